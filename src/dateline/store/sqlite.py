"""A store in one SQLite file: write-ahead log, full synchronisation, one writer at a time, FTS5 for words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from dateline.errors import SetupError
from dateline.store.rows import Sentence
from dateline.store.schema import SENTENCE

#: Marks the file as ours in its header ("DTLN"); `file` and SQLite's own tools show it.
APPLICATION = 0x44544C4E

#: For each connection. FULL: a commit has reached the disk when it returns. The rest finds damage early and lets
#: nothing in the file run code.
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "cell_size_check=ON",
    "trusted_schema=OFF",
    "cache_size=-32000",
    "journal_size_limit=64000000",
)
#: Of a file that is only read: `mode=ro` sees to that; `query_only` would refuse the temporary table of `indexed`.
_READ_PRAGMAS = ("cell_size_check=ON", "trusted_schema=OFF", "cache_size=-32000")


class Sqlite:
    """A Backend in the file `path`; ":memory:" is a file of its own that goes when the store is closed."""

    snapshot: ClassVar[dict[str, Any]] = {}

    def __init__(self, path: Path | str, wait: float) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if str(path) == ":memory:":
            self._folder = tempfile.TemporaryDirectory(prefix="dateline-")
            path = Path(self._folder.name) / "store.db"
        self.path = Path(path)
        self.name = str(self.path)
        self.wait = wait
        self.engine = self._engine(URL.create("sqlite", database=str(self.path)), _PRAGMAS)

    def writable(self) -> bool:
        """Whether the file and its folder, where the log goes, may be written."""
        return os.access(self.path.parent, os.W_OK) and (not self.path.exists() or os.access(self.path, os.W_OK))

    def only_read(self) -> None:
        """Open the file as it is. Where no log lies beside it nobody has it open to write, and SQLite is told so, since
        it could not make the files by which readers and writers find each other (sqlite.org/wal.html, 5)."""
        log = Path(f"{self.path}-wal")
        query = {"mode": "ro", "uri": "true"} | ({} if log.exists() else {"immutable": "1"})
        self.engine.dispose()
        url = URL.create("sqlite", database=f"file:{quote(str(self.path.absolute()))}", query=query)
        self.engine = self._engine(url, _READ_PRAGMAS)

    def _engine(self, url: URL, pragmas: Sequence[str]) -> Engine:
        if not self.path.parent.is_dir():
            raise SetupError(f"there is no folder {self.path.parent} for the store {self.name}; make it first")
        # Without a limit of connections: each iterator holds one for as long as it is read.
        engine = create_engine(url, connect_args={"timeout": self.wait}, max_overflow=-1)
        vanishing = self._folder is not None

        @event.listens_for(engine, "connect")
        def set_up(connection: sqlite3.Connection, _record: object) -> None:
            # Python's own transactions leave out DDL; ours are begun below.
            connection.isolation_level = None
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
            if vanishing:
                connection.execute("PRAGMA synchronous=OFF")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A reader that later writes could find its snapshot outdated; who will write takes the lock at once.
            writing = connection.get_execution_options().get("writing", False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine

    def prepare(self, connection: Connection) -> None:
        """Refuse a file of somebody else's, and mark a new one."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if mark != APPLICATION and tables:
            raise SetupError(f"{self.name} is a SQLite database, but no Dateline store; name another file")
        if mark != APPLICATION:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")

    def lock(self, connection: Connection) -> None:
        """Nothing: BEGIN IMMEDIATE has taken the lock."""

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT."""
        return insert(table)

    def write(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert many rows through the driver, without a look at each value."""
        if rows:
            names = ", ".join(f'"{name}"' for name in columns)
            marks = ", ".join("?" * len(columns))
            connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(rows))

    def index(self, connection: Connection, sentences: Sequence[tuple[int, Sentence]]) -> None:
        """Put the words into the FTS5 table. It keeps no text: rows of sentences that are gone are passed over."""
        if sentences:
            found = [(number, " ".join(sentence.words)) for number, sentence in sentences]
            connection.exec_driver_sql("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", found)

    def matching(self, words: Sequence[tuple[str, bool]]) -> Any:
        """A condition on `sentence.id`."""
        query = " AND ".join(f'"{word}"{"*" if open_ended else ""}' for word, open_ended in words)
        found = text("SELECT rowid FROM sentence_words WHERE sentence_words MATCH :query")
        return SENTENCE.c.id.in_(found.bindparams(query=query).columns(SENTENCE.c.id).scalar_subquery())

    def indexed(self, connection: Connection) -> Iterator[tuple[int, str]]:
        """What the FTS5 table says of itself (sqlite.org/fts5.html, fts5vocab)."""
        plain = connection.connection.cursor()
        plain.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'sentence_words', 'instance')"
        )
        for word, number in plain.execute("SELECT term, doc FROM temp.word"):
            yield number, word

    def faults(self, connection: Connection) -> Iterator[str]:
        """SQLite's own check of pages, indexes and foreign keys, and that each sentence is in the index of words."""
        advice = "restore a backup, or save what can be read with `dateline copy`"
        for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if found != "ok":
                yield f"{self.name} is damaged ({found}); {advice}"
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} belongs to a row of {parent} that is not there; {advice}"
        missing = "SELECT count(*) FROM sentence WHERE id NOT IN (SELECT id FROM sentence_words_docsize)"
        if count := connection.exec_driver_sql(missing).scalar_one():
            yield f"{count} sentences cannot be found by their words; {advice}"

    def explain(self, error: DBAPIError) -> str:
        """What SQLite said, and what to do."""
        said = str(error.orig)
        code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return (
                f"another program is writing to {self.name} and did not finish within {self.wait:g} seconds; nothing "
                "was changed: wait for it, then repeat the command"
            )
        if code == sqlite3.SQLITE_FULL:
            return f"the disk of {self.name} is full; nothing was changed: make room there, then repeat the command"
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
            return f"{self.name} cannot be opened or written ({said}); look at its folder's permissions and free space"
        if code == sqlite3.SQLITE_NOTADB:
            return (
                f"{self.name} is no Dateline store, or its beginning is damaged; name another file, or restore a backup"
            )
        if code == sqlite3.SQLITE_CORRUPT:
            return f"{self.name} is damaged ({said}); restore a backup, or save what can be read with `dateline copy`"
        if code == sqlite3.SQLITE_IOERR:
            return (
                f"the disk of {self.name} failed or is full ({said}); nothing was changed: look at its free space and "
                "health, then repeat the command"
            )
        return f"{self.name}: {said}"

    def close(self) -> None:
        """Close all connections; the last one folds the log into the file."""
        self.engine.dispose()
        if self._folder is not None:
            shutil.rmtree(self._folder.name, ignore_errors=True)
            self._folder.cleanup()
