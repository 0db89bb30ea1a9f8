"""How well one sense of a name goes with some sense of the others, before any of them is settled.

Local reports name towns and counties of which each has many namesakes; only together do they point anywhere: of all
places called Huntsville and Walker County, one pair lies in one another. Each other name of the report speaks once, by
the sense that fits best, and the less, the less likely that sense is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from dateline.extract.places_features import contains
from dateline.gazetteer.entry import Entry, apart

#: Beyond this far apart two towns say nothing of each other, and how fast that falls off before.
REACH_KM, FADE_KM = 80.0, 35.0
#: Senses less likely than this are left out.
LEAST = 0.003
#: Kinds whose middle is near all of them.
SMALL = frozenset({"city", "district", "other", "admin2"})

Likely = Mapping[str, Sequence[tuple[Entry, float]]]


class Together:
    """The senses of all names of a report, by where they are. `likely`: form -> its senses, each with a chance."""

    def __init__(self, likely: Likely) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Entry, float]]] = {}
        self._forms = 0
        for form, senses in likely.items():
            small = [(entry, chance) for entry, chance in senses if entry.feature in SMALL and chance >= LEAST]
            self._forms += bool(small)
            for entry, chance in small:
                self._cells.setdefault(_cell(entry), []).append((form, entry, chance))

    def features(self, entry: Entry, form: str) -> dict[str, float]:
        """What the other names say of a sense: the best of them, and their mean."""
        if entry.feature not in SMALL or self._forms < 2:
            return {}
        best: dict[str, float] = {}
        x, y = _cell(entry)
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                for other, at, chance in self._cells.get((x + a, y + b), ()):
                    said = math.sqrt(chance) * _fit(entry, at) if other != form and at.country == entry.country else 0.0
                    if said > best.get(other, 0.0):
                        best[other] = said
        if not best:
            return {}
        return {"together": max(best.values()), "together-mean": math.fsum(best.values()) / (self._forms - 1)}


def _cell(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.lat), math.floor(entry.lon)


def _fit(a: Entry, b: Entry) -> float:
    """1 for a county and a town in it, less for places that merely lie near each other."""
    if contains(a, b) or contains(b, a):
        return 1.0
    if a.id == b.id:
        return 0.0
    away = apart(a, b)
    return 0.0 if away > REACH_KM else 0.6 * math.exp(-away / FADE_KM)
