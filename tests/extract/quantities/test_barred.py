"""Numbers that are no figures."""

from __future__ import annotations

import time

import pytest

from dateline.extract.quantities.barred import barred
from dateline.extract.quantities.cover import Cover


@pytest.mark.parametrize(
    "number",
    [
        "12 March",
        "March 12, 2022",
        "5/6/22",
        "2022-09-09",
        "9:30 p.m.",
        "6 a.m.",
        "0401 GMT",
        "555-201-3344",
        "+44 20 7946 0958",
        "50°27′N 30°31′E",
        "44.2°W",
        "49.9935, 36.2304",
        "Highway 101",
        "resolution 1325",
        "45 Station Road",
        "2-1",
        "24/7",
        "the 1990s",
        "12th",
        "G20",
        "S&P 500",
        "http://example.org/12",
        "aged 25 to 54",
        ".40-caliber",
        "911 call",
        "incident 2217",
        "Article 370",
        "one-on-one",
        "1-in-500-year",
        "120.9842 E",
        "23V-101",
        "thirty-something",
    ],
)
def test_barred(number: str) -> None:
    text = f"They said {number} it was."
    assert barred(text), number


@pytest.mark.parametrize(
    "figure", ["12 people", "10-15 people", "4 tanks", "1,000 km", "12 may have died", "7 were hurt", "R45 million"]
)
def test_figures_are_left(figure: str) -> None:
    assert barred(f"About {figure} there.") == []


def test_a_page_of_clock_times_takes_no_longer_than_it_is() -> None:
    started = time.process_time()
    found = barred("1:23 4-3 " * 20000)
    assert time.process_time() - started < 3
    assert len(found) > 30000


def test_cover() -> None:
    cover = Cover([(5, 8), (1, 3), (7, 10), (4, 4)])
    assert [cover.touches(*s) for s in ((0, 1), (2, 3), (3, 5), (9, 12), (10, 12))] == [False, True, False, True, False]
