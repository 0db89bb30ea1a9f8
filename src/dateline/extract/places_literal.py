"""Whether a toponym names a location, or the people and government of one ("Moscow said", "Russian forces").

Rules over the parse, after the distinctions of Gritta, Pilehvar and Collier (2020), "A pragmatic guide to geoparsing
evaluation": literal are locations and what lies in them, not literal are metonyms, demonyms, names inside the names of
organisations, and modifiers of what is not a place.
"""

from __future__ import annotations

from dateline.extract.places_candidates import Candidate, capital
from dateline.extract.places_lexicon import GOVERNMENT_VERB, GROUP_NOUN, ORGANISATION, PLACE_NOUN, SPOT_OF, TITLES
from dateline.reading import Parse, Token
from dateline.resources import country_names
from dateline.text import fold

_MODIFIER = frozenset({"compound", "amod", "nmod", "poss"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
#: A country after these is a party, not a spot ("talks with Iran", "sanctions against Russia").
_PARTY = frozenset("with against by for".split())
_MOVING = frozenset("leave depart head sail fly bind embark".split())
#: What a country undergoes or is as land; anything else that it does, its government does.
_STATIVE = frozenset(
    "be lie border cover suffer experience see contain stretch span sit become remain rank receive record average "
    "flood burn shake freeze".split()
)
_TOWARDS_A_PARTY = frozenset(
    "accuse blame urge order ask tell warn threaten sanction support back recognize recognise help assist arm supply "
    "condemn criticize criticise praise thank denounce pressure press allow force want let give sue beat defeat "
    "outlast join represent oppose persuade convince demand call expect".split()
)
_DEALINGS = frozenset(
    "talk talks negotiation relation relations war conflict tension agreement deal dispute ceasefire truce tie ties "
    "treaty meeting match game peace accord pact rivalry exchange cooperation".split()
)
_PARTS = frozenset(
    "center centre north south east west side end part parts heart street streets square suburbs countryside shore "
    "shores soil territory mountains hills forest beach waters airspace capital borders land south-east".split()
)
#: Kinds of feature that have a government.
_GOVERNED = frozenset({"country", "admin1", "region"})


def literal(c: Candidate, label: str, demonym: bool, feature: str, parse: Parse) -> bool:
    """Whether the candidate names a location here. `label` is the parser's view of it (`Context.label`)."""
    demonym = demonym and feature != "water"  # "the Caribbean" is the sea as well
    head = _head(c, parse)
    above = parse.tokens[head.head]
    outside = not c.first <= above.i < c.stop
    governor = above if outside and above.i != head.i else None
    if head.dep == "conj" and governor is not None:
        head, governor = _first_conjunct(governor, parse)
    if governor is not None and head.dep in _MODIFIER and governor.i > head.i:
        return _modifies_a_place(governor) or (not demonym and _opens_a_scene(c, parse))
    if demonym:
        return False
    following = parse.tokens[c.stop] if c.stop < len(parse.tokens) else None
    if label == "in-ORG" and following is not None and capital(following):
        return fold(following.text) in SPOT_OF and fold(following.text) not in ORGANISATION
    if governor is None:
        return True
    return not _stands_for_people(head, governor, feature, parse)


def _stands_for_people(head: Token, governor: Token, feature: str, parse: Parse) -> bool:
    """Whether what the name does, or what is done to it, is done by or to a government or a people."""
    governed = feature in _GOVERNED
    if head.dep in _SUBJECT and (governor.lemma in GOVERNMENT_VERB):
        return True
    if head.dep == "nsubj" and governed and governor.pos in ("VERB", "AUX"):
        return governor.lemma not in _STATIVE
    if head.dep in ("dobj", "dative") and governed:
        return governor.lemma in _TOWARDS_A_PARTY
    if head.dep != "pobj" or not governed:
        return False
    if governor.lemma.lower() in _PARTY:
        return parse.tokens[governor.head].lemma not in _MOVING
    above = parse.tokens[governor.head]
    if governor.text.lower() == "between":
        return above.lemma.lower() in _DEALINGS
    ruled = above.lemma.lower() in GROUP_NOUN or fold(above.text) in TITLES
    return governor.text.lower() == "of" and ruled and above.i != governor.i


def is_capital(form: str) -> bool:
    """Whether a form is the name of some country's seat of government, which stands for it ("Tokyo protested")."""
    return country_names().get(fold(form), ("", ""))[1] == "capital"


def _opens_a_scene(c: Candidate, parse: Parse) -> bool:
    """Whether a sentence or a part of it begins with where it happened, and the parser took the place for part of what
    follows it: "In Abuja lawmakers blamed the police", "In Kisumu and Siaya crowds danced"."""
    first, _ = parse.sentences[parse.tokens[c.first].sent]
    marks = [i for i in range(first, c.first) if parse.tokens[i].text in (";", ":", "–", "—", "-")]
    opening = parse.tokens[marks[-1] + 1 if marks else first : c.first]
    if not opening or opening[0].text.lower() not in ("in", "at", "near", "around", "outside"):
        return False
    return all(t.text in (",", "and", "or") or capital(t) for t in opening[1:])


def _head(c: Candidate, parse: Parse) -> Token:
    """The token of the span whose own head lies outside it."""
    for token in parse.tokens[c.first : c.stop]:
        if not c.first <= token.head < c.stop or token.head == token.i:
            return token
    return parse.tokens[c.stop - 1]


def _first_conjunct(token: Token, parse: Parse) -> tuple[Token, Token | None]:
    """The first of the words that "and" joins, and what it depends on."""
    for _ in range(20):
        if token.dep != "conj" or token.head == token.i:
            break
        token = parse.tokens[token.head]
    return token, None if token.head == token.i else parse.tokens[token.head]


def _modifies_a_place(noun: Token) -> bool:
    word = fold(noun.text)
    return (
        noun.lemma.lower() in PLACE_NOUN or word in PLACE_NOUN or word in _PARTS or (capital(noun) and word in SPOT_OF)
    )
