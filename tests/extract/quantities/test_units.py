"""Units of measure and money, and measures told twice."""

from __future__ import annotations

import pytest

from dateline.extract.quantities import units
from dateline.extract.quantities.convert import same_measure


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        (" square km of land", "square kilometer"),
        ("km/h", "kilometer per hour"),
        (" per cent", "percent"),
        ("%", "percent"),
        (" tonnes", "ton"),
        ("-year-old", "year of age"),
        (" years", "year"),
        ("kWh", "kilowatt hour"),
        (" m", "meter"),
        (" Danish crowns", "krone"),
        (" barrels a day", "barrel per day"),
        (" degrees Celsius", "degree Celsius"),
        (" tonnes per hectare", "ton per hectare"),
        (" kilometers per second", "kilometer per second"),
        (" kroner a week earlier", "krone"),
        (" euros per passenger", "euro per passenger"),
        ("G", "generation"),
        ("g", "gram"),
    ],
)
def test_unit_after(rest: str, name: str) -> None:
    text = f"12{rest}"
    unit = units.unit_after(text, 2, len(text))
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize("rest", [" people", " meterologists", " M", " G8 states", ""])
def test_no_unit(rest: str) -> None:
    text = f"12{rest}"
    assert units.unit_after(text, 2, len(text)) is None


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("$", "dollar"),
        ("US$", "dollar"),
        ("US $", "dollar"),
        ("€", "euro"),
        ("Rs ", "rupee"),
        ("HK$", "Hong Kong dollar"),
    ],
)
def test_sign_before(sign: str, name: str) -> None:
    unit = units.symbol_before(f"paid {sign}", 5 + len(sign), 0)
    assert unit is not None
    assert unit.name == name
    assert unit.start == 5


def test_same_measure() -> None:
    assert same_measure(1000, "square kilometer", 385, "square mile")
    assert not same_measure(1000, "square kilometer", 600, "square mile")
    assert not same_measure(10, "euro", 12, "dollar")
    assert not same_measure(1000, "kilometer", 385, "square mile")
