"""Spans that might be toponyms: whatever the gazetteer, the parser or the shape of a name proposes."""

from __future__ import annotations

from typing import NamedTuple

from dateline.extract.places_lexicon import (
    GIVEN,
    INNER,
    LOCATIVE,
    NEVER,
    OPENING,
    OPENING_ARTICLE,
    ORGANISATION,
    PLACE_NOUN,
    SPOT_OF,
)
from dateline.extract.places_names import Names, Sense
from dateline.model import Parse, Span, Token
from dateline.text import fold

#: Tokens in the longest name tried; the longest toponym of our development texts has 6.
LONGEST = 7
#: The parser's labels for places, buildings and peoples.
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
SETTLEMENTS = frozenset(
    "village villages town towns city hamlet settlement district province county port suburb island".split()
)
_JOINTS = frozenset("- – / . ' ’ 's ’s &".split())


class Candidate(NamedTuple):
    """Tokens [`first`, `stop`) of a parse that may name a place; `senses` are empty where the gazetteer lacks it."""

    first: int
    stop: int
    span: Span
    form: str
    senses: tuple[Sense, ...]
    shape: str


def candidates(text: str, parse: Parse, names: Names) -> list[Candidate]:
    """All candidates of a report, by position; they overlap."""
    found: dict[tuple[int, int], Candidate] = {}
    for first, stop in parse.sentences:
        for i in range(first, stop):
            if _opens(parse.tokens, i, stop):
                _from(i, stop, text, parse.tokens, names, found)
    for i, j in (*_named(parse), *_after_prepositions(parse)):
        if (i, j) not in found:
            span = Span(parse.tokens[i].start, parse.tokens[j - 1].end)
            form = span.of(text)
            found[i, j] = Candidate(i, j, span, form, names.of(form), _shape(parse.tokens[i:j]))
    return [found[key] for key in sorted(found)]


def capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper()


def _opens(tokens: tuple[Token, ...], i: int, stop: int) -> bool:
    token = tokens[i]
    if capital(token):
        return True
    return token.text in OPENING_ARTICLE and i + 2 < stop and tokens[i + 1].text == "-" and capital(tokens[i + 2])


def _from(
    i: int,
    stop: int,
    text: str,
    tokens: tuple[Token, ...],
    names: Names,
    found: dict[tuple[int, int], Candidate],
) -> None:
    """Add the candidates that begin at token `i`."""
    for j in range(i + 1, min(stop, i + LONGEST) + 1):
        last = tokens[j - 1]
        joint = last.text in _JOINTS or fold(last.text) in INNER
        number = last.text.isdigit() and j > i + 1
        if not (capital(last) or joint or number or (j == i + 1)):
            return
        if joint and not capital(last):
            continue
        span = Span(tokens[i].start, last.end)
        form = span.of(text)
        if j == i + 1 and form != "US" and (fold(form) in NEVER or len(form) < 2):
            continue
        senses = names.of(form)
        shape = _shape(tokens[i:j]) if j > i + 1 else ""
        if senses or shape:
            found[i, j] = Candidate(i, j, span, form, senses, shape)


def _shape(words: tuple[Token, ...]) -> str:
    """Which class of spot the generic word of a name says that it is: "road", "water", ... or nothing."""
    if len(words) < 2:
        return ""
    opening, ending = OPENING.get(fold(words[0].text)), SPOT_OF.get(fold(words[-1].text))
    if ending and capital(words[-1]):
        return ending
    if opening and (capital(words[1]) or words[1].text.isdigit()):
        return opening
    return ""


def told_place(parse: Parse, i: int) -> bool:
    """Whether the words before token `i` say that it names a settlement or region: "the village of", "towns of"."""
    if i < 2 or parse.tokens[i - 1].text != "of" or parse.tokens[i - 2].sent != parse.tokens[i].sent:
        return False
    return parse.tokens[i - 2].text.casefold() in SETTLEMENTS


def _after_prepositions(parse: Parse) -> list[tuple[int, int]]:
    """Runs of proper nouns after "in", "near" or "village of" that the parser takes for nothing in particular."""
    ranges = []
    for first, stop in parse.sentences:
        for i in range(first + 1, stop):
            token = parse.tokens[i]
            said = told_place(parse, i)
            if not capital(token) or token.pos != "PROPN" or (token.ent and not said):
                continue
            if not said and not _locates(parse.tokens, i - 1, first):
                continue
            j = i + 1
            while j < stop and j - i < LONGEST and capital(parse.tokens[j]) and parse.tokens[j].pos == "PROPN":
                j += 1
            if fold(token.text) not in NEVER:
                ranges.append((i, j))
    return ranges


def _locates(tokens: tuple[Token, ...], i: int, first: int) -> bool:
    word = fold(tokens[i].text)
    if word in LOCATIVE:
        return True
    return word == "of" and i > first and tokens[i - 1].lemma.lower() in PLACE_NOUN


def given_name(c: Candidate, parse: Parse) -> bool:
    """Whether a name that people also bear opens a two-word name that ends like no organisation ("Paris Hilton")."""
    tokens = parse.tokens
    if c.stop - c.first != 1 or fold(c.form) not in GIVEN or c.stop + 1 > len(tokens) - 1:
        return False
    this, following, beyond = tokens[c.first], tokens[c.stop], tokens[c.stop + 1]
    named = this.ent_start and this.ent in ("PERSON", "ORG") and following.ent == this.ent and not following.ent_start
    word = fold(following.text)
    if not named or following.sent != this.sent or (beyond.ent == this.ent and not beyond.ent_start):
        return False
    known = word in ORGANISATION or word in SPOT_OF or word.endswith("s")
    return capital(following) and word.isalpha() and not known


def _named(parse: Parse) -> list[tuple[int, int]]:
    """Token ranges of the parser's place entities, without articles before and possessives after."""
    ranges = []
    tokens = parse.tokens
    i = 0
    while i < len(tokens):
        if not tokens[i].ent or tokens[i].ent not in PLACE_LABELS:
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].ent == tokens[i].ent and not tokens[j].ent_start:
            j += 1
        first, stop = i, j
        while first < stop and not capital(tokens[first]) and tokens[first].text not in OPENING_ARTICLE:
            first += 1
        while stop > first and not (tokens[stop - 1].text[:1].isalnum() or tokens[stop - 1].text[-1:].isalnum()):
            stop -= 1
        if stop > first and tokens[stop - 1].text in ("'s", "’s"):
            stop -= 1
        if first < stop and stop - first <= LONGEST and fold(tokens[first].text) not in NEVER:
            ranges.append((first, stop))
        i = j
    return ranges
