"""Did it happen, by the verb that a noun is the subject of: "the march will begin", "no talks were held"."""

from __future__ import annotations

from dateline.extract.events_governed import (
    FUTURE_OBJECTS,
    NEGATING_HEADS,
    PREVENTING,
    definite,
    likely,
    perfect,
    state,
)
from dateline.reading import EventFlag, Parse, Token

#: After a form of "be" these put off what is said of them: "the strike is due to begin".
DUE = frozenset("due set ready poised likely scheduled expected bound about".split())
#: A happening that is their subject has their flags: "the march will begin", "no talks were held".
OCCURRING = frozenset("begin start take occur happen hold go resume continue stage launch be erupt plan expect".split())

FEARED = frozenset({"fear", "threaten", "dread"})
SET = frozenset({"set", "slate", "bill", "pencil"})


def carried(parse: Parse, noun: Token, found: set[EventFlag]) -> None:
    """Adds what the verb of a noun says of it: "the protest was cancelled", "a strike could kill"."""
    verb = parse.tokens[noun.head]
    if noun.dep == "attr" and verb.lemma == "be":  # "it would be an attack on us all"
        found |= state(parse, verb)
        return
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return
    children = [parse.tokens[i] for i in parse.children[verb.i]]
    lemma, vague = verb.lemma.lower(), not definite(parse, noun)
    if noun.dep == "nsubjpass" and lemma in PREVENTING and perfect(parse, verb):
        return  # "the deaths could have been prevented"
    away = _put_in_doubt(verb, children) if noun.dep == "nsubjpass" else None
    if away is None and likely(parse, verb):
        away = "hypothetical"
    if away is not None:
        found.add(away)
        return
    if (lemma not in OCCURRING and not vague) or (lemma == "start" and noun.dep == "nsubjpass" and not vague):
        return  # "the fire may have been started deliberately": there was one
    if lemma == "be" and not vague and any(c.dep == "attr" for c in children):
        return  # "the shooting may have been an accident": there was one
    of_verb = state(parse, verb)
    if (noun.dep == "nsubjpass" and lemma in FUTURE_OBJECTS) or any(c.lemma.lower() in DUE for c in children):
        of_verb.add("future")
    if lemma == "be" and any(c.dep == "xcomp" and perfect(parse, c) for c in children):
        of_verb.add("hypothetical")  # "the attack was to have taken place"
    found |= of_verb if lemma in OCCURRING else of_verb - {"negated"}


def _put_in_doubt(verb: Token, children: list[Token]) -> EventFlag | None:
    """What a passive says of its subject: "was called off", "has not been ruled out", "are feared", "is set for"."""
    lemma, beside = verb.lemma.lower(), {c.text.lower() for c in children if c.dep in ("prt", "advmod")}
    if lemma == "rule" and "out" in beside:
        return "hypothetical" if any(c.dep == "neg" for c in children) else "negated"
    if lemma in FEARED:
        return "hypothetical"
    if lemma in SET and any(c.dep == "prep" and c.lemma == "for" for c in children):
        return "future"
    return "negated" if lemma in NEGATING_HEADS | PREVENTING or (lemma == "call" and "off" in beside) else None
