"""Toponyms: found, told apart from people and organisations, and resolved to points with a radius.

Four steps, one module each: candidates from gazetteer, parser and shape (`places_candidates`), a learned choice among
them (`places_features`, `places_model`), a learned choice among the places that a form can mean (`places_resolution`),
and whether a location or its people and government is meant (`places_literal`).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from dateline.extract import places_model, places_resolution
from dateline.extract.places_candidates import (
    Candidate,
    before_facility,
    before_spot,
    candidates,
    divided,
    given_name,
    in_scene,
    romanised,
    speaks,
    told_place,
)
from dateline.extract.places_coordinates import coordinates
from dateline.extract.places_features import Context, prior
from dateline.extract.places_ground import Ground
from dateline.extract.places_literal import is_capital, literal
from dateline.extract.places_model import choose, judge
from dateline.extract.places_named import Named, places_of
from dateline.extract.places_names import Names
from dateline.extract.places_outlets import Outlets
from dateline.extract.places_people import language, people
from dateline.extract.places_resolution import resolve
from dateline.extract.places_situations import Answer
from dateline.extract.places_within import Held, held
from dateline.gazetteer.reading import Gazetteer, open_gazetteer
from dateline.reading import Mention, Parse, Reading, Span, identify
from dateline.resources import data
from dateline.values import Name, Place

#: Chosen by cross-validation on LGL and GWN (docs/parts/places.md): F1 is flat from 0.30 to 0.40.
THRESHOLD = 0.33
#: How likely a name is a toponym whose report calls it a village, a town or a province.
TOLD = 0.9
#: The same of a name before "province" or "village", of one that ends in "Governorate", and of one before "refugee
#: camp" that the name layer takes for a place.
DIVIDED = 0.6
#: The same of a known name with an Arabic article inside, so that no part of it is taken instead.
SPELT = 0.97
#: How likely a name must be a toponym after "in" or "near" that the name layer takes for a person or an organisation.
DOUBTED = 0.6
#: Shapes of names that are no body's: "stormed the Al-Rasoul Checkpoint".
GROUND = frozenset({"road", "water", "land", "admin", "spot"})
#: People of a town that outweighs the likeness of its name to a person's.
TOWN = 20_000
#: Prior of a city of a million people: below it, a name that is wholly an organisation's is not taken for a place.
WELL_KNOWN = 6.0
#: Below this the place is listed without coordinates: a wrong point is worse than none. End to end, LGL and GWN are
#: best at 0.45 (77.0 and 81.8; at 0.55 76.9 and 81.7, at 0.30 76.5 and 81.2).
SURE_ENOUGH = 0.45
#: Characters of the longest line that is looked at as a row of a table.
MOST_ROW = 160
_NUMBER = re.compile(r"(?<![\w/.:-])\d+(?:[.,]\d+)*%?(?![\w/:-])")


class Places:
    """The extractor of toponyms. `added` is the folder of the user's own gazetteers (`gazetteer.adding`); `model` and
    `ranking` are other weights than the shipped ones, for measuring on texts that these learned from; `outlets` says
    where outlets are at home (domain or name -> place)."""

    name = "places"
    version = "1"
    reads = frozenset({"furniture", "parse", "names"})
    writes = frozenset({"places"})

    def __init__(
        self,
        added: Path | None = None,
        model: Mapping[str, float] | None = None,
        ranking: Mapping[str, float] | None = None,
        outlets: Mapping[str, str] | None = None,
    ) -> None:
        self.added = added
        self._told = dict(outlets or {})
        self._outlets: Outlets | None = None
        self._model, self._ranking = model, ranking
        self._names: Names | None = None

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteers in use, opened at first need."""
        return self.names.gazetteer

    @property
    def names(self) -> Names:
        """The look-up of forms, opened at first need; raises SetupError where a gazetteer is broken."""
        if self._names is None:
            self._names = Names(open_gazetteer(data("gazetteer"), self.added))
        return self._names

    @property
    def outlets(self) -> Outlets:
        """The homes of outlets; raises SetupError where the user's own say nothing that the gazetteer knows."""
        if self._outlets is None:
            self._outlets = Outlets(self.gazetteer, self._told)
        return self._outlets

    def extract(self, reading: Reading) -> Reading:
        """The reading with its `places`, in text order."""
        text, parse = reading.text, reading.parse
        taken, organisations = _taken(reading), _organisations(reading)
        found, doubted = [], []
        named = Named(text, reading.names)
        proposed = candidates(text, parse, self.names, places_of(reading.names))
        others = people(proposed, parse, named, reading.names)
        for c in proposed:
            if c.span in others:
                continue
            said = told_place(parse, c.first) or before_spot(parse, c.stop)
            doubt = not said and (_inside(c.span, taken) or _obscure(c, organisations) or given_name(c, parse))
            if speaks(c, parse) or _in_table(text, c.span):
                continue
            if not doubt or (in_scene(parse, c.first) and not _inside_larger(c.span, taken)):
                found.append(c)
                doubted.append(doubt)
        judged = judge(parse, found, named, self._model or places_model.weights())
        # "The village of Bayrak" says what it is, whatever the parser makes of a rare name.
        home = frozenset(s.entry.country for c in found for s in c.senses if s.entry.feature == "country")
        chances, ground = [], Ground(found, judged)
        for c, doubt, p in zip(found, doubted, judged, strict=True):
            if romanised(c, parse, named):
                chances.append(max(p, SPELT))
            elif told_place(parse, c.first):
                chances.append(max(p, TOLD))
            elif divided(c, parse) or (before_facility(parse, c.stop) and named.kind(c.span) == "place"):
                chances.append(max(p, DIVIDED))
            elif doubt and p < DOUBTED:
                chances.append(DOUBTED if _known_town(c, home, ground, parse) else 0.0)
            else:
                chances.append(p)
        chosen = choose(found, chances, THRESHOLD)
        points = [_point(p.span, text, p.lat, p.lon, p.radius_km) for p in coordinates(text)]
        taken = sorted(m.span for m in points)
        chosen = [(c, p) for c, p in chosen if not _inside(c.span, taken)]
        context = Context(parse, found, named)
        toponyms = [c for c, _ in chosen]
        outlet = self.outlets.home(reading.document.source)
        ranking = self._ranking or places_resolution.weights()
        answers = resolve(text, toponyms, self.names, ranking, outlet, [c for c in toponyms if _a_part(c, named)])
        towns = held(text, toponyms, answers, SURE_ENOUGH)
        mentions = [
            self._mention(c, chance, answer, towns.get(i), context, reading)
            for i, ((c, chance), answer) in enumerate(zip(chosen, answers, strict=True))
        ]
        return _with_places(reading, sorted([*mentions, *points], key=lambda m: m.span))

    def _mention(
        self, c: Candidate, chance: float, answer: Answer, town: Held | None, context: Context, reading: Reading
    ) -> Mention:
        sense = answer.sense
        demonym = any(s.how == "demonym" for s in c.senses)
        feature = "country" if is_capital(c.form) else sense.entry.feature if sense else "other"
        means = literal(c, context.label(c), demonym, feature, reading.parse)
        if demonym and language(c, reading.parse):
            place = Place(c.form, literal=False)
        elif town is not None and means:
            e = town.town
            place = Place(f"{c.form}, {e.name}", e.lat, e.lon, town.radius_km, None, e.country, "other", means)
        elif sense is None or answer.score < SURE_ENOUGH:
            place = Place(c.form, literal=means)
        else:
            e = sense.entry
            place = Place(e.name, e.lat, e.lon, e.radius_km, e.id, e.country or None, e.feature, means)
        score = round(chance * (answer.score if place.gazetteer is not None else 1.0), 3)
        return Mention(identify("p", c.span.start, c.span.end), c.span, place, score, f"{self.name}@{self.version}")


def _a_part(c: Candidate, named: Named) -> bool:
    """Whether a name stands in one of a body or a person ("Lakeland" of "Lakeland Regional Hospital"), or is a road."""
    return c.shape in ("road", "house") or named.kind(c.span).startswith(("in-organisation", "in-person", "in-other"))


def _in_table(text: str, span: Span) -> bool:
    """Whether a name stands in a line of a table: two numbers or more, and no word in small letters. A country in
    brackets behind a contestant is a place all the same."""
    if text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")":
        return False
    start = text.rfind("\n", max(0, span.start - MOST_ROW), span.start) + 1
    end = text.find("\n", span.end, span.end + MOST_ROW)
    row = text[start : end if end >= 0 else len(text)]
    if len(row) > MOST_ROW or len(_NUMBER.findall(row)) < 2:
        return False
    return not any(word.islower() for word in row.split())


def _taken(reading: Reading) -> list[Span]:
    """What the name layer takes for people of several words, and for weapons: "Paris Hilton" holds no place."""
    found = []
    for m in reading.names:
        words = m.span.of(reading.text).split()
        proper = all(word[:1].isupper() for word in words)
        kind = m.value.kind if isinstance(m.value, Name) and proper else ""
        if kind == "materiel" or (kind == "person" and len(words) > 1):
            found.append(m.span)
    return sorted(found)


def _organisations(reading: Reading) -> frozenset[Span]:
    return frozenset(m.span for m in reading.names if isinstance(m.value, Name) and m.value.kind == "organisation")


def _obscure(c: Candidate, organisations: frozenset[Span]) -> bool:
    """Whether an organisation's whole name is by chance a by-name of a place that few reports mean ("Hamas")."""
    if c.span not in organisations or c.shape in GROUND or any(s.how in ("main", "abbr") for s in c.senses):
        return False
    return max((prior(s.entry) for s in c.senses), default=0.0) < WELL_KNOWN


def _known_town(c: Candidate, home: frozenset[str], ground: Ground, parse: Parse) -> bool:
    """Whether a name of several words that is taken for a person's is that of a town in a country that the report
    names, or close to a sure place of it, and follows a word of place: "in Khan Younis", "shelled Chasiv Yar"."""
    if c.stop - c.first < 2 or not in_scene(parse, c.first):
        return False
    towns = [s.entry for s in c.senses if s.how in ("main", "alt") and s.entry.feature == "city"]
    return any(e.population >= TOWN and e.country in home for e in towns) or (bool(towns) and ground.of(c) == "near")


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` is one of the sorted spans, or part of one."""
    i = bisect_right(spans, Span(span.start, sys.maxsize)) - 1
    return i >= 0 and spans[i].covers(span)


def _inside_larger(span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` is a part only of one of the sorted spans: "Hilton" of "Paris Hilton"."""
    return _inside(span, spans) and span not in spans


def _point(span: Span, text: str, lat: float, lon: float, radius_km: float) -> Mention:
    place = Place(span.of(text), lat, lon, radius_km, feature="other")
    return Mention(identify("p", span.start, span.end), span, place, 1.0, f"{Places.name}@{Places.version}")


def _with_places(reading: Reading, mentions: Sequence[Mention]) -> Reading:
    return msgspec.structs.replace(reading, places=tuple(mentions))
