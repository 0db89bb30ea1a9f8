"""What a keyword means by who does it and to whom: a suspect who fled is not displaced, a union's strike is no bomb.

Each sense is asked before the lists of `events_lexicon`; where none holds the lists decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract import events_lexicon as lexicon
from dateline.extract import events_scheme as s
from dateline.extract.roles import describes
from dateline.reading import Parse, Token

#: Who runs from a deed, and what is run from: no displacement.
RUNAWAYS = frozenset(
    "suspect gunman attacker shooter robber thief driver man woman teen teenager vehicle car truck assailant culprit "
    "killer murderer inmate convict bomber intruder raider captain fugitive perpetrator burglar boy owner".split()
)
RUN_FROM = frozenset("scene area spot site custody jail prison police officer court room building car".split())
ENVOYS = frozenset("ambassador envoy diplomat consul representative attache delegation staff mission".split())
RECOGNISED = frozenset(
    "state government independence republic sovereignty statehood president leader council authority rule".split()
)
BODIES = frozenset("party school club parliament bloc university union group team".split())
#: "Claimed the attack" claims to have done it.
DEEDS = frozenset("attack bombing blast killing raid assassination explosion kidnapping shooting ambush".split())
DWELLERS = frozenset(
    "family resident tenant people villager household settler migrant squatter farmer community refugee inhabitant "
    "trader nomad slum camp".split()
)
#: "Took part", "took place": nothing was taken.
TAKEN = frozenset("part place care effect advantage note notice time office oath turn step shape precedence".split())
ONESELF = frozenset("myself yourself himself herself itself themselves ourselves self".split())
WORKERS = frozenset(
    "union worker teacher nurse doctor driver miner employee lecturer pilot docker staff farmer trucker postman lawyer "
    "judge crew conductor cleaner labourer laborer labour railwayman civil_servant".split()
)
STOPPAGES = frozenset(
    "general hunger rail train bus transport nationwide national wildcat indefinite sympathy teacher doctor nurse "
    "miner postal worker labour labor rent port dock warning taxi metro union student".split()
)
OVER = frozenset("pay wage salary job pension condition hour contract reform price".split())
#: Bodies by their names, and no patrol that was sent out.
GUARDS = frozenset("state highway border coast".split())
DOING_HARM = frozenset("kill shoot attack stab beat wound injure assault hack".split())
#: What these tell is no violence, whatever the report is about; the words around them said so in crime news.
HARMLESS = frozenset(
    "investigate charge refuse decide try attempt plan release walk arrive identify question accuse search respond "
    "move talk meet uncover learn camp play converge watch stand sit wait drive hear see look call ask say tell "
    "announce confirm describe believe know think plead testify appear convict sentence schedule expect remain stay "
    "dismiss reopen offer pay wear own buy treat transport airlift hospitalise hospitalize mourn honour honor pray "
    "grieve".split()
)
#: Harm done to these may be war as well.
ARMED = frozenset(
    "soldier fighter rebel militant troop insurgent guerrilla policeman gunman terrorist deserter extremist subversive "
    "combatant marine commando militiaman paramilitary sergeant lieutenant captain army force militia group gang "
    "jihadist separatist bandit mercenary attacker assailant enemy".split()
)
FORCES = frozenset(
    "troop soldier tank peacekeeper reinforcement warship battalion brigade paratrooper commando marine police "
    "militiaman guardsman regiment".split()
)


def of_verb(parse: Parse, verb: Token, lemma: str, around: Sequence[Token]) -> str | None:
    """The type that a verb's company gives it; type Other where it is none of its keyword's; None to ask the lists."""
    doers = {a.lemma.lower() for a in around if a.dep == "nsubj"}
    done_to = [a for a in around if a.dep in ("dobj", "obj", "nsubjpass")]
    objects = {a.lemma.lower() for a in done_to}
    if lemma == "flee":
        abroad = any(a.ent == "GPE" for a in done_to)  # "he fled Guatemala"
        return s.OTHER if _runs(around, objects) and not abroad else None
    if lemma == "uproot":
        return None if any(_people(a) for a in done_to) else s.OTHER
    if lemma == "recall":
        return None if objects & ENVOYS else s.OTHER
    if lemma in ("recognise", "recognize"):
        return None if objects & RECOGNISED or any(a.ent == "GPE" for a in done_to) else s.OTHER
    if lemma == "expel":
        return s.OTHER if {a.lemma.lower() for a in around} & BODIES else None
    if lemma in ("blame", "accuse"):
        return s.OTHER if {a.text.lower() for a in around} & ONESELF else None
    if lemma == "strike":
        return s.PEACEFUL_PROTEST if doers & WORKERS and not objects else None
    if lemma == "claim":
        return s.RESPONSIBILITY if {a.lemma.lower() for a in done_to if a.dep != "nsubjpass"} & DEEDS else None
    if lemma == "evict":
        return s.DISPLACEMENT if objects & DWELLERS else None
    if lemma == "send":
        return s.CHANGE_TO_GROUP if objects & FORCES else None
    if lemma == "take" and objects & TAKEN:
        return s.OTHER
    if lemma == "give" and _gives_up_doing(parse, verb):
        return s.OTHER
    return None


def of_noun(parse: Parse, noun: Token, lemma: str) -> str | None:
    """The type that a noun's company gives it, as `of_verb`."""
    beside = {parse.tokens[i].lemma.lower() for i in parse.children[noun.i] if parse.tokens[i].dep in _BESIDE}
    if lemma == "strike":
        return s.PEACEFUL_PROTEST if _stoppage(parse, noun, beside) else None
    if lemma == "patrol":
        return s.OTHER if beside & GUARDS and noun.tag == "NN" else None
    if lemma == "arrest" and "house" in beside:
        return None if parse.tokens[noun.head].lemma.lower() == "under" else s.OTHER
    return None


def harms_people(parse: Parse, lemma: str, around: Sequence[Token]) -> bool:
    """Whether somebody did a harm to somebody: "guards beat farmers" is an attack whatever else the sentence tells."""
    doers = [a for a in around if a.dep == "nsubj" or (a.dep == "pobj" and parse.tokens[a.head].dep == "agent")]
    done_to = [a for a in around if a.dep in ("dobj", "obj", "nsubjpass")]
    return (
        lemma in DOING_HARM
        and any(_people(a) for a in doers)
        and any(_people(a) and a.lemma.lower() not in ARMED for a in done_to)
    )


def takes_people(parse: Parse, verb: Token) -> bool:
    """Whether a verb has people for its object: who captures somebody takes no ground."""
    done_to = (parse.tokens[i] for i in parse.children[verb.i] if parse.tokens[i].dep in ("dobj", "nsubjpass"))
    return any(_people(t) for t in done_to)


_BESIDE = frozenset({"compound", "amod", "nmod", "poss"})


def _people(token: Token) -> bool:
    """Whether a word means people by itself: a noun for them, a pronoun, a person's or a people's name."""
    return (
        token.lemma.lower() in lexicon.PERSON_NOUNS | lexicon.PROTESTER_NOUNS
        or describes(token.text) in ("person", "group")
        or token.ent in ("PERSON", "NORP")
        or (token.pos == "PRON" and token.text.lower() in ("he", "she", "they", "him", "her", "them", "we", "us"))
    )


def _runs(around: Sequence[Token], objects: set[str]) -> bool:
    """Whether somebody ran from a deed or the police."""
    doers = [a for a in around if a.dep == "nsubj"]
    lone = any(
        a.lemma.lower() in RUNAWAYS or a.text.lower() in ("he", "she") or a.ent == "PERSON"
        for a in doers
        if a.tag != "NNS"
    )
    return lone or bool(objects & RUN_FROM) or any(a.lemma.lower() in RUNAWAYS - {"man", "woman", "boy"} for a in doers)


def _gives_up_doing(parse: Parse, verb: Token) -> bool:
    """Whether a habit is given up and no ground: "gave up smoking"."""
    below = [parse.tokens[i] for i in parse.children[verb.i]]
    return any(t.dep == "prt" and t.text == "up" for t in below) and any(
        t.tag == "VBG" and t.dep in ("xcomp", "pcomp", "dobj", "advcl") for t in below
    )


def _stoppage(parse: Parse, noun: Token, beside: set[str]) -> bool:
    """Whether a strike is one of work: "a general strike", "on strike", "a strike over pay", "the union's strike"."""
    if beside & (STOPPAGES | WORKERS):
        return True
    head = parse.tokens[noun.head]
    if (
        noun.dep == "pobj"
        and head.lemma.lower() == "on"
        and not any(parse.tokens[i].dep == "det" for i in parse.children[noun.i])
    ):
        return True
    told = [parse.tokens[i] for i in parse.children[noun.i] if parse.tokens[i].dep == "prep"]
    if any(t.lemma.lower() in ("over", "for", "by") and _objects(parse, t) & (OVER | WORKERS) for t in told):
        return True
    subjects = {parse.tokens[i].lemma.lower() for i in parse.children[head.i] if parse.tokens[i].dep == "nsubj"}
    return noun.dep == "dobj" and bool(subjects & WORKERS)


def _objects(parse: Parse, preposition: Token) -> set[str]:
    return {parse.tokens[i].lemma.lower() for i in parse.children[preposition.i] if parse.tokens[i].dep == "pobj"}
