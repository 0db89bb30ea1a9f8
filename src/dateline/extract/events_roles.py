"""Who did it, and to whom: actor and target of a trigger by dependency, as ids of name mentions."""

from __future__ import annotations

from dateline.extract.events_index import Index
from dateline.extract.events_nouns import HAPPENING_NOUNS, noun_roles, sides_of
from dateline.extract.events_participants import participants
from dateline.extract.events_subjects import RELATIVE, children, laid_on, meant, shared
from dateline.extract.events_subjects import objects as _objects
from dateline.extract.events_triggers import LOSE, RETAKE, TAKE
from dateline.reading import Parse, Token

#: After a verb: whom it was done with or to. "From" and "to" only where ground is taken, lost or given.
OPPONENT_PREPOSITIONS = frozenset({"against", "with"})
GROUND_VERBS = TAKE | RETAKE | LOSE | frozenset({"withdraw", "conquer", "occupy", "free", "pull"})
#: Aimed with a preposition: "fired at", "opened fire on".
AIMING = frozenset({"fire", "shoot", "open", "throw", "hurl", "lob", "advance", "launch", "carry"})
#: Verbs whose subject is who it was done to: nobody does them.
SUFFERED = frozenset("die perish drown suffocate starve succumb disappear vanish missing dead".split())
#: Whose subject is the one to whom the happening was done that is their object.
UNDERGONE = frozenset("survive escape suffer sustain undergo endure face withstand".split())
#: ... and whose subject did nothing, whatever the object.
BORNE = frozenset({"suffer", "sustain", "undergo"})
UNDERGOING = HAPPENING_NOUNS | {"attempt", "vote", "ordeal", "abuse"}
#: "They want the mayor jailed": what looks like a subject is the object.
WISHING = frozenset("want need have get see like leave find keep order demand".split())
#: Verbs whose object is in the state that follows it: "left 40 people dead".
LEAVING = frozenset({"leave", "find", "declare", "presume", "fear", "report"})


def roles(index: Index, token: Token, carried: Token | None = None) -> dict[str, tuple[str, ...]]:
    """Role name -> name-mention ids; a role that nobody fills is left out. `carried` is the noun whose type a verb took
    ("launched an attack on Goma"): the verb tells who, the noun whom."""
    parse = index.parse
    doers, targets = _verb_roles(index, token) if token.pos == "VERB" else noun_roles(index, token)
    if token.dep == "acomp" and token.text.lower() in SUFFERED:
        targets = children(parse, token.head, "nsubj")  # "twelve people are missing"
    more: list[int] = []
    if carried is not None:
        more, hit = noun_roles(index, carried)
        freed = carried.i in index.names  # "exchanged 100 prisoners": people, and no happening
        doers = [i for i in doers if i != carried.i]
        targets = [i for i in targets if i != carried.i or freed] + hit
    listed = frozenset((*doers, *targets, *more))
    itself = index.covered.get(token.i)
    own = (itself.id,) if itself is not None else ()  # "eastern casualties" are not who caused them
    found = {"actor": participants(index, doers, listed, own) or participants(index, more, listed, own)}
    found["target"] = participants(index, targets, listed, (*own, *found["actor"]))
    return {role: ids for role, ids in found.items() if ids}


def _verb_roles(index: Index, verb: Token) -> tuple[list[int], list[int]]:
    parse = index.parse
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
        elif child.dep == "ccomp" and lemma in LEAVING and child.pos == "ADJ":  # "left 40 people dead"
            targets.extend(children(parse, i, "nsubj"))
    if lemma == "fall":
        return targets, []  # "the town fell to the rebels": they are the doers
    targets.extend(() if targets else _object_of_both(parse, verb))
    if not children(parse, verb.i, "nsubj", "nsubjpass"):
        more = shared(parse, verb)
        doers.extend(more.doers if not doers else ())
        targets[:0] = more.targets
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag in ("VBN", "VBG")):
        _relative(parse, verb, doers, targets)
    if verb.tag == "VBN" and verb.dep == "ccomp" and parse.tokens[verb.head].lemma.lower() in WISHING:
        targets += [i for i in doers if parse.tokens[i].dep == "nsubj"]
        doers = [i for i in doers if parse.tokens[i].dep != "nsubj"]
    if lemma in SUFFERED or verb.text.lower() in SUFFERED:
        return _at_the_hands(parse, verb), [*doers, *targets]
    if lemma in UNDERGONE:  # "the mayor survived an attack by gunmen"
        happened = [i for i in children(parse, verb.i, "dobj") if parse.tokens[i].lemma.lower() in UNDERGOING]
        if happened:
            return noun_roles(index, parse.tokens[happened[0]])[0], doers
        if lemma in BORNE:  # "found a man suffering from a wound"
            return [], doers
    return [j for i in doers for j in _behind(index, meant(parse, i))], [meant(parse, i) for i in targets]


def _object_of_both(parse: Parse, verb: Token) -> list[int]:
    """The object that a verb shares with the next: "shot and wounded a guard"."""
    joined = [i for i in children(parse, verb.i, "conj") if i == verb.i + 2 and parse.tokens[i].pos == "VERB"]
    return [j for i in joined for j in children(parse, i, "dobj")] if verb.tag != "VBN" else []


def _at_the_hands(parse: Parse, verb: Token) -> list[int]:
    """Who did it to the dead: "died at the hands of police"."""
    hands = [j for i in children(parse, verb.i, "prep") for j in _objects(parse, i) if parse.tokens[j].text == "hands"]
    return [j for h in hands for i in children(parse, h, "prep") for j in _objects(parse, i)]


def _leads_on(verb: str, preposition: str) -> bool:
    """Whether what stands behind a verb's preposition is who it was done to."""
    if preposition == "to":
        return verb in LOSE  # "ceded the town to the rebels"; whom somebody was taken to lost nothing
    if preposition == "from":
        return verb in GROUND_VERBS
    return preposition in OPPONENT_PREPOSITIONS or (preposition in ("on", "at") and verb in AIMING)


def _behind(index: Index, subject: int) -> list[int]:
    """The doers behind a subject: of a happening ("the army's raid killed nine") those of the happening; none of two
    sides, of whom either may have done it."""
    parse = index.parse
    noun = parse.tokens[subject]
    happening = noun.pos == "NOUN" and noun.i not in index.covered
    told = laid_on(parse, noun) if happening and noun.dep != "dobj" else []
    if told:
        return told
    if noun.pos != "NOUN" or noun.lemma.lower() not in HAPPENING_NOUNS:
        return [subject]
    return [] if sides_of(parse, noun) else noun_roles(index, noun)[0]


def _relative(parse: Parse, verb: Token, doers: list[int], targets: list[int]) -> None:
    """Puts the noun that a relative clause or a participle hangs on into the role that its pronoun has. "In which" and
    "where" have none."""
    noun = verb.head
    pronouns = [i for i in parse.children[verb.i] if parse.tokens[i].tag in RELATIVE]
    if any(parse.tokens[i].dep == "nsubj" for i in pronouns) or (verb.dep == "acl" and verb.tag == "VBG"):
        doers[:] = [i for i in doers if i not in pronouns]
        doers.append(noun)
        return
    own = [i for i in targets if i not in pronouns]
    if pronouns or verb.dep == "acl" or (not own and not _elsewhere(parse, verb)):
        targets[:] = [*own, noun]


def _elsewhere(parse: Parse, verb: Token) -> bool:
    """Whether a relative clause tells of its noun as where, when or by what: "a siege in which", "the day when"."""
    for i in parse.children[verb.i]:
        inner = [parse.tokens[j].tag for j in parse.children[i]]
        if parse.tokens[i].tag == "WRB" or (parse.tokens[i].dep == "prep" and any(t in RELATIVE for t in inner)):
            return True
    return False
