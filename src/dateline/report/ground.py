"""The ground of a map as SVG: land, water, borders, names of towns, countries and rivers, a scale, the credit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline import resources
from dateline.errors import SetupError
from dateline.report.basemap import FAR_FROM, Basemap, Box
from dateline.report.labels import Rect, Sheet, around
from dateline.report.projection import FAR_WIDTH, View, scale_bar
from dateline.report.svg import el, width, words
from dateline.text import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dateline.gazetteer.reading import Gazetteer

Town = tuple[str, float, float, int]
Towns = Callable[[Box], Sequence[Town]]

LAND, WATER, RIVER, BORDER, REGION, TEXT, INK = (
    "#f6f4ef",
    "#cfdfe8",
    "#a9c6d6",
    "#75687c",
    "#b3a9b6",
    "#5a5f66",
    "#1c1f23",
)
#: The most town names that a map of this width carries before it turns grey.
_TOWNS_PER_UNIT = 0.055
#: Of the world, seen at fewer units a degree than this, the part of that many.
_FAR_SCALE, _FAR_TOWNS = 5.0, 0.5


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer | None:
    """The shipped gazetteer; None where it is missing."""
    from dateline.gazetteer.reading import open_gazetteer

    try:
        return open_gazetteer(resources.data("gazetteer"))
    except SetupError:
        return None


def gazetteer_towns(box: Box) -> Sequence[Town]:
    """Towns in the box from the gazetteer, the largest first, as many as a map can carry; none where it is missing."""
    known = gazetteer()
    if known is None:
        return ()
    for least in (1_000_000, 200_000, 50_000, 10_000, 2_000, 0):
        found: list[Town] = []
        for west, east in _unwrapped(box):
            found += known.near(box.south, box.north, west, east, least)
        if len(found) >= 90 or least == 0:
            return sorted(found, key=lambda t: (-t[3], t[0], t[1], t[2]))[:240]
    return ()


def _unwrapped(box: Box) -> list[tuple[float, float]]:
    """The box's longitudes as ranges inside -180…180."""
    if box.east - box.west >= 360:
        return [(-180.0, 180.0)]
    west = (box.west + 180) % 360 - 180
    east = west + box.east - box.west
    return [(west, east)] if east <= 180 else [(west, 180.0), (-180.0, east - 360)]


def ground(base: Basemap, view: View) -> list[str]:
    """Land, lakes, rivers and borders."""
    box = view.box()
    far = box.east - box.west > FAR_FROM
    crowded = box.east - box.west > 14
    rivers = _Rivers(base, box)
    parts = [
        el("path", class_="map-land", d=_paths(base, view, "land", True), fill=LAND),
        el("path", class_="map-lake", d=_paths(base, view, "lake", True), fill=WATER),
        el("path", class_="map-river", d=path_of(view, rivers.small), fill="none", stroke=RIVER, stroke_width=0.9),
        el("path", class_="map-river", d=path_of(view, rivers.large), fill="none", stroke=RIVER, stroke_width=1.9),
    ]
    if not crowded:
        region = _paths(base, view, "admin1", False)
        parts.append(
            el(
                "path",
                class_="map-region",
                d=region,
                fill="none",
                stroke=REGION,
                stroke_width=0.9,
                stroke_dasharray="5 3",
            )
        )
    settled = path_of(view, [line.points for line in base.lines("border", box) if line.rank == 0])
    other = path_of(view, [line.points for line in base.lines("border", box) if line.rank])
    parts.append(
        el("path", class_="map-border", d=settled, fill="none", stroke=BORDER, stroke_width=1.1 if far else 1.7)
    )
    parts.append(
        el("path", class_="map-border", d=other, fill="none", stroke=BORDER, stroke_width=1.3, stroke_dasharray="4 4")
    )
    return [p for p in parts if ' d=""' not in p]


class _Rivers:
    """Rivers by weight: the further the view, the fewer."""

    def __init__(self, base: Basemap, box: Box) -> None:
        wide = box.east - box.west
        most = 12 if wide < 6 else 9 if wide < 12 else 6 if wide < 32 else 3
        lines = [line for line in base.lines("river", box) if line.rank <= most]
        self.large = [line.points for line in lines if line.rank <= most / 2]
        self.small = [line.points for line in lines if line.rank > most / 2]


def _paths(base: Basemap, view: View, layer: str, closed: bool) -> str:
    return path_of(view, [line.points for line in base.lines(layer, view.box())], closed)


def path_of(view: View, lines: Iterable[NDArray[np.float64]], closed: bool = False, margin: float = 40.0) -> str:
    """Path data in whole tenths of a unit; points nearer than that to the last one are dropped, and so is what the
    paper does not show."""
    import numpy as np

    out: list[str] = []
    step = 1.0 if view.scale > 90 else 1.6  # about 11 degrees of longitude on the wide map
    for line in lines:
        xy = view.project(line)
        low, high = xy.min(axis=0), xy.max(axis=0)
        if high[0] < -margin or high[1] < -margin or low[0] > view.width + margin or low[1] > view.height + margin:
            continue
        if closed and max(high - low) < 1.5 * step:
            continue
        for run in [_clamped(xy, view, margin)] if closed else _visible(xy, view, margin):
            points = _thinned(np.round(run * 2) / 2, step)
            if len(points) > 1:
                out.append("M" + "L".join(f"{x:g},{y:g}" for x, y in points) + ("Z" if closed else ""))
    return "".join(out)


def _clamped(xy: NDArray[np.float64], view: View, margin: float) -> NDArray[np.float64]:
    """A ring with far-off points pulled to just outside the paper: it fills the same paper with fewer points."""
    import numpy as np

    return np.clip(xy, (-margin, -margin), (view.width + margin, view.height + margin))


def _visible(xy: NDArray[np.float64], view: View, margin: float) -> list[NDArray[np.float64]]:
    """The stretches of a line near the paper, each with one point beyond its ends."""
    import numpy as np

    near = (
        (xy[:, 0] > -margin)
        & (xy[:, 0] < view.width + margin)
        & (xy[:, 1] > -margin)
        & (xy[:, 1] < view.height + margin)
    )
    keep = near.copy()
    keep[1:] |= near[:-1]
    keep[:-1] |= near[1:]
    edges = np.flatnonzero(np.diff(keep.astype(int))) + 1
    return [run for run, on in zip(np.split(xy, edges), np.split(keep, edges), strict=True) if len(on) and on[0]]


def _thinned(points: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """Without points that lie within `step` units of the one before."""
    import numpy as np

    kept = [0]
    values = points.tolist()
    for i in range(1, len(values)):
        x, y = values[kept[-1]]
        if abs(values[i][0] - x) + abs(values[i][1] - y) >= step:
            kept.append(i)
    return np.asarray(points[kept])


def label(
    text: str,
    anchor: str,
    x: float,
    y: float,
    size: float,
    class_: str,
    fill: str,
    weight: int | None,
    italic: bool = False,
) -> str:
    """Words with a halo in the colour of the land, drawn as a thick stroke below them."""
    shape = {
        "x": x, "y": y, "font_size": size, "font_weight": weight, "font_style": "italic" if italic else None,
        "text_anchor": None if anchor == "start" else anchor,
    }  # fmt: skip
    halo = el("text", words(text), class_="map-halo", stroke=LAND, fill=LAND, stroke_width=3, stroke_linejoin="round",
              aria_hidden="true", **shape)  # fmt: skip
    return halo + el("text", words(text), class_=class_, fill=fill, **shape)


def names(
    view: View, base: Basemap, sheet: Sheet, towns: Towns, taken: Sequence[tuple[str, float, float]]
) -> list[str]:
    """Names of countries, towns and rivers where there is room; none by a place (name, lat, lon) that is `taken`."""
    box = view.box()
    parts: list[str] = []
    if box.east - box.west > 9:
        parts += _country_names(view, base, sheet)
    used = {fold(name) for name, _, _ in taken}
    pins = [view.point(lat, lon) for _, lat, lon in taken]
    room = int(view.width * _TOWNS_PER_UNIT * (_FAR_TOWNS if view.scale < _FAR_SCALE else 1.0))
    for name, lat, lon, population in towns(box):
        x, y = view.point(lat, lon)
        # A base name never doubles a claim's own place, also where the two spell it differently.
        if fold(name) in used or any(math.hypot(x - a, y - b) < 12 for a, b in pins):
            continue
        if not (6 < x < view.width - 6 and 6 < y < view.height - 6):
            continue
        size = 13.5 if population >= 500_000 else 12.0 if population >= 100_000 else 11.0
        spots = around(x, y, 5, width(name, size), size + 1)[:4]
        number = sheet.place([rect for rect, *_ in spots])
        if number is None:
            continue
        sheet.take(Rect(x - 3, y - 3, x + 3, y + 3))
        _, anchor, at, top = spots[number]
        parts.append(el("circle", class_="map-dot", cx=x, cy=y, r=2.4 if population >= 100_000 else 1.6, fill=TEXT))
        parts.append(label(name, anchor, at, top + size * 0.85, size, "map-town", TEXT, None))
        room -= 1
        if room <= 0:
            break
    return parts + _river_names(view, base, sheet)


def _country_names(view: View, base: Basemap, sheet: Sheet) -> list[str]:
    parts = []
    states = {fold(c.name) for c in resources.countries()}
    for name, lon, lat, rank in base.countries:
        if not view.inside(lat, lon, 8) or rank > (2 if view.scale < _FAR_SCALE else 3 if view.scale < 12 else 8):
            continue
        # Natural Earth ranks military bases among states ("Dhekelia Cantonment"); only a near map has room for them.
        if rank > 2 and view.scale < 12 and fold(name) not in states:
            continue
        x, y = view.point(lat, lon)
        text = name.upper()
        wide = width(text, 11.5) + 1.2 * len(text)
        if sheet.place([Rect(x - wide / 2, y - 8, x + wide / 2, y + 6)]) is not None:
            shape = {"x": x, "y": y + 3, "font_size": 11.5, "text_anchor": "middle", "letter_spacing": 1.2}
            parts.append(el("text", words(text), class_="map-country", fill="#7d7386", **shape))
    return parts


def _river_names(view: View, base: Basemap, sheet: Sheet) -> list[str]:
    """The name of each river and lake once, level, where it finds room."""
    box = view.box()
    if box.east - box.west > 20:
        return []
    parts, named = [], set()
    for line in sorted(base.lines("river", box), key=lambda line: (line.rank, line.name)):
        # A name whose letters were lost before it came to us ("Oco?a") is none.
        if not line.name or "?" in line.name or line.name in named or line.rank > 9:
            continue
        xy = view.project(line.points)
        for x, y in xy[:: max(1, len(xy) // 12)].tolist():
            wide = width(line.name, 11)
            if (
                sheet.place([Rect(x + 4, y - 6, x + 4 + wide, y + 7), Rect(x - 4 - wide, y - 6, x - 4, y + 7)])
                is not None
            ):
                rect = sheet.taken[-1]
                parts.append(
                    label(line.name, "start", rect.left, y + 4, 11, "map-waters", "#4d7a92", None, italic=True)
                )
                named.add(line.name)
                break
    return parts


def scale(view: View, sheet: Sheet) -> str:
    """The scale bar; none on a map so wide that one bar cannot be true."""
    sheet.take(Rect(view.width - 230, view.height - 20, view.width, view.height))
    if view.box().east - view.box().west > FAR_WIDTH:
        return ""  # one bar cannot be true for a map of the world
    km, length = scale_bar(view)
    x, y = 14.0, view.height - 14
    sheet.take(Rect(x - 6, y - 20, x + length + 6, y + 6))
    line = f"M{x:g},{y - 6:g}V{y:g}H{x + length:.1f}V{y - 6:g}"
    return label(f"{km:,.0f} km", "start", x + 3, y - 8, 11, "map-town", INK, None) + el(
        "path", class_="map-bar", d=line, fill="none", stroke=INK, stroke_width=1.4
    )


def credit(view: View) -> list[str]:
    """Whose data the ground is."""
    text = "Natural Earth · GeoNames CC BY 4.0"
    return [label(text, "end", view.width - 8, view.height - 7, 10, "map-town", TEXT, None)]
