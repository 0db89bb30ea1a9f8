"""Logistic regression over dense and sparse columns side by side: of one class out of many, or of labels one by one.

The same objective as scikit-learn's, C times the weighted log-loss plus half the squared weights, the bias left free;
written out because dense columns kept as sparse ones, as it wants them, take ten times as long.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
#: Steps of L-BFGS at most.
STEPS = 300


def solve(dense: Floats, sparse, truths: Floats, weights: Floats, pull: float, *, one: bool) -> tuple[Floats, Floats]:  # type: ignore[no-untyped-def]
    """Weights [dense columns + sparse columns, classes] and bias [classes].

    `truths` [rows, classes] of 0 and 1; `weights` [rows, 1] or [rows, classes], how much each counts; `pull` is C; with
    `one`, a row is of just one class. `sparse` is a matrix in CSR form.
    """
    from scipy.optimize import minimize

    width, tall, many = dense.shape[1], dense.shape[1] + sparse.shape[1], truths.shape[1]
    across = sparse.T.tocsr()

    def loss(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        table = flat.reshape(tall + 1, many)
        held = table.astype(np.float32)
        odds = dense @ held[:width] + sparse @ held[width:tall] + held[tall]
        said, cost = (_of_one if one else _each)(odds, truths)
        off = (said - truths) * weights * pull
        slope = np.concatenate([dense.T @ off, across @ off, off.sum(axis=0, keepdims=True)]).astype(np.float64)
        slope[:tall] += table[:tall]
        total = pull * float((weights * cost).sum(dtype=np.float64)) + 0.5 * float((table[:tall] ** 2).sum())
        return total, slope.ravel()

    start = np.zeros((tall + 1) * many)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxfun": 2 * STEPS}).x
    table = found.reshape(tall + 1, many).astype(np.float32)
    return table[:tall], table[tall]


def _of_one(odds: Floats, truths: Floats) -> tuple[Floats, Floats]:
    """Probabilities of classes that exclude each other, and the cost of each row."""
    shifted = odds - odds.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return np.exp(logs), -(logs * truths).sum(axis=1, keepdims=True)


def _each(odds: Floats, truths: Floats) -> tuple[Floats, Floats]:
    """Probabilities of labels by themselves, and the cost of each."""
    chances: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    costs: Floats = (np.logaddexp(0, odds) - odds * truths).astype(np.float32)
    return chances, costs


def balanced(truths: Floats) -> Floats:
    """Weights [rows, classes] that let each label's yes and no count alike, as scikit-learn's "balanced" does."""
    often = truths.mean(axis=0, keepdims=True).clip(1e-6, 1 - 1e-6)
    found: Floats = np.where(truths > 0, 0.5 / often, 0.5 / (1 - often)).astype(np.float32)
    return found
