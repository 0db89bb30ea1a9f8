"""Pairs of statements: the same, a contradiction, a revision, or unrelated. Typed comparison and the pair model, beside
shared words alone and the encoder's vectors alone.

The gold (eval/gold/findings.jsonl) are statements of our own on ten stories of nine countries: what says the same,
what cannot both be true, what was said later. Six stories train the model (tools/train_pairs.py), the other four are
scored. Unrelated are statements of one story on different things, which share its names.

A contradiction by the same voice at a later time is a revision: the scorer tells the two apart by the voice and time
that the gold gives, as the account does.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.reading import Span
from dateline.reconcile.pairs import features, judge
from eval.metrics import f1

NAME = "findings"
GOLD = Path(__file__).parent.parent / "gold" / "findings.jsonl"
#: Pairs of passages of reports that do not ship, by file and offsets alone.
REPORTS = Path(__file__).parent.parent / "gold" / "findings_reports.jsonl"
Floats = npt.NDArray[np.float32]
LABELS = ("same", "contradict", "revise", "unrelated")


class Proposition(msgspec.Struct, frozen=True):
    """What one voice holds of one thing (`same`, in several wordings), what others say against it, what came later."""

    id: str
    story: str
    part: str
    country: str
    kind: str
    same: tuple[str, ...]
    against: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


class Pair(msgspec.Struct, frozen=True):
    """Two statements of one story and their label; `again` where the second is the same voice's at a later time."""

    story: str
    a: str
    b: str
    label: str
    again: bool = False


@lru_cache(maxsize=2)
def pairs(part: str) -> tuple[Pair, ...]:
    """The pairs of one half, "train" or "test"."""
    lines = GOLD.read_text(encoding="utf8").splitlines()
    told = [p for line in lines if (p := msgspec.json.decode(line, type=Proposition)).part == part]
    return tuple(_pairs(told))


def _pairs(told: Sequence[Proposition]) -> Iterator[Pair]:
    for number, p in enumerate(told):
        yield from (Pair(p.story, a, b, "same", number % 2 == 0) for a, b in combinations(p.same, 2))
        yield from (Pair(p.story, a, b, "contradict") for a, b in product(p.same, p.against))
        yield from (Pair(p.story, a, b, "revise", True) for a, b in product(p.same, p.later))
        others = [q for q in told if q.story == p.story and q.id != p.id]
        for step in (0, 1, 2):
            other = others[(number + step) % len(others)]
            yield Pair(p.story, p.same[0], (*other.same, *other.against)[step], "unrelated", step == 1)


def gate() -> dict[str, float]:
    """F1 by label, macro F1, and precision of what joins and what opposes, on the stories held out."""
    return dict(_scores(answered, pairs("test")))


def corpus(shared: Path) -> dict[str, float]:
    """The same, beside words alone with the threshold that suits the training half best; and answers of news reports to
    one question, which people grouped by meaning: how many of the model's joins are right."""
    found = {f"own pairs, {name}": value for name, value in _scores(answered, pairs("test"))}
    for baseline, near in (("words alone", by_words), ("vectors alone", by_vectors)):
        told = dict(_scores(_above(near), pairs("test")))
        found |= {
            f"own pairs, {baseline}, {name}": told[name] for name in ("macro F1", "F1 of same", "F1 of unrelated")
        }
    found |= _reports(shared / "stories")
    folder = shared / "corpora" / "pairs"
    for answer, effect, name in (("same", "strengthen", "s"), ("contradict", "weaken", "w")):
        path = folder / f"claimdiff-{name}-train.json.gz"
        if path.exists():
            found |= _effects(path, answer, effect)
    path = folder / "nanco.json.gz"
    return found | (_answers(path) if path.exists() else {})


def _effects(path: Path, answer: str, effect: str) -> dict[str, float]:
    """Sentences of two outlets on one topic, of which people said whether one strengthens or weakens the other: how
    many of those that the model answers so do, beside all of them."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        rows = json.load(file)["data"]
    given = [r["relation"] for r in rows if judge(r["claim_a"], r["claim_b"]).answer == answer]
    return {
        f"sentences of two outlets, {answer}: {effect} %": 100 * sum(given) / len(given) if given else 0.0,
        f"sentences of two outlets, all: {effect} %": 100 * sum(r["relation"] for r in rows) / len(rows),
    }


def answered(pair: Pair) -> str | None:
    """The label by the model, a contradiction by a later word of the same voice being a revision; None: abstains."""
    answer = judge(pair.a, pair.b).answer
    return "revise" if answer == "contradict" and pair.again else answer


def by_words(pair: Pair) -> float:
    """The lexical baseline: the share of words in common."""
    return features(pair.a, pair.b)["overlap"]


def by_vectors(pair: Pair) -> float:
    """The embedding baseline: the cosine of the mean vectors that the shipped encoder has for the words of each."""
    a, b = _vector(pair.a), _vector(pair.b)
    length = float((a @ a) * (b @ b)) ** 0.5
    return float(a @ b) / length if length else 0.0


@lru_cache(maxsize=2048)
def _vector(text: str) -> Floats:
    from dateline.extract.tagger.tag import load

    return load().tagger.tag(text).vectors.mean(Span(0, len(text)))


def _above(near: Callable[[Pair], float]) -> Callable[[Pair], str]:
    """A baseline's answer: what lies above the threshold that suits the training half best says the same."""

    def ask(threshold: float) -> Callable[[Pair], str]:
        return lambda pair: "same" if near(pair) >= threshold else "unrelated"

    suits = max((n / 40 for n in range(1, 40)), key=lambda t: dict(_scores(ask(t), pairs("train")))["macro F1"])
    return ask(suits)


def _scores(ask: Callable[[Pair], str | None], asked: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    told = Counter((p.label, ask(p)) for p in asked)
    every = []
    for label in LABELS:
        right = told[label, label]
        given = sum(n for (_, answer), n in told.items() if answer == label)
        every.append(f1(right, given, sum(n for (true, _), n in told.items() if true == label)))
        yield f"F1 of {label}", every[-1]
        if label in ("same", "contradict"):
            yield f"precision of {label}", 100 * right / given if given else 0.0
    yield "macro F1", sum(every) / len(every)
    yield "answered %", 100 * sum(n for (_, answer), n in told.items() if answer is not None) / len(asked)


def _reports(stories: Path) -> dict[str, float]:
    """How many pairs of passages of a war's reports are answered, and answered right; {} where the reports are not."""
    told = []
    for line in REPORTS.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        files = [stories / row["story"] / name for name, _, _ in (row["a"], row["b"])]
        if not all(f.exists() for f in files):
            return {}
        a, b = (
            f.read_text(encoding="utf8")[start:stop]
            for f, (_, start, stop) in zip(files, (row["a"], row["b"]), strict=True)
        )
        told.append((row["label"], answered(Pair(row["story"], a, b, row["label"], row["label"] == "revise"))))
    given = [(true, answer) for true, answer in told if answer is not None]
    return {
        "passages of reports, answered %": 100 * len(given) / len(told),
        "passages of reports, right of these %": 100 * sum(t == a for t, a in given) / len(given) if given else 0.0,
    }


def _answers(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        questions = json.load(file)
    joined = right = 0
    for question in questions:
        told = [(a["Answer"], a["cluster_global"]) for a in question["answers"]]
        for (a, home), (b, other) in combinations(told, 2):
            if judge(a, b).answer == "same":
                joined += 1
                right += home == other
    return {"answers of reports, joins right %": 100 * right / joined if joined else 0.0}
