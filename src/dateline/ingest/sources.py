"""The way in: paths to reports. Which reader takes a file is one look at `READERS`; outsiders come by entry point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import msgspec

from dateline.errors import RecordError
from dateline.ingest.admit import admit
from dateline.ingest.duplicates import distinct
from dateline.ingest.html import HtmlReader
from dateline.ingest.jsonl import JsonlReader, read_lines
from dateline.ingest.manifest import NAME, Row, read_manifest
from dateline.ingest.markdown import MarkdownReader
from dateline.ingest.plain import PlainReader
from dateline.ingest.walk import STANDARD_INPUT, Found, walk
from dateline.model import Rejection
from dateline.plugins import Reader, named
from dateline.reading import Document
from dateline.settings import IngestSettings

READERS: dict[str, Callable[[IngestSettings], Reader]] = {
    ".txt": PlainReader,
    ".md": MarkdownReader,
    ".markdown": MarkdownReader,
    ".html": HtmlReader,
    ".htm": HtmlReader,
    ".xhtml": HtmlReader,
    ".jsonl": JsonlReader,
    ".ndjson": JsonlReader,
}
#: How a reader of many records names the line of one: "reports.jsonl:12".
_LINE = re.compile(r":\d+$")
#: Kinds of file that hold many records: a manifest's row fills what a record lacks and overrides nothing.
MANY = (".jsonl", ".ndjson")


def read_paths(
    paths: Sequence[Path], settings: IngestSettings, stdin: IO[bytes] | None = None
) -> Iterator[Document | Rejection]:
    """Every report below `paths`, in the order given, folders by name; "-" is JSON lines on `stdin`.

    What cannot be used is a Rejection in its place, with file (and line) and what is allowed. Nothing is raised for a
    bad file and nothing is fetched. See `docs/formats.md` for what each kind of file may hold.
    """
    return distinct(_drafts(paths, settings, stdin))


def _drafts(
    paths: Sequence[Path], settings: IngestSettings, stdin: IO[bytes] | None
) -> Iterator[tuple[str, Document | Rejection]]:
    readers = named("readers", READERS)
    manifests: dict[Path, dict[Path, Row]] = {}
    for found in _found(paths):
        if isinstance(found, Rejection):
            yield found.item, found
        elif str(found.path) == STANDARD_INPUT:
            yield from _stdin(stdin, settings)
        elif found.path.name == NAME:
            for rejection in read_manifest(found.path, found.label)[1]:
                yield rejection.item, rejection
        else:
            yield from _file(found, _row(found, manifests), readers, settings)


def _found(paths: Sequence[Path]) -> Iterator[Found | Rejection]:
    """The files to read; standard input stands among them as it was named."""
    plain = [path for path in paths if str(path) != STANDARD_INPUT]
    if len(plain) == len(paths):
        yield from walk(paths)
        return
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield Found(path, "standard input")
        else:
            yield from walk([path])


def _stdin(stdin: IO[bytes] | None, settings: IngestSettings) -> Iterator[tuple[str, Document | Rejection]]:
    name = "standard input"
    if stdin is None:
        yield name, Rejection(name, "ingest", "is not open; pipe JSON lines into it")
        return
    yield from _admitted(read_lines(stdin, name, settings), name, None, True, settings)


def _file(
    found: Found, row: Row | None, readers: Mapping[str, Callable[[IngestSettings], Reader]], settings: IngestSettings
) -> Iterator[tuple[str, Document | Rejection]]:
    """The reports of one file, or why there are none."""
    suffix = found.path.suffix.casefold()
    many = suffix in MANY
    try:
        if suffix not in readers:
            kinds = ", ".join(sorted(readers))
            raise RecordError(found.label, "ingest", f"has the unknown extension {suffix!r}; known are {kinds}")
        size = found.path.stat().st_size
        if not size:
            raise RecordError(found.label, "ingest", "is empty; give a file with a text")
        if size > settings.max_bytes and not many:
            reason = f"has {size:,} bytes; {settings.max_bytes:,} are allowed (max_bytes)"
            raise RecordError(found.label, "ingest", reason)
        yield from _admitted(readers[suffix](settings).read(found.path), found.label, row, many, settings)
    except RecordError as error:
        yield found.label, Rejection(found.label, error.stage, error.reason)
    except OSError as error:
        yield found.label, Rejection(found.label, "ingest", f"cannot be read: {error.strerror or error}")


def _admitted(
    drafts: Iterator[Document | Rejection], label: str, row: Row | None, many: bool, settings: IngestSettings
) -> Iterator[tuple[str, Document | Rejection]]:
    """Drafts with the manifest's fields, through the gate, each with the item that names it."""
    for draft in drafts:
        line = _LINE.search((draft.item if isinstance(draft, Rejection) else draft.file) or "")
        item = label + (line.group() if line else "")
        if isinstance(draft, Rejection):
            yield item, Rejection(item, draft.stage, draft.reason)
            continue
        try:
            if row is not None:
                given = row.fields()
                if many:
                    given = {name: value for name, value in given.items() if getattr(draft, name) is None}
                draft = msgspec.structs.replace(draft, **given)
            yield item, msgspec.structs.replace(admit(draft, item, settings), file=label)
        except RecordError as error:
            yield item, Rejection(item, error.stage, error.reason)


def _row(found: Found, manifests: dict[Path, dict[Path, Row]]) -> Row | None:
    """What the nearest manifest says of the file: the one beside it, else one in a folder above within the label."""
    depth = found.label.count("/") + 1
    for folder in [found.path.parent, *found.path.parent.parents][:depth]:
        if folder not in manifests:
            path = folder / NAME
            manifests[folder] = read_manifest(path, str(path))[0] if path.is_file() else {}
        if found.path in manifests[folder]:
            return manifests[folder][found.path]
    return None
