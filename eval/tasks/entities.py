"""One entity for one participant, over reports: pairs of names, sides, and small stories, all of our own writing.

`pairs`: two reports that name one person, body or place each, with the verdict of a careful reader ("apart": not to be
merged). `sides`: the party that a description gives. `stories`: texts read end to end, scored by BCubed over
the mentions that the gold lists.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.model import Entity
from dateline.reading import Document, Mention, Reading, Span
from dateline.resolve.cluster import resolve
from dateline.settings import ParserSettings
from dateline.values import Name
from eval.metrics import b_cubed

NAME = "entities"
GOLD = Path(__file__).parent.parent / "gold" / "entities"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _report(number: int, row: dict[str, Any], key: str, role: str) -> Reading:
    """A reading of one mention, built by hand."""
    text = row[key]
    mention = Mention(f"m{number}", Span(0, len(text)), Name(text, row["kind"], row[role]), 1.0, "gold")
    return Reading(Document(id=f"r{number}", text=text), names=(mention,))


def merged(row: dict[str, Any]) -> bool:
    """Whether the two names of a pair come out as one entity."""
    _, entities = resolve([_report(1, row, "a", "role_a"), _report(2, row, "b", "role_b")])
    return any(len(entity.mentions) == 2 for entity in entities)


def side(row: dict[str, Any]) -> str | None:
    """The name of the side that one description gives."""
    reading = _report(1, row, "name", "role")
    _, entities = resolve([reading])
    names = {entity.id: entity.name for entity in entities}
    mine = next(entity for entity in entities if entity.mentions)
    return names[mine.side] if mine.side is not None else None


def _pairs() -> dict[str, float]:
    rows = _rows("pairs")
    same = [merged(row) for row in rows if row["verdict"] == "same"]
    apart = [not merged(row) for row in rows if row["verdict"] == "apart"]
    return {"pairs merged": 100 * sum(same) / len(same), "pairs kept apart": 100 * sum(apart) / len(apart)}


def label(readings: list[Reading], entities: tuple[Entity, ...], report: int, words: str) -> str:
    """The entity of the first mention that overlaps the first word of `words` in a report, or a label of its own."""
    reading = readings[report]
    start = reading.text.index(words)
    of = {ref: entity.id for entity in entities for ref in entity.mentions}
    for mention in reading.names:
        if mention.span.start <= start < mention.span.end:
            return of[reading.document.id, mention.id]
    return f"none {report} {words}"


def _stories(parser: SpacyParser) -> float:
    gold: list[str] = []
    found: list[str] = []
    for number, story in enumerate(_rows("stories")):
        parses = parser.parse([(text, ()) for text in story["reports"]])
        documents = [Document(id=f"r{k}", text=text) for k, text in enumerate(story["reports"])]
        readings = [Names().extract(Reading(d, parse=p)) for d, p in zip(documents, parses, strict=True)]
        _, entities = resolve(readings)
        for cluster, mentions in story["clusters"].items():
            for report, words in mentions:
                gold.append(f"{number} {cluster}")
                found.append(f"{number} {label(readings, entities, report, words)}")
    return b_cubed(gold, found)


def gate() -> dict[str, float]:
    """Percent: pairs merged, pairs kept apart, sides right; BCubed F1 on the stories."""
    sides = _rows("sides")
    right = sum(side(row) == row["side"] for row in sides)
    return {
        **_pairs(),
        "sides right": 100 * right / len(sides),
        "stories BCubed F1": _stories(SpacyParser(ParserSettings())),
    }


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """No corpus of resolved names is at hand."""
    return {}
