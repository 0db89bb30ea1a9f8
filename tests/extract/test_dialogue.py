"""Turns of a dialogue become attributions of their speakers."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.attributions import Attributions
from dateline.extract.names import Names
from dateline.reading import Document, Parse, Reading
from dateline.values import Name


def read(text: str, parse: Callable[[str], Parse]) -> Reading:
    reading = Names().extract(Reading(Document(id="r", text=text), parse=parse(text)))
    return Attributions().extract(reading)


def spoken(reading: Reading) -> list[tuple[str, str, str | None]]:
    """(source, content, speaker's name) of each attribution."""
    names = {m.id: m.value.name for m in reading.names if isinstance(m.value, Name)}
    return [
        (" ".join(s.of(reading.text) for s in a.source), " ".join(s.of(reading.text) for s in a.content),
         names.get(a.speaker or ""))
        for a in reading.attributions
    ]  # fmt: skip


def test_the_only_person_introduced_answers(parse: Callable[[str], Parse]) -> None:
    text = (
        "Maria Lopez runs the port of Trujillo. We spoke to her on Monday.\n"
        "Q: What fell?\nA: The crane fell on a bus.\nQ: Who was hurt?\nA: Nobody was hurt."
    )
    assert spoken(read(text, parse)) == [
        ("A", "The crane fell on a bus.", "Maria Lopez"),
        ("A", "Nobody was hurt.", "Maria Lopez"),
    ]


def test_of_two_people_introduced_neither_is_taken(parse: Callable[[str], Parse]) -> None:
    text = (
        "Maria Lopez runs the port. Juan Soto is its pilot.\n"
        "Q: What fell?\nA: The crane fell on a bus.\nQ: Who was hurt?\nA: Nobody was hurt."
    )
    assert [name for _, _, name in spoken(read(text, parse))] == [None, None]


def test_what_an_answer_reports_stays_inside_it(parse: Callable[[str], Parse]) -> None:
    text = "Q: Why?\nA: The ministry said the valve was broken.\nQ: When?\nA: On Monday, we think."
    reading = read(text, parse)
    inner = next(a for a in reading.attributions if a.cue)
    assert inner.parent is not None
    assert [s.of(text) for s in inner.source] == ["The ministry"]


def test_a_report_without_dialogue_stays_as_it_is(parse: Callable[[str], Parse]) -> None:
    reading = read("Police said two men were hurt.", parse)
    assert [bool(a.cue) for a in reading.attributions] == [True]
    assert [s for s, _, _ in spoken(reading)] == ["Police"]
