"""Names from scores written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.extract.tagger.mentions import named
from dateline.extract.tagger.network import MENTIONS, Floats


def logits(*tags: str, sure: float = 6.0) -> Floats:
    found = np.zeros((len(tags), len(MENTIONS)), np.float32)
    for i, tag in enumerate(tags):
        found[i, MENTIONS.index(tag)] = sure
    return found


def found(scores: Floats, *parts: tuple[int, int]) -> list[tuple[int, int, str]]:
    return [(one.first, one.stop, one.kind) for one in named(scores, parts or [(0, len(scores))])]


def test_names_side_by_side_are_told_apart() -> None:
    scores = logits("B-PER", "I-PER", "B-LOC", "O", "B-LOC", "B-LOC")
    assert found(scores) == [(0, 2, "PER"), (2, 3, "LOC"), (4, 5, "LOC"), (5, 6, "LOC")]


def test_an_inside_without_its_beginning_is_mended() -> None:
    scores = logits("O", "I-ORG", "I-ORG")
    scores[1, MENTIONS.index("B-ORG")] = 4.0
    assert found(scores) == [(1, 3, "ORG")]


def test_a_name_goes_on_with_its_own_kind_alone() -> None:
    scores = logits("B-PER", "I-ORG")
    scores[0, MENTIONS.index("B-ORG")] = 5.0
    assert found(scores) == [(0, 2, "ORG")]


def test_no_name_crosses_a_line() -> None:
    scores = logits("B-ORG", "I-ORG", "I-ORG")
    scores[2, MENTIONS.index("B-ORG")] = 5.0
    assert found(scores, (0, 2), (2, 3)) == [(0, 2, "ORG"), (2, 3, "ORG")]


def test_the_score_is_the_mean_chance_of_the_kind() -> None:
    scores = np.zeros((2, len(MENTIONS)), np.float32)
    scores[0, MENTIONS.index("B-PER")] = np.log(8.0)
    scores[1, MENTIONS.index("I-PER")] = np.log(24.0)
    (one,) = named(scores, [(0, 2)])
    assert one.score == pytest.approx(((8 + 1) / 16 + (24 + 1) / 32) / 2)
    assert sum(one.chances) == pytest.approx(1 - (1 / 16 + 1 / 32) / 2)


def test_nothing_gives_nothing() -> None:
    assert named(np.zeros((0, len(MENTIONS)), np.float32), []) == []
