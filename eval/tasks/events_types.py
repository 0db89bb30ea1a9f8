"""Types of events on sentences of our own that nothing was learned from: keywords alone, and with the classifier.

Two sets: one that errors were read off and bars were chosen on, and a fresh one that was only scored. A sentence's
types are a set; type Other and events of a low score do not count. Anchors: the share of the marked triggers, among
those whose type was found, whose word the event stands on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.extract import events_scheme as s
from dateline.extract.events import Events
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.tagger import tag
from dateline.reading import Document, Event, Reading
from dateline.settings import ParserSettings
from eval.metrics import f1

NAME = "events_types"
FOLDER = Path(__file__).parent.parent / "gold"
#: What is put behind a measure's name -> the file of sentences.
GOLD = {"": "events_types.jsonl", ", fresh": "events_types_fresh.jsonl"}
#: Events below this score have a place worth having, and a type that is not.
SURE = 0.5


def gate() -> dict[str, float]:
    """Micro F1 of sentence types, their mean over types, anchors, and quiet sentences kept quiet; for both sets."""
    return both(Events(lambda reading: tag.read(reading).vectors))


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """The same sentences with less: without the network's vectors, and by keywords alone."""
    found: dict[str, float] = {}
    for name, extractor in (("words alone", Events()), ("keywords alone", Events(classifier=False))):
        found |= {f"{metric}, {name}": score for metric, score in both(extractor).items()}
    return found | {f"{metric}, words and vectors": score for metric, score in gate().items()}


def both(extractor: Events) -> dict[str, float]:
    """The measures of each set for one extractor."""
    return {
        f"{metric}{mark}": score for mark, file in GOLD.items() for metric, score in scores(extractor, file).items()
    }


def scores(extractor: Events, file: str) -> dict[str, float]:
    """The measures of one set for one extractor."""
    rows, readings = prepared(file)
    counts = {kind: [0, 0, 0] for kind in s.SCHEME if kind != s.OTHER}
    anchored = typed = quiet = kept = 0
    for row, reading in zip(rows, readings, strict=True):
        events = _sure(extractor.extract(reading).events)
        gold, said = {kind for *_, kind in row["events"]} - {s.OTHER}, {e.act.type for e in events}
        for kind in gold | said:
            for n, yes in enumerate((kind in gold and kind in said, kind in said, kind in gold)):
                counts[kind][n] += yes
        for start, end, kind in row["events"]:
            typed += kind in said
            anchored += any(e.act.type == kind and e.span.start < end and start < e.span.end for e in events)
        quiet += not row["events"]
        kept += not row["events"] and not said
    total = [sum(count[n] for count in counts.values()) for n in range(3)]
    return {
        "type F1": f1(*total),
        "type F1, mean over types": sum(f1(*count) for count in counts.values()) / len(counts),
        "anchor %": 100 * anchored / max(1, typed),
        "quiet sentences kept so %": 100 * kept / max(1, quiet),
    }


@lru_cache(maxsize=2)
def prepared(file: str) -> tuple[list[dict[str, Any]], list[Reading]]:
    """The gold rows of one set and their readings up to names and places."""
    rows = [json.loads(line) for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()]
    names, places = Names(), Places()
    parses = SpacyParser(ParserSettings()).parse((row["text"], ()) for row in rows)
    readings = [
        Reading(Document(str(n), r["text"]), parse=p) for n, (r, p) in enumerate(zip(rows, parses, strict=True))
    ]
    return rows, [places.extract(names.extract(reading)) for reading in readings]


def _sure(events: Sequence[Event]) -> list[Event]:
    return [e for e in events if e.score >= SURE and e.act.type != s.OTHER]
