"""How much: figures found (span and value), and those with the right unit, bound and state as well."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

from dateline.extract.parser import SpacyParser
from dateline.extract.quantities import Quantities
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings
from dateline.values import Quantity
from eval.metrics import f1

NAME = "quantities"
GOLD = Path(__file__).parent.parent / "gold" / "quantities.jsonl"
ASPECTS = ("value", "unit", "bound", "predicate")


def gate() -> dict[str, float]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = dict.fromkeys(ASPECTS, 0)
    predicted = expected = 0
    for row, reading in zip(rows, _readings(rows), strict=True):
        gold = [(q["start"], q["end"], _sides(q), q) for q in row["quantities"]]
        figures = [m for m in reading.quantities if isinstance(m.value, Quantity)]
        predicted, expected = predicted + len(figures), expected + len(gold)
        for mention in figures:
            value = mention.value
            assert isinstance(value, Quantity)
            same = [g for g in gold if g[0] < mention.span.end and mention.span.start < g[1] and g[2] == _sides(value)]
            if not same:
                continue
            best = max(same, key=lambda g: g[3]["predicate"] == value.predicate)
            gold.remove(best)
            right["value"] += 1
            for aspect in ASPECTS[1:]:
                right[aspect] += best[3][aspect] == getattr(value, aspect)
    return {aspect: f1(right[aspect], predicted, expected) for aspect in ASPECTS}


def corpus(shared: Path) -> dict[str, float]:
    path = shared / "corpora" / "quantities" / "newsquant-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [{**json.loads(line), "id": str(number)} for number, line in enumerate(lines)]
    parsed = _parsed(rows)
    extractor = Quantities()
    started = time.process_time()
    readings = [extractor.extract(reading) for reading in parsed]
    spent = time.process_time() - started
    scores = official(shared / "tools" / "score.py", path, readings)
    sentences = sum(len(reading.parse.sentences) for reading in readings)
    return {f"newsquant-dev {name}": score for name, score in scores.items()} | {
        "newsquant-dev ms/sentence": 1000 * spent / sentences
    }


def _parsed(rows: list[dict[str, Any]]) -> list[Reading]:
    parses = SpacyParser(ParserSettings()).parse([(row["text"], ()) for row in rows])
    documents = (Document(str(row["id"]), row["text"]) for row in rows)
    return [Reading(document, parse=parse) for document, parse in zip(documents, parses, strict=True)]


def _readings(rows: list[dict[str, Any]]) -> list[Reading]:
    extractor = Quantities()
    return [extractor.extract(reading) for reading in _parsed(rows)]


def _sides(value: Quantity | dict[str, Any]) -> tuple[float | None, float | None, float | None]:
    """What a figure says in numbers, rounded so that a third equals a third."""
    read = value if isinstance(value, dict) else msgspec.to_builtins(value)
    numbers = (read["value"], read["low"], read["high"])
    one, low, high = (None if n is None else round(float(n), 6) for n in numbers)
    return one, low, high


def official(scorer: Path, gold: Path, readings: list[Reading]) -> dict[str, float]:
    """The F1 of each metric of the shared scorer, run as a program over our output."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for reading in readings:
            figures = [msgspec.to_builtins(m.value) for m in reading.quantities]
            out.write(json.dumps({"id": reading.document.id, "quantities": figures}) + "\n")
        out.flush()
        command = [sys.executable, str(scorer), "quantities", str(gold), out.name, "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return {name: score["F"] for name, score in scores.items() if isinstance(score, dict)}
