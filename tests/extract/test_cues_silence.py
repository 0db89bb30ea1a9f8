"""What is refused is not denied: the noun, the court and "as" tell the two apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import scene_of
from dateline.extract.cues_silence import refuses, scorns
from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.reading import Reading


@pytest.mark.parametrize(
    ("text", "verb", "refused"),
    [
        ("The judge denied bail.", "denied", True),
        ("A second request for a delay was denied.", "denied", True),
        ("The consul denied them entry.", "denied", True),
        ("The rebels rejected the ceasefire.", "rejected", True),
        ("The board dismissed the coach.", "dismissed", True),
        ("Magistrate Ines Roca dismissed the charges.", "dismissed", True),
        ("The petition was rejected by Judge Ines Roca.", "rejected", True),
        ("Congress rejected the veto of a bill letting families sue the port.", "rejected", True),
        ("The firm denied any delay.", "denied", False),
        ("The firm denied any request for a delay.", "denied", False),
        ("The firm denied that it was late.", "denied", False),
        ("The union rejected the accusation.", "rejected", False),
        ("The union rejected that.", "rejected", False),
        ("The minister dismissed the charge as absurd.", "dismissed", False),
        ("The minister dismissed the story.", "dismissed", False),
    ],
)
def test_refusing_is_no_denial(reading: Callable[..., Reading], text: str, verb: str, refused: bool) -> None:
    scene = scene_of(reading(text))
    (token,) = [t for t in scene.tokens if t.text == verb]
    assert refuses(scene, token) is refused


def test_a_thing_looked_down_on_is_not_denied(reading: Callable[..., Reading]) -> None:
    scene = scene_of(reading("The senator dismissed the vote as a show. He dismissed the report as a show."))
    first, second = [t for t in scene.tokens if t.text == "dismissed"]
    assert scorns(scene, first)
    assert not scorns(scene, second)


def test_a_refusal_is_no_denial_by_anybody(reading: Callable[..., Reading]) -> None:
    read = TaggedAttributions().extract(reading("Mayor Ana Ruiz rejected the offer of a truce, an aide said."))
    assert [a for a in read.attributions if a.stance == "denies" and not a.unsaid] == []
