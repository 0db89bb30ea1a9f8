from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Account, Claim
from dateline.reading import Document, Parse, Reading, Span
from dateline.report.clauses import saying
from dateline.report.lookup import Lookup
from dateline.report.passages import without_stop
from tests.report.test_clauses import told


def own(parse: Callable[[str], Parse], text: str) -> tuple[Lookup, Claim]:
    claim = Claim("c1", "r1", (Span(0, len(text)),), "asserts", "stated", "hand")
    reading = Reading(Document("r1", text, source="The Daily Bell", published="2031-05-01"), parse=parse(text))
    return Lookup(Account("2031-05-01", "x", (reading,), claims=(claim,))), claim


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flood in Piura: What to know The river rose by four metres on Sunday and cut the road.",
         "The river rose by four metres on Sunday and cut the road."),
        ("Marchers reach the capital Members of the march on a bridge in Lima on Sunday.",
         "Marchers reach the capital."),
        ("LA PAZ ― The river rose by four metres on Sunday.", "The river rose by four metres on Sunday."),
        ("The mayor met members of the council on Sunday.", "The mayor met members of the council on Sunday."),
        ("The mayor's words, told to a crowd in Lima, saw Ruiz leading the vote on Sunday.",
         "The mayor's words, told to a crowd in Lima, saw Ruiz leading the vote on Sunday."),
        ("The mayor of The Hague opened the bridge on Sunday.", "The mayor of The Hague opened the bridge on Sunday."),
    ],
)  # fmt: skip
def test_a_sentence_is_told_without_the_heading_or_label_before_it(
    parse: Callable[[str], Parse], text: str, expected: str
) -> None:
    assert saying(*own(parse, text)).text == expected


def test_a_clause_is_told_with_the_object_that_the_reading_left_out(parse: Callable[[str], Parse]) -> None:
    text = "Ana Ruiz said the army had retaken a part of the country's northern coast."
    said = saying(*told(parse, text, "Ana Ruiz", "said", "the army had retaken a part of the country's"))
    assert said.text == "The army had retaken a part of the country's northern coast, Ana Ruiz said."
    assert said.span.of(text) == "the army had retaken a part of the country's northern coast"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They came from the U.S.", "They came from the U.S."),
        ("They came at 4 p.m.,", "They came at 4 p.m."),
        ("It was “an attack on the law. ”", "It was “an attack on the law”"),
        ("The river rose.", "The river rose"),
    ],
)
def test_a_stop_is_cut_and_an_abbreviation_is_not(words: str, expected: str) -> None:
    assert without_stop(words) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The four were taken to the clinic in Lima.", False),
        ("Three others were taken to the clinic in Lima.", False),
        ("The list grew out of those talks.", False),
        ("That is why the mayor closed the bridge in Lima.", False),
        ("The four bridges of Lima were closed on Sunday.", True),
        ("The mayor met those who had lost their homes.", True),
    ],
)
def test_a_sentence_that_points_back_hangs_on_the_one_before(
    parse: Callable[[str], Parse], text: str, whole: bool
) -> None:
    assert saying(*own(parse, text)).whole is whole


def test_a_clause_whose_object_stands_before_it_is_told_with_its_sentence(parse: Callable[[str], Parse]) -> None:
    text = "Ana Ruiz gave up the right to run, which she claimed the party was asking her to do in May."
    said = saying(*told(parse, text, "she", "claimed", "the party was asking her to do in May"))
    assert said.text == f"The Daily Bell reported: “{text}”"
