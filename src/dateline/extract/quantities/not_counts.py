"""Numbers that stand beside the dead and the hurt and count none of them: ages, years, captions' numbers.

"Two women, both 21, each suffered a gunshot wound", "the victims, ages 22, 26 and 29", "Image 3 of 16", "a 2015
murder": a toll that takes one of these for people is far off, so they are looked for once more where tolls are told.
"""

from __future__ import annotations

import re

from dateline.reading import Span

_DIGITS = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE_BEFORE = re.compile(
    r"(?:\b(?:ages?|aged|both|each)(?:\s(?:of|from|between))?:?\s"  # "ages 22"
    r"|\b(?:ages?|aged)\s[\d,\s]{0,30}?(?:,|,?\sand)\s"  # "ages 22, 26, 29 and 37"
    r"|,\s)$",  # "Marcela Franco, 26"
    re.IGNORECASE,
)
#: What follows an age: a pause, a place, what became of one person.
_AGE_AFTER = re.compile(r"\s?(?:[,.;:)—–-]|of\s[A-Z]|and\s\d|to\s\d|was\b|is\b|each\b|both\b|years?\b|$)")
_LABEL = re.compile(
    r"\b(?:image|photo|picture|slide|page|part|video)s?:?\s(?:\d{1,4}\sof\s(?:/\s)?)?$|\bof\s/\s$", re.IGNORECASE
)
_OUT_OF = re.compile(r"\b\d{1,3}\sof\s(?:/\s)?$")
_CAPTION = re.compile(r"\s?(?:caption|close|next|previous|show)\b|\s?\n", re.IGNORECASE)
#: Characters before a number that are looked at.
BEFORE = 48


def counts_nobody(text: str, span: Span) -> bool:
    """Whether the number that the span marks is an age, a year, or the number of a picture."""
    number = _DIGITS.match(text, span.start, span.end)
    if number is None:
        return False
    before, end = text[max(0, span.start - BEFORE) : span.start], number.end()
    if _LABEL.search(before) or (_OUT_OF.search(before) and _CAPTION.match(text, end)):
        return True
    if _YEAR.fullmatch(number[0]) and text[end : end + 1] != ",":
        return True
    alone = len(number[0]) <= 2 and _AGE_AFTER.match(text, end) is not None
    return alone and _AGE_BEFORE.search(before) is not None
