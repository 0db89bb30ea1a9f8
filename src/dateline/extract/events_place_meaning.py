"""What verb and place mean, for the question whether the one happened at the other: a small network over word vectors.

Of each candidate it sees the named features of `events_place_features` and three vectors that the tagger's pass left
behind: of the verb, of the place's head, and of the preposition that the place hangs on. Each is drawn together to a
few numbers, verb and place also multiplied with each other; one hidden layer gives the log-odds. Several networks that
differ by their seed are averaged. Learned offline (`cards/event_place.md`); where no network reads, the trees of
`events_place` answer alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.errors import SetupError
from dateline.extract.events_meaning import Vectors
from dateline.extract.tagger import fitted
from dateline.reading import Parse, Span, Token
from dateline.resources import data

Floats = npt.NDArray[np.float32]
#: Numbers a word vector.
SIZE = 384
#: Named features are cut off so many standard deviations from their mean.
WIDEST = 4.0
#: How far up from a place its preposition is looked for.
STEPS = 4


class Weights(NamedTuple):
    """One network; K numbers a projection, F named features, H hidden units.

    `verb`, `place`, `link` [size + 1, K] draw the three vectors together, `verb_with` and `place_with` [size + 1, K]
    those that are multiplied; `hidden` [F + 4 K + 1, H] and `out` [H + 1]. The last row of each is the bias.
    """

    verb: Floats
    place: Floats
    link: Floats
    verb_with: Floats
    place_with: Floats
    hidden: Floats
    out: Floats


class Sense(NamedTuple):
    """The networks, and how named features become numbers: `columns` [F], their `mean` and `scale` where learned."""

    columns: dict[str, int]
    mean: Floats
    scale: Floats
    weights: tuple[Weights, ...]

    def odds(self, rows: Sequence[Mapping[str, float]], vectors: Floats) -> Floats:
        """Log-odds [n] that each place is the scene, from n rows of named features and their `vectors` [n, 3, size]."""
        named = standard(table(rows, self.columns), self.mean, self.scale)
        found: Floats = np.mean([forward(one, named, vectors) for one in self.weights], axis=0)
        return found


def table(rows: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> Floats:
    """Named features as a matrix [n, F]; names that are no column are left out."""
    found = np.zeros((len(rows), len(columns)), np.float32)
    for n, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                found[n, columns[name]] = value
    return found


def standard(named: Floats, mean: Floats, scale: Floats) -> Floats:
    """Named features [n, F] about their mean, in standard deviations."""
    found: Floats = np.clip((named - mean) / scale, -WIDEST, WIDEST).astype(np.float32)
    return found


def joined(one: Weights, named: Floats, vectors: Floats) -> Floats:
    """What the hidden layer reads [n, F + 4 K]."""
    verb, place, link = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    product = affine(verb, one.verb_with) * affine(place, one.place_with)
    return np.concatenate([named, affine(verb, one.verb), affine(place, one.place), affine(link, one.link), product], 1)


def forward(one: Weights, named: Floats, vectors: Floats) -> Floats:
    """Log-odds [n] by one network."""
    return affine(np.maximum(affine(joined(one, named, vectors), one.hidden), 0), one.out)


def affine(values: Floats, weights: Floats) -> Floats:
    """`values` times all rows of `weights` but the last, which is added."""
    found: Floats = values @ weights[:-1] + weights[-1]
    return found


def vectors_of(parse: Parse, verb: Token, place: Token, vectors: Vectors) -> Floats:
    """The vectors [3, size] of verb, place and the preposition that the place hangs on (else its outermost word)."""
    above = place
    for _ in range(STEPS):
        if above.dep in ("prep", "agent") or above.head == above.i:
            break
        above = parse.tokens[above.head]
    return np.stack([vectors.mean(Span(t.start, t.end)) for t in (verb, place, above)])


@lru_cache(maxsize=1)
def load() -> Sense:
    """The shipped networks. Raises SetupError where the installation lacks them."""
    return read(data("event_place.npz"))


def read(path: Path) -> Sense:
    """Networks as `write` left them. Raises SetupError where these are none, or another encoder's."""
    found = fitted.read(path, "networks for event places")
    try:
        columns = {str(name): number for number, name in enumerate(found["names"].tolist())}
        stacked = [found[name].astype(np.float32) for name in Weights._fields]
        weights = tuple(Weights(*(array[n] for array in stacked)) for n in range(len(stacked[0])))
        return Sense(columns, found["mean"].astype(np.float32), found["scale"].astype(np.float32), weights)
    except (KeyError, ValueError) as error:
        raise SetupError(f"{path} holds no networks for event places ({error}); install dateline again") from error


def write(sense: Sense, path: Path) -> None:
    """Networks as one file, in half precision, with the encoder that they were learned on."""
    stacked = {name: np.stack([getattr(one, name) for one in sense.weights]) for name in Weights._fields}
    halves = {name: array.astype(np.float16) for name, array in stacked.items()}
    names = np.array(list(sense.columns))
    fitted.write(path, names=names, mean=sense.mean, scale=sense.scale, **halves)
