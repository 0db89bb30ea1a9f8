"""Where several stories lie: one map with a letter a story, which leads to it; the list beside it is the key."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from dateline.report.basemap import shipped
from dateline.report.ground import INK, WATER, Towns, credit, gazetteer_towns, ground, label, names, scale
from dateline.report.labels import Rect, Sheet, around
from dateline.report.projection import Spot, View, window
from dateline.report.svg import drawing, el, fitted, width, words
from dateline.values import Place

_HIGH, _LETTER, _PAD = 11.5, 13.0, 8.0
#: Stories nearer than this share a sign.
_TOGETHER = 30.0


class Sited(msgspec.Struct, frozen=True):
    """One story: its letter, its news, the id of its part of the page, and the place of which it says most."""

    letter: str
    news: str
    anchor: str
    place: Place


def overview(stories: Sequence[Sited], size: tuple[float, float], id_: str, towns: Towns | None = None) -> str | None:
    """The map as SVG; None for stories that a map would not tell apart (fewer than two spots)."""
    spots = [s for s in stories if s.place.lat is not None and s.place.lon is not None]
    if len({(s.place.lat, s.place.lon) for s in spots}) < 2:
        return None
    # All of them are shown: each counts alike, and none is far off the rest.
    view = window([Spot(s.place.lat or 0.0, s.place.lon or 0.0, 1.0, 0.0) for s in spots], *size, every=True)
    sheet, base = Sheet(*size), shipped()
    bar = scale(view, sheet)
    signs = _together([(view.point(s.place.lat or 0.0, s.place.lon or 0.0), s) for s in spots])
    for (x, y), told in signs:
        half = _half(told)
        sheet.take(Rect(x - half, y - _HIGH, x + half, y + _HIGH))
    drawn = [part for at, told in signs for part in _sign(view, at, told, sheet)]
    taken = [(s.place.name, s.place.lat or 0.0, s.place.lon or 0.0) for s in spots]
    content = [
        el("rect", class_="map-water", width=size[0], height=size[1], fill=WATER),
        *ground(base, view),
        *names(view, base, sheet, towns or gazetteer_towns, taken),
        *drawn,
        bar,
        *credit(view),
    ]
    about = "; ".join(f"{s.letter} {s.news}, {s.place.name}" for s in spots)
    return drawing(content, size, "Map of the stories", f"{about}. The list of stories is the key.", id_, True)


def _together(
    spots: Sequence[tuple[tuple[float, float], Sited]],
) -> list[tuple[tuple[float, float], list[Sited]]]:
    """Stories of one spot share a sign, at the spot of the first."""
    found: list[tuple[tuple[float, float], list[Sited]]] = []
    for at, story in spots:
        near = next((g for g in found if math.dist(g[0], at) < _TOGETHER), None)
        if near is None:
            found.append((at, [story]))
        else:
            near[1].append(story)
    return found


def _half(told: Sequence[Sited]) -> float:
    return max(_HIGH, len(told) * _LETTER / 2 + _PAD / 2)


def _sign(view: View, at: tuple[float, float], told: Sequence[Sited], sheet: Sheet) -> list[str]:
    x, y = at
    half = _half(told)
    parts = [
        el("rect", class_="map-story", x=x - half, y=y - _HIGH, width=2 * half, height=2 * _HIGH, rx=_HIGH,
           fill=INK, stroke="#fff", stroke_width=2)
    ]  # fmt: skip
    for n, story in enumerate(told):
        left = x - (len(told) - 1) * _LETTER / 2 + n * _LETTER
        said = f"{story.letter}: {story.news}, {story.place.name}"
        parts.append(
            el(
                "a",
                [
                    el("title", words(said)),
                    el("rect", class_="map-touch", x=left - max(_LETTER / 2, half * (len(told) == 1)), y=y - 13.0,
                       width=max(_LETTER, 2 * half * (len(told) == 1)), height=26.0, fill=INK, fill_opacity=0),
                    el("text", story.letter, class_="map-letter", x=left, y=y + 4.5, text_anchor="middle",
                       font_size=13, font_weight=700, fill="#fff"),
                ],
                href=f"#{story.anchor}", class_="map-to", aria_label=said,
            )
        )  # fmt: skip
    where = ", ".join(dict.fromkeys(s.place.name for s in told))
    for text in (told[0].news if len(told) == 1 else "", where):
        text = fitted(text, 12.5, 260 if view.width > 600 else 130, bold=True)
        spots = around(x, y, half + 3, width(text, 12.5, True), 16.0)
        number = sheet.place([rect for rect, *_ in spots]) if text else None
        if number is not None:
            _, anchor, left, top = spots[number]
            parts.append(label(text, anchor, left, top + 12, 12.5, "map-name", INK, 600))
            break
    return parts
