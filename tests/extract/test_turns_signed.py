"""Quotations that a name signs."""

from __future__ import annotations

import time
from collections.abc import Callable

from dateline.extract.tagger.attributions import TaggedAttributions
from dateline.extract.turns_signed import signed
from dateline.reading import Reading

Reader = Callable[..., Reading]
CUES = {"said", "says"}


def pairs(text: str) -> list[tuple[str, str]]:
    return [(source.of(text), content.of(text)) for source, content in signed(text, CUES)]


def test_a_dash_and_a_name_sign_a_quotation() -> None:
    text = "Voices from Beira:\n“The water took the roof.” — Ana Macuácua, market trader\n“Nobody came.”― José\n"
    assert pairs(text) == [
        ("Ana Macuácua, market trader", "“The water took the roof.”"),
        ("José", "“Nobody came.”"),
    ]


def test_the_name_may_stand_in_the_next_line() -> None:
    assert pairs('"We counted nine coffins."\n-- Dr. Lena Voss, Graz') == [
        ("Dr. Lena Voss, Graz", '"We counted nine coffins."')
    ]


def test_what_goes_on_is_no_signature() -> None:
    assert pairs("“No comment at all,” — said the driver.") == []
    assert pairs("“No comment at all.” — Ruiz said so twice.") == []
    assert pairs("“Never again today.” — The crowd left. Then it rained.") == []
    assert pairs("He called it “a shambles of a vote” – Europe looked away: twice.") == []


def test_each_voice_gets_its_own_words(reading: Reader) -> None:
    text = "“The bridge shook for a minute.” — Rana Haddad\n“We ran to the square.” — Omar Said\n"
    found = TaggedAttributions().extract(reading(text)).attributions
    assert [(a.source[0].of(text), a.content[0].of(text)) for a in found] == [
        ("Rana Haddad", "“The bridge shook for a minute.”"),
        ("Omar Said", "“We ran to the square.”"),
    ]


def test_long_texts_are_quick() -> None:
    started = time.process_time()
    for text in ('"' + "a" * 200_000, ('"' + "a " * 300 + '" - ') * 500, '"' * 20_000):
        assert list(signed(text, CUES)) == []
    assert time.process_time() - started < 1
