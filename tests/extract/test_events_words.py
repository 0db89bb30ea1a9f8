"""Features of a sentence's words."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.events_words import DEEPEST, about, candidates, words
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


def test_what_stands_around_a_word(parse: Parses) -> None:
    found = parse("Soldiers in Kenya burned the huts of herders.")
    burned = next(t for t in found.tokens if t.text == "burned")
    told = about(found, burned)
    assert {"@burn", "@c:hut", "@burn>hut", "dep=ROOT", "depth=0"} <= set(told)
    assert told == sorted(set(told))
    assert not any("kenya" in name.lower() for name in told)


def test_depth_is_counted_to_a_limit(parse: Parses) -> None:
    found = parse("He said she thought they knew we hoped you believed it rained on the roof of the barn of the farm.")
    depths = {name for token in found.tokens for name in about(found, token) if name.startswith("depth=")}
    assert {"depth=0", f"depth={DEEPEST}"} <= depths
    assert f"depth={DEEPEST + 1}" not in depths


def test_names_name_no_happening(parse: Parses) -> None:
    found = parse("Nairobi shook.")
    assert [t.text for t in candidates(found.tokens)] == ["shook"]
