"""Learn which place of a sentence belongs to a verb, from sentences with marked verbs and places.

    python -m tools.train_event_place CORPUS.jsonl.gz [--folds 5] [--write]

Rows: {"text", "answer", "spans": [{"start", "end", "label": "VERB" | "LOCATION"}]}; rows whose answer is neither null
nor "accept" are skipped. Prints the share of verbs answered rightly over held-out folds; `--write` then learns from all
rows and writes `src/dateline/data/event_place.json`. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.extract.events_index import Index, by_sentence
from dateline.extract.events_place import Choice, candidates
from dateline.extract.events_triggers import Trigger, triggers
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.model import Document, Reading
from dateline.settings import ParserSettings

WEIGHTS = Path(__file__).parent.parent / "src" / "dateline" / "data" / "event_place.json"

#: Passes over the data, step, and strength of the pull to zero: the best of a small grid over held-out folds.
PASSES, STEP, SHRINK = 15, 0.1, 2e-3
#: A feature seen in fewer sentences is left out, and a weight smaller than this is not shipped.
RARE, SMALL = 8, 0.02


class Row(NamedTuple):
    """One verb: the choices (none where it is no event), which of them are right, and whether it is marked nowhere."""

    choices: list[Choice]
    right: frozenset[int]
    nowhere: bool


def rows(corpus: Path) -> Iterator[Row]:
    """The marked verbs with their choices."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    usable = [r for r in records if r.get("answer") in (None, "accept")]
    parses = SpacyParser(ParserSettings()).parse((r["text"], ()) for r in usable)
    names, places = Names(), Places()
    for number, (record, parse) in enumerate(zip(usable, parses, strict=True)):
        reading = places.extract(names.extract(Reading(Document(str(number), record["text"]), parse=parse)))
        row = row_of(reading, record["spans"])
        if row is not None:
            yield row


def row_of(reading: Reading, spans: Sequence[dict[str, object]]) -> Row | None:
    """One record as choices; None where no verb is marked."""
    verb = next((s for s in spans if s["label"] == "VERB"), None)
    if verb is None:
        return None
    start, end = int(str(verb["start"])), int(str(verb["end"]))
    where = [(int(str(s["start"])), int(str(s["end"]))) for s in spans if s["label"] == "LOCATION"]
    index = Index(reading)
    trigger = _trigger(index, start, end)
    if trigger is None:
        return Row([], frozenset(), not where)
    found = candidates(index, trigger, by_sentence(reading.parse, index.places))
    right = frozenset(n for n, choice in enumerate(found) if _marked(index, choice, where))
    return Row(found, right or (frozenset() if where else frozenset({0})), not where)


def _trigger(index: Index, start: int, end: int) -> Trigger | None:
    tokens = index.parse.tokens
    for trigger in triggers(index.parse, grounds=frozenset(index.places)):
        if tokens[trigger.token].start < end and start < tokens[trigger.token].end:
            return trigger
    return None


def _marked(index: Index, choice: Choice, where: Sequence[tuple[int, int]]) -> bool:
    if choice.token is None:
        return False
    span = index.places[choice.token].span
    return any(span.start < end and start < span.end for start, end in where)


def learn(data: Sequence[Row]) -> dict[str, float]:
    """Weights that make the marked choices likely: AdaGrad on the log-likelihood of a softmax over choices, with L2."""
    seen = Counter(f for row in data for f in {f for c in row.choices for f in c.features})
    kept = {f for f, count in seen.items() if count >= RARE}
    rows_kept = [
        ([[f for f in c.features if f in kept] for c in row.choices], row.right)
        for row in data
        if row.right and len(row.choices) > 1
    ]
    weights = dict.fromkeys(sorted(kept), 0.0)
    scale = dict.fromkeys(weights, 1e-6)
    shuffle = random.Random(0)
    for _ in range(PASSES):
        shuffle.shuffle(rows_kept)
        for choices, right in rows_kept:
            _step(choices, right, weights, scale)
    return weights


def _step(choices: list[list[str]], right: frozenset[int], weights: dict[str, float], scale: dict[str, float]) -> None:
    scores = [sum(weights[f] for f in features) for features in choices]
    top = max(scores)
    odds = [math.exp(s - top) for s in scores]
    total, good = sum(odds), sum(odds[n] for n in right)
    gradient: defaultdict[str, float] = defaultdict(float)
    for n, features in enumerate(choices):
        pull = (odds[n] / good if n in right else 0.0) - odds[n] / total
        for feature in features:
            gradient[feature] += pull
    for feature, value in gradient.items():
        value -= SHRINK * weights[feature]
        scale[feature] += value * value
        weights[feature] += STEP * value / math.sqrt(scale[feature])


def chosen(choices: Sequence[Choice], weights: dict[str, float]) -> int:
    """The number of the best choice."""
    return max(range(len(choices)), key=lambda n: (sum(weights.get(f, 0.0) for f in choices[n].features), -n))


def _answered(row: Row, weights: dict[str, float]) -> bool:
    """Whether the answer is right; of a verb that is no event no place is said."""
    return chosen(row.choices, weights) in row.right if row.choices else row.nowhere


def main() -> None:
    """Cross-validate, then write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    data = list(rows(options.corpus))
    random.Random(1).shuffle(data)
    right = 0
    for fold in range(options.folds):
        weights = learn([row for n, row in enumerate(data) if n % options.folds != fold])
        right += sum(_answered(row, weights) for row in data[fold :: options.folds])
    found = sum(bool(row.choices) for row in data)
    print(
        f"{len(data)} verbs, {found} found as events; right over {options.folds} folds: {100 * right / len(data):.1f} %"
    )
    if options.write:
        weights = {f: round(w, 3) for f, w in sorted(learn(data).items()) if abs(w) >= SMALL}
        WEIGHTS.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights -> {WEIGHTS}")


if __name__ == "__main__":
    main()
