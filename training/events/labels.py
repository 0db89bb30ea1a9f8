"""The classifier of events fitted on other people's labels of texts, to be measured by `eval.tasks.events_labels`.

The same features, vectors, solver and strengths as for our own scheme (`training/events/fit.py`), on a text where that
has a sentence, and with no word to ask about. The encoder has seen the training files (cards/attribution.md).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dateline.extract.events_words import words
from dateline.reading import Span
from eval.tasks.events_labels import CORPORA, HEADS, LONGEST, rows, truths
from training.events.fit import Learned, Passage, Row, fit, read_texts, write
from training.events.logistic import balanced

#: There are fewer texts than words of our own: a feature of fewer texts is left out.
RARE = 2


def fit_all(corpora: Path) -> None:
    """Fits and writes a classifier of each corpus' labels."""
    for name, about in CORPORA.items():
        data = rows(corpora / "events" / f"{name}-train.jsonl.gz")[:: about.every]
        labels = truths(data, about).astype(np.float32)
        learned = Learned([], [])
        for parse, vectors in read_texts(row["text"][:LONGEST] for row in data):
            learned.passages.append(Passage(words(parse, parse.tokens), vectors.mean(Span(0, LONGEST))))
            learned.rows.append(Row(0, 1.0, len(learned.passages) - 1, [], np.zeros(0, np.float32)))
        weights = np.ones((len(data), 1), np.float32) if about.one else balanced(labels)
        found = fit(learned, labels, weights, one=about.one, rare=RARE)
        path = HEADS / f"{name}.npz"
        write(found, path, [str(n) for n in range(about.classes)])
        print(name, len(data), "texts,", len(found.vocabulary), "features,", path.stat().st_size, "bytes", flush=True)
