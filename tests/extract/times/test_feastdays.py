"""Feasts that move, against the days on which they were kept."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.times.feastdays import (
    easter,
    hebrew_new_year,
    muslim,
    new_moon,
    orthodox_easter,
    passover,
    weekday_of_month,
)


@pytest.mark.parametrize(("year", "day"), [(1961, (4, 2)), (2008, (3, 23)), (2011, (4, 24)), (2024, (3, 31))])
def test_western_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(("year", "day"), [(2008, (4, 27)), (2013, (5, 5)), (2017, (4, 16)), (2024, (5, 5))])
def test_orthodox_easter(year: int, day: tuple[int, int]) -> None:
    assert orthodox_easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("year", "month", "day", "kept"),
    [
        (2016, 10, 1, [date(2016, 7, 6)]),
        (2020, 9, 1, [date(2020, 4, 24)]),
        (2022, 12, 10, [date(2022, 7, 9)]),
        (2021, 1, 10, [date(2021, 8, 19)]),
        (2030, 9, 1, [date(2030, 1, 5), date(2030, 12, 26)]),
    ],
)
def test_muslim_feasts_hold_the_day_kept(year: int, month: int, day: int, kept: list[date]) -> None:
    spans = muslim(year, month, day, 1)
    assert len(spans) == len(kept)
    assert all(first <= there <= last for (first, last), there in zip(spans, kept, strict=True))


def test_jewish_feasts() -> None:
    assert [hebrew_new_year(y) for y in (2017, 2019, 2021)] == [date(2017, 9, 21), date(2019, 9, 30), date(2021, 9, 7)]
    assert passover(2019)[0] == date(2019, 4, 19)


def test_new_moons() -> None:
    assert [new_moon(y, 1, 21, 8) for y in (2012, 2016, 2020)] == [
        date(2012, 1, 23),
        date(2016, 2, 8),
        date(2020, 1, 25),
    ]
    assert new_moon(2021, 10, 17, 5.5) == date(2021, 11, 5)


def test_nth_weekdays() -> None:
    assert weekday_of_month(2022, 11, 3, 4) == date(2022, 11, 24)
    assert weekday_of_month(2023, 5, 0, -1) == date(2023, 5, 29)
    assert weekday_of_month(2023, 12, 6, -1) == date(2023, 12, 31)
