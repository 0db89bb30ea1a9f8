"""Who did, and who suffered, what a noun names: "the shelling of A by B", "clashes between A and B", "A's murder"."""

from __future__ import annotations

from dateline.extract import events_lexicon as lexicon
from dateline.extract import events_scheme as scheme
from dateline.extract.events_index import Index
from dateline.extract.events_subjects import accused, children, laid_on
from dateline.extract.events_subjects import objects as _objects
from dateline.extract.events_triggers import CONTROL_NOUNS
from dateline.reading import Parse, Token
from dateline.values import Name

#: Prepositions after a noun trigger that lead to its doer or to what it hit.
TARGET_PREPOSITIONS = frozenset({"on", "against", "of", "at"})
#: A noun trigger that is done by somebody hangs under these only as what was done ("led to riots").
HAPPENING_NOUNS = frozenset(lexicon.NOUNS) | lexicon.WEAK_NOUNS
#: Who is "under" these suffers them: "came under fire from".
UNDER = frozenset("attack fire bombardment shelling siege assault pressure arrest".split())
#: Of these the owner is who it was done to, unless they have another object: "Galan's murder", "the army's killing of".
DONE_TO_OWNER = frozenset(
    "murder assassination killing kidnapping kidnap abduction arrest detention imprisonment death execution beheading "
    "lynching rape disappearance slaying stabbing shooting".split()
)


def noun_roles(index: Index, noun: Token) -> tuple[list[int], list[int]]:
    """The tokens of who did it and of to whom it was done, in no particular order between the two."""
    parse = index.parse
    doers: list[int] = []
    targets: list[int] = []
    if lexicon.NOUNS.get(noun.lemma.lower()) == scheme.NATURAL_DISASTER:
        return [], []
    if noun.lemma.lower() in CONTROL_NOUNS:
        held_by = [i for i in parse.children[noun.i] if parse.tokens[i].dep == "prep" and parse.tokens[i].lemma == "of"]
        own = [i for i in parse.children[noun.i] if parse.tokens[i].dep in ("poss", "amod", "compound")]
        return [*own, *(j for i in held_by for j in _objects(parse, i))], []
    sides = sides_of(parse, noun)
    suffered = noun.lemma.lower() in DONE_TO_OWNER and not any(
        parse.tokens[i].lemma == "of" for i in parse.children[noun.i]
    )
    for i in parse.children[noun.i]:
        child = parse.tokens[i]
        if child.dep == "poss" and suffered:
            targets.append(i)
        elif child.dep == "poss" or (child.dep in ("amod", "compound", "nmod") and _does(index, i)):
            doers.append(i)
        elif child.dep == "prep":
            word = child.lemma.lower()
            objects = _objects(parse, i)
            if word == "by":
                doers.extend(objects)
            elif word == "from":
                doers.extend(i for i in objects if _somebody(index, i, "organisation"))
            elif word in TARGET_PREPOSITIONS:
                targets.extend(i for i in objects if word != "at" or _somebody(index, i))
            elif word == "with":
                (targets if doers else sides).extend(objects)
            for inner, words in ((doers, ("by",)), (targets, ("on", "against"))):
                inner.extend(_lower(parse, objects, words))
    for side in sides:  # "clashes between A and B": the first named is the actor, as in "A clashed with B"
        joined = _joined(parse, side)
        doers.append(side)
        targets.extend(joined)
    return doers or laid_on(parse, noun) or accused(parse, noun), [*targets, *_under(parse, noun)]


def _does(index: Index, i: int) -> bool:
    """Whether a word before a happening names who did it, and not where or with what: "the Austin shooting" has no doer
    by that."""
    mention = index.covered.get(i)
    return mention is not None and isinstance(mention.value, Name) and mention.value.kind not in ("place", "materiel")


def _somebody(index: Index, i: int, *more: str) -> bool:
    """Whether a token stands in the mention of people: "a shooting at the court" was not aimed at a court."""
    mention = index.covered.get(i)
    kinds = ("person", "group", *more)
    return mention is not None and isinstance(mention.value, Name) and mention.value.kind in kinds


def _under(parse: Parse, noun: Token) -> list[int]:
    """Who suffers it: "a convoy came under attack"."""
    preposition = parse.tokens[noun.head]
    verb = parse.tokens[preposition.head]
    if noun.dep != "pobj" or preposition.lemma.lower() != "under" or noun.lemma.lower() not in UNDER:
        return []
    return children(parse, verb.i, "nsubj", "nsubjpass") if verb.lemma.lower() in ("come", "be", "place") else []


def _joined(parse: Parse, head: int) -> list[int]:
    """The tokens joined to this one by "and", nearest first."""
    found: list[int] = []
    waiting = [head]
    while waiting:
        joined = [i for i in parse.children[waiting.pop()] if parse.tokens[i].dep == "conj"]
        found.extend(joined)
        waiting.extend(joined)
    return found


def _lower(parse: Parse, objects: list[int], words: tuple[str, ...]) -> list[int]:
    """What hangs one phrase too low: "the shelling of Sake by rebels", with "by" under the town."""
    found: list[int] = []
    for head in objects:
        for i in parse.children[head]:
            if parse.tokens[i].dep in ("prep", "agent") and parse.tokens[i].lemma.lower() in words:
                found.extend(_objects(parse, i))
    return found


def sides_of(parse: Parse, noun: Token) -> list[int]:
    """The heads of the sides of a happening: "clashes between A and B"."""
    between = [i for i in parse.children[noun.i] if parse.tokens[i].lemma.lower() in ("between", "among")]
    return [j for i in between for j in _objects(parse, i)]
