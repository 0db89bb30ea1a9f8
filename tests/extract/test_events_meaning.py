"""The classifier over words and vectors, on weights built by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import SetupError
from dateline.extract import events_scheme as s
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Candidate, Meaning, Weights, load, read

FLOOD, CRASH, RIOT = NUMBER[s.NATURAL_DISASTER], NUMBER[s.MAN_MADE_DISASTER], NUMBER[s.VIOLENT_DEMONSTRATION]


def weights() -> Weights:
    """Words know floods and crashes, what stands around a word knows riots, vectors know crashes and a word's riots."""
    bag, near = np.zeros((2, len(CLASSES)), np.float32), np.zeros((1, len(CLASSES)), np.float32)
    bag[0, FLOOD] = bag[1, CRASH] = 5.0
    near[0, RIOT] = 9.0
    hidden, own = np.zeros((2, len(CLASSES)), np.float32), np.zeros((2, len(CLASSES)), np.float32)
    hidden[0, CRASH] = own[1, RIOT] = 20.0
    bias = np.zeros(len(CLASSES), np.float32)
    return Weights(bag, near, bias, hidden, own, bias)


@pytest.fixture
def meaning() -> Meaning:
    return Meaning({"flood": 0, "crash": 1}, np.ones(2, np.float32), {"@stone": 0}, weights())


def test_words_decide_without_vectors(meaning: Meaning) -> None:
    odds = meaning.chances(["the", "flood"], None, [Candidate([])])
    assert int(odds[0].argmax()) == FLOOD
    assert np.exp(odds).sum() == pytest.approx(1.0, abs=1e-4)


def test_vectors_may_overrule_words(meaning: Meaning) -> None:
    vectors = np.array([[1.0, 0.0], [1.0, 0.0]], np.float32)
    assert int(meaning.told(["flood"], vectors).argmax()) == CRASH


def test_words_and_vectors_are_averaged(meaning: Meaning) -> None:
    alone, both = meaning.told(["flood"], None), meaning.told(["flood"], np.array([[0.1, 0.0]], np.float32))
    assert alone[FLOOD] == pytest.approx(5.0)
    assert (both[FLOOD], both[CRASH]) == pytest.approx((2.5, 1.0))


def test_no_words_in_furniture_means_no_vectors(meaning: Meaning) -> None:
    assert int(meaning.told(["flood"], np.zeros((0, 2), np.float32)).argmax()) == FLOOD


def test_two_words_of_one_passage_may_name_two_happenings(meaning: Meaning) -> None:
    odds = meaning.chances(["flood"], None, [Candidate(["@stone", "@unheard"]), Candidate([])])
    assert odds.argmax(axis=1).tolist() == [RIOT, FLOOD]


def test_a_words_own_vector_counts_beside_the_passages(meaning: Meaning) -> None:
    passage = np.array([[0.1, 0.0]], np.float32)
    own = np.array([[0.0, 1.0]], np.float32)
    odds = meaning.chances([], passage, [Candidate([], own), Candidate([], None)])
    assert odds.argmax(axis=1).tolist() == [RIOT, CRASH]


def test_nothing_asked_nothing_answered(meaning: Meaning) -> None:
    assert meaning.chances(["flood"], np.ones((1, 2), np.float32), []).shape == (0, len(CLASSES))


def test_unknown_words_leave_the_odds_even(meaning: Meaning) -> None:
    odds = meaning.chances(["unheard"], None, [Candidate(["unheard"])])
    assert odds[0] == pytest.approx(np.full(len(CLASSES), -np.log(len(CLASSES))), abs=1e-4)


def test_repeated_words_count_by_their_logarithm(meaning: Meaning) -> None:
    numbers, values = meaning.bag(["crash", "crash", "flood"])
    assert numbers.tolist() == [0, 1]
    assert values[1] / values[0] == pytest.approx(1 + np.log(2), rel=1e-5)
    assert float((values**2).sum()) == pytest.approx(1.0, rel=1e-5)


def test_the_shipped_classifier_fits_the_scheme() -> None:
    found = load()
    parts = found.weights
    assert parts.bag.shape == (len(found.vocabulary), len(CLASSES))
    assert parts.near.shape == (len(found.around), len(CLASSES))
    assert parts.hidden.shape == parts.own.shape == (384, len(CLASSES))
    assert parts.bias.shape == parts.tilt.shape == (len(CLASSES),)
    assert CLASSES[NOTHING] is None


def test_a_file_that_is_no_classifier_says_so(tmp_path: Path) -> None:
    path = tmp_path / "meaning.npz"
    path.write_bytes(b"not this")
    with pytest.raises(SetupError, match="holds no classifier of events"):
        read(path)
