"""Numbers that are no figures: dates, clock times, phone numbers, addresses, scores, model names, ordinals, page furniture.

No wrong figure beats no figure: where one of these fits, the number is dropped.
"""

from __future__ import annotations

import re

from dateline.extract.quantities.counted import Counted
from dateline.extract.quantities.figure import Figure
from dateline.extract.quantities.numerals import Numeral
from dateline.model import Parse, Token
from dateline.values import Predicate

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAYNAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_PATTERNS = (
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and|or)\s?\d{{1,2}})?\b(?:,?\s(?:19|20)\d\d\b)?(?!\s(?:people|others|times|were|was))",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:[-–—]|to|and)\s?\d{{1,2}})?\s(?:of\s)?(?!may\s(?:have|be|not|also|still)){_MONTH}\b\.?(?:,?\s(?:19|20)\d\d\b)?",
    rf"\b{_MONTH}\.?,?\s(?:19|20)\d\d\b",
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{1,2})?\s?(?:[ap]\.?\s?m\b\.?|(?:hours|hrs|gmt|utc|est|edt|pst|pdt|cet|ist|bst|local)\b)?(?<=[:.]\d\d|..[ap]\.m\.|.[ap]\.?\s?m\b|[a-z])(?=.)"
    if False
    else r"\b\d{1,2}:\d{2}(?:[:.]\d{1,2}){0,2}(?:\s?[ap]\.?m\b\.?)?",
    r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?\s?m\b\.?",
    r"\b\d{1,2}\s?o['’]clock\b",
    r"\b(?:\d{3,4}|\d{1,2}[.:]\d\d)\s?(?:gmt|utc|est|edt|pst|pdt|cet|ist|bst|hours|hrs|local\stime)\b",
    r"(?:\+?\d{1,3}[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b",
    r"\b1?-?\d{3}-\d{3,4}(?:-[\w-]{3,8})?\b(?=[\s.,;)]|$)(?<!\d,\d{3})",
    r"\b\d{3}-\d{4}\b",
    r"(?:https?://|www\.)\S{1,300}|\b[\w-]{1,60}\.(?:com|org|net|gov|co|uk|edu|tv)(?:/\S{0,200})?|\S{1,60}@\S{1,60}",
    r"(?<!\w)[@#]\w{1,60}",
    r"\b(?:iphone|ipad|galaxy|windows|boeing|airbus|flight|route|highway|interstate|hwy|exit|channel|page|chapter|section|article|act|part|phase|stage|level|type|class|category|grade|"
    r"game|week|round|lap|inning|apartment|apt|suite|unit|room|floor|gate|terminal|platform|pier|block|ward|district|zone|precinct|station|engine|ladder|squad|division|league|"
    r"pope|world\swar|super\sbowl|title|rule|order|resolution|bill|proposition|prop|amendment|protocol|covid|model|version|no|nos|number|station|figure|table|box|po\sbox|p\.o\.\sbox|"
    r"case|docket|badge|bus|train|seat|row|line|pool|court|lane|county\sroad|state\sroad|cr|sr|us|u\.s|m|a|i)\.?[\s-](?:no\.?\s|number\s)?#?\d[\d.,]*[a-z]?\b(?!\s(?:people|men|women|children|others|million|billion|thousand|percent|per\scent|were|troops|soldiers)\b|%)",
    r"\bnumber\s(?:one|two|three)\b",
    r"\b\d{1,5}(?:-\d{1,5})?\s(?:block\sof|(?:(?:north|south|east|west|n|s|e|w|nw|ne|sw|se)\.?\s)?(?:[A-Z][\w'’.-]{0,30}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Highway|Hwy|Circle|Parkway|Pkwy|Terrace|Square)\b)",
    r"\b\d{1,5}\sblock\b",
    r"\b(?:19|20)\d\ds\b|['’]\d0s\b|\b[1-9]0s\b",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",
    r"\.(?:22|25|32|38|40|44|45|50|357|380|223|308)\b|\b\d{2,3}[\s-]?(?:caliber|calibre|gauge\s(?:shotgun|rifle|gun))\b|\b(?:22|38|40|44|45|357|380)[\s-]?(?:handgun|pistol|revolver|magnum)\b",
    r"\b24/7\b|\b9/11\b|\b[A-Z]\d+\b",
    r"\b(?:one|two|three|four|five|six|seven|eight|nine)\s(?:days?|weeks?|months?|years?)(?=\s(?:ago|later|earlier)\b)"
    if False
    else r"\bone\s(?:day|another|time)\b",
    r"\bS\s?&?\s?P\s?(?:500|100|TSX)\b|\b(?:FTSE|CAC|DAX|Nasdaq|Nikkei|Russell|Stoxx|Fortune|TOPIX|TA)[\s-]?\d+\b",
    r"\bGroup\sof\s(?:Seven|Eight|Twenty|7|8|20)\b|\bBig\s(?:Ten|12|Three|Four|Five|Six)\b",
)
_FOLDED = re.compile("|".join(f"(?:{p})" for p in _PATTERNS[:-2]), re.IGNORECASE)
_CASED = re.compile("|".join(f"(?:{p})" for p in _PATTERNS[-2:]))
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|from|to|during|before|after|around|late|early|mid|year|the|and|between|for|through|last|fiscal|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|spring|summer|autumn|fall|winter)|[-–(/’']|,)\s?$",
    re.IGNORECASE,
)
_YEAR_NOUN = re.compile(
    r"\s(?:people|persons|civilians|men|women|children|soldiers|troops|residents|families|homes|houses|buildings|others|were|have|square|km|kilomet|miles|dollars|euros|units|hectares|acres|jobs|workers|employees)"
)
_SCORE = re.compile(r"(?<![\d.,$€£])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d.%]|\s?[-–]\s?\d{3})")
_RANGED = re.compile(
    r"\s?(?:%|percent|per\scent|people|[a-z]{3,}s\b|[a-z]+\s[a-z]{2,}s\b|year|day|week|month|hour|minute|mile|foot|km|kg|million|billion|mpg|mph)"
)
_LIST = re.compile(r"(?:^|\n)\s{0,8}\d{1,3}[.)]\s")
_IDIOM = re.compile(
    r"(?:no(?:\sone)?|one)\s(?:doubt|longer|way|matter|wonder|comment|means|idea|less|more|other|such|reason|sign|question|immediate|further|evidence|word|part|place|need|plans?|time|where|side|hand|thing|day|another|problem|right|choice|point|fewer|exception|secret|use|good|better|surprise|chance|big|real|clear|else|can|could|would|will|should|has|is|wants?|knows?|had|does|did|may|might)\b"
    r"|(?:none|nobody|no\sone)\b(?!\s(?:of\s(?:the|those|them)\b|was|were|has\sbeen|is|had\sbeen|got))|one(?:'s|’s|self)",
    re.IGNORECASE,
)


def barred(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int]]:
    """The stretches of `text` in which no number is a figure, sorted by where they begin; they may overlap."""
    stop = len(text) if stop is None else stop
    found = [m.span() for pattern in (_FOLDED, _CASED, _LIST) for m in pattern.finditer(text, start, stop)]
    found += [m.span() for m in _SCORE.finditer(text, start, stop) if _is_score(m, text)]
    return sorted(found)


def _is_score(match: re.Match[str], text: str) -> bool:
    """Whether "9-2" is a result and no range: it falls, or nothing that can be counted or measured follows."""
    return int(match[1]) >= int(match[2]) or _RANGED.match(text, match.end()) is None


def is_name_part(text: str, parse: Parse, tokens: tuple[Token, ...], figure: Figure) -> bool:
    """Whether the number is part of a name or an ordinal: "F-16", "Game 2", "G20", "the 5th", "Planet 9"."""
    first, last = tokens[0], tokens[-1]
    start, end = figure.first, figure.last
    if figure.kind != "digits":
        return first.ent in ("WORK_OF_ART", "LAW", "ORDINAL") and figure.unit is None
    if figure.sign is not None:
        return False
    if start > 1 and text[start - 1] in "-–/" and (text[start - 2].isalpha() or text[start - 2] in ")’'"):
        return not text[max(0, start - 6) : start].lower().endswith(("sub-", "mid-", "to-", "minus-", "some-"))
    if (
        end < len(text)
        and figure.unit is None
        and (text[end].isalpha() or text[end] in "_/" or (text[end] == "-" and text[end + 1 : end + 2].isdigit()))
    ):
        return True
    if first.start < start or (last.end > end and figure.unit is None and text[end] not in ".,+-–%'’\""):
        return True
    if first.i > 0 and figure.unit is None and parse.tokens[first.i - 1].sent == first.sent:
        before = parse.tokens[first.i - 1]
        named = before.pos == "PROPN" and before.text[:1].isupper() and before.end == start - 1
        return named and (first.head < first.i or first.ent == before.ent != "")
    return False


def is_figure(
    text: str, parse: Parse, tokens: tuple[Token, ...], figure: Figure, what: Counted, predicate: Predicate
) -> bool:
    """Whether a number that is no name counts or measures something; bare small numbers and bare years do not."""
    if figure.unit is not None or figure.sign is not None or predicate != "other":
        return not (figure.unit is None and figure.sign is None and _bare_year(text, figure) and what.noun is None)
    if _bare_year(text, figure):
        return (
            what.noun is not None
            and what.noun.text.lower().endswith("s")
            and _YEAR_BEFORE.search(text, max(0, figure.start - 12), figure.start) is None
        )
    if tokens[0].ent in ("DATE", "TIME") and (what.noun is None or what.noun.ent in ("DATE", "TIME")):
        return False
    if tokens[0].text.lower() == "one" and len(tokens) == 1:
        return _one_counts(text, figure, what)
    if what.noun is not None:
        return True
    return (
        figure.kind == "fraction"
        or (figure.kind == "digits" and (figure.low or figure.high or 0.0) >= 100)
        or figure.bound != "exact"
    )


def _bare_year(text: str, figure: Figure) -> bool:
    return (
        figure.kind == "digits"
        and _YEAR.fullmatch(text, figure.first, figure.last) is not None
        and figure.value is not None
    )


def _one_counts(text: str, figure: Figure, what: Counted) -> bool:
    """ "One" counts before a noun and before "of the"; elsewhere it is a pronoun."""
    return what.noun is not None


def is_idiom(text: str, numeral: Numeral) -> bool:
    """Whether the word is part of a phrase that counts nothing: "no doubt", "one another", "no longer"."""
    return numeral.kind in ("zero", "words") and _IDIOM.match(text, numeral.start) is not None
