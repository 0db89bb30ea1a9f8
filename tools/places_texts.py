"""Annotated texts read for the training of places: their parses and names, as the extractors find them.

A file is either JSON lines with `text` and `places` (start, end, and for the ranking lat, lon) or `spans`
(`tools.event_location`), or CoNLL-2003 columns, which become running texts with `names` (start, end, label).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.names import Names as NameLayer
from dateline.extract.parser import SpacyParser
from dateline.reading import Document, Reading
from dateline.settings import ParserSettings

#: Words that a running text writes without a space before them.
GLUED = re.compile(r"[.,;:!?)%]|'s|n't|'\w*")


class Text(NamedTuple):
    """One annotated text as its file has it, and its parse and names."""

    row: dict[str, Any]
    reading: Reading


def texts(path: Path) -> list[Text]:
    """Every text of a file; of event-location those that mark a location."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        if ".jsonl" in path.name:
            rows: list[dict[str, Any]] = [json.loads(line) for line in file]
            rows = [row for row in rows if "spans" not in row or any(s["label"] == "LOCATION" for s in row["spans"])]
        else:
            rows = list(columns(file.read()))
    layer = NameLayer()
    parses = SpacyParser(ParserSettings()).parse([(row["text"], ()) for row in rows])
    return [
        Text(row, layer.extract(Reading(document(row), parse=parse))) for row, parse in zip(rows, parses, strict=True)
    ]


def document(row: dict[str, Any]) -> Document:
    """The report that a row is."""
    return Document("train", row["text"], source=row.get("source"), title=row.get("title"))


def columns(content: str) -> Iterator[dict[str, Any]]:
    """CoNLL-2003 columns as running texts with `names`: (start, end, label)."""
    text, marked = "", list[tuple[int, int, str]]()
    for block in content.split("\n\n"):
        if "-DOCSTART-" in block:
            if text:
                yield {"text": text, "names": marked}
            text, marked = "", []
            continue
        before = ""
        for line in filter(None, block.split("\n")):
            word, *_, tag = line.split()
            if text and not text.endswith(("\n", "(")) and not GLUED.fullmatch(word):
                text += " "
            start, text = len(text), text + word
            label = tag[2:]
            if label and label == before and not tag.startswith("B-"):
                marked[-1] = (marked[-1][0], len(text), label)
            elif label:
                marked.append((start, len(text), label))
            before = label
        text += "\n"
    if text:
        yield {"text": text, "names": marked}
