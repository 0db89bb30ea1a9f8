"""Live pages and lists of many events: the entries of a report, where it is laid out in entries at all.

An entry of a live page begins with its time (`dateline.entries`), one of a list with a bullet, a number, or a heading:
a short line without a full stop at its end, above longer ones. Offsets are those of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline import entries as live_page
from dateline.reading import Span
from dateline.text import paragraphs, trim

#: Entries that make a list, words of an entry, and the part of all words that must stand in entries.
FEWEST, WORDS, PART = 3, 12, 0.6
#: Entries that are looked at, the characters that they may stand in, and the most words of a heading.
MOST, REACH, HEADING = 60, 100_000, 12

_WORD = re.compile(r"[^\W_]+")
_LISTED = re.compile(r"(?:[•*–—▪■●◦·-]\s|\d{1,2}[.)]\s)")
_ENDED = re.compile(r"[.!?…,;:][\"'”’)\]]*$")


def entries(text: str, published: str | None = None) -> list[Span]:
    """The entries of a list or a live page, in order; none where the text is not laid out so."""
    text = text[:REACH]
    lines = list(paragraphs(text))
    total = sum(_count(text, line) for line in lines)
    live = [trim(text, entry.span) for entry in live_page.entries(text, published)]
    for spans in (live, _spans(lines, _by(_LISTED, text, lines)), _spans(lines, _headings(text, lines))):
        found = [span for span in spans if _count(text, span) >= WORDS][:MOST]
        if len(found) >= FEWEST and sum(_count(text, span) for span in found) >= PART * total:
            return found
    return []


def _by(opening: re.Pattern[str], text: str, lines: Sequence[Span]) -> list[int]:
    return [at for at, line in enumerate(lines) if opening.match(text, line.start, line.end)]


def _headings(text: str, lines: Sequence[Span]) -> list[int]:
    """Headings that stand between longer lines; the first line of all is the report's own."""
    short = [_count(text, line) <= HEADING and not _ENDED.search(line.of(text)) for line in lines]
    return [at for at in range(1, len(lines) - 1) if short[at] and not short[at - 1] and not short[at + 1]]


def _spans(lines: Sequence[Span], begins: Sequence[int]) -> Iterator[Span]:
    """From each line that begins an entry to the last before the next."""
    for first, stop in pairwise([*begins, len(lines)]):
        yield Span(lines[first].start, lines[stop - 1].end)


def _count(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))
