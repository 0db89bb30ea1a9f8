"""One place of a gazetteer, and how far the spot that a report means may lie from its point."""

from __future__ import annotations

import math
from typing import NamedTuple

#: Kinds of feature, in the order of their codes in the compiled file. Only ever append.
FEATURES = ("city", "country", "admin1", "admin2", "district", "water", "region", "other")

#: Kilometres, where nothing better is known of the extent (for cities and towns see `city_radius`).
USUAL_RADIUS = {
    "country": 400.0,
    "admin1": 100.0,
    "admin2": 25.0,
    "district": 8.0,
    "water": 50.0,
    "region": 150.0,
    "other": 5.0,
}


class Source(NamedTuple):
    """What a source says of one place, before compiling. `id` is its GeoNames id, 0 where it has none.

    `admin1` and `admin2` are GeoNames ids of the regions that hold it (0: unknown), `country` is ISO alpha-2 or "".
    `mains` are names as usual as `name` ("New York" for New York City); they are never dropped.
    """

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    population: int
    country: str
    admin1: int
    admin2: int
    radius_km: float
    names: tuple[str, ...]
    mains: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One place as the compiled gazetteer holds it. `admin1` and `admin2` are ids of entries, "" where unknown.

    `fame` is the number of Latin-script names that the sources have for it (at most 255): a place known far away has
    many.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature: str
    population: int
    country: str
    admin1: str
    admin2: str
    radius_km: float
    fame: int


def city_radius(population: int) -> float:
    """Radius of a built-up area of so many people: 15 km for 1.4 million, 2 km for a village.

    Area grows about as population (Kharkiv: 350 km² and 1.4 million); the factor leaves room for the outskirts.
    """
    return round(min(30.0, max(2.0, 0.0127 * math.sqrt(population))), 1)


def apart(a: Entry, b: Entry) -> float:
    """Kilometres between two points, by the equirectangular approximation: exact enough to compare, and quick."""
    lon = abs(a.lon - b.lon)
    lon = min(lon, 360 - lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, lon)
