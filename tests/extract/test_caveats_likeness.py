"""Likeness with and without vectors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from dateline.extract.caveats_likeness import Likeness
from dateline.reading import Reading, Span


class Twins:
    """Vectors by hand: words of four letters are one thing, all others another."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, span: Span) -> npt.NDArray[np.float32]:
        words = [w.strip(".") for w in span.of(self.text).split()]
        return np.array([[1.0, 0.0] if len(w) == 4 else [0.0, 1.0] for w in words], np.float32).reshape(-1, 2)


def test_the_same_words_are_alike_and_others_are_not(reading: Callable[..., Reading]) -> None:
    text = "Boats sank. Boats sank. Bread rose."
    parse = reading(text).parse
    likeness = Likeness(parse, None)
    first, second, third = [(parse.sentence_span(n),) for n in range(3)]
    assert likeness.of(first, second) == 1.0
    assert likeness.of(first, third) == 0.0
    assert likeness.shared(first, second) == 2
    assert likeness.shared(first, third) == 0


def test_vectors_find_what_words_do_not(reading: Callable[..., Reading]) -> None:
    text = "Ship sank. Boat fell. Trains stopped."
    parse = reading(text).parse
    likeness = Likeness(parse, Twins(text))
    first, second, third = [(parse.sentence_span(n),) for n in range(3)]
    assert likeness.of(first, second) > 0.9 > likeness.of(first, third)
    assert likeness.found_in(first, second) > 0.9


def test_nothing_is_like_nothing(reading: Callable[..., Reading]) -> None:
    likeness = Likeness(reading("").parse, None)
    assert likeness.of((), ()) == 0.0
