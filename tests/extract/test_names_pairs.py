""" "Both" means the pair that was named last, and nothing where that is not clear."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.names import Names
from dateline.reading import Reading
from dateline.values import Name


def pair(reading: Reading) -> list[tuple[str, str]]:
    """(words, name) of the mentions of pairs."""
    named = Names().extract(reading).names
    return [
        (m.span.of(reading.text), m.value.name)
        for m in named
        if isinstance(m.value, Name) and " and " in m.value.name
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The two generals, Omar Bashir and Khalid Nur, met on Friday. Both said the truce would hold.", "Both"),
        ("Omar Bashir and Khalid Nur signed it. The two said they were glad.", "The two"),
    ],
)
def test_a_pair_is_named(reading: Callable[..., Reading], text: str, words: str) -> None:
    assert pair(reading(text)) == [(words, "Omar Bashir and Khalid Nur")]


@pytest.mark.parametrize(
    "text",
    [
        "Both dams held.",
        "Both said rain fell.",
        "Ana Soto, Omar Bashir and Khalid Nur met. Both left.",
        "Omar Bashir and Khalid Nur met. It rained. It snowed. The road fell. A bus sank. Both left.",
    ],
)
def test_no_pair_is_made_up(reading: Callable[..., Reading], text: str) -> None:
    assert pair(reading(text)) == []


def test_the_pair_speaks(reading: Callable[..., Reading]) -> None:
    done = Attributions().extract(Names().extract(reading("France and Germany met. Both denied sending troops.")))
    (row,) = done.attributions
    (speaker,) = [m for m in done.names if m.id == row.speaker]
    assert isinstance(speaker.value, Name)
    assert speaker.value.name == "France and Germany"
