"""Keywords and the classifier together: what each trigger is, and happenings that no keyword tells.

The classifier is asked about every word that could name a happening. A keyword is evidence beside what it says of that
word: a trigger keeps its type unless another one is far likelier; one that its sentence does not bear out is of type
Other, of use for its place alone; a word that likely names a happening becomes an event without being a keyword.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from dateline.extract import events_scheme as s
from dateline.extract.events_lexicon import STILL
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Candidate, Floats, Meaning, Vectors
from dateline.extract.events_senses import HARMLESS, takes_people
from dateline.extract.events_triggers import SET_ASIDE, Trigger, lemma_of, shows
from dateline.extract.events_words import about, candidates, words
from dateline.reading import Parse, Span, Token

#: Log-odds that a keyword which names a happening by itself adds to its type, and how far below the best that may still
#: be for the keyword to keep it. One that leaves the type open adds nothing. Best of a grid over our own development
#: sentences and reports that were read (docs/parts/events.md).
SURE, KEPT, KEPT_OPEN = 3.0, 3.0, 1.0
#: How likely a type must be to take over a trigger, and where no keyword of it stands: words and vectors averaged say
#: things softly, of 35 classes. In whole reports words without keywords are wrong more often than not below .2.
FLOOR, ADDED = 0.15, 0.2
#: Keywords of a lower score say that something happened, not what; those of a higher one, what by themselves.
TYPED, STRONG_FROM = 0.5, 0.65
DOUBTED = 0.4
#: Participles before a noun tell what it is, and no happening: "stolen property".
ASIDE = frozenset({"amod", "aux", "auxpass"})
#: A verb in no list is an event of type Other where "nothing" is less likely than this; such events score DONE.
QUIET, DONE = 0.7, 0.3
#: Types that hang on who holds a place: the lexicon reads them off verb and object, which a bag of words does not.
GROUND = frozenset({s.GOVERNMENT_REGAINS, s.NON_STATE_OVERTAKES, s.TRANSFER})


VIOLENT = frozenset(kind for kind, (group, _) in s.SCHEME.items() if group in (s.BATTLES, s.REMOTE, s.CIVILIANS))


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
    triggers = {t.token: t for t in own}
    carried = {t.carried for t in own}
    # An adjective before a noun names nothing that happened.
    possible = {t.i for t in candidates(tokens) if t.pos != "ADJ" or t.dep != "amod"} - carried
    asked = [t for t in tokens if t.i in possible or t.i in triggers]
    around = vectors.of(Span(tokens[0].start, tokens[-1].end)) if vectors is not None else None
    odds = meaning.chances(told, around, _candidates(parse, asked, vectors))
    typed = {t.i: _typed(triggers[t.i], row) for t, row in zip(asked, odds, strict=True) if t.i in triggers}
    kinds = {t.type for t in typed.values() if t.score >= TYPED}
    # Harm tells of the happening that did it: "an air strike hit the bridge and wounded four".
    typed |= {t.token: t for t in own if t.type in kinds and t.score >= TYPED > typed[t.token].score}
    added = _added(parse, asked, odds, typed, kinds)
    taken = {t.token for t in added}
    untyped = _untyped(parse, asked, odds, taken | set(triggers))
    return [*(t for t in typed.values() if t.token not in taken), *added, *untyped]


def _candidates(parse: Parse, asked: Sequence[Token], vectors: Vectors | None) -> list[Candidate]:
    if vectors is None:
        return [Candidate(about(parse, t)) for t in asked]
    own = vectors.each([Span(t.start, t.end) for t in asked])
    return [Candidate(about(parse, t), one) for t, one in zip(asked, own, strict=True)]


def _typed(trigger: Trigger, odds: Floats) -> Trigger:
    """A trigger with the type that its sentence bears out."""
    if trigger.score < TYPED and (trigger.type != s.OTHER or trigger.score == SET_ASIDE):
        return trigger
    sure = trigger.score > STRONG_FROM
    odds = odds.copy()
    if sure and trigger.type != s.OTHER:
        odds[NUMBER[trigger.type]] += SURE
    best = int(odds.argmax())
    other, likely = CLASSES[best], float(1 / np.exp(odds - odds[best]).sum()) >= FLOOR
    takes = other if likely and other not in GROUND and other != s.OTHER else None
    if trigger.type == s.OTHER:
        return trigger._replace(type=takes, score=max(trigger.score, 0.6)) if takes else trigger
    if odds[best] - odds[NUMBER[trigger.type]] <= (KEPT if sure else KEPT_OPEN):
        return trigger
    if trigger.type not in GROUND and takes:
        return trigger._replace(type=takes, score=min(trigger.score, 0.6))
    return trigger if other not in (None, s.OTHER) else trigger._replace(type=s.OTHER, score=DOUBTED)


def _added(
    parse: Parse, asked: Sequence[Token], odds: Floats, typed: dict[int, Trigger], kinds: set[str]
) -> list[Trigger]:
    """Happenings that no keyword tells: for each type that has none yet, the word that most likely names it."""
    chances = np.exp(odds)
    chances[:, [NOTHING, NUMBER[s.OTHER]]] = 0
    best, most = chances.argmax(axis=1), chances.max(axis=1)
    found: dict[str, Trigger] = {}
    for n in np.flatnonzero(most >= ADDED).tolist():
        token, kind, sure = asked[n], CLASSES[int(best[n])], float(most[n])
        before = typed.get(token.i)
        if kind is None or kind in kinds or _settled(before):
            continue
        if (kind in GROUND and takes_people(parse, token)) or (kind in VIOLENT and lemma_of(token) in HARMLESS):
            continue
        if kind not in found or found[kind].score < round(TYPED + 0.25 * sure, 3):
            found[kind] = Trigger(token.i, kind, round(TYPED + 0.25 * sure, 3))
    return list(found.values())


def _settled(before: Trigger | None) -> bool:
    return before is not None and (before.score >= TYPED or before.score == SET_ASIDE)


def _untyped(parse: Parse, asked: Sequence[Token], odds: Floats, known: set[int]) -> list[Trigger]:
    """Verbs in no list of which the classifier holds that something was done, whatever it was."""
    likely = (asked[n] for n in np.flatnonzero(odds[:, NOTHING] < np.log(QUIET)).tolist())
    return [Trigger(t.i, s.OTHER, DONE) for t in likely if t.i not in known and _tells(parse, t)]


def _tells(parse: Parse, token: Token) -> bool:
    """Whether a word is a verb that could say what was done."""
    told = token.pos == "VERB" and token.dep not in ASIDE
    return told and lemma_of(token) not in STILL and not shows(parse, token)
