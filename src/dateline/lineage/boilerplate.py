"""What an outlet prints under everything: paragraphs that recur in its reports and calls to subscribe or follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Reading, Span
from dateline.text import paragraphs

#: Reports of one outlet that make a recurring paragraph its boilerplate.
OUTLET_REPORTS = 3
#: Reports of any outlets, spread over this many days, that make it a stock paragraph.
ANY_REPORTS, SPREAD_DAYS = 4, 14
#: A report that is recurring paragraphs for the most part is a republication, and none of it is boilerplate.
MOST = 0.5
#: Only a paragraph of at least this many characters counts as recurring; shorter lines are caught by the patterns.
SHORTEST = 20
#: A paragraph that calls on the reader is short.
LONGEST_CALL = 300

_CALLS = re.compile(
    r"sign up (?:to|for) (?:our|the)|subscribe (?:to|now|today)|follow us on|like us on|click here|read more\b|"
    r"all rights reserved|may not be (?:published|reproduced|broadcast)|originally (?:published|appeared)|"
    r"our newsletter|download (?:our|the) app|copyright (?:\(c\)|©|\d{4})|share this (?:story|article)|"
    r"get the latest (?:news|updates)|terms of (?:use|service)|privacy policy|support our journalism|"
    r"this (?:article|story|report) (?:has been|was) (?:edited|generated|auto-generated|published from)",
    re.IGNORECASE,
)


def boilerplate(readings: Sequence[Reading]) -> list[list[Span]]:
    """For each report the spans of its boilerplate paragraphs, in order."""
    held: dict[str, list[int]] = {}
    lines: list[list[tuple[Span, str]]] = []
    for number, reading in enumerate(readings):
        own = [(span, " ".join(span.of(reading.text).casefold().split())) for span in paragraphs(reading.text)]
        lines.append(own)
        for line in sorted({line for _, line in own if len(line) >= SHORTEST}):
            held.setdefault(line, []).append(number)
    stock = {line for line, numbers in held.items() if _stock([readings[n] for n in numbers])}
    return [_marked(own, stock) for own in lines]


def _stock(readings: Sequence[Reading]) -> bool:
    """Whether a paragraph that these reports hold is boilerplate."""
    if len(readings) < OUTLET_REPORTS:
        return False
    by_outlet: dict[str, set[str]] = {}
    for reading in readings:
        document = reading.document
        if document.source:
            by_outlet.setdefault(document.source, set()).add(document.url or document.title or document.id)
    if any(len(pages) >= OUTLET_REPORTS for pages in by_outlet.values()):
        return True
    days = sorted(r.document.published[:10] for r in readings if r.document.published)
    return len(days) >= ANY_REPORTS and _days(days[0], days[-1]) > SPREAD_DAYS


def _days(first: str, last: str) -> int:
    """Days between two ISO dates; 0 where one cannot be read."""
    import datetime

    try:
        return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    except ValueError:
        return 0


def _marked(lines: Sequence[tuple[Span, str]], stock: set[str]) -> list[Span]:
    recurring = [span for span, line in lines if line in stock]
    total = sum(len(line) for _, line in lines)
    if sum(span.end - span.start for span in recurring) > MOST * total:
        recurring = []
    calls = [span for span, line in lines if len(line) <= LONGEST_CALL and _CALLS.search(line)]
    return sorted({*recurring, *calls})
