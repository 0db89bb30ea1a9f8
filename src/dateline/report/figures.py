"""Figures over time: for each question a chart of who gave which number when, its table, and what each rule would say.

A figure is never added up over speakers or scopes, and a repeated statement is drawn hollow and not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from dateline.model import Claim, Finding, SeriesPoint
from dateline.report import wording
from dateline.report.labels import Rect, Sheet, around
from dateline.report.lookup import Lookup
from dateline.report.statements import figure_fact
from dateline.report.svg import drawing, el, fitted, width, words
from dateline.values import Quantity

WIDE = (1000.0, 270.0)
NARROW = (380.0, 250.0)
MOST_CHARTS = 8
#: Labels beside points; past this many only the first and last of each speaker get one.
MOST_LABELS = 14

INK, MUTE, GRID, LINE, PAPER = "#1b1d20", "#595d64", "#dcd8cf", "#a83a12", "#ffffff"
_DASHES = (None, "7 4", "2 4", "9 3 2 3", "12 4")


class Datum(msgspec.Struct, frozen=True):
    """One point of a series with its claim and words. `at` is None where the report has no time."""

    point: SeriesPoint
    claim: Claim
    speaker: str
    figure: str
    value: float
    at: datetime | None
    day_only: bool


class Chart(msgspec.Struct, frozen=True):
    """One question: its two drawings ("" where the figure never moved), its rows in order of publication, and (rule,
    figure) pairs."""

    finding: Finding
    title: str
    wide: str
    narrow: str
    data: tuple[Datum, ...]
    rules: tuple[tuple[str, str], ...]


def charts(lookup: Lookup, findings: Sequence[Finding], key: str = "") -> tuple[list[Chart], int]:
    """A chart for every finding whose figure was given at least twice, in the order of `findings`; and how many were
    left out. `key` begins the ids of the drawings."""
    found = []
    for finding in findings:
        data = _data(lookup, finding)
        if len(data) >= 2:
            found.append((finding, data))
    # Figures that moved or differ first: a number that all repeat needs no chart.
    found.sort(key=lambda fd: len({(d.point.low, d.point.high) for d in fd[1]}) == 1)
    shown = [_chart(finding, data, f"{key}fig{n}") for n, (finding, data) in enumerate(found[:MOST_CHARTS], 1)]
    return shown, len(found) - len(shown)


def rules(data: Sequence[Datum]) -> tuple[tuple[str, str], ...]:
    """The figure that each rule of choice gives, over own statements only."""
    own = [d for d in data if not d.point.repeat] or list(data)
    tally = Counter(d.figure for d in data)
    most = max(data, key=lambda d: (tally[d.figure], -data.index(d)))
    found = (
        ("latest own statement", own[-1].figure),
        ("lowest", min(own, key=lambda d: d.value).figure),
        ("highest", max(own, key=lambda d: d.value).figure),
    )
    return (*found, ("most repeated", most.figure)) if tally[most.figure] > 1 else found


def _data(lookup: Lookup, finding: Finding) -> list[Datum]:
    series = lookup.series.get(finding.id)
    found = []
    for point in series.points if series else ():
        claim = lookup.claim.get(point.claim)
        if claim is None or claim.report not in lookup.reading:
            continue
        quantity = _quantity(finding, claim, point, series.unit if series else None)
        value = point.low if point.low is not None else point.high
        if value is None:
            continue
        published = point.published or lookup.document(claim.report).published
        at = wording.instant(published)
        day_only = bool(published) and len(published or "") <= 10
        if at is not None and day_only:
            at += timedelta(hours=12)
        figure = _figure(lookup, claim, quantity)
        found.append(Datum(point, claim, lookup.speaker(claim).name, figure, value, at, day_only))
    return sorted(found, key=lambda d: (d.at is None, d.at or datetime.min, lookup.number[d.claim.report], d.claim.id))


def _figure(lookup: Lookup, claim: Claim, quantity: Quantity) -> str:
    """The figure in digits; a vague one ("dozens") in the report's words, for it has no digits to show."""
    if quantity.value is None and quantity.bound != "range":
        span = next((f.span for f in claim.facts if f.quantity is quantity and f.span), None)
        if span is not None:
            return wording.shorten(span.of(lookup.reading[claim.report].text), 40)
    return wording.figure(quantity)


def _quantity(finding: Finding, claim: Claim, point: SeriesPoint, unit: str | None) -> Quantity:
    """The claim's own quantity, which keeps "almost" and "about"; else one made from the point's ends."""
    for fact in claim.facts:
        quantity = fact.quantity
        if quantity and (quantity.low, quantity.high) == (point.low, point.high):
            return quantity
    main = figure_fact(finding, claim)
    if main and main.quantity and main.quantity.value in (point.low, point.high):
        return main.quantity
    if point.low == point.high:
        return Quantity(point.low, point.low, point.high, unit)
    if point.high is None:
        return Quantity(point.low, point.low, None, unit, bound="at_least")
    if point.low is None:
        return Quantity(point.high, None, point.high, unit, bound="at_most")
    return Quantity(None, point.low, point.high, unit, bound="range")


def title_of(finding: Finding) -> str:
    """What is counted, in words: "people killed, Vallecito"."""
    of = str(finding.value.get("of") or finding.question.subject)
    predicate = finding.question.predicate
    state = "" if predicate == "other" or predicate in of else f" {predicate}"
    place = f", {finding.question.place}" if finding.question.place else ""
    return f"{of}{state}{place}"


def _chart(finding: Finding, data: list[Datum], id_: str) -> Chart:
    title = title_of(finding)
    moved = len({(d.point.low, d.point.high) for d in data}) > 1
    return Chart(
        finding,
        title,
        _draw(data, WIDE, id_, title) if moved else "",
        _draw(data, NARROW, f"{id_}n", title) if moved else "",
        tuple(data),
        rules(data),
    )


class _Frame:
    """The plot area and its two scales."""

    def __init__(self, data: Sequence[Datum], size: tuple[float, float]) -> None:
        self.top = 18.0
        self.right, self.bottom = size[0] - (150.0 if size[0] > 600 else 14.0), size[1] - 34.0
        tops = [v for d in data for v in (d.point.low, d.point.high) if v is not None]
        self.step = _nice(max(tops) / 4 or 1)
        self.high = self.step * max(1, -(-max(tops) * 1.05 // self.step))
        # The numbers of the axis stand left of the plot, whole: "15 billion".
        ticks = (self.step * n for n in range(int(self.high / self.step + 1.01)))
        self.left = max(58.0, 14.0 + max(width(wording.number(t), 12) for t in ticks))
        times = [d.at for d in data if d.at is not None]
        self.first: datetime | None = min(times, default=None)
        self.last: datetime | None = max(times, default=None)
        self.timed = self.first is not None and self.last is not None and self.last > self.first
        self.order = {id(d): n for n, d in enumerate(data)}
        self.count = len(data)
        self.unknown = sum(d.at is None for d in data)
        # Where every report gives the day only, the axis has days only, each marked at its noon.
        self.days = all(d.day_only for d in data if d.at is not None)

    def y(self, value: float) -> float:
        """Where a number stands."""
        return self.bottom - value / self.high * (self.bottom - self.top)

    def x(self, datum: Datum) -> float:
        """Where a datum stands; in order of publication where the times do not tell them apart. Data without any time
        stand at the right end, past a gap."""
        inner = self.right - self.left - 24
        if not self.timed or self.first is None or self.last is None:
            return self.left + 12 + inner * (self.order[id(datum)] + 0.5) / self.count
        if datum.at is None:
            return self.right - 6
        room = inner * (0.9 if self.unknown else 1.0)
        return self.left + 12 + room * ((datum.at - self.first) / (self.last - self.first))


def _draw(data: Sequence[Datum], size: tuple[float, float], id_: str, title: str) -> str:
    frame = _Frame(data, size)
    sheet = Sheet(*size)
    spots = [(frame.x(d), frame.y(d.value), d) for d in data]
    for x, y, _ in spots:
        sheet.take(Rect(x - 6, y - 6, x + 6, y + 6))
    content = [*_grid(frame, size), *_time_axis(frame, data), *_lines(spots)]
    content += [mark for spot in spots for mark in _point(frame, spot)]
    content += _labels(spots, sheet, size)
    about = "; ".join(f"{d.figure}, {d.speaker}{' (repeated)' if d.point.repeat else ''}" for d in data[:30])
    return drawing(content, size, f"Figures over time: {title}", about + ". The table below holds the same.", id_)


def _grid(frame: _Frame, size: tuple[float, float]) -> list[str]:
    parts = [el("rect", class_="fig-paper", width=size[0], height=size[1], fill=PAPER)]
    value = 0.0
    while value <= frame.high * 1.0001:
        y = frame.y(value)
        parts.append(
            el("path", class_="fig-grid", d=f"M{frame.left:g},{y:.1f}H{frame.right:g}", stroke=GRID, stroke_width=1)
        )
        label = {"x": frame.left - 8, "y": y + 4, "text_anchor": "end", "font_size": 12, "fill": MUTE}
        parts.append(el("text", words(wording.number(value)), class_="fig-axis", **label))
        value += frame.step
    return parts


def _time_axis(frame: _Frame, data: Sequence[Datum]) -> list[str]:
    base = {"font_size": 12, "fill": MUTE, "text_anchor": "middle"}
    y = frame.bottom + 20
    if not frame.timed or frame.first is None or frame.last is None:
        text = "in order of publication" if len(data) > 1 else ""
        return [el("text", words(text), class_="fig-axis", x=(frame.left + frame.right) / 2, y=y, **base)]
    parts, hours = [], (frame.last - frame.first).total_seconds() / 3600
    most = max(2, int((frame.right - frame.left) / 90))
    steps = [s for s in (1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 720, 2160, 8760) if s >= 24 or not frame.days]
    step = next((s for s in steps if hours / s <= most), 8760 * 5)
    at = frame.first.replace(minute=0, second=0, microsecond=0)
    at -= timedelta(hours=at.hour % step if step < 24 else at.hour - 12 * frame.days)
    room = (frame.right - frame.left - 24) * (0.9 if frame.unknown else 1.0)
    while at <= frame.last + timedelta(hours=1):
        x = frame.left + 12 + room * ((at - frame.first) / (frame.last - frame.first))
        if frame.left - 2 <= x <= frame.right - (60 if frame.unknown else 0):
            text = f"{at.day} {at:%b}" if step >= 24 or at.hour == 0 else f"{at:%H:%M}"
            parts.append(el("path", class_="fig-grid", d=f"M{x:.1f},{frame.bottom:g}v5", stroke=MUTE, stroke_width=1))
            parts.append(el("text", words(text), class_="fig-axis", x=x, y=y, **base))
        at += timedelta(hours=step)
    if frame.unknown:
        parts.append(el("text", "no time", class_="fig-axis", x=frame.right - 6, y=y, **base))
    return parts


def _lines(spots: Sequence[tuple[float, float, Datum]]) -> list[str]:
    """A step line a speaker, over own statements."""
    by_speaker: dict[str, list[tuple[float, float]]] = {}
    for x, y, datum in spots:
        if not datum.point.repeat and datum.at is not None:
            by_speaker.setdefault(datum.speaker, []).append((x, y))
    parts = []
    drawn = [points for points in by_speaker.values() if len(points) > 1]
    for number, points in enumerate(drawn):
        path = f"M{points[0][0]:.1f},{points[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in points[1:])
        parts.append(
            el("path", class_="fig-line", d=path, fill="none", stroke=LINE, stroke_width=2,
               stroke_dasharray=_DASHES[number % len(_DASHES)])
        )  # fmt: skip
    return parts


def _point(frame: _Frame, spot: tuple[float, float, Datum]) -> list[str]:
    x, y, datum = spot
    low, high = datum.point.low, datum.point.high
    parts = []
    if low is not None and high is not None and low != high:
        top, bottom = frame.y(high), frame.y(low)
        path = f"M{x - 5:.1f},{top:.1f}h10M{x:.1f},{top:.1f}V{bottom:.1f}M{x - 5:.1f},{bottom:.1f}h10"
        parts.append(el("path", class_="fig-range", d=path, stroke=INK, stroke_width=2, fill="none"))
    elif high is None or low is None:
        # An open bound: a short arrow up from "at least", down from "at most".
        way = -1 if high is None else 1
        path = f"M{x:.1f},{y:.1f}v{way * 16}m-4,{-way * 5}l4,{way * 5}l4,{-way * 5}"
        parts.append(el("path", class_="fig-range", d=path, stroke=INK, stroke_width=1.5, fill="none"))
    repeat = datum.point.repeat
    parts.append(
        el("circle", class_="fig-repeat" if repeat else "fig-own", cx=x, cy=y, r=4.5, fill=PAPER if repeat else LINE,
           stroke=MUTE if repeat else LINE, stroke_width=1.6)
    )  # fmt: skip
    return parts


def _labels(spots: Sequence[tuple[float, float, Datum]], sheet: Sheet, size: tuple[float, float]) -> list[str]:
    parts = []
    own = [s for s in spots if not s[2].point.repeat] or list(spots)
    if len(own) > MOST_LABELS:
        own = own[: MOST_LABELS // 2] + own[-MOST_LABELS // 2 :]
    for x, y, datum in own:
        text = fitted(f"{datum.speaker}: {datum.figure}", 12.5, 240 if size[0] > 600 else 150)
        places = around(x, y, 9, width(text, 12.5), 15)
        order = [3, 0, 2, 7, 6, 5, 4, 1]
        number = sheet.place([places[n][0] for n in order])
        if number is not None:
            _, anchor, at, top = places[order[number]]
            shape = {"x": at, "y": top + 12, "font_size": 12.5, "text_anchor": None if anchor == "start" else anchor}
            parts.append(el("text", words(text), class_="fig-label", fill=INK, **shape))
    return parts


def _nice(step: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten; whole numbers for small counts."""
    power = 1.0
    while power * 10 <= step:
        power *= 10
    while power > step:
        power /= 10
    best = next(power * f for f in ((1, 2, 2.5, 5, 10) if power >= 100 else (1, 2, 5, 10)) if power * f >= step)
    return max(1.0, best) if step >= 0.25 else best
