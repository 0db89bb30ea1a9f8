"""How well places are found and resolved in texts that the weights did not learn from, by cross-validation.

    python -m tools.held_out_places PLACES.jsonl.gz=0.5 ... --beside NAMES.gz=0.8 EVENTS.jsonl.gz=0.15 --folds 4

For each part of the texts of PLACES, both models (`tools.train_places`, `tools.train_ranking`; "=0.5" is what a text
of the file counts in the ranking) are trained on the other parts and on all of the files beside; then the extractor
reads the part with these weights, whole texts, as in any report. Scores are counted as by `eval.tasks.places`: exact
spans; end to end within 161 and 25 km. Parts go by text, or with `--by source` by outlet. The names that the extractor
reads come from an encoder that learned on none of these texts (training/README.md), and no rule reads an outlet's id.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.extract.places import Places
from dateline.extract.places_names import Names
from dateline.gazetteer.reading import open_gazetteer
from dateline.resources import data
from eval.metrics import f1
from eval.tasks.places import NEAR_KM, count
from tools import train_places, train_ranking
from tools.places_texts import Text, document, texts


class Corpus(NamedTuple):
    """A file's texts, prepared for both trainings, and what one of its texts counts in either."""

    name: str
    texts: Sequence[Text]
    rows: Sequence[train_places.Row]
    ranked: Sequence[train_ranking.Row]
    times: float


def corpus(path: str, read: Sequence[Text], names: Names, times: float, placed: bool) -> Corpus:
    """The prepared file; one without points (`placed` False) takes no part in the ranking."""
    rows = [train_places.prepare(text, names) for text in read]
    ranked = [train_ranking.prepare(text, names) for text in read] if placed else []
    return Corpus(Path(path).name, read, rows, ranked, times)


def nameless(text: Text) -> Text:
    """The text without its outlet."""
    row = {key: value for key, value in text.row.items() if key != "source"}
    return Text(row, msgspec.structs.replace(text.reading, document=document(row)))


def held_out(
    measured: Sequence[Corpus], beside: Sequence[Corpus], folds: int, by: str
) -> Iterator[tuple[str, Counter[str]]]:
    """The counts of each measured file, each text read by weights that did not learn from it."""
    counts: dict[str, Counter[str]] = {one.name: Counter() for one in measured}
    for held in range(folds):
        learns = [[part(text, folds, by) != held for text in one.texts] for one in measured]
        places = Places(None, *_weights(measured, beside, learns))
        for one in measured:
            for text in one.texts:
                if part(text, folds, by) == held:
                    count(text.row["places"], places.extract(text.reading), counts[one.name])
    yield from counts.items()


def _weights(
    measured: Sequence[Corpus], beside: Sequence[Corpus], learns: Sequence[Sequence[bool]]
) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of recognition and ranking from the texts that `learns` lets in and all of the corpora beside."""
    names = Names(open_gazetteer(data("gazetteer")))
    both = list(zip(measured, learns, strict=True))
    rows = [(list(compress(one.rows, kept)), 1.0) for one, kept in both]
    ranked = [(list(compress(one.ranked, kept)), one.times) for one, kept in both]
    model = train_places.train([*rows, *((one.rows, one.times) for one in beside)])
    return model, train_ranking.train(ranked, names)


def part(text: Text, folds: int, by: str) -> int:
    """Which part a text belongs to: by the text itself, so that copies stay together, or by its outlet."""
    key = str(text.row.get(by) or text.row["text"])
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def report(name: str, counts: Counter[str]) -> Iterator[str]:
    """The scores of one file, a line each."""
    found, predicted, gold = counts["found"], counts["predicted"], counts["gold"]
    yield f"{name}: recognition F1 {f1(found, predicted, gold):.1f} (P {found / predicted:.3f}, R {found / gold:.3f})"
    for near in NEAR_KM:
        score = f1(counts[str(near)], counts["placed"], counts["gold placed"])
        yield f"{name}: end to end, {near:.0f} km F1 {score:.1f}"
    yield f"{name}: within 161 km of those found and placed {100 * counts[str(NEAR_KM[0])] / counts['compared']:.1f} %"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="PLACES.jsonl.gz, or PLACES.jsonl.gz=WEIGHT")
    parser.add_argument("--beside", nargs="*", default=[], help="FILE=WEIGHT, learned from only")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--by", choices=["text", "source"], default="text")
    parser.add_argument("--without-outlets", action="store_true", help="as if no report named its outlet")
    options = parser.parse_args()
    started = time.process_time()
    names = Names(open_gazetteer(data("gazetteer")))
    sets = []
    for number, argument in enumerate((*options.paths, *options.beside)):
        path, _, times = argument.partition("=")
        read = texts(Path(path))
        if options.without_outlets:
            read = [nameless(text) for text in read]
        sets.append(corpus(path, read, names, float(times or 1), number < len(options.paths)))
    measured, beside = sets[: len(options.paths)], sets[len(options.paths) :]
    for name, counts in held_out(measured, beside, options.folds, options.by):
        print(*report(name, counts), sep="\n")
    print(f"{options.folds} parts by {options.by}, {time.process_time() - started:.0f} CPU seconds")


if __name__ == "__main__":
    main()
