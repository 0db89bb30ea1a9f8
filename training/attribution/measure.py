"""Score exported weights on parsed texts: ``python -m training.attribution.measure FOLDER PARSED --scorer score.py``.

Attributions by the corpus's own scorer; names by exact span and kind (CoNLL-2003's measure), documents as wholes.
Needs only what the package itself needs.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.extract.tagger import pieces
from dateline.extract.tagger.network import Network
from dateline.extract.tagger.tag import Tagged, Tagger
from training.attribution.parses import Parsed, read

Entities = set[tuple[int, int, str]]


def tagger(folder: Path) -> Tagger:
    """The tagger in an exported folder."""
    return Tagger(pieces.load(folder / "vocabulary.txt"), Network(folder / "tagger.onnx"))


def scorer(path: Path) -> Any:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record(tagged: Sequence[Tagged]) -> dict[str, Any]:
    """Attributions as the scorer wants them."""
    roles = ("source", "cue", "content")
    kept = [one for one in tagged if one.content]
    return {"attributions": [{r: [[s.start, s.end] for s in getattr(one, r)] for r in roles} for one in kept]}


def attributions(model: Tagger, texts: Sequence[Parsed], tool: Any) -> dict[str, dict[str, float]]:
    """The scorer's table."""
    first = {text.id: text for text in reversed(texts)}
    found = {key: record(model.tag(text.text, (), text.tokens).tagged) for key, text in first.items()}
    rows = [{"id": text.id, "text": text.text, "attributions": text.roles} for text in texts]
    table: dict[str, dict[str, float]] = tool.attribution(rows, found)
    return table


def mentions(model: Tagger, texts: Sequence[Parsed]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each kind and of all."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        gold: Entities = {(a, b, kind) for a, b, kind in text.spans}
        found = model.tag(text.text, (), text.tokens).mentioned
        mine: Entities = {(one.span.start, one.span.end, one.kind) for one in found}
        for name, some in (("right", gold & mine), ("gold", gold), ("found", mine)):
            for _, _, kind in some:
                counts[name, kind] += 1
                counts[name, "all"] += 1
    result = {}
    for kind in sorted({kind for _, kind in counts}):
        right, gold_, found_ = (counts[name, kind] for name in ("right", "gold", "found"))
        precision, recall = 100 * right / max(1, found_), 100 * right / max(1, gold_)
        result[kind] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return result


def main() -> None:
    """Print the tables."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("parsed", type=Path)
    p.add_argument("--scorer", type=Path)
    o = p.parse_args()
    model, texts = tagger(o.folder), list(read(o.parsed))
    started, words = time.process_time(), sum(len(text.text.split()) for text in texts)
    said = [text for text in texts if text.task == "attribution"]
    if said and o.scorer:
        for name, score in attributions(model, said, scorer(o.scorer)).items():
            print(f"{name:40s} P {score['P']:5.1f} R {score['R']:5.1f} F {score['F']:5.1f}")
    for way, label in ((0, "as the corpus has them"), (1, "as print would have them")):
        some = [text for text in texts if text.task == "mentions" and text.way == way]
        for kind, (precision, recall, both) in mentions(model, some).items() if some else ():
            print(f"{kind:5s} {label:34s} P {precision:5.1f} R {recall:5.1f} F {both:5.1f}")
    print(f"{words / (time.process_time() - started):,.0f} words a CPU second")


if __name__ == "__main__":
    main()
