"""Each test that asks for `store` or `place` runs twice: on SQLite and on a PostgreSQL server of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store.open import SqlStore, open_store
from eval.postgres_server import Server, missing, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    reason = missing()
    if reason and os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI these tests must run")
    if reason:
        pytest.skip(reason)
    with server() as running:
        yield running


@pytest.fixture
def postgres_place(postgres: Server) -> str:
    """The address of a database without a store."""
    # One database, emptied: a new one for each test costs the disk eight megabytes.
    postgres.query("DROP SCHEMA IF EXISTS dateline CASCADE")
    return postgres.address()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """Where a store can be opened: a path, or the address of a database."""
    if request.param == "sqlite":
        return tmp_path / "store.db"
    return str(request.getfixturevalue("postgres_place"))


@pytest.fixture
def store(place: str | Path) -> Iterator[SqlStore]:
    opened = open_store(place, wait=1.0)
    yield opened
    opened.close()
