"""Fixtures: a test that asks for `store`, `place` or `empty_place` runs on SQLite, and on a PostgreSQL of its own.

Migrating takes a tenth of a second each time, so most tests get a copy of a store that was made once.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from dateline.store.open import SqlStore, open_store
from dateline.store.schema import HEAD
from eval.postgres_server import Server, missing, server

#: Makes a used store new. The guards of decisions are past by the owner of the table alone.
EMPTY = f"""
    ALTER TABLE decision DISABLE TRIGGER ALL;
    TRUNCATE report, layer, item, sentence, component, rejection, decision, derived, story, entity, claim, fact,
        finding, standing, judgement;
    ALTER TABLE decision ENABLE TRIGGER ALL;
    DROP TABLE IF EXISTS half;
    UPDATE alembic_version SET version_num = '{HEAD}';
    UPDATE store SET revision = 0, sentences = 0
"""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    reason = missing()
    if reason and os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI these tests must run")
    if reason:
        pytest.skip(reason)
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_connection(postgres: Server) -> Iterator[psycopg.Connection]:
    options = "-c search_path=dateline -c client_min_messages=warning"
    with psycopg.connect(postgres.address(), autocommit=True, options=options) as connection:
        yield connection


@pytest.fixture
def postgres_place(postgres: Server, postgres_connection: psycopg.Connection) -> str:
    """The address of a database without a store."""
    postgres_connection.execute("DROP SCHEMA IF EXISTS dateline CASCADE")
    return postgres.address()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "store.db"
    open_store(path).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """A place where no store is yet."""
    return tmp_path / "store.db" if request.param == "sqlite" else str(request.getfixturevalue("postgres_place"))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """A place where a store is, with nothing in it: a path, or the address of a database."""
    if request.param == "sqlite":
        return Path(shutil.copy(request.getfixturevalue("made_once"), tmp_path / "store.db"))
    connection = request.getfixturevalue("postgres_connection")
    address = str(request.getfixturevalue("postgres").address())
    if connection.execute("SELECT to_regclass('dateline.store')").fetchone() == (None,):
        open_store(address).close()
    connection.execute(EMPTY)
    return address


@pytest.fixture
def store(place: str | Path) -> Iterator[SqlStore]:
    opened = open_store(place, wait=1.0)
    yield opened
    opened.close()
