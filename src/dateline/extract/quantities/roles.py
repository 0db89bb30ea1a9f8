"""The state of a counted noun by its place in the dependency tree: subject, object, or behind a preposition."""

from __future__ import annotations

from itertools import pairwise

from dateline.extract.quantities.persons import is_person, singular
from dateline.extract.quantities.states import ADJECTIVE, NOUN, OBJECT, OF_NOUN, SUBJECT
from dateline.extract.quantities.verbs import (
    acts,
    branch,
    coordinated,
    done,
    gets_away,
    lemma_of,
    negated,
    shot_down,
    subjects,
    swept_away,
    worst,
)
from dateline.reading import Parse, Token
from dateline.values import Predicate

_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON")
_HARM = frozenset("injury wound burn fracture trauma laceration concussion gunshot condition hospital".split())
_STRIKES = frozenset("hit strike graze pierce catch".split())
_SHOTS = frozenset("bullet gunfire gunshot shot shrapnel fragment round crossfire fire debris knife".split())
_STAYS = frozenset("be remain stay list recover".split())
CONDITIONS = frozenset("critical serious stable fair grave guarded good".split())
_CARE = frozenset("hospital clinic infirmary icu er care injury wound burn condition smoke medical".split())
_LAND = frozenset("territory land area village town city settlement district".split())
#: Where people are brought who are moved out of danger.
_SHELTER = frozenset("safety shelter school gym gymnasium stadium mosque church camp ground tent hall".split())
_CARRY = frozenset("take rush transport airlift bring treat admit carry fly send".split())
#: "Sent two women to a hospital"; whom doctors treat or a plane carries is told in the passive.
_SENDS = frozenset("send land put".split())
_COMES = frozenset("show arrive come appear walk turn check drive".split())
_REACHES = frozenset("be reach hit top pass exceed surpass approach total number near".split())
_TOLLS = frozenset("toll number count tally total death fatality injury figure".split())
_FINDS = frozenset(
    "find recover pull retrieve discover exhume identify see bring count take wash remove unearth".split()
)
#: Verbs that take a doer even without an object: "12 men pledged" are no sum that was pledged.
_DOERS = frozenset("hold promise pledge shoot supply distribute".split())


def governed(parse: Parse, anchor: Token) -> Predicate | None:
    """The state by the anchor's place in the tree; a conjunct takes the place of the first of its list."""
    token = anchor
    for _ in range(6):
        head = parse.tokens[token.head]
        if token.dep not in ("conj", "appos", "nmod") or head.i == token.i or head.pos not in _NOMINAL:
            break
        token = head
    if token is not anchor and _has_verb(parse, anchor, parse.tokens[token.head]):
        return _in_relative(parse, anchor)
    token = _measured(parse, token)
    return _by_role(parse, token, parse.tokens[token.head]) or _in_relative(parse, anchor)


def _has_verb(parse: Parse, anchor: Token, governor: Token) -> bool:
    """Whether a conjunct behind the verb of its list has a verb of its own: "killed 12 and 30 were rescued"."""
    if governor.pos not in ("VERB", "AUX") or governor.i > anchor.i:
        return False
    first = next((t for t in parse.ancestors(anchor.i) if t.dep != "conj"), anchor)
    if first.dep in ("nsubj", "nsubjpass"):
        return True  # no member of a subject stands behind its verb
    behind = anchor.i + 1
    return behind < len(parse.tokens) and parse.tokens[behind].pos == "AUX" and parse.tokens[behind].sent == anchor.sent


def _measured(parse: Parse, token: Token) -> Token:
    """The measure that the token is the matter of: "recaptured 1,000 km of territory and 20 villages"."""
    prep = parse.tokens[token.head]
    over = parse.tokens[prep.head]
    if token.dep != "pobj" or prep.text.lower() != "of":
        return token
    return over if any(parse.tokens[c].dep == "nummod" for c in parse.children[over.i]) else token


def _by_role(parse: Parse, token: Token, head: Token) -> Predicate | None:
    if token.dep in ("nsubj", "nsubjpass"):
        return _as_subject(parse, head, token.dep)
    if token.dep == "dep" and _opens_list(parse, token, head):
        return _as_subject(parse, head, subjects(parse, head)[0].dep)
    if token.dep in ("npadvmod", "dobj") and head.lemma == "advance":
        return "advanced"
    if token.dep in ("dobj", "attr", "oprd", "ccomp", "npadvmod"):
        return _as_object(parse, head, token) or (_of_subject(parse, head) if head.lemma == "be" else None)
    return _as_complement(parse, head) if token.dep == "pobj" else None


def _opens_list(parse: Parse, token: Token, verb: Token) -> bool:
    """ "Four students; their teacher, Mr Bello; and a driver were killed": the first of a list that semicolons part,
    where the parser takes the last alone for the subject."""
    words = [t.text.lower() for t in parse.tokens[token.right + 1 : verb.i]]
    return words[:1] == [";"] and (";", "and") in pairwise(words) and bool(subjects(parse, verb))


def _of_subject(parse: Parse, verb: Token) -> Predicate | None:
    """ "The area of the territory seized is over 700 square kilometres": the subject tells what was done to it."""
    for subject in subjects(parse, verb):
        if subject.text.lower() in ADJECTIVE:
            return ADJECTIVE[subject.text.lower()]  # "the dead were two nurses and a doctor"
        for token in branch(parse, subject.i):
            if token.dep != "acl" or token.tag != "VBN":
                continue
            if token.lemma in OBJECT:
                return OBJECT[token.lemma]
    # Parsers take "territory returned to X" for a clause; the words themselves are plain.
    first, _ = parse.sentences[verb.sent]
    pairs = zip(parse.tokens[first : verb.i], parse.tokens[first + 1 : verb.i], strict=False)
    returned = any(noun.lemma in _LAND and word.text.lower() == "returned" for noun, word in pairs)
    return "recaptured" if returned else None


def _in_relative(parse: Parse, noun: Token) -> Predicate | None:
    """ "12 people who died", "12 people wounded by the blast"."""
    for child in parse.children[noun.i]:
        verb = parse.tokens[child]
        if verb.dep not in ("relcl", "acl") or verb.i < noun.i:
            continue
        if verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in OBJECT:
            return worst(parse, verb, OBJECT[verb.lemma])
        if verb.dep == "acl" and verb.tag == "VBG":
            below = {t.lemma.lower() for c in parse.children[child] for t in branch(parse, c)}
            return _actively(parse, verb, verb.lemma, below)
        pronouns = [t for t in subjects(parse, verb) if t.text.lower() in ("who", "that", "which")]
        if pronouns:
            return _as_subject(parse, verb, pronouns[0].dep)
    return None


def _as_subject(parse: Parse, verb: Token, dep: str) -> Predicate | None:
    if negated(parse, verb):
        return None
    lemma = lemma_of(verb)
    if gets_away(parse, verb):
        return None
    if lemma in SUBJECT and dep == "nsubj" and not (lemma == "evacuate" and acts(parse, verb)):
        return SUBJECT[lemma]
    passive = dep == "nsubjpass" or (verb.tag in ("VBN", "VBD") and not acts(parse, verb) and verb.dep != "relcl")
    if passive and lemma in OBJECT and not (dep == "nsubj" and lemma in _DOERS):
        return shot_down(parse, verb) or worst(parse, verb, OBJECT[lemma])
    if passive and (gone := swept_away(parse, verb)) is not None:
        return gone
    if _to_death(parse, verb):
        return "killed"
    for other in coordinated(parse, verb):
        if "killed" in (SUBJECT.get(other.lemma), OBJECT.get(other.lemma) if dep == "nsubjpass" else None):
            return "killed"
    below = {t.lemma.lower() for c in parse.children[verb.i] if c > verb.i for t in branch(parse, c)}
    if dep == "nsubjpass" and (found := _passively(lemma, below)) is not None:
        return found
    if dep == "nsubjpass" and _in_care(parse, verb):
        return "wounded"
    return _actively(parse, verb, lemma, below)


def _to_death(parse: Parse, verb: Token) -> bool:
    """ "Froze to death", "were crushed to death"; "sentenced to death" and "put to death" are told otherwise."""
    following = [t.text.lower() for t in parse.tokens[verb.i + 1 : verb.i + 3]]
    return following == ["to", "death"] and verb.lemma not in ("sentence", "condemn", "put", "scare", "bore", "fight")


def _in_care(parse: Parse, verb: Token) -> bool:
    """ "30 are being treated in Moshi"; "treated unfairly", "treated as" and "treated like" are no care."""
    if verb.lemma != "treat" or not any(parse.tokens[c].text.lower() == "being" for c in parse.children[verb.i]):
        return False
    rest = [parse.tokens[c] for c in parse.children[verb.i] if c > verb.i]
    return not any(t.dep == "advmod" or t.text.lower() in ("as", "like", "to", "with") for t in rest)


def _passively(lemma: str, below: set[str]) -> Predicate | None:
    """ "Taken into custody", "taken hostage", "rushed to hospital", "hit by a bullet"."""
    if lemma == "take" and "custody" in below:
        return "arrested"
    if lemma in ("move", "take", "bring", "rescue") and below & _SHELTER:
        return "evacuated"
    if lemma == "take" and below & {"hostage", "captive", "prisoner"}:
        return "held" if "hostage" in below else "captured"
    if (lemma in _CARRY and below & _CARE) or (lemma in _STRIKES and below & _SHOTS):
        return "wounded"
    return None


def _actively(parse: Parse, verb: Token, lemma: str, below: set[str]) -> Predicate | None:
    """ "Suffered injuries", "lost their lives", "went missing", "are among the dead", "is in critical condition"."""
    if lemma in ("suffer", "sustain", "receive", "have") and below & {"injury", "wound", "burn", "fracture"}:
        return "wounded"
    if (lemma == "recover" and below & _HARM) or (lemma == "expect" and below & {"recover", "survive"}):
        return "wounded"
    if (lemma in _COMES or lemma == "find") and "wound" in below and below & {"gunshot", "stab", "bullet", "knife"}:
        return "wounded"
    if lemma in _COMES and "hospital" in below and below & {"wound", "gunshot"}:
        return "wounded"
    if lemma == "lose" and "life" in below:
        return "killed"
    for child in parse.children[verb.i]:
        token = parse.tokens[child]
        if token.dep in ("acomp", "oprd", "attr", "advmod") and token.text.lower() in ADJECTIVE and child > verb.i:
            return ADJECTIVE[token.text.lower()]
    if lemma == "be" and "among" in below:
        return next((NOUN[w] for w in ("dead", "injured", "wounded", "missing", "displaced") if w in below), None)
    if lemma in _STAYS and (below & {"hospital", "hospitalize"} or ("condition" in below and below & CONDITIONS)):
        return "wounded"
    return "arrested" if lemma in ("be", "remain") and "custody" in below else None


def _as_object(parse: Parse, verb: Token, token: Token) -> Predicate | None:
    if negated(parse, verb):
        return None
    lemma = lemma_of(verb)
    if token.dep == "dobj" and (gone := swept_away(parse, verb)) is not None:
        return gone
    if singular(token.text) == "life" and lemma in ("claim", "cost", "take", "lose"):
        return "killed"
    if lemma in _SENDS and is_person_token(token):
        words = {t.lemma.lower() for c in parse.children[verb.i] if c > verb.i for t in branch(parse, c)}
        if words & {"hospital", "icu"}:
            return "wounded"
    bare = token.dep == "npadvmod" and not any(parse.tokens[c].dep == "dobj" for c in parse.children[verb.i])
    if lemma in OBJECT and (token.dep == "dobj" or bare) and verb.pos in ("VERB", "NOUN", "PROPN"):
        return shot_down(parse, verb) or worst(parse, verb, done(verb, OBJECT[lemma]), of_object=True)
    if lemma in _STRIKES and token.dep == "dobj" and {t.lemma.lower() for t in subjects(parse, verb)} & _SHOTS:
        return "wounded"
    if lemma == "include":
        named = (NOUN.get(t.lemma.lower()) or ADJECTIVE.get(t.text.lower()) for t in subjects(parse, verb))
        return next((s for s in named if s is not None), None)
    if lemma == "leave":
        below = [t.lemma.lower() for c in parse.children[verb.i] if c > token.i for t in branch(parse, c)[:6]]
        states = [ADJECTIVE[word] for word in below if word in ADJECTIVE]
        return states[0] if states else "wounded" if _HARM & set(below) else None
    if lemma in _REACHES:
        return next((s for t in subjects(parse, verb) if (s := _toll(parse, t)) is not None), None)
    return None


def is_person_token(token: Token) -> bool:
    """Whether the object is people, named or counted; "sent a letter to the hospital" hurts nobody."""
    return is_person(token.text) or token.ent == "PERSON" or token.pos in ("NUM", "PRON")


def _toll(parse: Parse, subject: Token) -> Predicate | None:
    """What a toll tells: "the death toll", "the number of injured", "the number of people killed"."""
    own = subject.lemma.lower()
    if own not in _TOLLS:
        return None
    for token in branch(parse, subject.i):
        for word in (token.lemma.lower(), token.text.lower()):
            if word in NOUN or word in ADJECTIVE:
                return NOUN.get(word) or ADJECTIVE.get(word)
    return "killed" if own == "toll" else None


def _as_complement(parse: Parse, prep: Token) -> Predicate | None:
    """ "Deaths of 12", "injuries to 12", "a death toll of 12", "the toll rose to 12", "the number of missing to 12"."""
    over = parse.tokens[prep.head]
    word = prep.text.lower()
    while over.pos == "ADP" and over.head != over.i:
        over = parse.tokens[over.head]
    if word == "to" and over.dep == "pcomp" and over.text.lower() in ADJECTIVE:
        return ADJECTIVE[over.text.lower()]
    if word == "at" and over.dep in ("conj", "dobj", "pobj") and over.text.lower() in NOUN:
        return NOUN[over.text.lower()]
    if word in ("of", "to") and over.pos in ("NOUN", "PROPN"):
        body = found_body(parse, over) if singular(over.text) in ("body", "corpse") else None
        own = body or OF_NOUN.get(singular(over.text)) or (_toll(parse, over) if word == "of" else None)
        if own == "wounded" and any(
            parse.tokens[c].text.lower() in ("fatal", "deadly") for c in parse.children[over.i]
        ):
            return "killed"
        if own is not None or word == "of":
            return own
    if word in ("to", "from", "at", "past", "above", "beyond", "over") and over.pos in ("VERB", "AUX", "NOUN"):
        told = (parse.tokens[c] for c in parse.children[over.i])
        tolls = (_toll(parse, t) for t in told if t.dep in ("nsubj", "nsubjpass", "dobj"))
        return next((s for s in tolls if s is not None), None)
    if word == "with" and over.lemma in ("provide", "supply", "equip"):
        return done(over, "delivered")
    return "advanced" if word == "by" and over.lemma == "advance" else None


def found_body(parse: Parse, noun: Token) -> Predicate | None:
    """Bodies that were found are dead; those that were counted twice were not."""
    for over in parse.ancestors(noun.i):
        if over.lemma in _FINDS:
            twice = any(parse.tokens[c].text.lower() in ("twice", "double") for c in parse.children[over.i])
            return None if twice else "killed"
    return None
