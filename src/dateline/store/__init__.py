"""Keeps what was read and what people decided, in SQLite or PostgreSQL: one schema, one contract.

Start at :mod:`dateline.store.open`; `docs/parts/store.md` says how it works and what it survives.
"""
