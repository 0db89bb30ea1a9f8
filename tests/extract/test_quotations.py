from __future__ import annotations

import time

import pytest

from dateline.extract.quotations import quotations
from dateline.text import paragraphs


def marked(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes" and left.', ['"yes"']),
        ("He said ‘don’t go’ and the boys’ toys stayed.", ["‘don’t go’"]),
        ("„Ja“, «oui», “yes”.", ["„Ja“", "«oui»", "“yes”"]),
        ("''We all,'' he said. ''Yes.''", ["''We all,''", "''Yes.''"]),
        ("the ’90s and rock 'n roll, a car of the Joneses", []),
        ("“He said ‘I hear you,’” she said.", ["“He said ‘I hear you,’”"]),
        ('""People are joyful!" said Zoya.', ['""People are joyful!"']),
        ('He said " spaced out " again.', ['" spaced out "']),
        ("“It goes on.\nNo mark here.", ["“It goes on."]),
        ('A 12" pipe.', []),
        ("", []),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_inner_leaves_the_marks_out() -> None:
    text = "«Oui», dit-il."
    (quote,) = quotations(text, paragraphs(text))
    assert quote.inner.of(text) == "Oui"
    assert quote.closed


@pytest.mark.parametrize("text", ["“a " * 40_000, "' \" ’" * 40_000, '"' * 100_000])
def test_unbalanced_marks_take_linear_time(text: str) -> None:
    start = time.process_time()
    marked(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“We will act.\nWe will not wait.\nThat is all,” she said.",
            ["“We will act.", "We will not wait.", "That is all,”"],
        ),
        ('" We will act.\nThat is all. "\nShe left.', ['" We will act.', 'That is all. "']),
        # By convention each paragraph opens anew, and the first mark that follows opens: nothing lies between.
        ("“We will act.\nShe paused.\n“That is all,” she said.", ["“We will act.", "“That is all,”"]),
        ('A " stray mark.\nHe said: "No." and left.', ['"No."']),
        ("“It goes on.\nAnd on.\nNo mark here.", ["“It goes on."]),
    ],
)
def test_a_quotation_runs_on_to_the_paragraph_that_closes_it(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_a_quotation_does_not_run_on_for_ever() -> None:
    text = "“We will act.\n" + "Rain fell.\n" * 12 + "That is all,” she said."
    assert "Rain fell." not in marked(text)
