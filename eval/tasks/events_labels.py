"""Labelled event corpora: the classifier of `dateline.extract.events_meaning`, fitted on other people's labels.

What ships in a reading types words of a passage in our scheme; here the same features, vectors, solver and strengths
were fitted on the training files of corpora whose texts have labels of their own (`python -m training.events.fit
--labels`, which writes `eval/heads`). A label marks no word, so the part that looks at single words is empty. Beside
it stand its vectors alone, and TF-IDF with logistic regression, fitted in the same run where scikit-learn is installed.
Development files by ``eval.run``; test files, once, by ``python -m eval.tasks.events_labels --shared DIR``.
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

from dateline.extract.events_meaning import read
from dateline.extract.events_words import words
from dateline.extract.parser import SpacyParser
from dateline.extract.tagger import tag
from dateline.reading import Document, Reading, Span
from dateline.settings import ParserSettings
from eval.metrics import f1

NAME = "events_labels"
HEADS = Path(__file__).parent.parent / "heads"
#: Characters of a text that are read.
LONGEST = 6_000
Floats = npt.NDArray[np.float32]
Truths = npt.NDArray[np.bool_]


class Corpus(NamedTuple):
    """A corpus: its classes, how their F1 is averaged, whether a text has just one, and every how many texts are read
    (of test files all are)."""

    classes: int
    measure: str
    one: bool = False
    every: int = 1


CORPORA = {
    "cameo_class": Corpus(5, "macro", one=True),
    "satp_relevant": Corpus(4, "macro"),
    "insightcrime": Corpus(7, "micro"),
    "indiapoliceevents_sents": Corpus(5, "macro", every=3),
}


def gate() -> dict[str, float]:
    """Nothing: the corpora are not ours to ship; `events_types` guards the types."""
    return {}


def corpus(shared: Path) -> dict[str, float]:
    """Scores on the development files; cameo has none."""
    return score(shared, "dev")


def score(shared: Path, part: str) -> dict[str, float]:
    """Scores of the classifier and of the baseline on one part ("dev", "test") of each corpus that is there."""
    found: dict[str, float] = {}
    for name, about in CORPORA.items():
        path = shared / "corpora" / "events" / f"{name}-{part}.jsonl.gz"
        if not path.exists():
            continue
        data = rows(path)[:: about.every if part == "dev" else 1]
        gold = truths(data, about)
        measure = f"{name} {part} {about.measure} F1"
        both, vectors = odds([row["text"] for row in data], name, about)
        found[measure] = averaged(gold, predicted(both, about), about.measure)
        found[f"{measure}, vectors alone"] = averaged(gold, predicted(vectors, about), about.measure)
        baseline = tfidf(rows(path.with_name(f"{name}-train.jsonl.gz")), data, about)
        if baseline is not None:
            found[f"{measure}, TF-IDF"] = averaged(gold, predicted(baseline, about), about.measure)
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def truths(data: Sequence[dict[str, Any]], about: Corpus) -> Truths:
    """The labels [texts, classes]."""
    if about.one:
        return np.array([[int(row["labels"][0]) == k for k in range(about.classes)] for row in data])
    return np.array([[label == "1" for label in row["labels"]] for row in data])


def odds(texts: Sequence[str], name: str, about: Corpus) -> tuple[Floats, Floats]:
    """Log-odds [texts, classes] of the classifier, and of its vectors without its words."""
    meaning = read(HEADS / f"{name}.npz", [str(n) for n in range(about.classes)])
    found, bare = [], []
    cut = [text[:LONGEST] for text in texts]
    for text, parse in zip(cut, SpacyParser(ParserSettings()).parse((t, ()) for t in cut), strict=True):
        vectors = tag.read(Reading(Document("text", text), parse=parse)).vectors.of(Span(0, len(text)))
        found.append(meaning.told(words(parse, parse.tokens), vectors))
        bare.append(meaning.told([], vectors))
    return np.array(found, np.float32), np.array(bare, np.float32)


def predicted(scores: Floats, about: Corpus) -> Truths:
    """The likeliest class, or each label that is likelier than not."""
    if about.one:
        first: Truths = np.arange(scores.shape[1])[None] == scores.argmax(axis=1)[:, None]
        return first
    found: Truths = scores > 0
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
