"""Features of a sentence's words."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.events_words import words
from dateline.reading import Parse

Parses = Callable[..., Parse]


def features(parse: Parses, text: str) -> list[str]:
    found = parse(text)
    return words(found, found.tokens)


def test_lemmas_and_roles(parse: Parses) -> None:
    found = features(parse, "Soldiers burned the huts.")
    assert {"soldier", "burn", "hut", "dobj:hut", "burn>hut"} <= set(found)


def test_names_numbers_and_marks_are_no_features(parse: Parses) -> None:
    found = features(parse, "Angela Merkel visited 12 farms in Kenya on Friday.")
    assert not {"kenya", "merkel", "angela", "12", "."} & set(found)
    assert "visit" in found


def test_punctuation_alone_has_none(parse: Parses) -> None:
    assert features(parse, "... !!!") == []
