"""In which state is what a figure counts? Decided over the clause: the noun, its adjectives, the verb it hangs on.

Headlines parse badly, so the words next to the figure are asked before the tree is.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.persons import singular
from dateline.extract.quantities.states import ADJECTIVE, NOUN, OBJECT, OF_NOUN, SUBJECT
from dateline.model import Parse, Token
from dateline.values import Predicate

_LINKS = frozenset(
    "were was are is be been being had have has got get gets getting left leaving leave leaves feared confirmed reported reportedly believed presumed pronounced declared found also all "
    "still now later already both either listed remain remained remains reported initially said to officially currently critically seriously severely badly gravely slightly "
    "mortally apparently allegedly lie lying lay thought and accidentally".split()
)
_HARM = frozenset("injury wound burn fracture trauma laceration concussion gunshot condition hospital".split())
_STRIKES = frozenset("hit strike graze pierce catch".split())
_SHOTS = frozenset("bullet gunfire gunshot shot shrapnel fragment round crossfire fire debris knife".split())
_STAYS = frozenset("be remain stay list recover".split())
_CONDITIONS = frozenset("critical serious stable fair grave guarded good".split())
_CARE = frozenset("hospital clinic infirmary icu er care injury wound burn condition smoke".split())
_CARRY = frozenset("take rush transport airlift bring treat admit hospitalize carry fly send hospitalise".split())
_TOLLS = frozenset("toll count tally fatality death".split())
_REACHES = frozenset("be reach hit top pass exceed surpass approach total number near".split())
_NEGATIONS = frozenset("not n't never n’t".split())
_ADVERBS: dict[str, Predicate] = {
    "fatally": "killed",
    "mortally": "killed",
    "critically": "wounded",
    "seriously": "wounded",
    "severely": "wounded",
}


def state(parse: Parse, start: int, what: Counted) -> Predicate:
    """The state of what is counted; `start` is the first token of the figure with its bound words."""
    noun = what.noun
    if noun is not None:
        own = NOUN.get(singular(noun.text))
        if own is not None:
            return own
        if own is None and singular(noun.text) in ("body", "corpse"):
            return _body(parse, noun) or "other"
        if (beside := _beside(parse, what)) is not None:
            return beside
    found = (
        _headline(parse, start, what)
        or _behind(parse, what)
        or _governed(parse, what.anchor)
    )
    return found or "other"


def _beside(parse: Parse, what: Counted) -> Predicate | None:
    """An adjective inside the phrase: "12 injured people", "three dead bodies"."""
    for token in parse.tokens[what.first : what.last]:
        word = token.text.lower()
        if word in ADJECTIVE and token.pos in ("ADJ", "VERB", "NOUN"):
            return ADJECTIVE[word]
    return None


def _headline(parse: Parse, start: int, what: Counted) -> Predicate | None:
    """A verb right before the figure takes it as its object: "kills 12", "injuring 30 others"."""
    if start == 0 or parse.tokens[start - 1].sent != what.anchor.sent:
        return None
    token = parse.tokens[start - 1]
    if token.pos == "ADP" and token.text.lower() == "down" and start > 1 and parse.tokens[start - 2].lemma == "shoot":
        return "destroyed"
    word = token.text.lower()
    if token.pos in ("VERB", "NOUN", "PROPN", "ADJ") and word != token.lemma.lower() or token.tag in ("VB", "VBP"):
        lemma = verb_lemma(word)
        if lemma in OBJECT and not _negated(parse, token):
            return OBJECT[lemma]
    return None


_IRREGULAR = {
    "shot": "shoot", "held": "hold", "slain": "slay", "slew": "slay", "retook": "retake", "retaken": "retake",
    "overran": "overrun", "fled": "flee", "sank": "sink", "sunk": "sink", "dying": "die", "burnt": "burn",
}  # fmt: skip


def verb_lemma(word: str) -> str:
    """The lemma of a verb form that is in the tables, else the word; parsers give headline verbs the lemma of a noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    forms = [word]
    for ending, replacements in (("ies", ("y", "ie")), ("ied", ("y", "ie")), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms += [stem + r for r in replacements] + ([stem[:-1]] if stem[-1:] == stem[-2:-1] else [])
    return next((form for form in forms if form in OBJECT or form in SUBJECT), word)


def _lemma(verb: Token) -> str:
    """The lemma by the tables where the form is in them, else the parser's."""
    own = verb_lemma(verb.text.lower())
    return own if own in OBJECT or own in SUBJECT else verb.lemma


def _behind(parse: Parse, what: Counted) -> Predicate | None:
    """A state right behind the phrase, after at most five linking words: "12 people were killed", "30 hurt"."""
    _, stop = parse.sentences[what.anchor.sent]
    i = what.last + 1
    linked = 0
    while i < stop and linked < 6 and parse.tokens[i].text.lower() in _LINKS:
        i, linked = i + 1, linked + 1
    if i >= stop:
        return None
    token = parse.tokens[i]
    word = token.text.lower()
    if any(t.text.lower() in _NEGATIONS for t in parse.tokens[what.last + 1 : i]):
        return None
    if word in _ADVERBS and (i + 1 >= stop or parse.tokens[i + 1].pos != "VERB") and (what.part or linked):
        return _ADVERBS[word]
    if (
        word in ADJECTIVE
        and not _acts(parse, token)
        and not (linked == 0 and token.pos == "ADJ" and _modifies_next(parse, token))
    ):
        return _with_particle(parse, token) or _worst(parse, token, ADJECTIVE[word])
    lemma = verb_lemma(word)
    if lemma in SUBJECT and token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBP", "VBZ", "VB", "VBG"):
        return SUBJECT[lemma]
    passive = token.tag in ("VBN", "VBD") and (linked > 0 or token.dep in ("acl", "ROOT"))
    if lemma in OBJECT and passive and not _acts(parse, token):
        return _worst(parse, token, _with_particle(parse, token) or OBJECT[lemma])
    return None


def _modifies_next(parse: Parse, token: Token) -> bool:
    head = parse.tokens[token.head]
    return token.dep == "amod" and head.i > token.i


def _acts(parse: Parse, verb: Token) -> bool:
    """Whether the verb, or one it shares its subject with, has an object of its own: then its subject is the doer."""
    for token in (verb, *_coordinated(parse, verb)):
        if any(
            parse.tokens[c].dep in ("dobj", "dative") and parse.tokens[c].i > token.i for c in parse.children[token.i]
        ):
            if not _is_passive(parse, verb):
                return True
    return False


def _is_passive(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in parse.children[verb.i])


def _coordinated(parse: Parse, verb: Token) -> Iterator[Token]:
    """Verbs that share the subject of `verb` ("shot and killed"), without itself."""
    for child in parse.children[verb.i]:
        token = parse.tokens[child]
        if token.dep == "conj" and token.pos in ("VERB", "ADJ") and not _has_subject(parse, token):
            yield token
    head = parse.tokens[verb.head]
    if verb.dep == "conj" and head.pos == "VERB" and not _has_subject(parse, verb):
        yield head


def _worst(parse: Parse, verb: Token, first: Predicate) -> Predicate:
    """Death outweighs a wound where both are said of one subject: "shot and killed", "shot dead", "fatally shot"."""
    if first != "wounded":
        return first
    near = [
        parse.tokens[i]
        for i in range(max(0, verb.i - 2), min(len(parse.tokens), verb.i + 5))
        if parse.tokens[i].sent == verb.sent
    ]
    for token in near:
        if token.text.lower() in ("fatally", "mortally") and token.i < verb.i:
            return "killed"
    words = " ".join(t.text.lower() for t in near if t.i > verb.i)
    if words.startswith(("dead", "to death", "fatally", "and killed", "and died", "and later died", "and fatally")):
        return "killed"
    for other in _coordinated(parse, verb):
        if OBJECT.get(other.lemma) == "killed" or SUBJECT.get(other.lemma) == "killed":
            return "killed"
    return first


def _with_particle(parse: Parse, verb: Token) -> Predicate | None:
    """ "Shot down" and "burned down" destroy; "taken hostage" holds; "taken into custody" arrests."""
    words = {parse.tokens[c].text.lower() for c in parse.children[verb.i] if parse.tokens[c].i > verb.i}
    lemma = verb_lemma(verb.text.lower())
    if "down" in words and lemma in ("shoot", "burn", "gun"):
        return "destroyed" if lemma != "gun" else "killed"
    return None


def _negated(parse: Parse, verb: Token) -> bool:
    return any(
        parse.tokens[c].dep == "neg" or parse.tokens[c].text.lower() in _NEGATIONS for c in parse.children[verb.i]
    )


def _governed(parse: Parse, anchor: Token) -> Predicate | None:
    """The state by the anchor's place in the dependency tree; a conjunct takes the place of the first of its list."""
    token = anchor
    for _ in range(6):
        if (
            token.dep not in ("conj", "appos", "nmod")
            or token.head == token.i
            or parse.tokens[token.head].pos not in ("NOUN", "PROPN", "NUM", "PRON")
        ):
            break
        token = parse.tokens[token.head]
    head = parse.tokens[token.head]
    return _by_role(parse, token, head) or _in_relative(parse, anchor)


def _by_role(parse: Parse, token: Token, head: Token) -> Predicate | None:
    if token.dep in ("nsubj", "nsubjpass"):
        return _as_subject(parse, head, token.dep)
    if token.dep in ("npadvmod", "dobj") and head.lemma == "advance":
        return "advanced"
    if token.dep in ("dobj", "attr", "oprd", "ccomp"):
        return _as_object(parse, head, token)
    return _as_complement(parse, head) if token.dep == "pobj" else None


def _in_relative(parse: Parse, noun: Token) -> Predicate | None:
    for child in parse.children[noun.i]:
        verb = parse.tokens[child]
        if verb.dep in ("relcl", "acl") and verb.i > noun.i:
            subjects = [parse.tokens[c] for c in parse.children[child] if parse.tokens[c].dep in ("nsubj", "nsubjpass")]
            if verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in OBJECT:
                return _worst(parse, verb, OBJECT[verb.lemma])
            if subjects and subjects[0].text.lower() in ("who", "that", "which"):
                return _as_subject(parse, verb, subjects[0].dep)
    return None


def _as_subject(parse: Parse, verb: Token, dep: str) -> Predicate | None:
    if _negated(parse, verb):
        return None
    lemma = _lemma(verb)
    children = [parse.tokens[c] for c in parse.children[verb.i]]
    if lemma in SUBJECT and dep == "nsubj" and not (lemma == "evacuate" and _acts(parse, verb)):
        return SUBJECT[lemma]
    passive = dep == "nsubjpass" or (verb.tag in ("VBN", "VBD") and not _acts(parse, verb) and verb.dep != "relcl")
    if (
        passive
        and lemma in OBJECT
        and not (dep == "nsubj" and lemma in ("hold", "claim", "promise", "pledge", "shoot", "supply", "distribute"))
    ):
        return _worst(parse, verb, _with_particle(parse, verb) or OBJECT[lemma])
    for other in _coordinated(parse, verb):
        if (
            SUBJECT.get(other.lemma) or (OBJECT.get(other.lemma) if dep == "nsubjpass" else None)
        ) == "killed" and not _has_subject(parse, other):
            return "killed"
    below = {t.lemma.lower() for c in children if c.i > verb.i for t in parse.subtree(c.i)[:12]}
    if dep == "nsubjpass" and lemma == "take" and "custody" in below:
        return "arrested"
    if dep == "nsubjpass" and lemma == "take" and below & {"hostage", "captive", "prisoner"}:
        return "held" if "hostage" in below else "captured"
    if lemma in _CARRY and dep == "nsubjpass" and below & _CARE:
        return "wounded"
    if lemma in _STRIKES and dep == "nsubjpass" and below & _SHOTS:
        return "wounded"
    if lemma in ("suffer", "sustain", "receive", "have") and below & {"injury", "wound", "burn", "fracture"}:
        return "wounded"
    if lemma == "lose" and below & {"life"}:
        return "killed"
    for child in children:
        if child.dep in ("acomp", "oprd", "attr", "advmod") and child.text.lower() in ADJECTIVE and child.i > verb.i:
            return ADJECTIVE[child.text.lower()]
    if lemma == "be" and "among" in below:
        return next(
            (NOUN[word] for word in ("dead", "injured", "wounded", "missing", "displaced") if word in below), None
        )
    if lemma in _STAYS and (below & {"hospital", "hospitalize"} or ("condition" in below and below & _CONDITIONS)):
        return "wounded"
    if lemma in ("be", "remain") and "custody" in below:
        return "arrested"
    return None


def _subjects(parse: Parse, verb: Token) -> Iterator[Token]:
    return (parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep in ("nsubj", "nsubjpass"))


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in parse.children[verb.i])


def _as_object(parse: Parse, verb: Token, token: Token) -> Predicate | None:
    if _negated(parse, verb):
        return None
    lemma = _lemma(verb)
    if singular(token.text) == "life" and lemma in ("claim", "cost", "take", "lose"):
        return "killed"
    if lemma in OBJECT and token.dep == "dobj" and verb.pos in ("VERB", "NOUN", "PROPN"):
        return _worst(parse, verb, _with_particle(parse, verb) or OBJECT[lemma])
    if lemma in _STRIKES and token.dep == "dobj" and {t.lemma.lower() for t in _subjects(parse, verb)} & _SHOTS:
        return "wounded"
    if lemma == "leave":
        below = {
            t.lemma.lower() for c in parse.children[verb.i] if parse.tokens[c].i > token.i for t in parse.subtree(c)[:6]
        }
        for word, predicate in sorted(ADJECTIVE.items()):
            if word in below:
                return predicate
        return "wounded" if below & _HARM else None
    if lemma in _REACHES:
        for child in parse.children[verb.i]:
            if parse.tokens[child].dep == "nsubj":
                return _toll(parse, parse.tokens[child])
    return None


def _toll(parse: Parse, subject: Token) -> Predicate | None:
    """What a toll tells: "the death toll", "the number of injured", "the number of people killed"."""
    words = [t.lemma.lower() for t in parse.subtree(subject.i)[:10]] + [
        t.text.lower() for t in parse.subtree(subject.i)[:10]
    ]
    if subject.lemma.lower() not in (
        "toll",
        "number",
        "count",
        "tally",
        "total",
        "death",
        "fatality",
        "injury",
        "figure",
    ):
        return None
    for word in words:
        if word in NOUN or word in ADJECTIVE:
            return NOUN.get(word) or ADJECTIVE.get(word)
    return "killed" if subject.lemma.lower() == "toll" else None


def _as_complement(parse: Parse, prep: Token) -> Predicate | None:
    """Behind a preposition: "deaths of 12", "injuries to 12", "a death toll of 12", "the toll rose to 12"."""
    over = parse.tokens[prep.head]
    word = prep.text.lower()
    while over.pos == "ADP" and over.head != over.i:
        over = parse.tokens[over.head]
    if word == "to" and over.dep == "pcomp" and over.text.lower() in ADJECTIVE:
        return ADJECTIVE[over.text.lower()]
    if word in ("of", "to") and over.pos in ("NOUN", "PROPN"):
        own = OF_NOUN.get(singular(over.text))
        if own is not None:
            return own
        if word == "of":
            return _toll(parse, over)
    if word in ("to", "at", "past", "above", "beyond", "over") and over.pos in ("VERB", "AUX", "NOUN"):
        for child in parse.children[over.i]:
            if parse.tokens[child].dep in ("nsubj", "nsubjpass", "dobj"):
                found = _toll(parse, parse.tokens[child])
                if found is not None:
                    return found
    if word == "by" and over.lemma == "advance":
        return "advanced"
    return None


def _body(parse: Parse, noun: Token) -> Predicate | None:
    """Bodies that were found are dead."""
    if singular(noun.text) not in ("body", "corpse"):
        return None
    token = noun
    for over in parse.ancestors(token.i):
        if over.lemma in (
            "find",
            "recover",
            "pull",
            "retrieve",
            "discover",
            "exhume",
            "identify",
            "see",
            "bring",
            "count",
            "take",
            "wash",
            "remove",
            "unearth",
        ):
            return "killed"
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
    head = parse.tokens[token.head]
    if token.dep == "pobj" and head.text.lower() in ("including", "among"):
        return True
    return start > 0 and parse.tokens[start - 1].text.lower() == "including"


def person_state(parse: Parse, start: int, what: Counted) -> Predicate:
    """The state of one described person: as `state`, without reading the noun as a count of states."""
    return _headline(parse, start, what) or _behind(parse, what) or _governed(parse, what.anchor) or "other"
