"""Why a place stands where the map has it: how the reports write it, which entry it is, and what bears that out.

The reader of places weighs many signs at once. What is told here is what an editor can check: how many places have the
name, and which other places of the same reports lie near or around this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.gazetteer.entry import Entry
from dateline.reading import Mention
from dateline.report import ground, wording
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.places import Located, key_of
from dateline.resources import countries
from dateline.values import Place, distance_km

#: Entries of one name nearer than this are one place told twice: a town and its district, two sources' centres.
_NAMESAKE_KM = 50.0
#: Another place of the reports bears this one out within so many kilometres.
_NEAR_KM = 150.0
#: Reports that are linked to, other places that are told, and sentences that name a place and say nothing of it.
MOST_LINKS, MOST_NEAR, MOST_NAMED = 6, 2, 2


#: A sentence of fewer words is a dateline or a title.
_FEW_WORDS = 4


class Written(msgspec.Struct, frozen=True):
    """One spelling, and the reports that have it: number, and a link to where it stands first."""

    words: str
    reports: tuple[tuple[int, str], ...]


class Placed(msgspec.Struct, frozen=True):
    """`what` entry it is, `why` it is this one, and how reports write it; `more` reports beyond those. `named` are the
    sentences (report, words, link) that name a place of which no statement tells."""

    what: str
    why: str
    written: tuple[Written, ...]
    more: int
    named: tuple[tuple[int, str, str], ...] = ()


def placed(citations: Citations, place: Located) -> Placed:
    """What speaks for one place of the list, from the reports of `citations` alone."""
    lookup = citations.lookup
    mentions = [(r.document.id, m, m.value) for r in lookup.readings for m in r.places if isinstance(m.value, Place)]
    own = [(report, m) for report, m, value in mentions if key_of(value) == key_of(place.place)]
    reports = {report for report, _ in own}
    beside = [v for report, _, v in mentions if report in reports and key_of(v) != key_of(place.place)]
    firsts: dict[str, Mention] = {}
    for report, mention in own:
        firsts.setdefault(report, mention)
    shown: dict[str, list[tuple[int, str]]] = {}
    for report, mention in list(firsts.items())[:MOST_LINKS]:
        words = " ".join(mention.span.of(lookup.reading[report].text).split())
        shown.setdefault(words, []).append((lookup.number[report], citations.href(report, mention.span)))
    written = tuple(Written(words, tuple(found)) for words, found in shown.items())
    forms = sorted({place.place.name, *(m.span.of(lookup.reading[r].text) for r, m in own)})
    named = tuple(
        (lookup.number[r], _sentence(lookup, r, m), citations.href(r, m.span))
        for r, m in list(_telling(lookup, own).items())[: 0 if place.findings else MOST_NAMED]
    )
    return Placed(
        _what(place.place), _why(place.place, forms, beside), written, max(0, len(firsts) - MOST_LINKS), named
    )


def _telling(lookup: Lookup, own: Sequence[tuple[str, Mention]]) -> dict[str, Mention]:
    """Of each report the first mention in a sentence that tells something: "WASHINGTON —" says where it was written."""
    found: dict[str, Mention] = {}
    for report, mention in own:
        known = found.setdefault(report, mention)
        if known is not mention and len(_sentence(lookup, report, known).split()) < _FEW_WORDS:
            found[report] = mention
    return found


def _sentence(lookup: Lookup, report: str, mention: Mention) -> str:
    return wording.shorten(lookup.sentence(report, mention.span).of(lookup.reading[report].text), 180)


def _what(place: Place) -> str:
    if place.lat is None:
        return ""
    country = next((c.name for c in countries() if c.iso == place.country and place.feature != "country"), "")
    source, _, number = (place.gazetteer or "").partition(":")
    known = {"geonames": f"GeoNames {number}", "dateline": "from the shipped list"}
    entry = known.get(source, place.gazetteer or "")
    return ", ".join(w for w in (country, entry) if w)


def _why(place: Place, forms: Sequence[str], beside: Sequence[Place]) -> str:
    if place.lat is None or place.lon is None:
        return "no place of this name fits"
    if place.gazetteer is None:
        return "the report gives its coordinates"
    entry, namesakes = _entries(place, forms)
    if entry is None:
        return "from the places that were added to the gazetteer"
    if not namesakes:
        return "no other place in the gazetteer has this name"
    found = _borne_out(place, entry, beside)
    if not found:
        known = all((entry.population, entry.fame) >= (e.population, e.fame) for e in namesakes)
        found = "the best known of them" if known else "nothing else in these reports bears it out"
    return f"one of {wording.number(1 + len(namesakes))} places of this name; {found}"


def _entries(place: Place, forms: Sequence[str]) -> tuple[Entry | None, list[Entry]]:
    """The place's own entry, and those elsewhere that a report may have meant by one of the written forms."""
    gazetteer = ground.gazetteer()
    if gazetteer is None:
        return None, []
    named = {m.entry.id: m.entry for form in forms for m in gazetteer.named(form)}
    own = named.get(place.gazetteer or "")
    if own is None:
        own = next((m.entry for m in gazetteer.sounding(place.name) if m.entry.id == place.gazetteer), None)
    if own is None:
        return None, []
    far = [e for e in named.values() if distance_km(e.lat, e.lon, own.lat, own.lon) > _NAMESAKE_KM]
    return own, sorted(far, key=lambda e: e.id)


def _borne_out(place: Place, entry: Entry, beside: Sequence[Place]) -> str:
    """What the same reports name around it or near it, the narrowest first."""
    around = Counter(p.name for p in beside if p.gazetteer and p.gazetteer in (entry.admin1, entry.admin2))
    near = Counter(
        (p.name, round(distance_km(p.lat, p.lon, place.lat or 0.0, place.lon or 0.0)))
        for p in beside
        if p.lat is not None and p.lon is not None and p.feature in ("city", "district", "admin2")
    )
    told = [f"{name} around it" for name, _ in sorted(around.items(), key=lambda n: (-n[1], n[0]))[:1]]
    within = sorted((n for n in near.items() if n[0][1] <= _NEAR_KM), key=lambda n: (-n[1], n[0]))[:MOST_NEAR]
    told += [f"{name} {wording.number(km)} km away" if km else f"{name} at the same spot" for (name, km), _ in within]
    if not told:
        land = Counter(p.name for p in beside if p.feature == "country" and p.country == entry.country)
        told = [f"its country, {name}" for name, _ in sorted(land.items(), key=lambda n: (-n[1], n[0]))[:1]]
    return f"the same reports name {', '.join(told[:-1])}{' and ' if told[1:] else ''}{told[-1]}" if told else ""
