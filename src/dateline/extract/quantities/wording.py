"""The unit of a figure, and `of`: what is counted, in the report's own words, with its state."""

from __future__ import annotations

import re

from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.figure import Figure
from dateline.extract.quantities.persons import is_person, singular
from dateline.extract.quantities.states import (
    ADJECTIVE,
    ANIMALS,
    AREA_STATES,
    CARGO_STATES,
    HOLDINGS,
    MONEY_STATES,
    NOUN,
    PEOPLE_STATES,
    SHARE_STATES,
    THING_STATES,
)
from dateline.reading import Parse, Span, Token
from dateline.values import Predicate

_OF = re.compile(r"(?:\s\([^()]{1,40}\))?\s(?:of|in|worth\sof)\s(?:the\s|its\s|their\s|his\s)?", re.IGNORECASE)
_MEASURED: dict[str, frozenset[str]] = {
    "money": MONEY_STATES,
    "area": AREA_STATES,
    "distance": frozenset({"advanced"}),
    "percent": SHARE_STATES,
    **dict.fromkeys(("mass", "volume", "power"), CARGO_STATES),
}
#: Counted nouns that stand for people without naming them: "30 others", "12 lives", "12 bodies".
#: Nouns of a part or a pack: what is counted is told behind "of" ("20 pieces of equipment").
_PACKS = frozenset(
    "piece item type kind category pair set load truckload planeload shipment bag box crate case unit cache round "
    "head".split()
)
_MONEY = frozenset("dollar euro pound rupee ruble rouble yen yuan franc peso rand naira shilling".split())
_STAND_INS = frozenset("other life body casualty victim soul dead".split())
LONGEST = 60
LONGEST_WORD = 24


def unit_name(text: str, figure: Figure, what: Counted) -> str | None:
    """The one name of the unit: of a measure, a currency, "person", "fraction", or the counted noun in the singular."""
    if figure.sign is not None:
        return figure.sign.name
    if figure.unit is not None:
        return figure.unit.name
    if figure.kind == "fraction":
        return "fraction"
    if what.noun is None:
        return None
    noun = _hyphened(text, figure, what.noun)
    people = what.noun.ent == "NORP" and what.noun.tag in ("NNPS", "NNS")
    if people or is_person(noun) or noun in NOUN or noun in _STAND_INS:
        return "person"
    return noun


def _hyphened(text: str, figure: Figure, noun: Token) -> str:
    """The singular of the noun with what hyphens join to it: "start-up", not "up"."""
    start, floor = noun.start, max(figure.end, noun.start - LONGEST_WORD)
    while start > floor and (text[start - 1].isalnum() or (text[start - 1] == "-" and start < noun.end)):
        start -= 1
    prefix = text[start : noun.start].lstrip("-").lower()
    return prefix + singular(noun.text)


def compound(parse: Parse, unit: str | None, what: Counted, predicate: Predicate) -> str | None:
    """The unit with the nouns that make one word of it: "shipping container", "NBA team".

    What is counted in a state stays the bare noun: "30 homes" and "30 family homes destroyed" answer one question.
    """
    noun = what.noun
    if unit is None or noun is None or predicate != "other" or not unit.endswith(singular(noun.text)):
        return unit
    first = noun.i
    while first > what.first and parse.tokens[first - 1].dep == "compound" and _is_kind(parse.tokens[first - 1]):
        first -= 1
    words = [t.text if t.pos == "PROPN" else t.text.lower() for t in parse.tokens[first : noun.i]]
    return " ".join([*words, unit])


def _is_kind(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and token.text[:1].isalnum()


def of_words(text: str, parse: Parse, figure: Figure, what: Counted, predicate: Predicate) -> str | None:
    """`of`: "people wounded", "settlements recaptured", "square km of territory"; None for bare money and shares."""
    if figure.sign is not None or figure.unit is not None:
        words = _measured(text, parse, figure, predicate)
    else:
        words = _phrase(text, parse, what, predicate)
    if predicate == "other":
        return words
    return f"{words} {predicate}" if words else ("people " + predicate if predicate in PEOPLE_STATES else None)


def _measured(text: str, parse: Parse, figure: Figure, predicate: Predicate) -> str | None:
    unit = figure.unit or figure.sign
    assert unit is not None
    written = text[unit.start : unit.end].strip(" -")
    if figure.sign is not None:
        written = written.replace(" ", "") if len(written.replace(" ", "")) > 1 else ""
    thing = _thing(text, parse, figure.end)
    if unit.dimension in ("percent", "money", "time", "age"):
        if predicate != "other":
            return thing
        return written if unit.dimension in ("money", "age") and re.search(r"[A-Za-z]", written) else None
    if thing is not None and (predicate != "other" or unit.dimension in ("area", "volume", "mass")):
        return f"{written} of {thing}"
    return written


def _thing(text: str, parse: Parse, end: int) -> str | None:
    """What a measure is of: the noun phrase behind "of", "in" or "worth of"."""
    match = _OF.match(text, end)
    if match is None:
        return None
    first = last = None
    for token in parse.between(Span(match.end(), min(len(text), match.end() + LONGEST))):
        if token.pos not in ("NOUN", "ADJ", "PROPN") or token.ent in ("DATE", "TIME"):
            break
        first, last = first or token, token
    return None if first is None or last is None or last.pos not in ("NOUN", "PROPN") else text[first.start : last.end]


def _phrase(text: str, parse: Parse, what: Counted, predicate: Predicate) -> str | None:
    if what.noun is None:
        return None
    noun = singular(what.noun.text)
    if predicate != "other" and (noun in _STAND_INS or noun in NOUN):
        return "people"
    words = parse.tokens[what.first : what.last + 1]
    if predicate != "other":
        words = tuple(t for t in words if t.text.lower() not in ADJECTIVE)
    while len(words) > 1 and words[-1].end - words[0].start > LONGEST:
        words = words[1:]
    said = " ".join(text[words[0].start : words[-1].end].split()) if words else noun
    if noun in _MONEY and predicate != "other":
        return _thing(text, parse, what.noun.end) or said  # "billions of dollars in weapons"
    matter = _thing(text, parse, what.noun.end) if noun in _PACKS and text.startswith(" of ", what.noun.end) else None
    return said if matter is None else f"{said} of {matter}"


def of_places(predicate: Predicate, figure: Figure, unit: str | None) -> Predicate:
    """People and equipment are captured; towns and ground are seized."""
    place = unit in HOLDINGS or (figure.unit is not None and figure.unit.dimension == "area")
    return "seized" if predicate == "captured" and place else predicate


def fits(predicate: Predicate, figure: Figure, unit: str | None) -> bool:
    """Whether what is counted can be in the state at all: hours are not killed, and money is not wounded."""
    if predicate == "other":
        return True
    measure = figure.sign or figure.unit
    if measure is not None:
        return predicate in _MEASURED.get(measure.dimension, frozenset())
    if unit in ("person", None):
        return predicate in PEOPLE_STATES
    if unit == "fraction":
        return predicate in SHARE_STATES
    if predicate in ("killed", "wounded"):
        return unit in ANIMALS
    return predicate in THING_STATES or (predicate == "held" and unit in HOLDINGS)
