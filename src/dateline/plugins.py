"""The seams, as small protocols. Built-ins are literal dicts next to each seam; outsiders come by entry point and may
add a name, not take one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, TypeVar

from dateline.errors import SetupError
from dateline.model import Decision, Part, Rejection
from dateline.reading import Document, Furniture, Parse, Reading

T = TypeVar("T")


class Reader(Protocol):
    """Turns one file into reports; what cannot be used comes out as a Rejection, in place."""

    suffixes: tuple[str, ...]

    def read(self, path: Path) -> Iterator[Document | Rejection]:
        """The reports in `path`, in file order."""
        ...


class Parser(Protocol):
    """Turns texts into parses, many at a time; loaded once, kept for the life of the process."""

    name: str

    def parse(self, texts: Iterable[tuple[str, Sequence[Furniture]]]) -> Iterator[Parse]:
        """One Parse per (text, furniture), in order; sentences never cross paragraph or furniture edges."""
        ...


class Extractor(Protocol):
    """Reads some layers of a Reading and returns it with the layers in `writes` filled."""

    name: str
    version: str
    reads: frozenset[str]
    writes: frozenset[str]

    def extract(self, reading: Reading) -> Reading:
        """A new Reading with this extractor's layers set; a pure function of the layers in `reads`."""
        ...


class Store(Protocol):
    """Keeps what was read and what people decided. A call that returned has been written for good; one that raised
    has changed nothing. All times are ISO 8601 in UTC and given by the caller: a store has no clock."""

    def add(
        self,
        readings: Iterable[Reading],
        rejections: Iterable[Rejection],
        at: str,
        made_by: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Write readings and rejections in one transaction; returns the ids of reports that are new or read anew.

        The same reading again changes nothing, not even the time at which it was added. `made_by` names the component
        of each layer ("component@version"): a layer without records, furniture and a parse cannot tell.
        """
        ...

    def documents(self, until: str | None = None) -> Iterator[Document]:
        """All reports, or those published by `until`, in order of publication, then id; without their readings.

        A bare date counts until its end, and an undated report from when it was added.
        """
        ...

    def readings(self, ids: Iterable[str], layers: Collection[str] | None = None) -> Iterator[Reading]:
        """The readings of some reports, in the order asked for, with all layers or only some (the rest is empty).

        Raises KeyError on an unknown id.
        """
        ...

    def rejections(self) -> Iterator[Rejection]:
        """What was set aside, sorted."""
        ...

    def revision(self) -> int:
        """A number that grows whenever reports change: derived state that notes it knows what it has seen."""
        ...

    def changed(self, since: int) -> Iterator[str]:
        """Ids of reports that are new, read anew or partly forgotten after revision `since`, oldest change first."""
        ...

    def stale(self, versions: Mapping[str, str]) -> Iterator[str]:
        """Ids of reports with a layer missing or not made by `versions` (layer name -> component@version)."""
        ...

    def forget(self, by: str) -> int:
        """Drop every row that the component "name@version" made, and all derived state; returns how many rows."""
        ...

    def decide(self, decision: Decision) -> None:
        """Append a decision. The same id again changes nothing."""
        ...

    def decisions(self, until: str | None = None) -> tuple[Decision, ...]:
        """All decisions, or those made by `until`, oldest first."""
        ...

    def keep(self, kind: str, values: Mapping[str, bytes | None]) -> None:
        """Set derived state (None deletes): it may be lost and made again, but never be half-written."""
        ...

    def kept(self, kind: str, keys: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Derived state of one kind by key: all of it, or of the keys asked for that are there, sorted."""
        ...

    def tabulate(self, parts: Mapping[str, Part | None], anew: bool = False) -> None:
        """Set the rows of stories' parts (None deletes; `anew`: all others, too), for whoever asks in SQL."""
        ...

    def tabulated(self, story: str, part: Part) -> bool:
        """Whether the rows of a story are those of its part."""
        ...

    def holding(self, identity: str) -> tuple[str, ...]:
        """The ids of stories in whose rows stands a claim or a finding of that id, sorted."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """All calls of this thread inside are one transaction: all is written or, after an exception, nothing."""
        ...

    def find(self, words: str, limit: int = 20) -> Iterator[tuple[str, int, int]]:
        """Where the words stand: (report id, start, end) of sentences that hold them all, best first.

        Case, accents and punctuation do not count; a word that ends in * stands for all that begin so.
        """
        ...

    def verify(self) -> Iterator[str]:
        """One sentence per fault: spans that do not slice, ids that do not resolve, hashes that do not hold."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


def named(group: str, built_in: Mapping[str, T]) -> dict[str, T]:
    """Built-ins plus what installed packages add under the entry-point group `dateline.<group>`.

    Raises SetupError when an outsider takes a built-in's name.
    """
    found: dict[str, T] = dict(built_in)
    for entry in entry_points(group=f"dateline.{group}"):
        if entry.name in built_in:
            raise SetupError(f"the plug-in {entry.value} takes the name {entry.name!r} of a built-in; rename it")
        found[entry.name] = entry.load()
    return found


def order(extractors: Iterable[Extractor], given: Iterable[str]) -> list[Extractor]:
    """The extractors in an order in which each finds its layers written; `given` are there from the start.

    Raises SetupError naming the extractor and the layer when one can never run, or when two write one layer.
    """
    waiting, ready, placed = list(extractors), set(given), []
    writers: dict[str, str] = {}
    for extractor in waiting:
        for layer in extractor.writes:
            if layer in writers:
                raise SetupError(f"both {writers[layer]} and {extractor.name} write the layer {layer!r}; use one")
            writers[layer] = extractor.name
    while waiting:
        runnable = [e for e in waiting if e.reads <= ready]
        if not runnable:
            first = waiting[0]
            raise SetupError(f"{first.name} reads {sorted(first.reads - ready)}, which no extractor writes before it")
        for extractor in runnable:
            placed.append(extractor)
            ready |= extractor.writes
            waiting.remove(extractor)
    return placed
