"""Learn which place of a sentence belongs to a verb, from sentences with marked verbs and places.

    python -m tools.train_event_place CORPUS.jsonl.gz [--folds 5] [--scorer SCORE.py] [--write]
                                                                              (needs: uv sync --group training)

The corpus is described in `tools.event_location`. Everything is read as `dateline read` reads it, the tagger's pass
included (4 minutes). Prints what is right over held-out folds (of reports and of like wordings), by kind of error and
by collection; with `--scorer`, what the scorer of the corpus says of readings whose events each come from weights that
have not seen them. `--write` then learns from all rows and writes `src/dateline/data/event_place.json` and `.npz`.
Deterministic: one thread, fixed seeds, LightGBM and numpy of the lock file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from dateline.extract.events import Events
from dateline.extract.events_index import Index, by_sentence
from dateline.extract.events_place import Choice, Chooser, candidates, chances, needed, planted
from dateline.extract.events_place_meaning import SIZE, Floats, table, vectors_of, write
from dateline.extract.events_triggers import Trigger, triggers
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.tagger import tag
from dateline.extract.tagger.vectors import Vectors
from dateline.reading import Document, Reading, Span
from dateline.report.reading_json import reading_record
from dateline.settings import ParserSettings
from tools import event_place_network
from tools.event_location import broken, first_texts, groups, locations, records, verb

DATA = Path(__file__).parent.parent / "src" / "dateline" / "data"

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
#: A collection of which one annotator left nearly every place unmarked: scores are given with and without it.
UNMARKED = "Masdar_RA"


class Read(NamedTuple):
    """One text as it is read, and the vectors of its words."""

    reading: Reading
    vectors: Vectors


class Row(NamedTuple):
    """One verb: its collection, whether a trigger stands on it, its candidates with their vectors [n, 3, size], which
    of them are right, whether a place is marked, and whether by broken offsets."""

    origin: str
    found: bool
    choices: list[Choice]
    vectors: Floats
    right: list[bool]
    marked: bool
    broken: bool


def read(records_: Sequence[dict[str, Any]]) -> dict[str, Read]:
    """Text -> what is read in it, the ids those of the first row of each text."""
    ids = {row["text"]: str(row["id"]) for row in reversed(records_)}
    parses = SpacyParser(ParserSettings()).parse((text, ()) for text in ids)
    names, places = Names(learned=True), Places()
    found = {}
    for (text, name), parse in zip(ids.items(), parses, strict=True):
        reading = places.extract(names.extract(Reading(Document(name, text), parse=parse)))
        found[text] = Read(reading, tag.read(reading).vectors)
    return found


def row_of(one: Read, record: dict[str, Any]) -> Row:
    """One record as choices; none where the verb is no trigger."""
    reading = one.reading
    index = Index(reading)
    where = locations(record, reading.parse)
    marked = any(s["label"] == "LOCATION" for s in record["spans"])
    trigger = _trigger(index, verb(record) or Span(0, 0))
    choices = candidates(index, trigger, by_sentence(reading.parse, index.places)) if trigger else []
    right = [any(index.places[c.token].span.overlaps(w) for w in where) for c in choices]
    tokens = reading.parse.tokens
    seen = [vectors_of(reading.parse, tokens[trigger.token], tokens[c.token], one.vectors) for c in choices if trigger]
    vectors = np.stack(seen) if seen else np.zeros((0, 3, SIZE), np.float32)
    return Row(str(record["origin"]), trigger is not None, choices, vectors, right, marked, broken(record))


def _trigger(index: Index, at: Span) -> Trigger | None:
    tokens = index.parse.tokens
    for trigger in triggers(index.parse, grounds=frozenset(index.places)):
        if tokens[trigger.token].start < at.end and at.start < tokens[trigger.token].end:
            return trigger
    return None


def learn(data: Sequence[Row]) -> tuple[Chooser, dict[str, Any]]:
    """A chooser from all candidates of all rows, and its trees as they are written."""
    choices = [c.features for row in data for c in row.choices]
    seen = Counter(name for features in choices for name, value in features.items() if value)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    named = table(choices, {name: n for n, name in enumerate(names)})
    right = np.array([right for row in data for right in row.right], np.float32)
    trees = written(names, lightgbm.train(PARAMETERS, lightgbm.Dataset(named, right), ROUNDS))
    vectors = np.concatenate([row.vectors for row in data])
    return Chooser(planted(trees), event_place_network.learn(names, named, vectors, right)), trees


def judged(data: Sequence[Row], chooser: Chooser, vectors: bool = True) -> list[str]:
    """How each row is answered: one of the kinds of `kind_of`."""
    rows = [c.features for row in data for c in row.choices]
    meant = np.concatenate([row.vectors for row in data]) if vectors else None
    likely = iter(chances(rows, meant, chooser))
    return [kind_of(row, [next(likely) for _ in row.choices]) for row in data]


def kind_of(row: Row, likely: Sequence[float]) -> str:
    """What the answer to a row is worth."""
    fitting = [(p, right) for c, p, right in zip(row.choices, likely, row.right, strict=True) if p >= needed(c)]
    if not row.marked:
        return "none, though one is found" if fitting else "right: none"
    if any(row.right):
        if not fitting:
            return "a place, none found likely enough"
        return "right: place" if max(fitting, key=lambda one: one[0])[1] else "another place"
    return "not among the places read" if row.found else "no event on the verb"


def cross_validate(data: Sequence[Row], fold: Sequence[int], folds: int) -> tuple[list[Chooser], list[str], list[str]]:
    """A chooser for each fold that has not seen it; how it answers each row, with vectors and without."""
    choosers: list[Chooser] = []
    full, plain = [""] * len(data), [""] * len(data)
    for held in range(folds):
        chooser, _ = learn([row for row, n in zip(data, fold, strict=True) if n != held])
        choosers.append(chooser)
        own = [n for n in range(len(data)) if fold[n] == held]
        for kinds, vectors in ((full, True), (plain, False)):
            for number, kind in zip(own, judged([data[n] for n in own], chooser, vectors), strict=True):
                kinds[number] = kind
    return choosers, full, plain


def table_of(data: Sequence[Row], kinds: Sequence[str], plain: Sequence[str]) -> Iterable[str]:
    """The scores as lines of text."""

    def share(kinds: Sequence[str], some: Sequence[bool]) -> str:
        mine = [kind.startswith("right") for kind, good in zip(kinds, some, strict=True) if good]
        return f"{100 * sum(mine) / max(1, len(mine)):.1f} % of {len(mine)}"

    sound = [not row.broken for row in data]
    marked = [not row.broken and row.origin != UNMARKED for row in data]
    for name, of in (("trees and networks", kinds), ("trees alone", plain)):
        counts = [k if good else "wrong: broken offsets" for k, good in zip(of, sound, strict=True)]
        yield f"{name}: all rows, those with broken offsets wrong: {share(counts, [True] * len(data))}"
        yield f"{name}: rows with sound offsets: {share(of, sound)}"
        yield f"{name}: rows with sound offsets without {UNMARKED}: {share(of, marked)}"
        yield f"{name}: all rows, offsets put right: {share(of, [True] * len(data))}"
    counted = Counter(kind for kind, good in zip(kinds, sound, strict=True) if good)
    for kind, count in counted.most_common():
        yield f"  {kind}: {count} rows, {100 * count / len(data):.1f} % of all"
    for origin in sorted({row.origin for row in data}):
        own = Counter(k for k, row in zip(kinds, data, strict=True) if row.origin == origin and not row.broken)
        right = sum(n for kind, n in own.items() if kind.startswith("right"))
        yield f"  {origin}: {right} of {own.total()} right" + "".join(f"; {k}: {own[k]}" for k in sorted(own))


def scored(
    corpus: Path,
    scorer: Path,
    rows: Sequence[dict[str, Any]],
    texts: dict[str, Read],
    fold: Sequence[int],
    choosers: Sequence[Chooser],
) -> str:
    """What the corpus's own scorer says of readings whose events are chosen by weights that have not seen them."""
    firsts = first_texts(rows)
    held = {str(row["id"]): n for row, n in zip(reversed(rows), reversed(fold), strict=True)}
    extractors = [Events(lambda reading: texts[reading.text].vectors, chooser=chooser) for chooser in choosers]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        for name, text in firsts.items():
            record = reading_record(extractors[held[name]].extract(texts[text].reading))
            out.write(json.dumps(record | {"id": name}, ensure_ascii=False, default=str) + "\n")
        out.flush()
        command = [sys.executable, str(scorer), "eventplace", str(corpus), out.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def written(names: Sequence[str], booster: lightgbm.Booster) -> dict[str, Any]:
    """The trees as lists, for `events_place.planted`."""
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    used = sorted({names[i] for feature, *_ in trees for i in feature})
    at = {name: n for n, name in enumerate(used)}
    return {"features": used, "trees": [[[at[names[i]] for i in tree[0]], *tree[1:]] for tree in trees]}


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
    arguments.add_argument("--scorer", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    marked = list(records(options.corpus))
    texts = read(marked)
    data = [row_of(texts[row["text"]], row) for row in marked]
    if options.folds:
        fold = [int(hashlib.sha256(g.encode()).hexdigest(), 16) % options.folds for g in groups(marked)]
        choosers, kinds, plain = cross_validate(data, fold, options.folds)
        print("\n".join(table_of(data, kinds, plain)), flush=True)
        if options.scorer:
            print(scored(options.corpus, options.scorer, marked, texts, fold, choosers))
    if options.write:
        chooser, trees = learn(data)
        text = json.dumps(trees, separators=(",", ":"), ensure_ascii=False) + "\n"
        (DATA / "event_place.json").write_text(text, encoding="utf-8")
        assert chooser.sense is not None
        write(chooser.sense, DATA / "event_place.npz")
        print(f"{len(trees['trees'])} trees over {len(trees['features'])} features -> {DATA}/event_place.*")


if __name__ == "__main__":
    main()
