from dateline.stories.linkage import ENOUGH, HALF, fading, groups


def edges(size: int, pairs: dict[tuple[int, int], float]) -> list[dict[int, float]]:
    alike: list[dict[int, float]] = [{} for _ in range(size)]
    for (a, b), likeness in pairs.items():
        alike[a][b] = alike[b][a] = likeness
    return alike


def test_fading_halves() -> None:
    assert fading(0) == 1
    assert fading(int(HALF)) == 0.5


def test_a_chain_through_one_shared_report_does_not_swallow_all() -> None:
    """0-1 and 1-2 are alike, 0-2 is not: the mean over all pairs decides, not the best pair."""
    alike = edges(3, {(0, 1): 0.35, (1, 2): ENOUGH + 0.01})
    assert groups([(1, 1)] * 3, alike, [0, 1, 2]) == [[0, 1], [2]]


def test_follow_ups_bridge_what_the_gap_alone_would_part() -> None:
    gap = int(HALF) * 2
    apart = [(0, 0), (gap, gap)]
    assert groups(apart, edges(2, {(0, 1): 0.4}), [0, 1]) == [[0], [1]]
    days = [(0, 0), (gap // 2, gap // 2), (gap, gap)]
    alike = edges(3, {(0, 1): 0.5, (1, 2): 0.5, (0, 2): 0.4})
    assert groups(days, alike, [0, 1, 2]) == [[0, 1, 2]]


def test_unknown_days_do_not_fade_and_twins_follow_their_leader() -> None:
    alike = edges(3, {(0, 1): 0.3})
    assert groups([None, (5, 5), (5, 5)], alike, [0, 1, 0]) == [[0, 1, 2]]


def test_nothing() -> None:
    assert groups([], [], []) == []
