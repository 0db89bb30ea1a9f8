"""When, and how much, belongs to which happening, on times and figures set by hand."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract import events_scheme as s
from dateline.extract.events_attach import quantities, times
from dateline.extract.events_index import Index
from dateline.extract.events_triggers import Trigger
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.values import Quantity, Time, Value

Parses = Callable[..., Parse]


def prepared(
    parse: Parses, text: str, words: list[str], layer: str, values: dict[str, Value]
) -> tuple[Index, list[Trigger]]:
    mentions = tuple(
        Mention(w, Span(text.index(w), text.index(w) + len(w)), value, 1.0, "test") for w, value in values.items()
    )
    parsed = parse(text)
    reading = msgspec.structs.replace(Reading(Document("d", text), parse=parsed), **{layer: mentions})
    return Index(reading), [Trigger(t.i, s.ATTACK, 0.8) for t in parsed.tokens if t.text in words]


@pytest.mark.parametrize(
    ("text", "words", "when", "expected"),
    [
        ("The attack will take place on Sunday.", ["attack"], "Sunday", {"attack": "Sunday"}),
        (
            "Thousands marched on Friday over the killing of a nurse.",
            ["marched", "killing"],
            "Friday",
            {"marched": "Friday"},
        ),
        ("A man who shot two nurses was arrested on Friday.", ["shot", "arrested"], "Friday", {"arrested": "Friday"}),
        ("Police said on Friday that rebels shelled the port.", ["shelled"], "Friday", {}),
        (
            "Rebels shelled the port on Friday, killing a nurse.",
            ["shelled", "killing"],
            "Friday",
            {"shelled": "Friday", "killing": "Friday"},
        ),
        (
            "He was charged on Friday with the murder of a nurse.",
            ["charged", "murder"],
            "Friday",
            {"charged": "Friday"},
        ),
    ],
)
def test_a_time_stays_with_its_clause(
    parse: Parses, text: str, words: list[str], when: str, expected: dict[str, str]
) -> None:
    index, found = prepared(parse, text, words, "times", {when: Time("DATE", "2024-03-08", "2024-03-08", "2024-03-09")})
    tokens = index.parse.tokens
    assert {tokens[i].text: time for i, time in times(index, found).items()} == expected


def count(unit: str, predicate: str = "other") -> Quantity:
    return Quantity(2, 2, 2, unit=unit, predicate=predicate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "figures", "expected"),
    [
        (
            "Rebels killed five nurses and wounded twelve cooks.",
            ["killed", "wounded"],
            {"five nurses": count("person", "killed"), "twelve cooks": count("person", "wounded")},
            {"killed": ["five nurses"], "wounded": ["twelve cooks"]},
        ),
        ("Power was cut for six hours.", ["cut"], {"six hours": count("hour")}, {}),
        ("He was sentenced to six years.", ["sentenced"], {"six years": count("year")}, {"sentenced": ["six years"]}),
        ("Gunmen shot a 40-year-old cook.", ["shot"], {"40-year-old": count("year of age")}, {}),
        ("Rebels shelled Sur, a town of 9,000 people.", ["shelled"], {"9,000 people": count("person")}, {}),
        (
            "A bomb hit a bus that had picked up thirty guests.",
            ["hit"],
            {"thirty guests": count("person")},
            {},
        ),
        (
            "A bomb hit a bus, and the blast left thirty guests dead.",
            ["left"],
            {"thirty guests": count("person", "killed")},
            {"left": ["thirty guests"]},
        ),
    ],
)
def test_a_figure_counts_what_was_done(
    parse: Parses, text: str, words: list[str], figures: dict[str, Value], expected: dict[str, list[str]]
) -> None:
    index, found = prepared(parse, text, words, "quantities", figures)
    tokens = index.parse.tokens
    assert {tokens[i].text: list(ids) for i, ids in quantities(index, found).items()} == expected
