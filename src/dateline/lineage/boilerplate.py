"""What an outlet prints under everything: wording that recurs for weeks, and calls to subscribe or follow."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from dateline.lineage.sketch import SHINGLE, marks
from dateline.lineage.words import Words
from dateline.reading import Reading, Span
from dateline.text import paragraphs

#: Pages of one outlet that make a recurring paragraph its boilerplate.
OUTLET_PAGES = 3
#: A page that is recurring paragraphs for the most part is a republication, and none of it is boilerplate.
MOST = 0.5
#: Only a paragraph of at least this many characters counts as recurring; shorter lines are caught by the patterns.
SHORTEST = 20
#: A paragraph that calls on the reader is short.
LONGEST_CALL = 300
#: A run of words in this many reports over this many days is stock wording: copies of one report appear within days.
STOCK_REPORTS, STOCK_DAYS = 3, 30

_CALLS = re.compile(
    r"sign up (?:to|for) (?:our|the)|subscribe (?:to|now|today)|follow us on|like us on|click here|read more\b|"
    r"all rights reserved|may not be (?:published|reproduced|broadcast)|originally (?:published|appeared)|"
    r"our newsletter|download (?:our|the) app|copyright (?:\(c\)|©|\d{4})|share this (?:story|article)|"
    r"get the latest (?:news|updates)|terms of (?:use|service)|privacy policy|support our journalism|"
    r"\b(?:news|free|mobile) apps?\b|flash player|e-?mail address|\b(?:on|via) (?:facebook|twitter)\b|news alerts?|"
    r"this (?:article|story|report) (?:has been|was) (?:edited|generated|auto-generated|published from)",
    re.IGNORECASE,
)


def boilerplate(readings: Sequence[Reading]) -> list[list[Span]]:
    """For each report the spans of its boilerplate paragraphs, in order."""
    pages: dict[tuple[str, str], set[str]] = {}
    lines: list[list[tuple[Span, str]]] = []
    for reading in readings:
        document = reading.document
        own = [(span, " ".join(span.of(reading.text).casefold().split())) for span in paragraphs(reading.text)]
        lines.append(own)
        if document.source:
            page = document.url or document.title or document.id
            for line in {line for _, line in own if len(line) >= SHORTEST}:
                pages.setdefault((document.source, line), set()).add(page)
    return [
        _marked(own, {line for _, line in own if len(pages.get((r.document.source or "", line), ())) >= OUTLET_PAGES})
        for own, r in zip(lines, readings, strict=True)
    ]


def _marked(lines: Sequence[tuple[Span, str]], stock: set[str]) -> list[Span]:
    recurring = [span for span, line in lines if line in stock]
    total = sum(len(line) for _, line in lines)
    if sum(span.end - span.start for span in recurring) > MOST * total:
        recurring = []
    calls = [span for span, line in lines if len(line) <= LONGEST_CALL and _CALLS.search(line)]
    return sorted({*recurring, *calls})


def set_stock_aside(readings: Sequence[Reading], texts: Sequence[Words]) -> None:
    """Flag as idle, in place, the words of runs that recur in many reports over many days.

    Works on shingles, so that a changing name or year inside a stock sentence does not hide it.
    """
    days = [_day(reading.document.published) for reading in readings]
    held: dict[int, tuple[int, int, int]] = {}
    for day, text in zip(days, texts, strict=True):
        if day is not None:
            for mark in dict.fromkeys(mark for mark, _ in marks(text)):
                count, first, last = held.get(mark, (0, day, day))
                held[mark] = (count + 1, min(first, day), max(last, day))
    stock = {mark for mark, (n, first, last) in held.items() if n >= STOCK_REPORTS and last - first >= STOCK_DAYS}
    if stock:
        for text in texts:
            for mark, at in marks(text):
                if mark in stock:
                    text.idle[at : at + SHINGLE] = b"\x01" * SHINGLE


def _day(published: str | None) -> int | None:
    try:
        return datetime.date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
