"""Names of places that stand for a person, a language or no name: "Jordan, 34, was arrested", "spoke Arabic", "NaN".

Parser and name layer take such names for places, and with good reason: in most reports they are. What tells is what
only people have or do: an age, a mother, tears, "who", "she"; or a person of that name in the same report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from dateline.extract.places_candidates import METROPOLIS, SPEAKING, Candidate, capital, told_place
from dateline.extract.places_features import prior
from dateline.extract.places_lexicon import (
    GIVEN,
    GIVEN_TOO,
    GOVERNMENT_VERB,
    HUMAN_NOUN,
    HUMAN_OBJECT,
    HUMAN_VERB,
    KIN,
    LOCATIVE,
    VIOLENT_VERB,
)
from dateline.extract.places_named import Named
from dateline.extract.roles import is_office, is_people, plural
from dateline.reading import Mention, Parse, Span, Token
from dateline.text import fold
from dateline.values import Name

#: The oldest that anybody is.
OLDEST = 115
#: Words on either side that are looked at: the pages of tables that the parser takes for one sentence stay cheap.
AROUND = 60
#: Sentences before, in which somebody else may be named whom "she" means.
BACK = 2
_SUBJECT = ("nsubj", "nsubjpass")
_PRONOUNS = frozenset("he she him his her hers himself herself".split())
#: Where something is or is from, whatever the verb: "from Georgia, who".
_SCENE = frozenset("in at near from of for around outside inside across throughout".split())
#: What is done in a language, with or without "in".
_IN_WORDS = frozenset("speak learn teach study understand know".split())
#: A small letter and then a capital end no name of a place: "NaN", "MoD".
_ODD_CASE = re.compile(r"[A-Z]?[a-z]+[A-Z]")


def people(found: Sequence[Candidate], parse: Parse, named: Named, names: Sequence[Mention]) -> frozenset[Span]:
    """The candidates that are no places here. One that is shown to be a person tells the others of its name, but not
    those that follow a word of place or stand before what is the place's, nor any where such a one is ("in Jordan")."""
    full = surnames(names)
    single = [c for c in found if c.stop - c.first == 1]
    away = {c.span for c in single if _ODD_CASE.fullmatch(c.form)}
    borne = [c for c in single if _borne(c, named, full) and not told_place(parse, c.first)]
    if not borne:
        return frozenset(away)
    wanted = {c.stop + 1 for c in borne if c.stop < len(parse.tokens) and parse.tokens[c.stop].text == ","}
    outer = {c.first for c in found if c.first in wanted and _divides(c)}
    placed = {c.span for c in borne if _in_scene(c, parse) or _qualified(c, parse, outer)}
    here = {c.form for c in borne if c.span in placed}
    borne = [c for c in borne if c.span not in placed]
    known = {fold(form) for form in here}
    full = {form: start for form, start in full.items() if form not in known}
    proved = {c.span: c.form for c in borne if _a_person(c, parse, named, full)}
    shown = set(proved.values())
    proved |= {c.span: c.form for c in borne if _beside_a_person(c, parse, shown)}
    shown = set(proved.values()) - here
    for c in borne:
        modifies = _modifies(parse.tokens[c.first], parse.tokens) and named.kind(c.span) != "person"
        if c.span in proved or (c.form in shown and not modifies):
            away.add(c.span)
    return frozenset(away)


def surnames(names: Sequence[Mention]) -> dict[str, int]:
    """The last words of people's names of several words (folded), and where each is first written so."""
    found: dict[str, int] = {}
    for m in names:
        if isinstance(m.value, Name) and m.value.kind == "person":
            words = m.value.name.split()
            if len(words) > 1:
                found.setdefault(fold(words[-1]), m.span.start)
    return found


def _borne(c: Candidate, named: Named, full: dict[str, int]) -> bool:
    """Whether people bear the name, too: as a given name, in this report, or for the name layer."""
    form = fold(c.form)
    return form in GIVEN or form in GIVEN_TOO or form in full or named.kind(c.span) == "person"


def _in_scene(c: Candidate, parse: Parse) -> bool:
    """Whether the name follows a word of place; "to" and "with" of a verb's are none: "spoke to Georgia"."""
    first, _ = parse.sentences[parse.tokens[c.first].sent]
    if c.first == first:
        return False
    at = c.first - 1
    if parse.tokens[at].pos == "ADJ" and at > first:  # "in unincorporated Hayward"
        at -= 1
    before = parse.tokens[at]
    if before.text.lower() in _SCENE:
        kin = at > first and parse.tokens[at - 1].lemma.lower() in KIN
        return not (before.text.lower() == "of" and kin)
    return fold(before.text) in LOCATIVE and before.text.lower() not in ("to", "through", "between", "via")


def _qualified(c: Candidate, parse: Parse, outer: Set[int]) -> bool:
    """Whether a comma and the name of a state or a country follow, and then no list goes on: "Madison, Wisconsin"."""
    tokens = parse.tokens
    if c.stop + 1 not in outer or tokens[c.stop + 1].sent != tokens[c.first].sent:
        return False
    return not _divides(c) or tokens[c.stop + 1].dep == "appos"


def _a_person(c: Candidate, parse: Parse, named: Named, full: dict[str, int]) -> bool:
    """Whether the words beside a name, or a full name before it, show it to be a person's."""
    tokens = parse.tokens
    start, stop = parse.sentences[tokens[c.first].sent]
    if _modifies(tokens[c.first], tokens):
        return False
    before = tokens[c.first - 1] if c.first > start else None
    if before is not None and before.lemma.lower() in KIN and before.tag == "NN":
        return True
    if before is not None and before.text == "of" and c.first - 2 >= start:
        kin = tokens[c.first - 2]
        if kin.lemma.lower() in KIN and kin.tag == "NN":
            return True
    if (
        (_aged(tokens, c.stop, stop) and not _ranked(c, parse))
        or _described(tokens, c.stop, stop)
        or _with_kin(tokens, c.stop, stop)
    ):
        return True
    if full.get(fold(c.form), c.span.end) < c.span.start and named.kind(c.span) == "person":
        return True
    return _acts(c, parse) or _owns(c, parse)


def _modifies(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a name stands before what it is of: "Dallas police", not "Shelton's children"."""
    return token.dep in ("compound", "amod", "nmod") and tokens[token.head].i > token.i


def _aged(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether an age follows: ", 34," and no count of what is named next (", 12 people")."""
    if at + 1 >= stop or tokens[at].text not in (",", "(") or not tokens[at + 1].text.isdigit():
        return False
    if len(tokens[at + 1].text) > 3 or not 0 < int(tokens[at + 1].text) <= OLDEST:
        return False
    return at + 2 >= stop or tokens[at + 2].text in (",", ".", ";", ")", "and", "was", "is", "has", "had", "who")


def _ranked(c: Candidate, parse: Parse) -> bool:
    """Whether the number is a count: others in its sentence have one, too, and the name is a state's or a country's
    ("Chad, 17, Niger, 20 and Mali, 13")."""
    start, stop = parse.sentences[parse.tokens[c.first].sent]
    tokens = parse.tokens
    near = range(max(start + 1, c.first - AROUND), min(stop, c.first + AROUND))
    counted = sum(capital(tokens[i - 1]) and _aged(tokens, i, stop) for i in near)
    return counted > 1 and _divides(c)


def _described(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "who" follows, or what a person is: ", a nurse,"."""
    if at < stop and tokens[at].text == ",":
        at += 1
        if at + 1 < stop and tokens[at].text.lower() in ("a", "an"):
            noun = next((t for t in tokens[at + 1 : min(stop, at + 6)] if t.tag == "NN" and t.dep == "appos"), None)
            return noun is not None and (is_office(noun.lemma) or noun.lemma.lower() in HUMAN_NOUN)
    return at < stop and tokens[at].text in ("who", "whose") and not tokens[at].text.isupper()


def _with_kin(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether "and her husband" follows."""
    words = tokens[at : min(stop, at + 3)]
    return (
        len(words) == 3
        and words[0].text == "and"
        and words[1].text.lower() in ("his", "her")
        and words[2].lemma.lower() in KIN
    )


def _governs(c: Candidate) -> bool:
    """Whether the name is that of a country, a state or a city that stands for one: it may say and do much."""
    return any(s.entry.feature in ("country", "admin1") or s.entry.population > METROPOLIS for s in c.senses)


def _divides(c: Candidate) -> bool:
    """Whether the name is first of all that of a country or a state."""
    chief = max(c.senses, key=lambda s: (prior(s.entry), s.entry.id), default=None)
    return chief is not None and chief.entry.feature in ("country", "admin1")


def _acts(c: Candidate, parse: Parse) -> bool:
    """Whether the name does, or has done to it, what only people do: weeps, is arrested, tells detectives; and, where
    it is no government's, shoots or says."""
    token = parse.tokens[c.first]
    if token.dep not in _SUBJECT:
        return False
    verb = parse.tokens[token.head]
    lemma = verb.lemma.lower()
    if token.dep == "nsubjpass":
        return lemma in HUMAN_OBJECT
    if lemma == "be":  # the parser takes some participles for adjectives: "was handcuffed"
        under = (parse.tokens[i] for i in parse.children[verb.i][:AROUND])
        return any(t.dep == "acomp" and t.lemma.lower() in HUMAN_OBJECT for t in under)
    if lemma in HUMAN_VERB or (lemma == "plead" and _complement(verb, parse, "acomp", "guilty")):
        return True
    if _governs(c):
        return False
    if lemma in SPEAKING:
        return True
    return lemma in VIOLENT_VERB and not any(parse.tokens[i].dep in ("dobj", "dative") for i in parse.children[verb.i])


def _complement(verb: Token, parse: Parse, dep: str, word: str) -> bool:
    return any(
        parse.tokens[i].dep in (dep, "oprd", "dobj") and parse.tokens[i].text == word for i in parse.children[verb.i]
    )


def _owns(c: Candidate, parse: Parse) -> bool:
    """Whether "he" or "she" can be nobody but the name: neither in its sentence nor in the two before is there anybody
    else. Of a country only what is kin to it counts: "her mother"."""
    token = parse.tokens[c.first]
    if token.dep not in (*_SUBJECT, "dobj", "ROOT", "conj", "appos"):
        return False
    verb = parse.tokens[token.head]
    _, stop = parse.sentences[token.sent]
    pronoun = next((t for t in parse.tokens[c.stop : min(stop, c.stop + AROUND)] if t.text.lower() in _PRONOUNS), None)
    if pronoun is None or (token.dep == "nsubj" and verb.lemma.lower() in GOVERNMENT_VERB):
        return False
    if pronoun.dep not in (*_SUBJECT, "poss"):  # "Dallas mourned her": somebody else
        return False
    kin = parse.tokens[pronoun.head].lemma.lower() in KIN and pronoun.dep == "poss"
    if _governs(c) and not kin:
        return False
    first = max(parse.sentences[max(0, token.sent - BACK)][0], c.first - 2 * AROUND)
    return not any(_somebody(t, c) for t in parse.tokens[first : pronoun.i])


def _somebody(token: Token, c: Candidate) -> bool:
    """Whether a word can be what "she" is said of."""
    if token.i == c.first:
        return False
    if token.text.lower() in _PRONOUNS or (token.ent == "PERSON" and token.text != c.form):
        return True
    if token.pos != "NOUN" or plural(token):
        return False
    word = token.lemma.lower()
    return word in KIN or word in HUMAN_NOUN or is_office(word) or is_people(word)


def _beside_a_person(c: Candidate, parse: Parse, shown: set[str]) -> bool:
    """Whether "and" alone joins the name with that of a person who is shown to be one: "Chad and Brittany"."""
    start, stop = parse.sentences[parse.tokens[c.first].sent]
    before = [t.text for t in parse.tokens[max(start, c.first - 2) : c.first]]
    after = [t.text for t in parse.tokens[c.stop : min(stop, c.stop + 2)]]
    return (before[1:] == ["and"] and before[0] in shown) or (after[:1] == ["and"] and after[-1] in shown)


def language(c: Candidate, parse: Parse) -> bool:
    """Whether a people's word means what they speak, and no spot: "in English", "spoke Dutch and Polish"."""
    if not c.senses or any(s.how != "demonym" or s.entry.feature == "water" for s in c.senses):
        return False
    if c.first and parse.tokens[c.first - 1].text.lower() == "the":
        return False
    token = _first_of(parse.tokens[c.first], parse)
    above = parse.tokens[token.head]
    if token.tag in ("NNS", "NNPS") or above.i == token.i:
        return False
    if token.dep == "dobj":
        return above.lemma.lower() in _IN_WORDS
    return token.dep == "pobj" and above.text.lower() in ("in", "into") and _alone(c, parse)


def _first_of(token: Token, parse: Parse) -> Token:
    """The first of the words that "and" joins."""
    for _ in range(20):
        if token.dep != "conj" or token.head == token.i:
            break
        token = parse.tokens[token.head]
    return token


def _alone(c: Candidate, parse: Parse) -> bool:
    """Whether no name or noun follows that the word may go with."""
    return c.stop >= len(parse.tokens) or not (capital(parse.tokens[c.stop]) or parse.tokens[c.stop].pos == "NOUN")
