"""A store over a database: each call is one transaction, and what the database refuses becomes a sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection

from dateline.errors import RecordError
from dateline.model import Decision, Part, Rejection
from dateline.plugins import Store
from dateline.reading import Document, Reading
from dateline.store import account, adding, decisions, derived, reading, search
from dateline.store.backend import Backend, explained
from dateline.store.moments import required
from dateline.store.rows import Rows, rows
from dateline.store.verify import missing, verify

T = TypeVar("T")


class SqlStore:
    """A :class:`dateline.plugins.Store` over a database. Methods may be called from any thread."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._held = threading.local()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All calls of this thread inside are one transaction: all is written, or, after an exception, nothing.

        No other program can write meanwhile, so work things out before.
        """
        with self._write():
            yield

    def add(
        self,
        readings: Iterable[Reading],
        rejections: Iterable[Rejection],
        at: str,
        made_by: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Write readings and rejections in one transaction; returns the ids of reports that are new or read anew.

        `made_by` names the component of each layer ("name@version"), which a layer without records cannot tell. A
        reading that no database can hold becomes a rejection. Memory holds the rows of all that is given at once.
        """
        moment = required(at, "the time of adding,")
        batch: list[Rows] = []
        refused = list(rejections)
        for one in readings:
            try:
                batch.append(rows(one, made_by or {}))
            except RecordError as error:
                refused.append(Rejection(error.item, error.stage, error.reason))
        with self._write() as connection:
            added = adding.add(connection, self.backend, batch, moment)
            adding.reject(connection, self.backend, refused, moment)
        return added

    def documents(self, until: str | None = None) -> Iterator[Document]:
        """All reports, or those out by `until`, in order of publication, then id; without their readings.

        A bare date counts until its end, and an undated report from when it was added.
        """
        moment = None if until is None else required(until, "the moment")
        return self._stream(lambda connection: reading.documents(connection, moment))

    def readings(self, ids: Iterable[str], layers: Collection[str] | None = None) -> Iterator[Reading]:
        """The readings of some reports, in the order asked for, with all layers or only some. KeyError: unknown id."""
        return self._stream(lambda connection: reading.readings(connection, ids, layers))

    def rejections(self) -> Iterator[Rejection]:
        """What was set aside, sorted."""
        return self._stream(reading.rejections)

    def revision(self) -> int:
        """A number that grows whenever reports change."""
        with self._read() as connection:
            return reading.revision(connection)

    def changed(self, since: int) -> Iterator[str]:
        """Ids of reports that are new, read anew or partly forgotten since a revision, oldest change first."""
        return self._stream(lambda connection: reading.changed(connection, since))

    def stale(self, versions: Mapping[str, str]) -> Iterator[str]:
        """Ids of reports with a layer missing or not made by `versions` (layer name -> component@version)."""
        return self._stream(lambda connection: reading.stale(connection, versions))

    def forget(self, by: str) -> int:
        """Drop every layer with rows of the component "name@version", and all derived state; returns how many rows."""
        with self._write() as connection:
            return reading.forget(connection, by)

    def decide(self, decision: Decision) -> None:
        """Append a decision. The same again changes nothing; another one under its id is refused."""
        with self._write() as connection:
            decisions.append(connection, decision)

    def decisions(self, until: str | None = None) -> tuple[Decision, ...]:
        """All decisions, or those made by `until`, oldest first."""
        moment = None if until is None else required(until, "the moment")
        with self._read() as connection:
            return tuple(decisions.decisions(connection, moment))

    def keep(self, kind: str, values: Mapping[str, bytes | None]) -> None:
        """Set derived state (None deletes), all of it or nothing."""
        with self._write() as connection:
            derived.keep(connection, self.backend, kind, values)

    def kept(self, kind: str, keys: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Derived state of one kind by key: all of it, or of the keys asked for that are there, sorted."""
        return self._stream(lambda connection: derived.kept(connection, kind, keys))

    def tabulate(self, parts: Mapping[str, Part | None], anew: bool = False) -> None:
        """Set the rows of stories' parts, for whoever asks in SQL; None takes a story's away, `anew` all there were."""
        with self._write() as connection:
            if anew:
                account.clear(connection)
            account.keep(connection, self.backend, parts)

    def tabulated(self, story: str, part: Part) -> bool:
        """Whether the rows of a story are those of its part."""
        with self._read() as connection:
            return account.holds(connection, story, part)

    def holding(self, identity: str) -> tuple[str, ...]:
        """The ids of stories with a claim or a finding of that id, sorted."""
        with self._read() as connection:
            return tuple(account.stories_of(connection, identity))

    def find(self, words: str, limit: int = 20) -> Iterator[tuple[str, int, int]]:
        """Sentences with all the words (a word* by its beginning): (report id, start, end), shortest first."""
        return self._stream(lambda connection: search.find(connection, self.backend, words, limit))

    def verify(self) -> Iterator[str]:
        """One sentence per fault, with what to do; nothing for a sound store."""
        return self._stream(lambda connection: verify(connection, self.backend))

    def missing(self) -> dict[str, int]:
        """How many reports lack a layer, by its name; nothing where all have all."""
        with self._read() as connection:
            return missing(connection)

    def close(self) -> None:
        """Let go of files and connections."""
        self.backend.close()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            # A savepoint: a call that raises has changed nothing, also where its caller goes on.
            with explained(self.backend), held.begin_nested():
                yield held
            return
        with explained(self.backend), self.backend.engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                self.backend.lock(connection)
                self._held.connection = connection
                try:
                    yield connection
                finally:
                    self._held.connection = None

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        held: Connection | None = getattr(self._held, "connection", None)
        with explained(self.backend):
            if held is not None:
                yield held
                return
            with self.backend.engine.connect() as plain:
                yield plain.execution_options(**self.backend.snapshot)

    def _stream(self, rows_of: Callable[[Connection], Iterator[T]]) -> Iterator[T]:
        with self._read() as connection:
            yield from rows_of(connection)


def _conforms(store: SqlStore) -> Store:
    """Held to the seam by the type checker."""
    return store
