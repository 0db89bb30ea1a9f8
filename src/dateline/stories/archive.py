"""The stream of reports: term vectors frozen on the day of arrival, and each report's likeness to those before it.

Frequencies are counted day by day: all reports of a day are counted before the first is weighed, so the order within a
day changes nothing, and a later report never changes the vector of an earlier one.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from dateline.stories import background

#: Terms kept of a report, the heaviest first (60 lose up to a point of BCubed F1, 200 gain nothing).
KEPT = 120
#: Terms of a new report that look for others: the heaviest; the rest only refine the likeness.
PROBES = 60
#: Likeness below this counts as none.
FAINT = 0.05
#: What the probes alone must find for the rest to be looked at.
GLIMPSE = 0.04
#: From this likeness on a report is a twin of the earlier one and goes where that goes, so that ten thousand copies of
#: one release cost ten thousand comparisons and weigh no more than one text.
TWIN = 0.9
#: So is a report with the same words but for figures within this many days, if it has so many different words.
TWIN_DAYS, TWIN_WORDS = 3, 30
#: Likenesses kept of one report, the highest.
MOST = 400
#: Days after which two reports no longer meet by words alone.
WINDOW = 90
#: Sorts an undated report behind every day there is.
NEVER = 10**9


_NOWHERE = (array("I"), array("d"))


class Archive:
    """Vectors and likenesses of reports, added day by day in the order of time (undated ones last).

    `leaders[n]` is the report that n is a twin of, or n; `periods[n]` the first and last day of n and its twins;
    `alike[n]` the likeness of other leaders to n.
    """

    def __init__(self) -> None:
        self.days: list[int | None] = []
        self.leaders: list[int] = []
        self.periods: list[tuple[int, int] | None] = []
        self.vectors: list[dict[str, float]] = []
        self.alike: list[dict[int, float]] = []
        self.frequency: dict[str, int] = {}
        self._wordings: dict[bytes, int] = {}
        self._postings: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, day: int | None, counts: Sequence[Mapping[str, float]]) -> None:
        """Take in all reports of one day (an ordinal, None for undated), each as its weighted term counts."""
        for report in counts:
            for term in report:
                self.frequency[term] = self.frequency.get(term, 0) + 1
        total = len(self.days) + len(counts)
        first = 0 if day is None else self._since(day - WINDOW)
        for report in counts:
            self._take(day, self._weigh(report, total), first, self._same_words(day, report))

    def _same_words(self, day: int | None, counts: Mapping[str, float]) -> int | None:
        """The leader that has all words of this report and no other, figures aside; the report is remembered."""
        words = sorted(term for term in counts if not any(c.isdigit() for c in term))
        if len(words) < TWIN_WORDS:
            return None
        key = blake2b("\n".join(words).encode(), digest_size=16).digest()
        leader = self._wordings.setdefault(key, len(self.days))
        period = self.periods[leader] if leader < len(self.days) else None
        if leader == len(self.days) or (day is not None and (period is None or day - period[1] > TWIN_DAYS)):
            self._wordings[key] = len(self.days)
            return None
        return self.leaders[leader]

    def _take(self, day: int | None, vector: dict[str, float], first: int, twin: int | None) -> None:
        number = len(self.days)
        near = self._near(vector, first) if twin is None else {}
        if twin is None:
            nearest = max(near, key=lambda n: (near[n], -n), default=number)
            twin = nearest if near.get(nearest, 0.0) >= TWIN else None
        self.days.append(day)
        self.vectors.append(vector)
        self.periods.append(None if day is None else (day, day))
        if twin is not None:
            self.leaders.append(twin)
            self.alike.append({})
            period = self.periods[twin]
            if day is not None:
                self.periods[twin] = (day, day) if period is None else (period[0], max(day, period[1]))
            return
        self.leaders.append(number)
        self.alike.append(near)
        for other, likeness in near.items():
            self.alike[other][number] = likeness
        for term, weight in vector.items():
            numbers, weights = self._postings.setdefault(term, (array("I"), array("d")))
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
        import numpy as np

        scores = np.zeros(len(self.days) - first)
        terms = list(vector.items())
        for term, weight in terms[:PROBES]:
            numbers, weights = self._postings.get(term, _NOWHERE)
            at = bisect_left(numbers, first)
            if at < len(numbers):
                places = np.frombuffer(numbers, np.uint32)[at:] - np.uint32(first)
                scores[places] += weight * np.frombuffer(weights)[at:]
        near: dict[int, float] = {}
        for place in np.flatnonzero(scores >= GLIMPSE).tolist():
            other = self.vectors[first + place]
            score = float(scores[place]) + sum(w * other[term] for term, w in terms[PROBES:] if term in other)
            if score >= FAINT:
                near[first + place] = score
        if len(near) > MOST:
            near = dict(sorted(near.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])
        return near
