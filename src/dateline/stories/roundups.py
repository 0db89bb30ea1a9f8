"""Reports of many events: each entry of a list or a live page goes to the story that it tells.

Such a report is a story of its own, so that it never ties two others, and each story that an entry is like lists that
passage. A report is taken for one of many events where it is laid out in entries (`entries`) and these have little in
common: a live page of one event repeats its names.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from dateline.reading import Span
from dateline.stories.archive import Archive
from dateline.stories.groups import Groups, Order
from dateline.stories.linkage import ENOUGH, fading, gap
from dateline.stories.rows import EntryRow
from dateline.stories.vectors import WHOLE, Vector

#: Mean likeness of two entries; share of entries that hold one of the report's TOP weightiest terms (in three entries a
#: third do by necessity, and CHANCE more); share of the longest entry. Of 122 reports of the development sets that are
#: laid out in entries some twenty pass, mostly captions of other stories' videos; live pages of one event do not.
APART, SPREAD, CHANCE, TOP, LONGEST = 0.1, 0.3, 0.05, 10, 0.5


def of_many_events(whole: Vector, entries: Sequence[Vector], spans: Sequence[Span]) -> bool:
    """Whether these entries of a report tell different events."""
    import numpy as np

    lengths = [span.end - span.start for span in spans]
    if not entries or max(lengths) > LONGEST * sum(lengths):
        return False
    terms = [set(entry.keys.tolist()) for entry in entries]
    top = [key for key in whole.keys.tolist() if any(key in held for held in terms)][:TOP]
    shared = sum(key in held for key in top for held in terms)
    if shared > max(SPREAD, 1 / len(terms) + CHANCE) * len(top) * len(terms):
        return False
    keys, place = np.unique(np.concatenate([entry.keys for entry in entries]), return_inverse=True)
    table = np.zeros((len(entries), len(keys)), np.int64)
    owner = np.repeat(np.arange(len(entries)), [len(entry.keys) for entry in entries])
    table[owner, place] = np.concatenate([entry.weights for entry in entries])
    alike = table @ table.T
    pairs = len(entries) * (len(entries) - 1)
    return bool((alike.sum() - np.trace(alike)) <= APART * pairs * WHOLE)


class Roundups:
    """The entries of all reports of many events, and the reports that each is like."""

    def __init__(self, archive: Archive, groups: Groups, order: Order) -> None:
        self._archive, self._groups, self._order = archive, groups, order
        self._entries = Archive()
        self._of: list[tuple[int, Span]] = []
        self._near: list[array[int]] = []
        self._by_report: dict[int, list[int]] = {}

    def add(self, number: int, day: int | None, spans: Sequence[Span], entries: Sequence[Vector]) -> None:
        """Take in a report of many events."""
        for span, vector in zip(spans, entries, strict=True):
            self._keep(number, day, span, vector, self._alike(self._archive, day, vector))

    def meet(self, number: int, day: int | None, vector: Vector) -> tuple[int, ...]:
        """Take in an ordinary report; returns the entries that it is like."""
        found = self._alike(self._entries, day, vector) if self._of else ()
        self.restore_met(number, found)
        return found

    def restore_met(self, number: int, found: Iterable[int]) -> None:
        """Note that a report is like these entries."""
        for entry in found:
            self._near[entry].append(number)
            self._by_report.setdefault(number, []).append(entry)

    def restore(self, number: int, day: int | None, kept: Sequence[EntryRow]) -> None:
        """Take in a report of many events as it was kept."""
        import numpy as np

        for entry in kept:
            vector = Vector(np.frombuffer(entry.keys, np.uint32), np.frombuffer(entry.weights, np.uint16))
            self._keep(number, day, Span(entry.start, entry.end), vector, entry.near)

    def rows(self, number: int) -> tuple[EntryRow, ...]:
        """The entries of a report, with the earlier arrivals that each is like."""
        made = []
        for at in self._by_report.get(number, ()):
            owner, span = self._of[at]
            if owner == number:
                vector = self._entries.vector(at)
                near = tuple(n for n in self._near[at] if n < number)
                made.append(EntryRow(span.start, span.end, vector.keys.tobytes(), vector.weights.tobytes(), near))
        return tuple(made)

    def met(self, number: int) -> tuple[int, ...]:
        """The entries of earlier arrivals that an ordinary report is like."""
        return tuple(at for at in self._by_report.get(number, ()) if self._of[at][0] < number)

    def beside(self, number: int) -> set[int]:
        """The reports that compete with this one for an entry, or that its own entries are like."""
        return {other for at in self._by_report.get(number, ()) for other in self._near[at]}

    def passages(self, keys: Collection[int]) -> list[tuple[int, Span]]:
        """(report, where) of the entries that tell the story of these groups, in order."""
        near = {at for key in keys for n in self._groups.members(key) for at in self._by_report.get(n, ())}
        told = [self._of[at] for at in sorted(near) if self._of[at][0] not in keys and self._target(at) in keys]
        return sorted(told, key=lambda place: (self._order(place[0]), place[1]))

    def _keep(self, number: int, day: int | None, span: Span, vector: Vector, near: Iterable[int]) -> None:
        at = self._entries.append(day, vector, True)
        self._of.append((number, span))
        self._near.append(array("I", near))
        for other in (number, *self._near[at]):
            self._by_report.setdefault(other, []).append(at)

    def _alike(self, archive: Archive, day: int | None, vector: Vector) -> tuple[int, ...]:
        numbers, alike = archive.near(day, vector)
        pairs = zip(numbers.tolist(), alike.tolist(), strict=True)
        return tuple(n for n, whole in pairs if whole * _faded(day, archive.day(n)) >= ENOUGH * WHOLE)

    def _target(self, at: int) -> int | None:
        """The group that an entry is most like, of those with a report that it is alike enough to."""
        import numpy as np

        homes = {home for n in self._near[at] if (home := self._groups.home(n)) is not None}
        vector, best = self._entries.vector(at), None
        for home in sorted(homes):
            members = self._groups.members(home)
            mean = float(self._archive.likenesses(vector, np.array(members, np.int64)).mean())
            option = (-mean, min(map(self._order, members)), home)
            best = option if best is None else min(best, option)
        return None if best is None else best[2]


def _faded(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return 1.0
    return fading(gap((one, one), (other, other)))
