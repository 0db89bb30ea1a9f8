"""Weapons, units and channels among names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.names import Names
from dateline.extract.names_sorts import is_unit
from dateline.reading import Reading
from dateline.values import Name

Reader = Callable[..., Reading]


def sorts(reading: Reading) -> dict[str, tuple[str, str]]:
    """Sort and kind of every name that has a sort."""
    found = Names().extract(reading).names
    values = [(m.span.of(reading.text), m.value) for m in found if isinstance(m.value, Name)]
    return {words: (value.sort, value.kind) for words, value in values if value.sort is not None}


def test_a_weapon_a_unit_and_a_channel(reading: Reader) -> None:
    text = "The army fired Grad rockets at Kassala, the 14th Infantry Division wrote on Telegram."
    assert sorts(reading(text)) == {
        "Grad": ("weapon", "materiel"),
        "14th Infantry Division": ("unit", "organisation"),
        "Telegram": ("channel", "organisation"),
    }


def test_an_arm_takes_its_number(reading: Reader) -> None:
    assert sorts(reading("The robber dropped a Glock 17 pistol in Porto, police said.")) == {
        "Glock 17": ("weapon", "materiel")
    }


def test_one_sure_use_settles_a_name(reading: Reader) -> None:
    text = "A Smerch launcher was seen in Gori. The Smerch left at dawn."
    assert [m.value.sort for m in Names().extract(reading(text)).names if m.value.name == "Smerch"] == ["weapon"] * 2  # type: ignore[union-attr]


def test_x_at_the_end_of_a_sentence(reading: Reader) -> None:
    assert sorts(reading("The port is closed, the governor of Izmir wrote on X.")) == {"X": ("channel", "organisation")}


def test_owners_of_rockets_are_no_weapons(reading: Reader) -> None:
    assert sorts(reading("Hamas rockets fell on Ashkelon, and NATO jets took off.")) == {}


def test_whose_tanks_they_are(reading: Reader) -> None:
    text = "The army destroyed two ISWAP tanks near Diffa. ISWAP had taken them in May."
    found = Names().extract(reading(text)).names
    assert {m.value.kind for m in found if m.span.of(text) == "ISWAP"} == {"organisation"}  # type: ignore[union-attr]


def test_a_ship_of_a_navy(reading: Reader) -> None:
    assert sorts(reading("The frigate HMS Ardent left Toulon on Monday.")) == {"HMS Ardent": ("weapon", "materiel")}


def test_a_company_is_no_channel(reading: Reader) -> None:
    assert sorts(reading("Facebook dismissed 200 people in Lagos on Monday.")) == {}


@pytest.mark.parametrize(
    "words",
    ["93rd Brigade", "Light Infantry Battalion 77", "Golani Brigade", "58th Division", "31st Tactical Air Wing"],
)
def test_units(words: str) -> None:
    assert is_unit(words.split())


@pytest.mark.parametrize(
    "words", ["London Fire Brigade", "Second Division", "Salvation Army", "Peace Corps", "Civil Division", "Brigade"]
)
def test_no_units(words: str) -> None:
    assert not is_unit(words.split())
