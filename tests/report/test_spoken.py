from __future__ import annotations

import pytest

from dateline.report.spoken import hour, spoken
from dateline.values import Time, TimeType

DATED = [
    ("DATE", "2022-06-05", "2022-06-05", "2022-06-06", "", "5 Jun 2022, day only"),
    ("DATE", "2022-XX-XX", "2022-05-06", "2022-06-06", "5/6/22",
     "6 May 2022 or 5 Jun 2022, ambiguous: the day or the month may come first"),
    ("DATE", "2022-06-03", "2022-06-03", "2022-06-07", "since 3 June", "since 3 Jun 2022, up to the report"),
    ("DATE", "2022-06-09", "2022-06-06", "2022-06-10", "until 9 June", "until 9 Jun 2022, from the report on"),
    ("DATE", "2022-05", "2022-05-01", "2022-06-01", "May", "May 2022, month only"),
    ("DATE", "2022-05", "2022-05-19", "2022-06-01", "late May", "late May 2022, no day told"),
    ("DATE", "2022-06", "2022-06-10", "2022-06-22", "mid-June", "the middle of June 2022, no day told"),
    ("DATE", "2022-W22", "2022-05-30", "2022-06-06", "last week", "week of 30 May – 5 Jun 2022, week only"),
    ("DATE", "2022-W22-WE", "2022-06-04", "2022-06-06", "the weekend", "weekend of 4–5 Jun 2022, weekend only"),
    ("DATE", "2021-SP", "2021-03-01", "2021-06-01", "spring", "spring 2021, season only"),
    ("DATE", "2022-Q1", "2022-01-01", "2022-04-01", "the first quarter", "first quarter of 2022, part of a year"),
    ("DATE", "2019", "2019-01-01", "2020-01-01", "2019", "2019, year only"),
    ("DATE", "2020", "2020-01-01", "2021-01-01", "2020", "2020, year only"),
    ("DATE", "197", "1970-01-01", "1980-01-01", "the 1970s", "1970s, decade only"),
    ("TIME", "2022-06-05TNI", "2022-06-05T19:00", "2022-06-06T06:00", "overnight",
     "night of 5–6 Jun 2022, no hour told"),
    ("TIME", "2022-06-30TNI", "2022-06-30T19:00", "2022-07-01T06:00", "Thursday night",
     "night of 30 Jun – 1 Jul 2022, no hour told"),
    ("TIME", "2022-06-04TMO", "2022-06-04T00:00", "2022-06-04T12:00", "Saturday morning",
     "4 Jun 2022, morning, no hour told"),
    ("TIME", "2022-06-04TEV", "2022-06-04T17:00", "2022-06-05T00:00", "Saturday evening",
     "4 Jun 2022, evening, no hour told"),
    ("TIME", "2022-06-05T03:14", "2022-06-05T03:14", "2022-06-05T03:15", "3:14 a.m. (local time)",
     "5 Jun 2022, 03:14, local time"),
    ("TIME", "2022-06-05T08:14", "2022-06-05T08:14", "2022-06-05T08:15", "0814 GMT", "5 Jun 2022, 08:14, GMT"),
    ("TIME", "2022-06-03T21:00", "2022-06-03T21:00", "2022-06-03T21:01", "about 9 p.m.",
     "3 Jun 2022, about 21:00, zone not given"),
    ("DURATION", "PT24H", "2022-06-05", "2022-06-07", "the past 24 hours", "24 hours within 5–6 Jun 2022, days only"),
    ("DURATION", "PT24H", "2022-06-05T09:30", "2022-06-06T09:30", "the past 24 hours",
     "24 hours within 5 Jun 2022, 09:30 – 6 Jun 2022, 09:30"),
]  # fmt: skip
UNDATED = [
    ("DATE", "XXXX-02-31", "an impossible date, February has 28 or 29 days"),
    ("DATE", "2021-02-29", "an impossible date, February 2021 has 28 days"),
    ("DATE", "XXXX-06-31", "an impossible date, June has 30 days"),
    ("DATE", "XXXX-02-29", "29 February, year not known"),
    ("DATE", "XXXX-06-03", "3 June, year not known"),
    ("DATE", "XXXX-05", "May, year not known"),
    ("DATE", "XXXX-WXX-7", "a Sunday, date not known"),
    ("TIME", "XXXX-WXX-7TNI", "a Sunday, night, date not known"),
    ("TIME", "XXXX-XX-XXT21:00", "21:00, date not known"),
    ("TIME", "XXXX-XX-XXTNI", "night, date not known"),
    ("DURATION", "P1W", "a length of time: 1 week"),
    ("DURATION", "PT30M", "a length of time: 30 minutes"),
    ("DURATION", "PXD", "a length of time: some days"),
    ("DURATION", "P1DT2H", "a length of time"),
    ("SET", "XXXX-WXX-5", "every Friday, no date"),
    ("SET", "P1M", "again and again, no date"),
    ("DATE", "PAST_REF", "some time before the report"),
    ("DATE", "XXXX-WXX-9", "no date can be told"),
    ("DATE", "XXXX-99-31", "no date can be told"),
    ("DATE", "", "no date can be told"),
]


@pytest.mark.parametrize(("kind", "value", "start", "end", "words", "expected"), DATED)
def test_no_precision_is_added(kind: TimeType, value: str, start: str, end: str, words: str, expected: str) -> None:
    assert str(spoken(Time(kind, value, start, end), words)) == expected


@pytest.mark.parametrize(("kind", "value", "expected"), UNDATED)
def test_without_a_date_none_is_made(kind: TimeType, value: str, expected: str) -> None:
    assert str(spoken(Time(kind, value))) == expected


def test_the_hour_alone() -> None:
    night = Time("TIME", "2022-06-05TNI", "2022-06-05T19:00", "2022-06-06T06:00")
    clock = Time("TIME", "2022-06-03T21:00", "2022-06-03T21:00", "2022-06-03T21:01")
    day = Time("DATE", "2022-06-03", "2022-06-03", "2022-06-04")
    assert [hour(night), hour(clock, "around 9 p.m."), hour(day)] == ["night", "about 21:00, zone not given", ""]
