"""Stories that go on after a silence: an arrest, a trial, an anniversary.

Words alone must fade with time, or every flood would join the last one. Two things need not. Names: two groups that
share names which hardly any other report holds, and that are still much alike, are one story however long the gap.
And the event's own day, where the later report states it (`lookback`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.stories.archive import Archive
from dateline.stories.groups import Groups
from dateline.stories.lookback import Choice, Lookback
from dateline.stories.vectors import WHOLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Names that two groups must share, each in at most so many reports, most of them in these two groups.
NAMES, MOST_REPORTS, EXCLUSIVE = 2, 30, 0.8
#: Mean likeness of the two groups, time aside. At 0.27 the development sets of politics lose one to two points of
#: BCubed F1, because the same politicians make news every month; incidents gain 1.1 at 0.33, 1.5 at 0.27.
ENOUGH = 0.33


class Ties:
    """Which groups are one story by their names (`one`), and to which earlier group each one goes back (`back`)."""

    def __init__(self, archive: Archive, groups: Groups, lookback: Lookback) -> None:
        self._archive, self._groups, self._lookback = archive, groups, lookback
        self.one: dict[int, set[int]] = {}
        self.back: dict[int, Choice] = {}
        self._led: dict[int, set[int]] = {}

    def drop(self, key: int) -> set[int]:
        """Forget all ties of a group; returns the groups at their other ends."""
        one = self.one.pop(key, set())
        for other in one:
            self.one[other].discard(key)
            if not self.one[other]:
                del self.one[other]
        led = set(self._led.get(key, ()))
        for other in (*led, key):
            choice = self.back.pop(other, None)
            if choice is not None:
                one = one | {choice.key}
                self._led[choice.key].discard(other)
                if not self._led[choice.key]:
                    del self._led[choice.key]
        return (one | led) - {key}

    def led(self, key: int) -> set[int]:
        """The groups that go back to this one."""
        return set(self._led.get(key, ()))

    def link(self, one: int, other: int) -> None:
        """Make two groups one story."""
        self.one.setdefault(one, set()).add(other)
        self.one.setdefault(other, set()).add(one)

    def go_back(self, key: int, choice: Choice) -> None:
        """Note the earlier group that one goes back to."""
        self.back[key] = choice
        self._led.setdefault(choice.key, set()).add(key)

    def connected(self, key: int) -> list[int]:
        """The groups that are one story with this one, itself among them, sorted."""
        found, waiting = {key}, [key]
        while waiting:
            at = waiting.pop()
            more = self.one.get(at, set()) | {other for other in self._led.get(at, ()) if self.back[other].one}
            if at in self.back and self.back[at].one:
                more = more | {self.back[at].key}
            waiting += more - found
            found |= more
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

    def renew(self, keys: Iterable[int]) -> set[int]:
        """Find anew with which groups these share names of their own; returns the later groups that may now go back to
        one of them."""
        keys = sorted(keys)
        for key in keys:
            for other, names in sorted(self._shared(key).items()):
                if names >= NAMES and other not in self.one.get(key, ()):
                    mine, theirs = self._groups.members(key), self._groups.members(other)
                    if self._archive.product(mine, theirs) >= ENOUGH * len(mine) * len(theirs) * WHOLE:
                        self.link(key, other)
        return {other for key in keys for other in self._lookback.later(key)}

    def look_back(self, keys: Iterable[int]) -> set[int]:
        """Choose anew where these groups go back to; returns the groups at either end of what is new or gone."""
        ends: set[int] = set()
        for key in sorted(keys):
            before, now = self.back.get(key), self._lookback.choice(key)
            if now == before:
                continue
            if before is not None:
                del self.back[key]
                self._led[before.key].discard(key)
                if not self._led[before.key]:
                    del self._led[before.key]
            if now is not None:
                self.go_back(key, now)
            ends |= {key, *(choice.key for choice in (before, now) if choice is not None)}
        return ends

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
