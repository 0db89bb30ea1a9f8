"""Every place that a report's main event may have been at, and what speaks for each, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.scene_report import MOST, Candidate, Report, common, harmful
from dateline.reading import Mention, Reading
from dateline.text import fold
from dateline.values import Place, distance_km

#: Two points this near are one spot.
SPOT_KM = 25.0


def place_candidates(reading: Reading) -> list[Candidate]:
    """Every place with a point, with its signs; places within 25 km of an earlier one share its key."""
    report = Report(reading)
    title = fold(re.split(r"\s[-|:–—]+\s", reading.document.title or "")[0])
    dateline = fold(reading.document.dateline or "")
    found: list[Candidate] = []
    spots: list[Place] = []
    for mention, value in _finest(reading):
        spot = next((n for n, other in enumerate(spots) if _near(value, other)), len(spots))
        if spot == len(spots):
            spots.append(value)
        signs = (*_place_signs(report, mention, value, title, dateline), *common(report, mention, "place"))
        found.append(Candidate(mention, f"{spot:04d}", signs))
    return found


def _finest(reading: Reading) -> list[tuple[Mention, Place]]:
    """The places with a point, without a country where a place in it is named: what lies within tells more."""
    pairs = [(m, m.value) for m in reading.places[:MOST] if isinstance(m.value, Place)]
    pointed = [(m, p) for m, p in pairs if p.lat is not None and p.lon is not None]
    inner = {p.country for _, p in pointed if p.feature != "country"}
    return [(m, p) for m, p in pointed if p.feature != "country" or p.country not in inner]


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
