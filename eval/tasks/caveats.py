"""Caveats: are they found, of the right kind, and tied to the right statements, on our own short reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.extract.caveats import Caveats
from dateline.extract.tagger import tag
from dateline.reading import Caveat, Reading
from eval.metrics import f1
from eval.tasks.attribution import locate, readings

NAME = "caveats"
GOLD = Path(__file__).parents[1] / "gold" / "caveats.jsonl"


def gate() -> dict[str, float]:
    """F1 of detection (overlap and kind), its precision and recall, and the share of found ones tied exactly right."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    found = gold = right = tied = 0
    for row, reading in zip(rows, readings([row["text"] for row in rows]), strict=True):
        caveats = list(Caveats(lambda one: tag.read(one).vectors).extract(reading).caveats)
        found += len(caveats)
        gold += len(row["caveats"])
        for wanted in row["caveats"]:
            match = _match(row["text"], wanted, caveats)
            if match is not None:
                caveats.remove(match)
                right += 1
                tied += _tied(row["text"], wanted, match, reading)
    return {
        "detection": f1(right, found, gold),
        "precision": 100 * right / max(1, found),
        "recall": 100 * right / max(1, gold),
        "tie": 100 * tied / max(1, right),
    }


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """There is no corpus of caveats to score on."""
    return {}


def _match(text: str, wanted: dict[str, Any], caveats: list[Caveat]) -> Caveat | None:
    at = locate(text, wanted["at"])
    return next((c for c in caveats if c.span.overlaps(at) and c.kind == wanted["kind"]), None)


def _tied(text: str, wanted: dict[str, Any], caveat: Caveat, reading: Reading) -> bool:
    """Whether the caveat names exactly the attributions whose content the gold gives."""
    rows = {a.id: a for a in reading.attributions}
    spans = [locate(text, part) for part in wanted["about"]]
    named = [rows[i] for i in caveat.about]
    if len(named) != len(spans):
        return False
    return all(any(s.overlaps(c) for a in named for c in a.content) for s in spans)
