"""Learn which place of a sentence belongs to a verb, from sentences with marked verbs and places.

    python -m tools.train_event_place CORPUS.jsonl.gz [--folds 5] [--write]        (needs: uv sync --group training)

The corpus is described in `tools.event_location`. Prints the share of verbs answered rightly over held-out folds, split
by report: of all rows as `score.py eventplace` counts them, of the rows with sound offsets, and of all rows with the
broken ones put right. `--write` then learns from all rows and writes `src/dateline/data/event_place.json`.
Deterministic: one thread, fixed seeds, LightGBM of the lock file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from dateline.extract.events_index import Index, by_sentence
from dateline.extract.events_place import Choice, candidates, needed
from dateline.extract.events_triggers import Trigger, triggers
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.reading import Document, Reading, Span
from dateline.settings import ParserSettings
from tools.event_location import broken, locations, records, report_of, verb

MODEL = Path(__file__).parent.parent / "src" / "dateline" / "data" / "event_place.json"

#: The best of a small grid over held-out folds.
ROUNDS = 300
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 24,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
#: A feature that is not zero for fewer candidates is left out.
RARE = 25


class Row(NamedTuple):
    """One verb: its candidates, which of them are right, whether anything is marked, and whether by broken offsets."""

    report: str
    choices: list[Choice]
    right: list[bool]
    marked: bool
    broken: bool


def rows(corpus: Path) -> list[Row]:
    """The marked verbs with their choices."""
    read = list(records(corpus))
    parses = SpacyParser(ParserSettings()).parse((r["text"], ()) for r in read)
    names, places = Names(), Places()
    found = []
    for number, (record, parse) in enumerate(zip(read, parses, strict=True)):
        reading = places.extract(names.extract(Reading(Document(str(number), record["text"]), parse=parse)))
        found.append(row_of(reading, record))
    return found


def row_of(reading: Reading, record: dict[str, Any]) -> Row:
    """One record as choices; none where the verb is no trigger."""
    index = Index(reading)
    where = locations(record, reading.parse)
    marked = any(s["label"] == "LOCATION" for s in record["spans"])
    trigger = _trigger(index, verb(record) or Span(0, 0))
    choices = candidates(index, trigger, by_sentence(reading.parse, index.places)) if trigger else []
    right = [any(index.places[c.token].span.overlaps(w) for w in where) for c in choices]
    return Row(report_of(record), choices, right, marked, broken(record))


def _trigger(index: Index, at: Span) -> Trigger | None:
    tokens = index.parse.tokens
    for trigger in triggers(index.parse, grounds=frozenset(index.places)):
        if tokens[trigger.token].start < at.end and at.start < tokens[trigger.token].end:
            return trigger
    return None


class Learned(NamedTuple):
    """Trees and the features that they look at."""

    names: list[str]
    booster: lightgbm.Booster

    def chances(self, choices: Sequence[Choice]) -> list[float]:
        """The probability of each choice."""
        if not choices:
            return []
        return [float(p) for p in self.booster.predict(_matrix(choices, self.names))]


def learn(data: Sequence[Row]) -> Learned:
    """Boosted trees for "this place is the scene", over all candidates of all rows."""
    choices = [c for row in data for c in row.choices]
    seen = Counter(name for c in choices for name, value in c.features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    labels = np.array([right for row in data for right in row.right], dtype=int)
    return Learned(names, lightgbm.train(PARAMETERS, lightgbm.Dataset(_matrix(choices, names), labels), ROUNDS))


def _matrix(choices: Sequence[Choice], names: Sequence[str]) -> Any:
    at = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(choices), len(names)), dtype=np.float64)
    for n, choice in enumerate(choices):
        for name, value in choice.features.items():
            if name in at:
                matrix[n, at[name]] = value
    return matrix


def answered(row: Row, chances: Sequence[float]) -> bool:
    """Whether the answer is right, or rightly none."""
    fitting = [(p, right) for c, p, right in zip(row.choices, chances, row.right, strict=True) if p >= needed(c)]
    return max(fitting, key=lambda one: one[0])[1] if fitting else not row.marked


def cross_validate(data: Sequence[Row], folds: int) -> dict[str, float]:
    """Share of right answers over held-out folds of reports."""
    fold = [int(hashlib.sha256(row.report.encode()).hexdigest(), 16) % folds for row in data]
    right = [False] * len(data)
    for held in range(folds):
        learned = learn([row for row, n in zip(data, fold, strict=True) if n != held])
        for number, row in enumerate(data):
            if fold[number] == held:
                right[number] = answered(row, learned.chances(row.choices))
    sound = [r for r, row in zip(right, data, strict=True) if not row.broken]
    return {
        "as scored": 100 * sum(sound) / len(data),
        "rows with sound offsets": 100 * sum(sound) / len(sound),
        "all rows, offsets put right": 100 * sum(right) / len(data),
        "most possible as scored, with the places found": 100
        * sum(any(row.right) if row.marked else True for row in data if not row.broken)
        / len(data),
    }


def written(learned: Learned) -> dict[str, Any]:
    """The trees as lists, for `events_place.learned`."""
    trees = [_flat(tree["tree_structure"]) for tree in learned.booster.dump_model()["tree_info"]]
    used = sorted({learned.names[i] for feature, *_ in trees for i in feature})
    at = {name: n for n, name in enumerate(used)}
    return {"features": used, "trees": [[[at[learned.names[i]] for i in tree[0]], *tree[1:]] for tree in trees]}


def _flat(root: dict[str, Any]) -> list[list[Any]]:
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            value.append(round(node["leaf_value"], 5))
            return -len(value)
        here = len(feature)
        feature.append(node["split_feature"])
        threshold.append(round(node["threshold"], 5))
        left.append(0)
        right.append(0)
        left[here], right[here] = add(node["left_child"]), add(node["right_child"])
        return here

    add(root)
    return [feature, threshold, left, right, value]


def main() -> None:
    """Cross-validate, then write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    data = rows(options.corpus)
    print(f"{len(data)} verbs, {sum(row.broken for row in data)} with broken offsets")
    if options.folds:
        for name, share in cross_validate(data, options.folds).items():
            print(f"{name}: {share:.1f} %")
    if options.write:
        model = written(learn(data))
        MODEL.write_text(json.dumps(model, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{len(model['trees'])} trees over {len(model['features'])} features -> {MODEL}")


if __name__ == "__main__":
    main()
