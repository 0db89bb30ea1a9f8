"""Figures over a real parse: unit, what is counted, bound and state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.quantities import Quantities
from dateline.reading import Furniture, Reading, Span
from dateline.values import Quantity

Make = Callable[..., Reading]


def told(make: Make, text: str) -> list[tuple[str, float | None, float | None, str | None, str]]:
    read = Quantities().extract(make(text))
    found = []
    for mention in read.quantities:
        value = mention.value
        assert isinstance(value, Quantity)
        found.append((mention.span.of(text), value.low, value.high, value.unit, value.predicate))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 12 people were killed and 30 others injured when a bus plunged into a ravine in Peru.",
            [("At least 12 people", 12, None, "person", "killed"), ("30 others", 30, 30, "person", "wounded")],
        ),
        (
            "Ukraine said it had recaptured 6,000 square km (2,317 square miles) of territory and 20 villages.",
            [
                ("6,000 square km", 6000, 6000, "square kilometer", "recaptured"),
                ("20 villages", 20, 20, "village", "recaptured"),
            ],
        ),
        (
            "12 dead, 30 hurt in Lima bus crash",
            [("12", 12, 12, "person", "killed"), ("30", 30, 30, "person", "wounded")],
        ),
        (
            "A blast wounded four to six soldiers and destroyed two Mi-8 helicopters.",
            [
                ("four to six soldiers", 4, 6, "person", "wounded"),
                ("two Mi-8 helicopters", 2, 2, "helicopter", "destroyed"),
            ],
        ),
        ("The death toll rose from 56 to 71.", [("56", 56, 56, "person", "other"), ("71", 71, 71, "person", "killed")]),
        ("The US pledged $2.2 billion in aid.", [("$2.2 billion", 2.2e9, 2.2e9, "dollar", "pledged")]),
        (
            "As many as 50,000 people fled their homes.",
            [("As many as 50,000 people", None, 50000, "person", "displaced")],
        ),
        ("Police arrested 86 protesters.", [("86 protesters", 86, 86, "person", "arrested")]),
        ("Nobody was hurt.", [("Nobody", 0, 0, "person", "wounded")]),
        (
            "No casualties were reported.",
            [("No casualties", 0, 0, "person", "killed"), ("No casualties", 0, 0, "person", "wounded")],
        ),
        (
            "Three people, including two children, were wounded.",
            [("Three people", 3, 3, "person", "wounded"), ("two children", 2, 2, "person", "wounded")],
        ),
        ("The gunmen killed a man and a woman.", [("a man and a woman", 2, 2, "person", "killed")]),
        (
            "12 gunmen killed five officers.",
            [("12 gunmen", 12, 12, "person", "other"), ("five officers", 5, 5, "person", "killed")],
        ),
        ("Jane Roe, 51, was killed in Bristol.", [("Jane Roe", 1, 1, "person", "killed")]),
    ],
)
def test_figures(reading: Make, text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(reading, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        '" “ (',
        "Call 555-201-3344 before 9:30 p.m. on 12 March.",
        "Highway 101 reopened at 6 a.m. after a crash near Exit 14.",
        "The Group of Seven met in Hiroshima in May 2023.",
        "Arsenal won 2-1 at home after a second-half penalty.",
        "No one knows what started the blaze, and no doubt remains.",
        "An F-16 and a T-72 were seen near Kilometer Zero.",
    ],
)
def test_no_wrong_figure(reading: Make, text: str) -> None:
    assert told(reading, text) == []


def test_hours_are_not_killed_and_money_is_not_wounded(reading: Make) -> None:
    states = {state for *_, state in told(reading, "The fire killed 24 hours of work worth $3 million.")}
    assert states == {"other"}


def test_what_is_counted_is_told_with_its_state(reading: Make) -> None:
    read = Quantities().extract(reading("The shelling wounded 12 villagers, and 20 tons of rice were delivered."))
    values = [m.value for m in read.quantities if isinstance(m.value, Quantity)]
    assert [v.of for v in values] == ["villagers wounded", "tons of rice delivered"]


def test_furniture_holds_no_figures(reading: Make) -> None:
    made = reading("Some 12 people died.\n\nRead more: 40 people died.")
    span = Span(22, len(made.text))
    made = Reading(made.document, (Furniture(span, "navigation"),), made.parse)
    assert [m.span.of(made.text) for m in Quantities().extract(made).quantities] == ["Some 12 people"]


def test_ids_are_distinct_and_spans_lie_in_the_text(reading: Make) -> None:
    text = "No casualties were reported, but 12 homes and 13 barns burned down."
    read = Quantities().extract(reading(text))
    assert len({m.id for m in read.quantities}) == len(read.quantities) == 4
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in read.quantities)
