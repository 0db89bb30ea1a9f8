"""What a numeral counts: the noun, the words of its phrase, and the token that stands for the figure in the clause."""

from __future__ import annotations

from typing import NamedTuple

from dateline.extract.quantities.figure import Figure
from dateline.extract.quantities.persons import PERSONS, is_person, singular
from dateline.extract.quantities.states import ADJECTIVE
from dateline.reading import Parse, Token

_UP = frozenset({"nummod", "quantmod", "compound", "amod", "det", "advmod", "neg", "nmod", "npadvmod"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
#: Marks that part what stands before a noun from the noun.
_PARTING = frozenset(",;:()|^•·→/\\=*#~<>")
_SKIP = frozenset("more other additional further new the these those its their his her our all such another".split())
_PRONOUNS = frozenset("them whom us you which these those".split())
#: Words that a noun phrase of news never holds, though the parser may tag them as nouns or adjectives.
_NEVER = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow alive".split())
_NEVER |= frozenset(ADJECTIVE)
_TIMES = frozenset("year month week day season quarter decade night".split())
#: Nouns that are counted without a plural sign.
UNCHANGED = frozenset(
    "dead injured wounded missing personnel staff police aircraft spacecraft helicopter crew cattle sheep troop head "
    "offspring livestock poultry fish deer people".split()
)
#: A noun further to the right than this is not what the numeral counts.
REACH = 8


class Counted(NamedTuple):
    """`noun` is what is counted; `first`..`last` the tokens of its phrase without the numeral; `anchor` the token whose
    place in the clause is the figure's; `part` is True for "three of the wounded" and "two of them"."""

    noun: Token | None
    first: int
    last: int
    anchor: Token
    part: bool = False


def counted(parse: Parse, numeral: tuple[Token, ...], vague: bool, behind: int = -1) -> Counted:
    """The counted noun of the numeral that `numeral` (at least one token) spells; bound words behind it ("50,000-plus
    dead") run to token `behind`."""
    last = numeral[-1]
    _, stop = parse.sentences[last.sent]
    following = max(last.i, behind) + 1
    if following < stop and parse.tokens[following].text.lower() == "of":
        return _partitive(parse, last, following, stop, vague)
    noun = _climb(parse, last)
    if noun is None:
        noun = _fired(parse, following, stop) or _scan(parse, following, stop)
    if noun is None:
        return Counted(None, following, following - 1, last)
    noun = _glued(parse, noun)
    first = following
    while first < noun.i and (parse.tokens[first].text.lower() in _SKIP or parse.tokens[first].pos == "PUNCT"):
        first += 1
    return Counted(noun, first, noun.i, noun)


def agreeing(parse: Parse, what: Counted, figure: Figure) -> Counted:
    """`what` with a noun that agrees in number: parsers read "150 migrants plan to go" as plans, "2.1 last year" as
    years."""
    noun = what.noun
    if noun is None or noun.tag != "NN" or what.part or (figure.value == 1.0 and figure.bound == "exact"):
        return what
    words = parse.tokens[what.first : noun.i]
    people = next((t for t in reversed(words) if t.tag == "NNS" and is_person(t.text)), None)
    if people is not None:
        return Counted(people, what.first, people.i, people)
    if any(t.text.lower() in ("last", "next", "this") for t in words) and noun.lemma in _TIMES:
        return what._replace(noun=None)
    return _hyphened(parse, what, noun) or _owned(parse, what, noun) or _piled(parse, what, noun) or what


def _piled(parse: Parse, what: Counted, noun: Token) -> Counted | None:
    """ "A 3 cylinder engine", "a three course meal": of nouns in a pile the first is what there are three of."""
    words = parse.tokens[what.first : noun.i + 1]
    if len(words) < 2 or any(t.tag != "NN" for t in words) or any(t.text.lower() in UNCHANGED for t in words):
        return None
    return Counted(words[0], words[0].i, words[0].i, what.anchor)


def _hyphened(parse: Parse, what: Counted, noun: Token) -> Counted | None:
    """ "A 12-man team", "a six-shot revolver": the noun behind the hyphen is counted, not the one that it describes."""
    words = parse.tokens[what.first : noun.i]
    if len(words) < 2 and not (words and words[0].i > 0 and parse.tokens[words[0].i - 1].text == "-"):
        return None
    first = words[1] if words[0].text == "-" else words[0]
    glued = parse.tokens[first.i - 1].text == "-" and parse.tokens[first.i - 2].pos == "NUM"
    return Counted(first, first.i, first.i, what.anchor) if glued and first.tag == "NN" else None


def _owned(parse: Parse, what: Counted, noun: Token) -> Counted | None:
    """ "Two sheriff's department employees": whose they are is told before what they are."""
    head = parse.tokens[noun.head]
    if (
        noun.i + 1 >= len(parse.tokens)
        or parse.tokens[noun.i + 1].tag != "POS"
        or not noun.i < head.i <= noun.i + REACH
    ):
        return None
    return Counted(head, what.first, head.i, head) if head.tag in ("NNS", "NNPS") else None


def _glued(parse: Parse, noun: Token) -> Token:
    """ "X-rays": the plural behind the hyphen, where the parser stops before it."""
    if noun.i + 2 >= len(parse.tokens):
        return noun
    hyphen, behind = parse.tokens[noun.i + 1], parse.tokens[noun.i + 2]
    joined = hyphen.text == "-" and noun.end == hyphen.start and hyphen.end == behind.start and behind.tag == "NNS"
    return behind if joined else noun


def _climb(parse: Parse, token: Token) -> Token | None:
    """The noun to the right that the parser hangs the numeral on."""
    start = token
    for _ in range(4):
        head = parse.tokens[token.head]
        if token.dep not in _UP or head.i == token.i or head.i <= start.i or head.i > start.i + REACH:
            break
        if any(
            t.text in _PARTING or (t.pos in ("VERB", "AUX", "ADP") and t.tag not in ("VBN", "VBG"))
            for t in parse.tokens[start.i + 1 : head.i]
        ):
            break
        token = head
    counts = token is not start and token.pos in _NOMINAL and _has_letter(token)
    return token if counts and token.text.lower() not in _NEVER else None


def _has_letter(token: Token) -> bool:
    """Whether the token is a word: bars of a table, arrows and carets are tagged as nouns, too."""
    return any(c.isalpha() for c in token.text)


def _fired(parse: Parse, i: int, stop: int) -> Token | None:
    """ "Fired one shot": the noun, which elsewhere is the state of whoever was hit ("one shot, two stabbed")."""
    if i >= stop or parse.tokens[i].text.lower() != "shot":
        return None
    head = parse.tokens[parse.tokens[i].head]
    return parse.tokens[i] if head.lemma.lower() in ("fire", "hear", "take") and head.i < i else None


def _scan(parse: Parse, i: int, stop: int) -> Token | None:
    """The last noun of the run of adjectives and nouns that follows, for numerals that the parser hung elsewhere."""
    noun: Token | None = None
    for token in parse.tokens[i : min(stop, i + REACH)]:
        word = token.text.lower()
        if token.tag == "POS" and noun is not None:
            noun = None
            continue
        if token.text in _PARTING:
            break
        state = word in _NEVER and token.tag in ("JJ", "VBN") and token.dep == "amod" and token.head > token.i
        if word in ("and", "or") and noun is None and _joins_adjectives(parse, token, stop):
            continue
        people = token.pos == "VERB" and word.endswith("s") and singular(word) in PERSONS  # "4 occupants swam"
        inside = (
            people
            or state
            or token.pos in _INSIDE
            or (token.tag in ("VBN", "VBG") and token.dep == "amod")
            or word in _SKIP
        )
        if not (inside or (token.text == "-" and noun is None)) or token.ent in ("DATE", "TIME"):
            break
        if (word in _NEVER and not state) or (noun is not None and token.pos not in _NOMINAL and not people):
            break
        if noun is not None and token.pos == "PROPN" and noun.pos == "NOUN":
            break
        if (token.pos in _NOMINAL or people) and not state:
            noun = token
        if people:
            break
    return noun


def _joins_adjectives(parse: Parse, token: Token, stop: int) -> bool:
    """ "4.3 million digital and physical sales"."""
    around = (token.i - 1, token.i + 1)
    return token.i + 2 < stop and all(parse.tokens[i].pos == "ADJ" for i in around)


def _partitive(parse: Parse, last: Token, of: int, stop: int, vague: bool) -> Counted:
    """ "Dozens of people", "three of the wounded", "two of them"."""
    i = of + 1
    while i < stop and parse.tokens[i].text.lower() in _SKIP:
        i += 1
    if i >= stop:
        return Counted(None, of, last.i, last)
    if parse.tokens[i].text.lower() in _PRONOUNS:
        return Counted(None, i, i, last, part=True)
    noun = _scan(parse, i, stop)
    end = noun.i if noun is not None else i - 1
    return Counted(noun, i, max(end, last.i), last, part=not vague)
