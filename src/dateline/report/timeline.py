"""Two clocks: when each finding happened, as the reports have it, and when it was first published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from dateline.model import Claim, Finding
from dateline.report import wording
from dateline.report.lookup import Lookup
from dateline.report.spoken import AMBIGUOUS
from dateline.report.svg import el
from dateline.report.when import When, hours, when
from dateline.report.wording import Moment

MOST_ROWS = 40
BACKGROUND = timedelta(days=31)


#: The lane beside a row, in units of paper.
LANE = (260.0, 20.0)
INK, BAR = "#1b1d20", "#4a4e8a"


class Entry(msgspec.Struct, frozen=True):
    """One row: when the finding happened, as told or inferred, and when it was first reported (`published`, ISO)."""

    finding: Finding
    claim: Claim
    when: When
    reported: Moment
    published: str | None

    @property
    def start(self) -> str | None:
        """Where the time of happening begins, ISO."""
        return self.when.start

    @property
    def end(self) -> str | None:
        """Where it ends."""
        return self.when.end


def entries(
    lookup: Lookup, findings: Sequence[Finding], whens: Mapping[str, When | None] | None = None
) -> tuple[list[Entry], int]:
    """One entry a dated finding of these days, by time of happening; and how many dated ones were left out.

    What happened more than BACKGROUND before the first report, or over a longer time than that, is background.
    `whens` are the times of the findings by id, where they are known already.
    """
    known = {f.id: when(lookup, f) for f in findings} if whens is None else whens
    found = [entry for f in findings if (entry := entry_of(lookup, f, known.get(f.id))) is not None]
    published = [t for r in lookup.readings if (t := wording.instant(r.document.published)) is not None]
    earliest = min(published) - BACKGROUND if published else None
    news = [e for e in found if _is_news(e, earliest)]
    shown = sorted(news[:MOST_ROWS], key=lambda e: (e.start or "~", e.end or "~", e.published or "~", e.finding.id))
    return shown, len(found) - len(shown)


def _is_news(entry: Entry, earliest: datetime | None) -> bool:
    start, end = wording.instant(entry.start), wording.instant(entry.end)
    if entry.when.moment.precision == AMBIGUOUS:
        return earliest is None or end is None or end > earliest
    if start is None or (earliest is not None and start < earliest):
        return False
    return hours(entry.start, entry.end) <= BACKGROUND.total_seconds() / 3600


def entry_of(lookup: Lookup, finding: Finding, happened: When | None) -> Entry | None:
    """Both clocks of one finding; None where it has no date or none of its claims is in the account."""
    claims = lookup.claims(finding.pro)
    if not claims or happened is None or happened.start is None or happened.telling:
        return None
    first = next((c for c in claims if lookup.document(c.report).published), claims[0])
    published = lookup.document(first.report).published
    return Entry(finding, first, happened, wording.moment(published), published)


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

    def _bars(self, entry: Entry, start: datetime, end: datetime) -> list[str]:
        """One bar, hollow where the day is inferred; two hollow ones for a date that may be read two ways."""
        spans = [(start, end)]
        either = entry.when.moment.precision == AMBIGUOUS
        if either:
            spans = [(start, start + timedelta(days=1)), (end - timedelta(days=1), end)]
        hollow, soft = either or entry.when.inferred, hours(entry.start, entry.end) >= 24
        drawn = []
        for first, last in spans:
            left, right = self._x(first), self._x(last)
            wide = max(9.0 if hollow else 3.0, right - left)
            # Hollow bars are drawn inside their edge, so that two of one day are not of two sizes.
            shape = {"x": left, "y": 6.25 if hollow else 5.5, "width": wide, "height": 7.5 if hollow else 9,
                     "rx": 4 if soft else 1}  # fmt: skip
            look = (
                {"fill": "none", "stroke": BAR, "stroke_width": 1.5, "stroke_dasharray": "2.5 2"}
                if hollow
                else {"fill": BAR, "fill_opacity": 0.55 if soft else 1}
            )
            drawn.append(el("rect", class_="fig-bar hollow" if hollow else "fig-bar", **shape, **look))
        return drawn

    def lane(self, entry: Entry) -> str:
        """The lane of one row as SVG; decorative, for the row says the same in words."""
        parts = [
            el("path", class_="fig-grid", d=f"M4,{LANE[1] / 2:g}H{LANE[0] - 4:g}", stroke="#dcd8cf", stroke_width=1)
        ]
        start, end, told = wording.instant(entry.start), wording.instant(entry.end), wording.instant(entry.published)
        if told is not None and len(entry.published or "") <= 10:
            told += timedelta(hours=12)
        if self.known and start is not None:
            right = self._x(end or start)
            if told is not None and abs(self._x(told) - right) > 1:
                line = f"M{right:.1f},10H{self._x(told):.1f}"
                parts.append(el("path", class_="fig-delay", d=line, stroke=INK, stroke_width=1, stroke_dasharray="2 2"))
            parts += self._bars(entry, start, end or start)
            if start < self.first:
                parts.append(el("path", class_="fig-bar", d="M8,5l-6,5l6,5z", fill=BAR))
        if self.known and told is not None:
            parts.append(el("path", class_="fig-tick", d=f"M{self._x(told):.1f},2v16", stroke=INK, stroke_width=2))
        box = f"0 0 {LANE[0]:g} {LANE[1]:g}"
        return el("svg", parts, xmlns="http://www.w3.org/2000/svg", viewBox=box, class_="lane", aria_hidden="true")
