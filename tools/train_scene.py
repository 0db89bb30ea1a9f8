"""Learn what tells the day and the place of a report's main event, from reports whose incident is known.

    python -m tools.train_scene gva-dev.jsonl.gz [--write]

Learns from 450 reports drawn from all but the last 400, which `eval.tasks.incident_facts` scores: a softmax over the
candidates of `dateline.extract.scene`, in which all mentions of the right day, or within 25 km of the right city, are
right; full-batch gradient descent with an L2 penalty, the same weights from the same rows.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.extract.scene import Candidate, best, place_candidates, time_candidates
from eval.tasks.incident_facts import Incident, is_there, readings, reports

WEIGHTS = Path(__file__).parent.parent / "src" / "dateline" / "data" / "scene.json"
STEPS, RATE, FEWEST = 400, 0.3, 8
#: The best over held-out fifths of 1, 2, 4 and 8, by side.
PENALTY = {"time": 2.0, "place": 4.0}

Row = tuple[list[Candidate], list[bool]]


def learn(rows: Sequence[Row], penalty: float) -> dict[str, float]:
    """Weights of the signs that at least FEWEST candidates bear, by Adagrad."""
    usable = [row for row in rows if any(row[1]) and not all(row[1])]
    counts = Counter(sign for found, _ in usable for c in found for sign in c.signs)
    weights = {sign: 0.0 for sign, count in sorted(counts.items()) if count >= FEWEST}
    scale = dict.fromkeys(weights, 1e-6)
    for _ in range(STEPS):
        slope = {sign: -penalty * w for sign, w in weights.items()}
        for found, right in usable:
            scores = [sum(weights.get(s, 0.0) for s in c.signs) for c in found]
            top = max(scores)
            odds = [math.exp(s - top) for s in scores]
            total, good = sum(odds), sum(o for o, r in zip(odds, right, strict=True) if r)
            for c, o, r in zip(found, odds, right, strict=True):
                pull = (o / good if r else 0.0) - o / total
                for sign in c.signs:
                    if sign in slope:
                        slope[sign] += pull
        for sign, value in slope.items():
            scale[sign] += value * value
            weights[sign] += RATE * value / math.sqrt(scale[sign])
    return {sign: round(w, 3) for sign, w in weights.items()}


def row_of(found: list[Candidate], incident: Incident, side: str) -> Row:
    """The candidates of one report, and which are right."""
    if side == "time":
        return found, [c.key == incident.date for c in found]
    return found, [is_there(c.mention, incident) for c in found]


def right(rows: Sequence[Row], weights: dict[str, float]) -> float:
    """Share of rows whose best candidate is right."""
    good = 0
    for found, labels in rows:
        chosen, _ = best(found, weights)
        good += any(label and c is chosen for c, label in zip(found, labels, strict=True))
    return 100 * good / max(1, len(rows))


def main() -> None:
    """Cross-validate, then write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--reports", type=int, default=450)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    incidents = reports(options.corpus)[400:]
    random.Random(7).shuffle(incidents)
    incidents = incidents[: options.reports]
    read = list(readings(incidents))
    learned: dict[str, float] = {}
    for side, candidates in (("time", time_candidates), ("place", place_candidates)):
        rows = [row_of(candidates(r), i, side) for i, r in zip(incidents, read, strict=True)]
        rows = [row for row, i in zip(rows, incidents, strict=True) if side == "time" or i.lat is not None]
        penalty = PENALTY[side]
        parts = ([row for m, row in enumerate(rows) if m % 5 != n] for n in range(5))
        held = [right(rows[n::5], learn(part, penalty)) for n, part in enumerate(parts)]
        possible = 100 * sum(any(labels) for _, labels in rows) / len(rows)
        print(f"{side}: {len(rows)} reports, held out {sum(held) / 5:.1f} % right, named at all {possible:.1f} %")
        learned |= learn(rows, penalty)
    if options.write:
        WEIGHTS.write_text(json.dumps(dict(sorted(learned.items())), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
