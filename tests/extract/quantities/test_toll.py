"""The toll of a report's main incident."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract.quantities import Quantities
from dateline.extract.quantities.headline import told
from dateline.extract.quantities.toll import report_toll
from dateline.reading import Furniture, Reading, Span

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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hunter accidentally shoots 13-year-old nephew in Maine", [("hit", 1.0)]),
        ("Crash sends three to hospital in Lyon", [("wounded", 3.0)]),
        ("Teen driver shot to death in Leeds", [("killed", 1.0)]),
        ("Inquiry into fatal shooting at 3500 Fannin", []),
        ("Two arrested after December 14 shooting", []),
        ("4 Injured In Drive-By Shooting", [("wounded", 4.0)]),
        ("Party packed with 400 people ends with one dead", [("killed", 1.0)]),
        ("Gunman planned to kill hundreds", []),
    ],
)
def test_titles_tell_people_and_no_numbers_of_other_things(title: str, expected: list[tuple[str, float]]) -> None:
    assert [(one.state, one.people) for one in told(title)] == expected


def test_who_shot_himself_and_another_makes_two(reading: Make) -> None:
    text = (
        "A man accidentally shot and wounded himself and his 10-year-old son while cleaning a gun, police in Ohio said."
    )
    assert tolls(reading, text)[1] == 2


def test_ages_in_a_row_count_nobody(reading: Make) -> None:
    text = "Three people were wounded in Durban. Two women, 28 and 27, and a man, 24, were taken to hospital."
    assert tolls(reading, text)[1] == 3


def test_what_a_player_tells_is_no_toll(reading: Make) -> None:
    player = "0:50 Nine dead after crash in Texas"
    text = f"{player}\n\nTwo people were hurt when a bus left the road near Cusco on Friday."
    page = msgspec.structs.replace(reading(text), furniture=(Furniture(Span(0, len(player)), "navigation"),))
    found = report_toll(Quantities().extract(page))
    assert found["killed"] is None
    wounded = found["wounded"]
    assert wounded is not None
    assert wounded.value == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("5 people shot, 1 fatally, outside Durban home", [("hit", 5), ("killed", 1)]),
        ("Three women, one man injured in Lyon shootout", [("wounded", 3), ("wounded", 1)]),
        ("Four people, including three children, wounded in Gao", [("wounded", 4)]),
        ("Man shoots self after killing wife, 2 young children", [("hit", 1), ("killed", 1), ("killed", 2)]),
        ("Storm kills woman, leaves 12 missing", [("killed", 1)]),
        ("Gunman kills 3, then self", [("killed", 3), ("killed", 1)]),
        ("2 guards, shooter dead in Quito courthouse", [("killed", 2), ("killed", 1)]),
        ("Man, 35, killed in Perth", [("killed", 1)]),
        ("Double homicide under investigation in Leeds", [("killed", 2)]),
        ("Player survives being shot 7 times", [("hit", 1)]),
        ("Deputies: Man shoots guard, 2 suspects arrested", [("hit", 1)]),
    ],
)
def test_what_titles_tell(title: str, expected: list[tuple[str, float]]) -> None:
    assert [(t.state, t.people) for t in told(title)] == expected


def test_the_total_of_a_weekend_is_no_incidents(reading: Make) -> None:
    text = "A woman was shot and killed in Kano on Sunday.\n\nEight people were killed in shootings across the city."
    assert tolls(reading, text, title="8 killed in weekend shootings")[0] == 1


def test_a_follow_up_tells_its_own_incident(reading: Make) -> None:
    text = "A man was sentenced on Monday for an attack in Bergen that killed three people last year."
    assert tolls(reading, text)[0] == 3


def test_of_those_shot_the_dead_are_not_hurt(reading: Make) -> None:
    text = "Four men with gunshot wounds were found in a yard in Cali. One died in hospital."
    assert tolls(reading, text, title="Four shot in Cali, one dead") == (1, 3)


def test_whoever_killed_himself_after_the_others_is_one_more(reading: Make) -> None:
    assert tolls(reading, "A gunman in Tromso killed seven people before killing himself.")[0] == 8


def test_others_beside_others_add_up(reading: Make) -> None:
    assert tolls(reading, "Two men were in critical condition and two others were injured in Lima.")[1] == 4


def test_a_given_name_is_the_same_person(reading: Make) -> None:
    text = "Jahmez Hunt, 3, was shot in Wichita on Tuesday and died. Jahmez died in hospital."
    assert tolls(reading, text)[0] == 1


def test_those_taken_to_a_clinic_are_hurt_and_the_dead_are_others(reading: Make) -> None:
    assert tolls(reading, "A bus fell into a gorge near Cusco; 18 died and 22 were taken to clinics.") == (18, 22)
