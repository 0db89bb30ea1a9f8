"""Where: toponyms found (exact span), resolved within 161 km, and told literal from not; and what they cost.

`corpus` runs on the development sets that also trained the shipped weights, so its numbers flatter; the held-out ones
are made by `tools/train_places.py --folds` and stand in `docs/parts/places.md`.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings
from dateline.values import Place, distance_km
from eval.metrics import f1

NAME = "places"
GOLD = Path(__file__).parent.parent / "gold" / "places.jsonl"
CORPORA = ("lgl", "gwn-dev")
#: The usual yardsticks of the field: 100 miles, and about the size of a large city.
NEAR_KM = (161.0, 25.0)


def gate() -> dict[str, float]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["places"] = list(_placed(row["text"], row["places"]))
    scores, _ = _score(rows)
    return scores


def corpus(shared: Path) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name in CORPORA:
        path = shared / "corpora" / "places" / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found, share = _score(rows)
        scores |= {f"{name} {metric}": score for metric, score in found.items()}
        scores[f"{name} cost, % of the parser"] = share
    return scores


def _placed(text: str, expected: list[list[Any]]) -> Any:
    """Gold toponyms are written as (words, lat, lon, literal) in order of appearance."""
    at = 0
    for words, lat, lon, literal in expected:
        start = text.index(words, at)
        at = start + len(words)
        yield {"start": start, "end": at, "lat": lat, "lon": lon, "literal": literal}


def _score(rows: list[dict[str, Any]]) -> tuple[dict[str, float], float]:
    counts: Counter[str] = Counter()
    names, places, parser = Names(), Places(), SpacyParser(ParserSettings())
    next(parser.parse([("Warm.", ())]))
    assert places.names
    started = time.process_time()
    parses = list(parser.parse([(row["text"], ()) for row in rows]))
    parsing, own = time.process_time() - started, 0.0
    for row, parse in zip(rows, parses, strict=True):
        reading = names.extract(Reading(Document("gold", row["text"]), parse=parse))
        started = time.process_time()
        reading = places.extract(reading)
        own += time.process_time() - started
        count(row["places"], reading, counts)
    scores = {"recognition": f1(counts["found"], counts["predicted"], counts["gold"])}
    for near in NEAR_KM:
        scores[f"end to end, {near:.0f} km"] = f1(counts[f"{near}"], counts["placed"], counts["gold placed"])
    if counts["judged"]:
        scores["literal or not, % right"] = 100 * counts["judged right"] / counts["judged"]
    return scores, 100 * own / parsing


def count(gold: list[dict[str, Any]], reading: Reading, counts: Counter[str]) -> None:
    expected = {(g["start"], g["end"]): g for g in gold}
    counts["gold"] += len(expected)
    counts["gold placed"] += sum(g["lat"] is not None for g in expected.values())
    for mention in reading.places:
        place = mention.value
        assert isinstance(place, Place)
        counts["predicted"] += 1
        counts["placed"] += place.lat is not None
        match = expected.get((mention.span.start, mention.span.end))
        if match is None:
            continue
        counts["found"] += 1
        if "literal" in match:
            counts["judged"] += 1
            counts["judged right"] += match["literal"] == place.literal
        if match["lat"] is not None and place.lat is not None and place.lon is not None:
            away = distance_km(match["lat"], match["lon"], place.lat, place.lon)
            for near in NEAR_KM:
                counts[f"{near}"] += away <= near
