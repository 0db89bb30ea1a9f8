"""Which events of news prose are found, with which types, flags and arguments, on short passages of our own.

Ninety-one passages of one to three sentences from some sixty countries, many of what has not happened: conditions,
purposes, threats, plans, warnings, rumours, denials, questions, accusations. Every happening is marked, so that what is
said beside the marks is wrong; a mark of type null may be said or not. Rows are else those of `events_passages`. One
half ("dev") was read for errors, the other ("test") scored only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from dateline.extract import events_scheme as s
from dateline.reading import Event, EventFlag, Reading, Span
from eval.metrics import f1
from eval.tasks.events_passages import arguments, fits, read_rows, tally

NAME = "events_more"
GOLD = Path(__file__).parent.parent / "gold" / "events_more.jsonl"
FLAGS: tuple[str, ...] = get_args(EventFlag)
SLOTS = ("actor", "target", "place", "time")
#: Events below this score have a place worth having, and a type that is not.
SURE = 0.5


def gate() -> dict[str, float]:
    """Scores of the half that was scored only."""
    return scores("test")


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Both halves; nothing of others' corpora is labelled so."""
    return {f"{part} {metric}": value for part in ("dev", "test") for metric, value in scores(part).items()}


def scores(part: str) -> dict[str, float]:
    """The measures of one half."""
    return evaluate(prepared(part))


def evaluate(rows: Sequence[tuple[dict[str, Any], Reading]]) -> dict[str, float]:
    """Found and typed events, their flags, and who, whom, where, when."""
    types, whole = Counter[str](), Counter[str]()
    flags = {flag: Counter[str]() for flag in FLAGS}
    slots = {slot: Counter[str]() for slot in SLOTS}
    for row, reading in rows:
        _types(row, reading, types)
        for asked in row["events"]:
            if "flags" not in asked:
                continue
            event = at(reading, asked)
            has = set[str](event.flags if event else ())
            if asked["type"]:
                whole.update({"asked": 1, "found": event is not None, "right": event is not None and fits(has, asked)})
            for flag in FLAGS:
                wanted, named = flag in asked["flags"], flag in has and flag not in asked["optional_flags"]
                flags[flag].update({"asked": wanted, "said": named, "right": wanted and flag in has})
            said = arguments(reading, event) if event else {slot: [] for slot in SLOTS}
            for slot in SLOTS:
                tally(slots[slot], asked, slot, said[slot])
    found = {
        "triggers found %": 100 * whole["found"] / whole["asked"],
        "types, of events marked %": 100 * types["right"] / types["asked"],
        "types, of events said %": 100 * types["said right"] / max(1, types["said"]),
        "flags right, of triggers found %": 100 * whole["right"] / max(1, whole["found"]),
    }
    found |= {f"{flag} F1": f1(c["right"], c["said"], c["asked"]) for flag, c in flags.items() if c["asked"]}
    return found | {f"{slot} F1": f1(c["exact"], c["said"], c["asked"]) for slot, c in slots.items()}


@lru_cache(maxsize=2)
def prepared(part: str) -> tuple[tuple[dict[str, Any], Reading], ...]:
    """The rows of one half with their readings."""
    return read_rows(GOLD, part)


def at(reading: Reading, asked: dict[str, Any]) -> Event | None:
    """The event on a mark; of several the surest."""
    span = Span(asked["at"], asked["at"] + len(asked["trigger"]))
    return max((e for e in reading.events if e.span.overlaps(span)), key=lambda e: e.score, default=None)


def _types(row: dict[str, Any], reading: Reading, count: Counter[str]) -> None:
    """Adds the types asked for and said; those of type Other are not counted on either side."""
    for asked in row["events"]:
        if asked["type"] and s.OTHER not in asked["type"]:
            event = at(reading, asked)
            right = event is not None and event.score >= SURE and event.act.type in asked["type"]
            count.update({"asked": 1, "right": right})
    for event in reading.events:
        if event.score < SURE or event.act.type == s.OTHER:
            continue
        marked = [a for a in row["events"] if event.span.overlaps(Span(a["at"], a["at"] + len(a["trigger"])))]
        if any(a["type"] is None for a in marked):
            continue
        count.update({"said": 1, "said right": any(event.act.type in a["type"] for a in marked)})
