"""Which statements a caveat is about: owners, pronouns, numbers, both of two, and questions left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.reading import Reading

Make = Callable[..., Reading]


def tied(reading: Reading) -> list[str]:
    """What the last caveat was tied to, in words."""
    done = Caveats().extract(Attributions().extract(reading))
    return [a.content[0].of(done.text) for a in done.attributions if a.id in done.caveats[-1].about]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police said it rained. A diver said it froze. The claim by the police could not be verified.", ["it rained"]),
        (
            "The army said it held the bridge. The rebels said they held it. Neither account could be verified.",
            ["it held the bridge", "they held it"],
        ),
        (
            "Police said 12 had died. A diver said the water was cold. The toll could not be confirmed.",
            ["12 had died"],
        ),
        (
            "The governor promised to resign. Monitors said nine shells had fallen. This could not be confirmed.",
            ["nine shells had fallen"],
        ),
        (
            "A neighbour said the fire began on the stove. Police have not established the cause of the fire.",
            ["the fire began on the stove"],
        ),
        ("A neighbour said the street was quiet. Police have not determined the motive.", []),
        ("A neighbour said the street was quiet. The firm did not respond to a request for comment.", []),
        ("A nurse said the ward was full. Police have not identified the victims.", None),
    ],
)
def test_a_caveat_covers_what_it_names(reading: Make, text: str, words: list[str] | None) -> None:
    if words is None:
        assert Caveats().extract(Attributions().extract(reading(text))).caveats == ()
    else:
        assert tied(reading(text)) == words


def test_a_caveat_does_not_cover_whoever_tells_it(reading: Make) -> None:
    text = "A group said it had copied the files. Experts said the claim could not be verified."
    assert tied(reading(text)) == ["it had copied the files"]
