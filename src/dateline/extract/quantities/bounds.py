"""What the words around a numeral say about it: at least, more than, up to, almost, about, between … and …

The words are looked for right before and right behind the numeral, in text, because parsers disagree on them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.values import Bound

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"at\s(?:the\svery\s)?least|no\s(?:fewer|less)\sthan|not\sless\sthan|a\sminimum\sof|minimum(?:\sof)?|upwards?\sof|from",
    ),
    (
        "more_than",
        r"(?:far\s|well\s|many\s|significantly\s)?(?:more|greater|higher|larger|longer|bigger|better)\sthan|(?:just\s|well\s|slightly\s|a\slittle\s)?over(?:\sthan)?"
        r"|above|in\sexcess\sof|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|north\sof|>",
    ),
    (
        "at_most",
        r"(?:up|as\shigh)\sto|as\s(?:many|much|high|large|long|far)\sas|(?:no|not)\s(?:more|greater|higher|longer)\sthan|at\s(?:the\s)?most|a\smaximum\sof|maximum(?:\sof)?"
        r"|within|capped\sat|anywhere\sup\sto|reach\sup\sto",
    ),
    (
        "less_than",
        r"(?:(?:far|well|slightly|just)\s)?(?:less|fewer|lower|smaller|shorter)\sthan|(?:just\s|well\s)?(?:under|below)|shy\sof|just\sshy\sof|sub-|<",
    ),
    ("almost", r"almost|nearly|nearing|close\sto|approaching|not\squite|just\sabout"),
    (
        "about",
        r"about|around|some|roughly|approximately|approx\.?|circa|ca\.|an?\s(?:estimated|reported|average\sof|averaged?|total\sof\s(?:about|around|some))|estimated(?:\sat)?|averag(?:e|ed|ing)(?:\sof)?"
        r"|in\sthe\s(?:region|neighbou?rhood)\sof|something\slike|[~≈]",
    ),
)
_KIND: tuple[Bound, ...] = tuple(kind for kind, _ in _BEFORE)
_PREFIX = re.compile(
    "(?:"
    + "|".join(f"(?P<{kind}>(?:{words}))" for kind, words in _BEFORE)
    + r")(?:\s(?:of|only|just|another|estimated|about|additional|further)|(?<=than)\sa)?\s{0,2}"
    r"(?:(?:US|C|A|HK|R)?\s?[$€£¥₹₴₽₩]\s?(?:US)?)?$",
    re.IGNORECASE,
)
_SUFFIX: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"\+|\s?-?plus\b(?!\s?[\d$€£¥])|\sor\s(?:more|above|over|higher|greater)\b|,?\sand\s(?:counting|rising)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "at_most",
        re.compile(r"\s(?:or|and)\s(?:fewer|less|under|below|lower|younger)\b|\sat\s(?:the\s)?most\b", re.IGNORECASE),
    ),
    ("about", re.compile(r"[\s-]?(?:or\sso|ish|odd|something)\b", re.IGNORECASE)),
)
_RANGE = re.compile(
    r"\s?[-–—]\s?(?:to[\s-])?|[\s-](?:to|through)[\s-]|\s(?:and|or)\s(?:(?:possibly|perhaps|maybe|even)\s)?(?:as\s(?:many|much)\sas\s)?|\sto\sas\s(?:many|much)\sas\s",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:US|C|A|HK)?[$€£¥₹₴₽₩]\s?(?:US)?$")
_BETWEEN = re.compile(
    r"\b(?:between|anywhere\sfrom|ranging\sfrom|ranged?\sfrom)\s(?:about\s|around\s)?(?:US)?[$€£¥₹₴₽₩]?\s?(?:US)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from)\s(?:about\s|around\s|at\sleast\s|nearly\s|some\s|just\s|only\s)?[$€£¥₹₴₽₩]?\s?$", re.IGNORECASE
)

#: "Handed over 62 bodies" tells no bound.
_HANDED = re.compile(r"\b(?:hand|turn|sign|pull|knock|flip|watch|presid|hang)\w{0,3}\s$", re.IGNORECASE)

#: The longest bound phrase with what may stand between it and its numeral.
WINDOW = 48


class Bounded(NamedTuple):
    """A bound, and where its words begin and end (the numeral's own edges where there are none)."""

    bound: Bound
    start: int
    end: int


def before(text: str, start: int, floor: int) -> tuple[Bound, int]:
    """The bound told by the words right before `start` (not before `floor`), and where they begin."""
    low = max(floor, start - WINDOW)
    window = text[low:start]
    match = _search_last(window)
    if match is None or match.lastgroup is None:
        return "exact", start
    word = match.group().strip().lower()
    if word == "from":
        return "exact", start
    if word.startswith("over") and _HANDED.search(text, max(floor, low + match.start() - 12), low + match.start()):
        return "exact", start
    return _named(match), low + match.start()


def _named(match: re.Match[str]) -> Bound:
    for kind in _KIND:
        if match[kind] is not None:
            return kind
    return "exact"


def _search_last(window: str) -> re.Match[str] | None:
    """The leftmost bound phrase that runs up to the end of the window, at a word's edge."""
    position = 0
    while match := _PREFIX.search(window, position):
        if match.start() == 0 or not window[match.start() - 1].isalnum() or not match.group()[0].isalnum():
            return match
        position = match.start() + 1
    return None


def after(text: str, end: int, stop: int) -> tuple[Bound, int]:
    """The bound told by the words right behind `end`, and where they stop."""
    for kind, pattern in _SUFFIX:
        if match := pattern.match(text, end, stop):
            return kind, match.end()
    return "exact", end


def joint(text: str, end: int, start: int) -> str | None:
    """How two numerals hang together: "-", "to", "or", "and" where only a joining word is between; else None."""
    match = _RANGE.fullmatch(_SIGN.sub("", text[end:start]))
    if match is None:
        return None
    words = match.group().lower().strip(" -–—\u00a0").split()
    if not words:
        return "-"
    return words[0] if words[0] in ("or", "and") else "to"


def announces_range(text: str, start: int) -> int | None:
    """Where "between" or "ranging from" begins, if it stands right before the first numeral."""
    match = _BETWEEN.search(text, max(0, start - WINDOW), start)
    return None if match is None else match.start()


def announces_change(text: str, start: int) -> bool:
    """Whether a plain "from" stands right before the first numeral ("rose from 12 to 15")."""
    return _FROM.search(text, max(0, start - WINDOW), start) is not None and announces_range(text, start) is None
