"""The extractor: mentions with values and intervals, from whatever stamp a report carries."""

from __future__ import annotations

import pytest

from dateline.extract.times import Times
from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.extractor import published
from dateline.reading import Document, Reading
from dateline.values import Time


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2022-09-09", (Day(2022, 9, 9), "")),
        ("2022-09-09T14:05:00Z", (Day(2022, 9, 9), "T14:05")),
        ("2022-09", (Day(2022, 9), "")),
        ("2022-02-31", (NOWHERE, "")),
        ("last Tuesday", (NOWHERE, "")),
        (None, (NOWHERE, "")),
    ],
)
def test_publication_stamps(stamp: str | None, expected: tuple[Day, str]) -> None:
    assert published(stamp) == expected


def read(text: str, stamp: str | None) -> list[tuple[str, Time]]:
    reading = Times().extract(Reading(Document("r", text, published=stamp)))
    return [(m.span.of(text), m.value) for m in reading.times if isinstance(m.value, Time)]


def test_since_runs_to_the_day_of_the_report() -> None:
    assert read("Since 24 February 900 have died.", "2022-09-09") == [
        ("24 February", Time("DATE", "2022-02-24", "2022-02-24", "2022-09-10"))
    ]


def test_a_month_alone_publication_leaves_days_open() -> None:
    assert read("It began on Friday.", "2022-09") == [("Friday", Time("DATE", "XXXX-WXX-5"))]


def test_past_hours_lie_before_the_report() -> None:
    [(words, value)] = read("Twelve died in the past 24 hours.", "2022-09-09T12:00")
    assert (words, value) == ("the past 24 hours", Time("DURATION", "PT24H", "2022-09-08T12:00", "2022-09-09T12:00"))
