"""Two clocks: when each finding happened, as the reports have it, and when it was first published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from dateline.model import Claim, Finding
from dateline.report import wording
from dateline.report.lookup import Lookup
from dateline.report.svg import el
from dateline.report.wording import Moment
from dateline.values import Time

MOST_ROWS = 40
BACKGROUND = timedelta(days=31)


#: The lane beside a row, in units of paper.
LANE = (260.0, 20.0)
INK, BAR = "#1b1d20", "#4a4e8a"


class Entry(msgspec.Struct, frozen=True):
    """One row. `happened` is None where no claim of the finding says when; `start` and `end` are its ISO interval."""

    finding: Finding
    claim: Claim
    happened: Moment | None
    start: str | None
    end: str | None
    reported: Moment
    published: str | None
    delay: str = ""


def entries(lookup: Lookup, findings: Sequence[Finding]) -> tuple[list[Entry], int]:
    """One entry a dated finding of these days, by time of happening; and how many dated ones were left out.

    What happened more than BACKGROUND before the first report, or over a longer time than that, is background.
    """
    found = [entry for f in findings if (entry := entry_of(lookup, f)) is not None and entry.happened is not None]
    published = [t for r in lookup.readings if (t := wording.instant(r.document.published)) is not None]
    earliest = min(published) - BACKGROUND if published else None
    news = [e for e in found if _is_news(e, earliest)]
    shown = sorted(news[:MOST_ROWS], key=lambda e: (e.start or "~", e.end or "~", e.published or "~", e.finding.id))
    return shown, len(found) - len(shown)


def _is_news(entry: Entry, earliest: datetime | None) -> bool:
    start = wording.instant(entry.start)
    if start is None or (earliest is not None and start < earliest):
        return False
    return hours(entry.start, entry.end) <= BACKGROUND.total_seconds() / 3600


def entry_of(lookup: Lookup, finding: Finding) -> Entry | None:
    """Both clocks of one finding; None where none of its claims is in the account."""
    claims = lookup.claims(finding.pro)
    if not claims:
        return None
    first = next((c for c in claims if lookup.document(c.report).published), claims[0])
    time = happened(claims)
    published = lookup.document(first.report).published
    return Entry(
        finding=finding,
        claim=first,
        happened=wording.interval(time.start, time.end) if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        reported=wording.moment(published),
        published=published,
    )


def happened(claims: Sequence[Claim]) -> Time | None:
    """The narrowest interval that a claim gives; between equals the one that most claims give, then the earliest."""
    times = [f.time for c in claims for f in c.facts if f.time is not None and f.time.start is not None]
    if not times:
        return None

    def rank(time: Time) -> tuple[float, int, str]:
        same = sum(1 for t in times if (t.start, t.end) == (time.start, time.end))
        return (hours(time.start, time.end), -same, time.start or "")

    return min(times, key=rank)


def hours(start: str | None, end: str | None) -> float:
    """Length of an interval in hours; infinite where an end is open or is no ISO time."""
    first, last = wording.instant(start), wording.instant(end)
    if first is None or last is None:
        return float("inf")
    return (last - first).total_seconds() / 3600


class Lanes:
    """Draws a row's lane on one clock for all rows: a bar for when it happened, a tick for when it was first reported,
    and a line between, the delay. The clock runs from a week before the first report to the last one, so that a date
    in the past does not squeeze the days that matter; what lies before it is cut with an arrow."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        published = [t for e in entries if (t := wording.instant(e.published)) is not None]
        started = [t for e in entries if (t := wording.instant(e.start)) is not None]
        times = published or started
        self.known = bool(times)
        if not times:
            return
        first = max(min([*started, *times]), min(times) - timedelta(days=7))
        last = max(times) + timedelta(days=1)
        self.first, self.last = first, max(last, first + timedelta(days=1))

    @property
    def ends(self) -> tuple[str, str]:
        """The first and last day of the clock, in words."""
        if not self.known:
            return "", ""
        return wording.moment(self.first.date().isoformat()).words, wording.moment(self.last.date().isoformat()).words

    def _x(self, when: datetime) -> float:
        share = (when - self.first) / (self.last - self.first)
        return 4 + max(0.0, min(1.0, share)) * (LANE[0] - 8)

    def lane(self, entry: Entry) -> str:
        """The lane of one row as SVG; decorative, for the row says the same in words."""
        parts = [
            el("path", class_="fig-grid", d=f"M4,{LANE[1] / 2:g}H{LANE[0] - 4:g}", stroke="#dcd8cf", stroke_width=1)
        ]
        start, end, told = wording.instant(entry.start), wording.instant(entry.end), wording.instant(entry.published)
        if told is not None and len(entry.published or "") <= 10:
            told += timedelta(hours=12)
        if self.known and start is not None:
            left, right = self._x(start), self._x(end or start)
            if told is not None and abs(self._x(told) - right) > 1:
                line = f"M{right:.1f},10H{self._x(told):.1f}"
                parts.append(el("path", class_="fig-delay", d=line, stroke=INK, stroke_width=1, stroke_dasharray="2 2"))
            soft = hours(entry.start, entry.end) >= 24
            shape = {"x": left, "y": 5.5, "width": max(3.0, right - left), "height": 9, "rx": 4 if soft else 1}
            parts.append(el("rect", class_="fig-bar", fill=BAR, fill_opacity=0.55 if soft else 1, **shape))
            if start < self.first:
                parts.append(el("path", class_="fig-bar", d="M8,5l-6,5l6,5z", fill=BAR))
        if self.known and told is not None:
            parts.append(el("path", class_="fig-tick", d=f"M{self._x(told):.1f},2v16", stroke=INK, stroke_width=2))
        box = f"0 0 {LANE[0]:g} {LANE[1]:g}"
        return el("svg", parts, xmlns="http://www.w3.org/2000/svg", viewBox=box, class_="lane", aria_hidden="true")
