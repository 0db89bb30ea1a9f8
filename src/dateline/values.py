"""The payloads a report can carry, and the one question asked of two of them: how do they relate?

Values know nothing of texts or offsets; :mod:`dateline.reading` ties them to spans. All are frozen and tagged, so that
a list of mixed values survives a round trip through JSON.
"""

from __future__ import annotations

import math
from typing import Literal

import msgspec

NameKind = Literal["person", "organisation", "place", "group", "materiel", "other"]
#: What some names are more closely: of "materiel" a weapon, of "organisation" a unit of soldiers or police, a channel.
NameSort = Literal["weapon", "unit", "channel"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "almost", "about", "range"]
Relation = Literal["same", "narrows", "overlaps", "conflicts", "unrelated"]
Predicate = Literal[
    "killed",
    "wounded",
    "missing",
    "displaced",
    "evacuated",
    "arrested",
    "captured",
    "surrendered",
    "destroyed",
    "damaged",
    "recaptured",
    "seized",
    "advanced",
    "pledged",
    "delivered",
    "held",
    "other",
]

EARTH_RADIUS_KM = 6371.0

#: Two points closer than this, of one precision, are one: gazetteers round to five decimals or four.
ONE_POINT_KM = 0.05


class Name(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A named or described participant. `name` is its fullest form in this report, `role` what the report calls it;
    `sort` tells weapons, units and channels from others of their kind."""

    name: str
    kind: NameKind
    role: str | None = None
    sort: NameSort | None = None


class Quantity(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A figure: `value` as written, `low`/`high` what it bounds, `of` what is counted ("people wounded").

    `predicate` is the state of what is counted, from the closed list of the output contract. An approximate figure
    ("about 500") keeps its value in both `low` and `high` and says so in `bound`; an open side is None.
    """

    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    of: str | None = None
    bound: Bound = "exact"
    predicate: Predicate = "other"


class Time(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A time expression: TIMEX3 `type` and `value`, and the interval [`start`, `end`) it names, ISO 8601, when known.

    Without an anchor (no publication time) `value` keeps what the text says ("XXXX-WXX-5") and the interval is None.
    """

    type: TimeType
    value: str
    start: str | None = None
    end: str | None = None


class Place(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """A toponym. Degrees WGS 84; `radius_km` is how far the real spot may lie from the point, by the kind of feature.

    `literal` is False where the name stands for a government or a people ("Moscow said"). A place that no gazetteer
    holds has no coordinates. `feature` is one of: country, admin1, admin2, city, district, water, region, other.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer: str | None = None
    country: str | None = None
    feature: str | None = None
    literal: bool = True


class Act(msgspec.Struct, frozen=True, tag=True, tag_field="is"):
    """What happened: one type of the event scheme in `docs/events.md`."""

    type: str


Value = Name | Quantity | Time | Place | Act


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres by the haversine formula; degrees in."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_chord = (
        math.sin((phi_b - phi_a) / 2) ** 2
        + math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def compare(a: Value, b: Value) -> Relation:
    """How does `b` relate to `a`? `narrows` means that `b` says the same more exactly; it is not symmetric.

    Values of different kinds, and values that lack what a comparison needs, are `unrelated`: silence is no conflict.
    """
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _compare_quantities(a, b)
    if isinstance(a, Time) and isinstance(b, Time):
        return _compare_times(a, b)
    if isinstance(a, Place) and isinstance(b, Place):
        return _compare_places(a, b)
    if isinstance(a, Name) and isinstance(b, Name):
        return _compare_names(a, b)
    if isinstance(a, Act) and isinstance(b, Act):
        return "same" if a.type == b.type else "unrelated"
    return "unrelated"


def _compare_names(a: Name, b: Name) -> Relation:
    """A surname and a full name that ends in it may be one person; who they are is decided elsewhere, over reports."""
    if a.kind != b.kind:
        return "unrelated"
    x, y = a.name.casefold().split(), b.name.casefold().split()
    if x == y:
        return "same"
    if a.kind == "person" and x and y and (len(x) == 1 or len(y) == 1) and x[-1] == y[-1]:
        return "narrows" if len(x) == 1 else "overlaps"
    return "unrelated"


#: "About 500" and 540 are one figure told twice; the factor is the usual rounding of news ("nearly", "some").
APPROXIMATION = 0.1


def quantity_interval(q: Quantity) -> tuple[float, float]:
    """The closed interval of numbers that `q` allows, infinite where it is open, widened where it is approximate."""
    low = -math.inf if q.low is None else q.low
    high = math.inf if q.high is None else q.high
    if q.bound in ("about", "almost"):
        slack = APPROXIMATION * abs(q.value or 0.0)
        low, high = low - slack, high + slack
    return low, high


def _compare_quantities(a: Quantity, b: Quantity) -> Relation:
    """Both ends of an open bound are allowed ("more than 1,000" and "1,000" are told of one thing by rounding)."""
    if a.predicate != b.predicate and "other" not in (a.predicate, b.predicate):
        return "unrelated"
    if a.unit != b.unit or (a.value is None and a.low is None and a.high is None):
        return "unrelated"
    (a_low, a_high), (b_low, b_high) = quantity_interval(a), quantity_interval(b)
    return _compare_intervals(a_low, a_high, b_low, b_high)


def _compare_intervals(a_low: float, a_high: float, b_low: float, b_high: float) -> Relation:
    if (a_low, a_high) == (b_low, b_high):
        return "same"
    if b_low > a_high or b_high < a_low:
        return "conflicts"
    if a_low <= b_low and b_high <= a_high:
        return "narrows"
    return "overlaps"


def _compare_times(a: Time, b: Time) -> Relation:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return "same" if a.value == b.value and not a.value.startswith(("P", "X")) else "unrelated"
    if (a.start, a.end) == (b.start, b.end):
        return "same"
    if b.start >= a.end or b.end <= a.start:
        return "conflicts"
    return "narrows" if a.start <= b.start and b.end <= a.end else "overlaps"


def _compare_places(a: Place, b: Place) -> Relation:
    if a.gazetteer is not None and a.gazetteer == b.gazetteer:
        return "same"
    # A country's circle misses its far ends; what lies in it is known from the code.
    if a.country is not None and a.country == b.country and "country" in (a.feature, b.feature):
        return "narrows" if a.feature == "country" else "overlaps"
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return "unrelated"
    apart = distance_km(a.lat, a.lon, b.lat, b.lon)
    a_radius, b_radius = a.radius_km or 0.0, b.radius_km or 0.0
    if apart < ONE_POINT_KM and a_radius == b_radius:
        return "same"
    if apart + b_radius <= a_radius:
        return "narrows"
    return "overlaps" if apart <= a_radius + b_radius else "conflicts"
