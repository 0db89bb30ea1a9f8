"""Sentences of a bare text, by punctuation: good enough to compare two texts, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading import Span
from dateline.text import paragraphs

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|St|Gov|Sen|Rep|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)


def sentences(text: str) -> Iterator[Span]:
    """The sentences in order; none crosses the edge of a paragraph, hard-wrapped lines are one paragraph."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            if not _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start()]):
                yield Span(start, match.start())
                start = match.end()
        yield Span(start, paragraph.end)
