from __future__ import annotations

import pytest

from dateline.report import wording
from dateline.values import Quantity


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (10, "10"), (1000, "1,000"), (2.5, "2.5"), (2_200_000_000, "2.2 billion"), (675_000_000, "675 million"),
     (1_234_567, "1,234,567"), (-3, "-3")],
)  # fmt: skip
def test_number(value: float, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(10, 10, None, "person", bound="at_least"), "at least 10"),
        (Quantity(1000, 1000, None, "square kilometer", bound="more_than"), "more than 1,000 sq km"),
        (Quantity(2.2e9, 2.2e9, 2.2e9, "dollar"), "$2.2 billion"),
        (Quantity(None, 200, 300, "person", bound="range"), "between 200 and 300"),
        (Quantity(None, 4, 6, "person", bound="range"), "between 4 and 6"),
        (Quantity(None, 40, 50, "kilometer", bound="range"), "between 40 and 50 km"),
        (Quantity(50, 50, 50, "kilometer", bound="almost"), "almost 50 km"),
        (Quantity(5, None, 5, "ton", bound="less_than"), "less than 5 tons"),
        (Quantity(5, None, 5, "person", bound="less_than"), "fewer than 5"),
        (Quantity(20, 20, 20, "percent", bound="about"), "about 20%"),
        (Quantity(3, 3, 3, "battery"), "3 batteries"),
        (Quantity(1, 1, 1, "bridge"), "1 bridge"),
        (Quantity(7, 7, 7, "barrel per day"), "7 barrels per day"),
        (Quantity(None, None, None, "person"), "an unstated number"),
    ],
)
def test_figure(quantity: Quantity, words: str) -> None:
    assert wording.figure(quantity) == words


def test_small_numbers_as_words_in_a_sentence_only() -> None:
    four_to_six = Quantity(None, 4, 6, "person", bound="range")
    assert wording.figure(four_to_six, words=True) == "between four and six"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"low": 10, "high": None, "unit": "person"}, "at least 10"),
        ({"low": None, "high": 5, "unit": None}, "at most 5"),
        ({"low": 14, "high": 14, "unit": "person"}, "14"),
        ({"low": 4, "high": 7, "unit": "person"}, "between 4 and 7"),
        ({"low": None, "high": None}, None),
        ({"statement": "x"}, None),
        ({"low": float("nan"), "high": float("inf")}, None),
    ],
)
def test_value_words(value: dict[str, object], words: str | None) -> None:
    assert wording.value_words(value) == words


@pytest.mark.parametrize(
    ("iso", "words", "precision", "local"),
    [
        ("2022-09-09", "9 Sep 2022", "day only", ""),
        ("2022-09", "September 2022", "month only", ""),
        ("2022", "2022", "year only", ""),
        ("2022-09-09T06:40:00Z", "9 Sep 2022, 06:40 UTC", "", ""),
        ("2022-09-09T15:20:00-05:00", "9 Sep 2022, 20:20 UTC", "", "15:20 local (−05:00)"),
        ("2022-09-09T23:30:00+03:00", "9 Sep 2022, 20:30 UTC", "", "23:30 local (+03:00)"),
        ("2022-09-09T06:40:00", "9 Sep 2022, 06:40", "zone not given", ""),
        ("soon", "soon", "", ""),
        (None, "time not given", "", ""),
    ],
)
def test_moment(iso: str | None, words: str, precision: str, local: str) -> None:
    moment = wording.moment(iso)
    assert (moment.words, moment.precision, moment.local) == (words, precision, local)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-09-09", "2022-09-10", "9 Sep 2022, day only"),
        ("2022-09-01", "2022-09-08", "1–7 Sep 2022, days only"),
        ("2022-08-29", "2022-09-05", "29 Aug – 4 Sep 2022, days only"),
        ("2022-02-01", "2022-03-01", "February 2022, month only"),
        ("1943-01-01", "1944-01-01", "1943, year only"),
        ("2022-09-09T12:00:00", "2022-09-09T18:00:00", "9 Sep 2022, 12:00–18:00"),
        ("2022-09-09T18:48:00", "2022-09-09T18:49:00", "9 Sep 2022, 18:48"),
        ("2022-09-09T22:00:00Z", "2022-09-10T04:00:00Z", "9 Sep 2022, 22:00 – 10 Sep 2022, 04:00"),
        (None, None, "time not given"),
        ("whenever", None, "whenever"),
    ],
)
def test_interval(start: str | None, end: str | None, words: str) -> None:
    assert str(wording.interval(start, end)) == words


def test_shorten_cuts_at_a_word() -> None:
    assert wording.shorten("one  two\nthree four", 100) == "one two three four"
    assert wording.shorten("one two three four", 14) == "one two three …"
    assert len(wording.shorten("x" * 1000, 50)) <= 52


def test_no_status_says_confirmed() -> None:
    text = " ".join([*wording.VERB.values(), *(w for _, w in wording.STATUS.values())])
    assert "onfirm" not in text
