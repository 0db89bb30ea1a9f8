"""What the extractors of when, where, how much and what happened cost beside the parser: shares of its CPU time.

World news texts of many lengths (GeoWebNews, development half), read one after the other in one thread; least of two
passes. The pass of the shared encoder, which attributions, names and event types all draw on, is told by itself.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Sequence
from pathlib import Path

from dateline.extract.events import Events
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.tagger import tag
from dateline.extract.times import Times
from dateline.plugins import Extractor
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings

NAME = "cost"
TEXTS, PASSES = 25, 2


def gate() -> dict[str, float]:
    return {}


def corpus(shared: Path) -> dict[str, float]:
    path = shared / "corpora" / "places" / "gwn-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:TEXTS]
    parser = SpacyParser(ParserSettings())
    chain: list[Extractor] = [Times(), Places(), Quantities(), Events(lambda reading: tag.read(reading).vectors)]
    _spent(parser, chain, ["In Lima on Monday, two men were hurt, police said."])
    passes = [_spent(parser, chain, texts) for _ in range(PASSES)]
    least = {part: min(one[part] for one in passes) for part in passes[0]}
    whole = least.pop("parser")
    encoder = least.pop("encoder and names")
    shares = {f"{part}, % of the parser": 100 * seconds / whole for part, seconds in least.items()}
    shares["the four extractors, % of the parser"] = 100 * sum(least.values()) / whole
    return shares | {"shared encoder and names, % of the parser": 100 * encoder / whole}


def _spent(parser: SpacyParser, chain: Sequence[Extractor], texts: Sequence[str]) -> dict[str, float]:
    """CPU seconds of each part on the texts."""
    spent = dict.fromkeys(("parser", "encoder and names", *(e.name for e in chain)), 0.0)
    started = time.process_time()
    parses = list(parser.parse([(text, ()) for text in texts]))
    spent["parser"] = time.process_time() - started
    names = Names()
    for number, (text, parse) in enumerate(zip(texts, parses, strict=True)):
        reading = Reading(Document(str(number), text, published="2018-04-02"), parse=parse)
        for name, extractor in [("encoder and names", names), *((e.name, e) for e in chain)]:
            started = time.process_time()
            reading = extractor.extract(reading)
            spent[name] += time.process_time() - started
    return spent
