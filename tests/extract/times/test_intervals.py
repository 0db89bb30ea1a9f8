"""Values as intervals, and stretches told from the report's day."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import Day
from dateline.extract.times.context import Context
from dateline.extract.times.intervals import interval, stretch


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02-29", ("2024-02-29", "2024-03-01")),
        ("2022-12", ("2022-12-01", "2023-01-01")),
        ("2022", ("2022-01-01", "2023-01-01")),
        ("199", ("1990-01-01", "2000-01-01")),
        ("19", ("1900-01-01", "2000-01-01")),
        ("2022-Q4", ("2022-10-01", "2023-01-01")),
        ("2022-H2", ("2022-07-01", "2023-01-01")),
        ("2022-WI", ("2021-12-01", "2022-03-01")),
        ("2023-W05", ("2023-01-30", "2023-02-06")),
        ("2023-W05-WE", ("2023-02-04", "2023-02-06")),
        ("2023-02-06T04:17", ("2023-02-06T04:17", "2023-02-06T04:18")),
        ("2023-02-06T24:00", ("2023-02-07T00:00", "2023-02-07T00:01")),
        ("2023-02-06TNI", ("2023-02-06T19:00", "2023-02-07T06:00")),
    ],
)
def test_interval_of_a_value(value: str, expected: tuple[str, str]) -> None:
    assert interval(value) == expected


@pytest.mark.parametrize(
    "value", ["XXXX-WXX-5", "P3D", "PAST_REF", "2023-W54", "2023-13", "BC0480", "", "2023-02-06T25:61"]
)
def test_no_interval(value: str) -> None:
    assert interval(value) is None


def test_stretches() -> None:
    day_only = Context("", Day(2023, 3, 31))
    assert stretch(day_only, "hour", -24) == ("2023-03-30", "2023-04-01")
    assert stretch(day_only, "month", -1) == ("2023-02-28", "2023-04-01")
    to_the_minute = Context("", Day(2023, 3, 31), "T10:00")
    assert stretch(to_the_minute, "hour", -24) == ("2023-03-30T10:00", "2023-03-31T10:00")
    assert stretch(Context(""), "day", -3) is None
