"""The days of feasts that move: Easter of both churches, Muslim, Jewish, Hindu, Persian and Chinese feasts.

Each function gives the inclusive first and last day on which the feast may fall. Where sighting of the moon, the place
or the rite decides, the answer is a day wider on each side: no wrong day beats no day.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

Span = tuple[date, date]
DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` such weekday (Monday 0) of a month; -1 is the last."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar; what is kept may differ by a day (Reingold and Dershowitz)."""
    days = day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date(622, 7, 18) + timedelta(days=days - 1)


def muslim(year: int, month: int, day: int, days: int) -> list[Span]:
    """When a feast of `days` days, beginning on a day of the Islamic year, falls in a Gregorian year: once or twice."""
    about = round((year - 622) * 33 / 32)
    begun = (hijri(about + by, month, day) for by in (-1, 0, 1, 2))
    return [(first - DAY, first + timedelta(days=days)) for first in begun if first.year == year]


def hebrew_new_year(year: int) -> date:
    """1 Tishri of the Hebrew year that begins in the autumn of a Gregorian one (Reingold and Dershowitz)."""
    hebrew = year + 3761
    days = _hebrew_days(hebrew)
    before, after = _hebrew_days(hebrew - 1), _hebrew_days(hebrew + 1)
    days += 2 if after - days == 356 else 1 if days - before == 382 else 0
    return date.fromordinal(days - 1373427)


def _hebrew_days(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + (3 * (days + 1) % 7 < 3)


def passover(year: int) -> Span:
    """From the eve of 15 Nisan to the last day, abroad: 163 days before the next new year."""
    first = hebrew_new_year(year) - timedelta(days=163)
    return first - DAY, first + timedelta(days=7)


def new_moon(year: int, month: int, day: int, east: float) -> date:
    """The first day on or after one given that has a new moon, by clocks `east` hours ahead of UTC.

    Meeus, chapter 49, main terms; good to half an hour.
    """
    wanted = date(year, month, day)
    k = math.floor((year + (month - 1) / 12 + (day - 1) / 365 - 2000) * 12.3685) - 1
    while (there := _new_moon(k, east)) < wanted:
        k += 1
    return there


def _new_moon(k: int, east: float) -> date:
    t = k / 1236.85
    sun = math.radians(2.5534 + 29.1053567 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    day += -0.4072 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
    day += 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
    return date.fromordinal(math.floor(day + east / 24 - 1721424.5))
