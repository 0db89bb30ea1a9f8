"""When something was, as a reader is told it: by which words of which report, or inferred and from what.

What is told and what is inferred never look alike: an inferred day carries the word and its reason, and wherever one
report of a finding tells a day, no inference is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Claim, Fact, Finding, MainEvent
from dateline.reading import Reading, Span
from dateline.report import wording
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.spoken import IMPOSSIBLE, hour, spoken
from dateline.report.statements import figure_fact, is_figure
from dateline.report.wording import Moment
from dateline.values import Place, Time

#: A time up to so many hours long names a day (a night is told as of two).
_DAY_HOURS = 36.0
#: From here on a day or a place of a main event counts as likely (docs/parts/scene.md: 88 % right, below it 46 %).
LIKELY = 0.6


class When(msgspec.Struct, frozen=True):
    """One time. `span` marks the words of `report` that tell it; where it is `inferred` there are none and `why` says
    from what. `start` is None for a time without a date; `note` tells of an impossible date. `href` and `number` lead
    to the report, once `linked`; `figure` is True where it is the time of a toll, not of a statement."""

    moment: Moment
    report: str
    start: str | None = None
    end: str | None = None
    span: Span | None = None
    words: str = ""
    inferred: bool = False
    why: str = ""
    note: str = ""
    href: str = ""
    number: int = 0
    figure: bool = False


class Scene(msgspec.Struct, frozen=True):
    """The main event of one report for a page: its day with the weekday, its place with how far the spot may lie."""

    when: When | None
    place: Place | None
    place_words: str
    place_href: str
    radius: str
    time_sure: float
    place_sure: float

    @property
    def likely(self) -> bool:
        """Whether the day is."""
        return self.time_sure >= LIKELY

    @property
    def place_likely(self) -> bool:
        """Whether the place is."""
        return self.place_sure >= LIKELY


def when(lookup: Lookup, finding: Finding) -> When | None:
    """When what a finding tells of was: the time that most reports allow, the narrowest of these; where none tells a
    day, the likeliest one, marked; else a time without a date. None where no report says anything of it."""
    facts = _facts(lookup, finding)
    told = [(c, f, f.time) for c, f in facts if f.time is not None]
    figure = is_figure(finding) and finding.question.predicate != "other"
    best = chosen([(c, f, t) for c, f, t in told if t.start is not None])
    if best is not None:
        return msgspec.structs.replace(_told(lookup, *best), figure=figure)
    undated = [_told(lookup, *t) for t in told]
    slip = next((w for w in undated if w.moment.words == IMPOSSIBLE), None)
    guess = _inferred(lookup, facts)
    if guess is not None:
        note = f"“{slip.words}” is {slip.moment}" if slip else ""
        return msgspec.structs.replace(guess, figure=figure, note=note)
    found = slip or next(iter(undated), None)
    return msgspec.structs.replace(found, figure=figure) if found else None


def _facts(lookup: Lookup, finding: Finding) -> list[tuple[Claim, Fact]]:
    """The facts that bear on when it was: of a figure those that give it, where these say anything of a time."""
    claims = lookup.claims(finding.pro)
    figures = [(c, f) for c in claims if (f := figure_fact(finding, c)) is not None]
    if any(f.time is not None or f.inferred is not None for _, f in figures):
        return figures
    return [(c, f) for c in claims for f in c.facts]


def chosen(told: Sequence[tuple[Claim, Fact, Time]]) -> tuple[Claim, Fact, Time] | None:
    """Of dated times the one that the most reports allow among those no longer than a day, else among all; then the
    narrowest, then the earliest."""
    short = [t for t in told if hours(t[2].start, t[2].end) <= _DAY_HOURS]

    def rank(one: tuple[Claim, Fact, Time]) -> tuple[int, float, str, str]:
        time = one[2]
        allow = {c.report for c, _, t in told if _meet(time, t)}
        return (-len(allow) if short else 0, hours(time.start, time.end), time.start or "", one[0].id)

    return min(short or told, key=rank, default=None)


def _meet(a: Time, b: Time) -> bool:
    first, last, start, end = (wording.instant(t) for t in (a.start, a.end, b.start, b.end))
    if first is None or last is None or start is None or end is None:
        return (a.start, a.end) == (b.start, b.end)
    return first < end and start < last


def hours(start: str | None, end: str | None) -> float:
    """Length of an interval in hours; infinite where an end is open or is no ISO time."""
    first, last = wording.instant(start), wording.instant(end)
    if first is None or last is None:
        return float("inf")
    return (last - first).total_seconds() / 3600


def _told(lookup: Lookup, claim: Claim, fact: Fact, time: Time) -> When:
    reading = lookup.reading[claim.report]
    span = words_of(reading, time, (fact.span or claim.content[0]).start)
    words = " ".join(span.of(reading.text).split()) if span else ""
    return When(spoken(time, words), claim.report, time.start, time.end, span, words)


def words_of(reading: Reading, time: Time, near: int) -> Span | None:
    """The words of a report that tell a time: of several alike those nearest to a character."""
    spans = [m.span for m in reading.times if m.value == time]
    return min(spans, key=lambda s: (abs(s.start - near), s.start), default=None)


def _inferred(lookup: Lookup, facts: Sequence[tuple[Claim, Fact]]) -> When | None:
    """The day that most reports lead to; of several the earliest."""
    days: dict[str, list[tuple[Claim, Fact, Time]]] = {}
    for claim, fact in facts:
        if fact.inferred is not None and fact.inferred.start is not None:
            days.setdefault(fact.inferred.start, []).append((claim, fact, fact.inferred))
    if not days:
        return None
    day = min(days, key=lambda d: (-len({c.report for c, _, _ in days[d]}), d))
    claim, fact, time = days[day][0]
    published = lookup.document(claim.report).published
    return When(
        msgspec.structs.replace(wording.interval(time.start, time.end), precision="inferred"),
        claim.report,
        time.start,
        time.end,
        inferred=True,
        why=reason(fact.inferred_from, lookup.number[claim.report], published),
    )


def reason(why: str, number: int, published: str | None) -> str:
    """Why a day was inferred: "no day is named in report 3, which is of 10 Mar 2016"."""
    dated = f", which is of {wording.moment(published[:10]).words}" if published else ""
    return f"{why or 'no day is named'} in report {number}{dated}"


def linked(cite: Citations, found: When | None) -> When | None:
    """The same with a link to its words, which from now on have an anchor."""
    if found is None:
        return None
    href = cite.href(found.report, found.span) if found.span else ""
    return msgspec.structs.replace(found, href=href, number=cite.lookup.number[found.report])


def scene(cite: Citations, event: MainEvent) -> Scene | None:
    """The main event of one report, with links to the words that tell it; None where neither is known."""
    lookup, found = cite.lookup, _day(cite.lookup, event)
    place, span = event.place, event.place_span
    if found is None and place is None:
        return None
    text = lookup.reading[event.report].text
    return Scene(
        linked(cite, found),
        place,
        " ".join(span.of(text).split()) if span else "",
        cite.href(event.report, span) if span else "",
        f"± {wording.number(round(place.radius_km))} km" if place and place.radius_km else "",
        event.time_sure,
        event.place_sure,
    )


def _day(lookup: Lookup, event: MainEvent) -> When | None:
    """The day in full ("Saturday 5 March 2016"), and the hour where the words tell one."""
    day = wording.instant(event.day)
    if day is None:
        return None
    full = f"{day:%A} {day.day} {day:%B %Y}"
    if event.inferred:
        published = lookup.document(event.report).published
        why = reason(event.why, lookup.number[event.report], published)
        return When(Moment(full, "inferred", event.day), event.report, event.day, inferred=True, why=why)
    text = lookup.reading[event.report].text
    words = " ".join(event.time_span.of(text).split()) if event.time_span else ""
    moment = Moment(full, hour(event.time, words) if event.time else "", event.day)
    return When(moment, event.report, event.day, None, event.time_span, words)
