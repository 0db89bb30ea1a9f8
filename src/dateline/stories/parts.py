"""The sub-events of a story: what happened on one day or in one place of it, told by reports that are closer still.

A story of several groups (a shooting, its trial) has each as a part; a large group is cut once more, by the same
linkage with a higher bar. Reports that stand alone go to the part that they are most like.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.stories import linkage
from dateline.stories.archive import Archive
from dateline.stories.groups import Groups
from dateline.stories.linkage import fading, gap
from dateline.stories.vectors import WHOLE

#: A group of so many reports is looked at for sub-events.
LARGE = 8
#: Mean likeness from which on reports tell one sub-event.
CLOSE = 0.3
#: Reports that are divided at once, in order of time.
CHUNK = 200
#: Chunks whose division is remembered: most of a growing story stays as it was.
REMEMBERED = 500


class Parts:
    """Divides groups, and remembers how."""

    def __init__(self, archive: Archive, groups: Groups) -> None:
        self._archive, self._groups = archive, groups
        self._known: dict[tuple[int, ...], list[list[int]]] = {}

    def of(self, leaders: Sequence[int]) -> list[list[int]]:
        """The sub-events of one group, whose leaders are given in order of time; one where it is of a piece."""
        if len(leaders) < LARGE:
            return [list(leaders)]
        found: list[list[int]] = []
        for start in range(0, len(leaders), CHUNK):
            chunk = tuple(leaders[start : start + CHUNK])
            if chunk not in self._known:
                while len(self._known) >= REMEMBERED:
                    del self._known[next(iter(self._known))]
                self._known[chunk] = self._divide(chunk)
            found += self._known[chunk]
        return found

    def _divide(self, leaders: tuple[int, ...]) -> list[list[int]]:
        import numpy as np

        numbers = np.array(leaders, np.int64)
        alike = np.stack([self._archive.likenesses(self._archive.vector(n), numbers) for n in leaders])
        rows = linkage.groups(alike, [self._groups.period([n]) for n in leaders], WHOLE, CLOSE)
        firm = [group for group in rows if len(group) > 1]
        if not firm:
            return [list(leaders)]
        for row in (group[0] for group in rows if len(group) == 1):
            period = self._groups.period([leaders[row]])

            def worth(place: int, row: int = row, period: linkage.Period | None = period) -> float:
                away = gap(period, self._groups.period([leaders[r] for r in firm[place]]))
                return float(alike[row, firm[place]].mean()) * fading(away)

            firm[max(range(len(firm)), key=lambda place: (worth(place), -place))].append(row)
        return [[leaders[row] for row in sorted(group)] for group in firm]
