"""The map as SVG: numbered places over a plain basemap, uncertainty drawn, nothing more exact than it is known."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from dateline.report import wording
from dateline.report.basemap import Basemap, moved, shipped
from dateline.report.ground import (
    BORDER,
    INK,
    LAND,
    WATER,
    Towns,
    credit,
    gazetteer_towns,
    ground,
    label,
    names,
    path_of,
    scale,
)
from dateline.report.labels import Rect, Sheet, around
from dateline.report.places import Located
from dateline.report.projection import Spot, View, window
from dateline.report.svg import drawing, el, fitted, width, words

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
    "passing": "#5a5f66",
}
#: Rings smaller than the marker itself say nothing.
_LEAST_RING = 15.0
_MARKER = 10.5
#: Two pins nearer than this cover each other's numbers: the lesser one moves aside, on a line to its spot.
_APART = 2 * _MARKER + 1.0


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
    bar = scale(view, sheet)
    locator = inset(base, view, sheet, inside) if size[0] > 600 else ""
    pins = spread([view.point(p.place.lat or 0.0, p.place.lon or 0.0) for p in inside], view)
    for x, y in pins:
        sheet.take(Rect(x - _MARKER, y - _MARKER, x + _MARKER, y + _MARKER))
    marks = [_marker(p, at, sheet, size[0] < 600) for p, at in zip(inside, pins, strict=True)]
    taken = [(p.place.name, p.place.lat or 0.0, p.place.lon or 0.0) for p in inside]
    content = [
        el("rect", class_="map-water", width=size[0], height=size[1], fill=WATER),
        *ground(base, view),
        *[_area(base, view, p) for p in inside],
        *names(view, base, sheet, towns or gazetteer_towns, taken),
        *[_leader(view.point(lat, lon), at) for (_, lat, lon), at in zip(taken, pins, strict=True)],
        *marks,
        bar,
        locator,
        *credit(view),
    ]
    outside = tuple(p.number for p in located if p not in inside)
    title = f"Map of {wording.plural(len(inside), 'place')} named in the reports"
    about = "; ".join(f"{p.number} {p.name}" for p in inside) + ". The list beside the map holds the same places."
    linked = any(p.anchor for p in inside)
    return Drawn(drawing(content, size, title, about, id_, linked), outside, tuple(p.number for p in inside))


def spread(spots: Sequence[tuple[float, float]], view: View) -> list[tuple[float, float]]:
    """Where each pin stands: on its spot, or, where an earlier pin would cover it, on the nearest free ground."""
    placed: list[tuple[float, float]] = []
    for x, y in spots:
        tries = [(x, y)] + [
            (x + reach * math.cos(turn * math.pi / 6), y + reach * math.sin(turn * math.pi / 6))
            for reach in (_APART, 1.5 * _APART, 2.2 * _APART, 3 * _APART)
            for turn in range(12)
        ]
        free = (
            (a, b)
            for a, b in tries
            if (all(math.hypot(a - c, b - d) >= _APART for c, d in placed) and (a, b) == (x, y))
            or (
                (_MARKER < a < view.width - _MARKER and _MARKER < b < view.height - _MARKER)
                and all(math.hypot(a - c, b - d) >= _APART for c, d in placed)
            )
        )
        placed.append(next(free, (x, y)))
    return placed


def _spot(place: Located) -> Spot:
    """A region counts with half its radius, so that a map of one region shows it, and one town in it stays in view."""
    wide = place.area and place.place.feature != "water"
    reach = (place.place.radius_km or 0.0) * (0.9 if place.place.feature == "country" else 0.6) if wide else 0.0
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
    land = path_of(small, [line.points for line in base.lines("land", small.box())], True, 0.0)
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


def _area(base: Basemap, view: View, place: Located) -> str:
    """The region's outline, or the ring inside which the spot may lie; nothing where the marker covers it."""
    spot, colour = place.place, _colour(place)
    style = {"fill": colour, "fill_opacity": 0.07, "stroke": colour, "stroke_width": 1.3, "stroke_dasharray": "3 3"}
    outline = base.outline(spot.gazetteer) if spot.feature == "admin1" else []
    if outline:
        shift = view.point(0.0, outline[0].points[0, 0])[0] - view.project(outline[0].points[:1])[0, 0]
        turned = [moved(ring, shift / view.scale).points for ring in outline]
        return el(
            "path", class_=f"map-area {_status(place)}", d=path_of(view, turned, True), fill_rule="evenodd", **style
        )
    radius = (spot.radius_km or 0.0) * view.units_per_km(spot.lat or 0.0)
    if radius < _LEAST_RING or spot.feature in ("country", "water") or radius > view.width:
        return ""
    x, y = view.point(spot.lat or 0.0, spot.lon or 0.0)
    return el("circle", class_=f"map-area {_status(place)}", cx=x, cy=y, r=radius, **style)


def _marker(place: Located, at: tuple[float, float], sheet: Sheet, narrow: bool) -> str:
    """The pin with its number and name, which leads to the place's row in the list."""
    x, y = at
    parts = _pin(place, x, y)
    name = fitted(place.name, 13, 170, bold=True)
    glyph = wording.STATUS[_status(place)][0] if place.findings and not place.passing else ""
    said = fitted(f"{glyph} {place.short}" if glyph and place.short and not narrow else "", 11.5, 190)
    # Both lines where there is room, else the name alone, else only the number: the list holds the rest.
    for second in dict.fromkeys((said, "")):
        wide = max(width(name, 13, True), width(second, 11.5))
        spots = around(x, y, _MARKER + 4, wide, 30.0 if second else 16.0)
        number = sheet.place([rect for rect, *_ in spots])
        if number is not None:
            _, anchor, left, top = spots[number]
            parts.append(label(name, anchor, left, top + 12, 13, "map-name", INK, 600))
            if second:
                parts.append(label(second, anchor, left, top + 26, 11.5, "map-said", INK, None))
            break
    if not place.anchor:
        return el("g", parts)
    told = ": ".join(
        w for w in (f"{place.number} {place.name}", place.precision, "" if place.passing else place.short) if w
    )
    return el("a", [el("title", words(told)), *parts], href=f"#{place.anchor}", class_="map-to", aria_label=told)


def _leader(spot: tuple[float, float], pin: tuple[float, float]) -> str:
    """From the spot to a pin that stands aside; nothing where it stands on it."""
    if spot == pin:
        return ""
    line = f"M{spot[0]:.1f},{spot[1]:.1f}L{pin[0]:.1f},{pin[1]:.1f}"
    return el("path", class_="map-leader", d=line, stroke=INK, stroke_width=1.2) + el(
        "circle", class_="map-spot", cx=spot[0], cy=spot[1], r=2.6, fill=INK
    )


def _pin(place: Located, x: float, y: float) -> list[str]:
    colour, hollow = _colour(place), place.area
    look = f"{_status(place)}{' hollow' if hollow else ''}"
    return [
        # What a finger meets is larger than what is drawn.
        el("circle", class_="map-touch", cx=x, cy=y, r=_MARKER + 3.5, fill=LAND, fill_opacity=0),
        el("circle", class_=f"map-pin {look}", cx=x, cy=y, r=_MARKER,
           fill="#fff" if hollow else colour, stroke=colour if hollow else "#fff", stroke_width=2),
        el("text", str(place.number), class_=f"map-no {look}", x=x, y=y + 4,
           text_anchor="middle", font_size=11.5, font_weight=600, fill=colour if hollow else "#fff"),
    ]  # fmt: skip


def _status(place: Located) -> str:
    return place.findings[0].status if place.findings and not place.passing else "passing"


def _colour(place: Located) -> str:
    return COLOUR[_status(place)]
