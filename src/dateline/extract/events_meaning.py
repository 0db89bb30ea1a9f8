"""What kind of happening a word of a passage names: the mean of two linear classifiers, of words and of vectors.

Multinomial logistic regression on what is known of the passage (a bag of lemmas and roles) and of the word (its lemma,
what stands around it), and another on the vectors that the tagger's pass leaves behind (their mean over the passage,
and the word's own). Their log-odds are averaged; where no network runs the words speak alone. Each is fitted by itself:
together, vectors of texts that the encoder was trained on would leave the words nothing to learn. Trained by
``training/events`` (cards/events.md).

Labels of whole texts, as other people's corpora have them, are read by the same classifier, its part of the passage
alone (`told`): a text's label marks no word. `eval/tasks/events_labels.py` measures it so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from dateline.errors import SetupError
from dateline.extract.events_scheme import SCHEME
from dateline.extract.tagger import fitted
from dateline.reading import Span
from dateline.resources import data

Floats = npt.NDArray[np.float32]
#: The classes in the order of the weights; the last one is "no happening".
CLASSES: tuple[str | None, ...] = (*SCHEME, None)
NOTHING = len(SCHEME)
NUMBER = {kind: number for number, kind in enumerate(CLASSES)}


class Vectors(Protocol):
    """Word vectors of a report, as the tagger keeps them."""

    def of(self, span: Span) -> Floats:
        """The vectors [n, size] of the words that overlap `span`."""
        ...

    def each(self, spans: Sequence[Span]) -> list[Floats]:
        """As `of`, for some spans of one sentence."""
        ...

    def mean(self, span: Span) -> Floats:
        """Their mean [size]; zeros where there are none."""
        ...


class Weights(NamedTuple):
    """Each table [what is known, classes]: `bag` of the passage's words and `near` of what stands around a word, with
    `bias` [classes]; `hidden` of the passage's vectors and `own` of the word's, with `tilt` [classes]."""

    bag: Floats
    near: Floats
    bias: Floats
    hidden: Floats
    own: Floats
    tilt: Floats


class Candidate(NamedTuple):
    """A word that may name a happening: what `events_words.about` knows of it, and its vectors [n, size] where there
    are any."""

    about: Sequence[str]
    vectors: Floats | None = None


class Meaning:
    """The classifier. `vocabulary` numbers the words of passages, which `rarity` weighs; `around` the features of a
    word."""

    def __init__(self, vocabulary: dict[str, int], rarity: Floats, around: dict[str, int], weights: Weights) -> None:
        self.vocabulary, self.rarity, self.around, self.weights = vocabulary, rarity, around, weights

    def told(self, words: Sequence[str], vectors: Floats | None) -> Floats:
        """Log-odds [classes] of a passage, but for a common constant; `vectors` [n, size] of its words, or None."""
        odds = self.weights.bias.copy()
        numbers, values = self.bag(words)
        if len(numbers):
            odds += values @ self.weights.bag[numbers]
        if vectors is not None and len(vectors):
            odds = (odds + self.weights.tilt + vectors.mean(axis=0) @ self.weights.hidden) / 2
        return odds

    def chances(self, words: Sequence[str], vectors: Floats | None, asked: Sequence[Candidate]) -> Floats:
        """Log-probabilities [asked, classes] of the words asked about in a passage."""
        seen = vectors is not None and len(vectors) > 0
        near = self._near(asked)
        if seen:
            size = len(self.weights.own)
            near += (
                np.array([_mean(one.vectors, size) for one in asked], np.float32).reshape(-1, size) @ self.weights.own
            )
        odds = self.told(words, vectors) + (near / 2 if seen else near)
        shifted = odds - odds.max(axis=1, keepdims=True)
        found: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return found

    def _near(self, asked: Sequence[Candidate]) -> Floats:
        """What stands around each word says [asked, classes]: one look into the table for all of them."""
        known = [[self.around[name] for name in one.about if name in self.around] for one in asked]
        near = np.zeros((len(asked), len(self.weights.bias)), np.float32)
        told = [n for n, numbers in enumerate(known) if numbers]
        if told:
            starts = np.cumsum([0, *(len(known[n]) for n in told[:-1])])
            near[told] = np.add.reduceat(self.weights.near[[i for n in told for i in known[n]]], starts, axis=0)
        return near

    def bag(self, words: Sequence[str]) -> tuple[npt.NDArray[np.intp], Floats]:
        """Numbers and weights of the known words of a passage: log counts by rarity, of length one together."""
        counts: dict[int, int] = {}
        for word in words:
            number = self.vocabulary.get(word)
            if number is not None:
                counts[number] = counts.get(number, 0) + 1
        numbers = np.array(sorted(counts), np.intp)
        values = (1 + np.log(np.array([counts[n] for n in numbers], np.float32))) * self.rarity[numbers]
        length = float(np.sqrt((values**2).sum()))
        return numbers, (values / length if length else values).astype(np.float32)


def _mean(vectors: Floats | None, size: int) -> Floats:
    if vectors is None or not len(vectors):
        return np.zeros(size, np.float32)
    mean: Floats = vectors[0] if len(vectors) == 1 else vectors.mean(axis=0)
    return mean


@lru_cache(maxsize=1)
def load() -> Meaning:
    """The shipped classifier. Raises SetupError where the installation lacks it or it does not fit this program."""
    return read(data("events/meaning.npz"))


def read(path: Path, classes: Sequence[str] = tuple(SCHEME)) -> Meaning:
    """A classifier of some classes as ``training/events/fit.py`` left it. Raises SetupError where it is none, or
    another encoder's."""
    found = fitted.read(path, "classifier of events")
    try:
        if tuple(found["classes"].tolist()) != tuple(classes):
            raise ValueError("its classes are not those that are asked for")
        f = {name: found[name].astype(np.float32) for name in found if found[name].dtype.kind == "f"}
        vocabulary, around = (
            {word: number for number, word in enumerate(found[name].tolist())} for name in ("words", "around")
        )
        return Meaning(vocabulary, f["rarity"], around, Weights(*(f[part] for part in Weights._fields)))
    except (KeyError, ValueError) as error:
        raise SetupError(f"{path} holds no classifier of events ({error}); install dateline again") from error
