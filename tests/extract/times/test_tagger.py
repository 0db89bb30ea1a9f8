"""Time expressions: what is found, to which value, seen from a Monday morning, 6 February 2023, or from nowhere."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tagger import is_narrative, tag

MONDAY = Day(2023, 2, 6)


def values(text: str, published: Day = MONDAY, clock: str = "") -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.value) for t in tag(text, published, clock)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam failed on 3 March 2021.", ("3 March 2021", "2021-03-03")),
        ("The dam failed on Friday, March 3rd, 2021.", ("Friday, March 3rd, 2021", "2021-03-03")),
        ("Polls opened on Jan. 29.", ("Jan. 29", "2023-01-29")),
        ("Polls opened on Nov. 8.", ("Nov. 8", "2022-11-08")),
        ("Polls will open on March 5.", ("March 5", "2023-03-05")),
        ("Prices fell in December.", ("December", "2022-12")),
        ("Two were hurt on Saturday.", ("Saturday", "2023-02-04")),
        ("Parliament will meet on Thursday.", ("Thursday", "2023-02-09")),
        ("On Thursday the court will rule.", ("Thursday", "2023-02-09")),
        ("It happened last Friday night.", ("last Friday night", "2023-02-03TNI")),
        ("Rain fell yesterday.", ("yesterday", "2023-02-05")),
        ("Crews leave tomorrow.", ("tomorrow", "2023-02-07")),
        ("The strike began last week.", ("last week", "2023-W05")),
        ("The border closed two months ago.", ("two months ago", "2022-12")),
        ("The law passed last year.", ("last year", "2022")),
        ("Harvests failed in the 1980s.", ("the 1980s", "198")),
        ("The wall is from the 12th century.", ("the 12th century", "11")),
        ("Output grew in the third quarter of 2022.", ("the third quarter of 2022", "2022-Q3")),
        ("Troops left in late March 2022.", ("late March 2022", "2022-03")),
        ("They were held for three and a half years.", ("three and a half years", "P3Y6M")),
        ("A ten-day truce began.", ("ten-day", "P10D")),
        ("Convoys cross every Friday.", ("every Friday", "XXXX-WXX-5")),
        ("The siren sounds daily.", ("daily", "P1D")),
        ("The quake hit at 4:17 a.m. on Sunday.", ("4:17 a.m. on Sunday", "2023-02-05T04:17")),
        ("Talks ended at 5 p.m. EST Nov. 9, 2022.", ("5 p.m. EST Nov. 9, 2022", "2022-11-09T17:00")),
        ("Fighting began on the evening of 3 March 2021.", ("the evening of 3 March 2021", "2021-03-03TEV")),
        ("He is now in custody.", ("now", "PRESENT_REF")),
        ("Levels are expected to fall in the near future.", ("the near future", "FUTURE_REF")),
        ("More than 900 have died since 24 February.", ("24 February", "2022-02-24")),
    ],
)
def test_values_seen_from_a_report(text: str, expected: tuple[str, str]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two were hurt on Friday.", "XXXX-WXX-5"),
        ("Two were hurt yesterday.", "XXXX-XX-XX"),
        ("The strike began last week.", "XXXX-WXX"),
        ("The strike began on 3 March.", "XXXX-03-03"),
        ("The strike began in March.", "XXXX-03"),
        ("The strike began two years ago.", "XXXX"),
        ("The strike began last summer.", "XXXX-SU"),
        ("The strike began at 9 a.m. on Friday.", "XXXX-WXX-5T09:00"),
        ("The strike began on 3 March 2021.", "2021-03-03"),
    ],
)
def test_without_a_publication_time_nothing_is_invented(text: str, expected: str) -> None:
    assert [value for _, value in values(text, NOWHERE)] == [expected]


def test_ranges_are_two_dates() -> None:
    assert values("It ran from 3 to 5 May 2021.") == [("3", "2021-05-03"), ("5 May 2021", "2021-05-05")]
    assert values("April to September 1957") == [("April", "1957-04"), ("September 1957", "1957-09")]
    assert values("The 1955-63 crisis") == [("1955", "1955"), ("63", "1963")]
    assert [v for _, v in values("It ran from Monday to Wednesday.")] == ["2023-02-06", "2023-02-08"]


@pytest.mark.parametrize(
    "text",
    [
        "He signed it on 31 February.",
        "He signed it on February 30.",
        "Call 555-1998 or +44 20 7946 0958.",
        "The visitors won 21:18 after extra time.",
        "The ferry carried 2000 people, 1,998 of them seated.",
        "It cost $1999, on page 1984, for flight 1776.",
        "May said she would march on; April told reporters.",
        "",
        "…!?",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert [found for found in values(text) if found[0] not in ("now",)] == []


def test_a_numeric_date_that_reads_two_ways_gives_its_year_only() -> None:
    assert [v for _, v in values("It was 5/6/22, not 24/02/22 or 24.02.2022.")] == [
        "2022-XX-XX",
        "2022-02-24",
        "2022-02-24",
    ]


def test_a_month_with_a_count_behind_it_is_no_day() -> None:
    assert values("In May 12 people died.") == [("May", "2022-05")]


def test_later_leans_on_the_date_before_it_or_on_nothing() -> None:
    assert [v for _, v in values("It began on 3 March 2021. Two days later it ended.")] == ["2021-03-03", "2021-03-05"]
    assert [v for _, v in values("Two days later the mayor quit.")] == ["XXXX-XX-XX"]


def test_hours_ago_need_the_time_of_the_report() -> None:
    assert values("It hit three hours ago.", MONDAY, "T10:30") == [("three hours ago", "2023-02-06T07:30")]
    assert values("It hit three hours ago.") == [("three hours ago", "PT3H")]


HISTORY = (
    "The war began in 1911. In 1912 the port fell. Its governor fled on 3 May 1913. A truce held until 14 August. "
    "By January the armies stood at the river. The treaty came in 1920, after the famine of 1919."
)


def test_narrative_leans_on_the_last_date_of_the_text() -> None:
    assert is_narrative(HISTORY, MONDAY)
    found = dict(values(HISTORY))
    assert found["14 August"] == "1913-08-14"
    assert not is_narrative("The 1999 quake killed 30. On Friday another struck; on Sunday a third.", MONDAY)


def test_mentions_slice_back_and_do_not_overlap() -> None:
    text = "Late on Monday, 6 February 2023, at 04:17 local time, a quake struck; by Tuesday morning 2,000 had died."
    found = tag(text, MONDAY)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "word",
    [
        "one ",
        "the ",
        "5 ",
        "May ",
        "1999-",
        "of the year ",
        '"',
        "last ",
        "Monday, ",
        "quake on Friday ",
        "at 5:30 p.m. (0600 GMT) ",
        "two days after the 6 February ",
        "from 9 to ",
    ],
)
def test_time_grows_with_the_length_of_hostile_text(word: str) -> None:
    def cost(times: int) -> float:
        start = time.process_time()
        tag(word * times, MONDAY)
        return time.process_time() - start

    cost(200)
    assert cost(8000) < max(0.02, cost(2000)) * 12


def test_an_ambiguous_date_covers_both_readings() -> None:
    (found,) = tag("He was arrested on 5/6/22.", MONDAY, "")
    assert (found.value, found.anchored) == ("2022-XX-XX", ("2022-05-06", "2022-06-06"))


def test_a_house_number_is_no_year() -> None:
    assert values("He lives at 1600 Pennsylvania Avenue.") == []
    assert values("The 1900 block of Elm was closed.") == []
    assert values("In 1900 Main Street was unpaved.")[:1] == [("1900", "1900")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schools will be shut from Tuesday to Thursday.", ["2023-02-07", "2023-02-09"]),
        ("It rained from 28 January to 2 February.", ["2023-01-28", "2023-02-02"]),
        ("The drought lasted from October 2020 until March 2021.", ["2020-10", "2021-03"]),
        ("He ruled between 1987 and 1999.", ["1987", "1999"]),
        ("The 2021/22 harvest failed.", ["2021", "2022"]),
        ("Profit fell in Q2 of FY2021 and in FY22.", ["2021-Q2", "2022"]),
        ("It was built in fiscal 2019.", ["2019"]),
        ("He came in 2015; that June he left.", ["2015", "2015-06"]),
        ("He left that June.", ["2022-06"]),
        ("She was hurt on Mon 9 Jan.", ["2023-01-09"]),
        ("The satellite of 28-02-2021 burned up.", ["2021-02-28"]),
        ("It opens at 8:40 a.m. Thursday, next Friday, Feb. 14-16.",
         ["2023-02-09T08:40", "2023-02-10", "2023-02-14", "2023-02-16"]),
        ("It began at 4.40am on Friday, 11 November.", ["2022-11-11T04:40", "2022-11-11"]),
        ("It is held this coming Sunday, February 12.", ["2023-02-12"]),
        ("After a weeklong strike and a half-century of debt it closes every other day.", ["P1W", "P50Y", "P2D"]),
        ("In 2021, from March to May, it rained. Snow lay from November through February.",
         ["2021", "2021-03", "2021-05", "2022-11", "2023-02"]),
        ("He was freed three years ago today, on the 6th day of February, 2020.", ["2020-02-06", "2020-02-06"]),
        ("After the fall of Herat and his fall from power, in the fall of that year, he fled.", ["2023-FA", "2023"]),
        ("It is the third strike in as many weeks.", []),
        ("The mill works 24 hours a day, seven days a week.", []),
        ("He is 61 years old; she is six months old.", []),
        ("Jan Novak, no. 2001, sat in seat 1999 watching 60 Minutes.", []),
    ],
)  # fmt: skip
def test_ranges_fiscal_years_and_what_is_no_time(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_parts_of_a_stretch_are_narrowed_and_overlap() -> None:
    spans = [t.anchored for t in tag("It fell in early March 2022, in mid-March 2022 and in late March 2022.", MONDAY)]
    assert spans == [("2022-03-01", "2022-03-14"), ("2022-03-10", "2022-03-23"), ("2022-03-19", "2022-04-01")]


def test_a_fiscal_year_has_no_limits_that_are_known() -> None:
    (found,) = tag("Exports rose in FY2021-22.", MONDAY)
    assert (found.value, found.anchored) == ("2021", ("", ""))


def test_winters_lie_in_two_years() -> None:
    spans = [t.anchored for t in tag("It was cold in the winter of 1962 and warm last winter.", Day(2023, 10, 11))]
    assert spans == [("1961-12-01", "1963-03-01"), ("2022-12-01", "2023-03-01")]
    (found,) = tag("They hope to cross before the winter.", Day(2023, 10, 11))
    assert found.anchored == ("2023-12-01", "2024-03-01")
