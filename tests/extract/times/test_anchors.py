"""Lengths and days that lean on a date or an event beside them, seen from Wednesday, 11 October 2023."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tagger import tag

WEDNESDAY = Day(2023, 10, 11)


def last(text: str, words: str, published: Day = WEDNESDAY) -> tuple[str, tuple[str, str] | None]:
    (found,) = [t for t in tag(text, published) if text[t.start : t.end].lower() == words]
    return found.value, found.anchored


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The 3 May landslide buried a village. A week after the landslide 40 were missing.", "a week",
         ("2023-05-10", "2023-05-11")),
        ("Two days before the 26 February vote a candidate was shot.", "two days", ("2023-02-24", "2023-02-25")),
        ("Three weeks after Sunday's blast the plant is shut.", "three weeks", ("2023-10-29", "2023-10-30")),
        ("The ferry sinking on 18 August drowned 60. Two months after the sinking the owner was held.", "two months",
         ("2023-10-01", "2023-11-01")),
        ("The eruption that began at noon on 1 May 2020 went on. A year after the eruption nothing grew.", "a year",
         ("2021-01-01", "2022-01-01")),
        ("The stabbing took place on 2 October. Four days after the attack a man was charged.", "four days",
         ("2023-10-06", "2023-10-07")),
    ],
)  # fmt: skip
def test_a_length_from_an_event_whose_day_is_told(text: str, words: str, expected: tuple[str, str]) -> None:
    assert last(text, words)[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two days after the quake rain fell.",
        "The quake of 3 May and the quake of 9 June were strong. Two days after the quake rain fell.",
        "The quake of 3 May was strong. Two days after the 1906 quake rain fell.",
        "The quake of 3 May was strong. Two days after the Izmit quake rain fell.",
        "The quake of 3 May was strong. Two days after a quake one looks at one's house.",
        "The flood of 3 May was deep. Two days after the quake rain fell.",
        "The minister spoke of the quake and resigned on 3 May. Two days after the quake rain fell.",
    ],
)
def test_no_day_is_taken_from_another_event(text: str) -> None:
    assert last(text, "two days") == ("P2D", None)


def test_without_a_publication_time_the_event_gives_no_day() -> None:
    assert last("The 3 May landslide killed 9. A week after the landslide it rained.", "a week", NOWHERE)[1] is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Voting was on 24 September. The day after the vote trains stood still.", "the day", "2023-09-25"),
        ("The week before the 24 September runoff was calm.", "the week", "2023-W37"),
        ("The day after the funeral shops opened.", "the day", "XXXX-XX-XX"),
        ("On 7 July, the day after the crossing, shelling began.", "the day", "2023-07-07"),
        ("Two months later, on 9 August, he fled.", "two months later", "2023-08-09"),
    ],
)
def test_the_day_beside_an_event(text: str, words: str, value: str) -> None:
    assert last(text, words)[0] == value


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Profit fell in the nine months ended Sept. 30.", "the nine months", ("P9M", ("2023-01-01", "2023-10-01"))),
        ("Prices rose 6% in the year to August.", "the year", ("P1Y", ("2022-09-01", "2023-09-01"))),
        ("Sales grew in the quarter ended July 31.", "the quarter", ("2023-Q2", ("2023-05-01", "2023-08-01"))),
        ("Output fell in the 12 months to 31 March 2022.", "the 12 months", ("P12M", ("2021-04-01", "2022-04-01"))),
    ],
)
def test_a_length_that_ends_with_a_date(text: str, words: str, expected: tuple[str, tuple[str, str]]) -> None:
    assert last(text, words) == expected
