import random

import numpy as np

from dateline.stories.linkage import ENOUGH, HALF, Period, fading, gap, groups, united

WHOLE = 1000


def grouped(periods: list[Period | None], pairs: dict[tuple[int, int], float]) -> list[list[int]]:
    alike = np.zeros((len(periods), len(periods)), np.int64)
    for (a, b), likeness in pairs.items():
        alike[a, b] = alike[b, a] = round(likeness * WHOLE)
    return groups(alike, periods, WHOLE)


def test_fading_halves() -> None:
    assert fading(0) == 1
    assert fading(HALF) == 0.5


def test_a_chain_through_one_shared_report_does_not_swallow_all() -> None:
    """0-1 and 1-2 are alike, 0-2 is not: the mean over all pairs decides, not the best pair."""
    assert grouped([(1, 1)] * 3, {(0, 1): 0.35, (1, 2): ENOUGH + 0.01}) == [[0, 1], [2]]


def test_follow_ups_bridge_what_the_gap_alone_would_part() -> None:
    silence = int(HALF) * 2
    assert grouped([(0, 0), (silence, silence)], {(0, 1): 0.4}) == [[0], [1]]
    days: list[Period | None] = [(0, 0), (silence // 2, silence // 2), (silence, silence)]
    assert grouped(days, {(0, 1): 0.5, (1, 2): 0.5, (0, 2): 0.4}) == [[0, 1, 2]]


def test_unknown_days_do_not_fade_and_do_not_bridge() -> None:
    assert grouped([None, (5, 5)], {(0, 1): ENOUGH + 0.01}) == [[0, 1]]
    far: list[Period | None] = [None, (0, 0), (200, 200)]
    assert grouped(far, {(0, 1): 0.5, (0, 2): 0.3, (1, 2): 0.3}) == [[0, 1], [2]]


def test_another_order_of_rows_gives_the_same_groups() -> None:
    rnd = random.Random(3)
    size = 30
    alike = np.array([[rnd.randrange(0, 330) for _ in range(size)] for _ in range(size)])
    alike = np.triu(alike, 1) + np.triu(alike, 1).T
    periods: list[Period | None] = [(d := rnd.randrange(30), d) for _ in range(size)]
    expected = groups(alike, periods, WHOLE)
    assert 1 < len(expected) < size
    order = list(range(size))
    rnd.shuffle(order)
    found = groups(alike[np.ix_(order, order)], [periods[n] for n in order], WHOLE)
    assert sorted(sorted(order[row] for row in group) for group in found) == expected


def test_periods() -> None:
    assert gap((1, 2), (5, 6)) == gap((5, 6), (1, 2)) == 3
    assert gap(None, (5, 6)) == 0
    assert united((1, 2), (5, 6)) == (1, 6)
    assert united(None, (5, 6)) == (5, 6)


def test_one_and_none() -> None:
    assert grouped([], {}) == []
    assert grouped([None], {}) == [[0]]
