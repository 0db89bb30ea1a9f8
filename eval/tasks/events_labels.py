"""Labelled event corpora: linear heads on the mean of the word vectors that a report's one pass leaves behind.

The heads were trained with the encoder (training/attribution) on the corpora's training files; their weights are in
`eval/heads`, since a reading has no use for other people's labels. Beside each stands TF-IDF with logistic regression,
fitted in the same run where scikit-learn is installed, and the sum of both. Development files by ``eval.run``; test
files, once, by
``python -m eval.tasks.events_labels --shared DIR``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.extract.parser import SpacyParser
from dateline.extract.tagger import tag
from dateline.reading import Document, Reading, Span
from dateline.settings import ParserSettings
from eval.metrics import f1

NAME = "events_labels"
HEADS = Path(__file__).parent.parent / "heads" / "events.npz"
#: The heads were trained on texts cut here.
LONGEST = 1_600
#: Where head and TF-IDF are summed, labels of a sum above this are said: the best of five on the development files.
SUM = -1.0
Floats = npt.NDArray[np.float32]
Truths = npt.NDArray[np.bool_]


class Corpus(NamedTuple):
    """A corpus: its head, how its labels are averaged, whether a text has just one, and every how many are read."""

    head: str
    measure: str
    one: bool = False
    every: int = 1


CORPORA = {
    "cameo_class": Corpus("cameo_class", "macro", one=True),
    "satp_relevant": Corpus("satp_relevant", "macro"),
    "insightcrime": Corpus("insightcrime", "micro"),
    "indiapoliceevents_sents": Corpus("indiapoliceevents_sents", "macro", every=3),
}


def gate() -> dict[str, float]:
    """Nothing: the corpora are not ours to ship; `events_types` guards the types."""
    return {}


def corpus(shared: Path) -> dict[str, float]:
    """Scores on the development files; cameo has none."""
    return score(shared, "dev")


def score(shared: Path, part: str) -> dict[str, float]:
    """Scores of the heads and of the baseline on one part ("dev", "test") of each corpus that is there."""
    found: dict[str, float] = {}
    for name, about in CORPORA.items():
        path = shared / "corpora" / "events" / f"{name}-{part}.jsonl.gz"
        if not path.exists():
            continue
        data = rows(path)[:: about.every if part == "dev" else 1]
        gold = truths(data, about)
        head = logits([row["text"] for row in data], about.head)
        measure = f"{name} {part} {about.measure} F1"
        found[measure] = averaged(gold, predicted(head, about), about.measure)
        baseline = tfidf(rows(path.with_name(f"{name}-train.jsonl.gz")), data, about)
        if baseline is not None:
            found[f"{measure}, TF-IDF"] = averaged(gold, predicted(baseline, about), about.measure)
            both = predicted(head + baseline, about, SUM)
            found[f"{measure}, head and TF-IDF"] = averaged(gold, both, about.measure)
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def truths(data: Sequence[dict[str, Any]], about: Corpus) -> Truths:
    """The labels [texts, classes]."""
    if about.one:
        size = len(np.load(HEADS)[f"{about.head}/bias"])
        return np.array([[int(row["labels"][0]) == k for k in range(size)] for row in data])
    return np.array([[label == "1" for label in row["labels"]] for row in data])


def logits(texts: Sequence[str], head: str) -> Floats:
    """What a head says of each text [texts, classes]."""
    with np.load(HEADS) as file:
        weight, bias = file[f"{head}/weight"], file[f"{head}/bias"]
    found = []
    cut = [text[:LONGEST] for text in texts]
    for text, parse in zip(cut, SpacyParser(ParserSettings()).parse((t, ()) for t in cut), strict=True):
        vectors = tag.read(Reading(Document("text", text), parse=parse)).vectors
        found.append(weight @ vectors.mean(Span(0, len(text))) + bias)
    return np.array(found, np.float32)


def predicted(scores: Floats, about: Corpus, bar: float = 0.0) -> Truths:
    """The likeliest class, or each label above the bar."""
    if about.one:
        first: Truths = np.arange(scores.shape[1])[None] == scores.argmax(axis=1)[:, None]
        return first
    found: Truths = scores > bar
    return found


def averaged(gold: Truths, said: Truths, measure: str) -> float:
    """F1 in percent over all labels together, or its mean over labels."""
    if measure == "micro":
        return f1(int((gold & said).sum()), int(said.sum()), int(gold.sum()))
    each = [f1(int((g & p).sum()), int(p.sum()), int(g.sum())) for g, p in zip(gold.T, said.T, strict=True)]
    return sum(each) / len(each)


def tfidf(train: Sequence[dict[str, Any]], data: Sequence[dict[str, Any]], about: Corpus) -> Floats | None:
    """Log-odds [texts, classes] of logistic regression on TF-IDF of words and pairs; None without scikit-learn."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        return None
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    known = vectorizer.fit_transform([row["text"] for row in train])
    asked, labels = vectorizer.transform([row["text"] for row in data]), truths(train, about)
    if about.one:
        model = LogisticRegression(C=10, max_iter=1000).fit(known, labels.argmax(axis=1))
        return np.asarray(model.decision_function(asked), np.float32)
    models = [LogisticRegression(C=3, max_iter=1000, class_weight="balanced").fit(known, y) for y in labels.T]
    return np.stack([model.decision_function(asked) for model in models], axis=1).astype(np.float32)


def main() -> None:
    """The test files."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    for metric, value in score(arguments.parse_args().shared, "test").items():
        print(f"{metric:56s} {value:5.1f}")


if __name__ == "__main__":
    main()
