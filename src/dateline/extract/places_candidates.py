"""Spans that might be toponyms: whatever the gazetteer, the parser or the shape of a name proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.extract.places_lexicon import (
    BEFORE_FACILITY,
    DIVISION_NOUN,
    FACILITY_NOUN,
    GIVEN,
    INNER,
    LOCATIVE,
    NEVER,
    OPENING,
    OPENING_ARTICLE,
    ORGANISATION,
    PLACE_NOUN,
    SPOT_NOUN,
    SPOT_OF,
    TAKING,
)
from dateline.extract.places_named import Named
from dateline.extract.places_names import Names, Sense
from dateline.reading import Parse, Span, Token
from dateline.text import fold

#: Tokens in the longest name tried; the longest toponym of our development texts has 6.
LONGEST = 7
#: Letters of the shortest form that is compared by its sound.
HEARD = 5
#: The parser's labels for places, buildings and peoples.
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
SETTLEMENTS = frozenset(
    "village villages town towns city hamlet settlement district province county port suburb island".split()
)
#: Labels of what is no name of a place unless the words before it say so.
_NO_NAMES = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY NORP LANGUAGE".split())
#: What a person does with words; a government does it too, a town of no great size does not.
SPEAKING = frozenset("say tell add recall explain joke reply write tweet laugh admit think feel know".split())
#: People of a city that may stand for a government ("Washington said").
METROPOLIS = 3_000_000
_JOINTS = frozenset("- – / . ' ’ 's ’s &".split())


class Candidate(NamedTuple):
    """Tokens [`first`, `stop`) of a parse that may name a place; `senses` are empty where the gazetteer lacks it.
    `shape` is the class of a generic word in it, or "sound" where a place merely sounds like it."""

    first: int
    stop: int
    span: Span
    form: str
    senses: tuple[Sense, ...]
    shape: str


def candidates(text: str, parse: Parse, names: Names, named: Sequence[Span] = ()) -> list[Candidate]:
    """All candidates of a report, by position; they overlap. `named`: what the name layer takes for places."""
    found: dict[tuple[int, int], Candidate] = {}
    for first, stop in parse.sentences:
        for i in range(first, stop):
            if _opens(parse.tokens, i, stop):
                _from(i, stop, text, parse.tokens, names, found)
    for i, j in (*_named(parse), *_after_prepositions(parse), *_tokens_of(parse, named)):
        if (i, j) not in found:
            span = Span(parse.tokens[i].start, parse.tokens[j - 1].end)
            form = span.of(text)
            senses, shape = names.of(form), _shape(parse.tokens[i:j])
            if not senses and not shape and len(fold(form)) >= HEARD and names.sounding(form):
                shape = "sound"
            found[i, j] = Candidate(i, j, span, form, senses, shape)
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
        if j == i + 2 and last.text == "." and _abbreviated(tokens[i], last):
            span = Span(tokens[i].start, last.end)
            found[i, j] = Candidate(i, j, span, span.of(text), names.of(span.of(text)), "")
            return
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


def _abbreviated(word: Token, dot: Token) -> bool:
    """Whether a full stop that the parser splits off belongs to the word: "W.Va."."""
    return "." in word.text and word.text[-1:].isalpha() and word.end == dot.start


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


def romanised(c: Candidate, parse: Parse, named: Named) -> bool:
    """Whether a known name with an Arabic article inside follows a word of place: parser and name layer, which do not
    know such names, call "Dayr" of "in Dayr az Zawr" a body and "Zawr" a man."""
    inner = {parse.tokens[i].text for i in range(c.first + 1, c.stop - 1)}
    if not inner & OPENING_ARTICLE or not any(s.how in ("main", "alt") for s in c.senses):
        return False
    return in_scene(parse, c.first) or named.kind(c.span) in ("place", "holds-place")


def in_scene(parse: Parse, i: int) -> bool:
    """Whether token `i` follows a word for being or getting somewhere: "in Qaim", "seized Raqqa"."""
    first, _ = parse.sentences[parse.tokens[i].sent]
    return i > first and _locates(parse.tokens, i, first)


def _after_prepositions(parse: Parse) -> list[tuple[int, int]]:
    """Runs of names after "in", "near", "village of" or "captured", before "district", or listed behind such a run,
    whatever the parser takes them for: it calls rare villages people and organisations."""
    ranges: dict[tuple[int, int], None] = {}
    for first, stop in parse.sentences:
        for i in range(first, stop):
            if not _begins(parse.tokens, i, stop) or (i > first and _names(parse.tokens[i - 1])):
                continue
            j = _run(parse.tokens, i, stop)
            told = i > first and told_place(parse, i)
            if parse.tokens[i].ent in _NO_NAMES and not told:
                continue
            scene = i > first and _locates(parse.tokens, i, first)
            spot = before_spot(parse, j) or before_facility(parse, j)
            if told or scene or spot or _continues(parse.tokens, i, first, ranges):
                ranges[i, j] = None
    return list(ranges)


def _begins(tokens: tuple[Token, ...], i: int, stop: int) -> bool:
    """Whether an unknown place's name can begin at token `i`."""
    return _names(tokens[i]) or (not capital(tokens[i]) and _opens(tokens, i, stop))


def _names(token: Token) -> bool:
    """Whether a token can belong to an unknown place's name."""
    return capital(token) and token.pos in ("PROPN", "ADJ", "NOUN") and fold(token.text) not in NEVER


def _run(tokens: tuple[Token, ...], i: int, stop: int) -> int:
    """One past the last token of the run of names that begins at `i`: words, joined by hyphens without a space."""
    j = i + 1
    while j < stop and j - i < LONGEST:
        if _names(tokens[j]):
            j += 1
        elif tokens[j].text in "-'’" and j + 1 < stop and j - i + 1 < LONGEST and _glued(tokens, j):
            j += 2
        else:
            break
    return j


def _glued(tokens: tuple[Token, ...], j: int) -> bool:
    left, mark, right = tokens[j - 1 : j + 2]
    return left.end == mark.start and mark.end == right.start and right.text[:1].isalpha()


def _continues(tokens: tuple[Token, ...], i: int, first: int, ranges: Mapping[tuple[int, int], None]) -> bool:
    """Whether a run stands in a list behind one that is already taken: "the villages of Ansar, Shufra and Qarasi"."""
    j = i
    while j > first and tokens[j - 1].text in (",", "and", "or", "&"):
        j -= 1
    return 0 < i - j <= 2 and any((k, j) in ranges for k in range(max(first, j - LONGEST), j))


def before_spot(parse: Parse, j: int) -> bool:
    """Whether a lower-case noun right behind says that a spot was named: "Sewry district", "the Bayaa neighborhood"."""
    if j >= len(parse.tokens) or j == 0 or parse.tokens[j].sent != parse.tokens[j - 1].sent:
        return False
    return parse.tokens[j].text in SPOT_NOUN


def divided(c: Candidate, parse: Parse) -> bool:
    """Whether a whole run of names is called a division or a village: "the al-Muthanna province", "Deir Ezzor
    Governorate"."""
    tokens = parse.tokens
    first, stop = parse.sentences[tokens[c.first].sent]
    if fold(tokens[c.first].text) in NEVER:
        return False
    whole = c.first == first or not (_names(tokens[c.first - 1]) or tokens[c.first - 1].text in "-'’")
    if not whole or not all(_names(t) or t.text in "-'’" or fold(t.text) in INNER for t in tokens[c.first : c.stop]):
        return False
    last = tokens[c.stop - 1].text
    if capital(tokens[c.stop - 1]) and last.lower() in DIVISION_NOUN:
        return c.stop - c.first > 1
    return c.stop < stop and tokens[c.stop].text in DIVISION_NOUN


def before_facility(parse: Parse, j: int) -> bool:
    """Whether a facility was named: "the Kalma camp", "Mezzeh military airport"."""
    tokens = parse.tokens
    stop = parse.sentences[tokens[j - 1].sent][1] if 0 < j <= len(tokens) else 0
    if j < stop and tokens[j].text in BEFORE_FACILITY:
        j += 1
    return j < stop and tokens[j].text in FACILITY_NOUN


def _locates(tokens: tuple[Token, ...], i: int, first: int) -> bool:
    """Whether the words before token `i` set a scene, with or without an article between."""
    k = i - 1
    if tokens[k].text.casefold() == "the" and k > first:
        k -= 1
    word = fold(tokens[k].text)
    if word in LOCATIVE or tokens[k].lemma.lower() in TAKING:
        return True
    return word == "of" and k > first and tokens[k - 1].lemma.lower() in PLACE_NOUN


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


def speaks(c: Candidate, parse: Parse) -> bool:
    """Whether a name that people also bear speaks for itself: "Austin said", and "Jordan said he would play"."""
    token = parse.tokens[c.first]
    if c.stop - c.first != 1 or fold(c.form) not in GIVEN or token.dep != "nsubj":
        return False
    verb = parse.tokens[token.head]
    if verb.lemma.lower() not in SPEAKING:
        return False
    if not any(s.entry.feature in ("country", "admin1") or s.entry.population > METROPOLIS for s in c.senses):
        return True
    first, stop = parse.sentences[token.sent]
    words = parse.tokens[first:stop]
    own = any(t.i > token.i and t.text.lower() in ("he", "she", "him", "his", "her") for t in words)
    return own and not any(t.ent == "PERSON" and t.i != token.i for t in words)


def _tokens_of(parse: Parse, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The token ranges of spans that begin and end with tokens and look like names."""
    starts = {token.start: token.i for token in parse.tokens} if spans else {}
    ends = {token.end: token.i + 1 for token in parse.tokens} if spans else {}
    ranges = []
    for span in spans:
        first, stop = starts.get(span.start), ends.get(span.end)
        if first is None or stop is None or not 0 < stop - first <= LONGEST:
            continue
        proper = any(token.pos == "PROPN" for token in parse.tokens[first:stop])
        if proper and capital(parse.tokens[first]) and fold(parse.tokens[first].text) not in NEVER:
            ranges.append((first, stop))
    return ranges


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
