"""The sub-events of a story: what happened in one place or on some days of it, told by reports that are closer still.

A story of several groups (a shooting, its trial) has each as a part. A large group is cut once more: its likenesses are
centred, which takes away what all its reports share (a war's names), and what is left is linked by the same method.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.stories import linkage
from dateline.stories.groups import Groups
from dateline.stories.vectors import WHOLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A group of so many reports is looked at for sub-events.
LARGE = 8
#: Mean centred likeness from which on reports tell one sub-event, and how many there must be. Of 70 large groups of
#: ECB+, six of which mix two events, 0.15 and 0.2 give parts of BCubed F1 94.0 and 94.5 (uncut 93.3).
CLOSE, FEWEST = 0.2, 3
#: Two parts are one where the reports of both are so alike, beside those of the less even one: what is left of reports
#: of one event once their common words are gone is chance, and must not cut them.
EVEN = 0.7
#: Reports that are divided at once, in order of time.
CHUNK = 200
#: Chunks whose division is remembered: most of a growing story stays as it was.
REMEMBERED = 500


class Parts:
    """Divides groups, and remembers how."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
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
        alike = self._groups.likenesses.among(leaders)
        rows = linkage.groups(_centred(alike), [self._groups.period([n]) for n in leaders], WHOLE, CLOSE)
        cores = _apart(alike, [list(group) for group in rows if len(group) >= FEWEST])
        if len(cores) < 2:
            return [list(leaders)]
        parts = [list(core) for core in cores]
        for row in sorted(set(range(len(leaders))) - {row for core in cores for row in core}):
            worth = [float(alike[row, core].mean()) for core in cores]
            parts[worth.index(max(worth))].append(row)
        return [[leaders[row] for row in sorted(group)] for group in parts]


def _apart(alike: NDArray[np.int64], cores: list[list[int]]) -> list[list[int]]:
    """The groups of rows, with those made one that are nearly as alike as each is within."""
    import numpy as np

    def within(rows: list[int]) -> float:
        return float(alike[np.ix_(rows, rows)].sum() - alike[rows, rows].sum()) / (len(rows) * (len(rows) - 1))

    while len(cores) > 1:
        even, one, other = max(
            (float(alike[np.ix_(a, b)].mean()) / max(1.0, min(within(a), within(b))), i, j)
            for i, a in enumerate(cores)
            for j, b in enumerate(cores)
            if i < j
        )
        if even < EVEN:
            break
        cores[one] = sorted(cores[one] + cores.pop(other))
    return cores


def _centred(alike: NDArray[np.int64]) -> NDArray[np.int64]:
    """Likenesses as they would be were the mean of all vectors taken off each (double centring), as parts of WHOLE."""
    import numpy as np

    means = alike.mean(axis=1)
    off = alike - means[:, None] - means[None, :] + alike.mean()
    lengths = np.sqrt(np.maximum(np.diag(off), 1.0))
    found: NDArray[np.int64] = np.rint(off / np.outer(lengths, lengths) * WHOLE).astype(np.int64)
    return found
