"""Attribution: spans, sources, speakers, mode, stance, certainty, channel; our own sentences, and PolNeAR dev."""

from __future__ import annotations

import gzip
import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from dateline.extract.attributions import Attributions
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.reading import Attribution, Document, Reading, Span
from dateline.settings import ParserSettings
from dateline.values import Name
from eval.metrics import f1

NAME = "attribution"
GOLD = Path(__file__).parents[1] / "gold" / "attribution.jsonl"
FIELDS = ("mode", "stance", "certainty", "channel", "speaker")


def gate() -> dict[str, float]:
    """Attribution F1 (content IoU of words at least .5, and that plus the right source), then the share of found ones
    whose other fields are right, over `eval/gold/attribution.jsonl`."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = sourced = predicted = gold = 0
    fields = dict.fromkeys(FIELDS, 0)
    for row, reading in zip(rows, readings([row["text"] for row in rows]), strict=True):
        predicted += len(reading.attributions)
        gold += len(row["attributions"])
        for wanted, found in matched(row, reading):
            right += 1
            sourced += _same_source(row["text"], wanted, found)
            names = {m.id: m.value.name for m in reading.names if isinstance(m.value, Name)}
            speaker = names.get(found.speaker or "")
            values = {**{k: getattr(found, k) for k in FIELDS[:4]}, "speaker": _plain(speaker)}
            for field in FIELDS:
                fields[field] += values[field] == (_plain(wanted[field]) if field == "speaker" else wanted[field])
    scores = {"attribution": f1(right, predicted, gold), "attribution+source": f1(sourced, predicted, gold)}
    return {**scores, **{field: 100 * n / max(1, right) for field, n in fields.items()}}


def corpus(shared: Path) -> dict[str, float]:
    """F1 by the corpus's own scorer on PolNeAR dev; empty where it is absent."""
    path, tool = shared / "corpora/attribution/polnear-dev.jsonl.gz", shared / "tools/score.py"
    if not path.exists() or not tool.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = {str(row["id"]): row["text"] for row in rows}
    parses = parser().parse((text, ()) for text in texts.values())
    documents = [Document(id=key, text=text) for key, text in texts.items()]
    bare = {d.id: Reading(d, parse=parse) for d, parse in zip(documents, parses, strict=True)}
    # The corpus marks no statement inside a statement; the rules stand beside as the baseline.
    kinds = {"": TaggedAttributions(), "corpus's habits: ": TaggedAttributions(nested=False)}
    found = {}
    for label, extractor in {**kinds, "rules alone: ": Attributions()}.items():
        read = {key: extractor.extract(reading).attributions for key, reading in bare.items()}
        records = {key: {"attributions": [_record(a) for a in rows_]} for key, rows_ in read.items()}
        scores: dict[str, dict[str, float]] = _scorer(tool).attribution(rows, records)
        found.update({f"{label}{name}": score["F"] for name, score in scores.items() if "token" not in name})
    return found


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    """The parser, loaded once for both scorers."""
    return SpacyParser(ParserSettings())


def readings(texts: list[str]) -> list[Reading]:
    """Readings with names and attributions, without those that tell what was not said."""
    found = []
    for number, parse in enumerate(parser().parse((text, ()) for text in texts)):
        reading = Reading(Document(id=str(number), text=texts[number]), parse=parse)
        read = TaggedAttributions().extract(Names().extract(reading))
        told = tuple(a for a in read.attributions if not a.unsaid)
        found.append(msgspec.structs.replace(read, attributions=told))
    return found


def matched(row: dict[str, Any], reading: Reading) -> list[tuple[dict[str, Any], Attribution]]:
    """Gold and found attributions one to one, best overlap of content words first, at least half in common."""
    text = row["text"]
    pairs = []
    for i, wanted in enumerate(row["attributions"]):
        words = _words(text, [locate(text, part) for part in wanted["content"]])
        for j, found in enumerate(reading.attributions):
            got = _words(text, list(found.content))
            overlap = len(words & got) / len(words | got)
            if overlap >= 0.5:
                pairs.append((overlap, -i, -j))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    result = []
    for _, i, j in sorted(pairs, reverse=True):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            result.append((row["attributions"][-i], reading.attributions[-j]))
    return result


def locate(text: str, part: str) -> Span:
    """Where a piece of gold stands in its text."""
    start = text.index(part)
    return Span(start, start + len(part))


def _words(text: str, spans: list[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end) if text[i].isalnum()}


def _same_source(text: str, wanted: dict[str, Any], found: Attribution) -> bool:
    """Whether the sources share a word; where the text holds the words twice, any of their places will do."""
    return any(word in wanted["source"] for span in found.source for word in span.of(text).split() if len(word) > 1)


def _plain(name: str | None) -> str | None:
    if name is None:
        return None
    low = name.casefold()
    return low.removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _record(found: Attribution) -> dict[str, list[list[int]]]:
    return {role: [[s.start, s.end] for s in getattr(found, role)] for role in ("source", "cue", "content")}


def _scorer(tool: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
