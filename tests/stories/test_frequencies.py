import random

import numpy as np

from dateline.stories.frequencies import LAG, OPEN_DAYS, Frequencies, Table


def keys(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.uint32)


def test_a_table_counts() -> None:
    table = Table()
    table.add(keys(5, 3, 5))
    table.add(keys(4, 5))
    assert table.get(keys(3, 4, 5, 6)).tolist() == [1, 1, 3, 0]
    assert Table().get(keys(1)).tolist() == [0]


def test_a_report_knows_what_was_published_some_days_before() -> None:
    held = Frequencies()
    held.count(10, keys(1))
    held.count(11, keys(1, 2))
    assert held.known(10 + LAG - 1, keys(1, 2))[0].tolist() == [0, 0]
    assert held.known(10 + LAG, keys(1, 2))[0].tolist() == [1, 0]
    found, total = held.known(11 + LAG, keys(1, 2))
    assert (found.tolist(), total) == ([2, 1], 2)


def test_undated_reports_know_all_and_dated_ones_do_not_know_them() -> None:
    held = Frequencies()
    held.count(10, keys(1))
    held.count(None, keys(1))
    assert held.known(None, keys(1))[0].tolist() == [2]
    assert held.known(99, keys(1))[0].tolist() == [1]


def test_closing_days_changes_nothing_and_a_clock_in_the_future_does_no_harm() -> None:
    held = Frequencies()
    held.count(3_000_000, keys(1))
    for day in range(OPEN_DAYS * 3):
        held.count(day, keys(1))
    assert held.known(OPEN_DAYS * 3, keys(1))[0].tolist() == [OPEN_DAYS * 3 - LAG + 1]


def test_late_reports_within_the_lag_change_nothing() -> None:
    rnd = random.Random(5)
    rows = [(day, keys(*rnd.sample(range(50), 5))) for day in range(60) for _ in range(4)]
    probe = keys(*range(50))

    def walk(order: list[tuple[int, np.ndarray]]) -> dict[int, list[int]]:
        held, seen, told = Frequencies(), 0, {}
        for day, terms in order:
            held.count(day, terms)
            seen = max(seen, day)
            told[seen] = held.known(seen, probe)[0].tolist()
        return told

    late = sorted(rows, key=lambda row: row[0] + rnd.randrange(LAG))
    assert late != rows
    assert walk(rows)[59] == walk(late)[59]


def test_state_survives() -> None:
    held = Frequencies()
    for day in range(OPEN_DAYS + 3):
        held.count(day, keys(1, day))
    held.count(None, keys(2))
    again = Frequencies()
    again.restore(held.state())
    for moment in (None, 5, 99):
        one, other = held.known(moment, keys(1, 2, 3)), again.known(moment, keys(1, 2, 3))
        assert (one[0].tolist(), one[1]) == (other[0].tolist(), other[1])
