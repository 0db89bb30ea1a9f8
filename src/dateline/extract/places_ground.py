"""Whether a name lies where the report's surest places lie: "Bakhmut" beside Toretsk and Kramatorsk is the town.

A rare town is taken for a person or a body by parser and name layer alike. What they do not know is the map: of all
names of people and companies few are also called like a place a few kilometres from those that the report is about.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_features import prior
from dateline.gazetteer.entry import Entry, apart
from dateline.text import fold

#: How sure the first pass must be of a place that others are held against.
SURE = 0.8
#: The likeliest senses of a form that are looked at.
SENSES = 10
#: Kilometres to the next sure place of another name, by class.
STEPS_KM = (25.0, 100.0)
#: Kinds whose middle is near all of them.
_SMALL = frozenset({"city", "district", "other", "admin2"})


class Ground:
    """The places that a first pass is sure of, by where they are; `first` are its chances of `found`."""

    def __init__(self, found: Sequence[Candidate], first: Sequence[float]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Entry]]] = {}
        self._of: dict[str, str] = {}
        sure = {fold(c.form): c for c, p in zip(found, first, strict=True) if p >= SURE and c.senses}
        for form, c in sorted(sure.items()):
            chief = max((s.entry for s in c.senses), key=lambda e: (prior(e), e.id))
            self._of[form] = chief.country
            if chief.feature in _SMALL:
                self._cells.setdefault(_cell(chief), []).append((form, chief))
        self._countries = Counter(country for country in self._of.values() if country)
        self._known: dict[str, str] = {}

    def of(self, c: Candidate) -> str:
        """How a candidate lies to them: "near", "close", "home" (in a country of theirs), "away", or "alone" where the
        report has no other sure place; "unknown" for a name that the gazetteer lacks."""
        if not c.senses:
            return "unknown"
        form = fold(c.form)
        if form not in self._known:
            self._known[form] = self._classed(form, c)
        return self._known[form]

    def _classed(self, form: str, c: Candidate) -> str:
        others = len(self._of) - (form in self._of)
        if not others:
            return "alone"
        ranked = sorted({s.entry for s in c.senses}, key=lambda e: (-prior(e), e.id))[:SENSES]
        nearest = min((self._nearest(form, e) for e in ranked if e.feature in _SMALL), default=math.inf)
        for name, km in zip(("near", "close"), STEPS_KM, strict=True):
            if nearest <= km:
                return name
        own = self._of.get(form, "")
        countries = self._countries - Counter([own] if own else [])
        return "home" if any(e.country in countries for e in ranked[:3]) else "away"

    def _nearest(self, form: str, entry: Entry) -> float:
        x, y = _cell(entry)
        beside = (self._cells.get((x + a, y + b), ()) for a in (-1, 0, 1) for b in (-1, 0, 1))
        others = (o for cell in beside for other, o in cell if other not in form and form not in other)
        return min((apart(entry, o) for o in others), default=math.inf)


def _cell(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.lat), math.floor(entry.lon)
