"""Flags by the verb that a noun is the subject of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_flags import flags
from dateline.reading import Parse


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("There could be clashes on Sunday.", "clashes", ("hypothetical",)),
        ("There will be talks in Doha.", "talks", ("future",)),
        ("No arrests have been made.", "arrests", ("negated",)),
        ("Protests are planned for Sunday.", "Protests", ("future",)),
        ("A strike was averted.", "strike", ("negated",)),
    ],
)
def test_what_is_told(parse: Callable[..., Parse], text: str, word: str, expected: tuple[str, ...]) -> None:
    parsed = parse(text)
    token = next(t for t in parsed.tokens if t.text == word)
    assert flags(parsed, token, None, None) == expected
