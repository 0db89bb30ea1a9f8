"""Canonical text and small, shared ways of looking at it: paragraphs, folded spellings, quotation marks.

Canonical means: Unicode NFC, newlines as they came, nothing cut. Offsets are code points of that text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from dateline.reading import Span

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

#: Letters that NFKD does not take apart, as the usual Latin spellings of press and gazetteers write them.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
_APOSTROPHES = re.compile(r"[’'`ʼʹʻ´‘ʾʿ]")
_NOT_WORD = re.compile(r"[^\w]+")


def canonical(text: str) -> tuple[str, bool]:
    """The text in NFC, and whether it had to be changed for that."""
    if unicodedata.is_normalized("NFC", text):
        return text, False
    return unicodedata.normalize("NFC", text), True


def paragraphs(text: str) -> Iterator[Span]:
    """Lines that hold more than white space, without the white space around them; the lines of a paragraph are one
    where the text is hard-wrapped."""
    for match in PARAGRAPH.finditer(unwrapped(text)):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            yield Span(start, start + len(stripped))


#: Marks that no reader sees: directions of writing, joiners, byte order marks.
_UNSEEN = "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
_EDGE = re.compile(rf"(?<!\w){_UNSEEN}|{_UNSEEN}(?!\w)")


def unmarked(text: str) -> str:
    """The text with a blank for each mark beside a word that no reader sees, which a parser takes for letters of it: as
    long, same offsets."""
    return text if text.isascii() else _EDGE.sub(lambda m: " " * len(m.group()), text)


#: Hard-wrapped texts have lines of at least and at most so many characters, and so many of them.
_NARROWEST, _WIDEST, _FEWEST = 40, 100, 3
_LINE_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]]{0,3}$")


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    """The text with a blank for each character of a line break that only wraps a paragraph: as long, same offsets.

    A text is taken for hard-wrapped where nine lines in ten have 40 to 100 characters at most, most lines that another
    one follows at once had no room for its first word, and most of those break off within a sentence. A line with room
    left, an indented line and an empty one end a paragraph. Other texts come back as they are.
    """
    lines = _lines(text)
    lengths = sorted(len(line.rstrip()) for _, line in lines if line.strip())
    if len(lengths) <= _FEWEST:
        return text
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return text
    full = [_full(line, after, width) for (_, line), (_, after) in pairwise(lines)]
    if not _wrapped(lines, full):
        return text
    parts = []
    at = 0
    for joined, (start, line) in zip(full, lines, strict=False):
        end = start + len(line)
        if joined:
            stop = end + (2 if text.startswith("\r\n", end) else 1)
            parts += [text[at:end], " " * (stop - end)]
            at = stop
    return "".join([*parts, text[at:]])


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    start = 0
    for match in _LINE_BREAK.finditer(text):
        found.append((start, text[start : match.start()]))
        start = match.end()
    return [*found, (start, text[start:])]


def _full(line: str, after: str, width: int) -> bool:
    """Whether a line had no room left for the first word of the line that follows it at once, or nearly none and the
    sentence goes on there."""
    if not line.strip() or not after.strip() or len(line) > 1.3 * width:
        return False
    length, word = len(line.rstrip()), after.split(maxsplit=1)[0]
    goes_on = word[0].islower() and not _ENDED.search(line.rstrip()[-5:]) and length > 0.7 * width
    return not _indented(line, after) and (goes_on or length + 1 + len(word) > width)


def _indented(line: str, after: str) -> bool:
    return len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())


def _wrapped(lines: list[tuple[int, str]], full: list[bool]) -> bool:
    following = sum(bool(a.strip() and b.strip()) and not _indented(a, b) for (_, a), (_, b) in pairwise(lines))
    wide = [
        (a.rstrip(), b.lstrip()) for (joined, ((_, a), (_, b))) in zip(full, pairwise(lines), strict=True) if joined
    ]
    if len(wide) < _FEWEST or 2 * len(wide) < following:
        return False
    broken = sum(not _ENDED.search(a[-5:]) for a, _ in wide)
    small = sum(b[0].islower() for _, b in wide)
    cased = any(c.islower() for _, b in wide for c in b)
    return 2 * broken > len(wide) and (not cased or 5 * small >= 2 * len(wide))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A spelling without case, accents, apostrophes and punctuation: "Al-Ḥasakah’s" -> "al hasakahs"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = decomposed if decomposed.isascii() else "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", bare)).strip()


def trim(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


#: Romanisation rules, in order: digraphs of the press, of BGN and of national systems come down to one letter each.
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"oy?e$", "e"),
        (r"shch|sch|sh|sz", "s"),
        (r"zh|rz", "z"),
        (r"dzh|dj", "j"),
        (r"t?s?ch|cz", "č"),
        (r"t[sz]", "č"),
        (r"ph", "f"),
        (r"kh|gh|g", "h"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck|qu|q|c(?![eiy])", "k"),
        (r"c", "s"),
        (r"č", "c"),
        (r"x", "ks"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        (r"ee", "i"),
        (r"oo|ou|ow|aw|au", "u"),
        (r"w", "v"),
        (r"[aeio][iyj](?![aeou])", "e"),
        (r"[iyje]+(?=[aou])", ""),
        (r"[iyje]+", "e"),
        (r"[ou]+", "o"),
        (r"a+", "a"),
        (r"(?<=[^aeo])[eo]+v(?=[ksc]|$)", "v"),
        (r"([^aeo])\1+", r"\1"),
        (r"(?<=...)[eo]$", ""),
    )
)
_ARTICLE = frozenset("al el ul ar er as es ash esh at et ad ed az ez an en the".split())


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """One key for the spellings that romanisations give a name: "Balakliya", "Balakliia", "Balakleya" -> "balakla".

    Covers the Ukrainian (KMU 2010, BGN, press and Russian-derived: g/h, -iv/-ov, iotation, doubled and final letters),
    Arabic (articles, ou/w, ay/ei, q/k, final h), Spanish and Turkish habits. Words stay apart; a leading article goes.
    A key for finding candidates, never proof: different names share keys, so callers add a penalty or other evidence.
    """
    words = fold(name).split()
    if len(words) > 1:
        words = [word for word in words if word not in _ARTICLE] or words
    return " ".join(filter(None, map(_skeleton_of_word, words)))


def _skeleton_of_word(word: str) -> str:
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word
