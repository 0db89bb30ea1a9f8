"""Did it happen: the flags of events (historical, future, hypothetical, negated), on sentences of our own.

Each marked trigger asks for a set of flags, mostly none or one; some are optional, where two readings are good
("threatened to invade"). A trigger that is not found misses its flags and has none wrong. The gold has a half that
errors were read from ("dev") and one that was scored only ("test").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.pipeline import Readers
from dateline.reading import Document, Reading, Span
from dateline.settings import Settings
from eval.metrics import f1

NAME = "events_flags"
GOLD = Path(__file__).parent.parent / "gold" / "events_flags.jsonl"
FLAGS = ("historical", "future", "hypothetical", "negated")


def gate() -> dict[str, float]:
    """Flags on the half that was scored only."""
    return scores("test")


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Both halves; nothing of others' corpora is labelled so."""
    return {f"{part} {metric}": value for part in ("dev", "test") for metric, value in scores(part).items()}


def scores(part: str) -> dict[str, float]:
    """F1 of each flag, and how many triggers are found and have just the flags asked for."""
    counts = {flag: Counter[str]() for flag in FLAGS}
    whole = Counter[str]()
    for row, reading in prepared(part):
        for asked in row["events"]:
            said = flags_at(reading, asked["trigger"])
            whole.update({"asked": 1, "found": said is not None, "right": said is not None and _fits(said, asked)})
            for flag in FLAGS:
                wanted, has = flag in asked["flags"], flag in (said or ()) and flag not in asked["optional"]
                counts[flag].update({"asked": wanted, "said": has, "right": wanted and has})
    found = {f"{flag} F1": f1(c["right"], c["said"], c["asked"]) for flag, c in counts.items()}
    return found | {
        "triggers found %": 100 * whole["found"] / whole["asked"],
        "flags right, of triggers found %": 100 * whole["right"] / max(1, whole["found"]),
    }


@lru_cache(maxsize=2)
def prepared(part: str) -> tuple[tuple[dict[str, Any], Reading], ...]:
    """The rows of one half with their readings."""
    rows = [r for r in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if r["part"] == part]
    documents = (Document(f"{part}{n}", row["text"], published="2024-03-06") for n, row in enumerate(rows))
    return tuple(zip(rows, _read(documents), strict=True))


def flags_at(reading: Reading, trigger: str) -> tuple[str, ...] | None:
    """The flags of the event on a trigger, or None where there is no event."""
    start = reading.text.index(trigger)
    asked = Span(start, start + len(trigger))
    return next((e.flags for e in reading.events if e.span.overlaps(asked)), None)


def _fits(said: tuple[str, ...], asked: dict[str, Any]) -> bool:
    return set(asked["flags"]) <= set(said) <= {*asked["flags"], *asked["optional"]}


def _read(documents: Iterator[Document]) -> Iterator[Reading]:
    for found in Readers(Settings()).read(documents):
        assert isinstance(found, Reading), found
        yield found
