"""When and where the main event of a report was: the day exactly right, the city within 25 km.

On the shooting incidents (gva-dev): the last 400 reports, as in `tolls`; the weights of `dateline.extract.scene` were
learned from others. Beside them, in the same run: the day of the report taken for the day of the event; the first day
that the text names; the parser's first place with the largest population, and the place named most often.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.casing import mixed
from dateline.extract.events import Events
from dateline.extract.furniture import mark
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.scene import day_of, scene
from dateline.extract.times import Times
from dateline.gazetteer.reading import Gazetteer, open_gazetteer
from dateline.reading import Document, Mention, Reading
from dateline.resources import data
from dateline.settings import ParserSettings
from dateline.values import Place, Time, distance_km

NAME = "incident_facts"
GOLD = Path(__file__).parent.parent / "gold" / "incident_facts.jsonl"
REPORTS = 400
NEAR_KM = 25.0


class Incident(NamedTuple):
    """One report, the day and point of what it reports, and which incident that is; no point where the gazetteer lacks
    the city."""

    text: str
    title: str | None
    published: str | None
    date: str | None
    lat: float | None
    lon: float | None
    name: str = ""


def gate() -> dict[str, float]:
    """One half of our own reports as they are and in capitals, and the other half, by which nothing was mended; so too
    reports that were written later, of which the other half stands beside what is learned from."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    scores: dict[str, float] = {}
    for prefix, part, change in (
        ("", "dev", str),
        ("in capitals, ", "dev", str.upper),
        ("unseen half, ", "test", str),
        ("later reports, ", "later", str),
    ):
        listed = [
            Incident(change(r["text"]), change(r["title"]), r["published"], r["date"], r["lat"], r["lon"])
            for r in rows
            if r["part"] == part
        ]
        found = _score(listed, list(readings(listed)))
        scores |= {prefix + name: found[name] for name in ("date exact", f"city within {NEAR_KM:.0f} km")}
    return scores


def corpus(shared: Path) -> dict[str, float]:
    path = shared / "corpora" / "incidents" / "gva-dev.jsonl.gz"
    if not path.exists():
        return {}
    listed = reports(path)[:REPORTS]
    return {f"gva-dev {name}": score for name, score in _score(listed, list(readings(listed))).items()}


def reports(path: Path) -> list[Incident]:
    """All reports of the corpus, the last first."""
    gazetteer = open_gazetteer(data("gazetteer"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        incidents = [json.loads(line) for line in lines]
    found = []
    for incident in reversed(incidents):
        lat, lon = _point(gazetteer, incident["place"])
        found += [
            Incident(r["text"], r.get("title"), r.get("published"), incident["date"], lat, lon, incident["incident"])
            for r in incident["reports"]
        ]
    return found


def _point(gazetteer: Gazetteer, place: dict[str, Any]) -> tuple[float | None, float | None]:
    """The largest place of that name in that state of the USA, as the gazetteer has it."""
    state = gazetteer.find(place["state"] or "", "admin1", "US")
    name = place["city_or_county"] or ""
    county = name.endswith("(county)")
    name = name.partition("(")[0].strip()
    fits = [
        m.entry
        for m in gazetteer.named(name + " county" if county else name)
        if m.entry.country == "US" and (state is None or m.entry.admin1 == state.id)
        and m.entry.feature in (("admin2",) if county else ("city", "district", "admin2"))
    ]  # fmt: skip
    best = max(fits, key=lambda e: (e.feature == "city", e.population, e.id), default=None)
    return (None, None) if best is None else (best.lat, best.lon)


def readings(incidents: Sequence[Incident]) -> Iterator[Reading]:
    """The reports with every layer that the scene is read from."""
    given = (Document(str(n), i.text, title=i.title, published=i.published) for n, i in enumerate(incidents))
    documents = [mixed(document) for document in given]
    marked = [mark(document) for document in documents]
    parses = SpacyParser(ParserSettings()).parse((d.text, f) for d, f in zip(documents, marked, strict=True))
    extractors = (Names(), Times(), Places(), Quantities(), Events())
    for document, furniture, parse in zip(documents, marked, parses, strict=True):
        reading = Reading(document, furniture=furniture, parse=parse)
        for extractor in extractors:
            reading = extractor.extract(reading)
        yield reading


def _score(incidents: Sequence[Incident], read: Sequence[Reading]) -> dict[str, float]:
    days: Counter[str] = Counter()
    spots: Counter[str] = Counter()
    placed = 0
    by_population = _by_population(read)
    for number, (incident, reading) in enumerate(zip(incidents, read, strict=True)):
        found = scene(reading)
        days["date exact"] += found.day == incident.date
        days["date told"] += found.time is not None
        days["date exact, told or inferred"] += (found.day or found.inferred) == incident.date
        days["date exact, report date"] += (incident.published or "")[:10] == incident.date
        days["date exact, first day named"] += _first_day(reading) == incident.date
        if incident.lat is None:
            continue
        placed += 1
        spots[f"city within {NEAR_KM:.0f} km"] += is_there(_spot(found.place) or found.headline, incident)
        spots["place told"] += found.place is not None or found.headline is not None
        spots[f"city within {NEAR_KM:.0f} km, most often named"] += is_there(_spot(_most_named(reading)), incident)
        spots[f"city within {NEAR_KM:.0f} km, parser and population"] += is_there(
            _spot(_most_named(by_population[number])), incident
        )
    scores = {name: 100 * count / max(1, len(incidents)) for name, count in days.items()}
    return scores | {name: 100 * count / max(1, placed) for name, count in spots.items()}


def _day(mention: Mention | None) -> str | None:
    day = day_of(mention.value) if mention is not None and isinstance(mention.value, Time) else None
    return None if day is None else day.isoformat()


def _first_day(reading: Reading) -> str | None:
    return next((day for m in reading.times if (day := _day(m)) is not None), None)


def _by_population(read: Sequence[Reading]) -> list[Reading]:
    """The same reports with the parser's place names, each the most populous place of its name."""
    from eval.baselines import places

    rows = [{"text": reading.text} for reading in read]
    return places(rows, [reading.parse for reading in read])


def _most_named(reading: Reading) -> Mention | None:
    towns = [m for m in reading.places if isinstance(m.value, Place) and m.value.feature in ("city", "district")]
    counts = Counter(m.value.gazetteer for m in towns if isinstance(m.value, Place))
    return max(towns, key=lambda m: (counts[getattr(m.value, "gazetteer", None)], -m.span.start), default=None)


def _spot(mention: Mention | None) -> Place | None:
    return mention.value if mention is not None and isinstance(mention.value, Place) else None


def is_there(place: Place | None, incident: Incident) -> bool:
    """Whether a place lies within 25 km of the incident's city."""
    if place is None or place.lat is None or place.lon is None:
        return False
    if incident.lat is None or incident.lon is None or place.feature in ("country", "admin1"):
        return False
    return distance_km(place.lat, place.lon, incident.lat, incident.lon) <= NEAR_KM
