"""Accusations: what was done, or by whom, told as alleged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.events_flags import flags
from dateline.reading import Parse


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He is accused of killing a nurse.", "killing", ("alleged",)),
        ("He was charged with the murder of a nurse.", "murder", ("alleged",)),
        ("He was convicted of the murder of a nurse.", "murder", ()),
        ("Suspected rebels killed nine people.", "killed", ("alleged",)),
        ("The suspected gunman fled.", "fled", ()),
        ("Rebels allegedly executed prisoners.", "executed", ("alleged",)),
        ("The alleged massacre took place in May.", "massacre", ("alleged",)),
        ("The raid was blamed on bandits.", "raid", ("alleged",)),
        ("Officials blamed bandits for the raid.", "raid", ("alleged",)),
        ("The raid, blamed on bandits, left nine dead.", "raid", ("alleged",)),
        ("The raid was claimed by the group.", "raid", ()),
        ("Allegations that troops looted shops emerged.", "looted", ("alleged",)),
        ("Prosecutors say the man stabbed his wife.", "stabbed", ()),
        ("Police arrested a man suspected of stabbing a nurse.", "stabbing", ("alleged",)),
        ("He was arrested for robbing a bank.", "robbing", ("alleged",)),
        ("He was arrested after robbing a bank.", "robbing", ()),
        ("He was not accused of killing anyone.", "killing", ()),
        ("The group has been linked to two bombings.", "bombings", ("alleged",)),
        ("The police are investigating the shooting.", "shooting", ()),
        ("If convicted of the killings, he faces life in prison.", "killings", ()),
    ],
)
def test_what_is_told(parse: Callable[..., Parse], text: str, word: str, expected: tuple[str, ...]) -> None:
    parsed = parse(text)
    token = next(t for t in parsed.tokens if t.text == word)
    assert flags(parsed, token, None, None) == expected
