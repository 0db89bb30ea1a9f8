"""Whom a source span means within its report: the name mention with the fullest name, or None when unsure."""

from __future__ import annotations

from dateline.model import Reading, Span


class Speakers:
    """Speakers of one report; made once, asked in text order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.exact = {m.span: m.refers or m.id for m in reading.names}

    def resolve(self, source: Span) -> str | None:
        """The id of the Name mention that `source` means."""
        return None if source.start >= source.end else self.exact.get(source)
