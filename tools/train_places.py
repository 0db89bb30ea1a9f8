"""Learn the weights of the toponym model from annotated texts, and the list of words that are not only names.

    python -m tools.train_places words TEXTS.jsonl.gz ... --out src/dateline/data/common_words.txt
    python -m tools.train_places weights PLACES.jsonl.gz ... NAMES.gz=0.8 EVENTS.jsonl.gz=0.15 --out …/places_model.json

Rows of PLACES have `text` and `places` (start, end); NAMES is a file of CoNLL-2003 columns; "=0.8" is its weight. There
locations and demonyms are toponyms, people and plain words are not, and what lies in other names is left out, since
that corpus does not say. EVENTS is `tools.event_location`: the marked places are toponyms, of the other names it says
nothing. A logistic regression with an L2 penalty, by full-batch gradient
descent with Adam from zero: the same rows give the same weights. About 4 CPU-minutes for 1,600 texts, most of it
parsing. What such weights are worth on texts they did not learn from: `tools.held_out_places`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.extract.places_candidates import Candidate, candidates
from dateline.extract.places_features import Context, features
from dateline.extract.places_model import probability, second_look
from dateline.extract.places_named import Named, places_of
from dateline.extract.places_names import Names
from dateline.gazetteer.reading import open_gazetteer
from dateline.reading import Parse
from dateline.resources import data
from dateline.text import fold
from tools.event_location import locations
from tools.places_texts import Text, texts

#: Chosen on the cross-validated LGL and GWN texts; see cards/places.md.
PENALTY = 4.0
STEPS = 400
FEWEST = 4


class Row(NamedTuple):
    """Parse, candidates, whether each is a toponym (None: not known), the name layer."""

    parse: Parse
    found: list[Candidate]
    right: list[bool | None]
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


def prepare(text: Text, names: Names) -> Row:
    """One text's candidates against its gold."""
    row, parse = text.row, text.reading.parse
    found = candidates(row["text"], parse, names, places_of(text.reading.names))
    named = Named(row["text"], text.reading.names)
    if "names" in row:
        return Row(parse, found, [_by_names(c, row["names"]) for c in found], named)
    if "spans" in row:
        marked = set(locations(row, parse))
        return Row(parse, found, [True if c.span in marked else None for c in found], named)
    gold = {(p["start"], p["end"]) for p in row["places"]}
    return Row(parse, found, [(c.span.start, c.span.end) in gold for c in found], named)


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
        extra = second_look(row.found, [probability(names, model) for names in one], row.named)
        twice += [["2:" + n for n in (*a, *b)] for a, b in zip(one, extra, strict=True)]
    return model | learn(twice, labels, counts_as)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "weights"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.what == "words":
        options.out.write_text("\n".join(words([Path(p) for p in options.paths])) + "\n", "utf-8")
        return
    names = Names(open_gazetteer(data("gazetteer")))
    given = [argument.partition("=") for argument in options.paths]
    sets = [([prepare(t, names) for t in texts(Path(path))], float(times or 1)) for path, _, times in given]
    model = train(sets)
    options.out.write_text(json.dumps(dict(sorted(model.items())), indent=0) + "\n", "utf-8")
    print(len(model), "weights from", sum(len(read) for read, _ in sets), "texts")


if __name__ == "__main__":
    main()
