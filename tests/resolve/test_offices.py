"""Whose office somebody holds, as the sentences of a report tell it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract.names import Names
from dateline.reading import Mention, Reading, Span, identify
from dateline.resolve.offices import Office, Offices, home
from dateline.values import Name, Place

Make = Callable[..., Reading]


def offices(reading: Reading, name: str) -> list[Office]:
    """The offices told beside a name; its mention and that of "Corvane" are put there where the reader saw none."""
    for words, kind in ((name, "person"), ("Corvane", "organisation")):
        at = reading.text.find(words)
        span = Span(at, at + len(words))
        if at >= 0 and not any(m.span.overlaps(span) for m in reading.names):
            made = Mention(identify("m", words), span, Name(words, kind), 1.0, "t")  # type: ignore[arg-type]
            reading = msgspec.structs.replace(reading, names=(*reading.names, made))
    found = Offices(reading)
    mentions = [m for m in reading.names if name in m.span.of(reading.text)]
    return [office for m in mentions for office in found.of(m)]


def owner(reading: Reading, office: Office) -> str:
    """The words of an office's owner."""
    return next((m.span.of(reading.text) for m in reading.names if office.owner and m.id == office.owner[1]), "")


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("The Unity Party welcomed it. Its leader, Ana Ruiz, said it was time.", "Ana Ruiz", "Unity Party"),
        ("Colonel Juan Reyes, who heads the Rural Guard, said it was over.", "Juan Reyes", "Rural Guard"),
        ("Doctor Ana Lala, who runs the ward at the Luz Hospital, said two died.", "Ana Lala", "Luz Hospital"),
        ("Ana Ruiz, director of the Luz Institute, said it rained.", "Ana Ruiz", "Luz Institute"),
    ],
)
def test_the_owner_of_an_office_is_found(reading: Make, text: str, name: str, wanted: str) -> None:
    read = Names().extract(reading(text))
    found = offices(read, name)
    assert wanted in {owner(read, office).removeprefix("the ").removeprefix("The ") for office in found}


@pytest.mark.parametrize(
    "text",
    [
        "The Luz Institute opened. Ana Ruiz, a former director of the institute, said it rained.",
        "The Luz Institute opened. Its neighbour, Ana Ruiz, said it was loud.",
        "The Luz Institute and the Sol Institute merged. Ana Ruiz said it was late.",
    ],
)
def test_who_holds_no_office_speaks_for_nobody(reading: Make, text: str) -> None:
    assert offices(Names().extract(reading(text)), "Ana Ruiz") == []


def test_a_body_without_a_mention_is_told_by_its_words(reading: Make) -> None:
    text = "A spokesman for the mutineers, Juan Reyes, said it was over."
    assert [o.words for o in offices(Names().extract(reading(text)), "Juan Reyes")] == ["mutineers"]


def test_a_minister_without_a_country_is_of_the_country_in_which_all_happens(reading: Make) -> None:
    read = Names().extract(reading("Rain fell on Lima. Justice Minister Ana Ruiz said two had died."))
    place = Mention("p", Span(13, 17), Place("Lima", country="PE"), 1.0, "t")
    here = msgspec.structs.replace(read, places=(place,))
    assert [(o.state, o.words) for o in offices(here, "Ana Ruiz")] == [(True, "PE")]
    other = msgspec.structs.replace(place, id="q", value=Place("Quito", country="EC"))
    both = msgspec.structs.replace(read, places=(place, other))
    assert [(o.state, o.words) for o in offices(both, "Ana Ruiz")] == [(True, "")]
    assert home([both]) == ""
