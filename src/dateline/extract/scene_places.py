"""Every place that a report's main event may have been at, and what speaks for each, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from dateline.extract.scene_named import Around, Guess, in_headline, unplaced
from dateline.extract.scene_report import MOST, OUTLET, Candidate, Report, common, harmful
from dateline.reading import Mention, Reading
from dateline.text import fold
from dateline.values import Place, distance_km

#: What a point that is chosen here rests on.
SUPPORTED, BY_SIZE = "chosen by what is named beside it", "chosen by size alone"
#: Two points this near are one spot.
SPOT_KM = 25.0


def place_candidates(reading: Reading) -> list[Candidate]:
    """Every place with a point, with its signs, and towns that only the headline names; places within 25 km of an
    earlier one share its key."""
    report = Report(reading)
    around = Around(report)
    guesses = {m.id: g for m, g in unplaced(report, around)}
    title = fold(OUTLET.split(reading.document.title or "")[0])
    dateline = fold(reading.document.dateline or "")
    found: list[Candidate] = []
    spots: list[Place] = []
    for mention, value in _finest(reading, guesses):
        spot = _spot(value, spots)
        signs = (*_place_signs(report, mention, value, title, dateline), *common(report, mention, "place"))
        if mention.id in guesses:
            signs = (*signs, *_signs_of_guess(guesses[mention.id], "open"))
            mention = msgspec.structs.replace(mention, value=value)
        found.append(Candidate(mention, f"{spot:04d}", signs, place=value))
    for name, guess in in_headline(report, around):
        value, known = guess.place(name), len(spots)
        spot = _spot(value, spots)
        if spot == known:
            signs = ("place of the headline", *_signs_of_guess(guess, "headline"))
            found.append(Candidate(None, f"{spot:04d}", signs, place=value))
    return found


def _spot(value: Place, spots: list[Place]) -> int:
    """The number of the first spot that a place is near, or of a new one."""
    spot = next((n for n, other in enumerate(spots) if _near(value, other)), len(spots))
    if spot == len(spots):
        spots.append(value)
    return spot


def _finest(reading: Reading, guesses: Mapping[str, Guess]) -> list[tuple[Mention, Place]]:
    """The places with a point, without a country where a place in it is named: what lies within tells more."""
    pairs = [(m, m.value) for m in reading.places[:MOST] if isinstance(m.value, Place)]
    pairs = [(m, guesses[m.id].place(p.name, p.literal) if m.id in guesses else p) for m, p in pairs]
    pointed = [(m, p) for m, p in pairs if p.lat is not None and p.lon is not None]
    inner = {p.country for _, p in pointed if p.feature != "country"}
    return [(m, p) for m, p in pointed if p.feature != "country" or p.country not in inner]


def _signs_of_guess(guess: Guess, where: str) -> Iterator[str]:
    """Signs of a place whose point is chosen here: by what, how clearly, and how large it is."""
    yield f"{where} place"
    yield from (f"{where} place {sign}" for sign in guess.signs)
    by = SUPPORTED if guess.signs else BY_SIZE
    ahead = "far" if guess.ahead >= 3 else "well" if guess.ahead >= 1.5 else "some" if guess.ahead >= 0.7 else "hardly"
    yield by
    yield f"{where} place {ahead} ahead"
    yield f"{where} place {ahead} ahead, {by}"
    people = guess.entry.population
    size = "a million" if people >= 1e6 else "a city" if people >= 1e5 else "a town" if people >= 1e4 else "few"
    yield f"{where} place of {size}"


def _near(a: Place, b: Place) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return a.feature == b.feature and distance_km(a.lat, a.lon, b.lat, b.lon) < SPOT_KM


def _place_signs(report: Report, mention: Mention, value: Place, title: str, dateline: str) -> Iterator[str]:
    text = report.reading.text
    yield f"place feature={value.feature}"
    if not value.literal:
        yield "place not literal"
    form = fold(mention.span.of(text))
    if form and re.search(rf"\b{re.escape(form)}\b", title):
        yield "place in title"
    if form and form in dateline:
        yield "place in dateline"
    if mention.span.end < 40 and re.match(r"[^\n]{0,40}(?:--|[—–]|\([A-Z]{2,6}\))", text[mention.span.end :]):
        yield "place opens the report"
    if form in report.people:
        yield "place also a person"
    if value.country and value.country != report.country:
        yield "place abroad"
    events = report.places_of.get(mention.id, [])
    yield (
        "place of harm" if any(harmful(e) for e in events) else "place of another event" if events else "place of none"
    )
    behind = text[mention.span.end : mention.span.end + 40]
    if re.match(r"(?:'s|’s)?\s+(?:\w+\s)?(?:[Pp]olice|[Ss]heriff|[Ff]ire [Dd]ep|PD\b|County)", behind):
        yield "place has police"
    if re.search(r"\b(?:[Ff]rom|[Tt]o|of) $", text[max(0, mention.span.start - 6) : mention.span.start]):
        yield "place behind from, to or of"
    if re.search(
        r"\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:\w+ern? |downtown )?$",
        text[max(0, mention.span.start - 16) : mention.span.start],
    ):
        yield "place behind in"
    if report.reading.in_furniture(mention.span):
        yield "place in furniture"
