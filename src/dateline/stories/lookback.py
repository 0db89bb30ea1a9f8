"""Reports that look back: a trial, an anniversary, a later death names the day of what it goes back to.

"The March 9 shooting" in a report of July leads to the reports of March 9 and 10. Of the groups that are earlier, tell
of that day and share a name, the most alike is the one that is followed. Where the sentence that names the day tells
of harm to people, the later group is the same story's aftermath and joins the most alike group that began about then;
in politics, where every step is news of its own ("the bill that the House passed on March 9"), it is a story that
follows.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.stories.archive import Archive
from dateline.stories.groups import NOWHERE, Groups, Order
from dateline.stories.linkage import gap
from dateline.stories.vectors import WHOLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

#: Mean likeness of the two groups, time aside. Of the ties of incidents 0.10, 0.12 and 0.15 make 210 of 250, 204 of
#: 234 and 179 of 203 right.
ALIKE = 0.12
#: A group that does not name the day, but came out on it or on the next one, is meant after a silence of so many days.
SILENCE = 3
#: A later group joins where so many of its reports tell of harm on the day, and where the earlier group began so many
#: days from it. On BASIL and AllSides joins without harm cost 5.4 and 3.8 points of BCubed F1.
HARMED, BEGAN = 0.5, 5
#: A group of the day itself that is so far as alike as the most alike one is joined rather than that. At 0.4, 0.5, 0.6
#: and 0.75 incidents score 93.8, 93.7, 93.7 and 93.6 (93.5 without; both halves rise), at 0 events of one day merge.
NEARLY = 0.5
#: Reports of a group that are looked at, the earliest.
SAMPLE = 60


class Choice(msgspec.Struct, frozen=True):
    """The earlier group that one goes back to, how alike the two are, and whether they are one story."""

    key: int
    likeness: float
    one: bool


class Lookback:
    """Which earlier group each group goes back to. `told` gives the days of a report and whether harm is told of."""

    def __init__(
        self, archive: Archive, groups: Groups, told: Callable[[int], Iterable[tuple[int, bool]]], order: Order
    ) -> None:
        self._archive, self._groups, self._told, self._order = archive, groups, told, order
        self._telling: dict[int, array[int]] = {}
        self._out: dict[int, array[int]] = {}

    def append(self, number: int) -> None:
        """Take in a report that is nobody's twin."""
        for day, _ in self._told(number):
            self._telling.setdefault(day, array("I")).append(number)
        own = self._archive.day(number)
        if own is not None:
            self._out.setdefault(own, array("I")).append(number)

    def choice(self, key: int) -> Choice | None:
        """The earlier group that this one goes back to, if any."""
        members = self._members(key)
        days = sorted({day for n in members for day, _ in self._back(n)})
        if not days:
            return None
        telling = self._homes(n for day in days for n in self._telling.get(day, ()))
        out = self._homes(n for day in days for near in (day, day + 1) for n in self._out.get(near, ()))
        options = self._passing(key, members, telling, out)
        earlier = [(-likeness, self._first(other), other) for other, likeness in options if self._before(other, key)]
        if not earlier:
            return None
        # A report on an arrest is more like the one on the search than like those of the day itself, which it names.
        near = [row for row in earlier if row[0] <= NEARLY * min(earlier)[0]]
        joined = [row for row in near if self._is_one(members, row[2])]
        likeness, _, other = min(joined or earlier)
        return Choice(other, -likeness, bool(joined))

    def later(self, key: int) -> set[int]:
        """The later groups that may go back to this one."""
        members = self._members(key)
        told = {day for n in members for day, _ in self._told(n)}
        own = [day for n in members if (day := self._archive.day(n)) is not None]
        telling = self._homes(self._looking(told))
        out = self._homes(self._looking({day - back for day in own for back in (0, 1)}))
        return {other for other, _ in self._passing(key, members, telling, out) if self._before(key, other)}

    def _looking(self, days: Iterable[int]) -> Iterator[int]:
        """The reports that look back to one of these days."""
        for day in sorted(days):
            for number in self._telling.get(day, ()):
                own = self._archive.day(number)
                if own is None or own > day:
                    yield number

    def _back(self, number: int) -> Iterator[tuple[int, bool]]:
        """The days before its own that a report tells of."""
        own = self._archive.day(number)
        return ((day, harm) for day, harm in self._told(number) if own is None or own > day)

    def _passing(self, key: int, members: Sequence[int], telling: set[int], out: set[int]) -> list[tuple[int, float]]:
        """(group, likeness) of those that tell of the day, or came out on it, share a name and are alike enough."""
        named = self._homes(self._archive.found_by(self._names(members)).tolist())
        period = self._groups.period(members)
        found = []
        for other in sorted(named & (telling | out) - {key}):
            theirs = self._members(other)
            if other not in telling and gap(period, self._groups.period(theirs)) < SILENCE:
                continue
            likeness = self._archive.product(members, theirs) / (len(members) * len(theirs) * WHOLE)
            if likeness >= ALIKE:
                found.append((other, likeness))
        return found

    def _is_one(self, members: Sequence[int], other: int) -> bool:
        """Whether these reports tell the aftermath of the harm that the earlier group tells of."""
        theirs = self._members(other)
        told = {day for n in theirs for day, _ in self._told(n)}
        out = {day - back for n in theirs if (day := self._archive.day(n)) is not None for back in (0, 1)}
        first = min((day for n in theirs if (day := self._archive.day(n)) is not None), default=None)
        meant = {day for day in told | out if first is None or abs(first - day) <= BEGAN}
        harmed = sum(any(harm and day in meant for day, harm in self._back(n)) for n in members)
        return harmed >= HARMED * len(members)

    def _names(self, members: Sequence[int]) -> NDArray[np.uint32]:
        """The pairs of names in the vectors of these reports, as sorted keys."""
        keys, _ = self._archive.sums(members)
        named: NDArray[np.uint32] = keys[keys % 2 == 1]
        return named

    def _homes(self, numbers: Iterable[int]) -> set[int]:
        return {home for n in numbers if (home := self._groups.home(n)) is not None and home != NOWHERE}

    def _members(self, key: int) -> list[int]:
        members = self._groups.members(key)
        return members if len(members) <= SAMPLE else sorted(members, key=self._order)[:SAMPLE]

    def _first(self, key: int) -> tuple[int, str]:
        return min(map(self._order, self._groups.members(key)))

    def _before(self, one: int, other: int) -> bool:
        return self._first(one) < self._first(other)
