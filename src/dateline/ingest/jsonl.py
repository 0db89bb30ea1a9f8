"""JSON lines: one report a line, `{"id", "text", "published"?, "title"?, "source"?, "url"?, "lang"?}`.

The text is kept exactly (NFC input), the id as given. A field of the wrong type is left out and said so; a line that
gives no text is set aside. Lines are read one by one, so the file may be larger than memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from dateline.errors import RecordError
from dateline.ingest.moment import ALLOWED, moment
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings

RECORD = 'one JSON object a line with "text" and, where known, "id", "published", "title", "source", "url", "lang"'
_FIELDS = ("title", "source", "url", "lang", "byline")


class JsonlReader:
    """Reads `.jsonl` and `.ndjson`: as many reports as lines."""

    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def __init__(self, settings: IngestSettings) -> None:
        self.settings = settings

    def read(self, path: Path) -> Iterator[Document | Rejection]:
        """The drafts in `path`, line by line."""
        with path.open("rb") as stream:
            yield from read_lines(stream, path.name, self.settings)


def read_lines(stream: IO[bytes], name: str, settings: IngestSettings) -> Iterator[Document | Rejection]:
    """The drafts in `stream`, each bad line as a Rejection of "name:line"."""
    number = 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        item = f"{name}:{number}"
        if len(line) > settings.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield Rejection(item, "ingest", f"is longer than {settings.max_bytes:,} bytes (max_bytes)")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            try:
                yield from read_record(line, item)
            except RecordError as error:
                yield Rejection(error.item, error.stage, error.reason)


def read_record(line: bytes, item: str) -> Iterator[Document | Rejection]:
    """The draft in one line, after a Rejection for each field of it that cannot be used.

    Raises RecordError where the line is no JSON object, or its id or text cannot be used.
    """
    record = _object(line, item)
    text = record.get("text")
    if not isinstance(text, str):
        given = "is missing" if text is None else f"is {_kind(text)}"
        raise RecordError(item, "ingest", f'"text" {given}; it must be a string')
    if not _encodable(text):
        raise RecordError(
            item, "ingest", '"text" holds lone surrogates (half of an escaped character); send whole ones'
        )
    own = record.get("id")
    if isinstance(own, int) and not isinstance(own, bool):
        own = str(own)
    if own is not None and (not isinstance(own, str) or not _encodable(own)):
        raise RecordError(item, "ingest", f'"id" is {_kind(own)}; it must be a string, or left out')
    fields: dict[str, str] = {}
    for field in _FIELDS:
        value = record.get(field)
        if isinstance(value, str) and _encodable(value):
            if value.strip():
                fields[field] = value
        elif value is not None:
            yield Rejection(item, "ingest", f'"{field}" is {_kind(value)}, not a string; the report is read without it')
    stated = record.get("published")
    if stated not in (None, ""):
        published = moment(stated) if isinstance(stated, str) else None
        if published:
            fields["published"] = published
        else:
            shown = json.dumps(stated)[:60]
            yield Rejection(item, "ingest", f"{shown} is no publication time; {ALLOWED}. The report is read without")
    yield msgspec.structs.replace(Document(id=own or "", text=text, file=item), **fields)


def _object(line: bytes, item: str) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecordError(item, "ingest", f"is not UTF-8 at byte {error.start} of the line; {RECORD}") from error
    except RecursionError as error:
        raise RecordError(item, "ingest", f"is nested too deeply; {RECORD}") from error
    except ValueError as error:
        raise RecordError(item, "ingest", f"is not valid JSON ({str(error)[:80]}); {RECORD}") from error
    if not isinstance(record, dict):
        given = "a string" if isinstance(record, str) else _kind(record)
        raise RecordError(item, "ingest", f"is {given}, not an object; {RECORD}")
    return record


def _encodable(text: str) -> bool:
    """Whether `text` holds no lone surrogates, which no file could carry."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: object) -> str:
    for kind, name in (
        (bool, "a truth value"),
        ((int, float), "a number"),
        (str, "a string with lone surrogates"),
        (list, "a list"),
        (dict, "an object"),
    ):
        if isinstance(value, kind):
            return name
    return "null"
