"""Learn how much each kind of evidence counts when a toponym is resolved.

    python -m tools.train_ranking PLACES.jsonl.gz ... --out src/dateline/data/places_ranking.json

Rows of PLACES have `text` and `places` (start, end, lat, lon). A conditional logit over the senses of each annotated
toponym: the right ones are those within RIGHT_KM of the annotated point. Toponyms without a right sense are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dateline.extract.places_candidates import Candidate, candidates
from dateline.extract.places_named import places_of
from dateline.extract.places_names import Names
from dateline.extract.places_outlets import Home, Outlets
from dateline.extract.places_resolution import Around, _anchors, at_first, ranking, settle
from dateline.extract.places_situations import Answer, situate
from dateline.extract.places_together import Together
from dateline.gazetteer.reading import open_gazetteer
from dateline.resources import data
from dateline.values import distance_km
from tools.places_texts import Text, texts

RIGHT_KM = 100.0
PENALTY = 1.0
STEPS = 600

Toponym = tuple[float, float] | None
Row = tuple[str, list[Candidate], list[Toponym], Home | None]
Case = tuple[list[dict[str, float]], list[bool]]


def prepare(annotated: Text, names: Names) -> Row:
    """A text, its annotated toponyms among the candidates, and their points."""
    row, parse = annotated.row, annotated.reading.parse
    gold = {(p["start"], p["end"]): p for p in row["places"]}
    found = [
        c
        for c in candidates(row["text"], parse, names, places_of(annotated.reading.names))
        if (c.span.start, c.span.end) in gold
    ]
    chosen, stop = [], 0
    for c in found:
        if c.first >= stop:
            chosen.append(c)
            stop = c.stop
    points = [gold[c.span.start, c.span.end] for c in chosen]
    where = [None if p["lat"] is None else (p["lat"], p["lon"]) for p in points]
    return row["text"], chosen, where, Outlets(names.gazetteer).home(row.get("source"))


def examples(rows: Sequence[Row], names: Names, model: dict[str, float]) -> list[Case]:
    """For each toponym with a right sense: the features of its senses and which are right."""
    found = []
    for text, chosen, points, outlet in rows:
        situations = situate(text, chosen, names)
        answers: dict[int, Answer] = {}
        likely = at_first(situations)
        if model:
            answers, likely = settle(situations, Around(_anchors(situations, {}), Together(likely), outlet), model)
        around = Around(_anchors(situations, answers), Together(likely), outlet)
        for situation, point in zip(situations, points, strict=True):
            if point is None or len(situation.senses) < 2:
                continue
            right = [distance_km(*point, o.entry.lat, o.entry.lon) <= RIGHT_KM for o in situation.senses]
            if any(right) and not all(right):
                found.append(([ranking(o, situation, around) for o in situation.senses], right))
    return found


def learn(cases: Sequence[Case], counts: Sequence[float]) -> dict[str, float]:
    """Maximum marginal likelihood of the right senses, with an L2 penalty, by Adam from zero."""
    index = {n: i for i, n in enumerate(sorted({n for options, _ in cases for o in options for n in o}))}
    lines, owner, good, share = [], [], [], []
    for number, (options, right) in enumerate(cases):
        for option, fits in zip(options, right, strict=True):
            line = np.zeros(len(index))
            for name, value in option.items():
                line[index[name]] = value
            lines.append(line)
            owner.append(number)
            good.append(fits)
            share.append(counts[number])
    x, who, ok, times = np.array(lines), np.array(owner), np.array(good, dtype=float), np.array(share)
    w, mean, square = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        e = np.exp(np.clip(x @ w, -30, 30))
        p = e / np.bincount(who, e)[who]
        q = e * ok / np.bincount(who, e * ok)[who]
        gradient = x.T @ ((p - q) * times) + PENALTY * w
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        w -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 3) for name, i in index.items()}


def train(sets: Sequence[tuple[Sequence[Row], float]], names: Names) -> dict[str, float]:
    """Two rounds, as `resolve` works: the second learns from the first one's answers. Sets come with their weights."""
    model: dict[str, float] = {}
    for _ in range(2):
        cases, counts = [], []
        for rows, times in sets:
            found = examples(rows, names, model)
            cases += found
            counts += [times] * len(found)
        model = learn(cases, counts)
    return model


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="PLACES.jsonl.gz, or PLACES.jsonl.gz=WEIGHT")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names = Names(open_gazetteer(data("gazetteer")))
    sets = []
    for argument in options.paths:
        path, _, times = argument.partition("=")
        sets.append(([prepare(text, names) for text in texts(Path(path))], float(times or 1)))
    model = train(sets, names)
    options.out.write_text(json.dumps(dict(sorted(model.items())), indent=0) + "\n", "utf-8")
    print(len(model), "weights from", sum(len(rows) for rows, _ in sets), "texts")


if __name__ == "__main__":
    main()
