"""The word that a happening stands on."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.events_anchor import DEEPEST, features, likeliest, usable
from dateline.reading import Parse

Parses = Callable[..., Parse]
WEIGHTS = {"dep=ROOT": 1.5, "dep=ccomp": 2.0, "pos=VERB": 1.0, "depth": -0.3, "saying": -1.0}


def anchor(parse: Parses, text: str) -> str:
    parsed = parse(text)
    found = likeliest(parsed, usable(parsed.tokens), WEIGHTS)
    assert found is not None
    return found.text


def test_what_was_said_and_not_that_it_was_said(parse: Parses) -> None:
    assert anchor(parse, "Officials said that the ferry sank off the coast.") == "sank"


def test_the_root_of_a_plain_sentence(parse: Parses) -> None:
    assert anchor(parse, "The river burst its banks after days of rain.") == "burst"


def test_names_are_no_anchors(parse: Parses) -> None:
    parsed = parse("Nairobi shook.")
    assert "Nairobi" not in {token.text for token in usable(parsed.tokens)}


def test_nothing_to_stand_on(parse: Parses) -> None:
    parsed = parse("...")
    assert likeliest(parsed, usable(parsed.tokens), WEIGHTS) is None


def test_depth_is_counted_to_a_limit(parse: Parses) -> None:
    parsed = parse("He said she thought they knew we hoped you believed it rained on the roof of the barn of the farm.")
    depths = [features(parsed, token)["depth"] for token in parsed.tokens]
    assert min(depths) == 0
    assert max(depths) == DEEPEST
