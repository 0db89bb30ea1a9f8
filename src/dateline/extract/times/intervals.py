"""The interval [start, end) that a TIMEX3 value names, in ISO 8601, and that of a stretch told from the report's day.

A day is written as a date and a moment to the minute; both compare rightly as text. Times are the report's own wall
clock: a zone that a report names stays in its text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from dateline.extract.times.calendar import Day, moved
from dateline.extract.times.context import Context
from dateline.extract.times.words import SUBDAY

Interval = tuple[str, str]

#: Hours that the parts of the day span in news: a shot at 2 a.m. is told as of the morning, and as of the night before.
PART_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (19, 30), "DT": (6, 20), "MI": (12, 13)}
#: First months of the seasons, as the northern press has them; winter begins in the December before.
SEASON_MONTHS = {"SP": (0, 3), "SU": (0, 6), "FA": (0, 9), "WI": (-1, 12)}

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")


def interval(timex: str) -> Interval | None:
    """The interval of a value, or None where it names none (lengths, sets, vague times, unknown digits, BC)."""
    if "X" in timex or not timex[:1].isdigit():
        return None
    try:
        return _interval(timex)
    except (ValueError, OverflowError):
        return None


def _interval(timex: str) -> Interval | None:
    day, _, time = timex.partition("T")
    if time:
        return _moment(day, time)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", timex):
        start = date.fromisoformat(timex)
        return start.isoformat(), (start + timedelta(days=1)).isoformat()
    week = _WEEK.fullmatch(timex)
    if week:
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return first.isoformat(), (first + timedelta(days=2 if week[3] else 7)).isoformat()
    return _months(timex)


def _months(timex: str) -> Interval | None:
    """Months, quarters, halves, seasons, years, decades and centuries: whole months from a first one."""
    if re.fullmatch(r"\d{4}-\d\d", timex):
        return _span(int(timex[:4]), int(timex[5:]), 1)
    named = re.fullmatch(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)", timex)
    if named:
        year, which = int(named[1]), named[2]
        if which in SEASON_MONTHS:
            back, month = SEASON_MONTHS[which]
            return _span(year + back, month, 3)
        return _span(year, 1 + (int(which[1]) - 1) * (3 if which[0] == "Q" else 6), 3 if which[0] == "Q" else 6)
    if re.fullmatch(r"\d{2,4}", timex):
        years = 10 ** (4 - len(timex))
        return _span(int(timex) * years, 1, 12 * years)
    return None


def _span(year: int, month: int, months: int) -> Interval:
    end = year * 12 + month - 1 + months
    return date(year, month, 1).isoformat(), date(end // 12, end % 12 + 1, 1).isoformat()


def _moment(day: str, time: str) -> Interval | None:
    if not _DATE.fullmatch(day):
        return None
    midnight = datetime.combine(date.fromisoformat(day), datetime.min.time())
    if time in PART_HOURS:
        first, last = PART_HOURS[time]
        return _stamp(midnight + timedelta(hours=first)), _stamp(midnight + timedelta(hours=last))
    clock = re.fullmatch(r"(\d\d):(\d\d)", time)
    if not clock or int(clock[1]) > 24 or int(clock[2]) > 59:
        return None
    start = midnight + timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    return _stamp(start), _stamp(start + timedelta(minutes=1))


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def stretch(context: Context, unit: str, count: float) -> Interval | None:
    """Where "the past 24 hours" (-24 hours) or "the next three weeks" (3 weeks) lies, seen from the report's day.

    To the minute where the report's own time is known and the unit is hours or less; else in whole days, the report's
    day included.
    """
    exact = context.here.exact
    if exact is None or context.narrative:
        return None
    try:
        if unit in SUBDAY:
            return _hours(context, exact, unit, count)
        there = moved(context.here, unit, int(count))
    except OverflowError:
        return None
    other = there.exact or _same_day(there, exact)
    if other is None:
        return None
    first, last = sorted((exact, other))
    return first.isoformat(), (last + timedelta(days=1)).isoformat()


def _same_day(there: Day, here: date) -> date | None:
    """The day of `there`'s month (or year) that answers to `here`'s: 31 March less a month is 28 or 29 February."""
    if there.year is None or not date.min.year <= there.year <= date.max.year:
        return None
    month = there.month or here.month
    return date(there.year, month, min(here.day, monthrange(there.year, month)[1]))


def _hours(context: Context, exact: date, unit: str, count: float) -> Interval:
    seconds = {"second": 1, "minute": 60, "hour": 3600}[unit] * count
    if context.clock:
        here = datetime.combine(exact, datetime.strptime(context.clock[1:6], "%H:%M").time())
        first, last = sorted((here, here + timedelta(seconds=seconds)))
        return _stamp(first), _stamp(last)
    first_day, last_day = sorted(
        (exact, exact + timedelta(days=round(seconds / 86400 + (0.49 if count > 0 else -0.49))))
    )
    return first_day.isoformat(), (last_day + timedelta(days=1)).isoformat()


def day_of(timex: str) -> Day:
    """The date that a value names, as far as it does; weeks and seasons give their year."""
    if timex.startswith("BC"):
        return Day(-int(timex[2:6])) if timex[2:6].isdigit() else Day()
    full = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dW])", timex)
    if full:
        return Day(int(full[1]), int(full[2]) if full[2] else None, int(full[3]) if full[3] else None)
    return Day(int(timex[:4])) if re.match(r"\d{4}-", timex) else Day()
