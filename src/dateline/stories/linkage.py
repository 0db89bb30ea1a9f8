"""Average-linkage grouping of reports whose likeness fades with the days between two groups.

Agglomeration (Sokal and Michener 1958): the two groups with the highest mean likeness are joined until none is high
enough. A mean over all pairs keeps one shared topic from chaining a war into a single story, while the fading is
reckoned from the gap between the groups, so that a story with daily follow-ups lives on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: First and last day, as ordinals.
Period = tuple[int, int]

#: Two groups are one story from this mean likeness on. One setting for every kind of collection.
ENOUGH = 0.19
#: Days without a report after which likeness counts half.
HALF = 10.0
#: A day after all days.
FAR = 10**9


def fading(gap: float) -> float:
    """What likeness is worth after a silence of `gap` days."""
    return 1.0 / (1.0 + gap / HALF)


def gap(a: Period | None, b: Period | None) -> int:
    """Days between two periods, 0 where they touch or one is unknown."""
    if a is None or b is None:
        return 0
    return max(0, a[0] - b[1], b[0] - a[1])


def united(a: Period | None, b: Period | None) -> Period | None:
    """The period that holds both."""
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def groups(
    alike: NDArray[np.int64], periods: Sequence[Period | None], whole: int, enough: float = ENOUGH
) -> list[list[int]]:
    """Rows of like reports, each group and the list of groups in order.

    `alike` holds the likeness of every two reports as parts of `whole`; sums of whole numbers are exact, so another
    order of the rows gives the same groups but where two scores are the same.
    """
    import numpy as np

    size = len(periods)
    members = [[row] for row in range(size)]
    if size < 2:
        return members
    total = alike.astype(np.float64)
    count = np.ones(size)
    # An unknown day is every day: first day before all, last day after all, so that no gap is reckoned to it.
    first = np.array([-FAR if p is None else p[0] for p in periods], np.float64)
    last = np.array([FAR if p is None else p[1] for p in periods], np.float64)
    known = np.array([p is not None for p in periods])
    gone = np.zeros(size, bool)

    def scored(row: int) -> NDArray[np.float64]:
        away = np.maximum(0, np.maximum(first[row] - last, first - last[row]))
        means: NDArray[np.float64] = total[row] / (count[row] * count * whole) * (1.0 / (1.0 + away / HALF))
        means[gone] = -1.0
        means[row] = -1.0
        return means

    scores = np.stack([scored(row) for row in range(size)])
    while True:
        a, b = divmod(int(scores.argmax()), size)
        if scores[a, b] < enough:
            return sorted(sorted(group) for group in members if group)
        members[a] += members[b]
        members[b] = []
        total[a] += total[b]
        total[:, a] = total[a]
        count[a] += count[b]
        if known[a] and known[b]:
            first[a], last[a] = min(first[a], first[b]), max(last[a], last[b])
        elif known[b]:
            first[a], last[a], known[a] = first[b], last[b], True
        gone[b] = True
        scores[b] = scores[:, b] = -1.0
        scores[a] = scores[:, a] = scored(a)
