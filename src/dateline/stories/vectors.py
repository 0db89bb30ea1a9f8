"""A report as a packed vector: up to KEPT terms as 32-bit keys, the heaviest first, with 16-bit weights of unit length.

Weights are whole numbers, so that a likeness is an exact sum: the same whichever of two reports came first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from dateline.stories import background
from dateline.stories.frequencies import Frequencies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Terms kept of a report, the heaviest first (60 lose up to a point of BCubed F1, 200 gain nothing).
KEPT = 120
#: A weight of 1 as a whole number, and a likeness of 1.
UNIT = 1 << 15
WHOLE = UNIT * UNIT


class Counted(msgspec.Struct, frozen=True):
    """The terms of a report: sorted keys, how often each occurs, and the share of news texts that hold it."""

    keys: NDArray[np.uint32]
    counts: NDArray[np.float64]
    shares: NDArray[np.float64]


class Vector(msgspec.Struct, frozen=True):
    """Keys and whole weights, the heaviest first; of equal weights the lower key first."""

    keys: NDArray[np.uint32]
    weights: NDArray[np.uint16]


def key(term: str) -> int:
    """The 32-bit key of a term; odd for a pair of names ("larry_gordon"), even for all else.

    Of a hundred thousand reports' three million terms about two thousand share a key with another one.
    """
    named = "_" in term and not any(c.isdigit() for c in term)
    return crc32(term.encode()) & ~1 | named


def counted(terms: Mapping[str, float]) -> Counted:
    """Weighted term counts by key."""
    import numpy as np

    common = background.shares()
    found: dict[int, tuple[float, float]] = {}
    for term, count in terms.items():
        at = key(term)
        before = found.get(at, (0.0, 0.0))
        found[at] = (before[0] + count, max(before[1], common.get(term, 0.0)))
    keys = sorted(found)
    return Counted(
        np.array(keys, np.uint32),
        np.array([found[k][0] for k in keys], np.float64),
        np.array([found[k][1] for k in keys], np.float64),
    )


def weigh(report: Counted, day: int | None, frequencies: Frequencies) -> Vector:
    """The vector of a report of this day: sublinear term frequency times inverse document frequency."""
    import numpy as np

    seen, total = frequencies.known(day, report.keys)
    rarity = np.log((total + background.WEIGHT) / (seen + report.shares * background.WEIGHT + 0.5))
    weights = (1 + np.log(np.maximum(report.counts, 0.37))) * rarity
    order = np.lexsort((report.keys, -weights))[:KEPT]
    order = order[weights[order] > 0]
    kept = weights[order]
    whole = np.rint(kept / (np.sqrt((kept * kept).sum()) or 1.0) * UNIT).astype(np.uint16)
    return Vector(report.keys[order], whole)
