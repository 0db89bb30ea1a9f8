"""Who does a verb that has no subject of its own: the subject that it shares by conjunction, control or participle.

Only the parse is looked at; what comes back are token numbers, in the active or the passive part of the verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extract.events_attach import SAYING
from dateline.reading import Parse, Token

#: How far up a shared subject is looked for: "began trying to flee and was shot".
FAR = 4
#: Of these the object does what follows "of" or "from": "accused rebels of burning", "stopped a convoy from leaving".
OBJECT_CONTROL = frozenset(
    "accuse charge suspect convict sentence jail imprison indict blame prevent stop keep block deter ban bar punish "
    "fine catch".split()
)
#: Of these, whom they are said of is told to have done what follows "of", "for", "with": "convicted of the killing".
ACCUSING = frozenset("accuse charge suspect convict sentence jail imprison indict blame".split())
#: Who is sent does what they are sent for: "mobilised the guard to patrol the border".
SENDING = frozenset(
    "send deploy mobilise mobilize dispatch hire recruit train arm call bring appoint pay order get ask tell urge "
    "force allow".split()
)
#: Who does these does not do what they are said of: "foiled a plot to bomb".
HINDERING = frozenset("foil thwart avert prevent stop avoid disrupt uncover discover investigate deny probe".split())
#: Who says these of a deed in "-ing" says it of themselves: "admitted murdering".
OWNING = frozenset("admit deny confess acknowledge recall remember".split())
#: By whom a happening was done that is said to be this: "carried out by", "claimed by"; "blamed on", "attributed to".
DONE = frozenset("carry launch stage mount conduct commit perpetrate claim wage organise organize".split())
LAID_ON = {"blame": "on", "attribute": "to", "pin": "on", "ascribe": "to"}
RELATIVE = frozenset({"WDT", "WP", "WP$"})


class Shared(NamedTuple):
    """What a verb takes over from the clauses around it: who does it, and to whom."""

    doers: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()


def shared(parse: Parse, verb: Token) -> Shared:
    """The subject that a verb without one has from elsewhere, as its doer or, of a passive, as its target."""
    found = _passive_pair(parse, verb)
    if found is not None:
        return found
    subjects = tuple(_subjects(parse, verb))
    return Shared((), subjects) if passive(parse, verb) else Shared(subjects, ())


def passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb is in the passive by its own words."""
    return any(parse.tokens[i].dep in ("auxpass", "nsubjpass") for i in parse.children[verb.i])


def children(parse: Parse, i: int, *deps: str) -> list[int]:
    """The direct dependents of a token with one of these relations, in text order."""
    return [j for j in parse.children[i] if parse.tokens[j].dep in deps]


def objects(parse: Parse, preposition: int) -> list[int]:
    """What stands behind a preposition."""
    return children(parse, preposition, "pobj")


def agents(parse: Parse, verb: int) -> list[int]:
    """Who stands behind the "by" of a passive."""
    return [j for i in children(parse, verb, "agent") for j in objects(parse, i)]


def meant(parse: Parse, i: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    if parse.tokens[i].tag not in RELATIVE:
        return i
    return next((above.head for above in parse.ancestors(i) if above.dep == "relcl"), i)


def accused(parse: Parse, noun: Token) -> list[int]:
    """Who is told to have done a happening for which they are tried or blamed: "jailed X for the murder of Y"."""
    preposition = parse.tokens[noun.head]
    verb = parse.tokens[preposition.head]
    if (
        noun.dep != "pobj"
        or verb.lemma.lower() not in ACCUSING
        or preposition.lemma.lower() not in ("of", "for", "with")
    ):
        return []
    return _controlled(parse, verb)


def laid_on(parse: Parse, noun: Token) -> list[int]:
    """Who did a happening by a verb that is said of it: "the raid was carried out by", "a blast blamed on"."""
    verbs = children(parse, noun.i, "acl")
    if noun.dep in ("nsubjpass", "dobj"):
        verbs.append(noun.head)
    found: list[int] = []
    for i in verbs:
        lemma = parse.tokens[i].lemma.lower()
        if lemma in DONE and parse.tokens[i].tag == "VBN":
            found += agents(parse, i)
        word = LAID_ON.get(lemma)
        if word is not None:
            found += [j for p in children(parse, i, "prep") if parse.tokens[p].lemma == word for j in objects(parse, p)]
    return found


def _passive_pair(parse: Parse, verb: Token) -> Shared | None:
    """ "Was shot and killed by", "were seized and taken away": the second participle shares subject and agent."""
    head = parse.tokens[verb.head]
    bare = verb.tag == "VBN" and not children(parse, verb.i, "aux", "auxpass", "nsubj", "nsubjpass")
    if verb.dep != "conj" or not bare or head.tag != "VBN":
        return None
    if passive(parse, head):
        return Shared(
            tuple(agents(parse, verb.i) or agents(parse, head.i)), tuple(children(parse, head.i, "nsubjpass"))
        )
    return None


def _subjects(parse: Parse, verb: Token) -> Iterator[int]:
    current = verb
    for _ in range(FAR):
        head = parse.tokens[current.head]
        if head.i == current.i:
            return
        if current.dep == "pcomp":
            above = parse.tokens[head.head]
            over = parse.tokens[above.head]
            if above.pos == "VERB" and head.i != above.i:
                yield from _controlled(parse, above)
            elif above.dep == "dobj" and over.lemma.lower() in OBJECT_CONTROL:  # "accused miners of burning"
                yield above.i
            return
        if current.dep == "acl" and current.tag == "VB":
            yield from _planners(parse, head)
            return
        owned = current.tag == "VBG" and head.lemma.lower() in OWNING
        if current.dep not in ("conj", "xcomp", "advcl") or (head.lemma.lower() in SAYING and not owned):
            return  # "claimed to have destroyed": a spokesman, not the doer
        if head.lemma.lower() in HINDERING and current.dep != "conj" and current.tag == "VB":
            return
        own = _of_head(parse, head, current)
        if own:
            yield from own
            return
        current = head


def _of_head(parse: Parse, head: Token, current: Token) -> Sequence[int]:
    """The subject of the verb above, as the verb below shares it."""
    if not passive(parse, head):
        controls = current.tag == "VB" and (current.dep == "xcomp" or head.lemma.lower() in SENDING)
        thing = children(parse, head.i, "dobj") if controls and current.dep != "conj" else []
        return thing or children(parse, head.i, "nsubj")
    sent = current.tag == "VB" and head.lemma.lower() in SENDING
    if current.dep == "advcl" and not sent:  # "the town was shelled by rebels, killing nine"
        return agents(parse, head.i)
    return children(parse, head.i, "nsubjpass")


def _controlled(parse: Parse, verb: Token) -> list[int]:
    """Who does what stands behind a verb's preposition."""
    joined = verb.dep == "conj" and verb.tag == "VBN" and passive(parse, parse.tokens[verb.head])
    if passive(parse, verb) or joined:
        return children(parse, verb.i, "nsubjpass") or _shared_passive(parse, verb)
    if verb.dep == "acl" and verb.tag == "VBN":  # "three men accused of killing"
        return [verb.head]
    if verb.lemma.lower() in OBJECT_CONTROL:
        return children(parse, verb.i, "dobj")
    return children(parse, verb.i, "nsubj")


def _shared_passive(parse: Parse, verb: Token) -> list[int]:
    """The subject of a passive that is joined to another: "was arrested and charged with killing"."""
    head = parse.tokens[verb.head]
    return children(parse, head.i, "nsubjpass", "nsubj") if verb.dep == "conj" else []


def _planners(parse: Parse, noun: Token) -> list[int]:
    """Whose a plot, plan or try is: the owner, else who makes it ("rebels made an attempt to storm")."""
    own = children(parse, noun.i, "poss")
    verb = parse.tokens[noun.head]
    if own or noun.dep != "dobj" or verb.lemma.lower() in HINDERING | SAYING:
        return own
    return children(parse, verb.i, "nsubj")
