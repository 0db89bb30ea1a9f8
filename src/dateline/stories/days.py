"""The days that a report speaks of, by dates and weekdays: on which its event happened, and to which it looks back.

Works on the bare text, as all of this stage does. A date without a year is the latest such day by the report's own
day, a weekday the latest one; "yesterday" and "last night" are the day before. A report without a day of its own gives
dates with a year alone. Days to come are left out.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!:){_YEAR}"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?!\w){_YEAR}"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b"),
)
_NEAR = re.compile(
    r"\b(?:(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?P<before>[Yy]esterday|[Ll]ast night|[Oo]vernight)|"
    r"[Tt]oday|[Tt]his (?:morning|afternoon|evening)|[Tt]onight)\b"
)
#: What people suffer. The word need only stand in the sentence that names the day.
_HARM = re.compile(
    r"\b(?:kill|die[ds]?\b|dead|death|dying|fatal|shot\b|shoot|wound|injur|hurt\b|murder|homicide|slay|slain|massacre|"
    r"stab|attack|ambush|assault|abduct|kidnap|hostage|rape[ds]?\b|victim|rampage|gunfire|gunm|crash|collid|collision|"
    r"derail|capsiz|sank\b|sinking|sunk\b|drown|collaps|explo[ds]|blast|bomb|blaze|fire\b|fires\b|burn|flood|quake|"
    r"earthquake|tornado|storm|hurricane|cyclone|typhoon|landslide|mudslide|avalanche|erupt|stampede|crush|missing|"
    r"poison|outbreak|airstrike|air strike|shell(?:ing|ed)\b|missile)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z\d\s])|\n+")
#: Days that are kept of a report, those told first, and how many characters are looked through.
MOST, LONGEST = 6, 6000


def spoken_of(text: str, day: int | None) -> dict[int, bool]:
    """The days, as ordinals, that a report of this day tells of, in the order in which it first names them.

    The value says whether a sentence that names the day tells of harm to people.
    """
    text = text[:LONGEST]
    named = sorted((*_dates(text, day), *(_near(text, day) if day is not None else ())))
    if not named:
        return {}
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    harm = {bisect_right(starts, match.start()) for match in _HARM.finditer(text)}
    found: dict[int, bool] = {}
    for place, ordinal in named:
        if (day is None or ordinal <= day) and (ordinal in found or len(found) < MOST):
            found[ordinal] = found.get(ordinal, False) or bisect_right(starts, place) in harm
    return found


def _dates(text: str, day: int | None) -> Iterator[tuple[int, int]]:
    """(place, ordinal) of each date."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            name = match["month"]
            month = int(name) if name.isdigit() else 1 + _MONTHS.index(name[:3].lower())
            ordinal = _ordinal(match["year"], month, int(match["day"]), day)
            if ordinal is not None:
                yield match.start(), ordinal


def _ordinal(year: str | None, month: int, number: int, day: int | None) -> int | None:
    """The day of a date; without a year the latest one up to `day`."""
    if year is not None:
        return _valid(int(year), month, number)
    if day is None:
        return None
    own = datetime.date.fromordinal(day).year
    options = (_valid(one, month, number) for one in (own, own - 1) if one > 0)
    return next((ordinal for ordinal in options if ordinal is not None and ordinal <= day), None)


def _valid(year: int, month: int, number: int) -> int | None:
    try:
        return datetime.date(year, month, number).toordinal()
    except ValueError:
        return None


def _near(text: str, day: int) -> Iterator[tuple[int, int]]:
    """(place, ordinal) of each weekday and each word such as "yesterday"."""
    for match in _NEAR.finditer(text):
        if match["weekday"]:
            weekday = _WEEKDAYS.index(match["weekday"].lower() + "day")
            ordinal = day - (datetime.date.fromordinal(day).weekday() - weekday) % 7
        else:
            ordinal = day - (1 if match["before"] else 0)
        if ordinal > 0:
            yield match.start(), ordinal
