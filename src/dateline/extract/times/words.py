"""The vocabulary of English time expressions, and the notation in which the grammar tables are written.

A rule's pattern is a regular expression in which a blank stands for one to three characters of white space and
``<name>`` or ``<name:group>`` for a fragment below, captured under `group`. Every repetition is bounded, so that no
text, however hostile, costs more than linear time.
"""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = {
    word: number + 1
    for number, words in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        )
    )
    for word in words.split()
}
WEEKDAYS: Final = {
    word: number for number, word in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS: Final = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nights": "NI",
    "nightfall": "NI",
    "daytime": "DT",
}
#: Unit word -> TIMEX3 letter; hours and shorter stand behind a T.
UNITS: Final = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
}
SUBDAY: Final = frozenset({"second", "minute", "hour"})
QUARTERS: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: Final = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n + 20 for n, word in enumerate(_TENS)}
MULTIPLIERS: Final = {"dozen": 12, "hundred": 100, "thousand": 1000}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: Final = {word: n + 1 for n, word in enumerate(_ORDINALS)} | {
    f"twenty-{word}": 21 + n for n, word in enumerate(_ORDINALS[:9])
}
DECADES: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
VAGUE: Final = (
    "a couple of",
    "couple of",
    "a couple",
    "a few",
    "few",
    "several",
    "many",
    "some",
    "numerous",
    "a number of",
    "dozens of",
    "hundreds of",
    "thousands of",
)


def _either(words: object) -> str:
    """An alternation, longest first, so that no word is cut short by its own beginning."""
    return "|".join(sorted(map(str, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_WORD = _either([*NUMBERS, *MULTIPLIERS])
_UNIT = "second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie"

FRAGMENTS: Final = {
    "month": rf"(?:{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)",
    "weekday": f"(?:{_either(WEEKDAYS)})",
    "day": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)",
    "dayword": f"(?:{_either(ORDINALS)})",
    "year": r"(?:1\d{3}|20\d\d|\d{1,4}[ \u00a0](?:BCE?|B\.C\.))",
    "ce": r"(?:1\d{3}|20\d\d)",
    "season": "(?:spring|summer|autumn|fall|winter)",
    "part": "(?:morning|afternoon|evening|night)",
    "unit": f"(?:{_UNIT})",
    "number": r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,4}(?:\.\d{1,2}|\s\d/\d)?"
    rf"|(?:{_WORD})(?:[\s-]{{1,2}}(?:and\s)?(?:{_WORD})){{0,5}})",
    "vague": f"(?:{_either(VAGUE)})",
    "about": "(?:(?:about|around|nearly|almost|over|more than|at least|less than|up to|some|roughly"
    "|approximately|just "
    "over|just under|no more than|no less than|under|only|just|fewer than|as many as)\\s)",
    "last": "(?:last|this past|the past|the previous|the last|the preceding)",
    "this": "(?:this|the current|current|this same)",
    "next": "(?:next|the next|the coming|this coming|the following)",
    "spelled": rf"(?:(?:nineteen|eighteen|seventeen)[\s-](?:(?:{_either(_TENS)})(?:[\s-](?:{_either(_ONES[1:10])}))?"
    rf"|{_either(_ONES[10:])}|hundred)|(?:the year )?two thousand(?:[\s-](?:and )?(?:{_either(_ONES[1:])}))?)",
    "dash": r"(?:\s?[-–—/]\s?)",
    "zone": r"(?:local time|GMT|UTC|Zulu|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|CET|CEST|EET|EEST|MSK|IST|BST|JST"
    r"|(?-i:[PCM]T)\b|(?-i:[A-Z][a-z]{2,12}) time)",
}
_PLACEHOLDER = re.compile(r"(?<!\?P)<([a-z]+)(?::([a-z0-9]+))?>")


def pattern(notation: str) -> re.Pattern[str]:
    """Compile a rule's pattern from the notation that the head of this module describes."""

    def fragment(match: re.Match[str]) -> str:
        body = FRAGMENTS[match.group(1)]
        return f"(?P<{match.group(2)}>{body})" if match.group(2) else body

    body = _PLACEHOLDER.sub(fragment, notation.replace(" ", r"\s{1,3}"))
    return re.compile(rf"(?<![\w$€£¥])(?:{body})(?!\w)", re.IGNORECASE)


def number(words: str) -> float:
    """The value of a number in digits ("1,200", "2 1/2") or words ("three hundred and five", "a dozen")."""
    bare = words.lower().strip().replace(",", "")
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s+(\d)/(\d))?", bare)
    if digits:
        fraction = int(digits[2]) / int(digits[3]) if digits[2] and int(digits[3]) else 0
        return float(digits[1]) + fraction
    total = current = 0
    for word in re.split(r"[\s-]+", bare):
        if word in NUMBERS:
            current += NUMBERS[word]
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word in MULTIPLIERS:
            current = max(current, 1) * MULTIPLIERS[word]
    return float(total + current)


def spelled_year(words: str) -> int:
    """A year in words: "nineteen ninety-seven", "two thousand and five"."""
    parts = re.split(r"[\s-]+", words.lower().replace("the year ", ""))
    if parts[0] == "two":
        return 2000 + int(number(" ".join(parts[2:])))
    rest = 0 if parts[1] == "hundred" else int(number(" ".join(parts[1:])))
    return NUMBERS[parts[0]] * 100 + rest


def unit_of(word: str) -> str:
    """The singular of a unit word as UNITS has it."""
    bare = word.lower().removesuffix("s")
    return "century" if bare == "centurie" else bare
