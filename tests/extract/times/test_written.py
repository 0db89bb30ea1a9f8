"""The day of a dateline, against the day of the stamp."""

from __future__ import annotations

import pytest

from dateline.extract.times import Times
from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.written import written
from dateline.reading import Document, Reading
from dateline.values import Time

STAMP = Day(2023, 10, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NAIROBI, Oct. 3 (AP) - The ferry sank today.", Day(2023, 10, 3)),
        ("MAIDUGURI, Nigeria, 2 October (Reuters) — Gunmen fled.", Day(2023, 10, 2)),
        ("Ferry sinks\n\nMOMBASA, Oct 3: The ferry sank today.", Day(2023, 10, 3)),
        ("NAIROBI, Oct. 4 (AP) - The ferry sank today.", STAMP),
        ("NAIROBI, May 3 (AP) - The ferry sank today.", STAMP),
        ("The ferry of Oct. 3 - the last - sank today.", STAMP),
        ("", STAMP),
    ],
)
def test_the_day_of_the_dateline(text: str, day: Day) -> None:
    assert written(text, STAMP) == day


def test_without_a_stamp_the_dateline_has_no_year() -> None:
    assert written("NAIROBI, Oct. 3 (AP) - The ferry sank today.", NOWHERE) == NOWHERE


def test_today_is_the_day_of_the_dateline() -> None:
    text = "NAIROBI, Oct. 3 (AP) - The ferry sank today; divers go down tomorrow."
    read = Times().extract(Reading(Document("r", text, published="2023-10-04T09:00")))
    assert [m.value.value for m in read.times if isinstance(m.value, Time)] == [
        "2023-10-03",
        "2023-10-03",
        "2023-10-04",
    ]
