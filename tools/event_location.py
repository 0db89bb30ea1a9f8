"""The event-location corpus: sentences with one marked verb and the places where it happened.

Rows are {"text", "answer", "spans": [{"start", "end", "label": "VERB" | "LOCATION"}]}. In 811 of the 9,199 rows, and in
those only, the places are written as the first and the last token instead of characters, so that the marked text is
empty or one letter; `locations` puts them right by the parse, for learning and for telling the two kinds apart.

An id is not of one text: 813 rows share theirs with an earlier row of another text ("wiki" is the id of 231). Where
readings go by id, the text of the first is read and the others are scored against it; `first_texts` tells them apart.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.reading import Parse, Span

#: Ids of newswire sentences begin with agency, date and number of the report that they are from.
_REPORT = re.compile(r"[A-Z]{3}_ENG_\d+\.\d+")
#: Ids that stand for a whole collection.
_SHARED = frozenset({"wiki", "1991_conflicts"})
#: Letters and digits at the beginning by which two texts are the same for the folds.
SAME = 80


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
    if found:
        return found.group()
    return str(row["id"]) if str(row["id"]) not in _SHARED else str(row["id"]) + _wording(row)


def groups(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """For each row the name of its group: rows of one report, and rows whose first words are the same, are in one."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for row in rows:
        first, second = sorted((root("report " + report_of(row)), root("words " + _wording(row))))
        above[second] = first
    return [root("report " + report_of(row)) for row in rows]


def _wording(row: Mapping[str, Any]) -> str:
    """The first letters of a text, enough to know it again under another id or with another ending."""
    return re.sub(r"\W", "", row["text"].lower())[:SAME]


def first_texts(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Id -> the text that is read under it."""
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(str(row["id"]), row["text"])
    return found


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
