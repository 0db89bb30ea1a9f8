"""Live pages: one report that is told in many dated entries ("14:05 GMT — …", "10.32am", "Updated 3h ago").

An entry begins with a stamp that opens a paragraph. A page is live where at least three paragraphs open so, at two
different times, in the order of a clock that runs forward or back. Each entry has a time of its own, so that "today"
and "an hour ago" in it mean its own, and nothing read in one entry reaches into another. A chronology ("9:05 a.m.: the
first shot") is told in the same form and is taken apart in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dateline.reading import Span
from dateline.text import paragraphs

#: A live page has so many stamps, this share of them in one order, and the first in this share of its paragraphs.
FEWEST, ORDERED, OPENS = 3, 0.8, 0.5
#: A stamp or a day stands within the first so many characters of its paragraph.
LONGEST = 60

#: Hours from UTC of the zone names that mean one zone; others ("ET", "IST") are read over and leave the time local.
_ZONES = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4,
    "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cdt": -5, "jst": 9, "kst": 9, "aest": 10, "nzst": 12,
}  # fmt: skip
_ZONE = rf"(?P<zone>(?:{'|'.join(sorted(_ZONES, key=len, reverse=True))}|[ECMP]T|IST|CST|AEDT|WIB|SAST|local time)\b)"
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = rf"(?P<month>{'|'.join(f'{m}|{m[:3]}' for m in _MONTHS)}|sept)\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun)\.?,?\s+"
_DAY_OF = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY})?(?:(?P<iso>\d{{4}}-\d\d-\d\d)|{_DAY_OF}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?|"
    rf"{_MONTH.replace('month', 'month2')}\s+{_DAY_OF.replace('day', 'day2')}(?:,?\s+(?P<year2>\d{{4}}))?)"
)
_LEAD = r"(?:[•*▪●–—-]\s*)?(?:(?:last\s+)?(?:updated|posted|published|update)(?:\s+at)?:?\s+)?[\[(]?"
_CLOCK = (
    r"(?P<hour>2[0-3]|[01]?\d)(?!\d)(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?{_ZONE})?"
)
_STAMP = re.compile(rf"{_LEAD}(?:{_DATE}(?:,|\s+at|\s*[-–—|])?\s+)?{_CLOCK}[\])]?", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[-–—:|]\s|$)|\s+(?=[^\W_a-z]|[\"“‘«„(\[])")
_SET_OFF = re.compile(r"\s*(?:[-–—:|]\s|$)")
_AGO = re.compile(
    rf"{_LEAD}(?P<many>\d{{1,3}}|an?|one)\s?"
    r"(?P<unit>s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)\s+ago"
    r"[\])]?\s*(?:[-–—:|]\s*|$)",
    re.IGNORECASE,
)
_DAY = re.compile(rf"{_DATE}[:.]?", re.IGNORECASE)
#: Stands for the year of a day whose year is not known; 4 has a 29 February.
_NO_YEAR = 4
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Entry(NamedTuple):
    """One entry: all from its stamp to the next, the words of the stamp, and the time that it states.

    `at` is ISO 8601: UTC where the stamp names a zone, else local, without one. It is None where no day can be told.
    """

    span: Span
    stamp: Span
    at: str | None


class _Stamp(NamedTuple):
    span: Span
    clock: int | None
    day: date | None
    ago: int | None
    hours: float | None


@lru_cache(maxsize=8)
def entries(text: str, published: str | None = None) -> tuple[Entry, ...]:
    """The entries of a live page in text order; none for any other report. `published` is the page's own time.

    What stands before the first stamp belongs to no entry. Linear in the text.
    """
    lines = list(paragraphs(text))
    stamps: list[_Stamp] = []
    day: date | None = None
    first = 0
    for number, line in enumerate(lines):
        heading = _day_of(text, line, published)
        if heading is not None:
            day = heading
            continue
        stamp = _stamp(text, line, published)
        if stamp is not None:
            stamps.append(stamp if stamp.day is not None else stamp._replace(day=day))
            first = first if len(stamps) > 1 else number
    if not _is_live(stamps) or first > OPENS * len(lines):
        return ()
    ends = [*(s.span.start for s in stamps[1:]), len(text)]
    times = _times(stamps, published)
    return tuple(
        Entry(Span(stamp.span.start, end), stamp.span, at) for stamp, end, at in zip(stamps, ends, times, strict=True)
    )


def entry_at(found: Sequence[Entry], place: int) -> int:
    """The number of the entry that holds a place of the text; -1 before the first, and where there are none."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].span.start <= place:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _is_live(stamps: Sequence[_Stamp]) -> bool:
    moments = [_moment(s) for s in stamps]
    if len(stamps) < FEWEST or len(set(moments)) < 2:
        return False
    steps = [b - a for a, b in pairwise(moments) if a != b]
    # A step over midnight goes the other way by most of a day.
    back, on = (sum(s * step > 0 or s * step < -43200 for step in steps) for s in (-1, 1))
    return max(back, on) >= ORDERED * len(steps)


def _moment(stamp: _Stamp) -> int:
    if stamp.ago is not None:
        return -stamp.ago
    days = 86400 * stamp.day.toordinal() if stamp.day is not None else 0
    return days + (stamp.clock or 0)


def _stamp(text: str, line: Span, published: str | None) -> _Stamp | None:
    """The stamp that opens a paragraph."""
    stop = min(line.end, line.start + LONGEST)
    ago = _AGO.match(text, line.start, stop)
    if ago is not None:
        many = int(ago["many"]) if ago["many"].isdigit() else 1
        return _Stamp(Span(line.start, ago.end()), None, None, many * _UNITS[ago["unit"][0].lower()], None)
    found = _STAMP.match(text, line.start, stop)
    if found is None or not _AFTER.match(text, found.end(), line.end):
        return None
    plain = found["mark"] == ":" or found["half"] or found["zone"] or found["mark"] == "h"
    set_off = _SET_OFF.match(text, found.end(), line.end)
    if not (plain or (found["mark"] and set_off)) or (not found["mark"] and not found["half"]):
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    clock = 3600 * hour + 60 * int(found["minute"] or 0)
    zone = _ZONES.get((found["zone"] or "").lower())
    end = set_off.end() if set_off and set_off.end() < line.end else found.end()
    span = Span(line.start, end)
    return _Stamp(span, clock, _date(found, published), None, None if zone is None else float(zone))


def _day_of(text: str, line: Span, published: str | None) -> date | None:
    """The day of a paragraph that is a date and nothing else."""
    if line.end - line.start > LONGEST:
        return None
    found = _DAY.fullmatch(text, line.start, line.end)
    return _date(found, published) if found else None


def _date(found: re.Match[str], published: str | None) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        year = found["year"] or found["year2"] or (published or "")[:4]
        if not month:
            return None
        year = year if year.isdigit() else str(_NO_YEAR)
        return date(int(year), _MONTHS.index(next(m for m in _MONTHS if m.startswith(month[:3].lower()))) + 1, int(day))
    except ValueError:
        return None


def _times(stamps: Sequence[_Stamp], published: str | None) -> list[str | None]:
    """When each entry was told. A clock without a day takes the page's: the newest entry is of the day of publication,
    or, where the page was published before that time of day, the oldest; over midnight the day changes."""
    told = _published(published)
    moments = [_moment(s) for s in stamps]
    forward = sum(b > a for a, b in pairwise(moments)) > len(moments) / 2
    days: list[date | None] = [None] * len(stamps)
    order = range(len(stamps)) if not forward else range(len(stamps) - 1, -1, -1)
    current, later = _newest_day(stamps, told, forward), None
    for n in order:  # from the newest to the oldest
        stamp = stamps[n]
        if stamp.day is not None:
            current = stamp.day
        elif current is not None and later is not None and stamp.clock is not None and stamp.clock > later + 43200:
            current -= timedelta(days=1)
        days[n], later = current, stamp.clock if stamp.clock is not None else later
    return [_at(stamp, day, told) for stamp, day in zip(stamps, days, strict=True)]


def _newest_day(stamps: Sequence[_Stamp], told: tuple[date, int | None] | None, forward: bool) -> date | None:
    if told is None:
        return None
    day, clock = told
    newest = stamps[-1] if forward else stamps[0]
    if clock is None or newest.clock is None or newest.clock <= clock + 3600:
        return day
    ordered = stamps if forward else stamps[::-1]
    wraps = sum((b.clock or 0) + 43200 < (a.clock or 0) for a, b in pairwise(ordered))
    return day + timedelta(days=wraps)


def _published(stamp: str | None) -> tuple[date, int | None] | None:
    """The day and, where it is told, the second of the day of a publication time."""
    try:
        day = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
    clock = re.match(r"T(\d\d):(\d\d)", (stamp or "")[10:])
    return day, 3600 * int(clock[1]) + 60 * int(clock[2]) if clock else None


def _at(stamp: _Stamp, day: date | None, told: tuple[date, int | None] | None) -> str | None:
    if stamp.ago is not None:
        if told is None or told[1] is None:
            return None
        moment = datetime(told[0].year, told[0].month, told[0].day) + timedelta(seconds=told[1] - stamp.ago)
        return f"{moment.isoformat(timespec='minutes')}:00Z"
    if day is None or stamp.clock is None or day.year == _NO_YEAR:
        return None
    moment = datetime(day.year, day.month, day.day) + timedelta(seconds=stamp.clock)
    if stamp.hours is None:
        return moment.isoformat(timespec="minutes")
    zoned = moment.replace(tzinfo=timezone(timedelta(hours=stamp.hours))).astimezone(UTC)
    return f"{zoned.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
