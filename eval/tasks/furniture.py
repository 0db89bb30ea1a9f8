"""Furniture: how much of it is found, and above all whether words of the report are lost to it.

Gold: pages of our own writing as pieces, `[kind or null, text]`, which joined make the text. Scored by characters that
are not white space, so that a boundary a blank off costs nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.furniture import mark
from dateline.ingest.admit import admit
from dateline.reading import Document, Span
from dateline.settings import IngestSettings
from eval.metrics import f1

NAME = "furniture"
GOLD = Path(__file__).parent.parent / "gold" / "furniture.jsonl"


def gate() -> dict[str, float]:
    """F1 of marked characters; share of them with the right kind; share of the body's lines that stay whole."""
    right = predicted = wanted = kinds = lines = whole = 0
    for document, gold in _pages():
        found = _characters(document.text, ((f.span, f.kind) for f in mark(document)))
        expected = _characters(document.text, gold)
        right += len(found.keys() & expected.keys())
        kinds += sum(found[i] == expected[i] for i in found.keys() & expected.keys())
        predicted += len(found)
        wanted += len(expected)
        for line in _body(document.text, gold):
            lines += 1
            whole += not any(i in found for i in range(line.start, line.end))
    return {
        "characters F1": f1(right, predicted, wanted),
        "kind %": 100 * kinds / max(1, right),
        "body lines kept %": 100 * whole / max(1, lines),
    }


def corpus(shared: Path) -> dict[str, float]:
    """Attributions of PolNeAR that lose a word to furniture, and how much of real local-news pages is marked."""
    scores: dict[str, float] = {}
    polnear = shared / "corpora" / "attribution" / "polnear-dev.jsonl.gz"
    if polnear.exists():
        scores["PolNeAR attributions kept %"] = _attributions_kept(polnear)
    incidents = shared / "corpora" / "incidents" / "gva-dev.jsonl.gz"
    if incidents.exists():
        reports = [report for row in _rows(incidents) for report in row["reports"]][:600]
        marked = size = english = 0
        for report in reports:
            document = Document(id="", text=report["text"], title=report.get("title"))
            marked += sum(f.span.end - f.span.start for f in mark(document))
            size += len(document.text)
            english += admit(document, "", IngestSettings()).lang == "en"
        scores["incident pages: characters marked %"] = 100 * marked / max(1, size)
        scores["incident pages: told as English %"] = 100 * english / max(1, len(reports))
    return scores


def _pages() -> Iterator[tuple[Document, list[tuple[Span, str]]]]:
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        text, gold = "", []
        for kind, words in page["pieces"]:
            if kind is not None:
                gold.append((Span(len(text), len(text) + len(words)), kind))
            text += words
        yield Document(id=page["id"], text=text, title=page["title"]), gold


def _characters(text: str, pieces: Iterator[tuple[Span, str]] | list[tuple[Span, str]]) -> dict[int, str]:
    return {i: kind for span, kind in pieces for i in range(span.start, span.end) if not text[i].isspace()}


def _body(text: str, gold: list[tuple[Span, str]]) -> Iterator[Span]:
    """The stretches between pieces of furniture, line by line."""
    edges = [0, *(edge for span, _ in gold for edge in (span.start, span.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        at = start
        for line in text[start:end].splitlines(keepends=True):
            if line.strip():
                yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip()))
            at += len(line)


def _rows(path: Path) -> Iterator[dict[str, list[dict[str, str]]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _attributions_kept(path: Path) -> float:
    kept = total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            pieces = mark(Document(id="", text=row["text"]))
            for attribution in row["attributions"]:
                spans = [Span(*s) for role in ("source", "cue", "content") for s in attribution[role]]
                total += 1
                kept += not any(p.span.overlaps(s) for p in pieces for s in spans)
    return 100 * kept / max(1, total)
