"""Numbers as English news writes them: digits, words, scales, fractions, and vague plurals.

A numeral is read from the text alone; what it counts, and whether it is a figure at all, is decided by other modules.
Every pattern is anchored and bounded, so reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.extract.quantities.units import symbol_before, unit_after

NumeralKind = Literal["digits", "words", "fraction", "vague", "zero"]

ONES = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
}
#: Short scales that stand after digits only ("$4.2bn").
SHORT = {"mn": 1e6, "mln": 1e6, "mm": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "cr": 1e7}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
#: The least that a vague plural can mean: two of its word ("dozens": at least 24). "Several" is three, "a few" two.
VAGUE = {"dozens": 12.0, "scores": 20.0, "tens": 10.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}
VAGUE |= {"billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7}
FEW = {"several": 3.0, "many": 3.0, "few": 2.0, "couple": 2.0}


#: Beyond this, digits are a serial number.
LARGEST = 1e16


class Numeral(NamedTuple):
    """A number in the text at [`start`, `end`): its `value` as written, None where only a least (`low`) is told."""

    start: int
    end: int
    value: float | None
    low: float
    kind: NumeralKind


_WORDS = "|".join(sorted([*ONES, *TENS, *SCALES, "zero"], key=len, reverse=True))
_START = re.compile(
    r"(?<![\w.,])(?:(?<![%)])[-−](?=\d))?(?=[\d½¼¾⅓⅔]|\.\d)|(?<=[$€£¥₹₴₽₩₪₺₦~≈<>])(?=[\d.])|(?<=[A-Z]{2})(?=\d)"
    r"|(?<=\bR)(?=\d{1,3},\d{3}|\d[\d.]{0,6}\s?(?:million|billion|bn)\b)"
    rf"|(?<![\w-])(?=(?:{_WORDS}|{'|'.join(VAGUE)}|{'|'.join(FEW)}|half|an?|no|none|nobody|minus|sub|fewer)\b)"
    r"|(?<![\w-])(?=(?:two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand)fold\b)",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!,?\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})* 000(?![\d,])|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|\.\d+"
)
_GLYPH = re.compile(r"\s?[½¼¾⅓⅔]")
_SCALE = re.compile(rf"[\s-]?({'|'.join(SCALES)})\b(?!s)", re.IGNORECASE)
_SHORT = re.compile(rf"\s?({'|'.join(SHORT)})\b", re.IGNORECASE)
_LETTER = re.compile(r"\s?([kKmMbB])(?![\w²³/'’])")
_WORD = re.compile(r"([A-Za-z]+)")
_GAP = re.compile(r"[\s-]{1,2}(?:and\s)?")
_SLASH = re.compile(r"(\d)/(\d{1,2})(?![\d/])")
_HALF_MORE = re.compile(r"\sand\s(?:a\shalf|one[\s-]half|a\squarter)\b", re.IGNORECASE)
_VAGUE = re.compile(
    rf"(?:(?:tens|dozens|scores|hundreds)\sof\s)?(?:{'|'.join(VAGUE)})\b|(?:several|many|(?:a\s)?few|(?:a\s)?couple(?:\sof)?)"
    rf"[\s-](?:dozen|score|hundred|thousand|million|billion|lakh|crore)s?\b|a\scouple(?=\sof\s)",
    re.IGNORECASE,
)
_A_SCALE = re.compile(rf"an?\s(?:half[\s-])?(?:{'|'.join(SCALES)})\b", re.IGNORECASE)
_HALF_SCALE = re.compile(rf"half[\s-](?:an?[\s-])?({'|'.join(SCALES)})\b", re.IGNORECASE)
_HALF_UNIT = re.compile(r"half\san?(?=\s[a-z])", re.IGNORECASE)
_FOLD = re.compile(r"(two|three|four|five|six|seven|eight|nine|ten|twelve|hundred|thousand)(?=-?fold\b)", re.IGNORECASE)
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_FRACTION = re.compile(
    rf"(?P<top>an?|{_SMALL})[\s-](?P<part>{'|'.join(PARTS)})s?\b(?:(?=\s+(?:of|the|to\s(?:an?|one|two))\b|[\s.,;)]*$)|(?<=-thirds)|(?<=-quarters)|(?<=-fifths)|(?<=-tenths))"
    r"|(?P<half>half)(?=\s(?:(?:of|the|its|their|his|her|that)\b|a\b(?!\s(?:hour|day|year|mile|century|world))))"
    rf"|(?P<one>(?:one|two|three|[1-4])(?=\s(?:in|out\sof|of\severy)\s)|(?:{_SMALL}|[1-9])(?=\sin\s(?:10|ten|100)\b))"
    rf"\s(?:in|out\sof|of(?=\severy))\s(?:every\s)?(?P<many>{_SMALL[4:]}|ten|\d{{1,3}})\b"
    r"(?!\s(?:years|months|weeks|days|hours|minutes|decades))",
    re.IGNORECASE,
)
#: "Shrank by a quarter", "nearly a third": words that make a part of what a bare "a third" else counts in a row.
_PART_LEAD = re.compile(
    r"\b(?:by|fell|fall(?:en|s)?|rose|risen?|rises|up|down|dropp?(?:ed|s)?|grew|grown|shrank|shrunk|jumped|slid|nearly|almost|about"
    r"|around|roughly|over|under|than|least|only|just)\s$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[,.;]|\s(?:to|in|from|since|over|last|this|within|between)\b")
_BARE_PART = re.compile(rf"(?:an?\s)?({'|'.join(PARTS)})\b", re.IGNORECASE)
#: Capitalised words that open a sentence before "1 in 5"; behind any other ("Highway 1 in three places") it is a name.
_LEADS = frozenset("about nearly only some almost just over roughly around than least to but and yet while now".split())
_NONE = re.compile(r"(?:no(?:\s(?:one|body))?|nobody|none|zero)\b", re.IGNORECASE)
#: "Million" as a metre sign is told by what follows: plurals and "of" are counted, sizes are measured.
#: "4.5m people need aid, up from 2.6m last year": the sign means what it meant before.
_MILLIONS = re.compile(r"\d(?:m|bn)\s(?:people|[a-z]{3,}s)\b")
_COUNTS = re.compile(
    r"\b(?:numbers|sales|users|subscribers|customers|population|viewers|visitors|audience|passengers|deliveries|downloads|followers"
    r"|votes|signatures|membership|tourists|arrivals|homes|jobs|vehicles)\b[^.;\n]{0,50}$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\s?(?:$|[.,;:)])|\s(?:last|in|this|a|an|by|on|at|and|or|from|to|for|before|during|today)\b")
MILLIONS_BEFORE = 120
#: Races and tall things are told in metres: "the 400m hurdles", "20m waves".
_COUNTED_NEXT = re.compile(
    r"\s(?:of\b|people\b|(?!(?:hurdles|finals|heats|sprints|races|relays|lengths|waves|masts|cliffs|towers|walls|trees|pools|yachts|vessels|ships|boats)\b)"
    r"[a-z]{3,}s\b)"
)


def numerals(text: str, start: int = 0, stop: int | None = None) -> Iterator[Numeral]:
    """All numerals of `text` in [`start`, `stop`), left to right, none overlapping another."""
    stop = len(text) if stop is None else stop
    done = start
    for match in _START.finditer(text, start, stop):
        if match.start() < done:
            continue
        numeral = _read(text, match.start(), stop)
        if numeral is not None and numeral.low < LARGEST:
            done = numeral.end
            yield numeral


def _read(text: str, at: int, stop: int) -> Numeral | None:
    """The numeral that begins at `at`, if any."""
    first = text[at]
    if first in "-−" or first.isdigit() or first in GLYPHS or first == ".":
        return _fraction(text, at, stop) or _digits(text, at, stop)
    for reader in (_vague, _fold, _scaled_article, _half_unit, _fraction, _words, _zero):
        numeral = reader(text, at, stop)
        if numeral is not None:
            return numeral
    return None


def _digits(text: str, at: int, stop: int) -> Numeral | None:
    sign = -1.0 if text[at] in "-−" else 1.0
    begin = at + 1 if sign < 0 else at
    slash = _SLASH.match(text, begin, stop)
    if slash and int(slash[2]) > int(slash[1]) > 0:
        return Numeral(at, slash.end(), int(slash[1]) / int(slash[2]), 0.0, "fraction")
    match = _DIGITS.match(text, begin, stop)
    if match is None:
        glyph = GLYPHS.get(text[begin])
        return None if glyph is None else Numeral(at, begin + 1, glyph, 0.0, "fraction")
    plain = re.sub(r"[,\s]", "", match.group())
    value = float(plain.replace(".", "") if plain.count(".") > 1 else plain)
    end = match.end()
    if extra := _GLYPH.match(text, end, stop):
        value, end = value + GLYPHS[extra.group()[-1]], extra.end()
    factor, end = _scale(text, end, stop, begin)
    value = round(sign * value * factor, 6)
    return Numeral(at, end, value, value, "digits")


def _scale(text: str, end: int, stop: int, begin: int) -> tuple[float, int]:
    """The factor of the scale words that follow digits, and where they end: "4 hundred million", "4.2bn", "35m"."""
    factor = 1.0
    while match := _SCALE.match(text, end, stop):
        factor, end = factor * SCALES[match[1].lower()], match.end()
    if factor > 1:
        return factor, end
    money = begin > 0 and (
        symbol_before(text, begin, max(0, begin - 8)) is not None
        or re.search(r"(?:Rs\.?|R|Sfr\.?)\s?$", text[max(0, begin - 5) : begin]) is not None
    )
    match = _SHORT.match(text, end, stop)
    if match and (match[1].lower() != "mm" or money):
        return SHORT[match[1].lower()], match.end()
    if match := _LETTER.match(text, end, stop):
        letter, spaced = match[1], text[end].isspace()
        counted = _COUNTED_NEXT.match(text, match.end(), stop) is not None
        if letter in "kK" and not spaced:
            return 1e3, match.end()
        again = _COMPARED.match(text, match.end(), stop) is not None
        again = again and (
            _MILLIONS.search(text, max(0, begin - MILLIONS_BEFORE), begin) is not None
            or _COUNTS.search(text, max(0, begin - MILLIONS_BEFORE), begin) is not None
        )
        unit = unit_after(text, match.end(), stop)
        money = money or (unit is not None and unit.dimension == "money" and not spaced)
        if letter in "mM" and (money or (letter == "M" and not spaced) or ((counted or again) and not spaced)):
            return 1e6, match.end()
        if letter in "bB" and money:
            return 1e9, match.end()
    return 1.0, end


def _words(text: str, at: int, stop: int) -> Numeral | None:
    """A number in words, composed as English composes them; stops before a word that does not fit ("eight nine")."""
    total, current, end, last = 0.0, 0.0, at, ""
    cursor, least = at, LARGEST
    while match := _WORD.match(text, cursor, stop):
        word = match[1].lower()
        if word in ONES:
            if last not in ("", "scale") and not (last == "tens" and ONES[word] < 10):
                break
            current, last = current + ONES[word], "ones"
        elif word in TENS:
            if last not in ("", "scale"):
                break
            current, last = current + TENS[word], "tens"
        elif word == "hundred" and 0 < current < 100:
            current, last = current * 100, "scale"
        elif word in SCALES and word != "hundred" and current and SCALES[word] < least:
            total, current = total + current * SCALES[word], 0.0
            least, last = SCALES[word], "scale"
        else:
            break
        end = match.end()
        gap = _GAP.match(text, end, stop)
        if gap is None or ("and" in gap.group() and last != "scale"):
            break
        cursor = gap.end()
    if end == at:
        return None
    value = total + current
    if more := _HALF_MORE.match(text, end, stop):
        fraction = 0.25 if "quarter" in more.group().lower() else 0.5
        value, end = value + fraction, more.end()
        factor, end = _scale(text, end, stop, at)
        value *= factor
    return Numeral(at, end, value, value, "words")


def _scaled_article(text: str, at: int, stop: int) -> Numeral | None:
    """ "A dozen", "a hundred and fifty", "half a million", "a half million"."""
    if half := _HALF_SCALE.match(text, at, stop):
        value = SCALES[half[1].lower()] / 2
        return Numeral(at, half.end(), value, value, "words")
    match = _A_SCALE.match(text, at, stop)
    if match is None:
        return None
    words = match.group().lower().replace("-", " ").split()
    value = SCALES[words[-1]] * (0.5 if "half" in words else 1.0)
    end = match.end()
    if len(words) == 2 and words[1] != "dozen":
        gap = _GAP.match(text, end, stop)
        rest = _words(text, gap.end(), stop) if gap else None
        if more := _HALF_MORE.match(text, end, stop):
            value, end = value * (1.25 if "quarter" in more.group().lower() else 1.5), more.end()
        elif rest is not None and rest.value is not None and rest.value < value:
            value, end = value + rest.value, rest.end
        elif scale := _SCALE.match(text, end, stop):
            value, end = value * SCALES[scale[1].lower()], scale.end()
    return Numeral(at, end, value, value, "words")


def _vague(text: str, at: int, stop: int) -> Numeral | None:
    match = _VAGUE.match(text, at, stop)
    if match is None:
        return None
    words = [w for w in re.split(r"[\s-]+", match.group().lower()) if w not in ("of", "a")]
    if words == ["couple"]:
        return Numeral(at, match.end(), 2.0, 2.0, "words")
    low = FEW[words[0]] if words[0] in FEW else 2.0 * VAGUE[words[0]]
    for word in words[1:]:
        low *= SCALES.get(word.rstrip("s"), 20.0 if word.startswith("score") else 1.0)
    return Numeral(at, match.end(), None, low, "vague")


def _half_unit(text: str, at: int, stop: int) -> Numeral | None:
    """ "Half a ton", "half a percentage point": half of a measure; lengths of time so told are figures of speech."""
    match = _HALF_UNIT.match(text, at, stop)
    unit = unit_after(text, match.end(), stop) if match else None
    if match is None or unit is None or unit.dimension in ("time", "age"):
        return None
    return Numeral(at, match.end(), 0.5, 0.5, "words")


def _fold(text: str, at: int, stop: int) -> Numeral | None:
    """ "Sixfold"; the unit reads the rest of the word."""
    match = _FOLD.match(text, at, stop)
    if match is None:
        return None
    word = match.group().lower()
    value = float(ONES.get(word, 0)) or SCALES[word]
    return Numeral(at, match.end(), value, value, "words")


def _fraction(text: str, at: int, stop: int) -> Numeral | None:
    match = _FRACTION.match(text, at, stop)
    if match is None:
        bare = _BARE_PART.match(text, at, stop)
        half = text[at : at + 4].lower() == "half"
        if bare is None or _PART_LEAD.search(text, max(0, at - 12), at) is None:
            return None
        if half and (not text.startswith("by ", max(0, at - 3)) or _OPEN.match(text, bare.end(), stop) is None):
            return None
        return Numeral(at, bare.end(), 1 / PARTS[bare[1].lower()], 0.0, "fraction")
    if match["one"] and match["one"].isdigit() and _is_named(text, at):
        return None
    if match["half"]:
        return Numeral(at, match.end(), 0.5, 0.0, "fraction")
    if match["part"]:
        top = ONES.get(match["top"].lower(), 1)
        value = top / PARTS[match["part"].lower()]
    else:
        value = _small(match["one"]) / max(1.0, _small(match["many"]))
    return Numeral(at, match.end(), value, 0.0, "fraction") if 0 < value < 1 else None


def _is_named(text: str, at: int) -> bool:
    """Whether a capitalised name stands right before: "Highway 1 in three places"."""
    before = re.search(r"\b([A-Z][A-Za-z]{1,20})\s$", text[max(0, at - 24) : at])
    return before is not None and before[1].lower() not in _LEADS


def _small(word: str) -> float:
    return float(word) if word.isdigit() else float(ONES[word.lower()])


def _zero(text: str, at: int, stop: int) -> Numeral | None:
    match = _NONE.match(text, at, stop)
    return None if match is None else Numeral(at, match.end(), 0.0, 0.0, "zero")
