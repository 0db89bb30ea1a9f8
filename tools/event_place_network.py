"""Learns the networks of `dateline.extract.events_place_meaning`: plain numpy, one thread, fixed seeds.

Binary cross-entropy on "this place is the scene", AdamW (Loshchilov and Hutter 2019) with a rate that falls to zero,
dropout before and after the hidden layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dateline.extract.events_place_meaning import Floats, Sense, Weights, affine, joined, standard

#: The best of a few over two of five folds (docs/parts/event-place.md): wider layers and more vectors gained nothing.
NARROW, HIDDEN, DROPPED = 32, 96, 0.4
EPOCHS, BATCH, RATE, DECAY = 16, 256, 0.002, 0.01
SEEDS = (1, 2)
_FIRST, _SECOND, _SMALL = 0.9, 0.999, 1e-8


def learn(columns: Sequence[str], named: Floats, vectors: Floats, right: Floats) -> Sense:
    """Networks from n candidates: `named` [n, F] (columns as named), `vectors` [n, 3, size], `right` [n] of 0 and 1."""
    mean, scale = named.mean(axis=0), named.std(axis=0) + np.float32(1e-3)
    inputs = standard(named, mean, scale)
    weights = tuple(_one(seed, inputs, vectors, right) for seed in SEEDS)
    return Sense({name: n for n, name in enumerate(columns)}, mean, scale, weights)


def _one(seed: int, named: Floats, vectors: Floats, right: Floats) -> Weights:
    random = np.random.default_rng(seed)
    size, width = vectors.shape[2], named.shape[1] + 4 * NARROW
    shapes = [(size, NARROW)] * 5 + [(width, HIDDEN), (HIDDEN, 0)]
    weights = Weights(*(_begun(random, rows, columns) for rows, columns in shapes))
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    steps = EPOCHS * (len(right) // BATCH)
    done = 0
    for _ in range(EPOCHS):
        shuffled = random.permutation(len(right))
        for first in range(0, len(right) - BATCH + 1, BATCH):
            some = shuffled[first : first + BATCH]
            slopes = gradients(weights, named[some], vectors[some], right[some], random)
            rate = RATE * (1 - done / steps)
            done += 1
            for weight, slope, (speed, square) in zip(weights, slopes, moments, strict=True):
                speed += (1 - _FIRST) * (slope - speed)
                square += (1 - _SECOND) * (slope**2 - square)
                step = speed / (1 - _FIRST**done) / (np.sqrt(square / (1 - _SECOND**done)) + _SMALL)
                weight -= np.float32(rate) * (step + np.float32(DECAY) * weight)
    return weights


def _begun(random: np.random.Generator, rows: int, columns: int) -> Floats:
    """Weights and their bias in the last row, drawn evenly within one over the root of the rows."""
    bound = 1 / np.sqrt(rows)
    found: Floats = random.uniform(-bound, bound, (rows + 1, columns) if columns else rows + 1).astype(np.float32)
    return found


def gradients(one: Weights, named: Floats, vectors: Floats, right: Floats, random: np.random.Generator) -> list[Floats]:
    """The slope of the mean loss of a batch for each of the weights, with words dropped out at random."""
    read = joined(one, named, vectors)
    kept_in = _kept(random, read)
    first = affine(read * kept_in, one.hidden)
    kept_out: Floats = (_kept(random, first) * (first > 0)).astype(np.float32)
    after = first * kept_out
    wrong: Floats = ((1 / (1 + np.exp(-affine(after, one.out))) - right) / len(right)).astype(np.float32)
    below: Floats = (np.outer(wrong, one.out[:-1]) * kept_out).astype(np.float32)
    into = (below @ one.hidden[:-1].T) * kept_in
    start = named.shape[1]
    verb, place, link, product = (into[:, start + n * NARROW : start + (n + 1) * NARROW] for n in range(4))
    of_verb, of_place, of_link = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    by_verb, by_place = affine(of_verb, one.verb_with), affine(of_place, one.place_with)
    pairs = (
        (of_verb, verb),
        (of_place, place),
        (of_link, link),
        (of_verb, product * by_place),
        (of_place, product * by_verb),
        (read * kept_in, below),
        (after, wrong),
    )
    return [_slope(values, slope) for values, slope in pairs]


def _slope(values: Any, slope: Any) -> Floats:
    bias = slope.sum(axis=0, keepdims=True)
    found: Floats = np.concatenate([values.T @ slope, bias], axis=0)
    return found


def _kept(random: np.random.Generator, values: Floats) -> Floats:
    """What to multiply with: zero for what is dropped, the rest made up for it."""
    found: Floats = (random.random(values.shape, dtype=np.float32) >= DROPPED).astype(np.float32) / (1 - DROPPED)
    return found
