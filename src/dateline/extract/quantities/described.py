"""Figures that no number tells: "killed a man and a woman" is two, "a 12-year-old was wounded" one.

Only where the report's toll bears it: a person who was shot and then died is no wounded one, and a description that
comes back later counts nobody new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.individuals import DESCRIBED, REFLEXIVE, Individual, distinct, individuals
from dateline.extract.quantities.toll import report_toll
from dateline.reading import Mention, Parse, Reading, Span
from dateline.values import Predicate, Quantity

_JOIN = re.compile(r"\s?(?:,|,?\s?and)\s?")
_KNOWN = ("name", "definite", "bare")
_ANOTHER = ("another", "Another")
_STATES: tuple[Predicate, ...] = ("killed", "wounded", "missing", "arrested")


def described(reading: Reading) -> list[tuple[Span, Quantity, float]]:
    """The figures told by descriptions and names in `reading`, whose numbers are already in its quantities."""
    people = list(individuals(reading.parse))
    if not people:
        return []
    toll = report_toll(reading)
    counted = [m for m in reading.quantities if isinstance(m.value, Quantity) and m.value.unit == "person"]
    taken = Cover((m.span.start, m.span.end) for m in counted)
    listed = Cover(_listed(reading, [m.span for m in counted]))
    ones = {m.span.end for m in counted if isinstance(m.value, Quantity) and m.value.value == 1.0}
    people = [p for p in people if not (p.span.start - 2 in ones and reading.text[p.span.start - 2] == ",")]
    furniture = Cover((f.span.start, f.span.end) for f in reading.furniture)
    found: list[tuple[Span, Quantity, float]] = []
    for state in _STATES:
        if state in toll and toll[state] is None:
            continue
        spans = [p for p in people if p.state == state]
        group = [p for p in spans if not any(c.touches(p.span.start, p.span.end) for c in (taken, listed, furniture))]
        told = Cover([(s.start, s.end) for s in (*(p.span for p in group if p.how == "indefinite"), *_spans(counted))])
        alone = [p for p in group if not (p.how == "indefinite" and _closes_names(reading.parse, p.span, told))]
        if len(alone) < len(group):
            group = [p for p in alone if p.how == "indefinite"]
        new = _lists(reading, [p for p in group if p.how == "indefinite"], state)
        if not new and state in toll and not _counted(reading, state):
            new = _named([p for p in group if p.how in _KNOWN and p.noun not in REFLEXIVE], state)
        found += new
    return found


def _spans(mentions: list[Mention]) -> list[Span]:
    return [m.span for m in mentions]


def _closes_names(parse: Parse, span: Span, told: Cover) -> bool:
    """Whether the person is the last of a list that begins with people whom no figure counts: "Ana and Rui Melo; and a
    family friend" are three, and the friend alone is no figure of them."""
    token = parse.between(span)[-1]
    listed = False
    for _ in range(6):
        head = parse.tokens[token.head]
        if token.dep != "conj" or head.i == token.i or head.pos not in ("NOUN", "PROPN"):
            break
        if told.touches(head.start, head.end):
            return False
        listed, token = True, head
    return listed


def _listed(reading: Reading, figures: list[Span]) -> Iterator[tuple[int, int]]:
    """What stands behind "killed six people:" to the end of the sentence: those six again, one by one."""
    for span in figures:
        if reading.text[span.end : span.end + 2].lstrip().startswith(":"):
            tokens = reading.parse.between(span)
            yield span.end, reading.parse.sentence_span(tokens[-1].sent).end if tokens else span.end


def _counted(reading: Reading, state: str) -> bool:
    return any(isinstance(m.value, Quantity) and m.value.predicate == state for m in reading.quantities)


def _lists(reading: Reading, group: list[Individual], state: Predicate) -> list[tuple[Span, Quantity, float]]:
    """One figure for each list of new descriptions in one sentence."""
    found: list[tuple[Span, Quantity, float]] = []
    known: set[str] = set()
    for person in group:
        if person.key in known and not reading.text.startswith(_ANOTHER, person.span.start):
            continue
        known.add(person.key)
        last = found[-1] if found else None
        if last is not None and _JOIN.fullmatch(reading.text, last[0].end, person.span.start):
            count = (last[1].value or 0.0) + 1.0
            found[-1] = (Span(last[0].start, person.span.end), _people(count, state), DESCRIBED)
        else:
            found.append((person.span, _people(1.0, state), DESCRIBED))
    return found


def _named(group: list[Individual], state: Predicate) -> list[tuple[Span, Quantity, float]]:
    """One figure where a report without any count tells of one single person."""
    if not group or distinct(group) != 1:
        return []
    first = next((p for p in group if p.how == "name"), group[0])
    return [(first.span, _people(1.0, state), DESCRIBED)]


def _people(count: float, state: Predicate) -> Quantity:
    return Quantity(count, count, count, "person", f"people {state}", "exact", state)
