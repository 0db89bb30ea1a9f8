from __future__ import annotations

import pytest

from dateline.extract.tagger.pieces import LONGEST_WORD, MOST_PIECES, Vocabulary, load
from dateline.resources import data

PIECES = ["[UNK]", "[CLS]", "[SEP]", "flood", "##s", "##ed", "a", "##b", "cafe", "_", "x", "北", "-"]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("flood", ["flood"]),
        ("Floods", ["flood", "##s"]),
        ("FLOODED", ["flood", "##ed"]),
        ("Café", ["cafe"]),
        ("Cafe\u0301", ["cafe"]),
        ("x_x", ["x", "_", "x"]),
        ("北x", ["北", "x"]),
        ("floodz", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("ab" * LONGEST_WORD, ["[UNK]"]),
    ],
)
def test_words_become_the_longest_pieces_that_fit(vocabulary: Vocabulary, word: str, pieces: list[str]) -> None:
    assert [PIECES[i] for i in vocabulary.of(word)] == pieces


def test_a_long_word_is_cut(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.of("a" + "b" * 50)) == MOST_PIECES


def test_a_word_of_a_million_letters_is_no_word(vocabulary: Vocabulary) -> None:
    assert vocabulary.of("x_" * 500_000) == (0,)


def test_the_shipped_vocabulary_has_no_blank_piece() -> None:
    shipped = load(data("attribution") / "vocabulary.txt")
    assert len(shipped.number) == 30_522
    assert "" not in shipped.number
