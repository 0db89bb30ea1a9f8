"""Opening a store by its path or address, and the `Store` that it gives.

with closing(open_store("newsroom.db")) as store:
    store.add(readings, rejections, at="2022-09-09T14:05:00Z")
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline.errors import SetupError
from dateline.store.backend import Backend
from dateline.store.migrate import check, migrate
from dateline.store.reader import ReadStore
from dateline.store.sql import SqlStore

__all__ = ["SqlStore", "open_store"]

#: Seconds that a writer waits for another before it gives up.
WAIT = 10.0

_ADDRESS = re.compile(r"postgres(ql)?(\+\w+)?://")


def open_store(where: str | Path, wait: float = WAIT, to_read: bool = False) -> SqlStore:
    """The store at a path (SQLite), at postgresql://user@host/database, or in ":memory:" until it is closed.

    It is made where it is not there, and brought to this version's schema where it is older. With `to_read` a store
    that may not be written is opened all the same, and what is derived meanwhile is not kept. Raises SetupError, saying
    what to do, for a place that cannot be used, a file that is no store, a damaged one, and one of a later version.
    """
    backend = _backend(where, wait)
    try:
        if to_read and not backend.writable():
            backend.only_read()
            check(backend)
            return ReadStore(backend)
        migrate(backend)
    except BaseException:
        backend.close()
        raise
    return SqlStore(backend)


def _backend(where: str | Path, wait: float) -> Backend:
    if _ADDRESS.match(str(where)):
        from dateline.store.postgres import Postgres

        return Postgres(str(where), wait)
    if re.match(r"\w{2,}://", str(where)):
        raise SetupError(f"{where} is no address of a store; give a path, or postgresql://user@host/database")
    from dateline.store.sqlite import Sqlite

    return Sqlite(where, wait)
