"""Brings a store to the schema of this version, or refuses one that is newer.

All steps run in one transaction that nobody else can write beside: a program that is killed half way leaves the store
as it was.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dateline.errors import SetupError
from dateline.store.backend import Backend, explained
from dateline.store.schema import HEAD

SCRIPTS = Path(__file__).parent / "migrations"
_VERSION = text("SELECT version_num FROM alembic_version")


def version(connection: Connection) -> str | None:
    """The store's schema, or None where there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(_VERSION).scalar_one_or_none()


def migrate(backend: Backend, scripts: Path = SCRIPTS, head: str = HEAD) -> None:
    """Make or bring up the schema. Raises SetupError for a store of a later Dateline, or one that cannot be used."""
    with explained(backend):
        with backend.engine.connect() as connection:
            # Alembic takes a third of a second to load, so a store that is up to date never loads it.
            if version(connection) == head:
                return
        with backend.engine.connect().execution_options(writing=True) as connection, connection.begin():
            backend.lock(connection)
            found = version(connection)
            if found != head:
                if found is None:
                    backend.prepare(connection)
                _upgrade(connection, backend.name, found, scripts, head)


def check(backend: Backend) -> None:
    """Raise SetupError where a store that can only be read has not the schema of this version."""
    with explained(backend), backend.engine.connect() as connection:
        found = version(connection)
    if found is None:
        raise SetupError(f"{backend.name} is no Dateline store; name another one")
    if found != HEAD:
        raise SetupError(
            f"{backend.name} has another schema ({found}) than this version of dateline ({HEAD}) and may not be "
            "written here; call `dateline verify` on it where it may be written, or copy the file"
        )


def _upgrade(connection: Connection, name: str, found: str | None, scripts: Path, head: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise SetupError(f"the store {name} was made by a later Dateline (schema {found}); update dateline to use it")
    config.attributes["connection"] = connection
    command.upgrade(config, head)
