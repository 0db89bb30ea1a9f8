"""Adds a user's own gazetteer: a GeoNames dump (a country's, or one in its format) or a CSV file with a header.

GeoNames dumps: 19 tab-separated columns without a header, plain, `.gz` or `.zip` (download.geonames.org/export/dump).
CSV: a header with `name`, `lat`, `lon`, and as wanted `names` (";" between them), `feature` (one of `entry.FEATURES`),
`country` (ISO alpha-2), `population`, `radius_km`, `id` (a number of your own). A river, a road or a front may have
`line` in the place of `lat` and `lon`: points "lat lon" with ";" between them; it is known by the middle of its course.
The file is read line by line, a dump twice: its divisions first.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
import shutil
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dateline.errors import SetupError
from dateline.gazetteer.compiling import compile_to, latin
from dateline.gazetteer.entry import FEATURES, Source
from dateline.gazetteer.lines import Line, opened
from dateline.values import distance_km

COLUMNS = 19
#: A file whose first lines, this many, hold no place is not read to its end.
PATIENCE = 10_000
#: Lines that are named in full; of the others only the number is told.
TOLD = 5
_CLASSES = {"P": "city", "H": "water", "L": "region", "T": "region", "U": "water", "V": "region"}
_CODES = {"ADM1": "admin1", "ADM2": "admin2", "PPLX": "district"}


class Added(NamedTuple):
    """What was added: under which name, how many places, how many lines were no places, and why the first were none."""

    label: str
    places: int
    skipped: int
    problems: tuple[str, ...] = ()


class _Report:
    """Counts what is left out, and keeps the first reasons: each kind of reason once before any twice."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.taken = self.skipped = 0
        self.kinds: Counter[str] = Counter()
        self.problems: list[str] = []

    def skip(self, number: int, kind: str, reason: str) -> None:
        """Leave out line `number`; raises SetupError where no line so far was a place."""
        self.skipped += 1
        self.kinds[kind] += 1
        if self.kinds[kind] == 1 or len(self.problems) < TOLD:
            self.problems.append(f"line {number} {reason}")
        if not self.taken and self.skipped >= PATIENCE:
            raise self.nothing(f"its first {PATIENCE:,} lines hold no place")

    def nothing(self, told: str) -> SetupError:
        """What to say of a file without places."""
        why = f" ({self.problems[0]})" if self.problems else ""
        return SetupError(
            f"{self.file}: {told}{why}; it must be a GeoNames dump ({COLUMNS} tab-separated columns) or a CSV file "
            f"with a header that names name, lat and lon"
        )


def add(file: Path, destination: Path) -> Added:
    """Compile `file` into a folder of its name below `destination`, replacing what an earlier file of that name left.

    Raises SetupError for a file that cannot be read or holds no place at all.
    """
    label = file.name.split(".")[0] or "added"
    folder = destination / label
    report = _Report(file)
    try:
        places = list(_places(file, report))
        with file.open("rb") as raw:
            digest = hashlib.file_digest(raw, "sha256").hexdigest()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise SetupError(f"cannot read the gazetteer file {file}: {error}") from error
    if not places:
        raise report.nothing("it holds no place")
    fresh = destination / f".{label}.new"
    compile_to(fresh, places, {"file": file.name, "sha256": digest})
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)
    return Added(label, len(places), report.skipped, tuple(report.problems[:TOLD]))


def _places(file: Path, report: _Report) -> Iterator[Source]:
    with opened(file) as lines:
        first = next(lines, None)
        dump = first is not None and (first.text or "").count("\t") == COLUMNS - 1
    read = _from_dump(file, report) if dump else _from_csv(file, report)
    for place in read:
        report.taken += 1
        yield place


def _from_dump(file: Path, report: _Report) -> Iterator[Source]:
    """Places of a GeoNames dump. Divisions are tied by their codes."""
    with opened(file) as lines:
        divisions = _divisions(lines)
    with opened(file) as lines:
        for line in lines:
            if line.text is None:
                report.skip(line.number, "encoding", line.why)
                continue
            row = line.text.split("\t")
            if len(row) != COLUMNS:
                report.skip(line.number, "columns", f"has {len(row)} tab-separated columns, not {COLUMNS}")
                continue
            try:
                yield _of_dump(row, divisions)
            except ValueError as error:
                report.skip(line.number, _kind(error), f"names no place: {error}")


def _kind(error: ValueError) -> str:
    """A reason without what it quotes."""
    return re.sub(r"'[^']*'|\([^)]*\)", "", str(error))


def _divisions(lines: Iterable[Line]) -> dict[tuple[str, ...], int]:
    """The ids of divisions by their codes; none of a file that is no dump after all, which shows early."""
    found: dict[tuple[str, ...], int] = {}
    places = False
    for line in lines:
        row = line.text.split("\t") if line.text is not None and (not places or "\tADM" in line.text) else []
        places = places or _is_place(row)
        if line.number > PATIENCE and not places:
            break
        if len(row) == COLUMNS and row[7] in ("ADM1", "ADM2") and _is_number(row[0]):
            found[(row[8], row[10]) if row[7] == "ADM1" else (row[8], row[10], row[11])] = int(row[0])
    return found


def _is_place(row: list[str]) -> bool:
    try:
        return len(row) == COLUMNS and bool(_of_dump(row, {}))
    except ValueError:
        return False


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _of_dump(row: list[str], divisions: dict[tuple[str, ...], int]) -> Source:
    if not _is_number(row[0]) or len(row[0]) > 18:
        raise ValueError(f"{row[0][:20]!r} is no id")
    name = next((n for n in (row[1], row[2], *row[3].split(",")) if latin(n)), row[1]).strip()
    if not name:
        raise ValueError("it has no name")
    lat, lon = _degrees(row[4], row[5])
    code = row[7]
    feature = "country" if code.startswith("PCL") else _CODES.get(code) or _CLASSES.get(row[6], "other")
    if row[6] == "A" and feature == "other":
        feature = "district"
    own = int(row[0])
    above = divisions.get((row[8], row[10]), 0), divisions.get((row[8], row[10], row[11]), 0)
    admin1, admin2 = (0 if gid == own else gid for gid in above)
    names = (name, row[2], *row[3].split(","))
    return Source(own, name, lat, lon, feature, _count(row[14]), row[8][:2], admin1, admin2, 0.0, names)


def _from_csv(file: Path, report: _Report) -> Iterator[Source]:
    """Places of a CSV file with a header."""
    with opened(file) as lines:
        numbers: list[int] = []
        reader = csv.reader(_texts(lines, numbers, report))
        header = [cell.strip().lower() for cell in next(reader, [])]
        if "name" not in header or not ({"lat", "lon"} <= set(header) or "line" in header):
            told = f"line 1 is no header with name, lat and lon, and has {len(header)} columns"
            raise SetupError(f"{file}: {told}; a GeoNames dump has {COLUMNS}, separated by tabs, and no header")
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                report.skip(numbers[-1], "csv", f"cannot be read: {error}")
                continue
            if not any(cells):
                continue
            try:
                yield _of_csv(dict(zip(header, cells, strict=False)))
            except ValueError as error:
                report.skip(numbers[-1], _kind(error), f"names no place: {error}")


def _texts(lines: Iterable[Line], numbers: list[int], report: _Report) -> Iterator[str]:
    """The decoded lines; the number of the last one is kept in `numbers`."""
    for line in lines:
        numbers[:] = [line.number]
        if line.text is None:
            report.skip(line.number, "encoding", line.why)
        else:
            yield line.text + "\n"


def _of_csv(row: dict[str, str]) -> Source:
    name, feature = (row.get("name") or "").strip(), (row.get("feature") or "city").strip()
    if not name:
        raise ValueError("it has no name")
    if feature not in FEATURES:
        raise ValueError(f"{feature[:20]!r} is none of {', '.join(FEATURES)}")
    if (row.get("line") or "").strip():
        lat, lon, reach = _middle(row["line"])
    else:
        (lat, lon), reach = _degrees(row.get("lat") or "", row.get("lon") or ""), 0.0
    names = (name, *filter(None, (n.strip() for n in (row.get("names") or "").split(";"))))
    radius = float(row.get("radius_km") or 0) or reach
    if not 0 <= radius <= 20_040:
        raise ValueError(f"{row.get('radius_km')} is no radius in kilometres")
    country = (row.get("country") or "").strip()[:2].upper()
    number = (row.get("id") or "0").strip()
    if not _is_number(number) or len(number) > 18:
        raise ValueError(f"{number[:20]!r} is no id")
    population = _count(row.get("population") or "")
    return Source(int(number), name, lat, lon, feature, population, country, 0, 0, radius, names, names)


def _middle(line: str) -> tuple[float, float, float]:
    """The vertex of a course nearest half of its length, and how far the course runs from it, in kilometres."""
    points = [_degrees(*[*pair.replace(",", " ").split(), "", ""][:2]) for pair in line.split(";") if pair.strip()]
    if len(points) < 2:
        raise ValueError("a line needs two points")
    along = [0.0]
    for a, b in pairwise(points):
        along.append(along[-1] + distance_km(*a, *b))
    lat, lon = points[min(range(len(points)), key=lambda n: (abs(along[n] - along[-1] / 2), n))]
    return lat, lon, round(max(distance_km(lat, lon, *p) for p in points), 1)


def _count(word: str) -> int:
    """A population; nothing is 0."""
    word = word.strip()
    if word and not _is_number(word.removeprefix("-")):
        raise ValueError(f"{word[:20]!r} is no population")
    return max(0, int(word[:12] or 0))


def _degrees(lat: str, lon: str) -> tuple[float, float]:
    try:
        north, east = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"({lat[:20]}, {lon[:20]}) is no pair of degrees") from None
    if not (math.isfinite(north) and -90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"({lat[:20]}, {lon[:20]}) is no point on Earth")
    return north, east
