"""The shipped basemap: land, lakes, rivers, borders and region outlines of the world in one zip file.

Two levels. `near` is cut into cells of CELL degrees, with coordinates to 0.001° (about 100 m, finer than the sources
are true); `far` holds the whole world to 0.01°, for maps wider than a few countries. `cards/basemap.md` names the
sources; `tools/build_basemap.py` makes the file.
"""

from __future__ import annotations

import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline import resources

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CELL = 10
FILE = "world.zip"
#: Order of the layers inside each member. `border` ranks: 0 international, 1 disputed or of another kind.
LAYERS = ("land", "lake", "river", "border", "admin1")
NEAR_SCALE, FAR_SCALE = 1000, 100
#: A view wider than this many degrees of longitude is drawn from the coarse level.
FAR_FROM = 22.0


class Box(msgspec.Struct, frozen=True):
    """Degrees. `west` may be below -180 and `east` above 180 where the box crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float


class Line(msgspec.Struct, frozen=True):
    """One ring or line: an (n, 2) array of longitude and latitude, its rank in the layer, its name."""

    points: NDArray[np.float64]
    rank: int = 0
    name: str = ""


class Basemap:
    """The map's data, decoded cell by cell as a view asks for them."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        self._members = set(self._zip.namelist())
        self._names: list[str] = json.loads(self._zip.read("names.json"))

    @cached_property
    def regions(self) -> dict[str, list[object]]:
        """GeoNames id of a first-level region -> [country code, number in that country, English name]."""
        found: dict[str, list[object]] = json.loads(self._zip.read("regions.json"))
        return found

    @cached_property
    def countries(self) -> list[tuple[str, float, float, int]]:
        """(English name, longitude, latitude, rank) of every country's label, the most important first."""
        return [(n, x, y, r) for n, x, y, r in json.loads(self._zip.read("countries.json"))]

    def lines(self, layer: str, box: Box) -> Iterator[Line]:
        """The lines of a layer that may meet `box`, moved by whole turns into the box's longitudes."""
        far = box.east - box.west > FAR_FROM
        for member, turn in self._members_of(box, far):
            for line in self._decode(member)[LAYERS.index(layer)]:
                yield moved(line, turn) if turn else line

    def outline(self, gazetteer: str | None) -> list[Line]:
        """The rings of the first-level region with this gazetteer id; empty where the file has none."""
        found = self.regions.get((gazetteer or "").removeprefix("geonames:"))
        if found is None:
            return []
        rings = self._decode(f"outline/{found[0]}")[0]
        return [ring for ring in rings if ring.rank == found[1]]

    def _members_of(self, box: Box, far: bool) -> Iterator[tuple[str, float]]:
        if far:
            for turn in range(math.floor((box.west + 180) / 360), math.ceil((box.east + 180) / 360)):
                yield "far", 360.0 * turn
            return
        for column in range(math.floor(box.west / CELL), math.ceil(box.east / CELL)):
            turn = math.floor((column * CELL + 180) / 360)
            for row in range(math.floor(box.south / CELL), math.ceil(box.north / CELL)):
                member = f"near/{column - turn * (360 // CELL)}_{row}"
                if member in self._members:
                    yield member, 360.0 * turn

    def _decode(self, member: str) -> list[list[Line]]:
        return list(_decoded(self._zip, member, tuple(self._names)))


def moved(line: Line, degrees: float) -> Line:
    """The line, turned round the globe by that many degrees of longitude."""
    import numpy as np

    return Line(line.points + np.array([degrees, 0.0]), line.rank, line.name)


@lru_cache(maxsize=1)
def shipped() -> Basemap:
    """The basemap of this installation; raises SetupError where it is missing."""
    return Basemap(resources.data("basemap") / FILE)


def pack(layers: Sequence[Sequence[tuple[Sequence[tuple[float, float]], int, int]]], scale: int) -> bytes:
    """Layers of (points in degrees, rank, name number) as bytes.

    Numbers are little-endian: points as int32 for the first of a line and int16 steps after it, in units of 1/`scale`
    degree; low and high bytes apart, which deflates a quarter better. Raises ValueError for a step out of range.
    """
    import numpy as np

    out = [np.array([scale, len(layers)], "<u4").tobytes()]
    for lines in layers:
        firsts, steps, counts, ranks, names = [], [], [], [], []
        for points, rank, name in lines:
            grid = np.rint(np.asarray(points, float) * scale).astype(np.int64)
            keep = np.ones(len(grid), bool)
            keep[1:] = (np.diff(grid, axis=0) != 0).any(axis=1)
            grid = grid[keep]
            step = np.diff(grid, axis=0)
            if len(step) and np.abs(step).max() > 32767:
                raise ValueError("a step between two points is too long; add points between them")
            firsts.append(grid[0])
            steps.append(step)
            counts.append(len(grid))
            ranks.append(rank)
            names.append(name)
        out.append(np.array([len(counts)], "<u4").tobytes())
        out.append(
            np.array(counts, "<u4").tobytes() + np.array(ranks, "<u2").tobytes() + np.array(names, "<u2").tobytes()
        )
        out.append(np.array(firsts, "<i4").reshape(-1, 2).tobytes())
        joined = np.concatenate([*steps, np.zeros((0, 2), np.int64)]).astype("<i2")
        out.append(joined.T.copy().view(np.uint8).reshape(-1, 2).T.tobytes())
    return b"".join(out)


def unpack(data: bytes, names: Sequence[str]) -> Iterable[list[Line]]:
    """What `pack` wrote, one list of lines a layer; `names[0]` is the empty name."""
    import numpy as np

    scale, layers = (int(n) for n in np.frombuffer(data, "<u4", 2))
    at = 8
    for _ in range(layers):
        (size,) = (int(n) for n in np.frombuffer(data, "<u4", 1, at))
        counts = np.frombuffer(data, "<u4", size, at + 4).astype(int)
        ranks = np.frombuffer(data, "<u2", size, at + 4 + 4 * size)
        labels = np.frombuffer(data, "<u2", size, at + 4 + 6 * size)
        firsts = np.frombuffer(data, "<i4", 2 * size, at + 4 + 8 * size).reshape(-1, 2)
        at += 4 + 16 * size
        total = int(counts.sum()) - size
        raw = np.frombuffer(data, np.uint8, 4 * total, at).reshape(2, -1)
        steps = raw.T.copy().view("<i2").reshape(2, -1).T.astype(np.int64)
        at += 4 * total
        lines, first = [], 0
        for number in range(size):
            count = int(counts[number]) - 1
            points = np.vstack([firsts[number][None, :], steps[first : first + count]]).cumsum(axis=0) / scale
            lines.append(Line(points, int(ranks[number]), names[int(labels[number])]))
            first += count
        yield lines


@lru_cache(maxsize=64)
def _decoded(archive: zipfile.ZipFile, member: str, names: tuple[str, ...]) -> tuple[list[Line], ...]:
    return tuple(unpack(archive.read(member), names))
