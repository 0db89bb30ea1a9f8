"""The event-location corpus: sentences with one marked verb and the places where it happened.

Rows are {"text", "answer", "spans": [{"start", "end", "label": "VERB" | "LOCATION"}]}. In 811 of the 9,199 rows, and in
those only, the places are written as the first and the last token instead of characters, so that the marked text is
empty or one letter; `locations` puts them right by the parse, for learning and for telling the two kinds apart.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.reading import Parse, Span

#: Ids of newswire sentences begin with agency, date and number of the report that they are from.
_REPORT = re.compile(r"[A-Z]{3}_ENG_\d+\.\d+")


def records(corpus: Path) -> Iterator[dict[str, Any]]:
    """The rows that annotators accepted and that mark a verb."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("answer") in (None, "accept") and verb(row) is not None:
                yield row


def report_of(row: Mapping[str, Any]) -> str:
    """The report that a sentence is from, as far as its id tells: sentences of one report belong in one fold."""
    found = _REPORT.match(str(row["id"]))
    return found.group() if found else str(row["id"])


def verb(row: Mapping[str, Any]) -> Span | None:
    """The marked verb."""
    return next((Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == "VERB"), None)


def broken(row: Mapping[str, Any]) -> bool:
    """Whether the places of a row are token numbers: all of them mark at most one character."""
    sizes = [s["end"] - s["start"] for s in row["spans"] if s["label"] == "LOCATION"]
    return bool(sizes) and max(sizes) <= 1


def locations(row: Mapping[str, Any], parse: Parse) -> list[Span]:
    """The marked places as characters; of a broken row by its tokens."""
    marked = [(s["start"], s["end"]) for s in row["spans"] if s["label"] == "LOCATION"]
    if not broken(row):
        return [Span(start, end) for start, end in marked]
    tokens = parse.tokens
    return [Span(tokens[first].start, tokens[last].end) for first, last in marked if last < len(tokens)]
