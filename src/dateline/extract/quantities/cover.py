"""Does a stretch of text touch any of many others? By bisection, so that long texts full of numbers stay linear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Cover:
    """A union of half-open stretches."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether all of [`start`, `end`) lies in one stretch of the union."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether [`start`, `end`) shares a character with the union."""
        at = bisect_right(self._starts, max(start, end - 1)) - 1
        return at >= 0 and self._ends[at] > start
