from __future__ import annotations

import pytest

from dateline.resolve.spelling import APART, INITIAL, SHORT, SLIP, SOUND, SPELT, distance, nearness


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("zelensky", "zelenskyy", SPELT),
        ("mohammed", "mohamed", SPELT),
        ("antony", "anthony", SPELT),
        ("joseph", "joe", SHORT),
        ("serhii", "sergei", SPELT),
        ("vladimir", "volodymyr", SHORT),
        ("j", "john", INITIAL),
        ("ganchev", "gadchev", SLIP),
        ("almaz", "almas", SOUND),
        ("lenz", "lentz", SOUND),
        ("temirkulov", "temirkulow", SOUND),
        ("mark", "march", APART),
        ("daniel", "danielle", APART),
        ("mario", "maria", APART),
        ("luis", "louise", APART),
        ("keller", "kim", APART),
    ],
)
def test_nearness_of_two_words(a: str, b: str, near: float) -> None:
    assert nearness(a, b) == nearness(b, a) == near


def test_distance_counts_a_swap_once_and_gives_up_at_its_limit() -> None:
    assert distance("brain", "brian", 3) == 1
    assert distance("abc", "xyz", 2) == 2
