"""Capitals of words and of sentences."""

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract.names_case import capital, shouting, titled
from dateline.reading import Parse


@pytest.mark.parametrize(("word", "is_capital"), [("Lima", True), ("al-Shabaab", True), ("flood", False), ("-", False)])
def test_a_word_that_may_be_a_name(parse: Callable[[str], Parse], word: str, is_capital: bool) -> None:
    token = msgspec.structs.replace(parse("Lima").tokens[0], text=word)
    assert capital(token) is is_capital


def test_sentences_whose_capitals_tell_nothing(parse: Callable[[str], Parse]) -> None:
    loud = parse("FLOODS KILL NINE IN LIMA SUBURB").tokens
    headline = parse("Nine Killed After River Floods Northern Suburb").tokens
    plain = parse("Nine people were killed after the Rimac flooded a suburb of Lima.").tokens
    assert [shouting(words) for words in (loud, headline, plain)] == [True, False, False]
    assert [titled(words) for words in (headline, plain)] == [True, False]
