from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.moment import moment


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("2022-09-09", "2022-09-09"),
        (" 2022-09-09 ", "2022-09-09"),
        ("2022-09-09T14:05", "2022-09-09T14:05"),
        ("2022-09-09 14:05:30", "2022-09-09T14:05:30"),
        ("2022-09-09T14:05:30Z", "2022-09-09T14:05:30Z"),
        ("2022-09-09T14:05:30.123+03:00", "2022-09-09T11:05:30Z"),
        ("2022-09-09T00:30+0300", "2022-09-08T21:30:00Z"),
        ("2022-09-09T14:05:30-05", "2022-09-09T19:05:30Z"),
    ],
)
def test_iso_times_are_kept_and_put_to_utc_where_a_zone_is_named(given_: str, expected: str) -> None:
    assert moment(given_) == expected


@pytest.mark.parametrize(
    "given_",
    ["", "yesterday", "2022-02-31", "2022-13-01", "9/9/2022", "2022", "2022-09", "20220909", "2022-09-09T24:00",
     "2022-09-09T10:60", "0000-01-01", "0001-01-01T00:00+14:00", "0001-01-01", "9999-12-31T23:59:59Z", "1449-12-31",
     "2022-09-09T10:00+99:00", "٢٠٢٢-٠٩-٠٩x", "2022-W36-5"],
)  # fmt: skip
def test_what_is_no_time_is_none(given_: str) -> None:
    assert moment(given_) is None


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or moment(found) == found
