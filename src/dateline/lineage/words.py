"""A report as comparable words: one number a word, equal for spellings that an editor may swap, with offsets and flags.

`4` and "four", "centre" and "center", "organised" and "organized" are equal. Words inside a quotation of some length
are flagged, because two reports that quote one speaker share them without copying each other; so are words of page
furniture and of an outlet's boilerplate, which are no evidence at all.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import msgspec

from dateline.reading import Reading, Span
from dateline.text import PARAGRAPH, fold, unwrapped

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), "30 40 50 60 70 80 90".split(), strict=True))

#: Endings that differ between British and American spelling, rewritten on both sides alike.
_SPELLINGS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?<=...)isation(s?)$", r"ization\1"),
        (r"(?<=...)is(e|es|ed|ing)$", r"iz\1"),
        (r"(?<=...)our(s?|ed|ing|able|ite)$", r"or\1"),
        (r"(?<=...)tre(s?)$", r"ter\1"),
        (r"(?<=[fct])ence(s?)$", r"ense\1"),
        (r"(?<=...)ll(ed|ing|er|ers)$", r"l\1"),
        (r"(?<=...)mme(s?)$", r"m\1"),
        (r"wards$", "ward"),
    )
)

STOP = frozenset(
    """a about after all also an and any are as at be because been before being but by can can't could did didn't do
    does doesn't don't for from get go going got had has have haven't he he'll her here him his how i i'd i'll i'm
    i've if in into is isn't it it'll its just know let's like may me more most mr mrs ms my no nor not now of off
    on one only or other our out over own people s said same say says she she'll should so some such than that the
    their them then there these they they'll they're they've thing things think this those through to told too up us
    very want was wasn't we we'd we'll we're we've were what when where which while who whom why will with won't
    would wouldn't you you're your""".split()
)

#: A quotation of at least this many words is flagged; shorter ones are a part of the sentence around them.
QUOTED_WORDS = 5
#: The closing mark of each opening one; a straight mark closes itself.
_CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’"}
_QUOTE_MARK = re.compile('[“”„«»"‘’]')
#: Longest stretch that one pair of marks is believed to hold, characters.
LONGEST_QUOTE = 2000


class Words(msgspec.Struct, frozen=True):
    """The words of one report: `keys` are equal for equal words; the offsets are code points; flags are 0 or 1.

    `quoted` words stand in a quotation, `idle` ones in furniture or boilerplate, `plain` ones carry content and are
    written small or as figures: two lists of the same names are no copied sentence.
    """

    keys: array[int]
    starts: array[int]
    ends: array[int]
    quoted: bytearray
    idle: bytearray
    plain: bytearray
    quotations: tuple[Span, ...] = ()

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, stop: int) -> Span:
        """The characters from word `first` up to, not including, word `stop`."""
        return Span(self.starts[first], self.ends[stop - 1])

    def own(self) -> int:
        """How many words are neither quoted nor idle."""
        return sum(1 for q, i in zip(self.quoted, self.idle, strict=True) if not q and not i)


@lru_cache(maxsize=131072)
def normal(written: str) -> str:
    """The spelling under which a word is compared."""
    word = written.casefold().replace("’", "'")
    if not word.isascii():
        word = fold(word)
    if word[:1].isdigit():
        return word.replace(",", "")
    word = word.removesuffix("'s").removesuffix("'")
    if word in _NUMBERS:
        return _NUMBERS[word]
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=131072)
def _key(written: str) -> tuple[int, bool]:
    word = normal(written)
    return crc32(word.encode()), word not in STOP and not written[0].isupper()


def words(reading: Reading, idle: Iterable[Span] = ()) -> Words:
    """The words of a report; `idle` are spans to set aside beside its furniture."""
    text = reading.text
    keys, starts, ends, plain = array("L"), array("L"), array("L"), bytearray()
    for match in WORD.finditer(text):
        key, is_plain = _key(match.group())
        keys.append(key)
        starts.append(match.start())
        ends.append(match.end())
        plain.append(is_plain)
    found = Words(keys, starts, ends, bytearray(len(keys)), bytearray(len(keys)), plain, tuple(quotations(text)))
    furniture = [piece.span for piece in (*reading.furniture, *reading.document.furniture)]
    for span in (*furniture, *idle):
        _flag(found, found.idle, span)
    for span in found.quotations:
        if _count(found, span) >= QUOTED_WORDS:
            _flag(found, found.quoted, span)
    return found


def range_of(found: Words, span: Span) -> tuple[int, int]:
    """First word that ends after the span's start, and one past the last that starts before its end."""
    return _bisect(found.ends, span.start + 1), _bisect(found.starts, span.end)


def _bisect(values: Sequence[int], limit: int) -> int:
    """The first index whose value is at least `limit`."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < limit:
            low = middle + 1
        else:
            high = middle
    return low


def _count(found: Words, span: Span) -> int:
    first, stop = range_of(found, span)
    return stop - first


def _flag(found: Words, flags: bytearray, span: Span) -> None:
    first, stop = range_of(found, span)
    flags[first:stop] = b"\x01" * max(0, stop - first)


def quotations(text: str) -> list[Span]:
    """What stands between quotation marks, marks not included, in order; never across a paragraph's edge; the lines
    of a hard-wrapped paragraph are one.

    A mark that opens a paragraph and is not closed in it quotes the whole paragraph, as long quotations are set.
    """
    found: list[Span] = []
    for paragraph in PARAGRAPH.finditer(unwrapped(text)):
        found += _quotations_in(text, paragraph.start(), paragraph.end())
    return found


def _quotations_in(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened, mark = -1, ""
    for match in _QUOTE_MARK.finditer(text, start, end):
        at, sign = match.start(), match.group()
        if opened < 0:
            if _opens(text, at, sign):
                opened, mark = at, sign
            continue
        if sign in _CLOSES[mark] and not (sign == "’" and not _ends_word(text, at)):
            if at - opened <= LONGEST_QUOTE:
                found.append(Span(opened + 1, at))
            opened = -1
        elif sign == mark and sign != "‘":
            opened = at  # opened twice: the first was never closed
    if opened >= 0 and not text[start:opened].strip() and end - opened <= LONGEST_QUOTE and mark != "‘":
        found.append(Span(opened + 1, end))
    return found


def _opens(text: str, at: int, sign: str) -> bool:
    if sign not in _CLOSES:
        return False
    before = text[at - 1] if at else " "
    if sign == '"':
        return not before.isalnum() and before not in ".,!?…"
    return sign != "‘" or not before.isalnum()


def _ends_word(text: str, at: int) -> bool:
    """Whether a ’ at this place can close a quotation rather than stand within a word."""
    return at + 1 >= len(text) or not text[at + 1].isalnum()
