"""The places of an account: what is said of each, how exactly the reports name it, in order of how much is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Claim, Finding
from dateline.reading import Mention
from dateline.report import wording
from dateline.report.brief import Point
from dateline.report.lookup import Lookup
from dateline.text import fold
from dateline.values import Name, Place

#: Rows of the list beside a map; others stand in dossier.json.
MOST = 24

_FEATURES = {
    "country": "country only",
    "admin1": "region only",
    "admin2": "district only",
    "district": "district",
    "city": "town",
    "region": "region, no exact border",
}


#: Before the land for which somebody sits in a parliament: "(R-Va.)", "MEP, S&D - Malta".
_PARTY = re.compile(r"(?<!\w)[A-Z](?:[A-Z&]{0,4})\s?[-–]\s?$")


class Located(msgspec.Struct, frozen=True):
    """One place with the findings that name it, the weightiest first. `number` is its number on map and list, `anchor`
    the id of its row there. `passing`: reports name it, but nothing is said to have happened there."""

    number: int
    place: Place
    findings: tuple[Finding, ...]
    reports: int
    origins: int
    weight: float
    short: str
    anchor: str = ""
    passing: bool = False

    @property
    def area(self) -> bool:
        """Whether the reports name a region, a country or a water and no spot in it."""
        return self.place.feature in ("country", "admin1", "admin2", "region", "water")

    @property
    def name(self) -> str:
        """The name; a region of the same name as its town says that it is one."""
        plain = " " not in self.place.name
        return f"{self.place.name} (region)" if self.place.feature == "admin1" and plain else self.place.name

    @property
    def precision(self) -> str:
        """How exactly the place is known, in words."""
        place = self.place
        kind = _FEATURES.get(place.feature or "", "")
        if place.lat is None or place.lon is None:
            return "not in the gazetteer"
        if place.feature == "water":
            return "a river or other water, no spot on it"
        radius = f"± {wording.number(round(place.radius_km))} km" if place.radius_km else ""
        return ", ".join(w for w in (kind, radius) if w)


class _Gathered:
    def __init__(self, place: Place) -> None:
        self.places = [place]
        self.findings: dict[str, Finding] = {}
        self.reports: set[str] = set()
        self.origins: set[str] = set()
        self.weight = 0.0


def located(
    lookup: Lookup, findings: Iterable[Finding], points: Iterable[Point], short: Mapping[str, str], key: str = ""
) -> tuple[list[Located], int]:
    """The places that facts name, numbered; and how many were left out. Where no fact names one, those of the texts,
    which are named in `passing`, the ones that most reports name first.

    `short` has a few words for each finding; those of main points weigh more. `key` begins the ids of the rows.
    """
    main = {p.finding for p in points}
    findings = list(findings)
    found: dict[str, _Gathered] = {}
    for finding in findings:
        for claim in lookup.claims((*finding.pro, *finding.contra)):
            for fact in claim.facts:
                if fact.place is not None and fact.place.literal:
                    entry = _entry(found, fact.place)
                    entry.weight += 0.4 + (finding.id not in entry.findings) * (1.0 + 2.0 * (finding.id in main))
                    entry.findings.setdefault(finding.id, finding)
                    entry.reports.add(claim.report)
                    entry.origins.add(lookup.account.origin_of.get(claim.id, claim.report))
    _from_coordinates(lookup, findings, found)
    passing = not found
    if passing:
        _from_texts(lookup, findings, found)
    # What a map can show as a spot or a region comes first, so that the numbers on it run from 1.
    ordered = sorted(
        found.items(),
        key=lambda item: (
            _unmapped(item[1].places[0]),
            -round(item[1].weight, 6),
            item[0],
        ),
    )
    shown = [_located(n, gathered, short, key, passing) for n, (_, gathered) in enumerate(ordered[:MOST], 1)]
    return shown, len(ordered) - len(shown)


def _unmapped(place: Place) -> bool:
    return place.lat is None or place.lon is None or place.feature == "country"


def key_of(place: Place) -> str:
    """What two mentions of one place share."""
    return place.gazetteer or fold(place.name)


def _entry(found: dict[str, _Gathered], place: Place) -> _Gathered:
    key = key_of(place)
    if key in found:
        found[key].places.append(place)
        return found[key]
    found[key] = _Gathered(place)
    return found[key]


def _is_spot(value: object) -> bool:
    return isinstance(value, Place) and value.lat is not None and not value.gazetteer


def _from_coordinates(lookup: Lookup, findings: Sequence[Finding], found: dict[str, _Gathered]) -> None:
    """Spots whose coordinates stand in the words of a statement: a report gives none but to say where something is."""
    spots: dict[str, list[Mention]] = {
        r.document.id: [m for m in r.places if _is_spot(m.value)] for r in lookup.readings
    }
    for finding in findings:
        for claim in lookup.claims((*finding.pro, *finding.contra)):
            for mention in spots.get(claim.report, ()):
                if isinstance(mention.value, Place) and any(span.covers(mention.span) for span in claim.content):
                    entry = _entry(found, mention.value)
                    if finding.id not in entry.findings:
                        entry.weight += 1.0
                        entry.findings[finding.id] = finding
                    entry.reports.add(claim.report)
                    entry.origins.add(lookup.account.origin_of.get(claim.id, claim.report))


def _from_texts(lookup: Lookup, findings: Sequence[Finding], found: dict[str, _Gathered]) -> None:
    """Places by where their names stand: in the words of a statement they lead to its finding."""
    said: dict[str, list[tuple[Claim, Finding]]] = {}
    for finding in findings:
        for claim in lookup.claims((*finding.pro, *finding.contra)):
            said.setdefault(claim.report, []).append((claim, finding))
    for reading in lookup.readings:
        report = reading.document.id
        people = [m.span for m in reading.names if isinstance(m.value, Name) and m.value.kind == "person"]
        for mention in reading.places:
            # "Vladimir" of "Vladimir Putin", where the reader of places took it for the town.
            if any(p.covers(mention.span) for p in people):
                continue
            if _PARTY.search(reading.text, max(0, mention.span.start - 8), mention.span.start):
                continue
            if isinstance(mention.value, Place) and mention.value.literal:
                entry = _entry(found, mention.value)
                entry.weight += 0.4 + (report not in entry.reports)
                entry.reports.add(report)
                for claim, finding in said.get(report, ()):
                    if any(span.covers(mention.span) for span in claim.content):
                        entry.weight += 0.4
                        entry.findings.setdefault(finding.id, finding)
                        entry.origins.add(lookup.account.origin_of.get(claim.id, report))


def _located(number: int, gathered: _Gathered, shorts: Mapping[str, str], key: str, passing: bool) -> Located:
    names = [p.name for p in gathered.places]
    name = min(set(names), key=lambda n: (-names.count(n), n))
    place = next(p for p in gathered.places if p.name == name)
    # Statements that stand by themselves first: a fragment with its speaker before it tells little on a map.
    findings = tuple(sorted(gathered.findings.values(), key=lambda f: "“" in shorts.get(f.id, "“")))
    short = next((shorts[f.id] for f in findings if f.id in shorts), "")
    return Located(
        number,
        place,
        findings,
        len(gathered.reports),
        len(gathered.origins),
        gathered.weight,
        short,
        f"{key}place-{number}",
        passing,
    )
