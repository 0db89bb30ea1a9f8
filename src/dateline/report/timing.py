"""What the words of a time are about: of which day an hour is told, whether they end a range, and whether they date
what happened or only when somebody told it ("said on Wednesday", "on Thursday put the toll at 16").
"""

from __future__ import annotations

import re

from dateline.model import Claim, Fact
from dateline.reading import Reading, Span, Token
from dateline.report.lookup import Lookup
from dateline.values import Time

_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d$")
#: A time of day and no word on the day of it.
_BARE_HOUR = re.compile(
    r"(?:(?:shortly|just|soon) )?(?:about|around|approximately|roughly|before|after|at|by)?\s*"
    r"(?:\d{1,2}(?:[:.]?\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?o['’]clock)?|noon|midday|midnight)"
    r"(?:\s?\(?(?:local time|[A-Z]{2,4}T|GMT|UTC)\)?)?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:(?P<dash>[-–—])|(?P<and>and)|to|until|till|through)\s?(?:the\s)?", re.IGNORECASE)
_OPENED = re.compile(r"\b(between|from)\s(?:the\s)?$", re.IGNORECASE)
#: What moves in news of a toll is the count, and not what is counted.
_COUNTING = frozenset(
    """put raise revise update lower cut rise climb increase jump reach stand bring grow say tell report announce state
    add confirm declare estimate give count""".split()
)
_BELOW = frozenset(("ADP", "NOUN", "PROPN", "NUM", "DET", "ADJ", "ADV", "PUNCT"))


def names_day(lookup: Lookup, claim: Claim, fact: Fact, time: Time) -> bool:
    """Whether the report tells the day of a time: the words do, or others of the report name the same day. Of an hour
    alone ("around 3 a.m.") a report may not say of which day, and its own day is then no more than likely."""
    if time.type != "TIME" or not _HOUR.match(time.value):
        return True
    reading = lookup.reading[claim.report]
    span = words_of(lookup, claim, fact, time)
    if span is None or not _BARE_HOUR.fullmatch(span.of(reading.text)):
        return True
    return any(
        isinstance(m.value, Time) and m.value.value[:10] == time.value[:10] and m.span != span
        and not _BARE_HOUR.fullmatch(m.span.of(reading.text))
        for m in reading.times
    )  # fmt: skip


def of_telling(lookup: Lookup, claim: Claim, fact: Fact, time: Time) -> bool:
    """Whether the words of a time hang on the verb by which something is told or counted."""
    reading = lookup.reading[claim.report]
    span = words_of(lookup, claim, fact, time)
    verb = None if span is None else _verb_above(reading, span)
    if span is None or verb is None:
        return False
    if claim.attribution is None:
        return verb.lemma in _COUNTING
    # What stands in the words that somebody says dates what they tell of, whatever a parser hangs it on.
    cued = any(c.start <= verb.start < c.end for a in reading.attributions for c in a.cue)
    return cued and not any(c.covers(span) for c in claim.content)


def _verb_above(reading: Reading, span: Span) -> Token | None:
    """The verb on which the words hang, through a preposition or the noun that they qualify."""
    tokens = reading.parse.between(span)
    outer = [t for t in tokens if not any(o.i == t.head for o in tokens) or t.head == t.i]
    if not outer:
        return None
    chain = [outer[0], *reading.parse.ancestors(outer[0].i)]
    for token in chain[:5]:
        if token.pos in ("VERB", "AUX"):
            return token
        if token.pos not in _BELOW:
            return None
    return None


def whole_range(reading: Reading, time: Time, span: Span) -> tuple[Time, Span]:
    """The whole of a range of days of which `span` tells one end ("between 4 and 6 June"); else the time as it is."""
    days = [m for m in reading.times if isinstance(m.value, Time) and m.value.type == "DATE" and m.value.start]
    at = next((n for n, m in enumerate(days) if m.span == span), None)
    for first in (at, at - 1) if at is not None else ():
        if not 0 <= first < len(days) - 1:
            continue
        (a, x), (b, y) = ((m.span, m.value) for m in days[first : first + 2])
        joint = _JOINT.fullmatch(reading.text[a.end : b.start])
        opened = _OPENED.search(reading.text, max(0, a.start - 10), a.start)
        assert isinstance(x, Time)
        assert isinstance(y, Time)
        if joint and (joint["dash"] or (opened and (joint["and"] is None) == (opened[1].lower() == "from"))):
            return Time("DATE", "", x.start, y.end), Span(a.start, b.end)
    return time, span


def words_of(lookup: Lookup, claim: Claim, fact: Fact, time: Time) -> Span | None:
    """The words of the claim's report that tell a time of it: those of its own sentence, else those of the report's
    main event, whose time a toll without one is given, else the nearest that mean the same."""
    reading = lookup.reading[claim.report]
    spans = [m.span for m in reading.times if m.value == time]
    near = (fact.span or claim.content[0]).start
    best = min(spans, key=lambda s: (abs(s.start - near), s.start), default=None)
    event = lookup.main_event.get(claim.report)
    if best is None or event is None or event.time_span not in spans:
        return best
    sentence = lookup.sentence(claim.report, fact.span or claim.content[0])
    return best if sentence.overlaps(best) else event.time_span
