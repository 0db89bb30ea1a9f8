"""Fit the event classifier: ``python -m training.events.fit --silver CORPORA --cache FOLDER [--write]``.

Learns from `sentences.txt` (our own, with marked triggers) and from sentences of news corpora in which the keywords of
one type stand and of no other ("silver": often right, never looked at), at a smaller weight. The vectors come from the
shipped encoder. Reading the corpora takes some four minutes the first time; the fit takes one. Needs scikit-learn (the
dependency group `training`). Deterministic. Prints scores on our own test sentences beside keywords alone.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.extract import events_anchor
from dateline.extract.events_meaning import CLASSES, NOTHING, NUMBER, Floats, Meaning, Weights, read
from dateline.extract.events_scheme import SCHEME
from dateline.extract.events_words import words
from dateline.extract.parser import SpacyParser
from dateline.extract.tagger.tag import read as tagged
from dateline.reading import Document, Parse, Reading, Span
from dateline.resources import data
from dateline.settings import ParserSettings
from training.events.labelled import Labelled
from training.events.labelled import read as labelled
from training.events.silver import silver

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "src" / "dateline" / "data" / "events" / "meaning.npz"
#: A silver sentence counts this much beside one of ours; a feature in fewer sentences is left out.
SILVER, RARE = 0.3, 2
#: Strength of the pull to zero (scikit-learn's C) with and without vectors, and how the bag is scaled beside them.
FULL, PLAIN, SCALE = 0.03, 10.0, 15.0


class Row(NamedTuple):
    """A sentence: its class, how much it counts, its features, the mean of its vectors, and its words that could be an
    anchor: what is known of each, and whether it is marked as one."""

    kind: int
    weight: float
    words: list[str]
    vector: Floats
    anchors: list[tuple[dict[str, float], bool]]


def rows(data: Sequence[Labelled], weight: float) -> list[Row]:
    """The sentences, parsed and encoded one by one."""
    found = []
    parses = SpacyParser(ParserSettings()).parse((one.text, ()) for one in data)
    for number, (one, parse) in enumerate(zip(data, parses, strict=True)):
        reading = Reading(Document(str(number), one.text), parse=parse)
        vector = tagged(reading).vectors.of(Span(0, len(one.text))).mean(axis=0)
        kind = NUMBER[one.events[0][2]] if one.events else NOTHING
        found.append(Row(kind, weight, words(parse, parse.tokens), vector, anchors(one, parse)))
    return found


def anchors(one: Labelled, parse: Parse) -> list[tuple[dict[str, float], bool]]:
    """The words of a sentence that tells of something, as `Row` has them."""
    marked = [(start, end) for start, end, _ in one.events]
    return [
        (events_anchor.features(parse, token), any(token.start < end and start < token.end for start, end in marked))
        for token in events_anchor.usable(parse.tokens)
        if marked
    ]


def anchoring(data: Sequence[Row]) -> dict[str, float]:
    """The weights of `events_anchor`, from the sentences that were marked by hand."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    candidates = [one for row in data if row.weight == 1 for one in row.anchors]
    vectorizer = DictVectorizer()
    model = LogisticRegression(max_iter=500)
    model.fit(vectorizer.fit_transform([known for known, _ in candidates]), [marked for _, marked in candidates])
    return {name: float(weight) for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)}


def fit(data: Sequence[Row]) -> Meaning:
    """The classifier that the rows make likeliest, with and without vectors."""
    counts = Counter(word for row in data for word in set(row.words))
    known = sorted(word for word, count in counts.items() if count >= RARE)
    rarity = np.log(len(data) / np.array([counts[word] for word in known], np.float32)).astype(np.float32)
    none = Weights(np.zeros((0, 0), np.float32), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    frame = Meaning({word: n for n, word in enumerate(known)}, rarity, none, none, {})
    vectors = np.array([row.vector for row in data])
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    bag = _bag(frame, data)
    plain_bag, _, plain_bias = _solve(bag, data, PLAIN, 0)
    full_bag, hidden, bias = _solve(_beside((vectors - mean) / spread, bag * SCALE), data, FULL, vectors.shape[1])
    hidden = hidden / spread[:, None]
    full = Weights(full_bag * SCALE, hidden, bias - mean @ hidden)
    return Meaning(frame.vocabulary, rarity, full, Weights(plain_bag, hidden[:0], plain_bias), anchoring(data))


def _bag(frame: Meaning, data: Sequence[Row]):  # type: ignore[no-untyped-def]
    from scipy.sparse import csr_matrix

    parts = [frame.bag(row.words) for row in data]
    at = np.cumsum([0, *(len(numbers) for numbers, _ in parts)])
    numbers, values = (np.concatenate([part[k] for part in parts]) for k in (0, 1))
    return csr_matrix((values, numbers, at), (len(data), len(frame.vocabulary)))


def _beside(dense: Floats, sparse):  # type: ignore[no-untyped-def]
    from scipy.sparse import csr_matrix, hstack

    return hstack([csr_matrix(dense), sparse]).tocsr()


def _solve(features, data: Sequence[Row], pull: float, size: int) -> tuple[Floats, Floats, Floats]:  # type: ignore[no-untyped-def]
    """Weights of the bag, of the first `size` columns, and the bias; a class without sentences is never likely."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=pull, max_iter=300)
    model.fit(features, [row.kind for row in data], sample_weight=[row.weight for row in data])
    weights = np.zeros((features.shape[1], len(CLASSES)), np.float32)
    bias = np.full(len(CLASSES), -20.0, np.float32)
    weights[:, model.classes_], bias[model.classes_] = model.coef_.T, model.intercept_
    return weights[size:], weights[:size], bias


def write(meaning: Meaning, path: Path) -> None:
    """The classifier as a file of half-precision numbers, with the sha256 of the encoder that it was fitted on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = sorted(meaning.vocabulary, key=lambda word: meaning.vocabulary[word])
    halves = {
        "rarity": meaning.rarity,
        "full_bag": meaning.full.bag,
        "full_hidden": meaning.full.hidden,
        "full_bias": meaning.full.bias,
        "plain_bag": meaning.plain.bag,
        "plain_bias": meaning.plain.bias,
        "anchor": np.array([meaning.anchor[name] for name in sorted(meaning.anchor)]),
    }
    np.savez_compressed(
        path,
        classes=np.array(list(SCHEME)),
        encoder=np.array(hashlib.sha256(data("attribution/tagger.onnx").read_bytes()).hexdigest()),
        words=np.array(names),
        anchor_names=np.array(sorted(meaning.anchor)),
        **{k: v.astype(np.float16) for k, v in halves.items()},  # type: ignore[arg-type]
    )


def main() -> None:
    """Read or load the rows, fit, write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--silver", type=Path, required=True, help="the folder of corpora")
    p.add_argument("--cache", type=Path, required=True, help="a folder to keep what was read of the corpora")
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    kept = o.cache / "silver.pickle"
    if not kept.exists():
        o.cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(silver(o.silver)))
    data = rows(list(labelled(HERE / "sentences.txt")), 1.0) + rows(pickle.loads(kept.read_bytes()), SILVER)
    meaning = fit(data)
    print(len(data), "sentences,", len(meaning.vocabulary), "features")
    if o.write:
        write(meaning, WEIGHTS)
        read(WEIGHTS)
        print(WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
