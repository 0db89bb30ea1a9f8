"""Canonical text and small, shared ways of looking at it: paragraphs, folded spellings, quotation marks.

Canonical means: Unicode NFC, newlines as they came, nothing cut. Offsets are code points of that text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dateline.model import Span

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
    """Lines that hold more than white space, without the white space around them."""
    for match in PARAGRAPH.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            yield Span(start, start + len(stripped))


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A spelling without case, accents, apostrophes and punctuation: "Al-Ḥasakah’s" -> "al hasakahs"."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
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
