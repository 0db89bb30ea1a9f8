"""Verbs and what hangs on them: lemmas by the tables of states, voice, shared subjects, negation."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.quantities.states import OBJECT, SUBJECT
from dateline.reading import Parse, Token
from dateline.values import Predicate

NEGATIONS = frozenset("not n't never n’t".split())
_MODALS = frozenset("could might may would".split())
_ATTEMPTS = frozenset("try attempt threaten plan want vow intend plot seek conspire refuse fail".split())
_IRREGULAR = {
    "shot": "shoot", "held": "hold", "slain": "slay", "slew": "slay", "retook": "retake", "retaken": "retake",
    "overran": "overrun", "fled": "flee", "sank": "sink", "sunk": "sink", "dying": "die", "burnt": "burn",
}  # fmt: skip
_ENDINGS = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
_AWAY = {
    "wash": ("away",), "sweep": ("away",), "wipe": ("out", "off"), "tear": ("down",), "knock": ("down",),
    "pull": ("down",), "blow": ("up", "down"), "burn": ("down",), "bulldoze": ("down",),
}  # fmt: skip
_DEADLY = ("dead", "to death", "fatally", "and killed", "and died", "and later died", "and fatally")
#: What is fled within minutes; a town, a country or a region is left for longer.
_SPOTS = frozenset(
    """
    scene foot gunman shooter attacker room courtroom courthouse courtyard classroom building house yard store shop mall
    police officer car vehicle truck bus train stadium stand club nightclub bar restaurant theater theatre cinema church
    mosque hotel station platform gunfire shot bullet exit door window stage concert market prison jail custody
    """.split()
)
#: What may stand before the number that opens a clause.
_OPENERS = frozenset("and but while whereas as with , ; – —".split())
_BOUNDS = frozenset("at least about around some nearly almost more than over up to another the other roughly".split())
_ONE = frozenset("a an one another his her their".split())
_AUXILIARIES = frozenset("was were is are be been being has have had got".split())
#: A verb this many words behind the number that opens its clause, or nearer, is its own.
FAR = 8
#: Words of a branch that are looked at: what tells an injury or a custody stands near its verb.
NEAR = 12


def verb_lemma(word: str) -> str:
    """The lemma of a verb form that is in the tables, else the word: parsers take headline verbs for nouns."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    forms = [word]
    for ending, replacements in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms += [stem + r for r in replacements] + ([stem[:-1]] if stem[-1:] == stem[-2:-1] else [])
    return next((form for form in forms if form in OBJECT or form in SUBJECT), word)


def lemma_of(verb: Token) -> str:
    """The lemma by the tables where the form is in them, else the parser's."""
    own = verb_lemma(verb.text.lower())
    return own if own in OBJECT or own in SUBJECT else verb.lemma


def branch(parse: Parse, i: int) -> tuple[Token, ...]:
    """The first words of what depends on token `i`, itself included."""
    token = parse.tokens[i]
    return parse.tokens[token.left : min(token.right + 1, token.left + NEAR)]


def subjects(parse: Parse, verb: Token) -> list[Token]:
    """The verb's own subjects, active or passive."""
    return [parse.tokens[c] for c in parse.children[verb.i] if parse.tokens[c].dep in ("nsubj", "nsubjpass")]


def coordinated(parse: Parse, verb: Token) -> Iterator[Token]:
    """Verbs that share the subject of `verb` ("shot and killed"), without itself."""
    for child in parse.children[verb.i]:
        token = parse.tokens[child]
        if token.dep == "conj" and token.pos in ("VERB", "ADJ") and not _has_subject(parse, token):
            yield token
    head = parse.tokens[verb.head]
    if verb.dep == "conj" and head.pos == "VERB" and not _has_subject(parse, verb):
        yield head


def _has_subject(parse: Parse, verb: Token) -> bool:
    """Whether the verb has a subject of its own: in the tree, or a number or a person that opens its clause right
    before it.

    Parsers hang the number on the noun before it: in "two died in Lima on Friday and 14 were injured" on Friday.
    """
    if subjects(parse, verb):
        return True
    first, _ = parse.sentences[verb.sent]
    i = verb.i - 1
    while i >= first and verb.i - i <= FAR and _helps(parse.tokens[i]):
        i -= 1
    while i >= first and verb.i - i <= FAR and parse.tokens[i].pos in ("NOUN", "PROPN", "ADJ"):
        i -= 1
    if i < first or parse.tokens[i].ent in ("DATE", "TIME"):
        return False
    if parse.tokens[i].pos != "NUM" and (verb.i - i < 2 or parse.tokens[i].text.lower() not in _ONE):
        return False
    while i > first and verb.i - i <= FAR and parse.tokens[i - 1].text.lower() in _BOUNDS:
        i -= 1
    return i > first and parse.tokens[i - 1].text.lower() in _OPENERS


def _helps(token: Token) -> bool:
    return token.pos in ("AUX", "ADV") or token.text.lower() in _AUXILIARIES


def acts(parse: Parse, verb: Token) -> bool:
    """Whether the verb, or one it shares its subject with, has an object of its own: then its subject is the doer."""
    if any(parse.tokens[c].dep in ("nsubjpass", "auxpass") for c in parse.children[verb.i]):
        return False
    return any(
        parse.tokens[c].dep in ("dobj", "dative") and c > token.i
        for token in (verb, *coordinated(parse, verb))
        for c in parse.children[token.i]
    )


def gets_away(parse: Parse, verb: Token) -> bool:
    """Whether "flee" tells of running from a spot ("fled the scene", "fled to the exit"), not of leaving home."""
    if verb.text.lower() not in ("flee", "flees", "fled", "fleeing"):
        return False
    below = (t.lemma.lower() for c in parse.children[verb.i] if c > verb.i for t in branch(parse, c))
    return any(word in _SPOTS for word in below)


def negated(parse: Parse, verb: Token) -> bool:
    """Whether the verb tells what did not happen: "did not kill", "tried to kill", "could kill"."""
    children = [parse.tokens[c] for c in parse.children[verb.i]]
    if any(t.dep == "neg" or t.text.lower() in NEGATIONS for t in children):
        return True
    if verb.tag == "VB" and any(t.text.lower() in _MODALS for t in children):
        return True
    return verb.dep in ("xcomp", "pcomp") and parse.tokens[verb.head].lemma.lower() in _ATTEMPTS


def shot_down(parse: Parse, verb: Token) -> Predicate | None:
    """Aircraft that are shot down and houses that burn down are destroyed; people who are gunned down are killed."""
    if not any(parse.tokens[c].text.lower() == "down" and c > verb.i for c in parse.children[verb.i]):
        return None
    lemma = verb_lemma(verb.text.lower())
    return "killed" if lemma == "gun" else "destroyed" if lemma in ("shoot", "burn") else None


def swept_away(parse: Parse, verb: Token) -> Predicate | None:
    """What is washed away, wiped out or torn down is destroyed."""
    particles = _AWAY.get(verb.lemma.lower())
    if particles is None:
        return None
    near = (parse.tokens[c].text.lower() for c in parse.children[verb.i] if c > verb.i)
    return "destroyed" if any(word in particles for word in near) else None


def done(verb: Token, state: Predicate) -> Predicate:
    """What is still to be delivered ("will send", "its intention to distribute") is pledged."""
    return "pledged" if state == "delivered" and verb.tag == "VB" else state


def worst(parse: Parse, verb: Token, first: Predicate, of_object: bool = False) -> Predicate:
    """Death outweighs a wound where both are said of one subject: "shot and killed", "shot dead", "fatally shot".

    What a verb beside it does to another object ("killed 6 and wounded 21") is not said of this one.
    """
    if first != "wounded":
        return first
    _, stop = parse.sentences[verb.sent]
    if any(t.text.lower() in ("fatally", "mortally") for t in parse.tokens[max(0, verb.i - 2) : verb.i]):
        return "killed"
    if " ".join(t.text.lower() for t in parse.tokens[verb.i + 1 : min(stop, verb.i + 5)]).startswith(_DEADLY):
        return "killed"
    if of_object:
        return first
    deadly = any("killed" in (OBJECT.get(v.lemma), SUBJECT.get(v.lemma)) for v in coordinated(parse, verb))
    return "killed" if deadly else first
