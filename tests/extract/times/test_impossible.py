from __future__ import annotations

import time

import pytest

from dateline.extract.times import Times
from dateline.extract.times.impossible import impossible
from dateline.reading import Document, Reading


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was inspected on 31 February.", "31 February", "XXXX-02-31"),
        ("It was inspected on February 30, 2022, by two men.", "February 30, 2022", "2022-02-30"),
        ("It burnt on the 31st of June.", "31st of June", "XXXX-06-31"),
        ("It burnt on Sept. 31.", "Sept. 31", "XXXX-09-31"),
        ("She was born on 29 February 2021.", "29 February 2021", "2021-02-29"),
        ("The entry of 31/04/2022 is blank.", "31/04/2022", "2022-04-31"),
        ("The entry of 2022-11-31 is blank.", "2022-11-31", "2022-11-31"),
        ("Open since Monday, June 31", "June 31", "XXXX-06-31"),
    ],
)
def test_a_date_that_no_calendar_has(text: str, words: str, value: str) -> None:
    (found,) = impossible(text)
    assert (text[found.start : found.end], found.value, found.anchored) == (words, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "On 29 February 2024 and on 30 June, on 31 March, on 29 February.",
        "In April 31 people died, and in June 31 were hurt.",
        "Call 555-31-06 or see 31/12/2022, 2022-12-31 and 12/31/2022.",
        "It cost $30 February prices fell.",
        "Version 4.31.06.2022 and 1.2.31 February",
        "",
    ],
)
def test_what_may_be_a_date_or_is_none(text: str) -> None:
    assert list(impossible(text)) == []


def test_the_reading_lists_it_without_an_interval_and_without_a_year_of_its_own() -> None:
    text = "The dam was inspected on February 30, 2022 and failed on 5 June."
    times = Times().extract(Reading(Document("x", text, published="2022-06-06"))).times
    told = [(m.span.of(text), m.value.value, m.value.start) for m in times]  # type: ignore[union-attr]
    assert told == [("February 30, 2022", "2022-02-30", None), ("5 June", "2022-06-05", "2022-06-05")]


def test_long_hostile_text_costs_little() -> None:
    start = time.process_time()
    list(impossible("31 of " * 30_000 + "30/02/" * 30_000 + "on February 31, " * 20_000))
    assert time.process_time() - start < 3
