"""Plain text files: the text is the file's own, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.ingest.encoding import decode
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings


class PlainReader:
    """Reads `.txt`: one report a file, no fields but its text."""

    suffixes: tuple[str, ...] = (".txt",)

    def __init__(self, settings: IngestSettings) -> None:
        self.settings = settings

    def read(self, path: Path) -> Iterator[Document | Rejection]:
        """The one draft in `path`; raises RecordError for bytes that are no text."""
        yield Document(id="", text=decode(path.read_bytes(), path.name))
