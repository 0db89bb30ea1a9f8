"""The words of a report with their vectors, for heads that other modules fit on the encoder as it is.

A word's vector knows its sentence, what it hangs on in the parse, and what the training tasks asked of it: who says
what, names, and what kinds of events a text tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dateline.reading import Span

Halves = npt.NDArray[np.float16]
SIZE = 384


class Vectors:
    """Words as characters of the text, in order, and `hidden` [words, SIZE] in half precision (768 bytes a word)."""

    def __init__(self, words: Sequence[tuple[int, int]], hidden: Halves) -> None:
        self._starts = [word[0] for word in words]
        self._ends = [word[1] for word in words]
        self.hidden = hidden

    def of(self, span: Span) -> npt.NDArray[np.float32]:
        """The vectors [n, SIZE] of the words that overlap `span`; n is 0 where there are none, as in furniture."""
        first, stop = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return self.hidden[first : max(first, stop)].astype(np.float32)

    def each(self, spans: Sequence[Span]) -> list[npt.NDArray[np.float32]]:
        """As `of` for some spans that are near each other, one array's slices."""
        bounds = [(bisect_right(self._ends, s.start), bisect_left(self._starts, s.end)) for s in spans]
        if not bounds:
            return []
        first, last = min(a for a, _ in bounds), max(b for _, b in bounds)
        block = self.hidden[first : max(first, last)].astype(np.float32)
        return [block[a - first : max(a, b) - first] for a, b in bounds]

    def mean(self, span: Span) -> npt.NDArray[np.float32]:
        """Their mean [SIZE]; zeros where there are none. What the event heads were trained on, a text at a time."""
        found = self.of(span)
        result: npt.NDArray[np.float32] = np.zeros(SIZE, np.float32)
        if len(found):  # a token is nearly always one word
            result = found[0] if len(found) == 1 else found.mean(axis=0)
        return result


def joined(parts: Sequence[tuple[Sequence[tuple[int, int]], npt.NDArray[np.float32]]]) -> Vectors:
    """The vectors of a report from those of its parts, in text order."""
    words = [word for some, _ in parts for word in some]
    empty = np.zeros((0, SIZE), np.float16)
    return Vectors(words, np.concatenate([empty, *(hidden.astype(np.float16) for _, hidden in parts)]))
