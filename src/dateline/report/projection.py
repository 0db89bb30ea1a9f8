"""The window of a map: which degrees it shows, and where a point of the globe falls on the paper.

Web Mercator up to FAR_WIDTH degrees (true shapes, which a reader knows from other maps), equirectangular beyond, where
Mercator would blow up the north.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.report.basemap import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Wider views are equirectangular.
FAR_WIDTH = 90.0
#: No map shows less than this many kilometres across: the basemap is true to about a kilometre.
LEAST_KM = 150.0
KM_PER_DEGREE = 111.2
TOP_LATITUDE = 82.0
COVER, WORTH = 0.55, 0.2


class Spot(msgspec.Struct, frozen=True):
    """A place as far as a window cares: where, how much is said of it, how far round it the map should reach."""

    lat: float
    lon: float
    weight: float = 1.0
    reach_km: float = 0.0


class View(msgspec.Struct, frozen=True):
    """A window of `width` by `height` units. `centre` is in projected units of which `scale` make one unit of paper."""

    width: float
    height: float
    centre: tuple[float, float]
    scale: float
    mercator: bool

    def project(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """An (n, 2) array of longitude and latitude -> an (n, 2) array of x and y on the paper."""
        import numpy as np

        latitude = np.clip(points[:, 1], -TOP_LATITUDE, TOP_LATITUDE)
        y = np.degrees(np.log(np.tan(np.radians(45 + latitude / 2)))) if self.mercator else latitude
        return np.column_stack(
            (
                (points[:, 0] - self.centre[0]) * self.scale + self.width / 2,
                self.height / 2 - (y - self.centre[1]) * self.scale,
            )
        )

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """One point on the paper; the longitude is turned to the side of the globe that the window shows."""
        lon = self.centre[0] + (lon - self.centre[0] + 180) % 360 - 180
        lat = max(-TOP_LATITUDE, min(TOP_LATITUDE, lat))
        y = _mercator(lat) if self.mercator else lat
        return (lon - self.centre[0]) * self.scale + self.width / 2, self.height / 2 - (y - self.centre[1]) * self.scale

    def inside(self, lat: float, lon: float, margin: float = 0.0) -> bool:
        """Whether the point falls on the paper, `margin` units from its edge."""
        x, y = self.point(lat, lon)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    def box(self) -> Box:
        """The degrees that the window shows."""
        half = self.width / 2 / self.scale
        south, north = (self.centre[1] + s * self.height / 2 / self.scale for s in (-1, 1))
        if self.mercator:
            south, north = _latitude(south), _latitude(north)
        return Box(self.centre[0] - half, max(-90.0, south), self.centre[0] + half, min(90.0, north))

    def units_per_km(self, lat: float) -> float:
        """Units of paper for one kilometre at a latitude."""
        stretch = math.cos(math.radians(max(-TOP_LATITUDE, min(TOP_LATITUDE, lat)))) if self.mercator else 1.0
        return self.scale / (KM_PER_DEGREE * stretch)


def window(spots: Sequence[Spot], width: float, height: float, every: bool = False) -> View:
    """The view that shows the spots that matter: all of them, unless a few lie so far off that the rest would shrink
    to a dot; with `every`, all of them in any case. Raises ValueError for no spots."""
    chosen = spots if every and spots else core(spots)
    reached = [edge for s in chosen for edge in _edges(s)]
    west, east = _arc([lon for _, lon in reached])
    mercator = east - west <= FAR_WIDTH
    ys = [_mercator(max(-TOP_LATITUDE, min(TOP_LATITUDE, lat))) if mercator else lat for lat, _ in reached]
    middle = (_latitude(sum((min(ys), max(ys))) / 2)) if mercator else sum((min(ys), max(ys))) / 2
    centre = ((west + east) / 2, (min(ys) + max(ys)) / 2)
    stretch = math.cos(math.radians(middle)) if mercator else 1.0
    least = LEAST_KM / (KM_PER_DEGREE * stretch)
    # A fifth of the paper stays free on every side: for labels, and so that a place is seen with its surroundings.
    wide = max(least, (east - west) / 0.6)
    high = max(least * height / width, (max(ys) - min(ys)) / 0.62)
    scale = min(width / wide, height / high)
    scale = max(scale, width / 360.0)
    return View(width, height, centre, scale, mercator)


def _edges(spot: Spot) -> list[tuple[float, float]]:
    """The corners of the square that a spot wants on the map."""
    if not spot.reach_km:
        return [(spot.lat, spot.lon)]
    north = spot.reach_km / KM_PER_DEGREE
    east = min(170.0, north / max(0.1, math.cos(math.radians(spot.lat))))
    return [(max(-90.0, min(90.0, spot.lat + a * north)), spot.lon + b * east) for a in (-1, 1) for b in (-1, 0, 1)]


def core(spots: Sequence[Spot]) -> list[Spot]:
    """The spots around the weighted middle: as few as hold COVER of all weight, and then on as long as each doubling of
    the radius adds WORTH of it. On stories of one front that keeps the capitals in which ministers spoke off the map;
    a story told from five continents keeps most of them on it."""
    if not spots:
        raise ValueError("a window needs at least one place")
    total = sum(s.weight for s in spots)
    hub = min(spots, key=lambda s: (sum(o.weight * math.log1p(_km(s, o)) for o in spots), -s.weight, s.lat, s.lon))
    by_distance = sorted((_km(hub, s), s.lat, s.lon, s.weight, s) for s in spots)
    best, best_score, weight = 0, -math.inf, 0.0
    for number, (distance, *_, spot) in enumerate(by_distance):
        before, weight = weight, weight + spot.weight
        score = weight / total - WORTH * math.log2(max(distance, LEAST_KM) / LEAST_KM)
        if score >= best_score or before < COVER * total:
            best, best_score = number, score
    return [row[-1] for row in by_distance[: best + 1]]


def scale_bar(view: View) -> tuple[float, float]:
    """(kilometres, units of paper) of a bar of a round length, about a fifth of the paper."""
    lat = _latitude(view.centre[1]) if view.mercator else view.centre[1]
    room = view.width / 5
    per_km = view.units_per_km(lat) if view.mercator else view.units_per_km(lat) / max(0.1, math.cos(math.radians(lat)))
    for size in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5):
        if size * per_km <= room:
            return float(size), size * per_km
    return 2.0, 2 * per_km


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The shortest arc that holds all longitudes, as (west, east) with east >= west; it may run past 180."""
    ordered = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    gaps = [(ordered[(i + 1) % len(ordered)] - ordered[i]) % 360 or 360.0 for i in range(len(ordered))]
    widest = max(range(len(gaps)), key=lambda i: (gaps[i], -i))
    west = ordered[(widest + 1) % len(ordered)]
    span = 0.0 if len(ordered) == 1 else 360.0 - gaps[widest]
    return west, west + span


def _km(a: Spot, b: Spot) -> float:
    from dateline.values import distance_km

    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.radians(45 + latitude / 2))))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y)))) - 90
