"""What a bare number counts where its noun stands elsewhere: with the figure before it, or with the verb's subject.

"460 cars were stolen, compared with 63"; "30 guards were hurt, in Lima alone 20"; "the number of raids fell to 12".
"""

from __future__ import annotations

import re

import msgspec

from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.figure import Figure
from dateline.extract.quantities.persons import is_person, singular
from dateline.reading import Parse, Span, Token
from dateline.values import Quantity

#: Words right before a number that set it against the figure before it, whose noun or measure it then shares.
_AGAINST = re.compile(
    r"(?:\b(?:(?:up|down|rise|increase|drop|fall)\s(?:on\s|sharply\s)?from|compared\s(?:with|to)|as\sagainst|against|versus|vs\.?|rather\sthan|instead\sof|previously)\s"
    r"(?:(?:just|only|the|about|around|some|nearly|almost|more\sthan|less\sthan|fewer\sthan|at\sleast|over|under|an\searlier)\s){0,2})$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\s(?:(?:in|on|by)\s[\w ]{2,14}\s)?(?:to|from)\s(?:(?:just|only|about|around|some|nearly|almost)\s)?",
    re.IGNORECASE,
)
_FROM_BEFORE = re.compile(r"\bfrom\s(?:(?:just|only|about|around|some|nearly|almost)\s)?$", re.IGNORECASE)
_CHANGED_TO = re.compile(r"\b(?:to|at)\s(?:(?:just|only|about|around|some|nearly|almost)\s)?$", re.IGNORECASE)
_LEVEL = re.compile(r",?\s(?:or\s[\d.]{1,6}\s?(?:%|percent|per\scent),\s)?(?:to|at)\s")
_ALONE = re.compile(r"\balone,?\s(?:(?:about|some|at\sleast|nearly|more\sthan)\s)?$", re.IGNORECASE)
_THE_REST = re.compile(
    r"\b(?:the\s(?:other|remaining)|(?:a|another)\s(?:further|additional)|another|a\sfurther)\s$", re.IGNORECASE
)
#: Further apart than this, two numbers are not set against each other.
APART = 90
_NUMBERS = frozenset("number total tally count figure".split())
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})

Found = tuple[Span, Quantity, float]


def shares(text: str, parse: Parse, figure: Figure, what: Counted, before: list[Found]) -> tuple[Quantity, bool] | None:
    """The figure before whose noun or measure a bare number shares, and whether it is a part ("in Lima alone 20")."""
    if what.noun is not None or what.part or figure.unit or figure.sign or figure.kind not in ("digits", "words"):
        return None
    if not before or text[figure.first : figure.last].lower() == "one":
        return None
    span, last, _ = before[-1]
    if last.unit is None or last.unit in ("fraction", "magnitude", "year of age") or figure.start - span.end > APART:
        return None
    if any(mark in text[span.end : figure.first] for mark in "\n"):
        return None
    lead = text[span.end : figure.first]
    if last.unit == "point":
        # "Up 0.3 points to 47.6": the level is told in what it moved by.
        higher = (figure.value or 0.0) > (last.value or 0.0)
        return (msgspec.structs.replace(last, of=None), False) if higher and _LEVEL.fullmatch(lead) else None
    if _ALONE.search(lead):
        return last, True
    joined = _FROM.fullmatch(lead) is not None and (
        _FROM_BEFORE.search(text, max(0, span.start - 24), span.start) is not None
        or (_CHANGED_TO.search(text, max(0, span.start - 24), span.start) is not None and " from" in lead)
        or _FROM_BEFORE.search(text, span.start, min(span.end, span.start + 24)) is not None
        or text.startswith("from", span.start)
    )
    if joined or _AGAINST.search(lead):
        return last, False
    if last.unit == "percent" or not _counts(last):
        return None
    if _THE_REST.search(lead) or _stands_alone(parse, what.anchor):
        return last, False
    return None


def _counts(quantity: Quantity) -> bool:
    """Whether a figure counts things or people, and is no measure: its unit is the noun that it counts."""
    noun = singular((quantity.of or "").split(" ")[-1])
    return quantity.unit == "person" or (noun != "" and (quantity.unit or "").endswith(noun))


def _stands_alone(parse: Parse, anchor: Token) -> bool:
    """Whether the number itself is a verb's subject or object: "nine were refloated"."""
    head = parse.tokens[anchor.head]
    return anchor.dep in _ROLES and anchor.pos == "NUM" and head.pos in ("VERB", "AUX") and anchor.i != head.i


def of_subject(parse: Parse, anchor: Token) -> str | None:
    """The singular noun that a bare number counts by its verb's subject: "the number of raids fell to 12"."""
    token = anchor
    for _ in range(3):
        if token.dep not in ("pobj", "prep", "pcomp"):
            break
        token = parse.tokens[token.head]
    if token.pos not in ("VERB", "AUX") or anchor.dep != "pobj":
        return None
    if parse.tokens[anchor.head].text.lower() not in ("to", "from", "at"):
        return None
    for child in parse.children[token.i]:
        subject = parse.tokens[child]
        if subject.dep not in ("nsubj", "nsubjpass") or subject.lemma.lower() not in _NUMBERS:
            continue
        for prep in parse.children[subject.i]:
            if parse.tokens[prep].text.lower() != "of":
                continue
            for noun in (parse.tokens[c] for c in parse.children[prep]):
                if noun.dep == "pobj" and noun.tag in ("NNS", "NNPS"):
                    return "person" if is_person(noun.text) else singular(noun.text)
    return None
