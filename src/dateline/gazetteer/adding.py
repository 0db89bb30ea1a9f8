"""Adds a user's own gazetteer: a GeoNames dump (a country's, or one in its format) or a CSV file with a header.

GeoNames dumps: 19 tab-separated columns without a header, plain, `.gz` or `.zip` (download.geonames.org/export/dump).
CSV: a header with `name`, `lat`, `lon`, and as wanted `names` (";" between them), `feature` (one of `entry.FEATURES`),
`country` (ISO alpha-2), `population`, `radius_km`, `id` (a number of your own).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import itertools
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from dateline.errors import SetupError
from dateline.gazetteer.compiling import compile_to, latin
from dateline.gazetteer.entry import FEATURES, Source

COLUMNS = 19
_CLASSES = {"P": "city", "H": "water", "L": "region", "T": "region", "U": "water", "V": "region"}
_CODES = {"ADM1": "admin1", "ADM2": "admin2", "PPLX": "district"}


class Added(NamedTuple):
    """What was added: under which name, how many places, and how many lines were no places."""

    label: str
    places: int
    skipped: int


def add(file: Path, destination: Path) -> Added:
    """Compile `file` into a folder of its name below `destination`, replacing what an earlier file of that name left.

    Raises SetupError for a file that cannot be read or holds no place at all.
    """
    label = file.name.split(".")[0] or "added"
    folder = destination / label
    try:
        with _opened(file) as lines:
            first = next(lines, "")
            rows = itertools.chain([first], lines)
            dump = first.count("\t") == COLUMNS - 1
            read = _from_dump(rows) if dump else _from_csv(rows)
            taken = list(read)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except (OSError, UnicodeError, EOFError, csv.Error, zipfile.BadZipFile) as error:
        raise SetupError(f"cannot read the gazetteer file {file}: {error}") from error
    places = [place for place in taken if place is not None]
    if not places:
        raise SetupError(f"{file} holds no place; it must be a GeoNames dump or a CSV file with name, lat and lon")
    fresh = destination / f".{label}.new"
    compile_to(fresh, places, {"file": file.name, "sha256": digest})
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)
    return Added(label, len(places), len(taken) - len(places))


@contextmanager
def _opened(file: Path) -> Iterator[Iterator[str]]:
    """The lines of a plain, gzipped or zipped text file."""
    with file.open("rb") as raw:
        magic = raw.read(4)
    if magic[:2] == b"\x1f\x8b":
        with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
            yield iter(text)
    elif magic == b"PK\x03\x04":
        with zipfile.ZipFile(file) as archive:
            names = [
                n for n in archive.namelist() if n.endswith((".txt", ".csv", ".tsv")) and "readme" not in n.lower()
            ]
            if not names:
                raise SetupError(f"{file} holds no .txt or .csv file")
            with archive.open(names[0]) as member:
                text_member: TextIO = io.TextIOWrapper(member, "utf-8", newline="")
                yield iter(text_member)
    else:
        with file.open(encoding="utf-8", newline="") as plain:
            yield iter(plain)


def _from_dump(lines: Iterable[str]) -> Iterator[Source | None]:
    """Places of a GeoNames dump; None for each line that is none. Divisions are tied by their codes."""
    rows = [line.rstrip("\r\n").split("\t") for line in lines]
    divisions: dict[tuple[str, ...], int] = {}
    for row in rows:
        if len(row) == COLUMNS and row[7] in ("ADM1", "ADM2") and row[0].isdigit():
            divisions[(row[8], row[10]) if row[7] == "ADM1" else (row[8], row[10], row[11])] = int(row[0])
    for row in rows:
        try:
            yield _of_dump(row, divisions) if len(row) == COLUMNS else None
        except ValueError:
            yield None


def _of_dump(row: list[str], divisions: dict[tuple[str, ...], int]) -> Source:
    name = next((n for n in (row[1], row[2], *row[3].split(",")) if latin(n)), row[1])
    lat, lon = _degrees(row[4], row[5])
    code = row[7]
    feature = "country" if code.startswith("PCL") else _CODES.get(code) or _CLASSES.get(row[6], "other")
    if row[6] == "A" and feature == "other":
        feature = "district"
    own = int(row[0])
    above = divisions.get((row[8], row[10]), 0), divisions.get((row[8], row[10], row[11]), 0)
    admin1, admin2 = (0 if gid == own else gid for gid in above)
    names = (name, row[2], *row[3].split(","))
    return Source(own, name, lat, lon, feature, int(row[14] or 0), row[8][:2], admin1, admin2, 0.0, names)


def _from_csv(lines: Iterable[str]) -> Iterator[Source | None]:
    """Places of a CSV file with a header; None for each row that is none."""
    for row in csv.DictReader(lines):
        try:
            lat, lon = _degrees(row.get("lat") or "", row.get("lon") or "")
            name, feature = (row.get("name") or "").strip(), (row.get("feature") or "city").strip()
            if not name or feature not in FEATURES:
                yield None
                continue
            names = (name, *filter(None, (n.strip() for n in (row.get("names") or "").split(";"))))
            population, radius = int(row.get("population") or 0), float(row.get("radius_km") or 0)
            country = (row.get("country") or "").strip()[:2].upper()
            yield Source(
                int(row.get("id") or 0), name, lat, lon, feature, population, country, 0, 0, radius, names, names
            )
        except ValueError:
            yield None


def _degrees(lat: str, lon: str) -> tuple[float, float]:
    north, east = float(lat), float(lon)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"({lat}, {lon}) is no point on Earth")
    return north, east
