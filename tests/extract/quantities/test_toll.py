"""The toll of a report's main incident."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.quantities import Quantities
from dateline.extract.quantities.headline import told
from dateline.extract.quantities.toll import report_toll
from dateline.reading import Reading

Make = Callable[..., Reading]


def tolls(make: Make, text: str, **fields: str) -> tuple[float | None, float | None]:
    found = report_toll(Quantities().extract(make(text, **fields)))
    killed, wounded = found["killed"], found["wounded"]
    return (killed.value if killed else None), (wounded.value if wounded else None)


def test_a_total_outranks_its_part_and_the_past(reading: Make) -> None:
    text = (
        "A stampede in Delhi killed 39 people, among them three children, and 112 were wounded, police said.\n\n"
        "In 2013, a stampede at the same station killed 36 people."
    )
    assert tolls(reading, text, published="2024-03-12") == (39, 112)


def test_the_dead_are_taken_off_those_who_were_shot(reading: Make) -> None:
    assert tolls(reading, "Four people were shot at a party in Toronto, one of them fatally.") == (1, 3)


def test_a_person_who_was_shot_and_died_is_no_wounded_one(reading: Make) -> None:
    text = "A man was shot in Marseille on Monday. The 34-year-old was taken to hospital, where he died."
    assert tolls(reading, text) == (1, None)


def test_described_people_are_added_to_counted_ones(reading: Make) -> None:
    assert tolls(reading, "Three men and a woman were wounded in the blast in Bogota.") == (None, 4)


def test_nothing_told_is_none_and_a_denial_is_zero(reading: Make) -> None:
    assert tolls(reading, "The summit opened in Geneva.") == (None, None)
    assert tolls(reading, "No casualties were reported in the fire.") == (0, 0)
    assert tolls(reading, "") == (None, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Quake kills 12 in Peru", [("killed", 12)]),
        ("12 dead, 30 hurt in crash", [("killed", 12), ("wounded", 30)]),
        ("Three shot at bus stop", [("hit", 3)]),
        ("Man, 18, charged after two killed", [("killed", 2)]),
        ("16-year-old girl wounded", [("wounded", 1)]),
        ("Man killed, woman injured", [("killed", 1), ("wounded", 1)]),
        ("3 charged in fatal crash", []),
        ("Markets rise 3%", []),
        ("", []),
    ],
)
def test_titles(title: str, expected: list[tuple[str, float]]) -> None:
    assert [(t.state, t.people) for t in told(title)] == expected
