"""The classifier over words and vectors, on weights built by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import SetupError
from dateline.extract import events_scheme as s
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Meaning, Weights, load, read

FLOOD, CRASH = NUMBER[s.NATURAL_DISASTER], NUMBER[s.MAN_MADE_DISASTER]


def weights(size: int) -> Weights:
    bag = np.zeros((2, len(CLASSES)), np.float32)
    bag[0, FLOOD] = bag[1, CRASH] = 5.0
    hidden = np.zeros((size, len(CLASSES)), np.float32)
    if size:
        hidden[0, CRASH] = 20.0
    return Weights(bag, hidden, np.zeros(len(CLASSES), np.float32))


@pytest.fixture
def meaning() -> Meaning:
    return Meaning({"flood": 0, "crash": 1}, np.ones(2, np.float32), weights(2), weights(0), {})


def test_words_decide_without_vectors(meaning: Meaning) -> None:
    odds = meaning.chances(["the", "flood"], None)
    assert int(odds.argmax()) == FLOOD
    assert np.exp(odds).sum() == pytest.approx(1.0, abs=1e-4)


def test_vectors_may_overrule_words(meaning: Meaning) -> None:
    vectors = np.array([[1.0, 0.0], [1.0, 0.0]], np.float32)
    assert int(meaning.chances(["flood"], vectors).argmax()) == CRASH


def test_no_words_in_furniture_means_no_vectors(meaning: Meaning) -> None:
    assert int(meaning.chances(["flood"], np.zeros((0, 2), np.float32)).argmax()) == FLOOD


def test_unknown_words_leave_the_odds_even(meaning: Meaning) -> None:
    odds = meaning.chances(["unheard"], None)
    assert odds == pytest.approx(np.full(len(CLASSES), -np.log(len(CLASSES))), abs=1e-4)


def test_repeated_words_count_by_their_logarithm(meaning: Meaning) -> None:
    numbers, values = meaning.bag(["crash", "crash", "flood"])
    assert numbers.tolist() == [0, 1]
    assert values[1] / values[0] == pytest.approx(1 + np.log(2), rel=1e-5)
    assert float((values**2).sum()) == pytest.approx(1.0, rel=1e-5)


def test_the_shipped_classifier_fits_the_scheme() -> None:
    found = load()
    assert found.full.bag.shape == (len(found.vocabulary), len(CLASSES)) == found.plain.bag.shape
    assert CLASSES[NOTHING] is None
    assert found.anchor["dep=ROOT"] > found.anchor["dep=amod"]


def test_a_file_that_is_no_classifier_says_so(tmp_path: Path) -> None:
    path = tmp_path / "meaning.npz"
    path.write_bytes(b"not this")
    with pytest.raises(SetupError, match="holds no classifier of events"):
        read(path)
