"""Who did it, and to whom: actor and target of a trigger by dependency, as ids of name mentions."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events_attach import SAYING
from dateline.extract.events_index import Index
from dateline.extract.events_triggers import CONTROL_NOUNS
from dateline.reading import Parse, Token

#: Prepositions after a noun trigger that lead to its doer or to what it hit.
DOER_PREPOSITIONS = frozenset({"by", "of"})
TARGET_PREPOSITIONS = frozenset({"on", "against", "of", "at"})
#: After a verb of losing or taking ground, who stood on the other side.
OPPONENT_PREPOSITIONS = frozenset({"from", "against", "with", "to"})


def roles(index: Index, token: Token) -> dict[str, tuple[str, ...]]:
    """Role name -> name-mention ids; a role that nobody fills is left out."""
    parse = index.parse
    doers, targets = _verb_roles(parse, token) if token.pos == "VERB" else _noun_roles(parse, token)
    found = {"actor": _names(index, doers), "target": _names(index, targets)}
    found["target"] = tuple(m for m in found["target"] if m not in found["actor"])
    return {role: ids for role, ids in found.items() if ids}


def _verb_roles(parse: Parse, verb: Token) -> tuple[list[int], list[int]]:
    doers: list[int] = []
    targets: list[int] = []
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if child.dep == "nsubj":
            doers.append(i)
        elif child.dep in ("nsubjpass", "dobj", "obj", "dative"):
            targets.append(i)
        elif child.dep == "agent":
            doers.extend(_objects(parse, i))
        elif child.dep == "prep" and child.lemma.lower() in OPPONENT_PREPOSITIONS:
            targets.extend(_objects(parse, i))
    if verb.lemma.lower() == "fall":
        return targets, []  # "the town fell to the rebels": they are the doers
    if not doers:
        doers.extend(_inherited(parse, verb))
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag in ("VBN", "VBG")):
        _relative(parse, verb, doers, targets)
    return doers, targets


def _inherited(parse: Parse, verb: Token) -> Iterator[int]:
    """The subject of the verb that this one is joined to, or depends on, where it has none of its own."""
    current, passive = verb, any(parse.tokens[i].dep in ("auxpass", "nsubjpass") for i in parse.children[verb.i])
    while not passive and current.dep in ("conj", "xcomp", "advcl") and current.head != current.i:
        current = parse.tokens[current.head]
        if current.lemma.lower() in SAYING:  # "claimed to have destroyed": a spokesman, not the doer
            return
        subjects = [i for i in parse.children[current.i] if parse.tokens[i].dep == "nsubj"]
        if subjects:
            yield from subjects
            return


def _relative(parse: Parse, verb: Token, doers: list[int], targets: list[int]) -> None:
    """Puts the noun that a relative clause or a participle hangs on into the role that its pronoun has."""
    noun = verb.head
    pronouns = [i for i in parse.children[verb.i] if parse.tokens[i].tag in ("WDT", "WP")]
    if any(parse.tokens[i].dep == "nsubj" for i in pronouns) or (verb.dep == "acl" and verb.tag == "VBG"):
        doers[:] = [i for i in doers if i not in pronouns]
        doers.append(noun)
    else:
        targets[:] = [i for i in targets if i not in pronouns]
        targets.append(noun)


def _noun_roles(parse: Parse, noun: Token) -> tuple[list[int], list[int]]:
    doers: list[int] = []
    targets: list[int] = []
    if noun.lemma.lower() in CONTROL_NOUNS:
        held_by = [i for i in parse.children[noun.i] if parse.tokens[i].dep == "prep" and parse.tokens[i].lemma == "of"]
        own = [i for i in parse.children[noun.i] if parse.tokens[i].dep in ("poss", "amod", "compound")]
        return [*own, *(j for i in held_by for j in _objects(parse, i))], []
    for i in parse.children[noun.i]:
        child = parse.tokens[i]
        if child.dep in ("poss", "amod", "compound", "nmod"):
            doers.append(i)
        elif child.dep == "prep":
            word = child.lemma.lower()
            if word == "by":
                doers.extend(_objects(parse, i))
            elif word in TARGET_PREPOSITIONS:
                targets.extend(_objects(parse, i))
    return doers, targets


def _objects(parse: Parse, preposition: int) -> list[int]:
    return [i for i in parse.children[preposition] if parse.tokens[i].dep == "pobj"]


def _names(index: Index, heads: list[int]) -> tuple[str, ...]:
    """The names in these noun phrases: the head's own, else its modifiers' ("Russian forces"); and its conjuncts'."""
    found: list[str] = []
    waiting = list(reversed(heads))
    while waiting:
        head = waiting.pop()
        for i in _phrase(index.parse, head):
            mention = index.covered.get(i)
            if mention is not None:
                if mention.id not in found:
                    found.append(mention.id)
                break
        joined = [i for i in index.parse.children[head] if index.parse.tokens[i].dep == "conj"]
        waiting.extend(reversed(joined))
    return tuple(found)


def _phrase(parse: Parse, head: int) -> Iterator[int]:
    """The head, then its modifiers from near to far; prepositional and relative clauses are other phrases."""
    yield head
    near = [i for i in parse.children[head] if parse.tokens[i].dep in ("compound", "amod", "nmod", "poss", "appos")]
    yield from sorted(near, key=lambda i: (abs(i - head), i))
    for i in near:
        yield from (j for j in parse.children[i] if parse.tokens[j].dep in ("compound", "npadvmod", "amod"))
