"""Times of day and the day that they belong to, seen from Wednesday, 11 October 2023."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tagger import tag

WEDNESDAY = Day(2023, 10, 11)


def clocks(text: str, published: Day = WEDNESDAY) -> list[str]:
    return [t.value for t in tag(text, published) if t.type == "TIME"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The train left at 7:05 a.m. (0405 GMT) on Monday.", ["2023-10-09T07:05", "2023-10-09T04:05"]),
        ("On Sunday, after three days of rain, the dyke broke at 2 a.m.", ["2023-10-08T02:00"]),
        ("The boat left at 22:40 on Sunday and was lost at about 03:10.", ["2023-10-08T22:40", "2023-10-09T03:10"]),
        ("Flight 9 went down at 1830Z.", ["2023-10-11T18:30"]),
        ("Polls are open from 7 to 11 a.m.", ["2023-10-11T07:00", "2023-10-11T11:00"]),
        ("Roads shut between 11 and 2 p.m.", ["2023-10-11T11:00", "2023-10-11T14:00"]),
        ("The road was shut between 2 p.m. and 4 p.m. on Sunday.", ["2023-10-08T14:00", "2023-10-08T16:00"]),
        ("Shelling went on from 10 p.m. to 5 a.m. on Monday.", ["2023-10-08T22:00", "2023-10-09T05:00"]),
        ("A curfew runs from 9 p.m. to 6 a.m.", ["2023-10-11T21:00", "2023-10-12T06:00"]),
        ("Doors open 9 a.m. - 5 p.m. on 12 November.", ["2023-11-12T09:00", "2023-11-12T17:00"]),
        ("It blew up at half past four in the afternoon.", ["2023-10-11T16:30"]),
        ("It blew up at ten to six p.m.", ["2023-10-11T17:50"]),
        ("The mine caved in at 4.25 in the morning.", ["2023-10-11T04:25"]),
        ("Shells fell shortly after midnight on Sunday.", ["2023-10-08T00:00"]),
        ("The truce held until midnight on Sunday.", ["2023-10-08T24:00"]),
        ("The shock came at 11:52 (local time) on 8 September.", ["2023-09-08T11:52"]),
        ("Watch | 1:25 | the flood", []),
        ("The film runs 2:15 and cost $4.", []),
    ],
)
def test_clocks(text: str, expected: list[str]) -> None:
    assert clocks(text) == expected


def test_without_a_day_the_clock_alone_is_known() -> None:
    assert clocks("The shock came at 5:12 a.m. local time.", NOWHERE) == ["XXXX-XX-XXT05:12"]
    assert clocks("The shock came at 5:12 a.m. on 3 May.", NOWHERE) == ["XXXX-05-03T05:12"]


def test_the_small_hours_are_of_their_day() -> None:
    (found,) = tag("Tanks came in the small hours of Sunday.", WEDNESDAY)
    assert (found.value, found.anchored) == ("2023-10-08", ("2023-10-08T00:00", "2023-10-08T06:00"))
    (found,) = tag("Tanks came in the early hours.", WEDNESDAY)
    assert (found.value, found.anchored) == ("2023-10-11TMO", ("2023-10-11T00:00", "2023-10-11T06:00"))
