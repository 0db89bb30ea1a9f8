"""Answers that deny without a verb of denying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.reading import CaveatKind, Reading

Make = Callable[..., Reading]


def read(reading: Make, text: str) -> list[tuple[CaveatKind, list[str]]]:
    done = Caveats().extract(Attributions().extract(reading(text)))
    said = {a.id: a.content[0].of(done.text) for a in done.attributions}
    return [(c.kind, [said[a] for a in c.about]) for c in done.caveats]


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        (
            "The club said the gates were opened on police orders. Police said no such order was given.",
            "denied",
            "gates",
        ),
        ("The miner said the pillar was inspected in May. The union said there was no inspection.", "denied", "pillar"),
    ],
)
def test_what_another_has_said_is_negated(reading: Make, text: str, kind: CaveatKind, about: str) -> None:
    ((found, tied),) = read(reading, text)
    assert found == kind
    assert about in tied[0]


@pytest.mark.parametrize(
    "text",
    [
        "The miner said the pillar was inspected in May. The miner said there was no inspection in June.",
        "The club said the gates were open. Police said no shots were fired.",
        "The club said no order was given. Police said no order was given.",
    ],
)
def test_own_words_other_things_and_agreement_are_no_answer(reading: Make, text: str) -> None:
    assert read(reading, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police said a man was shot. The names of the victims were not released.",
        "Police said a man was shot. Police did not release the man's name.",
    ],
)
def test_a_withheld_name_is_no_gap_in_a_statement(reading: Make, text: str) -> None:
    assert read(reading, text) == []


def test_what_was_not_given_in_the_passive(reading: Make) -> None:
    assert read(reading, "The firm said it would close. No reason was given.") == [("no-detail", ["it would close"])]


def test_accounts_that_differ_are_those_of_two(reading: Make) -> None:
    text = "The army said it held the bridge. The rebels said they held it. The accounts differ."
    assert read(reading, text) == [("disputed", ["it held the bridge", "they held it"])]
