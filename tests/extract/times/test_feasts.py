"""Feasts by their names, seen from Wednesday, 11 October 2023."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.tagger import tag

WEDNESDAY = Day(2023, 10, 11)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bomb went off on Christmas Eve.", "2022-12-24"),
        ("Shops will shut on Christmas Eve.", "2023-12-24"),
        ("It rained on Good Friday.", "2023-04-07"),
        ("A truce was kept on Orthodox Easter.", "2023-04-16"),
        ("The stampede came on Eid al-Adha.", "2023-06-XX"),
        ("He was freed after Nowruz.", "2023-03-XX"),
        ("Nine were shot on Labor Day.", "2023-09-04"),
        ("The raid of Yom Kippur 1973 came at two.", "1973-10-XX"),
        ("The 2019 Easter Sunday bombs killed 269.", "2019-04-21"),
        ("Police will patrol during Carnival.", "2024-02-XX"),
        ("He fasted last Ramadan.", "2023-XX"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [t.value for t in tag(text, WEDNESDAY)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "A Christmas tree fell.", "Easter Island has no river.", "Carnival Corp. sank 3%.", "A memorial was built.",
        "They sang christmas songs.", "The carnival of lies went on.",
    ],
)  # fmt: skip
def test_what_is_no_feast(text: str) -> None:
    assert tag(text, WEDNESDAY) == []


def test_without_a_year_only_what_does_not_move_is_known() -> None:
    found = tag("Bombs went off on Christmas Eve and on Good Friday.", NOWHERE)
    assert [(t.value, t.anchored) for t in found] == [("XXXX-12-24", None), ("XXXX-XX-XX", None)]


def test_an_uncertain_day_lies_within_its_interval() -> None:
    (found,) = tag("The stampede came on Eid al-Adha.", WEDNESDAY)
    assert found.anchored is not None
    assert found.anchored[0] <= "2023-06-28" < found.anchored[1]
