"""A report as windows of whole sentences: words, word pieces, and which window decides about which word.

Windows are packed from neighbouring segments (lines, and sentences as far as punctuation tells them) up to LENGTH
pieces. Each begins with the last segments of the one before it, so that a word near an edge is read with words on both
sides; the window in which it lies deeper decides. No window crosses the edge of a `Stretch` (text between furniture).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.tagger.features import Features, features
from dateline.extract.tagger.pieces import Vocabulary
from dateline.reading import Token

WORD = re.compile(r"\w+|[^\w\s]")
SEGMENT = re.compile(r"(?<=[.!?][\"”’')])\s+|(?<=[.!?])\s+(?=[\"“‘'(A-Z0-9])|\n+")
LINE = re.compile(r"\n+")
#: Pieces a window, with the two that frame it. The encoder was trained so.
LENGTH = 256
#: Pieces that a window repeats of the one before it (see docs/parts/attribution-tagger.md for what it gains).
OVERLAP = 32
#: Longer stretches are read in pieces: the scores of one are held in memory, some 2.5 KB a word.
LONGEST = 60_000


class Window(NamedTuple):
    """Words `start` to `stop` of a stretch; `pieces` are framed, word `start + i` begins at `first[i]` in them;
    `features` are those of its words, numbered from `start`."""

    start: int
    stop: int
    pieces: list[int]
    first: list[int]
    features: Features


class Stretch(NamedTuple):
    """Text between two pieces of furniture: its `words` as (start, end) characters of the report, its windows, and for
    each word the number of the window that decides about it."""

    words: list[tuple[int, int]]
    windows: list[Window]
    owner: list[int]


def words_of(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Words and punctuation marks, one by one, as character ranges."""
    return [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]


def segments(text: str, words: Sequence[tuple[int, int]], edge: re.Pattern[str] = SEGMENT) -> list[tuple[int, int]]:
    """Word ranges between line and sentence ends, or between other edges."""
    if not words:
        return []
    starts = [word[0] for word in words]
    cuts = [0]
    for match in edge.finditer(text, words[0][0], words[-1][1]):
        cut = bisect_left(starts, match.start())
        if cut > cuts[-1]:
            cuts.append(cut)
    return list(pairwise([*cuts, len(words)]))


def pack(parts: Sequence[tuple[int, int]], sizes: Sequence[int], room: int, overlap: int = 0) -> list[tuple[int, int]]:
    """Neighbouring segments joined while they fit into `room` pieces; one that does not fit alone is cut.

    Each range begins up to `overlap` pieces before the end of the one before it, at a segment's edge.
    """
    whole = _cut(parts, sizes, room)
    weight = [sum(sizes[a:b]) for a, b in whole]
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(whole):
        stop, used = at, 0
        while stop < len(whole) and used + weight[stop] <= room:
            used += weight[stop]
            stop += 1
        found.append((whole[at][0], whole[stop - 1][1]))
        if stop == len(whole):
            break
        back, again = stop, 0
        while back - 1 > at and again + weight[back - 1] <= overlap and again + weight[back - 1] + weight[stop] <= room:
            back -= 1
            again += weight[back]
        at = back
    return found


def _cut(parts: Sequence[tuple[int, int]], sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    found = []
    for start, stop in parts:
        used = 0
        for i in range(start, stop):
            if used + sizes[i] > room:
                found.append((start, i))
                start, used = i, 0
            used += sizes[i]
        if start < stop:
            found.append((start, stop))
    return found


def stretch(
    text: str,
    start: int,
    end: int,
    vocabulary: Vocabulary,
    tokens: Sequence[Token] = (),
    length: int = LENGTH,
    overlap: int = OVERLAP,
) -> Stretch:
    """The words of `text[start:end]` and their windows; `tokens` are the parse of that range, if there is one."""
    words = words_of(text, start, end)
    pieces = [vocabulary.of(text[a:b]) for a, b in words]
    parts = segments(text, words)
    beside = features(text, words, parts, tokens)
    ranges = pack(parts, [len(p) for p in pieces], length - 2, overlap)
    windows = [_window(a, b, pieces[a:b], vocabulary, beside.cut(a, b)) for a, b in ranges]
    return Stretch(words, windows, _owners(len(words), windows))


def _window(start: int, stop: int, words: Sequence[Sequence[int]], vocabulary: Vocabulary, beside: Features) -> Window:
    pieces, first = [vocabulary.open], []
    for word in words:
        first.append(len(pieces))
        pieces.extend(word)
    pieces.append(vocabulary.close)
    return Window(start, stop, pieces, first, beside)


def _owners(count: int, windows: Sequence[Window]) -> list[int]:
    """For each word the window that holds it deepest: between two windows the cut is the middle of what they share."""
    owner = [0] * count
    for number, window in enumerate(windows):
        shared = max(0, windows[number - 1].stop - window.start) if number else 0
        first = window.start + (shared + 1) // 2
        for i in range(first, window.stop):
            owner[i] = number
    return owner


def portions(text: str, start: int, end: int, most: int = LONGEST) -> Iterator[tuple[int, int]]:
    """The range in portions of at most `most` characters, cut after a line or, failing that, a word."""
    while end - start > most:
        stop = start + most
        edges = (text.rfind(mark, start + most // 2, stop) for mark in "\n ")
        stop = next((edge + 1 for edge in edges if edge > 0), stop)
        yield start, stop
        start = stop
    yield start, end


def between(length: int, holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The character ranges of a text of `length` outside `holes` (any order, may overlap)."""
    found, at = [], 0
    for start, end in sorted(holes):
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < length:
        found.append((at, length))
    return found
