"""The stream of reports: term vectors frozen on the day of arrival, and each report's likeness to those before it.

Frequencies are counted day by day: all reports of a day are counted before the first is weighed, so the order within a
day changes nothing, and a later report never changes the vector of an earlier one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dateline.stories import background

#: Terms kept of a report, the heaviest first (60 lose up to a point of BCubed F1, 200 gain nothing).
KEPT = 120
#: Terms of a new report that look for others: the heaviest; the rest only refine the likeness.
PROBES = 60
#: Likeness below this counts as none.
FAINT = 0.05
#: Days after which two reports no longer meet by words alone.
WINDOW = 90
#: Sorts an undated report behind every day there is.
NEVER = 10**9


class Archive:
    """Vectors and likenesses of reports, added day by day in the order of time (undated ones last)."""

    def __init__(self) -> None:
        self.days: list[int | None] = []
        self.vectors: list[dict[str, float]] = []
        self.alike: list[dict[int, float]] = []
        self.frequency: dict[str, int] = {}
        self._postings: dict[str, tuple[list[int], list[float]]] = {}

    def add(self, day: int | None, counts: Sequence[Mapping[str, float]]) -> None:
        """Take in all reports of one day (an ordinal, None for undated), each as its weighted term counts."""
        for report in counts:
            for term in report:
                self.frequency[term] = self.frequency.get(term, 0) + 1
        total = len(self.days) + len(counts)
        first = 0 if day is None else self._since(day - WINDOW)
        for report in counts:
            vector = self._weigh(report, total)
            number = len(self.days)
            near = self._near(vector, first)
            self.days.append(day)
            self.vectors.append(vector)
            self.alike.append(near)
            for other, likeness in near.items():
                self.alike[other][number] = likeness
            for term, weight in vector.items():
                numbers, weights = self._postings.setdefault(term, ([], []))
                numbers.append(number)
                weights.append(weight)

    def _since(self, day: int) -> int:
        """The number of the first report of `day` or later; dated reports stand first, in order."""
        return bisect_left(self.days, day, key=lambda d: NEVER if d is None else d)

    def _weigh(self, counts: Mapping[str, float], total: int) -> dict[str, float]:
        """Unit vector of the KEPT heaviest terms: sublinear term frequency times inverse document frequency."""
        common = background.shares()
        weights: list[tuple[float, str]] = []
        for term, count in counts.items():
            seen = self.frequency[term] + common.get(term, 0.0) * background.WEIGHT + 0.5
            rarity = math.log((total + background.WEIGHT) / seen)
            if rarity > 0:
                weights.append((-(1 + math.log(max(count, 0.37))) * rarity, term))
        weights.sort()
        del weights[KEPT:]
        norm = math.sqrt(sum(weight * weight for weight, _ in weights)) or 1.0
        return {term: -weight / norm for weight, term in weights}

    def _near(self, vector: Mapping[str, float], first: int) -> dict[int, float]:
        """Likeness (cosine) of `vector` to the reports from number `first` on, where it is not faint."""
        scores: dict[int, float] = {}
        for probe, (term, weight) in enumerate(vector.items()):
            if probe >= PROBES:
                break
            numbers, weights = self._postings.get(term, ((), ()))
            for at in range(bisect_left(numbers, first), len(numbers)):
                number = numbers[at]
                scores[number] = scores.get(number, 0.0) + weight * weights[at]
        rest = list(vector.items())[PROBES:]
        near: dict[int, float] = {}
        for number, score in scores.items():
            if score < FAINT / 2:
                continue
            other = self.vectors[number]
            score += sum(weight * other[term] for term, weight in rest if term in other)
            if score >= FAINT:
                near[number] = score
        return near
