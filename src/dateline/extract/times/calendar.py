"""Dates as far as they are known, moved by units, and the TIMEX3 values that name them.

A value keeps an X for each digit that nothing in the report settles: "XXXX-WXX-5" is some Friday (TimeML 1.2.1).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

FIRST, LAST = date.min.year, date.max.year


class Day(NamedTuple):
    """A date known to the day, the month, the year, or not at all. Years before Christ are negative."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The calendar day, where all of it is known."""
        if self.year is None or self.month is None or self.day is None or not FIRST <= self.year <= LAST:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


NOWHERE = Day()


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day; an unknown year is taken for a leap year."""
    try:
        date(year if year is not None and FIRST <= year <= LAST else 2000, month, day)
    except ValueError:
        return False
    return True


def year_value(year: int | None) -> str:
    """ "1998", "BC0480", "XXXX"."""
    if year is None:
        return "XXXX"
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def value(day: Day) -> str:
    """The value of a date to the precision in which it is known."""
    head = year_value(day.year)
    if day.month is None:
        return head
    return f"{head}-{day.month:02d}" if day.day is None else f"{head}-{day.month:02d}-{day.day:02d}"


def moved(anchor: Day, unit: str, by: int) -> Day:
    """`anchor` moved by whole units, known to the precision of the unit; what cannot be known comes out unknown."""
    try:
        return _moved(anchor, unit, by)
    except OverflowError:
        return NOWHERE


def _moved(anchor: Day, unit: str, by: int) -> Day:
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        exact = anchor.exact
        if exact is None:
            return anchor if by == 0 else NOWHERE
        there = exact + timedelta(days=days * by)
        return Day(there.year, there.month, there.day)
    months = {"month": 1, "quarter": 3}.get(unit)
    if months is not None:
        if anchor.year is None or anchor.month is None:
            return NOWHERE
        total = anchor.year * 12 + anchor.month - 1 + months * by
        return Day(total // 12, total % 12 + 1)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit, 0)
    return NOWHERE if anchor.year is None else Day(anchor.year + years * by)


def named(anchor: Day, unit: str, by: int = 0) -> str:
    """The value of the `unit` that lies `by` units from the one that holds `anchor`: named(today, "week", -1)."""
    there = moved(anchor, unit, by)
    if unit in ("day", "night"):
        if by == 0 and there.month is not None and there.day is None:
            return f"{value(there)}-XX"
        return value(there) if there.day is not None else "XXXX-XX-XX"
    if unit in ("week", "weekend", "fortnight"):
        exact = there.exact
        week = exact.strftime("%G-W%V") if exact is not None else "XXXX-WXX"
        return f"{week}-WE" if unit == "weekend" else week
    if unit == "month":
        return value(Day(there.year, there.month)) if there.month is not None else "XXXX-XX"
    if unit == "quarter":
        return f"{there.year}-Q{(there.month - 1) // 3 + 1}" if there.month is not None else "XXXX-QX"
    if unit == "decade":
        return year_value(there.year)[:-1]
    if unit == "century":
        return year_value(there.year)[:-2]
    return year_value(there.year)


#: Days that a date to come must be nearer than the last such date, by the tense of its clause (set on TimeBank).
AHEAD_COST = {"future": -120, "none": 120, "past": 200, "happened": 400}


def nearest_year(anchor: Day, month: int, day: int, tense: str) -> int | None:
    """The year that a month and day without one mean in news: the nearest, the past being likelier."""
    here = anchor.exact
    if here is None:
        return anchor.year
    best: tuple[int, int] | None = None
    for year in (here.year - 1, here.year, here.year + 1):
        if not FIRST <= year <= LAST:
            continue
        away = (date(year, month, min(day, 28)) - here).days
        cost = abs(away) + (0 if away <= 0 else AHEAD_COST[tense])
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best is not None else None


def last_year(anchor: Day, month: int, day: int) -> int | None:
    """The year of the latest such month and day that is not after `anchor`: what "since 24 February" means."""
    if anchor.year is None or anchor.month is None:
        return anchor.year
    return anchor.year - ((month, day) > (anchor.month, anchor.day or 31))
