"""What kind of happening a sentence tells of: a linear classifier over its words and over their vectors.

Multinomial logistic regression on the mean of the word vectors that the tagger's pass leaves behind, side by side with
a bag of lemmas and roles. A second set of weights reads the bag alone, for where no network runs; a third finds the
word that a happening stands on (`events_anchor`). Trained by ``training/events`` (cards/events.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dateline.errors import SetupError
from dateline.extract.events_scheme import SCHEME
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


class Weights:
    """One set: `bag` [words, classes], `bias` [classes], and `hidden` [size, classes], of size 0 without vectors."""

    def __init__(self, bag: Floats, hidden: Floats, bias: Floats) -> None:
        self.bag, self.hidden, self.bias = bag, hidden, bias


class Meaning:
    """The classifier. `vocabulary` numbers the features of `events_words`; `rarity` weighs them; `anchor` weighs what
    `events_anchor` knows of a word."""

    def __init__(
        self, vocabulary: dict[str, int], rarity: Floats, full: Weights, plain: Weights, anchor: dict[str, float]
    ) -> None:
        self.vocabulary, self.rarity = vocabulary, rarity
        self.full, self.plain, self.anchor = full, plain, anchor

    def chances(self, words: Sequence[str], vectors: Floats | None) -> Floats:
        """Log-probabilities [classes] of a sentence; `vectors` [n, size] of its words, or None where there are none."""
        usable = vectors is not None and len(vectors) > 0
        weights = self.full if usable else self.plain
        logits = weights.bias.copy()
        numbers, values = self.bag(words)
        if len(numbers):
            logits += values @ weights.bag[numbers]
        if usable:
            assert vectors is not None
            logits += vectors.mean(axis=0) @ weights.hidden
        shifted = logits - logits.max()
        found: Floats = shifted - np.log(np.exp(shifted).sum())
        return found

    def bag(self, words: Sequence[str]) -> tuple[npt.NDArray[np.intp], Floats]:
        """Numbers and weights of the known words of a sentence: log counts by rarity, of length one together."""
        counts: dict[int, int] = {}
        for word in words:
            number = self.vocabulary.get(word)
            if number is not None:
                counts[number] = counts.get(number, 0) + 1
        numbers = np.array(sorted(counts), np.intp)
        values = (1 + np.log(np.array([counts[n] for n in numbers], np.float32))) * self.rarity[numbers]
        length = float(np.sqrt((values**2).sum()))
        return numbers, (values / length if length else values).astype(np.float32)


@lru_cache(maxsize=1)
def load() -> Meaning:
    """The shipped classifier. Raises SetupError where the installation lacks it or it does not fit this program."""
    return read(data("events/meaning.npz"))


def read(path: Path) -> Meaning:
    """A classifier as `write` left it."""
    try:
        with np.load(path) as file:
            found = {name: file[name] for name in file.files}
        if tuple(found["classes"].tolist()) != tuple(SCHEME):
            raise ValueError("its classes are not those of the event scheme")
        f = {name: found[name].astype(np.float32) for name in found if found[name].dtype.kind == "f"}
        vocabulary = {word: number for number, word in enumerate(found["words"].tolist())}
        none = np.zeros((0, len(CLASSES)), np.float32)
        full = Weights(f["full_bag"], f["full_hidden"], f["full_bias"])
        plain = Weights(f["plain_bag"], none, f["plain_bias"])
        anchor = dict(zip(found["anchor_names"].tolist(), f["anchor"].tolist(), strict=True))
        return Meaning(vocabulary, f["rarity"], full, plain, anchor)
    except (OSError, KeyError, ValueError) as error:
        raise SetupError(f"{path} holds no classifier of events ({error}); install dateline again") from error
