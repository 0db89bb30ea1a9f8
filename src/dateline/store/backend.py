"""What differs between the databases, as one small protocol, and the one way in which their errors become ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Protocol

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from dateline.errors import SetupError
from dateline.store.rows import Sentence


class Backend(Protocol):
    """One kind of database. `name` is how messages call this one; it holds no password. `snapshot` are the execution
    options of those who only read."""

    snapshot: ClassVar[dict[str, Any]]
    name: str
    engine: Engine

    def writable(self) -> bool:
        """Whether we may write here."""
        ...

    def only_read(self) -> None:
        """From now on, open it without a need to write."""
        ...

    def prepare(self, connection: Connection) -> None:
        """What must be there before the first migration. Raises SetupError where the place is somebody else's."""
        ...

    def lock(self, connection: Connection) -> None:
        """Make this transaction the only one that writes; waits its turn, and raises when that takes too long."""
        ...

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT."""
        ...

    def write(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert many rows, the fastest way."""
        ...

    def index(self, connection: Connection, sentences: Sequence[tuple[int, Sentence]]) -> None:
        """Make numbered sentences findable."""
        ...

    def matching(self, words: Sequence[tuple[str, bool]]) -> Any:
        """The condition on `sentence` that it holds all the words; with True, words that begin so."""
        ...

    def indexed(self, connection: Connection) -> Iterator[tuple[int, str]]:
        """All that the index of words holds: the number of a sentence, and a word of it, each once."""
        ...

    def faults(self, connection: Connection) -> Iterator[str]:
        """What the database finds wrong with its own files."""
        ...

    def explain(self, error: DBAPIError) -> str:
        """A sentence for the person at the keyboard: what went wrong, and what to do."""
        ...

    def close(self) -> None:
        """Let go of connections and of what was only for this process."""
        ...


@contextmanager
def explained(backend: Backend) -> Iterator[None]:
    """Turns what a database refuses into a SetupError that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise SetupError(backend.explain(error)) from error
    except UnicodeDecodeError as error:
        # SQLite quotes a damaged schema in its message, which the driver then cannot read.
        told = f"{backend.name} is damaged ({error}); restore a backup, or save what can be read with `dateline copy`"
        raise SetupError(told) from error
