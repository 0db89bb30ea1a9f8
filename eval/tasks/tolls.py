"""The toll that one report tells of its main incident: share of reports with exactly the right killed and wounded."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.extract.parser import SpacyParser
from dateline.extract.quantities import Quantities
from dateline.extract.quantities.toll import report_toll
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings
from dateline.values import Quantity

NAME = "tolls"
GOLD = Path(__file__).parent.parent / "gold" / "tolls.jsonl"
#: Reports of the development corpus that are read, from its end: the rules were tuned on a shuffled sample of it.
REPORTS = 400


def gate() -> dict[str, float]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return _score(rows)


def corpus(shared: Path) -> dict[str, float]:
    path = shared / "corpora" / "incidents" / "gva-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        incidents = [json.loads(line) for line in lines]
    rows = (
        {**report, "killed": incident["killed"], "wounded": incident["injured"]}
        for incident in reversed(incidents)
        for report in incident["reports"]
    )
    return {f"gva-dev {name}": score for name, score in _score(islice(rows, REPORTS)).items()}


def _score(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    listed = list(rows)
    extractor = Quantities()
    parses = SpacyParser(ParserSettings()).parse([(row["text"], ()) for row in listed])
    right = {"killed": 0, "wounded": 0}
    for number, (row, parse) in enumerate(zip(listed, parses, strict=True)):
        document = Document(str(number), row["text"], title=row.get("title"), published=row.get("published"))
        toll = report_toll(extractor.extract(Reading(document, parse=parse)))
        for state in right:
            right[state] += _number(toll[state]) == row[state]
    return {f"{state} exact": 100 * count / max(1, len(listed)) for state, count in right.items()}


def _number(value: Quantity | None) -> float:
    """The number told, the least where only that is; 0 where the report tells of none."""
    if value is None:
        return 0.0
    return next((n for n in (value.value, value.low, value.high) if n is not None), 0.0)
