"""Keywords and the classifier together: what each trigger is, and happenings that no keyword tells.

A keyword is evidence beside what the classifier makes of the whole sentence: a trigger keeps its type unless another
one is far likelier; one that the sentence does not bear out is of type Other, of use for its place alone; a sentence
that tells of a type without any of its keywords gets an event on the word that most likely tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dateline.extract import events_anchor
from dateline.extract import events_scheme as s
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Floats, Meaning, Vectors
from dateline.extract.events_triggers import Trigger
from dateline.extract.events_words import words
from dateline.reading import Parse, Span, Token

#: Log-odds that a keyword adds to its type: one that names a happening by itself, one that leaves the type open. Best
#: of a grid over our own learning sentences, each quarter judged by weights from the others (training/events/fit.py).
STRONG, WEAK = 3.0, 1.0
#: A trigger keeps its type while it is not further than this below the best: sentences may tell of several happenings.
KEPT_STRONG, KEPT_WEAK = 4.5, 1.5
#: How likely a type must be where no keyword of it stands, and to take over a trigger.
FLOOR = 0.35
#: The log-probability that the words alone must give it, too: the vectors know the report, so that "he is described as
#: tall" in a report of a shooting was an attack to them (docs/parts/events.md has both ways measured).
AGREED = float(np.log(0.1))
#: Keywords of a lower score say that something happened, not what; those of a higher one, what by themselves.
TYPED, STRONG_FROM = 0.5, 0.65
DOUBTED = 0.4
#: Types that hang on who holds a place: the lexicon reads them off verb and object, which a bag of words does not.
GROUND = frozenset({s.GOVERNMENT_REGAINS, s.NON_STATE_OVERTAKES, s.TRANSFER})


def judged(
    parse: Parse,
    found: Iterable[Trigger],
    stop: frozenset[int],
    meaning: Meaning,
    vectors: Vectors | None,
) -> list[Trigger]:
    """The triggers of a report, typed anew and added to, in text order; none of them in `stop` (furniture)."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in found:
        by_sentence.setdefault(parse.tokens[trigger.token].sent, []).append(trigger)
    result = []
    for number in range(len(parse.sentences)):
        tokens = [t for t in parse.sentence(number) if t.i not in stop]
        own = by_sentence.get(number, [])
        if tokens:
            result += _sentence(parse, tokens, own, meaning, vectors)
    return sorted(result, key=lambda t: t.token)


def _sentence(
    parse: Parse, tokens: Sequence[Token], own: list[Trigger], meaning: Meaning, vectors: Vectors | None
) -> list[Trigger]:
    told = words(parse, tokens)
    if not told:
        return own
    hidden = vectors.of(Span(tokens[0].start, tokens[-1].end)) if vectors is not None else None
    odds = meaning.chances(told, hidden)
    for keyword, strength in sorted({(t.type, t.score) for t in own if t.score >= TYPED and t.type != s.OTHER}):
        odds[NUMBER[keyword]] += STRONG if strength > STRONG_FROM else WEAK
    best = int(odds.argmax())
    sure = float(1 / np.exp(odds - odds[best]).sum())
    kind = CLASSES[best]
    named = any(t.type == kind and t.score >= TYPED for t in own)
    typed = [_typed(t, odds, best, sure, named) for t in own]
    if kind is None or kind == s.OTHER or sure < FLOOR or any(t.type == kind and t.score >= TYPED for t in typed):
        return typed
    if float(meaning.chances(told, None)[best]) < AGREED:
        return typed
    return _added(parse, tokens, typed, best, sure, meaning)


def _typed(trigger: Trigger, odds: Floats, best: int, sure: float, named: bool) -> Trigger:
    """A trigger with the type that the sentence bears out. Where a keyword of the likeliest type is `named` too, one
    that names a happening by itself is another happening."""
    if trigger.score < TYPED or trigger.type in GROUND or (named and trigger.score > STRONG_FROM):
        return trigger
    other, likely = CLASSES[best], best != NOTHING and CLASSES[best] != s.OTHER and sure >= FLOOR
    if trigger.type == s.OTHER:
        return trigger._replace(type=other or s.OTHER) if likely and other not in GROUND else trigger
    kept = KEPT_STRONG if trigger.score > STRONG_FROM else KEPT_WEAK
    if odds[best] - odds[NUMBER[trigger.type]] <= kept:
        return trigger
    if likely and other not in GROUND:
        return trigger._replace(type=other or s.OTHER, score=min(trigger.score, 0.6))
    return trigger if likely else trigger._replace(type=s.OTHER, score=DOUBTED)


def _added(
    parse: Parse,
    tokens: Sequence[Token],
    typed: list[Trigger],
    best: int,
    sure: float,
    meaning: Meaning,
) -> list[Trigger]:
    """The triggers and one more on the word that most likely tells of the class; it takes an untyped one's place.

    A doubtful trigger of that very class is it.
    """
    kind, score = CLASSES[best], round(TYPED + 0.25 * sure, 3)
    assert kind is not None
    doubtful = next((t for t in typed if t.type == kind), None)
    if doubtful is not None:
        return [t._replace(score=score) if t is doubtful else t for t in typed]
    taken = {t.token for t in typed if t.score >= TYPED} | {t.carried for t in typed}
    free = [t for t in events_anchor.usable(tokens) if t.i not in taken]
    anchor = events_anchor.likeliest(parse, free, meaning.anchor)
    if anchor is None:
        return typed
    return [t for t in typed if t.token != anchor.i] + [Trigger(anchor.i, kind, score)]
