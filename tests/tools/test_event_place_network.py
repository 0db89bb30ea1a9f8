"""Learning the networks of event places: slopes, and that they learn what only vectors tell."""

import numpy as np

from dateline.extract.events_place_meaning import Weights, forward
from tools import event_place_network
from tools.event_place_network import gradients, learn


class Nothing:
    """A generator that drops nothing out."""

    def random(self, shape, dtype):
        return np.ones(shape, dtype)


def test_slopes_are_those_of_the_loss(monkeypatch):
    monkeypatch.setattr(event_place_network, "DROPPED", 0.0)
    monkeypatch.setattr(event_place_network, "NARROW", 2)
    random = np.random.default_rng(5)
    shapes = [(4, 2)] * 5 + [(11, 5), (6,)]
    one = Weights(*(random.normal(size=shape) for shape in shapes))
    named, vectors = random.normal(size=(8, 2)), random.normal(size=(8, 3, 3))
    right = (random.random(8) > 0.5).astype(np.float64)

    def loss() -> float:
        odds = forward(one, named, vectors)
        return float(np.mean(np.log1p(np.exp(odds)) - right * odds))

    slopes = gradients(one, named, vectors, right, Nothing())
    for weight, slope in zip(one, slopes, strict=True):
        for at in [(0,) * weight.ndim, (-1,) * weight.ndim]:
            before, step = weight[at], 1e-6
            weight[at] = before + step
            above = loss()
            weight[at] = before - step
            below = loss()
            weight[at] = before
            assert abs((above - below) / (2 * step) - slope[at]) < 1e-5


def test_what_only_the_vectors_tell_is_learned_and_again_the_same(monkeypatch):
    monkeypatch.setattr(event_place_network, "EPOCHS", 30)
    monkeypatch.setattr(event_place_network, "SEEDS", (1,))
    random = np.random.default_rng(7)
    named = random.normal(size=(1024, 1)).astype(np.float32)
    vectors = random.normal(size=(1024, 3, 8)).astype(np.float32)
    right = (vectors[:, 0, 0] + vectors[:, 1, 1] > 0).astype(np.float32)
    sense, again = (learn(["noise"], named, vectors, right) for _ in range(2))
    rows = [{"noise": float(value)} for value in named[:, 0]]
    odds = sense.odds(rows, vectors)
    assert ((odds > 0) == (right > 0)).mean() > 0.9
    assert (odds == again.odds(rows, vectors)).all()
