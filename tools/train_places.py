"""Learn the weights of the toponym model from annotated texts, and the list of words that are not only names.

    python tools/train_places.py words TEXTS.jsonl.gz ... --out src/dateline/data/common_words.txt
    python tools/train_places.py weights PLACES.jsonl.gz ... --out src/dateline/data/places_model.json [--folds 5]

Rows of PLACES have `text` and `places` (start, end). A logistic regression with an L2 penalty, by full-batch gradient
descent with Adam from zero: the same rows give the same weights. With `--folds` it reports scores by cross-validation
over texts, which is what the card quotes. About 3 CPU-minutes for 700 texts, most of it parsing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.extract.parser import SpacyParser
from dateline.extract.places_candidates import Candidate, candidates
from dateline.extract.places_features import Context, features
from dateline.extract.places_model import choose, judge, probability, second_look
from dateline.extract.places_names import Names
from dateline.gazetteer.reading import open_gazetteer
from dateline.model import Parse
from dateline.resources import data
from dateline.settings import ParserSettings
from dateline.text import fold

#: Chosen on the cross-validated LGL and GWN texts; see cards/places.md.
PENALTY = 2.0
STEPS = 400
FEWEST = 4
THRESHOLD = 0.45

Row = tuple[Parse, list[Candidate], list[bool], int]


def words(paths: Sequence[Path]) -> list[str]:
    """Lower-case words seen at least 3 times that some place is also called."""
    seen: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                seen.update(re.findall(r"(?<![\w.])[a-z]{2,}(?![\w.])", json.loads(line)["text"]))
    gazetteer = open_gazetteer(data("gazetteer"))
    return sorted(word for word, times in seen.items() if times >= 3 and gazetteer.knows(fold(word)))


def rows(paths: Sequence[Path]) -> list[Row]:
    """Parses, candidates, which of them are gold, and the number of gold toponyms, per text."""
    names = Names(open_gazetteer(data("gazetteer")))
    read: list[dict[str, Any]] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            read += [json.loads(line) for line in file]
    parses = SpacyParser(ParserSettings()).parse([(row["text"], ()) for row in read])
    return [prepare(row, parse, names) for row, parse in zip(read, parses, strict=True)]


def prepare(row: dict[str, Any], parse: Parse, names: Names) -> Row:
    """One text's candidates against its gold."""
    gold = {(p["start"], p["end"]) for p in row["places"]}
    found = candidates(row["text"], parse, names)
    return parse, found, [(c.span.start, c.span.end) in gold for c in found], len(gold)


def learn(named: Sequence[Sequence[str]], labels: Sequence[bool]) -> dict[str, float]:
    """Weights of the features that are seen at least FEWEST times."""
    counts = Counter(name for one in named for name in one)
    index = {name: i for i, name in enumerate(sorted(n for n, times in counts.items() if times >= FEWEST))}
    flat = [(r, index[name]) for r, one in enumerate(named) for name in one if name in index]
    r, c = (np.array(side) for side in zip(*flat, strict=True))
    y = np.array(labels, dtype=float)
    w, mean, square = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.bincount(r, w[c], len(y))))
        gradient = np.bincount(c, (p - y)[r], len(index)) + PENALTY * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        w -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 3) for name, i in index.items() if abs(w[i]) >= 0.0005}


def train(texts: Sequence[Row]) -> dict[str, float]:
    """Both passes' weights; the second's names begin with "2:"."""
    once = []
    for parse, found, _, _ in texts:
        context = Context(parse, found)
        once.append([features(c, context) for c in found])
    labels = [right for _, _, gold, _ in texts for right in gold]
    model = learn([names for one in once for names in one], labels)
    twice = []
    for one, (_, found, _, _) in zip(once, texts, strict=True):
        extra = second_look(found, [probability(names, model) for names in one])
        twice += [["2:" + n for n in (*a, *b)] for a, b in zip(one, extra, strict=True)]
    return model | learn(twice, labels)


def score(texts: Sequence[Row], model: dict[str, float]) -> tuple[int, int, int]:
    """Right, predicted and gold toponyms."""
    right = predicted = gold = 0
    for parse, found, labels, size in texts:
        good = {(c.first, c.stop) for c, label in zip(found, labels, strict=True) if label}
        chosen = choose(found, judge(parse, found, model), THRESHOLD)
        right += sum((c.first, c.stop) in good for c, _ in chosen)
        predicted += len(chosen)
        gold += size
    return right, predicted, gold


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "weights"])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    if options.what == "words":
        options.out.write_text("\n".join(words(options.paths)) + "\n", "utf-8")
        return
    texts = rows(options.paths)
    for fold_number in range(options.folds):
        held = [_part(i, options.folds) == fold_number for i in range(len(texts))]
        model = train([t for t, out in zip(texts, held, strict=True) if not out])
        right, predicted, gold = score([t for t, out in zip(texts, held, strict=True) if out], model)
        print(f"fold {fold_number}: precision {right / predicted:.3f} recall {right / gold:.3f}")
    model = train(texts)
    options.out.write_text(json.dumps(dict(sorted(model.items())), indent=0) + "\n", "utf-8")
    print(len(model), "weights from", len(texts), "texts")


def _part(number: int, parts: int) -> int:
    return int(hashlib.sha256(str(number).encode()).hexdigest(), 16) % parts


if __name__ == "__main__":
    main()
