"""Names in a report: spans, kinds, roles and what refers to what, on our own sentences; entities of two corpora.

Corpus measures: CoNLL-2003 testa, exact spans: names with our kinds mapped to PER, ORG and LOC (MISC left out on both
sides), and the name head by itself with all four labels; re3d with lenient spans (any overlap), persons, organisations
and places. Beside them the same rules with the parser's entities, and those entities alone.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.tagger.tag import read
from dateline.reading import Document, Mention, Parse, Reading
from dateline.resources import country_names
from dateline.settings import ParserSettings
from dateline.text import fold
from dateline.values import Name
from eval.metrics import f1

NAME = "names"
Entity = tuple[int, int, str]
GOLD = Path(__file__).parent.parent / "gold" / "names.jsonl"
KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "MilitaryPlatform": "materiel",
    "Weapon": "materiel",
}
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def _parsed(parser: SpacyParser, texts: list[str]) -> Iterator[Reading]:
    for text, parse in zip(texts, parser.parse([(text, ()) for text in texts]), strict=True):
        yield Reading(Document(id="r", text=text), parse=parse)


def _read(parser: SpacyParser, texts: list[str]) -> Iterator[Reading]:
    return map(Names().extract, _parsed(parser, texts))


def named(mention: Mention, text: str) -> bool:
    """Whether a mention is a proper name: its last word has a capital, and it is no nationality."""
    last = mention.span.of(text).split()[-1]
    return not last[0].islower() and country_names().get(fold(last), ("", ""))[1] != "demonym"


def gate() -> dict[str, float]:
    """F1 of spans, of spans with kind, and percent of right names and roles where the span is right."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    span = kind = found = gold = name = role = 0
    for row, reading in zip(rows, _read(SpacyParser(ParserSettings()), [r["text"] for r in rows]), strict=True):
        have = {(m.span.start, m.span.end): m.value for m in reading.names if isinstance(m.value, Name)}
        at = 0
        found += len(have)
        gold += len(row["mentions"])
        for item in row["mentions"]:
            at = row["text"].index(item["text"], at)
            value = have.get((at, at + len(item["text"])))
            at += 1
            if value is not None:
                span += 1
                kind += value.kind == item["kind"]
                name += value.name == item["name"]
                role += value.role == item["role"]
    return {
        "span F1": f1(span, found, gold),
        "span and kind F1": f1(kind, found, gold),
        "full name right": 100 * name / span,
        "role right": 100 * role / span,
    }


def corpus(shared: Path) -> dict[str, float]:
    """CoNLL-2003 testa (first 1,500 sentences, each by itself) and re3d."""
    folder = shared / "corpora" / "mentions"
    if not folder.is_dir():
        return {}
    parser = SpacyParser(ParserSettings())
    return {**_conll(folder / "conll03-eng.testa.gz", parser), **_re3d(folder / "re3d.jsonl.gz", parser)}


def _conll(path: Path, parser: SpacyParser, limit: int = 1500) -> dict[str, float]:
    texts, golds = [], []
    for words, labels in _sentences(path):
        texts.append(" ".join(words))
        golds.append(_entities(words, labels))
        if len(texts) == limit:
            break
    learned, plain = Names(), Names(learned=False)
    ways: dict[str, tuple[Callable[[Reading], set[Entity]], bool]] = {
        "conll testa PER ORG LOC F1": (lambda reading: _named(learned.extract(reading)), False),
        "conll testa, name head alone, four labels": (_tagged, True),
        "conll testa, parser's entities in its place": (lambda reading: _named(plain.extract(reading)), False),
        "conll testa, parser alone": (lambda reading: _parser_entities(reading.parse), False),
    }
    right, found, gold_ = Counter[str](), Counter[str](), Counter[str]()
    for reading, gold in zip(_parsed(parser, texts), golds, strict=True):
        for name, (way, four) in ways.items():
            mine, wanted = way(reading), {one for one in gold if four or one[2] != "MISC"}
            right[name] += len(mine & wanted)
            found[name] += len(mine)
            gold_[name] += len(wanted)
    return {name: f1(right[name], found[name], gold_[name]) for name in ways}


def _named(reading: Reading) -> set[Entity]:
    return {
        (m.span.start, m.span.end, KINDS[m.value.kind])
        for m in reading.names
        if isinstance(m.value, Name) and m.value.kind in KINDS and named(m, reading.text)
    }


def _tagged(reading: Reading) -> set[Entity]:
    return {(one.span.start, one.span.end, one.kind) for one in read(reading).mentioned}


def _sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    labels: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if parts and parts[0] != "-DOCSTART-":
                words.append(parts[0])
                labels.append(parts[-1])
            elif words:
                yield words, labels
                words, labels = [], []
    if words:
        yield words, labels


def _entities(words: list[str], labels: list[str]) -> set[Entity]:
    """Character spans of entities in the words joined by blanks (IOB1 and IOB2 alike)."""
    found: list[list[Any]] = []
    at, before = 0, "O"
    for word, label in zip(words, labels, strict=True):
        kind = label.partition("-")[2]
        if kind and (label.startswith("B-") or before.partition("-")[2] != kind):
            found.append([at, at + len(word), kind])
        elif kind:
            found[-1][1] = at + len(word)
        at, before = at + len(word) + 1, label
    return {(start, end, kind) for start, end, kind in found}


def _parser_entities(parse: Parse) -> set[Entity]:
    found: list[list[Any]] = []
    before = ""
    for token in parse.tokens:
        if token.ent and (token.ent_start or token.ent != before):
            found.append([token.start, token.end, token.ent])
        elif token.ent:
            found[-1][1] = token.end
        before = token.ent
    return {(start, end, LABELS[label]) for start, end, label in found if label in LABELS}


def _re3d(path: Path, parser: SpacyParser) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    ways = {"re3d lenient F1": Names(), "re3d, parser's entities in its place": Names(learned=False)}
    counts = {name: Counter[str]() for name in ways}
    for row, reading in zip(rows, _parsed(parser, [row["text"] for row in rows]), strict=True):
        want = [(e["begin"], e["end"], RE3D[e["type"]]) for e in row["entities"] if e["type"] in RE3D]
        for name, names in ways.items():
            have = [
                (m.span.start, m.span.end, "organisation" if m.value.kind == "group" else m.value.kind)
                for m in names.extract(reading).names
                if isinstance(m.value, Name) and m.value.kind != "other"
            ]
            counts[name]["hit"] += sum(any(_meet(one, other) for other in want) for one in have)
            counts[name]["recalled"] += sum(any(_meet(one, other) for other in have) for one in want)
            counts[name]["found"] += len(have)
            counts[name]["gold"] += len(want)
    scores = {}
    for name, count in counts.items():
        precision, recall = count["hit"] / max(1, count["found"]), count["recalled"] / max(1, count["gold"])
        scores[name] = 200 * precision * recall / max(1e-9, precision + recall)
    return scores


def _meet(one: Entity, other: Entity) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]
