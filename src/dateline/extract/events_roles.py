"""Who did it, and to whom: actor and target of a trigger by dependency, as ids of name mentions."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_attach import SAYING
from dateline.extract.events_index import Index
from dateline.extract.events_triggers import CONTROL_NOUNS, LOSE, RETAKE, TAKE
from dateline.reading import Parse, Token

#: Prepositions after a noun trigger that lead to its doer or to what it hit.
TARGET_PREPOSITIONS = frozenset({"on", "against", "of", "at"})
#: After a verb: whom it was done with or to. "From" and "to" only where ground is taken, lost or given.
OPPONENT_PREPOSITIONS = frozenset({"against", "with"})
GROUND_PREPOSITIONS = frozenset({"from", "to"})
GROUND_VERBS = TAKE | RETAKE | LOSE | frozenset({"withdraw", "conquer", "occupy", "free", "pull"})
#: Aimed with a preposition: "fired at", "opened fire on".
AIMING = frozenset({"fire", "shoot", "open", "throw", "hurl", "lob", "advance", "launch", "carry"})
#: Verbs whose subject is who it was done to: nobody does them.
SUFFERED = frozenset("die perish drown suffocate starve succumb disappear vanish".split())
#: Nouns that only group what follows their "of": "a convoy of the agency", "the village of Huwara".
GROUPING = lexicon.SETTLEMENT_NOUNS | frozenset(
    "convoy column group unit number member team dozens hundreds thousands crowd house home office headquarters".split()
)
#: A noun trigger that is done by somebody hangs under these only as what was done ("led to riots").
HAPPENING_NOUNS = frozenset(lexicon.NOUNS) | lexicon.WEAK_NOUNS


#: Of these the owner is who it was done to, unless they have another object: "Galan's murder", "the army's killing of".
DONE_TO_OWNER = frozenset(
    "murder assassination killing kidnapping kidnap abduction arrest detention imprisonment death execution beheading "
    "lynching rape disappearance slaying stabbing shooting".split()
)


def roles(index: Index, token: Token, carried: Token | None = None) -> dict[str, tuple[str, ...]]:
    """Role name -> name-mention ids; a role that nobody fills is left out. `carried` is the noun whose type a verb took
    ("launched an attack on Goma"): the verb tells who, the noun whom."""
    parse = index.parse
    doers, targets = _verb_roles(parse, token) if token.pos == "VERB" else _noun_roles(parse, token)
    more: list[int] = []
    if carried is not None:
        more, hit = _noun_roles(parse, carried)
        doers, targets = [i for i in doers if i != carried.i], [i for i in targets if i != carried.i] + hit
    listed = frozenset((*doers, *targets, *more))
    found = {"actor": _names(index, doers, listed) or _names(index, more, listed)}
    found["target"] = tuple(m for m in _names(index, targets, listed) if m not in found["actor"])
    return {role: ids for role, ids in found.items() if ids}


def _verb_roles(parse: Parse, verb: Token) -> tuple[list[int], list[int]]:
    doers: list[int] = []
    targets: list[int] = []
    lemma = verb.lemma.lower()
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if child.dep == "nsubj":
            doers.append(i)
        elif child.dep in ("nsubjpass", "dobj", "obj", "dative", "oprd"):
            targets.append(i)
        elif child.dep == "agent":
            doers.extend(_objects(parse, i))
        elif child.dep == "prep" and _leads_on(lemma, child.lemma.lower()):
            targets.extend(_objects(parse, i))
    if lemma == "fall":
        return targets, []  # "the town fell to the rebels": they are the doers
    if not doers:
        doers.extend(_inherited(parse, verb))
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag in ("VBN", "VBG")):
        _relative(parse, verb, doers, targets)
    if lemma in SUFFERED:
        return [], [*doers, *targets]
    return [j for i in doers for j in _behind(parse, i)], targets


def _leads_on(verb: str, preposition: str) -> bool:
    """Whether what stands behind a verb's preposition is who it was done to."""
    if preposition in GROUND_PREPOSITIONS:
        return verb in GROUND_VERBS or verb == "fall"
    return preposition in OPPONENT_PREPOSITIONS or (preposition in ("on", "at") and verb in AIMING)


def _behind(parse: Parse, subject: int) -> list[int]:
    """The doers behind a subject: of a happening ("the army's raid killed nine") those of the happening; none of two
    sides, of whom either may have done it."""
    noun = parse.tokens[subject]
    if noun.pos != "NOUN" or noun.lemma.lower() not in HAPPENING_NOUNS:
        return [subject]
    return [] if _sides(parse, noun) else _noun_roles(parse, noun)[0]


def _sides(parse: Parse, noun: Token) -> list[int]:
    """The heads of the sides of a happening: "clashes between A and B"."""
    between = [i for i in parse.children[noun.i] if parse.tokens[i].lemma.lower() in ("between", "among")]
    return [j for i in between for j in _objects(parse, i)]


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
    sides = _sides(parse, noun)
    suffered = noun.lemma.lower() in DONE_TO_OWNER and not any(
        parse.tokens[i].lemma == "of" for i in parse.children[noun.i]
    )
    for i in parse.children[noun.i]:
        child = parse.tokens[i]
        if child.dep == "poss" and suffered:
            targets.append(i)
        elif child.dep in ("poss", "amod", "compound", "nmod"):
            doers.append(i)
        elif child.dep == "prep":
            word = child.lemma.lower()
            objects = _objects(parse, i)
            if word == "by":
                doers.extend(objects)
            elif word in TARGET_PREPOSITIONS:
                targets.extend(objects)
            elif word == "with":
                (targets if doers else sides).extend(objects)
            for inner, words in ((doers, ("by",)), (targets, ("on", "against"))):
                inner.extend(_lower(parse, objects, words))
    for side in sides:  # "clashes between A and B": the first named is the actor, as in "A clashed with B"
        joined = _joined(parse, side)
        doers.append(side)
        targets.extend(joined)
    return doers, targets


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


def _objects(parse: Parse, preposition: int) -> list[int]:
    return [i for i in parse.children[preposition] if parse.tokens[i].dep == "pobj"]


def _names(index: Index, heads: list[int], listed: frozenset[int]) -> tuple[str, ...]:
    """The names in these noun phrases: the head's own, else its modifiers' ("Russian forces"), else what it groups ("a
    convoy of the agency"); and its conjuncts' but for those `listed` by themselves, as the sides of a clash are."""
    found: list[str] = []
    parse = index.parse
    waiting = list(reversed(heads))
    while waiting:
        head = waiting.pop()
        for i in _phrase(parse, head):
            mention = index.covered.get(i)
            if mention is not None:
                if mention.id not in found:
                    found.append(mention.id)
                break
        joined = [i for i in parse.children[head] if parse.tokens[i].dep == "conj" and i not in listed]
        waiting.extend(reversed(joined))
    return tuple(found)


def _phrase(parse: Parse, head: int) -> Iterator[int]:
    """The head, then its modifiers from near to far; prepositional and relative clauses are other phrases."""
    yield head
    near = [i for i in parse.children[head] if parse.tokens[i].dep in ("compound", "amod", "nmod", "poss", "appos")]
    yield from sorted(near, key=lambda i: (abs(i - head), i))
    for i in near:
        yield from (j for j in parse.children[i] if parse.tokens[j].dep in ("compound", "npadvmod", "amod"))
    if parse.tokens[head].lemma.lower() in GROUPING:
        of = [i for i in parse.children[head] if parse.tokens[i].dep == "prep" and parse.tokens[i].lemma == "of"]
        yield from (j for i in of for j in _objects(parse, i))
