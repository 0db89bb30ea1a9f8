"""Bound words around a numeral."""

from __future__ import annotations

import pytest

from dateline.extract.quantities import bounds


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 12", "at_least"),
        ("no fewer than 12", "at_least"),
        ("killed more than 12", "more_than"),
        ("well over 12", "more_than"),
        ("up to 12", "at_most"),
        ("as many as 12", "at_most"),
        ("no more than 12", "at_most"),
        ("fewer than 12", "less_than"),
        ("under $12", "less_than"),
        ("nearly 12", "almost"),
        ("some 12", "about"),
        ("an estimated 12", "about"),
        ("~12", "about"),
        ("moreover 12", "exact"),
        ("over a 12", "exact"),
        ("killed 12", "exact"),
    ],
)
def test_before(text: str, bound: str) -> None:
    start = text.index("$12") if "$" in text else text.index("12")
    found, at = bounds.before(text, start, 0)
    assert found == bound
    assert (at < start) == (bound != "exact")


@pytest.mark.parametrize(("text", "bound"), [("12 or more", "at_least"), ("12+", "at_least"), ("12 or so", "about")])
def test_after(text: str, bound: str) -> None:
    assert bounds.after(text, 2, len(text))[0] == bound


def test_words_before_the_floor_are_not_read() -> None:
    assert bounds.before("at least 12", 9, 9) == ("exact", 9)


@pytest.mark.parametrize(
    ("text", "how"), [("4 to 6", "to"), ("4-6", "-"), ("4 or 6", "or"), ("4 and 6", "and"), ("4, 6", None)]
)
def test_joint(text: str, how: str | None) -> None:
    assert bounds.joint(text, 1, len(text) - 1) == how
