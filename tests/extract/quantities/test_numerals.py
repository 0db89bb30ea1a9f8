"""Numbers in text."""

from __future__ import annotations

import time

import pytest

from dateline.extract.quantities.numerals import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,300 people", 1300),
        ("6 000 homes", 6000),
        ("12,34,567 votes", 1234567),
        ("1.200.000 Menschen", 1200000),
        ("2.2 million", 2.2e6),
        ("$4.2bn", 4.2e9),
        ("35m of its devices", 35e6),
        ("4 hundred million", 4e8),
        ("5 crore", 5e7),
        ("25k", 25000),
        ("twenty-one sailors", 21),
        ("one hundred and fifty-two", 152),
        ("two thousand three hundred", 2300),
        ("two and a half million", 2.5e6),
        ("half a million", 5e5),
        ("a dozen eggs", 12),
        ("half a dozen eggs", 6),
        ("a hundred and ten", 110),
        ("a couple of houses", 2),
        ("a fifth of the crop", 0.2),
        ("two-thirds of voters", 2 / 3),
        ("one in five voters", 0.2),
        ("8 in 10 nurses", 0.8),
        ("1½ miles", 1.5),
        ("-5.5 degrees", -5.5),
        ("no deaths", 0),
        ("fell by nearly a third to", 1 / 3),
        ("a two-thirds majority", 2 / 3),
        ("visitors reached 3.1m in", 3.1e6),
        ("CHF 5m over", 5e6),
        ("R180,000 each", 180000),
    ],
)
def test_value(text: str, value: float) -> None:
    found = list(numerals(text))
    assert len(found) == 1
    assert found[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens of people", 24),
        ("scores hurt", 40),
        ("hundreds of thousands of people", 200000),
        ("tens of thousands", 20000),
        ("several hundred", 300),
        ("a few thousand", 2000),
    ],
)
def test_vague_plurals_tell_a_least_and_no_value(text: str, low: float) -> None:
    (found,) = numerals(text)
    assert found.value is None
    assert found.low == low


def test_a_metre_is_no_million() -> None:
    assert [n.value for n in numerals("a wall 5m high")] == [5.0]
    assert [n.value for n in numerals("5m tons")] == [5e6]


def test_a_name_begins_no_share() -> None:
    assert [n.value for n in numerals("cut Highway 1 in three places")] == [1, 3]
    assert [n.value for n in numerals("Nearly 1 in 3 voters")] == [1 / 3]


def test_a_hyphen_behind_a_percent_sign_is_no_minus() -> None:
    assert [n.value for n in numerals("at 5.25%-5.50% again")] == [5.25, 5.5]


def test_races_and_waves_are_told_in_metres() -> None:
    assert [n.value for n in numerals("the 400m hurdles")] == [400]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [n.value for n in numerals("eight or nine euros, seven eight")] == [8, 9, 7, 8]


@pytest.mark.parametrize("text", ["", "of the", "F-word", "someone", "9" * 500, "a", "-", "½" * 3 + "x"])
def test_odd_text_is_read(text: str) -> None:
    for numeral in numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text)


def test_serial_numbers_are_left_alone() -> None:
    assert list(numerals("12345678901234567890")) == []


@pytest.mark.parametrize("words", ["one hundred and ", "half a ", "12 to ", "no one of ", "a few "])
def test_reading_is_linear(words: str) -> None:
    started = time.process_time()
    for _ in numerals(words * 20000):
        pass
    assert time.process_time() - started < 5
