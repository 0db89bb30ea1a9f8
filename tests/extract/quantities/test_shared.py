"""Bare numbers whose noun stands elsewhere, by a real parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.quantities import Quantities
from dateline.reading import Reading
from dateline.values import Quantity

Make = Callable[..., Reading]


def counted(make: Make, text: str) -> list[tuple[float | None, str | None, str]]:
    values = [m.value for m in Quantities().extract(make(text)).quantities]
    return [(v.value, v.unit, v.predicate) for v in values if isinstance(v, Quantity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 460 trucks were stolen in Natal this year, compared with 63 in the year before.",
            (63.0, "truck", "other"),
        ),
        ("Twenty-three whales beached themselves in Tasmania; 9 were refloated.", (9.0, "whale", "other")),
        ("The number of pirate attacks off Benin fell from 81 to 22 in a year.", (22.0, "attack", "other")),
        ("The party won 6.2m votes against 2.7m for its rival.", (2_700_000.0, "vote", "other")),
        ("Her weight fell from 68 kilos to 51 during the siege.", (51.0, "kilogram", "other")),
    ],
)
def test_a_bare_number_takes_the_noun_of_its_neighbour(
    reading: Make, text: str, expected: tuple[float, str, str]
) -> None:
    assert expected in counted(reading, text)


def test_a_part_that_is_set_apart_by_alone_shares_the_state(reading: Make) -> None:
    text = "Flooding killed 60 people across Sindh, in Dadu alone 35."
    assert (35.0, "person", "killed") in counted(reading, text)


@pytest.mark.parametrize(
    "text",
    [
        "The three men met in room 9 of the hotel.",
        "Two planes landed. 6 was her favourite number.",
        "Four boats left the harbour at 9 and came back at 11.",
    ],
)
def test_a_number_with_nothing_to_share_stays_out(reading: Make, text: str) -> None:
    assert all(value in (2.0, 3.0, 4.0) for value, _, _ in counted(reading, text))
