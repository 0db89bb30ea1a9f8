"""Sentences of news corpora that the keywords of one type, and of no other, mark: often right, never looked at."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.extract import events_scheme as s
from dateline.extract.events_triggers import triggers
from dateline.extract.parser import SpacyParser
from dateline.settings import ParserSettings
from training.events.labelled import Labelled

#: File -> (texts taken, characters of each that are read).
SOURCES = {
    "eventplace/event-location.jsonl.gz": (4500, 2000),
    "places/lgl.jsonl.gz": (600, 900),
    "events/satp_relevant-train.jsonl.gz": (500, 700),
    "events/insightcrime-train.jsonl.gz": (500, 900),
    "events/cameo_class-train.jsonl.gz": (1400, 2000),
    "events/indiapoliceevents_sents-train.jsonl.gz": (1500, 2000),
    "times/aquaint.jsonl.gz": (80, 1500),
    "times/timebank.jsonl.gz": (200, 1500),
    "stories/basil-dev.jsonl.gz": (200, 1000),
    "stories/ecb.jsonl.gz": (1000, 1000),
}
#: Sentences taken of a type at most, and of those without any happening.
OF_A_TYPE, OF_NONE = 90, 260
#: Scores of triggers: sure enough to mark a sentence, enough to spoil another type's, and too much for "nothing".
SURE, SPOILS, SOMETHING = 0.8, 0.6, 0.4


def silver(corpora: Path) -> list[Labelled]:
    """The sentences with their triggers, in an order drawn once; each sentence once."""
    found = sorted(set(_sentences(corpora)))
    random.Random(0).shuffle(found)
    taken: Counter[str] = Counter()
    result = []
    for text, events in found:
        kinds = {kind for *_, kind, score in events if score >= SPOILS} - {s.OTHER}
        sure = {kind for *_, kind, score in events if score >= SURE}
        if len(kinds) == 1 and kinds <= sure and taken[min(kinds)] < OF_A_TYPE:
            taken[min(kinds)] += 1
            marks = tuple((start, end, kind) for start, end, kind, _ in events if kind in kinds)
            result.append(Labelled(text, marks))
        elif not kinds and all(score < SOMETHING for *_, score in events) and taken[""] < OF_NONE:
            taken[""] += 1
            result.append(Labelled(text, ()))
    return result


def _sentences(corpora: Path) -> Iterator[tuple[str, tuple[tuple[int, int, str, float], ...]]]:
    texts = list(_texts(corpora))
    for text, parse in zip(texts, SpacyParser(ParserSettings()).parse((t, ()) for t in texts), strict=True):
        by_sentence = defaultdict(list)
        for trigger in triggers(parse):
            token = parse.tokens[trigger.token]
            by_sentence[token.sent].append((token.start, token.end, trigger.type, trigger.score))
        for number in range(len(parse.sentences)):
            span = parse.sentence_span(number)
            own = span.of(text)
            if 8 < len(own.split()) <= 60:
                yield (
                    own,
                    tuple((a - span.start, b - span.start, kind, score) for a, b, kind, score in by_sentence[number]),
                )


def _texts(corpora: Path) -> Iterator[str]:
    for name, (most, length) in SOURCES.items():
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            found = sorted({json.loads(line)["text"][:length] for line in lines})
        random.Random(name).shuffle(found)
        yield from found[:most]
