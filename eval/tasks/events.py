"""What happened: events by trigger and type, their flags, places and what they say of control, on sentences of our own.

On corpora: the police arrests of IndiaPoliceEvents (dev) by sentence, and the attack types of SATP (dev) by text. Their
labels are coarser than ours; the crosswalks below say how they were read.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.extract import events_scheme as s
from dateline.extract.events import Events
from dateline.extract.events_control import control_state
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.times import Times
from dateline.reading import Document, Event, Reading
from dateline.settings import ParserSettings
from eval.metrics import f1

NAME = "events"
GOLD = Path(__file__).parent.parent / "gold" / "events.jsonl"

#: SATP's labels in order, as the types that answer to them.
SATP = (
    frozenset({s.ATTACK, s.ARMED_CLASH}),
    frozenset({s.EXPLOSIVE, s.SUICIDE_BOMB, s.GRENADE, s.SHELLING}),
    frozenset({s.ABDUCTION}),
    frozenset({s.LOOTING}),
)
#: IndiaPoliceEvents' second label: somebody was arrested.
ARREST_LABEL = 1


def gate() -> dict[str, float]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    found = list(readings([row["text"] for row in rows]))
    triggers = typed = flagged = placed = controlled = wanted = predicted = 0
    for row, reading in zip(rows, found, strict=True):
        predicted += sum(e.score >= 0.5 for e in reading.events)
        at = {e.span.of(reading.text): e for e in reading.events}
        spots = {m.id: m.span.of(reading.text) for m in reading.places}
        for trigger, kind, flags, place, control in row["events"]:
            wanted += 1
            event = at.get(trigger)
            if event is None:
                continue
            triggers += 1
            typed += event.act.type == kind
            flagged += list(event.flags) == flags
            placed += spots.get(event.place or "") == place
            controlled += control_state(event, reading.text) == control
    return {
        "trigger F1": f1(triggers, predicted, wanted),
        "type F1": f1(typed, predicted, wanted),
        "flags %": 100 * flagged / wanted,
        "place %": 100 * placed / wanted,
        "control %": 100 * controlled / wanted,
    }


def corpus(shared: Path) -> dict[str, float]:
    folder = shared / "corpora" / "events"
    scores: dict[str, float] = {}
    satp = folder / "satp_relevant-dev.jsonl.gz"
    if satp.exists():
        rows = _rows(satp)
        found = [_types(r.events) for r in readings([row["text"] for row in rows])]
        each = [
            _label_f1([row["labels"][n] == "1" for row in rows], [bool(t & SATP[n]) for t in found]) for n in range(4)
        ]
        scores["SATP dev macro F1"] = sum(each) / 4
    police = folder / "indiapoliceevents_sents-dev.jsonl.gz"
    if police.exists():
        rows = _rows(police)
        found = [_types(r.events) for r in readings([row["text"] for row in rows])]
        gold = [row["labels"][ARREST_LABEL] == "1" for row in rows]
        scores["IndiaPolice dev arrests F1"] = _label_f1(gold, [s.ARRESTS in t for t in found])
    return scores


@lru_cache(maxsize=1)
def _extractors() -> tuple[Names, Times, Places, Events]:
    return Names(), Times(), Places(), Events()


def readings(texts: Sequence[str]) -> Iterator[Reading]:
    """Readings with every layer that events lean on but figures."""
    parses = SpacyParser(ParserSettings()).parse((text, ()) for text in texts)
    for number, (text, parse) in enumerate(zip(texts, parses, strict=True)):
        reading = Reading(Document(f"gold{number}", text, published="2023-02-06"), parse=parse)
        for extractor in _extractors():
            reading = extractor.extract(reading)
        yield reading


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _types(events: Sequence[Event]) -> set[str]:
    return {e.act.type for e in events if not {"negated", "future", "hypothetical"} & set(e.flags)}


def _label_f1(gold: Sequence[bool], predicted: Sequence[bool]) -> float:
    return f1(sum(g and p for g, p in zip(gold, predicted, strict=True)), sum(predicted), sum(gold))
