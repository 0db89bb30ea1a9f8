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
