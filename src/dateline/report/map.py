"""The map as SVG: numbered places over a plain basemap, uncertainty drawn, nothing more exact than it is known."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from dateline import resources
from dateline.errors import SetupError
from dateline.report import wording
from dateline.report.basemap import FAR_FROM, Basemap, Box, moved, shipped
from dateline.report.labels import Rect, Sheet, around
from dateline.report.places import Located
from dateline.report.projection import FAR_WIDTH, Spot, View, scale_bar, window
from dateline.report.svg import drawing, el, fitted, width, words
from dateline.text import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Town = tuple[str, float, float, int]
Towns = Callable[[Box], Sequence[Town]]

#: Units of paper. The wide map is for a page of 1,000 px, the narrow one for a phone; both keep 12-unit type readable.
WIDE = (1000.0, 600.0)
NARROW = (380.0, 420.0)

COLOUR = {
    "corroborated": "#0b6e4f",
    "contested": "#a83a12",
    "withdrawn": "#a83a12",
    "single-origin": "#4a4e8a",
    "one-sided": "#4a4e8a",
    "revised": "#7a4b00",
    "unverified": "#6b5d4d",
}
LAND, WATER, RIVER, BORDER, REGION, TEXT, INK = (
    "#f6f4ef",
    "#cfdfe8",
    "#a9c6d6",
    "#75687c",
    "#b3a9b6",
    "#5a5f66",
    "#1c1f23",
)
#: Rings smaller than the marker itself say nothing.
_LEAST_RING = 15.0
_MARKER = 10.5
#: The most town names that a map of this width carries before it turns grey.
_TOWNS_PER_UNIT = 0.055


class Drawn(msgspec.Struct, frozen=True):
    """A map, and the numbers of the places that lie outside it and of those that it shows."""

    svg: str
    outside: tuple[int, ...]
    shown: tuple[int, ...] = ()


def draw(located: Sequence[Located], size: tuple[float, float], id_: str, towns: Towns | None = None) -> Drawn | None:
    """The map of the places that have coordinates; None where none has. Countries are listed and not drawn, unless
    nothing nearer is named."""
    pinned = [p for p in located if p.place.lat is not None and p.place.lon is not None]
    spots = [p for p in pinned if p.place.feature != "country"] or pinned
    if not spots:
        return None
    view = window([_spot(p) for p in spots], *size)
    inside = [p for p in spots if view.inside(p.place.lat or 0.0, p.place.lon or 0.0, _MARKER)]
    sheet = Sheet(*size)
    base = shipped()
    bar = _scale_bar(view, sheet)
    locator = inset(base, view, sheet, inside) if size[0] > 600 else ""
    for p in inside:
        x, y = view.point(p.place.lat or 0.0, p.place.lon or 0.0)
        sheet.take(Rect(x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER))
    marks = [_marker(view, p, sheet, size[0] < 600) for p in inside]
    content = [
        el("rect", class_="map-water", width=size[0], height=size[1], fill=WATER),
        *_ground(base, view),
        *[_area(base, view, p) for p in inside],
        *_names(view, base, sheet, towns or gazetteer_towns, inside),
        *reversed(marks),
        bar,
        locator,
        *_credit(view),
    ]
    outside = tuple(p.number for p in located if p not in inside)
    title = f"Map of {wording.plural(len(inside), 'place')} named in the reports"
    about = "; ".join(f"{p.number} {p.name}" for p in inside) + ". The list beside the map holds the same places."
    return Drawn(drawing(content, size, title, about, id_), outside, tuple(p.number for p in inside))


def _spot(place: Located) -> Spot:
    """A region counts with half its radius, so that a map of one region shows it, and one town in it stays in view."""
    reach = (place.place.radius_km or 0.0) * (0.9 if place.place.feature == "country" else 0.6) if place.area else 0.0
    return Spot(place.place.lat or 0.0, place.place.lon or 0.0, place.weight, min(reach, 2500.0))


def inset(base: Basemap, view: View, sheet: Sheet, located: Sequence[Located]) -> str:
    """Where on the globe the map lies: a small coarse map with the window as a rectangle, in the emptiest corner."""
    box = view.box()
    if box.east - box.west > 60:
        return ""
    wide, high, pad = 148.0, 92.0, 10.0
    corners = [(x, y) for y in (pad, view.height - high - pad - 26) for x in (view.width - wide - pad, pad)]
    pins = [view.point(p.place.lat or 0.0, p.place.lon or 0.0) for p in located]

    def crowd(corner: tuple[float, float]) -> int:
        x, y = corner
        return sum(x - 60 < a < x + wide + 60 and y - 30 < b < y + high + 30 for a, b in pins)

    x, y = min(corners, key=lambda c: (crowd(c), corners.index(c)))
    latitude = max(-55.0, min(55.0, (box.south + box.north) / 2))
    small = View(wide, high, (view.centre[0], latitude), wide / 110, False)
    frame = [small.point(box.north, box.west), small.point(box.south, box.east)]
    size = [max(4.0, abs(frame[1][0] - frame[0][0])), max(4.0, abs(frame[1][1] - frame[0][1]))]
    middle = [(frame[0][i] + frame[1][i]) / 2 for i in (0, 1)]
    sheet.take(Rect(x - 4, y - 4, x + wide + 4, y + high + 4))
    land = _path_of(small, [line.points for line in base.lines("land", small.box())], True, 0.0)
    return el(
        "g",
        [
            el("rect", class_="map-water", width=wide, height=high, fill=WATER),
            el("path", class_="map-land", d=land, fill=LAND),
            el("rect", class_="map-here", x=middle[0] - size[0] / 2, y=middle[1] - size[1] / 2, width=size[0],
               height=size[1], fill="none", stroke="#a83a12", stroke_width=1.6),
            el("rect", class_="map-frame", width=wide, height=high, fill="none", stroke=BORDER, stroke_width=1),
        ],
        transform=f"translate({x:g} {y:g})",
    )  # fmt: skip


def gazetteer_towns(box: Box) -> Sequence[Town]:
    """Towns in the box from the gazetteer, the largest first, as many as a map can carry; none where it is missing."""
    from dateline.gazetteer.reading import Gazetteer

    @lru_cache(maxsize=1)
    def opened() -> Gazetteer | None:
        from dateline.gazetteer.reading import open_gazetteer

        try:
            return open_gazetteer(resources.data("gazetteer"))
        except SetupError:
            return None

    gazetteer = opened()
    if gazetteer is None:
        return ()
    for least in (1_000_000, 200_000, 50_000, 10_000, 2_000, 0):
        found: list[Town] = []
        for west, east in _unwrapped(box):
            found += gazetteer.near(box.south, box.north, west, east, least)
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


def _ground(base: Basemap, view: View) -> list[str]:
    box = view.box()
    far = box.east - box.west > FAR_FROM
    crowded = box.east - box.west > 14
    rivers = _Rivers(base, box)
    parts = [
        el("path", class_="map-land", d=_paths(base, view, "land", True), fill=LAND),
        el("path", class_="map-lake", d=_paths(base, view, "lake", True), fill=WATER),
        el("path", class_="map-river", d=_path_of(view, rivers.small), fill="none", stroke=RIVER, stroke_width=0.9),
        el("path", class_="map-river", d=_path_of(view, rivers.large), fill="none", stroke=RIVER, stroke_width=1.9),
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
    settled = _path_of(view, [line.points for line in base.lines("border", box) if line.rank == 0])
    other = _path_of(view, [line.points for line in base.lines("border", box) if line.rank])
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
    return _path_of(view, [line.points for line in base.lines(layer, view.box())], closed)


def _path_of(view: View, lines: Iterable[NDArray[np.float64]], closed: bool = False, margin: float = 40.0) -> str:
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


def _area(base: Basemap, view: View, place: Located) -> str:
    """The region's outline, or the ring inside which the spot may lie; nothing where the marker covers it."""
    spot, colour = place.place, _colour(place)
    style = {"fill": colour, "fill_opacity": 0.07, "stroke": colour, "stroke_width": 1.3, "stroke_dasharray": "3 3"}
    outline = base.outline(spot.gazetteer) if spot.feature == "admin1" else []
    if outline:
        shift = view.point(0.0, outline[0].points[0, 0])[0] - view.project(outline[0].points[:1])[0, 0]
        turned = [moved(ring, shift / view.scale).points for ring in outline]
        return el(
            "path", class_=f"map-area {_status(place)}", d=_path_of(view, turned, True), fill_rule="evenodd", **style
        )
    radius = (spot.radius_km or 0.0) * view.units_per_km(spot.lat or 0.0)
    if radius < _LEAST_RING or spot.feature in ("country", "water") or radius > view.width:
        return ""
    x, y = view.point(spot.lat or 0.0, spot.lon or 0.0)
    return el("circle", class_=f"map-area {_status(place)}", cx=x, cy=y, r=radius, **style)


def _marker(view: View, place: Located, sheet: Sheet, narrow: bool) -> str:
    x, y = view.point(place.place.lat or 0.0, place.place.lon or 0.0)
    colour, name = _colour(place), fitted(place.name, 13, 170, bold=True)
    glyph = wording.STATUS[_status(place)][0] if place.findings else ""
    second = f"{glyph} {place.short}" if place.short and not narrow else ""
    second = fitted(second, 11.5, 190)
    # Both lines where there is room, else the name alone, else only the number: the list holds the rest.
    for second_line in (second, ""):
        wide = max(width(name, 13, True), width(second_line, 11.5))
        spots = around(x, y, _MARKER + 4, wide, 30.0 if second_line else 16.0)
        number = sheet.place([rect for rect, *_ in spots])
        if number is not None:
            second = second_line
            break
    hollow = place.area
    parts = [
        el("circle", class_=f"map-pin {_status(place)}{' hollow' if hollow else ''}", cx=x, cy=y, r=_MARKER,
           fill="#fff" if hollow else colour, stroke=colour if hollow else "#fff", stroke_width=2),
        el("text", str(place.number), class_=f"map-no {_status(place)}{' hollow' if hollow else ''}", x=x, y=y + 4,
           text_anchor="middle", font_size=11.5, font_weight=600, fill=colour if hollow else "#fff"),
    ]  # fmt: skip
    if number is not None:
        _, anchor, at, top = spots[number]
        parts.append(_label(name, anchor, at, top + 12, 13, "map-name", INK, 600))
        if second:
            parts.append(_label(second, anchor, at, top + 26, 11.5, "map-said", INK, None))
    return el("g", parts)


def _label(
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


def _names(view: View, base: Basemap, sheet: Sheet, towns: Towns, located: Sequence[Located]) -> list[str]:
    box = view.box()
    parts: list[str] = []
    if box.east - box.west > 9:
        parts += _country_names(view, base, sheet)
    used = {fold(p.place.name) for p in located}
    pins = [view.point(p.place.lat or 0.0, p.place.lon or 0.0) for p in located]
    room = int(view.width * _TOWNS_PER_UNIT)
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
        parts.append(_label(name, anchor, at, top + size * 0.85, size, "map-town", TEXT, None))
        room -= 1
        if room <= 0:
            break
    return parts + _river_names(view, base, sheet)


def _country_names(view: View, base: Basemap, sheet: Sheet) -> list[str]:
    parts = []
    for name, lon, lat, rank in base.countries:
        if not view.inside(lat, lon, 8) or rank > (2 if view.scale < 5 else 3 if view.scale < 12 else 8):
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
        if not line.name or line.name in named or line.rank > 9:
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
                    _label(line.name, "start", rect.left, y + 4, 11, "map-waters", "#4d7a92", None, italic=True)
                )
                named.add(line.name)
                break
    return parts


def _scale_bar(view: View, sheet: Sheet) -> str:
    sheet.take(Rect(view.width - 230, view.height - 20, view.width, view.height))
    if view.box().east - view.box().west > FAR_WIDTH:
        return ""  # one bar cannot be true for a map of the world
    km, length = scale_bar(view)
    x, y = 14.0, view.height - 14
    sheet.take(Rect(x - 6, y - 20, x + length + 6, y + 6))
    line = f"M{x:g},{y - 6:g}V{y:g}H{x + length:.1f}V{y - 6:g}"
    return _label(f"{km:,.0f} km", "start", x + 3, y - 8, 11, "map-town", INK, None) + el(
        "path", class_="map-bar", d=line, fill="none", stroke=INK, stroke_width=1.4
    )


def _credit(view: View) -> list[str]:
    text = "Natural Earth · GeoNames CC BY 4.0"
    return [_label(text, "end", view.width - 8, view.height - 7, 10, "map-town", TEXT, None)]


def _status(place: Located) -> str:
    return place.findings[0].status if place.findings else "single-origin"


def _colour(place: Located) -> str:
    return COLOUR[_status(place)]
