"""Which place belongs to a verb: the share of marked verbs whose place is right, or rightly none.

On the corpus (event-location) every fifth verb is scored; the shipped weights were learned from the whole of it, so
that number flatters. In 8.8 % of the rows the marked places are token numbers, and no answer can be right. The honest
score is the cross-validated one of `tools/train_event_place.py`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.extract.events import Events
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.tagger import tag
from dateline.reading import Document, Reading, Span
from dateline.settings import ParserSettings

NAME = "eventplace"
GOLD = Path(__file__).parent.parent / "gold" / "eventplace.jsonl"
EVERY = 5


def gate() -> dict[str, float]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    found = {}
    for name, network in (("right %", True), ("right %, no network", False)):
        right = 0
        for row, reading in zip(rows, readings([row["text"] for row in rows], network), strict=True):
            where = [_find(row["text"], row["place"])] if row["place"] else []
            right += is_right(reading, _find(row["text"], row["verb"]), where)
        found[name] = 100 * right / len(rows)
    return found


def readings(texts: Sequence[str], network: bool) -> Iterator[Reading]:
    """Readings with events and what their places lean on, as by default or with attributions by rules."""
    names, places = Names(learned=network), Places()
    events = Events((lambda reading: tag.read(reading).vectors) if network else None)
    parses = SpacyParser(ParserSettings()).parse((text, ()) for text in texts)
    for number, (text, parse) in enumerate(zip(texts, parses, strict=True)):
        yield events.extract(places.extract(names.extract(Reading(Document(str(number), text), parse=parse))))


def corpus(shared: Path) -> dict[str, float]:
    path = shared / "corpora" / "eventplace" / "event-location.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    usable = [r for r in rows if r.get("answer") in (None, "accept") and any(s["label"] == "VERB" for s in r["spans"])]
    usable = usable[::EVERY]
    right = sound = 0
    for row, reading in zip(usable, readings([r["text"] for r in usable], True), strict=True):
        marked = {label: [Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == label] for label in LABELS}
        right += is_right(reading, marked["VERB"][0], marked["LOCATION"])
        sound += not marked["LOCATION"] or any(span.end - span.start > 1 for span in marked["LOCATION"])
    return {
        "right % (weights learned on it)": 100 * right / len(usable),
        "right % of rows with sound offsets (weights learned on it)": 100 * right / sound,
    }


LABELS = ("VERB", "LOCATION")


def is_right(reading: Reading, verb: Span, where: Sequence[Span]) -> bool:
    """Whether the events on `verb` have a place that overlaps one of `where`, or none where it is empty."""
    spots = {m.id: m.span for m in reading.places}
    got = [spots[e.place] for e in reading.events if e.place is not None and e.span.overlaps(verb)]
    return any(spot.overlaps(place) for spot in got for place in where) if where else not got


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
