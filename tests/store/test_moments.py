import pytest

from dateline.store.moments import latest


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-09-09", "2022-09-09T23:59:59.999999Z"),
        ("2022-09-09T14:05", "2022-09-09T14:05:00.000000Z"),
        ("2022-09-09T14:05:00Z", "2022-09-09T14:05:00.000000Z"),
        ("2022-09-09T14:05:00.25+02:00", "2022-09-09T12:05:00.250000Z"),
        ("0001-01-01T00:00:00+02:00", None),
        ("9/9/22", None),
        ("", None),
    ],
)
def test_times_are_of_one_width_in_utc(given, expected):
    assert latest(given) == expected
