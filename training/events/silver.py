"""Sentences of news corpora that the keywords of one type, and of no other, mark: often right, never looked at."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dateline.extract import events_scheme as s
from dateline.extract.events_triggers import Trigger, triggers
from dateline.extract.parser import SpacyParser
from dateline.reading import Parse
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
#: Beginnings of texts that are read whole, as above.
WHOLE = {
    "places/lgl.jsonl.gz": (100, 1500),
    "times/aquaint.jsonl.gz": (70, 1500),
    "times/timebank.jsonl.gz": (80, 1500),
    "stories/basil-dev.jsonl.gz": (80, 1500),
    "stories/ecb.jsonl.gz": (80, 1500),
    "eventplace/event-location.jsonl.gz": (150, 1500),
    "events/satp_relevant-train.jsonl.gz": (100, 1500),
    "events/insightcrime-train.jsonl.gz": (60, 1500),
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
        kind = clear([trigger for *_, trigger in events])
        if kind is not None and taken[kind] < (OF_A_TYPE if kind else OF_NONE):
            taken[kind] += 1
            result.append(
                Labelled(text, tuple((start, end, kind) for start, end, t in events if kind and t.type == kind))
            )
    return result


def clear(found: Sequence[Trigger]) -> str | None:
    """The one type that a sentence's keywords are sure of, "" where nothing in it is a keyword, else None."""
    kinds = {t.type for t in found if t.score >= SPOILS} - {s.OTHER}
    if not kinds:
        return "" if all(t.score < SOMETHING for t in found) else None
    sure = {t.type for t in found if t.score >= SURE}
    return min(kinds) if len(kinds) == 1 and kinds <= sure else None


def by_sentence(found: Iterable[Trigger], parse: Parse) -> dict[int, list[Trigger]]:
    """Sentence number -> its triggers."""
    result = defaultdict(list)
    for trigger in found:
        result[parse.tokens[trigger.token].sent].append(trigger)
    return result


def _sentences(corpora: Path) -> Iterator[tuple[str, tuple[tuple[int, int, Trigger], ...]]]:
    texts = list(_texts(corpora, SOURCES))
    for text, parse in zip(texts, SpacyParser(ParserSettings()).parse((t, ()) for t in texts), strict=True):
        told = by_sentence(triggers(parse), parse)
        for number in range(len(parse.sentences)):
            span = parse.sentence_span(number)
            own = span.of(text)
            if 8 < len(own.split()) <= 60:
                places = [(parse.tokens[t.token], t) for t in told[number]]
                yield (
                    own,
                    tuple((a.start - span.start, a.end - span.start, Trigger(0, t.type, t.score)) for a, t in places),
                )


def context(corpora: Path) -> list[str]:
    """Beginnings of texts, drawn once, by another draw than the sentences'."""
    return list(_texts(corpora, WHOLE, "q"))


def _texts(corpora: Path, sources: Mapping[str, tuple[int, int]], draw: str = "") -> Iterator[str]:
    for name, (most, length) in sources.items():
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            found = sorted({json.loads(line)["text"][:length] for line in lines})
        random.Random(draw + name).shuffle(found)
        yield from found[:most]
