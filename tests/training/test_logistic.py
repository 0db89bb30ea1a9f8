"""The solver on problems whose answer is known; needs SciPy, which training alone has."""

from __future__ import annotations

import numpy as np
import pytest

from training.events.logistic import balanced, solve

sparse = pytest.importorskip("scipy.sparse")


def test_it_finds_what_tells_the_classes_apart() -> None:
    dense = np.array([[1.0], [1.0], [-1.0], [-1.0]], np.float32)
    told = sparse.csr_matrix(np.array([[0.0], [5.0], [0.0], [5.0]], np.float32))
    truths = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    table, bias = solve(dense, told, truths, np.ones((4, 1), np.float32), 10.0, one=True)
    assert table.shape == (2, 2)
    assert ((dense @ table[:1] + told @ table[1:] + bias).argmax(axis=1) == [0, 0, 1, 1]).all()
    assert abs(table[1]).max() < 0.01 < table[0, 0]


def test_the_bias_alone_gives_the_share_of_each_label() -> None:
    nothing = np.zeros((4, 0), np.float32)
    truths = np.array([[1, 0], [0, 0], [0, 1], [0, 1]], np.float32)
    none = sparse.csr_matrix((4, 0), dtype=np.float32)
    _, bias = solve(nothing, none, truths, np.ones((4, 1), np.float32), 1.0, one=False)
    assert 1 / (1 + np.exp(-bias)) == pytest.approx([0.25, 0.5], abs=1e-3)


def test_balanced_weights_let_yes_and_no_weigh_alike() -> None:
    truths = np.array([[1], [0], [0], [0]], np.float32)
    weights = balanced(truths)
    assert weights[0, 0] == pytest.approx(weights[1:, 0].sum())
