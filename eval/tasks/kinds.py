"""Weapons, units and channels among names: exact spans with their sort, on our own sentences.

`eval/gold/kinds.jsonl`: wars, crime, disasters, politics and accidents of many countries, and sentences full of names
that only look like arms, formations or platforms and are none.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings
from dateline.values import Name
from eval.metrics import f1

NAME = "kinds"
GOLD = Path(__file__).parent.parent / "gold" / "kinds.jsonl"
SORTS = ("weapon", "unit", "channel")
Sorted = tuple[int, int, str]


def gate() -> dict[str, float]:
    """F1 of each sort, and percent of the sentences without any in which none is found."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    quiet = kept = 0
    for want, have in looked_up():
        for counts, some in ((right, want & have), (found, have), (gold, want)):
            counts.update(sort for _, _, sort in some)
        quiet += not want
        kept += not want and not have
    scores = {f"{sort} F1": f1(right[sort], found[sort], gold[sort]) for sort in SORTS}
    return {**scores, "quiet sentences kept so %": 100 * kept / quiet}


def corpus(_shared: Path) -> dict[str, float]:
    """Nothing: no corpus here marks them."""
    return {}


def looked_up() -> list[tuple[set[Sorted], set[Sorted]]]:
    """For each sentence what is there and what was found."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    parses = SpacyParser(ParserSettings()).parse((row["text"], ()) for row in rows)
    result = []
    for row, parse in zip(rows, parses, strict=True):
        reading = Names().extract(Reading(Document(id="r", text=row["text"]), parse=parse))
        values = ((m.span, m.value) for m in reading.names if isinstance(m.value, Name))
        have = {(span.start, span.end, str(value.sort)) for span, value in values if value.sort is not None}
        result.append((_gold(row["text"], row["names"]), have))
    return result


def _gold(text: str, names: list[dict[str, str]]) -> set[Sorted]:
    found, at = set(), 0
    for name in names:
        at = text.index(name["text"], at)
        found.add((at, at + len(name["text"]), name["sort"]))
        at += len(name["text"])
    return found
