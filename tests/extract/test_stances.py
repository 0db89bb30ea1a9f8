from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.stances import stance
from dateline.model import Certainty, Reading


def test_stance_follows_the_construction() -> None:
    assert stance("tell", "asserts", False, "inf", True) == "orders"
    assert stance("tell", "asserts", False, "clause", True) == "asserts"
    assert stance("believe", "asserts", True, "clause", False) == "doubts"
    assert stance("call", "asserts", False, "for", False) == "asks"


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        ("the dam broke", "stated"),
        ("the dam may break", "possible"),
        ("the dam will break", "predicted"),
        ("the dam would break if it rained", "conditional"),
        ("the dam is going to break", "predicted"),
        ("the dam probably broke", "possible"),
    ],
)
def test_certainty(reading: Callable[..., Reading], content: str, certainty: Certainty) -> None:
    (row,) = Attributions().extract(reading(f"Police said {content}.")).attributions
    assert row.certainty == certainty
