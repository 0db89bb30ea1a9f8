"""Days that a report counts from another: "on Tuesday, two days after the dam broke", "four days after the crash".

What such a clause tells of was so many days before the day of its sentence, or before the report's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from dateline.extract.scene_report import HARM, Candidate, Report
from dateline.reading import Mention, Span

_NUMBERS = {
    word: n
    for n, words in enumerate(("a one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
    for word in words.split()
}
_LENGTH = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<unit>days?|nights?|weeks?) "
    r"(?:after|since|following)\b(?=\s\w)",
    re.IGNORECASE,
)
#: Before a length these make it no exact one, or none between two happenings.
_VAGUE = re.compile(
    r"\b(?:than|almost|nearly|about|over|within|some|last|for|around|only|every|least|once|times) $", re.IGNORECASE
)
#: Lengths that are looked at, and characters of the clause behind.
_MOST, _CLAUSE = 40, 90


def counted(report: Report, found: Sequence[Candidate]) -> Iterator[tuple[Span, Mention | None, date, tuple[str, ...]]]:
    """Each day that is counted from another: the words of the length, a time mention in them, the day, its signs."""
    text = report.reading.text
    named = sorted(
        (report.sentence(c.mention.span), c.mention.span.start, c.key)
        for c in found
        if c.told and c.mention is not None
    )
    for match in islice(_LENGTH.finditer(text), _MOST):
        if _VAGUE.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        span = Span(match.start(), match.end())
        anchor, how = _anchor(report, named, span)
        if anchor is None:
            continue
        number = _NUMBERS.get(match["n"].lower()) or int(match["n"])
        day = anchor - timedelta(days=number * (7 if match["unit"].lower().startswith("week") else 1))
        clause = re.split(r"[.\n;]", text[match.end() : match.end() + _CLAUSE])[0]
        signs = (f"counted from {how}", "counted before harm" if HARM.search(clause) else "counted before no harm")
        mention = next((m for m in report.reading.times if m.span.overlaps(span)), None)
        yield span, mention, day, (*signs, *report.where(span, "time"))


def _anchor(report: Report, named: Sequence[tuple[int, int, str]], span: Span) -> tuple[date | None, str]:
    """The day that is named last before a length in its sentence, else the first behind it, else the report's own."""
    sentence = report.sentence(span)
    here = named[bisect_left(named, (sentence, 0, "")) : bisect_left(named, (sentence + 1, 0, ""))]
    before = [key for _, start, key in here if start < span.start]
    behind = [key for _, start, key in here if start > span.end]
    if before:
        return date.fromisoformat(before[-1]), "a day before it"
    if behind:
        return date.fromisoformat(behind[0]), "a day behind it"
    return report.published, "the report"
