"""Train the model of statement pairs: `python -m tools.train_pairs [--out src/dateline/data/pairs.json]`.

Logistic regression over three answers by plain gradient descent with L2, on the pairs of the gold's training stories
(eval/gold/findings.jsonl, part "train"; "later" counts as a contradiction: when it was said decides that, not how).
Rare answers weigh more, so that each has the same say. The least scores are chosen by leaving one story out at a time:
the lowest from which on at least PRECISION of the answers are right: a wrong join is worse than a missed one, so "same"
asks for more. Deterministic; a few seconds.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from dateline.reconcile.pairs import ANSWERS, features, scores
from eval.tasks.findings import Pair, pairs

ROUNDS, RATE, L2 = 1500, 0.5, 0.003
PRECISION = {"same": 0.95, "contradict": 0.95, "unrelated": 0.9}
Row = tuple[str, dict[str, float], str]
Weights = dict[str, dict[str, float]]


def main() -> None:
    """Write the weights and print how sure an answer must be."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=Path("src/dateline/data/pairs.json"))
    out = arguments.parse_args().out
    rows = [_row(p) for p in pairs("train")]
    held_out: list[tuple[str, dict[str, float]]] = []
    for story in sorted({story for story, _, _ in rows}):
        weights = train([r for r in rows if r[0] != story])
        held_out += [(true, scores(f, weights)) for s, f, true in rows if s == story]
    least = {answer: _least(answer, held_out) for answer in ANSWERS}
    rounded = {a: {n: round(w, 4) for n, w in sorted(ws.items())} for a, ws in train(rows).items()}
    out.write_text(json.dumps({"least": least, "weights": rounded}, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(rows)} pairs; least scores {least}")


def _row(pair: Pair) -> Row:
    return pair.story, features(pair.a, pair.b), "contradict" if pair.label == "revise" else pair.label


def train(rows: list[Row]) -> Weights:
    """Weights by answer and feature."""
    count = Counter(true for _, _, true in rows)
    names = sorted(rows[0][1])
    seen = np.array([[found[name] for name in names] for _, found, _ in rows])
    told = np.array([[float(true == a) for a in ANSWERS] for _, _, true in rows])
    say = np.array([[1 / (len(count) * count[true])] for _, _, true in rows])
    kept = L2 * np.array([[name != "bias"] for name in names])
    weights = np.zeros((len(names), len(ANSWERS)))
    for _ in range(ROUNDS):
        sums = seen @ weights
        raised = np.exp(sums - sums.max(axis=1, keepdims=True))
        sure = raised / raised.sum(axis=1, keepdims=True)
        weights -= RATE * (seen.T @ (say * (sure - told)) + kept * weights)
    return {a: dict(zip(names, weights[:, n].tolist(), strict=True)) for n, a in enumerate(ANSWERS)}


def _least(answer: str, held_out: list[tuple[str, dict[str, float]]]) -> float:
    given = sorted(
        ((s[answer], true == answer) for true, s in held_out if max(s, key=lambda a: s[a]) == answer), reverse=True
    )
    best, right = 0.99, 0
    for number, (sure, correct) in enumerate(given, start=1):
        right += correct
        if right / number >= PRECISION[answer]:
            best = sure
    return round(best, 3)


if __name__ == "__main__":
    main()
