"""Do two statements say the same, can both be true, or have they nothing to do with each other?

A small trained model over features that can be read: shares of words in common, numbers, names, days, negation,
opposites, each worth a weight that training gave it (`data/pairs.json`, cards/pairs.md). It abstains where no answer is
sure. Typed facts are compared first, by whoever asks; this is for the wording that is left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import msgspec

from dateline.reconcile.pair_words import ALIKE, BOUNDS, DAYS, NEGATIONS, NUMBERS, OPPOSED
from dateline.reconcile.stems import EMPTY, stem
from dateline.resources import data

Answer = Literal["same", "contradict", "unrelated"]
ANSWERS: tuple[Answer, ...] = ("same", "contradict", "unrelated")

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What keeps two statements from being one, whatever the score: a wrong join is worse than a missed one.
BARS = ("turned", "opposed", "numbers differ", "number in one", "names differ", "days differ")

#: Words of a statement that are looked at; a longer one is compared by its beginning.
LONGEST = 80


class Words(msgspec.Struct, frozen=True):
    """What the features are made from: content stems by class, in order, and what stands apart from them."""

    content: tuple[str, ...]
    raw: frozenset[str]
    numbers: frozenset[float]
    names: frozenset[str]
    days: frozenset[str]
    negations: int


class Judged(msgspec.Struct, frozen=True):
    """The answer, None where the model abstains, how sure each answer is, and the features that it saw."""

    answer: Answer | None
    scores: dict[str, float]
    features: dict[str, float]

    @property
    def why(self) -> str:
        """The score and the features that are not zero, for a reader who asks."""
        best = max(ANSWERS, key=lambda a: self.scores[a])
        seen = ", ".join(f"{name} {value:.2f}" for name, value in sorted(self.features.items()) if value)
        return f"{best} {self.scores[best]:.2f} ({seen})"


class Model(msgspec.Struct, frozen=True):
    """Weights by answer and feature, and the least score at which an answer is given."""

    weights: dict[str, dict[str, float]]
    least: dict[str, float]


@lru_cache(maxsize=1)
def model() -> Model:
    """The shipped weights. Raises SetupError where the installation lacks them."""
    return msgspec.json.decode(data("pairs.json").read_bytes(), type=Model)


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """The words of a statement as the features see them."""
    tokens = _TOKEN.findall(text)[:LONGEST]
    content: list[str] = []
    raw, names, days, numbers = set(), set(), set(), set()
    negations = 0
    for place, token in enumerate(tokens):
        word = token.casefold().replace("’", "'")
        if word in NEGATIONS or word.endswith("n't"):
            # "No fewer than 32" counts; it denies nothing.
            negations += not (place + 1 < len(tokens) and tokens[place + 1].casefold() in BOUNDS)
        elif (number := _number(word)) is not None:
            numbers.add(number)
        elif word in DAYS:
            days.add(word)
        elif word not in EMPTY and len(word) > 1:
            plain = stem(word)
            raw.add(plain)
            content.append(ALIKE.get(plain, plain))
            if token[0].isupper() and place and len(token) > 2:
                names.add(plain)
    return Words(tuple(content), frozenset(raw), frozenset(numbers), frozenset(names), frozenset(days), negations)


def _number(word: str) -> float | None:
    if word[0].isdigit():
        plain = word.replace(",", "").rstrip(".")
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
    parts = word.split("-")
    if parts and all(p in NUMBERS for p in parts):
        return float(sum(NUMBERS[p] for p in parts))
    return None


def features(a: str, b: str) -> dict[str, float]:
    """The features of a pair, none of them dependent on which comes first.

    "overlap" is the share of content words in common (Jaccard, by class), "cover" the share of the shorter's; "turned"
    is 1 where one of the two is negated, "opposed" where they hold words that exclude each other, and "turned twice"
    where both are so, which comes to neither. The products say that a difference matters where the rest agrees.
    """
    x, y = words(a), words(b)
    left, right = set(x.content), set(y.content)
    shared, either = left & right, left | right
    overlap = len(shared) / len(either) if either else 0.0
    cover = len(shared) / min(len(left), len(right)) if left and right else 0.0
    runs = set(zip(x.content, x.content[1:], strict=False)) & set(zip(y.content, y.content[1:], strict=False))
    turned = float((x.negations % 2) != (y.negations % 2))
    opposed = float(any((i, j) in OPPOSED for i in x.raw - y.raw for j in y.raw - x.raw))
    # "Did not open" and "stayed shut" say one thing: two turns are none.
    twice = turned * opposed
    turned, opposed = turned - twice, opposed - twice
    both = bool(x.numbers and y.numbers)
    differ = float(both and not x.numbers & y.numbers)
    named = bool(x.names and y.names)
    return {
        "bias": 1.0,
        "overlap": overlap,
        "cover": cover,
        "runs": min(1.0, len(runs) / 3),
        "turned": turned,
        "opposed": opposed,
        "turned twice": twice,
        "numbers same": float(both and x.numbers == y.numbers),
        "numbers differ": differ,
        "number in one": float(bool(x.numbers) != bool(y.numbers)),
        "names shared": float(named and bool(x.names & y.names)),
        "names differ": float(named and not x.names & y.names),
        "days differ": float(bool(x.days and y.days) and not x.days & y.days),
        "turned × cover": turned * cover,
        "opposed × cover": opposed * cover,
        "numbers differ × cover": differ * cover,
        "cover, nothing turned": cover * (1 - max(turned, opposed, differ)),
    }


def scores(found: Mapping[str, float], weights: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """How sure each answer is, between 0 and 1, together 1 (softmax)."""
    sums = {a: sum(weights[a].get(name, 0.0) * value for name, value in sorted(found.items())) for a in ANSWERS}
    top = max(sums.values())
    raised = {a: math.exp(s - top) for a, s in sums.items()}
    whole = sum(raised.values())
    return {a: r / whole for a, r in raised.items()}


def judge(a: str, b: str) -> Judged:
    """The model's answer on two statements; None where it is not sure."""
    found = features(a, b)
    sure = scores(found, model().weights)
    best = max(ANSWERS, key=lambda answer: sure[answer])
    barred = any(found[name] for name in BARS)
    if found["overlap"] == 1 and not barred:
        return Judged("same", sure, found)  # no words tell them apart
    given = sure[best] >= model().least[best] and not (best == "same" and barred)
    return Judged(best if given else None, sure, found)
