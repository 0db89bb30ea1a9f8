"""Groups of like reports, kept up to date: only what hangs together with a new report is grouped anew.

A component (reports that are alike enough directly or through others) of up to LARGEST reports is grouped from scratch,
so that its groups depend on its reports alone and may split as well as merge. In a larger one groups only grow and
merge, report by report.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from dateline.stories import linkage
from dateline.stories.archive import Archive
from dateline.stories.components import Components
from dateline.stories.likeness import Likenesses
from dateline.stories.linkage import ENOUGH, Period, fading, gap, united
from dateline.stories.vectors import WHOLE

Order = Callable[[int], tuple[int, str]]

#: Reports of a component that are grouped from scratch: 300 take about 20 ms. The largest component of the development
#: sets has 33.
LARGEST = 300
#: Groups that a new report of a larger component is tried against, those of its nearest reports.
TRIED = 8
#: Stands for a report that is in no group (a twin, or one not grouped yet).
NOWHERE = 0xFFFFFFFF


class Groups:
    """Leaders (reports that are nobody's twin) by group; a group's key is its lowest number."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.likenesses = Likenesses(archive)
        self._components = Components()
        self._home = array("I")
        self._many: dict[int, list[int]] = {}
        self._twins: dict[int, list[int]] = {}
        self._longer: dict[int, Period] = {}

    def append(self, leader: int | None, near: Iterable[int]) -> None:
        """Take in the archive's next report: a twin of `leader`, or alike enough to the reports in `near`."""
        number = len(self._home)
        self._home.append(NOWHERE)
        self._components.append()
        if leader is not None:
            self._twins.setdefault(leader, []).append(number)
            longer = united(self.period([leader]), self._day(number))
            if longer is not None:
                self._longer[leader] = longer
        for other in near:
            self._components.unite(number if leader is None else leader, other)

    def place(self, leader: int, members: Sequence[int]) -> None:
        """Put leaders into one group, as a saved state has it."""
        for number in members:
            self._home[number] = leader
        if len(members) > 1:
            self._many[leader] = list(members)

    def hanging(self, number: int, most: int) -> int:
        """How many reports hang together with this one, counted up to `most`."""
        return len(self._components.members(number, most))

    def home(self, number: int) -> int | None:
        """The key of a leader's group; None where it has none yet."""
        return None if self._home[number] == NOWHERE else self._home[number]

    def members(self, key: int) -> list[int]:
        """The leaders of a group, in order."""
        return self._many.get(key, [key])

    def reports(self, key: int) -> list[int]:
        """All reports of a group, twins too, in order."""
        return sorted(number for leader in self.members(key) for number in self.with_twins(leader))

    def with_twins(self, leader: int) -> list[int]:
        """A leader and its twins."""
        return [leader, *self._twins.get(leader, ())]

    def period(self, numbers: Sequence[int]) -> Period | None:
        """First and last day of these leaders and their twins; None where all are undated."""
        found: Period | None = None
        for number in numbers:
            found = united(found, self._longer.get(number) or self._day(number))
        return found

    def regroup(self, numbers: Iterable[int], order: Order) -> tuple[set[int], set[int]]:
        """Group anew what hangs together with these leaders; (keys of groups that are no more, keys of those that are
        new or other than before).

        `order` sorts reports by what they are, not by when they came, so that ties fall the same way.
        """
        before: dict[int, list[int]] = {}
        seen: set[int] = set()
        for number in sorted(numbers, key=order):
            root = self._components.root(number)
            if root in seen:
                continue
            part = self._components.members(number, LARGEST + 1)
            if len(part) > LARGEST:
                self._grow(number, before)
            else:
                seen.add(root)
                self._regroup(sorted(part, key=order), before)
        after = {self._home[number] for members in before.values() for number in members}
        after |= {self._home[number] for number in numbers}
        return set(before) - after, {key for key in after if before.get(key) != self.members(key)}

    def _regroup(self, part: list[int], before: dict[int, list[int]]) -> None:
        for key in {self._home[number] for number in part} - {NOWHERE}:
            before.setdefault(key, self.members(key))
            self._many.pop(key, None)
        for rows in self._linked(part):
            members = sorted(part[row] for row in rows)
            self.place(members[0], members)

    def _grow(self, number: int, before: dict[int, list[int]]) -> None:
        """Put one report of a large component to the group that it is most like, and then groups that it ties."""
        if self._home[number] != NOWHERE:
            return
        near = self._neighbours(number)
        self.place(number, [number])
        key = number
        while near:
            likeness, other = max((self._likeness(key, other), -other) for other in near)
            if likeness < ENOUGH:
                break
            near.remove(-other)
            key = self._join(key, -other, before)

    def _join(self, one: int, other: int, before: dict[int, list[int]]) -> int:
        members = sorted([*self.members(one), *self.members(other)])
        for key in (one, other):
            before.setdefault(key, self.members(key))
            self._many.pop(key, None)
        self.place(members[0], members)
        return members[0]

    def _neighbours(self, number: int) -> list[int]:
        """The groups of the reports most like this one."""
        numbers, alike = self._archive.near(self._archive.day(number), self._archive.vector(number))
        found: dict[int, None] = {}
        for _, other in sorted(zip((-alike).tolist(), numbers.tolist(), strict=True)):
            if other != number and self._home[other] != NOWHERE:
                found[self._home[other]] = None
        return list(found)[:TRIED]

    def _likeness(self, one: int, other: int) -> float:
        """Mean likeness of all pairs of reports across two groups, faded by the days between them."""
        mine, theirs = self.members(one), self.members(other)
        mean = self._archive.product(mine, theirs) / (len(mine) * len(theirs) * WHOLE)
        return mean * fading(gap(self.period(mine), self.period(theirs)))

    def _linked(self, part: Sequence[int]) -> list[list[int]]:
        if len(part) == 1:
            return [[0]]
        return linkage.groups(self.likenesses.among(part), [self.period([n]) for n in part], WHOLE)

    def _day(self, number: int) -> Period | None:
        day = self._archive.day(number)
        return None if day is None else (day, day)
