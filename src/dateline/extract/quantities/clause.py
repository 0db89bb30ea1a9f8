"""The state of what a figure counts, decided over the clause: the noun, the words beside it, its place in the tree.

Headlines parse badly, so the words next to the figure are asked before the tree is.
"""

from __future__ import annotations

from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.persons import singular
from dateline.extract.quantities.roles import CONDITIONS, found_body, governed
from dateline.extract.quantities.states import ADJECTIVE, NOUN, OBJECT, SUBJECT
from dateline.extract.quantities.verbs import (
    NEGATIONS,
    acts,
    done,
    gets_away,
    lemma_of,
    negated,
    shot_down,
    verb_lemma,
    worst,
)
from dateline.reading import Parse, Token
from dateline.values import Predicate

_LINKS = frozenset(
    """
    were was are is be been being had have has got get gets getting left leaving leave leaves feared confirmed reported
    reportedly believed presumed pronounced declared found also all still now later already both either listed remain
    remained remains initially said to officially currently critically seriously severely badly gravely slightly
    mortally apparently allegedly lie lying lay thought accidentally known have as
    """.split()
)
#: More linking words than this between a figure and its state belong to another clause.
LINKED = 6
#: Nouns for people by what happened to them before, and what ends it.
_FREED_LATER = frozenset("hostage captive detainee arrestee pow evacuee".split())
_GETS_OUT = frozenset("flee escape free release rescue liberate return swap exchange recover save come walk go".split())
_OUT = frozenset("freed released rescued escaped liberated former returning".split())
_SOME = frozenset("none neither most some many several few half majority dozens".split())
_ADVERBS: dict[str, Predicate] = {"fatally": "killed", "mortally": "killed"}
_TAKEN: dict[str, Predicate] = {"hostage": "held", "captive": "captured", "prisoner": "captured"}
_ADVERBS |= dict.fromkeys(("critically", "seriously", "severely"), "wounded")


def state(parse: Parse, start: int, what: Counted) -> Predicate:
    """The state of what is counted; `start` is the first token of the figure with its bound words."""
    if what.noun is not None:
        noun = singular(what.noun.text)
        if noun in NOUN:
            return NOUN[noun] if noun not in _FREED_LATER else _since(parse, start, what) or NOUN[noun]
        if noun in ("body", "corpse"):
            return found_body(parse, what.noun) or "other"
        if (beside := _beside(parse, what)) is not None:
            return beside
    if _is_whole(parse, start, what):
        return "other"
    return person_state(parse, start, what)


def _is_whole(parse: Parse, start: int, what: Counted) -> bool:
    """ "Six of eight workers died": what became of the six is not told of the eight; of "the three wounded" it is."""
    first = start - 1
    while first > 0 and parse.tokens[first].text.lower() in ("the", "its", "their", "his", "her", "our", "those"):
        first -= 1
    if first < 1 or parse.tokens[first].text.lower() != "of":
        return False
    part = parse.tokens[first - 1]
    if part.pos != "NUM" and part.text.lower() not in _SOME:
        return False
    behind = what.last + 1
    return not (behind < len(parse.tokens) and parse.tokens[behind].dep == "acl")


def _since(parse: Parse, start: int, what: Counted) -> Predicate | None:
    """What became of hostages, captives and others who are named for what happened before: freed, escaped, killed."""
    after = person_state(parse, start, what)
    if after in ("killed", "wounded", "missing", "displaced") and what.anchor.dep != "pobj":
        return "other" if after == "displaced" else after
    head = parse.tokens[what.anchor.head]
    done = lemma_of(head) in _GETS_OUT and what.anchor.dep in ("nsubj", "nsubjpass", "dobj")
    return "other" if done or any(t.text.lower() in _OUT for t in parse.tokens[what.first : what.last]) else None


def person_state(parse: Parse, start: int, what: Counted) -> Predicate:
    """The state of one described person: as `state`, without reading the noun as a count of states."""
    found = _headline(parse, start, what) or _behind(parse, what) or governed(parse, what.anchor) or "other"
    return "killed" if found == "wounded" and _to_death(parse, what) else found


def _to_death(parse: Parse, what: Counted) -> bool:
    """ "Shot three people to death", "shot him dead"."""
    following = [t.text.lower() for t in parse.tokens[what.last + 1 : what.last + 3]]
    return following == ["to", "death"] or (following[:1] == ["dead"] and what.anchor.dep == "dobj")


def _beside(parse: Parse, what: Counted) -> Predicate | None:
    """An adjective inside the phrase: "12 injured people", "three dead bodies"."""
    for token in parse.tokens[what.first : what.last]:
        if token.text.lower() in ADJECTIVE and token.pos in ("ADJ", "VERB", "NOUN"):
            return ADJECTIVE[token.text.lower()]
    return None


def _headline(parse: Parse, start: int, what: Counted) -> Predicate | None:
    """A verb right before the figure takes it as its object: "kills 12", "injuring 30 others"."""
    if start == 0 or parse.tokens[start - 1].sent != what.anchor.sent:
        return None
    token = parse.tokens[start - 1]
    word = token.text.lower()
    if word == "down" and start > 1 and verb_lemma(parse.tokens[start - 2].text.lower()) == "shoot":
        return "destroyed"
    # Capitals of a headline make names of verbs: "Quake Kills Three".
    changed = word != token.lemma.lower() or verb_lemma(word) != word
    inflected = token.pos in ("VERB", "NOUN", "PROPN", "ADJ") and changed
    if not inflected and token.tag not in ("VB", "VBP"):
        return None
    lemma = verb_lemma(word)
    if lemma == "shoot" and _is_share(parse, what):
        return None
    head = parse.tokens[what.anchor.head]
    if what.anchor.dep == "nsubj" and head.i > what.anchor.i and head.tag == "VBP" and lemma_of(head) not in SUBJECT:
        return None
    return (
        worst(parse, token, done(token, OBJECT[lemma]), of_object=True)
        if lemma in OBJECT and not negated(parse, token)
        else None
    )


def _is_share(parse: Parse, what: Counted) -> bool:
    """ "Shooting 47.6% from the field" hurts nobody."""
    return any(t.text in ("%", "percent", "cent", "pct") for t in parse.tokens[what.anchor.i : what.last + 1])


def _behind(parse: Parse, what: Counted) -> Predicate | None:
    """A state right behind the phrase, or after a few linking words: "12 people were killed", "30 hurt"."""
    _, stop = parse.sentences[what.anchor.sent]
    i = what.last + 1
    while i < stop and i - what.last <= LINKED and parse.tokens[i].text.lower() in _LINKS:
        i += 1
    linked = i - what.last - 1
    if i >= stop or any(t.text.lower() in NEGATIONS for t in parse.tokens[what.last + 1 : i]):
        return None
    token = parse.tokens[i]
    word = token.text.lower()
    if (
        word in _ADVERBS
        and (i + 1 >= stop or parse.tokens[i + 1].pos != "VERB")
        and (what.part or linked or what.noun is None)
    ):
        return _ADVERBS[word]
    if linked == 0 and word in _TAKEN and any(t.lemma in ("take", "hold") for t in parse.ancestors(what.anchor.i)):
        return _TAKEN[word]
    if word == "in" and what.noun is not None and CONDITIONS & {t.text.lower() for t in parse.tokens[i + 1 : i + 3]}:
        return "wounded" if any(t.lemma == "condition" for t in parse.tokens[i + 1 : min(stop, i + 6)]) else None
    if word in ADJECTIVE:
        of_next = linked == 0 and token.dep == "amod" and token.head > token.i
        of_next = of_next and any(c.isalnum() for c in parse.tokens[token.head].text)  # "12 dead | 30 injured"
        ends = what.noun is None and linked == 0 and (i + 1 >= stop or parse.tokens[i + 1].pos == "PUNCT")
        return (
            None
            if of_next or (acts(parse, token) and not ends)
            else shot_down(parse, token) or worst(parse, token, ADJECTIVE[word])
        )
    if word == "with" and any(t.lemma in ("injury", "wound", "burn") for t in parse.tokens[i + 1 : min(stop, i + 5)]):
        return "wounded"
    lemma = verb_lemma(word)
    if lemma in SUBJECT and token.pos == "VERB":
        return None if gets_away(parse, token) else SUBJECT[lemma]
    passive = token.tag in ("VBN", "VBD") and (linked > 0 or token.dep in ("acl", "ROOT"))
    if lemma in OBJECT and passive and not acts(parse, token):
        return shot_down(parse, token) or worst(parse, token, OBJECT[lemma])
    return None


def is_state_noun(noun: str) -> bool:
    """Whether the singular noun is itself counted in a state: "death", "injury", "arrest"."""
    return noun in NOUN


def joined_states(parse: Parse, noun: Token | None) -> tuple[Predicate, ...]:
    """The states of the nouns that share a "no" with `noun`: "no deaths or injuries"."""
    if noun is None:
        return ()
    joined = (parse.tokens[c] for c in parse.children[noun.i] if parse.tokens[c].dep == "conj")
    return tuple(sorted({NOUN[n] for t in joined if (n := singular(t.text)) in NOUN}))


def is_part(parse: Parse, start: int, what: Counted) -> bool:
    """Whether the figure is told as a part of the one before it: "including two children", "three of them"."""
    if what.part:
        return True
    token = what.anchor
    for _ in range(6):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = parse.tokens[token.head]
    if token.dep == "pobj" and parse.tokens[token.head].text.lower() in ("including", "among"):
        return True
    return start > 0 and parse.tokens[start - 1].text.lower() == "including"
