"""Who did what to whom, where and how many: the arguments of events, on sentences of our own.

Each marked trigger asks for its actors, targets, place and figure as they stand in the text, or for none. An argument
is exact where it is the same words but for an article before them, partial where the two overlap; things that are no
names of people, groups or places ("the prison") are optional. A trigger that is not found misses all of its arguments.
The gold has a half that errors were read from ("dev") and one that was scored only ("test").
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.pipeline import Readers
from dateline.reading import Document, Event, Reading, Span
from dateline.settings import Settings
from eval.metrics import f1

NAME = "events_roles"
GOLD = Path(__file__).parent.parent / "gold" / "events_roles.jsonl"
SLOTS = ("actor", "target", "place", "figure")
ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


def gate() -> dict[str, float]:
    """F1 of each argument on the half that was scored only."""
    return scores("test")


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Both halves; nothing of others' corpora is labelled so."""
    return {f"{part} {metric}": value for part in ("dev", "test") for metric, value in scores(part).items()}


def scores(part: str) -> dict[str, float]:
    """F1 of each argument, exact and partial, and the share of triggers found."""
    counts = {slot: Counter[str]() for slot in SLOTS}
    triggers = Counter[str]()
    for row, reading in prepared(part):
        for asked in row["events"]:
            event = at(reading, asked["trigger"])
            triggers.update(("asked", "found") if event else ("asked",))
            said = arguments(reading, event) if event else {slot: [] for slot in SLOTS}
            for slot in SLOTS:
                free = asked["optional"] + (asked["target"] if slot == "figure" else [])  # "a student" is one, unasked
                tally(counts[slot], wanted(asked, slot), said[slot], free)
    found = {"triggers found %": 100 * triggers["found"] / triggers["asked"]}
    for slot, c in counts.items():
        found[f"{slot} F1, exact"] = f1(c["exact"], c["said"], c["asked"])
        found[f"{slot} F1, overlapping"] = f1(c["partial"], c["said"], c["asked"])
    return found


@lru_cache(maxsize=2)
def prepared(part: str) -> tuple[tuple[dict[str, Any], Reading], ...]:
    """The rows of one half with their readings."""
    rows = [r for r in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if r["part"] == part]
    documents = (Document(f"{part}{n}", row["text"], published="2024-03-06") for n, row in enumerate(rows))
    return tuple(zip(rows, _read(documents), strict=True))


def at(reading: Reading, trigger: str) -> Event | None:
    """The event on a trigger, or on the verb that carries it ("talks/opened"); of several the first."""
    spans = [Span(at, at + len(word)) for word in trigger.split("/") for at in [reading.text.index(word)]]
    return next((e for span in spans for e in reading.events if e.span.overlaps(span)), None)


def arguments(reading: Reading, event: Event) -> dict[str, list[str]]:
    """Slot -> what the event says, as words of the text."""
    mentions = (*reading.names, *reading.places, *reading.quantities)
    words = {m.id: m.span.of(reading.text) for m in mentions}
    return {
        "actor": [words[i] for i in event.roles.get("actor", ())],
        "target": [words[i] for i in event.roles.get("target", ())],
        "place": [words[event.place]] if event.place else [],
        "figure": [words[i] for i in event.quantities],
    }


def wanted(asked: dict[str, Any], slot: str) -> list[str]:
    """What the gold asks of a slot."""
    found = asked[slot]
    return list(found) if isinstance(found, list) else [found] if found else []


def tally(count: Counter[str], asked: Sequence[str], said: Sequence[str], optional: Sequence[str]) -> None:
    """Add what was asked, said and right; each item answers once, and naming what is optional is no error."""
    count["asked"] += len(asked)
    left, kept = list(asked), []
    for item in map(bare, said):
        hit = next((g for g in left if bare(g) == item), None) or next((g for g in left if _share(g, item)), None)
        if hit is not None:
            left.remove(hit)
            count["partial"] += 1
            count["exact"] += bare(hit) == item
            kept.append(item)
        elif not any(_share(free, item) for free in optional):
            kept.append(item)
    count["said"] += len(kept)


def bare(words: str) -> str:
    """Without the article before it."""
    return next((words[len(a) :] for a in ARTICLES if words.startswith(a)), words)


def _share(one: str, other: str) -> bool:
    """Whether two spans of one sentence share a word (a repeated word is a rarity in sentences this short)."""
    return bool(set(bare(one).split()) & set(other.split()))


def _read(documents: Iterator[Document]) -> Iterator[Reading]:
    for found in Readers(Settings()).read(documents):
        assert isinstance(found, Reading), found
        yield found
