from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions, scene_of
from dateline.extract.stances import stance, takes_back
from dateline.reading import Certainty, Reading, Stance


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


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry called the report false.", "denies"),
        ("It is not true that the bridge fell, the governor said.", "denies"),
        ("The army said the allegations were baseless.", "denies"),
        ("The mayor said the figure was exaggerated.", "denies"),
        ("The mayor said the road signs were misleading.", "asserts"),
        ("Police said he had filed a false report.", "asserts"),
        ("The prosecutor said the two men had carried false papers.", "asserts"),
        ("The mayor said there was no truth in the rumours.", "denies"),
        ("Police said the men had told lies to a judge in June.", "asserts"),
    ],
)
def test_words_that_call_a_report_untrue_deny_it(reading: Callable[..., Reading], text: str, stance: Stance) -> None:
    (row,) = Attributions().extract(reading(text)).attributions
    assert row.stance == stance


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The ministry withdrew its claim.", True),
        ("The ministry withdrew its troops.", False),
        ("The mayor walked back the estimate.", True),
        ("The mayor walked the dog.", False),
        ("Police ruled out sabotage.", True),
        ("Police could not rule out sabotage.", False),
        ("The company corrected its statement.", True),
    ],
)
def test_words_are_taken_back_and_troops_withdrawn(reading: Callable[..., Reading], text: str, back: bool) -> None:
    scene = scene_of(reading(text))
    assert any(takes_back(scene, token) for token in scene.tokens if token.pos == "VERB") is back
