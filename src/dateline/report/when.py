"""When something was, as a reader is told it: by which words of which report, or inferred and from what.

What is told and what is inferred never look alike: an inferred day carries the word and its reason, and wherever one
report of a finding tells a day, no inference is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from dateline.model import Claim, Fact, Finding, MainEvent
from dateline.reading import Reading, Span
from dateline.report import wording
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.spoken import AMBIGUOUS, IMPOSSIBLE, hour, spoken
from dateline.report.statements import figure_fact, is_figure
from dateline.report.timing import names_day, of_telling, whole_range, words_of
from dateline.report.wording import Moment
from dateline.resources import countries
from dateline.values import Place, Time

#: A time up to so many hours long names a day (a night is told as of two).
_DAY_HOURS = 36.0
#: From here on a day or a place of a main event counts as likely (docs/parts/scene.md: 88 % right, below it 46 %).
LIKELY = 0.6
#: Tolls that fall on the day of the event; arrests and deliveries have days of their own.
_HARM = frozenset(("killed", "wounded", "missing"))


class When(msgspec.Struct, frozen=True):
    """One time. `span` marks the words of `report` that tell it; where it is `inferred` there are none and `why` says
    from what. `start` is None for a time without a date; `note` tells of an impossible date, or of another day that
    most reports have. `href` and `number` lead to the report, once `linked`. `figure`: it is the time of a toll, and
    not of a statement. `telling`: all that is dated is when somebody told it. `lent`: the words stand elsewhere in the
    report; `backed`: words beside the finding's own allow the same time."""

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
    telling: bool = False
    lent: bool = False
    backed: bool = False

    @property
    def label(self) -> str:
        """What kind of time it is."""
        if self.figure and (self.inferred or not self.note):
            likely = self.inferred or (self.lent and not self.backed)
            return "Likely happened" if likely else "Happened"
        return "Told on" if self.telling else "Time told with it"


class Scene(msgspec.Struct, frozen=True):
    """The main event of one report for a page: its day with the weekday, its place; `where` adds
    its country and how far the spot may lie from the point."""

    when: When | None
    place: Place | None
    place_words: str
    place_href: str
    where: str
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
    figure = is_figure(finding) and finding.question.predicate != "other"
    # What an earlier figure of the same question says of the day holds for the later one.
    facts = _facts(lookup, finding, (*finding.pro, *finding.superseded) if figure else finding.pro)
    told = [(c, f, f.time) for c, f in facts if f.time is not None]
    dated = [(c, f, t) for c, f, t in told if t.start is not None and not of_telling(lookup, c, f, t)]
    best = chosen([t for t in dated if names_day(lookup, *t)])
    if best is not None:
        best_told = _told(lookup, *best)
        backed = any(_meet(best[2], t) and not _told(lookup, c, f, t).lent for c, f, t in dated)
        harm = figure and finding.question.predicate in _HARM
        note = _other_day(lookup, best_told) if harm else ""
        return msgspec.structs.replace(best_told, figure=figure, note=note, backed=backed)
    undated = [_told(lookup, c, f, t) for c, f, t in told if t.start is None]
    slip = next((w for w in undated if w.moment.words == IMPOSSIBLE), None)
    hour_alone = chosen(dated)
    guess = _inferred(lookup, facts) if hour_alone is None else _of_hour(lookup, *hour_alone)
    if guess is not None:
        note = f"“{slip.words}” is {slip.moment}" if slip else ""
        return msgspec.structs.replace(guess, figure=figure, note=note)
    found = slip or next(iter(undated), None) or _slip_in(lookup, finding)
    if found is not None:
        return msgspec.structs.replace(found, figure=figure)
    telling = chosen([(c, f, t) for c, f, t in told if t.start is not None])
    return msgspec.structs.replace(_told(lookup, *telling), telling=True) if telling else None


def _other_day(lookup: Lookup, found: When) -> str:
    """That most reports of the story tell of another day as that of their main event; "" where they do not."""
    story = next((s.reports for s in lookup.account.stories if found.report in s.reports), ())
    events = (lookup.main_event.get(report) for report in story)
    days = Counter(e.day for e in events if e is not None and e.day and not e.inferred and e.time_sure >= LIKELY)
    if not days:
        return ""
    day, count = min(days.items(), key=lambda d: (-d[1], d[0]))
    next_day = wording.instant(day)
    if count < 2 or 2 * count <= days.total() or next_day is None:
        return ""
    there = Time("DATE", day, day, (next_day + timedelta(days=1)).date().isoformat())
    if _meet(there, Time("DATE", "", found.start, found.end)):
        return ""
    reports = wording.plural(days.total(), "report")
    return f"{count} of {reports} of this story that date their event tell of {wording.moment(day).words}"


def _slip_in(lookup: Lookup, finding: Finding) -> When | None:
    """A date in the words of a statement that may be read two ways, or that no calendar has."""
    for claim in lookup.claims(finding.pro):
        for mention in lookup.reading[claim.report].times:
            if isinstance(mention.value, Time) and any(s.covers(mention.span) for s in claim.content):
                found = _at(lookup, claim.report, mention.value, mention.span)
                if found.moment.words == IMPOSSIBLE or found.moment.precision == AMBIGUOUS:
                    return found
    return None


def _facts(lookup: Lookup, finding: Finding, ids: Sequence[str]) -> list[tuple[Claim, Fact]]:
    """The facts that bear on when it was: of a figure those that give it, where these say anything of a time."""
    claims = lookup.claims(ids)
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
    span = words_of(lookup, claim, fact, time)
    sentence = lookup.sentence(claim.report, Span(claim.content[0].start, claim.content[-1].end))
    found = _at(lookup, claim.report, time, span)
    return msgspec.structs.replace(found, lent=span is not None and not sentence.overlaps(span))


def _at(lookup: Lookup, report: str, time: Time, span: Span | None) -> When:
    reading = lookup.reading[report]
    if span is not None:
        time, span = whole_range(reading, time, span)
    words = " ".join(span.of(reading.text).split()) if span else ""
    return When(spoken(time, words), report, time.start, time.end, span, words)


def _of_hour(lookup: Lookup, claim: Claim, fact: Fact, time: Time) -> When:
    """An hour of which no day is told, with the day of its report, as inferred."""
    published = lookup.document(claim.report).published
    why = reason("an hour, but no day, is named", lookup.number[claim.report], published)
    return msgspec.structs.replace(_told(lookup, claim, fact, time), inferred=True, why=why)


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
    place, span = (event.place, event.place_span) if _is_spot(lookup, event) else (None, None)
    if found is None and place is None:
        return None
    text = lookup.reading[event.report].text
    return Scene(
        linked(cite, found),
        place,
        " ".join(span.of(text).split()) if span else "",
        cite.href(event.report, span) if span else "",
        ", ".join(w for w in (_country(place), _radius(place)) if w),
        event.time_sure,
        event.place_sure,
    )


#: How a town stands that says where another thing was: "the Quilca bridge", "Quilca's bridge".
_BESIDE = frozenset(("compound", "amod", "nmod", "poss"))


def _is_spot(lookup: Lookup, event: MainEvent) -> bool:
    """Whether the words name a spot: "Washington offered help" tells of a government, "Russian" of a people."""
    if event.place is None or event.place_span is None or event.place.literal:
        return event.place is not None
    tokens = lookup.reading[event.report].parse.between(event.place_span)
    return event.place.feature != "country" and any(t.dep in _BESIDE for t in tokens)


def _country(place: Place | None) -> str:
    """The country, which tells a place from its namesakes; "" of a country itself."""
    if place is None or place.country is None or place.feature == "country":
        return ""
    return next((c.name for c in countries() if c.iso == place.country), "")


def _radius(place: Place | None) -> str:
    return f"± {wording.number(round(place.radius_km))} km" if place and place.radius_km else ""


def _doubtful(reading: Reading) -> str:
    """What a report says of days that nobody can be sure of: dates that may be read two ways, or that are none."""
    found: dict[str, str] = {}
    for mention in reading.times:
        if isinstance(mention.value, Time):
            words = " ".join(mention.span.of(reading.text).split())
            moment = spoken(mention.value, words)
            if moment.words == IMPOSSIBLE:
                found[words] = f"“{words}” is {moment}"
            elif moment.precision == AMBIGUOUS:
                found[words] = f"“{words}” may be {moment.words}"
    return "; ".join(list(found.values())[:2])


def _day(lookup: Lookup, event: MainEvent) -> When | None:
    """The day in full ("Saturday 5 March 2016"), and the hour where the words tell one."""
    day = wording.instant(event.day)
    if day is None:
        return None
    full = f"{day:%A} {day.day} {day:%B %Y}"
    if event.inferred:
        published = lookup.document(event.report).published
        note = _doubtful(lookup.reading[event.report])
        # "5/6/22" names a day, if one only knew which.
        named = event.why.replace("no day", "no sure day") if note else event.why
        why = reason(named, lookup.number[event.report], published)
        return When(Moment(full, "inferred", event.day), event.report, event.day, inferred=True, why=why, note=note)
    text = lookup.reading[event.report].text
    words = " ".join(event.time_span.of(text).split()) if event.time_span else ""
    moment = Moment(full, hour(event.time, words) if event.time else "", event.day)
    return When(moment, event.report, event.day, None, event.time_span, words)
