"""Places that a report names and that have no point yet: towns that its text leaves open, and those of its headline.

"Columbus" alone is one of many. What the report says beside it decides, if anything does: a division that it or its
headline names ("- WSFA.com Montgomery Alabama news"), a town near by, the outlet's home, the country, the size of the
towns. A choice by a hair's breadth is none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.places_outlets import Outlets
from dateline.extract.roles import is_demonym
from dateline.extract.scene_report import MOST, OUTLET, Report
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.reading import Gazetteer, open_gazetteer
from dateline.reading import Mention
from dateline.resources import data
from dateline.text import fold
from dateline.values import Place, distance_km

#: A place this near is of the same part of the country; towns this near are one.
NEAR_KM, SAME_KM = 150.0, 50.0
#: People of the smallest town that a headline is taken to mean, beside other signs and alone.
SMALLEST, SMALLEST_ALONE = 2_000, 15_000
#: How much each sign is worth, in powers of ten of people, and how far the first must be ahead of the next: with signs
#: and by size alone. Below, fewer than half were right (96 and 48 of 2,506 reports).
WORTH = {"in a division that is named": 3.0, "near another place": 2.5, "in the country of others": 1.5}
AHEAD, AHEAD_ALONE = 1.5, 0.4
#: How much larger than the next of its name a town in an outlet's name must be.
CLEAR = 5
_RUN = re.compile(r"\b[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|de|del|la|le|el|al))*")
_TOWNS = ("city", "district", "admin2")
#: Characters of a headline that are looked at, and headlines kept in memory.
LONGEST, MOST_KEPT = 300, 20_000


class Guess(NamedTuple):
    """The likeliest place of a name, how far it is ahead (in powers of ten of people), and what speaks for it."""

    entry: Entry
    ahead: float
    signs: tuple[str, ...]

    def clear(self) -> bool:
        """Whether it is far enough ahead of the others of its name."""
        return self.ahead >= (AHEAD if self.signs else AHEAD_ALONE)

    def place(self, name: str, literal: bool = True) -> Place:
        """As a value."""
        e = self.entry
        return Place(e.name or name, e.lat, e.lon, e.radius_km, e.id, e.country or None, e.feature, literal)


class Around:
    """What a report and its headline say of where it plays: divisions, points and the country."""

    def __init__(self, report: Report) -> None:
        document = report.reading.document
        values = [m.value for m in report.reading.places[:MOST] if isinstance(m.value, Place)]
        self.divisions = {p.gazetteer for p in values if p.feature == "admin1" and p.gazetteer}
        self.points = {
            (p.lat, p.lon)
            for p in values
            if p.lat is not None and p.lon is not None and p.feature in (*_TOWNS, "other")
        }
        self.country = report.country
        title = (document.title or "")[:LONGEST]
        self.headline, *outlet = OUTLET.split(title)
        for _, entries in names_in(title):
            self.divisions |= {e.id for e in entries if e.feature == "admin1"}
        self._add_towns(" ".join(outlet))
        home = _outlets().home(document.source)
        if home is not None:
            self.country = self.country or home.country
            self.points |= {(home.spot.lat, home.spot.lon)} if home.spot is not None else set()

    def _add_towns(self, outlet: str) -> None:
        """The points of the towns in an outlet's name behind a headline."""
        for _, entries in names_in(outlet):
            cities = sorted((e for e in entries if e.feature == "city"), key=lambda e: (-e.population, e.id))
            if not cities:
                continue
            first, *others = cities
            if first.admin1 in self.divisions or all(first.population > CLEAR * e.population for e in others):
                self.points.add((first.lat, first.lon))

    def guess(self, entries: Sequence[Entry]) -> Guess | None:
        """The likeliest of the places of one name."""
        scored = sorted(((self._score(e), e) for e in entries), key=lambda x: (-x[0][0], x[1].id))
        if not scored:
            return None
        (score, signs), best = scored[0]
        others = [s[0] for s, e in scored[1:] if distance_km(e.lat, e.lon, best.lat, best.lon) > SAME_KM]
        return Guess(best, score - max(others, default=0.0), signs)

    def _score(self, e: Entry) -> tuple[float, tuple[str, ...]]:
        signs = []
        if e.admin1 in self.divisions:
            signs.append("in a division that is named")
        if any(distance_km(e.lat, e.lon, lat, lon) < NEAR_KM for lat, lon in self.points):
            signs.append("near another place")
        if self.country and e.country == self.country:
            signs.append("in the country of others")
        return math.log10(e.population + 300) + sum(WORTH[sign] for sign in signs), tuple(signs)


def unplaced(report: Report, around: Around) -> Iterator[tuple[Mention, Guess]]:
    """Mentions of places without a point, each with the likeliest town of its name, where one is clearly ahead."""
    known: dict[str, Guess | None] = {}
    for mention in report.reading.places[:MOST]:
        value = mention.value
        if not isinstance(value, Place) or value.lat is not None:
            continue
        form = mention.span.of(report.reading.text)
        if is_demonym(form):  # a language: "in English" is no town in Indiana
            continue
        if form not in known:
            matches = _gazetteer().named(form)
            known[form] = around.guess([m.entry for m in matches if m.exact and m.entry.feature in _TOWNS])
        guess = known[form]
        if guess is not None and guess.clear():
            yield mention, guess


def in_headline(report: Report, around: Around) -> Iterator[tuple[str, Guess]]:
    """The towns that the headline names, if no person is called so and the text has no such word in small letters."""
    text = report.reading.text
    for name, entries in names_in(around.headline):
        if fold(name) in report.people or re.search(rf"\b{re.escape(name.lower())}\b", text):
            continue
        guess = around.guess([e for e in entries if e.feature in _TOWNS and e.population >= SMALLEST])
        if guess is not None and guess.clear() and (guess.signs or guess.entry.population >= SMALLEST_ALONE):
            yield name, guess


@lru_cache(maxsize=MOST_KEPT)
def names_in(title: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Runs of one to three capitalised words that places are called by, the longest first, with those places."""
    found = []
    for run in _RUN.finditer(title):
        words, i = run[0].split(), 0
        while i < len(words):
            taken = next((t for n in (3, 2, 1) if (t := _named(words[i : i + n], n))), None)
            if taken is not None:
                found.append(taken[1:])
            i += taken[0] if taken else 1
    return tuple(found)


def _named(words: Sequence[str], length: int) -> tuple[int, str, tuple[Entry, ...]] | None:
    name = re.sub(r"(?:['’]s?|[.,'’-]+)$", "", " ".join(words))
    if len(words) < length or len(name) < 4 or not name[0].isupper():
        return None
    entries = tuple(m.entry for m in _gazetteer().named(name) if m.exact and m.main)
    return (length, name, entries) if entries else None


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return open_gazetteer(data("gazetteer"))


@lru_cache(maxsize=1)
def _outlets() -> Outlets:
    return Outlets(_gazetteer())
