"""The time extractor: time expressions as mentions, with TIMEX3 values and the intervals that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from dateline.entries import entries
from dateline.extract.times.calendar import NOWHERE, Day, valid
from dateline.extract.times.context import NOWHEN, Timex
from dateline.extract.times.impossible import impossible
from dateline.extract.times.intervals import interval
from dateline.extract.times.tagger import tag
from dateline.extract.times.written import written
from dateline.reading import Mention, Reading, Span, identify
from dateline.values import Time

NAME = "times-rules"
VERSION = "1"
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")


class Times:
    """Fills `times` (`dateline.plugins.Extractor`). Needs no parse: tense is read off the words of the clause."""

    name = NAME
    version = VERSION
    reads = frozenset({"furniture"})
    writes = frozenset({"times"})

    def extract(self, reading: Reading) -> Reading:
        """The reading with its time expressions in text order, those of page furniture included."""
        found = _with_slips(reading.text, [t for part in _parts(reading) for t in part])
        return msgspec.structs.replace(reading, times=tuple(_mention(reading.document.id, t) for t in found))


def _parts(reading: Reading) -> Iterator[list[Timex]]:
    """The expressions of the whole text; of a live page entry by entry, each against the entry's own time."""
    text, stamp = reading.text, reading.document.published
    found = entries(text, stamp)
    day, clock = published(stamp)
    wrote = written(text, day)
    yield tag(text[: found[0].span.start] if found else text, wrote, clock if wrote == day else "")
    for entry in found:
        here = tag(entry.span.of(text), *published(entry.at or stamp))
        yield [t._replace(start=t.start + entry.span.start, end=t.end + entry.span.start) for t in here]


def _with_slips(text: str, found: list[Timex]) -> list[Timex]:
    """With the dates that no calendar has, in place of what was made of a part of one."""
    slips = list(impossible(text))
    if not slips:
        return found
    starts = [s.start for s in slips]

    def free(timex: Timex) -> bool:
        before = bisect_left(starts, timex.end) - 1
        return before < 0 or slips[before].end <= timex.start

    return sorted([*(t for t in found if free(t)), *slips], key=lambda t: t.start)


def published(stamp: str | None) -> tuple[Day, str]:
    """The day and time of day ("THH:MM" or nothing) of a publication stamp; unknown where it is none or no date."""
    match = _PUBLISHED.match(stamp or "")
    if not match:
        return NOWHERE, ""
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    if year is None or not 1 <= year <= 9998 or (month is not None and not valid(year, month, day or 1)):
        return NOWHERE, ""
    return Day(year, month, day), f"T{match[4]}" if match[4] and match[4] < "24:00" else ""


def _mention(report: str, timex: Timex) -> Mention:
    start, end = timex.anchored or interval(timex.value) or NOWHEN
    span = Span(timex.start, timex.end)
    return Mention(
        id=identify("t", report, span.start, span.end, timex.value),
        span=span,
        value=Time(timex.type, timex.value, start or None, end or None),
        score=1.0,
        by=f"{NAME}@{VERSION}",
    )
