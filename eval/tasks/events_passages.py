"""Who did what to whom, where, when, how many, and did it happen: the events of short passages of our own.

Forty passages of two to four sentences, where participants are told in passives, nominalisations, relative and reduced
clauses, or in the sentence before ("they", "the attackers"). Each marked trigger asks for its actors, targets, place,
time, figure and flags, or for none; "a|b" are two ways to name one thing; `free` is what may be said unasked of a
slot, `optional` of any. A participant is exact where a mention of it, or the mention that it refers to, has the words
asked for but for an article or number before them. A trigger that is not found misses all that it asks for. One half
("dev") was read for errors, the other ("test") scored only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.readers import Readers
from dateline.reading import Document, Event, Mention, Reading, Span
from dateline.settings import Settings
from dateline.values import Name
from eval.metrics import f1

NAME = "events_passages"
GOLD = Path(__file__).parent.parent / "gold" / "events_passages.jsonl"
SLOTS = ("actor", "target", "place", "time", "figure")
FLAGS = ("historical", "future", "hypothetical", "negated")
#: The day on which the passages were printed: a Wednesday.
PUBLISHED = "2024-03-06"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
#: Words before a participant that do not change who it is.
_BEFORE = frozenset(f"the a an his her their its {_NUMBERS}".split())


def gate() -> dict[str, float]:
    """Scores of the half that was scored only."""
    return scores("test")


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Both halves; nothing of others' corpora is labelled so."""
    return {f"{part} {metric}": value for part in ("dev", "test") for metric, value in scores(part).items()}


def scores(part: str) -> dict[str, float]:
    """F1 of each slot and flag, the share of triggers found, and how many of those have just the flags asked for."""
    return evaluate(prepared(part))


def evaluate(rows: Sequence[tuple[dict[str, Any], Reading]]) -> dict[str, float]:
    """The scores of some passages with their readings."""
    slots = {slot: Counter[str]() for slot in SLOTS}
    flags = {flag: Counter[str]() for flag in FLAGS}
    whole = Counter[str]()
    for row, reading in rows:
        for asked in row["events"]:
            event = at(reading, asked)
            said = arguments(reading, event) if event else {slot: [] for slot in SLOTS}
            for slot in SLOTS:
                tally(slots[slot], asked, slot, said[slot])
            has = set[str](event.flags if event else ())
            whole.update({"asked": 1, "found": event is not None, "right": event is not None and fits(has, asked)})
            for flag in FLAGS:
                wanted, named = flag in asked["flags"], flag in has and flag not in asked["optional_flags"]
                flags[flag].update({"asked": wanted, "said": named, "right": wanted and flag in has})
    found = {"triggers found %": 100 * whole["found"] / whole["asked"]}
    for slot, c in slots.items():
        found[f"{slot} F1, exact"] = f1(c["exact"], c["said"], c["asked"])
        found[f"{slot} F1, overlapping"] = f1(c["partial"], c["said"], c["asked"])
    found |= {f"{flag} F1": f1(c["right"], c["said"], c["asked"]) for flag, c in flags.items()}
    return found | {"flags right, of triggers found %": 100 * whole["right"] / max(1, whole["found"])}


@lru_cache(maxsize=2)
def prepared(part: str) -> tuple[tuple[dict[str, Any], Reading], ...]:
    """The rows of one half with their readings."""
    return read_rows(GOLD, part)


def read_rows(gold: Path, part: str) -> tuple[tuple[dict[str, Any], Reading], ...]:
    """The rows of one half of a gold file with their readings."""
    rows = [r for r in map(json.loads, gold.read_text(encoding="utf-8").splitlines()) if r["part"] == part]
    documents = (Document(f"{part}{n}", row["text"], published=PUBLISHED) for n, row in enumerate(rows))
    return tuple(zip(rows, _read(documents), strict=True))


def at(reading: Reading, asked: dict[str, Any]) -> Event | None:
    """The event on a trigger; of several the first."""
    span = Span(asked["at"], asked["at"] + len(asked["trigger"]))
    return next((e for e in reading.events if e.span.overlaps(span)), None)


def fits(said: set[str], asked: dict[str, Any]) -> bool:
    """Whether the flags are those asked for, give or take the optional ones."""
    return set(asked["flags"]) <= said <= {*asked["flags"], *asked["optional_flags"]}


def arguments(reading: Reading, event: Event) -> dict[str, list[list[str]]]:
    """Slot -> what the event says there, each thing as the ways in which the report names it."""
    every = {m.id: m for m in (*reading.names, *reading.places, *reading.times, *reading.quantities)}
    ways = {
        "actor": event.roles.get("actor", ()),
        "target": event.roles.get("target", ()),
        "place": (event.place,) if event.place else (),
        "time": (event.time,) if event.time else (),
        "figure": event.quantities,
    }
    return {slot: [_named(reading, every, every[i]) for i in ids] for slot, ids in ways.items()}


def tally(count: Counter[str], asked: dict[str, Any], slot: str, said: Sequence[list[str]]) -> None:
    """Add what was asked, said and right; each item answers once, and naming what is free is no error."""
    left = [item.split("|") for item in asked[slot]]
    free = [*asked["optional"], *(w for item in asked["free"].get(slot, ()) for w in item.split("|"))]
    if slot == "figure":
        free += [w for item in asked["target"] for w in item.split("|")]  # "a student" is one, unasked
    count["asked"] += len(left)
    for ways in said:
        forms = [bare(way) for way in ways]
        hit = next((g for g in left if {bare(w) for w in g} & set(forms)), None)
        exact = hit is not None
        if hit is None:
            hit = next((g for g in left if any(_share(w, form) for w in g for form in forms)), None)
        if hit is not None:
            left.remove(hit)
            count.update({"partial": 1, "exact": exact, "said": 1})
        elif "*" not in free and not any(_share(word, form) for word in free for form in forms):
            count["said"] += 1


def bare(words: str) -> str:
    """In lower case, without the articles and numbers before it; a figure of nothing but numbers stays."""
    rest = words.casefold().split()
    while len(rest) > 1 and (rest[0] in _BEFORE or rest[0].isdigit()):
        rest = rest[1:]
    return " ".join(rest)


def _named(reading: Reading, every: dict[str, Mention], mention: Mention) -> list[str]:
    """A mention's words, those of the mention that it refers to, and its full name."""
    top = every.get(mention.refers or "", mention)
    full = [mention.value.name] if isinstance(mention.value, Name) else []
    return list(dict.fromkeys([mention.span.of(reading.text), top.span.of(reading.text), *full]))


def _share(one: str, other: str) -> bool:
    return bool(set(bare(one).split()) & set(bare(other).split()))


def _read(documents: Iterator[Document]) -> Iterator[Reading]:
    for found in Readers(Settings()).read(documents):
        assert isinstance(found, Reading), found
        yield found
