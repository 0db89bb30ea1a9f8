"""Flags by a word's own company: negations, modals, conditions, questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_flags import flags
from dateline.reading import Parse


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels could attack and burn the depot.", "burn", ("hypothetical",)),
        ("Were the dam to collapse, thousands would drown.", "drown", ("hypothetical",)),
        ("Should rebels attack, the army will respond.", "attack", ("hypothetical",)),
        ("Among those killed were two soldiers.", "killed", ()),
        ("Also wounded were three nurses.", "wounded", ()),
        ("Did the navy sink the boat?", "sink", ("hypothetical",)),
        ("Who killed the priest?", "killed", ()),
        ("Why did police beat the students?", "beat", ()),
        ("The tower almost collapsed.", "collapsed", ("negated",)),
        ("The bombing killed almost forty people.", "killed", ()),
        ("The guard was nearly killed.", "killed", ("negated",)),
        ("A foiled bombing in Lyon led to arrests.", "bombing", ("negated",)),
        ("It is unclear whether troops fired.", "fired", ("hypothetical",)),
        ("It was not clear if the army had retaken the hill.", "retaken", ("hypothetical",)),
        ("Nobody was hurt in the collapse.", "collapse", ()),
        ("He would have been killed.", "killed", ("hypothetical",)),
        ("Nobody knows if he was murdered.", "murdered", ("hypothetical",)),
    ],
)
def test_what_is_told(parse: Callable[..., Parse], text: str, word: str, expected: tuple[str, ...]) -> None:
    parsed = parse(text)
    token = next(t for t in parsed.tokens if t.text == word)
    assert flags(parsed, token, None, None) == expected
