"""Learn the weights of the toponym model from annotated texts, and the list of words that are not only names.

    python -m tools.train_places words TEXTS.jsonl.gz ... --out src/dateline/data/common_words.txt
    python -m tools.train_places weights PLACES.jsonl.gz ... NAMES.gz=0.8 EVENTS.jsonl.gz=0.15 --out …/places_model.json

Rows of PLACES have `text` and `places` (start, end); NAMES is a file of CoNLL-2003 columns; "=0.8" is its weight. There
locations and demonyms are toponyms, people and plain words are not, and what lies in other names is left out, since
that corpus does not say. EVENTS is `tools.event_location`: the marked places are toponyms, of the other names it says
nothing. A logistic regression with an L2 penalty, by full-batch gradient
descent with Adam from zero: the same rows give the same weights. With `--folds N` it also reports scores on texts held
out of PLACES, which is what the card quotes. About 4 CPU-minutes for 1,600 texts, most of it parsing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dateline.extract.names import Names as NameLayer
from dateline.extract.parser import SpacyParser
from dateline.extract.places import THRESHOLD
from dateline.extract.places_candidates import Candidate, candidates
from dateline.extract.places_features import Context, features
from dateline.extract.places_model import choose, judge, probability, second_look
from dateline.extract.places_named import Named
from dateline.extract.places_names import Names
from dateline.gazetteer.reading import open_gazetteer
from dateline.reading import Document, Parse, Reading
from dateline.resources import data
from dateline.settings import ParserSettings
from dateline.text import fold
from tools.event_location import locations

#: Chosen on the cross-validated LGL and GWN texts; see cards/places.md.
PENALTY = 4.0
STEPS = 400
FEWEST = 4
#: Words that a running text writes without a space before them.
GLUED = re.compile(r"[.,;:!?)%]|'s|n't|'\w*")


class Row(NamedTuple):
    """Parse, candidates, whether each is a toponym (None: not known), number of gold toponyms, the name layer."""

    parse: Parse
    found: list[Candidate]
    right: list[bool | None]
    gold: int
    named: Named


def words(paths: Sequence[Path]) -> list[str]:
    """Lower-case words seen at least 3 times that some place is also called."""
    seen: Counter[str] = Counter()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                seen.update(re.findall(r"(?<![\w.])[a-z]{2,}(?![\w.])", json.loads(line)["text"]))
    gazetteer = open_gazetteer(data("gazetteer"))
    return sorted(word for word, times in seen.items() if times >= 3 and gazetteer.knows(fold(word)))


def rows(path: Path, names: Names) -> list[Row]:
    """Every text of a file, with its candidates and which of them are toponyms."""
    if ".jsonl" in path.name:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            read: list[dict[str, Any]] = [json.loads(line) for line in file]
            read = [row for row in read if "spans" not in row or any(s["label"] == "LOCATION" for s in row["spans"])]
    else:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            read = list(columns(file.read()))
    parses = SpacyParser(ParserSettings()).parse([(row["text"], ()) for row in read])
    layer = NameLayer()
    return [prepare(row, parse, names, layer) for row, parse in zip(read, parses, strict=True)]


def columns(content: str) -> Iterator[dict[str, Any]]:
    """CoNLL-2003 columns as running texts with `names`: (start, end, label)."""
    text, marked = "", list[tuple[int, int, str]]()
    for block in content.split("\n\n"):
        if "-DOCSTART-" in block:
            if text:
                yield {"text": text, "names": marked}
            text, marked = "", []
            continue
        before = ""
        for line in filter(None, block.split("\n")):
            word, *_, tag = line.split()
            if text and not text.endswith(("\n", "(")) and not GLUED.fullmatch(word):
                text += " "
            start, text = len(text), text + word
            label = tag[2:]
            if label and label == before and not tag.startswith("B-"):
                marked[-1] = (marked[-1][0], len(text), label)
            elif label:
                marked.append((start, len(text), label))
            before = label
        text += "\n"
    if text:
        yield {"text": text, "names": marked}


def prepare(row: dict[str, Any], parse: Parse, names: Names, layer: NameLayer) -> Row:
    """One text's candidates against its gold."""
    found = candidates(row["text"], parse, names)
    reading = layer.extract(Reading(Document("train", row["text"]), parse=parse))
    named = Named(row["text"], reading.names)
    if "names" in row:
        return Row(parse, found, [_by_names(c, row["names"]) for c in found], 0, named)
    if "spans" in row:
        marked = set(locations(row, parse))
        return Row(parse, found, [True if c.span in marked else None for c in found], 0, named)
    gold = {(p["start"], p["end"]) for p in row["places"]}
    return Row(parse, found, [(c.span.start, c.span.end) in gold for c in found], len(gold), named)


def _by_names(c: Candidate, marked: Sequence[tuple[int, int, str]]) -> bool | None:
    over = [m for m in marked if m[0] < c.span.end and c.span.start < m[1]]
    exact = {label for start, end, label in over if (start, end) == (c.span.start, c.span.end)}
    if "LOC" in exact or ("MISC" in exact and any(s.how == "demonym" for s in c.senses)):
        return True
    return None if any(label in ("ORG", "MISC") for *_, label in over) else False


def learn(
    named: Sequence[Sequence[str]], labels: Sequence[bool | None], counts_as: Sequence[float]
) -> dict[str, float]:
    """Weights of the features that are seen at least FEWEST times; rows without a label count for nothing."""
    kept = [i for i, label in enumerate(labels) if label is not None]
    named, labels = [named[i] for i in kept], [labels[i] for i in kept]
    times = np.array([counts_as[i] for i in kept])
    counts = Counter(name for one in named for name in one)
    index = {name: i for i, name in enumerate(sorted(n for n, times in counts.items() if times >= FEWEST))}
    flat = [(r, index[name]) for r, one in enumerate(named) for name in one if name in index]
    r, c = (np.array(side) for side in zip(*flat, strict=True))
    y = np.array(labels, dtype=float)
    w, mean, square = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.bincount(r, w[c], len(y))))
        gradient = np.bincount(c, ((p - y) * times)[r], len(index)) + PENALTY * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        w -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 3) for name, i in index.items() if abs(w[i]) >= 0.0005}


def train(sets: Sequence[tuple[Sequence[Row], float]]) -> dict[str, float]:
    """Both passes' weights; the second's names begin with "2:". Sets come with how much a row of theirs counts."""
    texts = [row for rows_, _ in sets for row in rows_]
    counts_as = [times for rows_, times in sets for row in rows_ for _ in row.found]
    once = []
    for row in texts:
        context = Context(row.parse, row.found, row.named)
        once.append([features(c, context) for c in row.found])
    labels = [right for row in texts for right in row.right]
    model = learn([names for one in once for names in one], labels, counts_as)
    twice = []
    for one, row in zip(once, texts, strict=True):
        extra = second_look(row.found, [probability(names, model) for names in one])
        twice += [["2:" + n for n in (*a, *b)] for a, b in zip(one, extra, strict=True)]
    return model | learn(twice, labels, counts_as)


def score(texts: Sequence[Row], model: dict[str, float]) -> tuple[int, int, int]:
    """Right, predicted and gold toponyms."""
    right = predicted = gold = 0
    for row in texts:
        good = {(c.first, c.stop) for c, label in zip(row.found, row.right, strict=True) if label}
        chosen = choose(row.found, judge(row.parse, row.found, row.named, model), THRESHOLD)
        right += sum((c.first, c.stop) in good for c, _ in chosen)
        predicted += len(chosen)
        gold += row.gold
    return right, predicted, gold


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "weights"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    if options.what == "words":
        options.out.write_text("\n".join(words([Path(p) for p in options.paths])) + "\n", "utf-8")
        return
    names = Names(open_gazetteer(data("gazetteer")))
    given = [argument.partition("=") for argument in options.paths]
    sets = [(path, rows(Path(path), names), float(times or 1)) for path, _, times in given]
    totals = {path: [0, 0, 0] for path, read, _ in sets if any(row.gold for row in read)}
    for held in range(options.folds):
        model = train([([r for i, r in enumerate(x) if _part(i, options.folds) != held], w) for _, x, w in sets])
        for path, read, _ in sets:
            if path in totals:
                out = score([r for i, r in enumerate(read) if _part(i, options.folds) == held], model)
                totals[path] = [a + b for a, b in zip(totals[path], out, strict=True)]
    for path, (right, predicted, gold) in totals.items():
        if predicted and gold:
            print(path, f"held out: precision {right / predicted:.3f} recall {right / gold:.3f}")
    model = train([(read, times) for _, read, times in sets])
    options.out.write_text(json.dumps(dict(sorted(model.items())), indent=0) + "\n", "utf-8")
    print(len(model), "weights from", sum(len(read) for _, read, _ in sets), "texts")


def _part(number: int, parts: int) -> int:
    return int(hashlib.sha256(str(number).encode()).hexdigest(), 16) % parts


if __name__ == "__main__":
    main()
