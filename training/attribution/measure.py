"""Score exported weights by the corpus's own scorer: ``python -m attribution.measure FOLDER DATA SCORER``.

Needs only what the package itself needs.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from pathlib import Path
from typing import Any

from dateline.extract.tagger import pieces
from dateline.extract.tagger.network import Network
from dateline.extract.tagger.tag import Tagger


def tagger(folder: Path) -> Tagger:
    """The tagger in an exported folder."""
    return Tagger(pieces.load(folder / "vocabulary.txt"), Network(folder / "tagger.onnx"))


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def scorer(path: Path) -> Any:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(model: Tagger, data: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Attributions of each text, as the scorer wants them: quotation marks decide about contents without a cue."""
    found = {}
    for key, text in {str(row["id"]): row["text"] for row in data}.items():
        kept = [one for one in model.tag(text) if one.content]
        roles = ("source", "cue", "content")
        found[key] = {"attributions": [{r: [[s.start, s.end] for s in getattr(one, r)] for r in roles} for one in kept]}
    return found


def main() -> None:
    """Print the table."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("data", type=Path)
    p.add_argument("scorer", type=Path)
    o = p.parse_args()
    data, model = rows(o.data), tagger(o.folder)
    started = time.process_time()
    found = predict(model, data)
    seconds = time.process_time() - started
    words = sum(len(text.split()) for text in {row["id"]: row["text"] for row in data}.values())
    for name, score in scorer(o.scorer).attribution(data, found).items():
        print(f"{name:40s} P {score['P']:5.1f} R {score['R']:5.1f} F {score['F']:5.1f}")
    print(f"{words / seconds:,.0f} words a CPU second")


if __name__ == "__main__":
    main()
