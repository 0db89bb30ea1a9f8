"""Finds the words that name a happening and types each: lexicon first, then the words around it.

A verb that only carries a happening ("launched an offensive", "clashes broke out") takes its type, and the noun is
not counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.extract import events_lexicon as lexicon
from dateline.extract import events_scheme as s
from dateline.extract import events_senses as senses
from dateline.reading import Parse, Token

#: Dependencies under which a verb's own subject and object stand, in the parser's labels (ClearNLP).
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
#: How far to look for the words that type a weak trigger: tokens on either side, within the sentence.
CUE_WINDOW = 12

#: Score of a verb of which nothing is known: an event only where it has a place.
CARRIER = 0.1
#: Score of harm that somebody did to somebody: its type may change, but it is no nothing.
HARM = 0.7
#: Score of a keyword that its company makes none of its type, whatever else the sentence tells.
SET_ASIDE = 0.35

TAKE = frozenset({"capture", "seize", "take", "wrest", "overrun", "storm"})
RETAKE = frozenset({"recapture", "retake", "regain", "reclaim", "reconquer", "liberate"})
LOSE = frozenset({"lose", "abandon", "surrender", "fall", "cede", "relinquish", "hand", "give"})
HOLD = frozenset({"hold", "control", "retain", "keep"})
IRREGULAR = {"retook": "retake", "retaken": "retake", "overran": "overrun", "withdrew": "withdraw", "shelled": "shell"}
#: Forms that the parser's tables take for those of other words ("rap", "stag").
FORMS = {"raped": "rape", "fined": "fine", "staged": "stage", "waged": "wage", "cordoned": "cordon"}
CONTROL_NOUNS = frozenset({"control", "possession"})


class Trigger(NamedTuple):
    """A token that names a happening, its type, how sure the lexicon is, and the noun whose type it took, if any."""

    token: int
    type: str
    score: float
    carried: int | None = None


def triggers(
    parse: Parse, stop: frozenset[int] = frozenset(), grounds: frozenset[int] = frozenset()
) -> Iterator[Trigger]:
    """The triggers of a report in text order, none of them in `stop`; `grounds` are the tokens that name a place."""
    sited = frozenset(parse.tokens[i].sent for i in grounds)
    found = [
        t
        for token in parse.tokens
        if token.i not in stop and (t := _trigger(parse, token, grounds) or _carrier(token, sited)) is not None
    ]
    carried = {t.carried for t in found}
    for trigger in found:
        if trigger.token not in carried:
            yield trigger


def _carrier(token: Token, sited: frozenset[int]) -> Trigger | None:
    """Any other verb of a sentence that names a place: something was done, if it was done somewhere."""
    if token.pos != "VERB" or token.sent not in sited or token.dep in ("amod", "aux", "auxpass"):
        return None
    return None if lemma_of(token) in lexicon.STILL else Trigger(token.i, s.OTHER, CARRIER)


def _trigger(parse: Parse, token: Token, grounds: frozenset[int]) -> Trigger | None:
    if token.pos == "VERB":
        return _verb(parse, token, grounds)
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower()):
        return _noun(parse, token)
    return None


def _noun(parse: Parse, token: Token) -> Trigger | None:
    lemma = token.lemma.lower()
    if token.dep == "compound":
        return None
    sense = senses.of_noun(parse, token, lemma)
    if sense is not None:
        return Trigger(token.i, sense, 0.8 if sense != s.OTHER else SET_ASIDE)
    if lemma in lexicon.PLURALS and token.tag == "NNS":
        return Trigger(token.i, lexicon.PLURALS[lemma], 0.6)
    kind = lexicon.NOUNS.get(lemma)
    if kind is not None:
        return Trigger(token.i, _refined(parse, token, kind), 0.8)
    if lemma in CONTROL_NOUNS and parse.tokens[token.head].lemma.lower() == "under":
        return Trigger(token.i, s.OTHER, 0.6)
    if lemma in lexicon.WEAK_NOUNS:
        aimed = {parse.tokens[i].lemma.lower() for i in parse.children[token.i]} & {"on", "against"}
        plain = s.ATTACK if lemma in ("attack", "raid") or (lemma == "strike" and aimed) else s.OTHER
        return Trigger(token.i, _cued(parse, token) or plain, 0.6)
    return None


def lemma_of(token: Token) -> str:
    """The lemma in lower case; irregular forms that the parser's tables lack are put right."""
    lemma = FORMS.get(token.text.lower(), token.lemma.lower())
    return IRREGULAR.get(lemma, lemma)


def _verb(parse: Parse, token: Token, grounds: frozenset[int]) -> Trigger | None:
    lemma = lemma_of(token)
    if token.dep == "amod" and token.tag != "VBD":
        return None
    around = arguments(parse, token)
    sense = senses.of_verb(parse, token, lemma, around)
    if sense is not None:
        return Trigger(token.i, sense, 0.8 if sense != s.OTHER else SET_ASIDE)
    for argument in around:
        kind = lexicon.PHRASES.get((lemma, argument.lemma.lower()))
        if kind == s.TRANSFER and any(_thing(a) for a in around):
            continue  # "pulled out a gun"
        if kind is not None:
            carried = argument.i if argument.pos == "NOUN" else None
            return Trigger(token.i, kind, 0.8, carried)
    if lemma in TAKE or lemma in RETAKE or lemma in LOSE or lemma in HOLD:
        kind = _territorial(lemma, around, modified(parse, token), grounds)
        if kind is not None:
            return Trigger(token.i, kind, 0.8)
    if lemma in lexicon.LIGHT_VERBS:
        for argument in around:
            noun = _noun(parse, argument) if argument.pos == "NOUN" else None
            if noun is not None:
                return Trigger(token.i, noun.type, 0.7, noun.token)
    if shows(parse, token):
        return None
    kind = lexicon.VERBS.get(lemma)
    if kind is not None:
        return Trigger(token.i, _refined(parse, token, kind), 0.8)
    if lemma in lexicon.WEAK_VERBS:
        if senses.harms_people(parse, lemma, around):
            return Trigger(token.i, _cued(parse, token) or s.ATTACK, HARM)
        return Trigger(token.i, _cued(parse, token) or _weak_default(lemma, around), 0.6)
    if lemma == "capture":
        people = any(_captive(a) for a in around if a.dep in ("dobj", "nsubjpass"))
        return Trigger(token.i, s.ARRESTS if people else s.OTHER, 0.6 if people else 0.4)
    if lemma in lexicon.HAPPENINGS:
        kind = _happening(lemma, around)
        return Trigger(token.i, kind, 0.4 if kind == s.OTHER else 0.6)
    located = any(a.dep == "pobj" and a.i in grounds for a in around)
    if lemma in lexicon.BEGINNINGS or (located and lemma not in lexicon.STILL):
        return Trigger(token.i, s.OTHER, 0.2)
    return None


def _thing(token: Token) -> bool:
    """Whether an object is neither people nor ground: it can be pulled out or given up, and nothing changes hands."""
    return (
        token.dep == "dobj"
        and token.pos == "NOUN"
        and token.lemma.lower() not in lexicon.PERSON_NOUNS | lexicon.TERRITORY_NOUNS | {"force", "army", "unit"}
    )


def shows(parse: Parse, token: Token) -> bool:
    """Whether a verb reports a finding: it has a clause, or "demonstrate" an object."""
    lemma = lemma_of(token)
    if lemma != "demonstrate" and lemma not in lexicon.FINDING:
        return False
    found = {parse.tokens[i].dep for i in parse.children[token.i]}
    return "ccomp" in found or (lemma == "demonstrate" and "dobj" in found)


def arguments(parse: Parse, verb: Token) -> list[Token]:
    """Particles, subjects, objects and objects of prepositions of `verb`, in text order."""
    found = []
    for i in parse.children[verb.i]:
        child = parse.tokens[i]
        if child.dep in SUBJECTS or child.dep in OBJECTS or child.dep in ("prt", "acomp", "advmod"):
            found.append(child)
        elif child.dep in ("prep", "agent"):
            if child.lemma.lower() == "out":
                found.append(child)
            found.extend(parse.tokens[j] for j in parse.children[i] if parse.tokens[j].dep == "pobj")
    return found


def modified(parse: Parse, verb: Token) -> Token | None:
    """The noun that a relative clause or a participle tells of as its object: "a town that they captured"."""
    if verb.dep not in ("relcl", "acl"):
        return None
    if verb.dep == "acl" and verb.tag != "VBN":
        return None
    own = {parse.tokens[i].dep for i in parse.children[verb.i] if parse.tokens[i].tag not in ("WDT", "WP")}
    return None if own & OBJECTS else parse.tokens[verb.head]


def _territorial(lemma: str, around: list[Token], told_of: Token | None, grounds: frozenset[int]) -> str | None:
    """The type of a verb of taking, losing or holding ground, or None where its object is none."""
    passive = any(a.dep == "nsubjpass" for a in around)
    wanted = ("nsubjpass",) if passive else ("nsubj",) if lemma == "fall" else ("dobj", "obj")
    things = [a for a in around if a.dep in wanted] or ([told_of] if told_of is not None else [])
    if not any(_is_territory(a, grounds) for a in things) and not any(a.lemma.lower() in CONTROL_NOUNS for a in things):
        return None
    if lemma in RETAKE:
        return s.GOVERNMENT_REGAINS
    if lemma in TAKE:
        return s.NON_STATE_OVERTAKES
    return s.TRANSFER if lemma in LOSE else s.OTHER


def _is_territory(token: Token, grounds: frozenset[int]) -> bool:
    return token.i in grounds or token.ent in ("GPE", "LOC", "FAC") or token.lemma.lower() in lexicon.TERRITORY_NOUNS


def _refined(parse: Parse, token: Token, kind: str) -> str:
    """A type that the words around it make narrower: a bombing by jets, a blast set off by a suicide bomber."""
    if kind in (s.EXPLOSIVE, s.SHELLING):
        cue = _cued(parse, token)
        return cue if cue in (s.SUICIDE_BOMB, s.AIR_STRIKE, s.GRENADE, s.CHEMICAL) else kind
    if kind == s.MAN_MADE_DISASTER and token.lemma.lower() in ("collapse", "crash"):
        return kind
    return kind


def _cued(parse: Parse, token: Token) -> str | None:
    """The type that the nearest words of the sentence give a weak trigger; its own subtree is looked at first."""
    first, stop = parse.sentences[token.sent]
    near = parse.tokens[max(first, token.i - CUE_WINDOW) : min(stop, token.i + CUE_WINDOW + 1)]
    lemmas = {t.lemma.lower() for t in near if t.i != token.i and not _calling(parse, t)}
    for kind, words in lexicon.CUES:
        if lemmas & words:
            return kind
    return None


def _calling(parse: Parse, token: Token) -> bool:
    """Whether a word only says what somebody works with: a bus driver who was killed died in no crash by that."""
    return token.dep == "compound" and parse.tokens[token.head].lemma.lower() in lexicon.PERSON_NOUNS


def _weak_default(lemma: str, around: list[Token]) -> str:
    lemmas = {a.lemma.lower() for a in around}
    if lemma in ("burn", "destroy", "damage", "demolish", "wreck", "set") and not lemmas & lexicon.PERSON_NOUNS:
        return s.LOOTING
    if lemma in ("die", "perish", "set", "beat", "blow", "rock", "rip", "tear", "throw", "open", "gun"):
        return s.OTHER
    # Dams, quakes and crashes kill and wound too: without a doer, harm alone is no attack.
    if lemma in _HARM and not any(a.dep == "nsubj" and _acts(a) for a in around):
        return s.OTHER
    return s.ARMED_CLASH if lemma == "fight" else s.ATTACK


_HARM = frozenset("kill wound injure hurt maim hit strike destroy damage".split())


def _acts(token: Token) -> bool:
    """Whether a subject is somebody: a person, a group, a name or a pronoun for one."""
    return token.pos in ("PROPN", "PRON") or token.lemma.lower() in lexicon.PERSON_NOUNS


def _captive(token: Token) -> bool:
    """Whether what was captured is people: "a lot of people captured this" on film were not."""
    return token.lemma.lower() in lexicon.PERSON_NOUNS or token.text.lower() in (
        "him",
        "her",
        "them",
        "he",
        "she",
        "they",
        "we",
        "us",
    )


def _happening(lemma: str, around: list[Token]) -> str:
    if lemma in lexicon.AID_VERBS and {a.lemma.lower() for a in around} & lexicon.AID_NOUNS:
        return s.AID
    return s.OTHER
