"""Coded rows of one event as claims: what of deaths, dates, places, actors agrees, overlaps or conflicts.

The table decides, from its own columns. Deaths: the ranges low to high are equal, share a number, or share none. Dates:
the days from start to end, alike. Places: the names: one city and one location in it; one city, of which a row names no
spot or another; two cities. Rows without a city tell no place. Actors: the coded ids are the same, share one, or none.

`compare` sees none of that. It gets figures, intervals of time, names, and coordinates with a radius that stands for
the table's precision; so the places ask whether radii do what names do. An answer is right where the class is.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.values import Name, Place, Quantity, Relation, Time, compare

NAME = "maverick"
GOLD = Path(__file__).parent.parent / "gold" / "maverick.jsonl"
FIELDS = ("deaths", "dates", "places", "actors")
Answer = Literal["agree", "overlap", "conflict"]

#: How far the spot may lie from the point, by the table's precision: 5 a spot or quarter, 3 and 4 a town and its
#: surroundings, 2 a district, 1 a province or more. As gazetteers give them (cards/gazetteer.md).
RADII = {6.0: 2.0, 5.0: 2.0, 4.0: 5.0, 3.0: 10.0, 2.0: 40.0, 1.0: 150.0}
_ANSWERS: dict[Relation, Answer] = {
    "same": "agree",
    "narrows": "overlap",
    "overlaps": "overlap",
    "conflicts": "conflict",
}


class Row(msgspec.Struct, frozen=True):
    """One coded report: `actors` are (id, name) pairs; `lat`, `lon` None where the table has none."""

    event: str
    deaths: tuple[float, float]
    start: str
    end: str
    city: str
    location: str
    lat: float | None
    lon: float | None
    precision: float
    actors: tuple[tuple[str, str], ...]


def gate() -> dict[str, float]:
    """Percent of pairs of rows of one event, of our own invention, whose class is right, by field."""
    rows = []
    for line in GOLD.read_text(encoding="utf8").splitlines():
        r = json.loads(line)
        actors = tuple((a.casefold(), a) for a in r["actors"])
        (low, high), (start, end) = r["deaths"], r["date"]
        point = r["lat"], r["lon"], float(r["precision"])
        rows.append(Row(r["event"], (low, high), start, end, r["city"], r["location"], *point, actors))
    return {f"{field}, right %": share for (field, what), share in scores(rows).items() if what == "right"}


def corpus(shared: Path) -> dict[str, float]:
    """The same on the coded reports of the corpus, beside the share of the most frequent class."""
    path = shared / "corpora" / "reconcile" / "maverick-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [row for line in lines if (row := _row(json.loads(line))) is not None]
    found = {f"{field}, {what} %": share for (field, what), share in scores(rows).items()}
    return found | {"events whose rows conflict on deaths, found %": _events(rows)}


def _row(r: dict[str, Any]) -> Row | None:
    if r["deaths_low"] is None or r["deaths_high"] is None or not r["date_start"]:
        return None
    low, high = sorted((float(r["deaths_low"]), float(r["deaths_high"])))
    start, end = sorted((r["date_start"][:10], (r["date_end"] or r["date_start"])[:10]))
    actors = tuple((r[f"actor{n}_id"], r[f"actor{n}"]) for n in range(1, 7) if r[f"actor{n}_id"] and r[f"actor{n}"])
    point = r["latitude"], r["longitude"], float(r["geo_precision"] or 3.0)
    return Row(r["event_id"], (low, high), start, end, r["city"] or "", r["location"] or "", *point, actors)


def scores(rows: Iterable[Row]) -> dict[tuple[str, str], float]:
    """By field: percent right, of conflicts the F1, and the share of the class that is most frequent."""
    told: dict[str, Counter[tuple[Answer, Answer]]] = defaultdict(Counter)
    for a, b in pairs(rows):
        for field in FIELDS:
            true, answer = TRUTH[field](a, b), ANSWER[field](a, b)
            if true is not None:
                told[field][true, answer or "agree"] += 1
    found: dict[tuple[str, str], float] = {}
    for field, table in told.items():
        total = sum(table.values())
        found[field, "right"] = 100 * sum(n for (t, p), n in table.items() if t == p) / total
        both = table["conflict", "conflict"]
        either = sum(n * ((t == "conflict") + (p == "conflict")) for (t, p), n in table.items())
        found[field, "F1 of conflicts"] = 200 * both / either if either else 100.0
        classes = Counter(
            {c: sum(n for (t, _), n in table.items() if t == c) for c in ("agree", "overlap", "conflict")}
        )
        found[field, "most frequent class"] = 100 * max(classes.values()) / total
    return found


def pairs(rows: Iterable[Row]) -> list[tuple[Row, Row]]:
    """All pairs of rows of one event."""
    events: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        events[row.event].append(row)
    return [pair for _, members in sorted(events.items()) for pair in combinations(members, 2)]


def _events(rows: Sequence[Row]) -> float:
    """Percent of events with several rows of which it is known whether any two conflict on deaths."""
    true: dict[str, bool] = defaultdict(bool)
    answered: dict[str, bool] = defaultdict(bool)
    for a, b in pairs(rows):
        true[a.event] |= true_deaths(a, b) == "conflict"
        answered[a.event] |= answer_deaths(a, b) == "conflict"
    return 100 * sum(true[e] == answered[e] for e in true) / len(true)


def _sets(a: Iterable[object], b: Iterable[object]) -> Answer:
    x, y = set(a), set(b)
    return "agree" if x == y else "overlap" if x & y else "conflict"


def true_deaths(a: Row, b: Row) -> Answer:
    """By the ranges of the table."""
    return _sets(range(int(a.deaths[0]), int(a.deaths[1]) + 1), range(int(b.deaths[0]), int(b.deaths[1]) + 1))


def true_dates(a: Row, b: Row) -> Answer:
    """By the days of the table."""
    return _sets(_days(a), _days(b))


def true_places(a: Row, b: Row) -> Answer | None:
    """By the names of the table; None where a row has no city."""
    if not a.city or not b.city:
        return None
    if a.city.casefold() != b.city.casefold():
        return "conflict"
    return "agree" if a.location.casefold() == b.location.casefold() else "overlap"


def true_actors(a: Row, b: Row) -> Answer | None:
    """By the ids of the table; None where a row has none."""
    if not a.actors or not b.actors:
        return None
    return _sets((i for i, _ in a.actors), (i for i, _ in b.actors))


def _days(row: Row) -> list[date]:
    first, last = date.fromisoformat(row.start), date.fromisoformat(row.end)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def answer_deaths(a: Row, b: Row) -> Answer | None:
    """By `compare` on figures."""
    return _ANSWERS.get(compare(_figure(a), _figure(b)))


def _figure(row: Row) -> Quantity:
    low, high = row.deaths
    bound: Literal["exact", "range"] = "exact" if low == high else "range"
    return Quantity(low if low == high else None, low, high, "person", "people killed", bound, "killed")


def answer_dates(a: Row, b: Row) -> Answer | None:
    """By `compare` on intervals of time."""
    return _ANSWERS.get(compare(_time(a), _time(b)))


def _time(row: Row) -> Time:
    end = (date.fromisoformat(row.end) + timedelta(days=1)).isoformat()
    return Time("DATE", row.start, f"{row.start}T00:00:00Z", f"{end}T00:00:00Z")


def answer_places(a: Row, b: Row) -> Answer | None:
    """By `compare` on points with their radius."""
    return _ANSWERS.get(compare(_place(a), _place(b)))


def _place(row: Row) -> Place:
    return Place(row.location or row.city, row.lat, row.lon, RADII.get(row.precision, 10.0))


def answer_actors(a: Row, b: Row) -> Answer | None:
    """By `compare` on every pair of names: all of both sides are met, some are, or none."""
    left, right = [_name(n) for _, n in a.actors], [_name(n) for _, n in b.actors]
    met = [any(compare(x, y) == "same" for y in right) for x in left]
    back = [any(compare(x, y) == "same" for x in left) for y in right]
    return "agree" if all(met + back) else "overlap" if any(met) else "conflict"


def _name(name: str) -> Name:
    return Name(name, "group")


TRUTH = {"deaths": true_deaths, "dates": true_dates, "places": true_places, "actors": true_actors}
ANSWER = {"deaths": answer_deaths, "dates": answer_dates, "places": answer_places, "actors": answer_actors}
