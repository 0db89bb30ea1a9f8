from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import scene_of
from dateline.extract.clauses import Scene, phrase, subject
from dateline.reading import Reading


def scene(reading: Callable[..., Reading], text: str) -> Scene:
    return scene_of(reading(text))


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Ana Ruiz said it rained.", "said", "Ana Ruiz"),
        ("Ana Ruiz left, saying it rained.", "saying", "Ana Ruiz"),
        ("Ana Ruiz sang and said it rained.", "said", "Ana Ruiz"),
        ("The loss was acknowledged by the army.", "acknowledged", "the army"),
        ("A map showing the fire hung there.", "showing", "A map"),
    ],
)
def test_subjects(reading: Callable[..., Reading], text: str, verb: str, who: str) -> None:
    seen = scene(reading, text)
    token = next(t for t in seen.tokens if t.text == verb)
    head = subject(seen, token, evidence=verb == "showing")
    assert head is not None
    words = phrase(seen, head, frozenset({token.i}))
    assert text[seen.tokens[words[0]].start : seen.tokens[words[-1]].end] == who


def test_a_passive_without_agent_has_no_subject(reading: Callable[..., Reading]) -> None:
    seen = scene(reading, "It was said twice.")
    assert subject(seen, next(t for t in seen.tokens if t.text == "said")) is None


def test_spans_drop_edge_punctuation_and_join_neighbours(reading: Callable[..., Reading]) -> None:
    seen = scene(reading, "Yes, he ran, fast.")
    assert [s.of(seen.text) for s in seen.spans(range(len(seen.tokens)))] == ["Yes, he ran, fast"]
    assert [s.of(seen.text) for s in seen.spans([0, 1, 3])] == ["Yes", "ran"]
