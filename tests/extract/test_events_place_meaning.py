"""Verb and place by their word vectors: the small networks over them, and how they are kept and learned."""

import numpy as np
import pytest

from dateline.errors import SetupError
from dateline.extract.events_place_meaning import (
    SIZE,
    Sense,
    Weights,
    forward,
    read,
    standard,
    table,
    vectors_of,
    write,
)
from dateline.extract.tagger import fitted


def weights(named: int = 2, size: int = 3, narrow: int = 2, hidden: int = 4) -> Weights:
    random = np.random.default_rng(3)
    shapes = [(size + 1, narrow)] * 5 + [(named + 4 * narrow + 1, hidden), (hidden + 1,)]
    return Weights(*(random.normal(size=shape).astype(np.float32) for shape in shapes))


class Counted:
    """Vectors that say where they are from: the first character of the span, everywhere."""

    def mean(self, span):
        return np.full(SIZE, span.start, np.float32)


class Silent:
    def mean(self, span):
        return np.zeros(SIZE, np.float32)


def test_unknown_features_are_no_columns_and_absent_ones_count_as_nothing():
    found = table([{"away": 3.0, "other": 1.0}, {}], {"literal": 0, "away": 1})
    assert found.tolist() == [[0.0, 3.0], [0.0, 0.0]]


def test_features_far_from_their_mean_are_cut_off():
    found = standard(np.array([[100.0, 1.0]], np.float32), np.zeros(2, np.float32), np.ones(2, np.float32))
    assert found.tolist() == [[4.0, 1.0]]


def test_log_odds_as_worked_out_by_hand():
    one = Weights(
        verb=np.array([[1.0], [0.0]], np.float32),
        place=np.array([[2.0], [0.5]], np.float32),
        link=np.array([[0.0], [1.0]], np.float32),
        verb_with=np.array([[3.0], [0.0]], np.float32),
        place_with=np.array([[1.0], [1.0]], np.float32),
        hidden=np.array([[1.0, -1.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 0.0]], np.float32),
        out=np.array([2.0, 9.0, -1.0], np.float32),
    )
    vectors = np.array([[[1.0], [2.0], [5.0]]], np.float32)
    # verb 1, place 4.5, link 1, product 3 * 3; with the named 0.5 the first unit has 16, the second none
    assert forward(one, np.array([[0.5]], np.float32), vectors).tolist() == [31.0]


def test_verb_place_and_the_preposition_that_the_place_hangs_on(parse):
    parsed = parse("Gunmen killed nine farmers near Goma.")
    verb, place = (next(t for t in parsed.tokens if t.text == word) for word in ("killed", "Goma"))
    found = vectors_of(parsed, verb, place, Counted())
    assert found.shape == (3, SIZE)
    assert found[:, 0].tolist() == [7.0, 32.0, 27.0]


def test_words_without_vectors_count_as_nothing(parse):
    parsed = parse("Gunmen killed nine farmers near Goma.")
    assert not vectors_of(parsed, parsed.tokens[1], parsed.tokens[5], Silent()).any()


def test_networks_are_kept_to_half_precision(tmp_path):
    sense = Sense({"away": 0, "literal": 1}, np.zeros(2, np.float32), np.ones(2, np.float32), (weights(), weights()))
    write(sense, tmp_path / "networks.npz")
    again = read(tmp_path / "networks.npz")
    rows, vectors = [{"away": 1.0}, {"literal": 1.0}], np.ones((2, 3, 3), np.float32)
    assert list(again.columns) == ["away", "literal"]
    assert again.odds(rows, vectors) == pytest.approx(sense.odds(rows, vectors), abs=0.02)


def test_a_file_that_holds_no_networks_is_a_setup_error(tmp_path):
    fitted.write(tmp_path / "other.npz", names=np.array(["away"]))
    with pytest.raises(SetupError, match="holds no networks"):
        read(tmp_path / "other.npz")
