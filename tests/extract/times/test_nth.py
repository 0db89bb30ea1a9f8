"""The nth of a month and one further than last or next, seen from Wednesday, 11 October 2023."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tagger import tag

WEDNESDAY = Day(2023, 10, 11)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It struck on the third Tuesday of March 2021.", "2021-03-16"),
        ("It struck on the last Sunday in May 2022.", "2022-05-29"),
        ("It struck on the first weekend of July 2022.", "2022-W26-WE"),
        ("It struck the week before last.", "2023-W39"),
        ("It struck the Tuesday before last.", "2023-10-03"),
        ("Voting is on the Friday after next.", "2023-10-20"),
        ("Voting is on Monday week.", "2023-10-23"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [t.value for t in tag(text, WEDNESDAY)] == [value]


def test_a_week_of_a_month_is_seven_days_of_it() -> None:
    (found,) = tag("Fighting went on in the second week of June 2020.", WEDNESDAY)
    assert (found.value, found.anchored) == ("P1W", ("2020-06-08", "2020-06-15"))
    (found,) = tag("Fighting went on in the last week of February 2020.", WEDNESDAY)
    assert found.anchored == ("2020-02-23", "2020-03-01")


def test_a_fifth_sunday_that_a_month_lacks_is_no_date() -> None:
    assert [t.value for t in tag("It was the fourth Sunday of June 2022.", WEDNESDAY)] == ["2022-06-26"]
    assert [t.anchored for t in tag("The second week of June was calm.", NOWHERE)] == [None]
