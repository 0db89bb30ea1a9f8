"""Whether two measures say the same in different units, as "1,000 sq km (385 sq miles)" does."""

from __future__ import annotations

#: Factor to the base unit of each family (m2, m, m/s, kg, l, W); families are told by their base.
_FACTORS: dict[str, tuple[str, float]] = {
    "square kilometer": ("m2", 1e6),
    "square mile": ("m2", 2.589988e6),
    "square meter": ("m2", 1.0),
    "square foot": ("m2", 0.092903),
    "hectare": ("m2", 1e4),
    "acre": ("m2", 4046.856),
    "kilometer": ("m", 1e3),
    "mile": ("m", 1609.344),
    "nautical mile": ("m", 1852.0),
    "meter": ("m", 1.0),
    "yard": ("m", 0.9144),
    "foot": ("m", 0.3048),
    "inch": ("m", 0.0254),
    "centimeter": ("m", 0.01),
    "millimeter": ("m", 0.001),
    "kilometer per hour": ("m/s", 1 / 3.6),
    "mile per hour": ("m/s", 0.44704),
    "knot": ("m/s", 0.514444),
    "meter per second": ("m/s", 1.0),
    "ton": ("kg", 1e3),
    "kilogram": ("kg", 1.0),
    "gram": ("kg", 1e-3),
    "pound": ("kg", 0.453592),
    "ounce": ("kg", 0.0283495),
    "liter": ("l", 1.0),
    "gallon": ("l", 3.785412),
    "cubic meter": ("l", 1e3),
    "barrel": ("l", 158.987),
    "cubic foot": ("l", 28.31685),
    "horsepower": ("W", 745.7),
    "kilowatt": ("W", 1e3),
    "newton meter": ("Nm", 1.0),
    "pound foot": ("Nm", 1.355818),
}
#: Reports round both sides: 1,000 sq km is 386 sq miles, and 385 or 400 is written.
ROUNDING = 0.12


def same_measure(value: float | None, unit: str | None, other_value: float | None, other_unit: str | None) -> bool:
    """Whether both are one size in two units of one family; False where either is no convertible measure."""
    if value is None or other_value is None or unit == other_unit:
        return False
    if {unit, other_unit} == {"degree Celsius", "degree Fahrenheit"}:
        celsius, fahrenheit = (value, other_value) if unit == "degree Celsius" else (other_value, value)
        return abs(celsius * 1.8 + 32 - fahrenheit) <= 3 or abs(celsius * 1.8 - fahrenheit) <= 0.5
    a, b = _FACTORS.get(unit or ""), _FACTORS.get(other_unit or "")
    if a is None or b is None or a[0] != b[0]:
        return False
    left, right = value * a[1], other_value * b[1]
    return abs(left - right) <= ROUNDING * max(abs(left), abs(right))
