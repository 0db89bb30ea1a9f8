"""Who did it, and to whom: actor and target of a trigger by dependency, as ids of name mentions."""

from __future__ import annotations

from dateline.extract import events_lexicon as lexicon
from dateline.extract.events_index import Index
from dateline.extract.events_participants import participants
from dateline.extract.events_subjects import RELATIVE, accused, children, laid_on, meant, shared
from dateline.extract.events_subjects import objects as _objects
from dateline.extract.events_triggers import CONTROL_NOUNS, LOSE, RETAKE, TAKE
from dateline.reading import Parse, Token
from dateline.values import Name

#: Prepositions after a noun trigger that lead to its doer or to what it hit.
TARGET_PREPOSITIONS = frozenset({"on", "against", "of", "at"})
#: After a verb: whom it was done with or to. "From" and "to" only where ground is taken, lost or given.
OPPONENT_PREPOSITIONS = frozenset({"against", "with"})
GROUND_VERBS = TAKE | RETAKE | LOSE | frozenset({"withdraw", "conquer", "occupy", "free", "pull"})
#: Aimed with a preposition: "fired at", "opened fire on".
AIMING = frozenset({"fire", "shoot", "open", "throw", "hurl", "lob", "advance", "launch", "carry"})
#: Verbs whose subject is who it was done to: nobody does them.
SUFFERED = frozenset("die perish drown suffocate starve succumb disappear vanish missing dead".split())
#: Verbs whose object is in the state that follows it: "left 40 people dead".
LEAVING = frozenset({"leave", "find", "declare", "presume", "fear", "report"})
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
    doers, targets = _verb_roles(index, token) if token.pos == "VERB" else _noun_roles(index, token)
    if token.dep == "acomp" and token.text.lower() in SUFFERED:
        targets = children(parse, token.head, "nsubj")  # "twelve people are missing"
    more: list[int] = []
    if carried is not None:
        more, hit = _noun_roles(index, carried)
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
    if not children(parse, verb.i, "nsubj", "nsubjpass"):
        more = shared(parse, verb)
        doers.extend(more.doers if not doers else ())
        targets[:0] = more.targets
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag in ("VBN", "VBG")):
        _relative(parse, verb, doers, targets)
    if lemma in SUFFERED or verb.text.lower() in SUFFERED:
        return [], [*doers, *targets]
    return [j for i in doers for j in _behind(index, meant(parse, i))], [meant(parse, i) for i in targets]


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
    told = laid_on(parse, noun) if noun.pos == "NOUN" and noun.dep != "dobj" else []
    if told:
        return told
    if noun.pos != "NOUN" or noun.lemma.lower() not in HAPPENING_NOUNS:
        return [subject]
    return [] if _sides(parse, noun) else _noun_roles(index, noun)[0]


def _sides(parse: Parse, noun: Token) -> list[int]:
    """The heads of the sides of a happening: "clashes between A and B"."""
    between = [i for i in parse.children[noun.i] if parse.tokens[i].lemma.lower() in ("between", "among")]
    return [j for i in between for j in _objects(parse, i)]


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


def _noun_roles(index: Index, noun: Token) -> tuple[list[int], list[int]]:
    parse = index.parse
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
        elif child.dep == "poss" or (child.dep in ("amod", "compound", "nmod") and not _ground(index, i)):
            doers.append(i)
        elif child.dep == "prep":
            word = child.lemma.lower()
            objects = _objects(parse, i)
            if word == "by":
                doers.extend(objects)
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
    return doers or laid_on(parse, noun) or accused(parse, noun), targets


def _ground(index: Index, i: int) -> bool:
    """Whether a word before a happening says where, or with what: "the Austin shooting" has no doer by that."""
    mention = index.covered.get(i)
    return mention is not None and isinstance(mention.value, Name) and mention.value.kind in ("place", "materiel")


def _somebody(index: Index, i: int) -> bool:
    """Whether a token stands in the mention of people: "a shooting at the court" was not aimed at a court."""
    mention = index.covered.get(i)
    return mention is not None and isinstance(mention.value, Name) and mention.value.kind in ("person", "group")


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
