"""A store in a PostgreSQL database: a schema of its own, one writer at a time, tsvector for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event, literal_column, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from dateline.errors import SetupError
from dateline.store.backend import explained
from dateline.store.rows import Sentence

#: Tables live here, so that a database can be shared with other programs.
SCHEMA = "dateline"
#: The advisory lock that writers take in turn ("DTLN").
LOCK = 0x44544C4E


#: What to do, by the beginning of PostgreSQL's error code; the empty one is a server that does not answer.
_ADVICE = (
    (
        ("55P03", "40001", "40P01"),
        "another program is writing to {name} and did not finish within {wait:g} seconds; nothing was changed: wait "
        "for it, then repeat the command",
    ),
    (("53",), "the server of {name} has no room or connections left ({said}); nothing was changed: make room there"),
    (("28", "3D"), "{name} does not let you in ({said}); look at the address, or make the database and the user"),
    (("42501", "25006"), "{name} may not be written with this user ({said}); grant it the right to create a schema"),
    (("58", "XX"), "{name} is damaged or its disk failed ({said}); look at the server's log and restore a backup"),
    (("57P",), "the server of {name} is shutting down; repeat the command when it is back"),
)


class Postgres:
    """A Backend at a postgresql:// address. Needs psycopg (the extra `postgres`).

    Readers see one moment of the store for as long as they read. Writers do not: their snapshot would be taken before
    they have waited for the lock, and miss what the writer before them wrote.
    """

    snapshot: ClassVar[dict[str, Any]] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    def __init__(self, address: str, wait: float) -> None:
        try:
            url = make_url(address).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as error:
            raise SetupError("the store's address is not understood; give postgresql://user@host/database") from error
        self.name = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self.wait = wait
        try:
            self.engine = self._engine(url)
        except ImportError as error:
            raise SetupError(
                "PostgreSQL needs psycopg, which is not installed; pip install 'dateline[postgres]'"
            ) from error

    def writable(self) -> bool:
        """Whether this user may write to the store, or make one where there is none."""
        asked = text(
            "SELECT NOT current_setting('transaction_read_only')::boolean AND CASE "
            f"WHEN to_regclass('{SCHEMA}.derived') IS NULL THEN true "
            f"ELSE has_table_privilege('{SCHEMA}.derived', 'INSERT') END"
        )
        with explained(self), self.engine.connect() as connection:
            return bool(connection.execute(asked).scalar_one())

    def only_read(self) -> None:
        """Nothing: readers' transactions are marked as such already."""

    def _engine(self, url: Any) -> Engine:
        engine = create_engine(url, pool_pre_ping=True, max_overflow=-1)
        self.driver_error: type[Exception] = engine.dialect.import_dbapi().Error

        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: object) -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"SET search_path TO {SCHEMA}")
                cursor.execute(f"SET lock_timeout TO {max(1, int(1000 * self.wait))}")
                cursor.execute("SET synchronous_commit TO on")
                cursor.execute("SET client_encoding TO 'UTF8'")
            connection.commit()

        return engine

    def prepare(self, connection: Connection) -> None:
        """Make our schema; refuse a database that cannot hold all of Unicode."""
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        if encoding != "UTF8":
            raise SetupError(f"the database {self.name} is encoded in {encoding}; make one with ENCODING 'UTF8'")
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")

    def lock(self, connection: Connection) -> None:
        """Take the writers' lock until the end of the transaction."""
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT."""
        return insert(table)

    def write(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert many rows by COPY."""
        if not rows:
            return
        names = ", ".join(f'"{name}"' for name in columns)
        kinds = [str(table.c[name].type.compile(connection.dialect)).split(" ")[0].lower() for name in columns]
        kinds = ["float8" if kind == "float" else kind for kind in kinds]
        cursor = connection.connection.cursor()
        try:
            with cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN (FORMAT BINARY)') as copy:
                copy.set_types(kinds)
                for row in rows:
                    copy.write_row(row)
        except self.driver_error as error:
            # The driver is used directly here, so its errors have to be dressed like those that pass through.
            raise DBAPIError("COPY", None, error) from error
        finally:
            cursor.close()

    def index(self, connection: Connection, sentences: Sequence[tuple[int, Sentence]]) -> None:
        """Fill the column `terms`."""
        if sentences:
            statement = text("UPDATE sentence SET terms = array_to_tsvector(:words) WHERE id = :id")
            connection.execute(statement, [{"id": n, "words": sorted(set(s.words))} for n, s in sentences])

    def matching(self, words: Sequence[tuple[str, bool]]) -> Any:
        """A condition on `sentence.terms`."""
        query = " & ".join(f"'{word}'{':*' if open_ended else ''}" for word, open_ended in words)
        return literal_column("terms").op("@@")(text("CAST(:query AS tsquery)").bindparams(bindparam("query", query)))

    def indexed(self, connection: Connection) -> Iterator[tuple[int, str]]:
        """What the column `terms` holds."""
        asked = text("SELECT id, unnest(tsvector_to_array(terms)) FROM sentence")
        for number, word in connection.execute(asked.execution_options(yield_per=5000)):  # noqa: UP028 - plain tuples
            yield number, word

    def faults(self, connection: Connection) -> Iterator[str]:
        """Sentences that are not in the index; pages and foreign keys are the server's to check."""
        missing = "SELECT count(*) FROM sentence WHERE terms IS NULL"
        if count := connection.exec_driver_sql(missing).scalar_one():
            yield f"{count} sentences cannot be found by their words; restore a backup"

    def explain(self, error: DBAPIError) -> str:
        """What the server said, and what to do."""
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        state = getattr(error.orig, "sqlstate", None) or ""
        for codes, advice in _ADVICE:
            if state.startswith(codes):
                return advice.format(name=self.name, wait=self.wait, said=said)
        if (not state and error.connection_invalidated) or isinstance(error, OperationalError):
            return f"{self.name} cannot be reached ({said}); look at the address, the password and the server"
        return f"{self.name}: {said}"

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
