"""Numbers that are no figures by the words and the parse around them: years, names, ordinals, idioms, bare pronouns."""

from __future__ import annotations

import re

from dateline.extract.quantities.counted import UNCHANGED, Counted
from dateline.extract.quantities.figure import Figure
from dateline.extract.quantities.numerals import Numeral
from dateline.extract.quantities.persons import is_person, singular
from dateline.reading import Parse, Token

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|to|during|before|after|around|late|early|mid|year|the|and|between|for|through|last"
    r"|fiscal|spring|summer|autumn|fall|winter)|[-–(/’']|,)\s?$",
    re.IGNORECASE,
)
_AMOUNT_OF = re.compile(r"\b(?:average|total|sum|cost|price|fee|fine|minimum|maximum)\sof\s$", re.IGNORECASE)
_DATED = re.compile(r"\b(?:in|since|until|till|during|year)\s$", re.IGNORECASE)
#: Plural nouns that years precede ("2018 sales") do not make a count; people and things that are hit, moved or held do.
_COUNTABLE = re.compile(
    r"\s(?:[a-z]+\s)?(?:people|persons|civilians|men|women|children|soldiers|troops|residents|families|homes|houses|buildings|others|square|km|kilomet"
    r"|miles|meters|metres|dollars|euros|units|hectares|acres|jobs|workers|employees|prisoners|protesters|refugees|migrants|tons|tonnes)"
)
_IDIOM = re.compile(
    r"(?:no(?:\sone)?|one)\s(?:doubt|longer|way|matter|wonder|comment|means|idea|less|more|other|such|reason|sign|question|immediate|"
    r"further|evidence|word|part|place|need|plans?|time|where|side|hand|thing|day|another|problem|right|choice|point|fewer|"
    r"exception|secret|use|good|better|surprise|chance|big|real|clear|else|can|could|would|will|should|has|is|wants?|knows?|had|"
    r"does|did|may|might|who|that)\b"
    r"|(?:none|nobody|no\sone)\b(?!\s(?:of\s(?:the|those|them|its|his|her|their|our|these)\b|was|were|has\sbeen|is|had\sbeen|got|died))|one(?:'s|’s|self)",
    re.IGNORECASE,
)
_PREFIXES = ("sub-", "mid-", "to-", "minus-", "some-", "now-", "-", "–")
#: A bare number (no unit, noun or state) is kept from this size on; smaller ones are most often pieces of names.
BARE = 100.0
#: The parser takes larger numbers for dates too; those are not.
LAST_YEAR = 2100.0
OLDEST = 120.0
#: Nouns whose number stands right behind them and is no name's.
_SUMS = frozenset(
    "toll total number count tally sum population average age price cost temperature record dead turnout attendance "
    "score level".split()
)
#: "Two women, 28 and 27, were hurt": ages in a row.
_AGES = re.compile(r"[a-z],\s(?:\d{1,2},\s){0,6}\d{1,2},?\sand\s$")
#: "Traded at 17.05 to the dollar".
_RATE_OF = re.compile(
    r"\s(?:to|per|against)\s(?:the\s|one\s|a\s)?(?:U\.?S\.?\s)?(?:dollar|euro|pound|yen|yuan)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"\s?[,(]")
_NO_PERSON = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
_TOLD = re.compile(r"\s(?:were|had|died)\b")
_AGE_END = re.compile(r"\s?[,.;)(]|\s?$|\s(?:was|is|were|has|had|died|and|who|from)\b")


def is_idiom(text: str, numeral: Numeral) -> bool:
    """Whether the word is part of a phrase that counts nothing: "no doubt", "one another", "no longer"."""
    if numeral.kind not in ("zero", "words") or _IDIOM.match(text, numeral.start) is None:
        return False
    return (
        re.match(
            r"no\sone\s(?:is|has|had|may|did|would)\s(?:been\s)?(?:missing|hurt|injured|killed|died|wounded)",
            text[numeral.start : numeral.start + 40],
        )
        is None
    )


def is_year(text: str, numeral: Numeral) -> bool:
    """Whether four digits are a year: they look like one, follow a word that dates take, and count nothing."""
    if numeral.kind != "digits" or not _YEAR.fullmatch(text, numeral.start, numeral.end):
        return False
    dated = _DATED.search(text, max(0, numeral.start - 12), numeral.start) is not None
    countable = _COUNTABLE.match(text, numeral.end)
    if countable and not (dated and len(countable.group().split()) > 1):
        return False
    if _AMOUNT_OF.search(text, max(0, numeral.start - 16), numeral.start):
        return False
    return dated or _YEAR_BEFORE.search(text, max(0, numeral.start - 12), numeral.start) is not None


def is_age(text: str, parse: Parse, first: Token, figure: Figure) -> bool:
    """Whether a bare number is somebody's age: "Jane Roe, 15, was", "the boy, 9, died", "his son (7)"."""
    if figure.unit is not None or figure.sign is not None:
        return False
    if figure.kind == "words":
        after_name = first.i > 1 and parse.tokens[first.i - 1].text == "," and parse.tokens[first.i - 2].ent == "PERSON"
        return after_name and _CLOSED.match(text, figure.last) is not None and (figure.value or 0.0) > 1
    if figure.kind != "digits":
        return False
    if not 0 < (figure.value or 0.0) < OLDEST or first.i < 2:
        return False
    if _AGES.search(text, max(0, figure.first - 40), figure.first) and _AGE_END.match(text, figure.last):
        return True
    before, named = parse.tokens[first.i - 1], parse.tokens[first.i - 2]
    if before.text not in (",", "(") or _AGE_END.match(text, figure.last) is None:
        return False
    if named.ent in _NO_PERSON and _TOLD.match(text, figure.last):
        return False  # "on Saturday, 31 were injured", "in Lima, 14 died"
    return named.pos == "PROPN" or is_person(named.text) or named.text in (".", "'s", "’s")


def is_name_part(text: str, parse: Parse, tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether the number is part of a name or an ordinal: "F-16", "Game 2", "G20", "Planet 9 project"."""
    first, last = tokens[0], tokens[-1]
    if figure.kind != "digits":
        if first.text.istitle() and last.i + 1 < len(parse.tokens) and parse.tokens[last.i + 1].tag == "NN":
            after = parse.tokens[last.i + 1].text.lower()
            before = parse.tokens[first.i - 1] if first.i > parse.sentences[first.sent][0] else None
            if before is not None and before.tag == "NNP" and before.text.istitle() and after not in UNCHANGED:
                return True  # "the Kick Six win"
        return first.ent in ("WORK_OF_ART", "LAW", "ORDINAL") and figure.unit is None
    if figure.sign is not None:
        return False
    prefix = text[first.start : figure.first].lower() or text[max(0, figure.first - 6) : figure.first].lower()
    if prefix.endswith(("-", "–", "/")) and not prefix.endswith(_PREFIXES[:-2]) and _letter(text, figure.first - 2):
        return True
    if any(c.isalpha() for c in text[first.start : figure.first]) and not prefix.endswith(_PREFIXES):
        return True
    if figure.unit is not None:
        return False
    tail = text[figure.last : figure.last + 2]
    if tail[:1].isalpha() or tail[:1] in ("_", "/") or (tail[:1] == "-" and tail[1:].isdigit()):
        return True
    return _follows_name(parse, first, last)


def _letter(text: str, at: int) -> bool:
    return at >= 0 and (text[at].isalpha() or text[at] in ")’'")


def _follows_name(parse: Parse, first: Token, last: Token) -> bool:
    """A capitalised name right before, and no plural to count behind: "Note 20 Ultra", "Kick Six"."""
    if first.i == 0 or parse.tokens[first.i - 1].sent != first.sent:
        return False
    before = parse.tokens[first.i - 1]
    if not any(c.isalnum() for c in before.text):
        return False  # the bar of a table
    if first.head == before.i and before.end == first.start - 1 and before.i > parse.sentences[first.sent][0]:
        if before.text.istitle() and before.pos in ("NOUN", "PROPN"):
            return True  # "Planet 9", "sample 4417": the number hangs on the noun before it
        if before.tag == "NN" and first.text.isdigit() and before.text.lower() not in _SUMS and first.i == last.i:
            return True
    letters = before.text.isupper() and before.text.isalpha() and 1 < len(before.text) < 6  # "PC 4471"
    letters = letters and before.pos not in ("CCONJ", "ADP", "SCONJ")  # "FIVE DIED AND 14 WERE INJURED"
    if not (before.pos == "PROPN" or letters) or not before.text[:1].isupper() or before.end != first.start - 1:
        return False
    if last.i + 1 >= len(parse.tokens):
        return True
    after = parse.tokens[last.i + 1]
    if before.tag == "NNP" and _hyphened(parse, after):
        return True  # "Studio 54 co-founder"
    plural = after.tag in ("NNS", "NNPS") or singular(after.text) != after.text.lower()
    return not plural and (
        (
            after.tag == "NN"
            and (first.i > parse.sentences[first.sent][0] + 1 or before.tag == "NNP")
            and after.text.lower() not in UNCHANGED
        )
        or first.head < first.i
        or after.pos not in ("NOUN", "VERB", "AUX", "ADJ")
        or first.ent == before.ent != ""
    )


def _hyphened(parse: Parse, token: Token) -> bool:
    """Whether a hyphen joins the token to the next: "co-founder"."""
    if token.i + 2 >= len(parse.tokens):
        return False
    hyphen, following = parse.tokens[token.i + 1], parse.tokens[token.i + 2]
    return hyphen.text == "-" and hyphen.start == token.end and following.tag == "NN"


def is_figure(text: str, tokens: tuple[Token, ...], figure: Figure, what: Counted, state: bool) -> bool:
    """Whether a number that is no name counts or measures something; small bare ones without a `state` do not."""
    if figure.unit is not None or figure.sign is not None:
        return True
    year = figure.kind == "digits" and _YEAR.fullmatch(text, figure.first, figure.last) is not None
    if state:
        return not (year and what.noun is None)
    if year:
        return (what.noun is not None and _COUNTABLE.match(text, figure.last) is not None) or figure.bound != "exact"
    if (
        tokens[0].ent in ("DATE", "TIME")
        and (figure.value or 0.0) <= LAST_YEAR
        and not re.search(r"\d[.,]\d", text[figure.first : figure.last])
        and (what.noun is None or what.noun.ent in ("DATE", "TIME"))
    ):
        return False
    if what.noun is not None or (figure.kind == "digits" and _RATE_OF.match(text, figure.last)):
        return True
    if tokens[0].text.lower() == "one" and len(tokens) == 1:
        return False
    return (
        figure.kind == "fraction"
        or (figure.kind == "digits" and (figure.low or figure.high or 0.0) >= BARE and not _is_cell(text, figure))
        or figure.bound != "exact"
    )


def _is_cell(text: str, figure: Figure) -> bool:
    """Whether the number fills a cell of a table: what it counts stands in the table's head."""
    return text[max(0, figure.start - 3) : figure.start].rstrip().endswith("|") or text[
        figure.end : figure.end + 3
    ].lstrip().startswith("|")
