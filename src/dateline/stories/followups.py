"""Stories that go on after a long silence: an arrest, a trial, an anniversary names the same people again.

Words alone must fade with time, or every flood would join the last one. Names need not: two groups that share names
which hardly any other report holds, and that are still much alike, are one story however long the gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.stories.archive import Archive
from dateline.stories.groups import Groups
from dateline.stories.vectors import WHOLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Names that two groups must share, each in at most so many reports, most of them in these two groups.
NAMES, MOST_REPORTS, EXCLUSIVE = 2, 30, 0.8
#: Mean likeness of the two groups, time aside. At 0.27 the development sets of politics lose one to two points of
#: BCubed F1, because the same politicians make news every month; incidents gain 1.1 at 0.33, 1.5 at 0.27.
ENOUGH = 0.33
#: What two groups must have for the later one to follow the earlier one as a story of its own. Of the ties of incidents
#: 97 of 196 are right at 0.2, 62 of 104 at 0.27.
FOLLOWS = 0.2


class Ties:
    """Which groups are one story over a silence (`one`), and which are only tied (`tied`, with their likeness)."""

    def __init__(self, archive: Archive, groups: Groups) -> None:
        self._archive, self._groups = archive, groups
        self.one: dict[int, set[int]] = {}
        self.tied: dict[int, dict[int, float]] = {}

    def drop(self, key: int) -> set[int]:
        """Forget all ties of a group; returns the groups at their other ends."""
        tied = set(self.tied.pop(key, ()))
        for other in tied:
            del self.tied[other][key]
            if not self.tied[other]:
                del self.tied[other]
        one = self.one.pop(key, set())
        for other in one:
            self.one[other].discard(key)
            if not self.one[other]:
                del self.one[other]
        return tied | one

    def link(self, one: int, other: int) -> None:
        """Make two groups one story."""
        self.one.setdefault(one, set()).add(other)
        self.one.setdefault(other, set()).add(one)

    def tie(self, one: int, other: int, likeness: float) -> None:
        """Note that two groups share names of their own."""
        self.tied.setdefault(one, {})[other] = likeness
        self.tied.setdefault(other, {})[one] = likeness

    def connected(self, key: int) -> list[int]:
        """The groups that are one story with this one, itself among them, sorted."""
        found, waiting = {key}, [key]
        while waiting:
            more = self.one.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
        return sorted(found)

    def affected(self, first: int, leaders: Iterable[int]) -> set[int]:
        """The groups whose ties may change with these new reports, all from number `first` on, because a name that
        they held nearly alone is held by one more report."""
        found: set[int] = set()
        for numbers in self._archive.holders(self._names(list(leaders))).values():
            before = sum(number < first for number in numbers)
            if before > MOST_REPORTS:
                continue
            held = self._held(numbers)
            most = sorted(held.values(), reverse=True)[:2]
            for home, count in held.items():
                beside = most[0] if count < most[0] or len(most) < 2 else most[1]
                if count + beside >= EXCLUSIVE * before:
                    found.add(home)
        return found

    def renew(self, keys: Iterable[int]) -> None:
        """Find the ties of these groups anew."""
        for key in sorted(keys):
            for other, names in sorted(self._shared(key).items()):
                if other in self.one.get(key, ()) or other in self.tied.get(key, ()):
                    continue
                mine, theirs = self._groups.members(key), self._groups.members(other)
                likeness = self._archive.product(mine, theirs) / (len(mine) * len(theirs) * WHOLE)
                if names >= NAMES and likeness >= ENOUGH:
                    self.link(key, other)
                elif likeness >= FOLLOWS:
                    self.tie(key, other, likeness)

    def _shared(self, key: int) -> dict[int, int]:
        """How many names of their own this group and each other one share."""
        shared: dict[int, int] = {}
        for numbers in self._archive.holders(self._names(self._groups.members(key))).values():
            if not 2 <= len(numbers) <= MOST_REPORTS:
                continue
            held = self._held(numbers)
            for other, count in held.items():
                if other != key and held.get(key, 0) + count >= EXCLUSIVE * len(numbers):
                    shared[other] = shared.get(other, 0) + 1
        return shared

    def _held(self, numbers: Iterable[int]) -> dict[int, int]:
        """How many of these reports each group holds."""
        held: dict[int, int] = {}
        for number in numbers:
            home = self._groups.home(number)
            if home is not None:
                held[home] = held.get(home, 0) + 1
        return held

    def _names(self, leaders: list[int]) -> NDArray[np.uint32]:
        """The pairs of names, as sorted keys, by which these reports are found."""
        import numpy as np

        probes = [np.zeros(0, np.uint32), *(self._archive.probes(n) for n in leaders)]
        keys: NDArray[np.uint32] = np.unique(np.concatenate(probes))
        named: NDArray[np.uint32] = keys[keys % 2 == 1]
        return named
