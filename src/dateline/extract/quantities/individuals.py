"""People told one by one: "a 34-year-old man was shot", "Jane Roe, 51, died", "he was pronounced dead".

Incident reports seldom write "1 killed"; they describe the person. Each description gets a key, so that the same one is
not counted twice: the surname of a name, or what the words tell of sex and age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.extract.quantities import clause
from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.persons import SINGLES
from dateline.reading import Parse, Span, Token
from dateline.values import Predicate

_STATES = frozenset({"killed", "wounded", "missing", "arrested"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})
_PRONOUNS = frozenset("he she him her they them who".split())
REFLEXIVE = frozenset({"himself", "herself"})
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_PREMODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "punct", "npadvmod", "case"})
#: How sure a figure is that descriptions tell and no number; tells such figures from written ones, too.
DESCRIBED = 0.7
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
_FEMALE = frozenset(
    "woman girl female mother daughter sister wife grandmother aunt niece girlfriend granddaughter lady".split()
)
_MALE = frozenset(
    "man boy male father son brother husband grandfather uncle nephew boyfriend grandson gentleman".split()
)


#: Those who did it; where they are the dead, the hurt are others.
DOERS = frozenset("suspect gunman shooter attacker robber burglar intruder bomber assailant".split())
KIN = frozenset(
    """
    mother father sister brother daughter son wife husband grandmother grandfather aunt uncle niece nephew girlfriend
    boyfriend granddaughter grandson friend neighbor neighbour cousin
    """.split()
)


class Individual(NamedTuple):
    """One person at `span`: the `state`, `how` the words refer ("indefinite", "definite", "bare", "name", "pronoun"),
    and the `key` by which the same person is known again."""

    span: Span
    sent: int
    state: Predicate
    how: str
    key: str
    noun: str


def individuals(parse: Parse) -> Iterator[Individual]:
    """Every single person whom the text puts into a state of harm or arrest, in text order.

    "Shot himself" tells of a new person where the sentence tells of no other one in that state before.
    """
    hurt: set[tuple[int, Predicate]] = set()
    for person in _individuals(parse):
        if person.noun in REFLEXIVE and (person.sent, person.state) in hurt:
            continue
        hurt.add((person.sent, person.state))
        yield person


def _individuals(parse: Parse) -> Iterator[Individual]:
    known = _full_names(parse)
    for token in parse.tokens:
        how = _how(parse, token)
        if how is None or _denied(parse, token):
            continue
        first = _first(parse, token)
        what = Counted(token, first, _last(parse, token), token)
        state = clause.person_state(parse, first, what)
        if state in _STATES:
            words = parse.tokens[first : token.i + 1]
            yield Individual(
                Span(words[0].start, token.end),
                token.sent,
                state,
                how,
                _key(token, words, how, known),
                token.text.lower(),
            )


def _how(parse: Parse, token: Token) -> str | None:
    word = token.text.lower()
    if word in REFLEXIVE:
        if token.dep != "dobj":
            return None
        return "indefinite" if any(parse.tokens[c].dep == "conj" for c in parse.children[token.i]) else "definite"
    if token.pos == "PRON" and word in _PRONOUNS and word not in ("they", "them"):
        return "pronoun"
    if token.ent == "PERSON" and token.pos == "PROPN" and not _continues(parse, token):
        return "name"
    if word == "another" and token.dep in _ARGUMENTS:
        return "indefinite"
    aged = word == "old" and token.dep in _ARGUMENTS
    if aged and token.pos == "ADJ":
        return "indefinite" if parse.tokens[_first(parse, token)].text.lower() in _INDEFINITE else "definite"
    if token.tag in ("NN", "NNP") and (word in SINGLES or aged) and token.dep != "compound":
        dets = {parse.tokens[c].text.lower() for c in parse.children[token.i] if parse.tokens[c].i < token.i}
        if dets & _INDEFINITE:
            return "indefinite"
        return "definite" if dets & {"the", "his", "her", "their", "this", "that"} else "bare"
    return None


def _denied(parse: Parse, token: Token) -> bool:
    """ "Neither the driver nor his passenger was hurt"; "no officer was injured"."""
    first = max(0, token.left - 1)
    words = {t.text.lower() for t in parse.tokens[first : token.i] if t.sent == token.sent}
    head = parse.tokens[token.head]
    shared = {parse.tokens[c].text.lower() for c in parse.children[head.i]} if token.dep == "conj" else set()
    return bool((words | shared) & {"neither", "no", "nor"})


def _continues(parse: Parse, token: Token) -> bool:
    following = token.i + 1
    return (
        following < len(parse.tokens)
        and parse.tokens[following].ent == "PERSON"
        and not parse.tokens[following].ent_start
    )


def _first(parse: Parse, token: Token) -> int:
    if token.ent == "PERSON":
        first = token.i
        while first > 0 and parse.tokens[first].ent == "PERSON" and not parse.tokens[first].ent_start:
            first -= 1
        return first
    left = [c for c in parse.children[token.i] if c < token.i and parse.tokens[c].dep in _PREMODIFIERS]
    return min([token.i, *(parse.tokens[c].left for c in left)])


def _last(parse: Parse, token: Token) -> int:
    """The end of the phrase with an age behind it: "Jane Roe, 51," and "a man, 34,"."""
    last = token.i
    _, stop = parse.sentences[token.sent]
    if last + 2 < stop and parse.tokens[last + 1].text == "," and parse.tokens[last + 2].text.isdigit():
        last += 2
        if last + 1 < stop and parse.tokens[last + 1].text == ",":
            last += 1
    return last


def _full_names(parse: Parse) -> dict[str, str]:
    """The surname that goes with each given name of the report: "Jahmez Hunt" is called "Jahmez" further down."""
    known: dict[str, str] = {}
    first: Token | None = None
    for token in parse.tokens:
        if token.ent != "PERSON":
            first = None
        elif first is None or token.ent_start:
            first = token
        elif not _continues(parse, token) and token.text[:1].isalpha():
            known.setdefault(first.text.lower(), token.text.lower())
    return known


def _key(token: Token, words: tuple[Token, ...], how: str, known: dict[str, str]) -> str:
    if how == "name":
        names = [t.text.lower() for t in words if t.text[:1].isalpha() and t.text.lower().rstrip(".") not in _SUFFIXES]
        return known.get(names[0], names[0]) if len(names) == 1 else names[-1] if names else token.text.lower()
    text = " ".join(t.text for t in words)
    match = re.search(r"(\d{1,3})[\s-]+(?:year|yr|month)", text)
    if match:
        return f"age {match[1]}"
    word = token.text.lower()
    if word in KIN:
        return word
    return "woman" if word in _FEMALE else "man" if word in _MALE else word


def distinct(people: Iterable[Individual]) -> int:
    """The least number of different people that the descriptions allow: names among names, ages among ages, and those
    that one sentence tells side by side; "another" is never one of those before."""
    group = list(people)
    names = {p.key for p in group if p.how == "name"}
    described = [p for p in group if p.how == "indefinite" or p.noun in KIN]
    ages = {p.key for p in described if p.key.startswith("age")}
    sentences: dict[int, set[str]] = {}
    for p in described:
        sentences.setdefault(p.sent, set()).add(p.key)
    return max(len(names), len(ages), max((len(keys) for keys in sentences.values()), default=0), 1 if group else 0)
