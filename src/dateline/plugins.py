"""The seams, as small protocols. Built-ins are literal dicts next to each seam; outsiders come by entry point and may
add a name, not take one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol, TypeVar

from dateline.errors import SetupError
from dateline.model import Document, Furniture, Parse, Reading, Rejection

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
