"""A store that may be read and not written: what is worked out while it is open stays in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection

from dateline.errors import SetupError
from dateline.model import Part
from dateline.plugins import Store
from dateline.store.backend import Backend
from dateline.store.sql import SqlStore


class ReadStore(SqlStore):
    """A :class:`dateline.plugins.Store` of which reports and decisions stay as they are.

    Derived state can be kept: it lies over what the database has, for as long as the store is open. So an account can
    be brought up to reports that were added and not yet taken in.
    """

    def __init__(self, backend: Backend) -> None:
        super().__init__(backend)
        self._over: dict[str, dict[str, bytes | None]] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """As any store; there is nobody to keep out."""
        yield

    def keep(self, kind: str, values: Mapping[str, bytes | None]) -> None:
        """Set derived state in memory (None deletes)."""
        self._over.setdefault(kind, {}).update(values)

    def kept(self, kind: str, keys: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Derived state of one kind by key, sorted: what was kept here before what the database has."""
        over = self._over.get(kind, {})
        wanted = None if keys is None else set(keys)
        below = super().kept(kind, wanted if wanted is None else wanted - over.keys())
        found: dict[str, bytes | None] = {key: value for key, value in below if key not in over}
        found |= {key: value for key, value in over.items() if wanted is None or key in wanted}
        yield from ((key, value) for key in sorted(found) if (value := found[key]) is not None)

    def tabulate(self, parts: Mapping[str, Part | None], anew: bool = False) -> None:
        """Nothing: nobody can ask these rows in SQL but those who are told to look at the database."""

    def tabulated(self, story: str, part: Part) -> bool:
        """Whether the rows in the database are those of a part; those of one that was made here are not looked for."""
        return story in self._over.get("part", {}) or super().tabulated(story, part)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        raise SetupError(f"{self.backend.name} may be read here and not written; look at its permissions")
        yield


def _conforms(store: ReadStore) -> Store:
    """Held to the seam by the type checker."""
    return store
