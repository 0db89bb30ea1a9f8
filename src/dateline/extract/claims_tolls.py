"""Where a report's own toll stands in its text: which mentions write it, and which words carry it where none does.

A claim needs a span of the text: a toll that the title alone tells, with no word of the harm in the text (most often
a page whose text is a cookie notice), gives none. A toll that no single number writes is anchored on the list that adds
up to it ("one adult and two children"), on the first person told of ("killed a man and his wife"), or on the first word
for the harm ("the fatal shooting of a girl").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extract.quantities.beside import added
from dateline.extract.quantities.cues import Cues
from dateline.extract.quantities.individuals import DESCRIBED, individuals
from dateline.extract.quantities.toll import report_toll
from dateline.model import Basis
from dateline.reading import Mention, Reading, Span
from dateline.values import Quantity, compare

#: Words that tell of death or hurt without a number, by predicate.
HARM = {
    "killed": re.compile(
        r"\b(?:kill\w*|dead|deadly|deaths?|dies|died|dying|fatal\w*|slain|slaying|murder\w*|homicide)\b", re.I
    ),
    "wounded": re.compile(
        r"\b(?:wound\w*|injur\w*|hurt|hospital\w*|shot|shootings?|stabb\w*|struck|gunshots?)\b", re.I
    ),
}
_AND = re.compile(r"\s?,?\s(?:and|as\swell\sas|along\swith)\s", re.IGNORECASE)
_JOIN = re.compile(r"\s?(?:,|,?\s?and|,?\s?as\swell\sas|,?\s?along\swith)\s?")


class Told(NamedTuple):
    """A toll that no single number writes, where it is anchored, and how it is told."""

    span: Span
    toll: Quantity
    basis: Basis


class Tolls(NamedTuple):
    """A report's own tolls: `written` are the ids of the mentions that carry them, `told` what stands elsewhere.

    `known` says whether the report has any toll, `open` whether nothing says that those counted as wounded live.
    `parts` are the ids of the numbers to which their sentence adds others: "four women and a man".
    """

    written: frozenset[str]
    told: tuple[Told, ...]
    known: bool
    open: bool
    parts: frozenset[str] = frozenset()


def tolls_told(reading: Reading, cues: Cues) -> Tolls:
    """The report's own tolls of its main incident and where its text carries them."""
    tolls = report_toll(reading)
    figures = [m for m in reading.quantities if state_of(m) in tolls]
    written: set[str] = set()
    told: list[Told] = []
    for state, toll in tolls.items():
        if toll is None:
            continue
        same = {m.id for m in figures if state_of(m) == state and compare(toll, m.value) == "same"}
        written |= same
        if not same:
            told += _anchored(reading, [m for m in figures if state_of(m) == state], toll, _basis(cues, toll))
    spans = [m.span for m in figures if m.id in written and state_of(m) == "wounded"]
    spans += [t.span for t in told if t.toll.predicate == "wounded"]
    lives = any(says_hurt(reading, cues, span) for span in spans)
    known = any(t is not None for t in tolls.values())
    return Tolls(frozenset(written), tuple(told), known, not lives, frozenset(_parts(reading, figures)))


def _parts(reading: Reading, figures: Sequence[Mention]) -> Iterator[str]:
    """The ids of the numbers that are not all whom their sentence tells in the state."""
    before: Mention | None = None
    for mention in sorted(figures, key=lambda m: m.span):
        if added(reading, mention.span, state_of(mention) or ""):
            yield mention.id
        same = before is not None and state_of(before) == state_of(mention)
        if before is not None and same and _AND.fullmatch(reading.text, before.span.end, mention.span.start):
            yield before.id
            yield mention.id
        before = mention


def _basis(cues: Cues, toll: Quantity) -> Basis:
    """How firmly the words carry a toll that no number writes: whoever killed another and himself is described."""
    return "described" if toll.predicate == "killed" and toll.value == 2 and cues.murder_suicide() else "derived"


def _anchored(reading: Reading, figures: Sequence[Mention], toll: Quantity, basis: Basis) -> list[Told]:
    listed = _list_of(reading, figures, toll)
    if listed is not None:
        return [Told(listed, toll, "written")]
    state = toll.predicate
    people = sorted([p.span for p in individuals(reading.parse) if p.state == state] + [m.span for m in figures])
    words = (Span(*m.span()) for m in HARM[state].finditer(reading.text))
    first = next((a for anchors in (people, words) for a in anchors if not reading.in_furniture(a)), None)
    return [] if first is None else [Told(first, toll, basis)]


def _list_of(reading: Reading, figures: Sequence[Mention], toll: Quantity) -> Span | None:
    """The span of neighbouring figures, at least one of them a written number, that add up to the toll."""
    run: list[Mention] = []
    for mention in sorted(figures, key=lambda m: m.span):
        if run and not _JOIN.fullmatch(reading.text, run[-1].span.end, mention.span.start):
            run = []
        run.append(mention)
        more = added(reading, mention.span, toll.predicate)
        total = sum(_number(m) for m in run) + len([s for s in more if s.start >= mention.span.end])
        written = any(m.score > DESCRIBED for m in run)
        if len(run) + len(more) > 1 and written and total == toll.value and not reading.in_furniture(mention.span):
            return Span(run[0].span.start, max(s.end for s in (mention.span, *more)))
    return None


def _number(mention: Mention) -> float:
    value = mention.value
    return (value.value or value.low or 0.0) if isinstance(value, Quantity) else 0.0


def says_hurt(reading: Reading, cues: Cues, span: Span) -> bool:
    """Whether the sentence of `span` says that somebody is hurt and lives, not only that somebody was hit."""
    tokens = reading.parse.between(span)
    return bool(tokens) and cues.hurt(tokens[0].sent)


def is_aside(reading: Reading, cues: Cues, span: Span) -> bool:
    """Whether the sentence of `span` is set apart as background: other years, statistics, other incidents."""
    tokens = reading.parse.between(span)
    return bool(tokens) and not cues.main(tokens[0].sent)


def state_of(mention: Mention) -> str | None:
    """The state of what a mention counts, None for what is no figure."""
    return mention.value.predicate if isinstance(mention.value, Quantity) else None


__all__ = ["HARM", "Told", "Tolls", "is_aside", "says_hurt", "state_of", "tolls_told"]
