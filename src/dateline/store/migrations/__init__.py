"""The schema, step by step, for Alembic; :mod:`dateline.store.migrate` runs them."""
