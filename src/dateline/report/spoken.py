"""A time expression in words: as precise as the report is, and no more.

TIMEX3 values tell what an interval alone does not: that a month is told and not 31 days, a night and not eleven hours,
that a date may be read two ways ("5/6/22"), or that no calendar has it ("31 February").
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import datetime, timedelta

from dateline.report import wording
from dateline.report.wording import Moment
from dateline.values import Time

AMBIGUOUS = "ambiguous: the day or the month may come first"
IMPOSSIBLE = "an impossible date"

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_QUARTERS = {"Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
             "H1": "first half", "H2": "second half"}  # fmt: skip
_REFS = {"PAST_REF": "some time before the report", "PRESENT_REF": "about the time of the report",
         "FUTURE_REF": "some time after the report"}  # fmt: skip
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "E": "decade", "S": "second"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}

#: The longest part of a day.
_PART = timedelta(hours=14)

_FULL = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_LENGTH = re.compile(r"P(T?)([\d.]+|X)([YMWDHES])")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T(.+))?")
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|shortly)\b", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|MSK|IST)\b|\blocal time\b")
_LOCAL = re.compile(r"\blocal time\b|\blocally\b", re.IGNORECASE)


def spoken(time: Time, words: str = "") -> Moment:
    """The time in words with its precision; `words` are the report's own, which may name a zone or say "about"."""
    if time.start is None:
        return _unanchored(time)
    named = _named(time)
    if named is not None:
        return named
    shown = wording.interval(time.start, time.end)
    if time.type == "TIME" and re.search(r"T\d\d:\d\d$", time.value):
        zone = _ZONE.search(words)
        precision = "local time" if _LOCAL.search(words) else zone.group() if zone else "zone not given"
        day, _, hour = shown.words.rpartition(", ")
        return Moment(f"{day}, about {hour}" if _ABOUT.search(words) else shown.words, precision, shown.iso)
    return shown


def hour(time: Time, words: str = "") -> str:
    """The time of day alone, as `spoken` has it: "night", "about 21:00, zone not given"; "" where none is told."""
    part = re.search(r"T([A-Z]{2})$", time.value)
    if part:
        return _PARTS.get(part[1], "")
    if time.type != "TIME" or time.start is None:
        return ""
    told = spoken(time, words)
    return f"{told.words.rpartition(', ')[2]}, {told.precision}" if told.precision else ""


def _named(time: Time) -> Moment | None:
    """What a value names beyond its interval; None where the interval says it all."""
    value, first, last = time.value, wording.instant(time.start), wording.instant(time.end)
    if first is None or last is None:
        return None
    ends = last - timedelta(days=1)
    if value.endswith("-XX-XX") and (first.month, first.day) == (ends.day, ends.month) and first.year == ends.year:
        return Moment(f"{_short(first)} or {_short(ends)}", AMBIGUOUS, time.start)
    whole = wording.interval(time.start, time.end).words
    if time.type == "DURATION":
        length = _length(value)
        precision = "days only" if len(time.start or "") < 11 else ""
        return Moment(f"{length} within {whole}" if length else whole, precision, time.start)
    if value.endswith("-WE"):
        return Moment(f"weekend of {whole}", "weekend only", time.start)
    if re.fullmatch(r"\d{4}-W\d\d", value):
        return Moment(f"week of {whole}", "week only", time.start)
    named = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", value)
    if named and named[2] in _SEASONS:
        return Moment(f"{_SEASONS[named[2]]} {named[1]}", "season only", time.start)
    if named:
        return Moment(f"{_QUARTERS[named[2]]} of {named[1]}", "part of a year", time.start)
    if re.fullmatch(r"\d{3}", value):
        return Moment(f"{value}0s", "decade only", time.start)
    if re.fullmatch(r"\d\d", value):
        return Moment(f"{value}00–{value}99", "century only", time.start)
    return _partly(value, first, last, time.start)


def _partly(value: str, first: datetime, last: datetime, iso: str | None) -> Moment | None:
    """A day, month or year from or up to which something lasted ("since 3 June"), or a part of it ("late May")."""
    clock = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(?:[A-Z]{2}|\d\d:\d\d)", value)
    if clock and last - first > _PART:
        # "Since Saturday night", "until 9 a.m. on Sunday": the value is the end that is told.
        since = iso is not None and iso.startswith(clock[1]) and wording.instant(clock[1]) != first
        told = f"{wording.moment(clock[1]).words}, {_PARTS.get(value[-2:], value[11:])}"
        return Moment(f"since {told}" if since else f"until {told}",
                      "up to the report" if since else "from the report on", iso)  # fmt: skip
    own = _own(value)
    if own is None or (first, last) == own:
        return None
    name = wording.moment(value).words
    if first == own[0] and last > own[1]:
        return Moment(f"since {name}", "up to the report", iso)
    if last == own[1] and first < own[0]:
        return Moment(f"until {name}", "from the report on", iso)
    if own[0] <= first and last <= own[1] and own[1] - own[0] > timedelta(days=1):
        part = "early" if first == own[0] else "late" if last == own[1] else "the middle of"
        return Moment(f"{part} {name}", "no day told", iso)
    return None


def _own(value: str) -> tuple[datetime, datetime] | None:
    """The interval that a full date, a month or a year names by itself."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not parts:
        return None
    start = wording.instant(f"{parts[1]}-{parts[2] or '01'}-{parts[3] or '01'}")
    if start is None:
        return None
    year, month = int(parts[1]), int(parts[2] or 1)
    length = 1 if parts[3] else monthrange(year, month)[1] if parts[2] else 366 if monthrange(year, 2)[1] == 29 else 365
    try:
        return start, start + timedelta(days=length)
    except OverflowError:
        return None


def _unanchored(time: Time) -> Moment:
    """An expression that names no interval: a length, a repeated time, a date without its year, one that is none."""
    value = time.value
    full, weekday = _FULL.fullmatch(value), _WEEKDAY.fullmatch(value)
    if full and 1 <= int(full[2]) <= 12:
        return _calendar(full[1], int(full[2]), int(full[3]))
    if time.type == "DURATION":
        length = _length(value)
        return Moment(f"a length of time: {length}" if length else "a length of time")
    if time.type == "SET":
        return Moment(f"every {_WEEKDAYS[int(weekday[1]) - 1]}" if weekday else "again and again", "no date")
    if weekday:
        hour = _PARTS.get(weekday[2] or "", weekday[2] or "")
        return Moment(f"a {_WEEKDAYS[int(weekday[1]) - 1]}{', ' + hour if hour else ''}", "date not known")
    part = re.fullmatch(r"XXXX-XX-XXT(\w\w|\d\d:\d\d)", value)
    if part:
        return Moment(_PARTS.get(part[1], part[1]), "date not known")
    month = re.fullmatch(r"XXXX-(\d\d)", value)
    if month and 1 <= int(month[1]) <= 12:
        return Moment(month_name[int(month[1])], "year not known")
    return Moment(_REFS.get(value, "no date can be told"))


def _calendar(year: str, month: int, day: int) -> Moment:
    known = None if year == "XXXX" else int(year)
    longest = 29 if month == 2 and known is None else monthrange(known or 2000, month)[1]
    if not 1 <= day <= longest:
        told = f" {year}" if known else ""
        days = "28 or 29" if month == 2 and known is None else str(longest)
        return Moment(IMPOSSIBLE, f"{month_name[month]}{told} has {days} days")
    return Moment(f"{day} {month_name[month]}", "year not known")


def _length(value: str) -> str:
    """ "P1W" as "1 week"; "" for lengths of several units, "some days" where the number is vague."""
    match = _LENGTH.fullmatch(value)
    if not match:
        return ""
    unit = "minute" if match[1] and match[3] == "M" else _UNITS[match[3]]
    return f"some {unit}s" if match[2] == "X" else f"{match[2]} {unit}{'' if match[2] == '1' else 's'}"


def _short(when: datetime) -> str:
    return f"{when.day} {when:%b %Y}"
