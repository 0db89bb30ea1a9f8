from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import Attributions, scene_of
from dateline.extract.linking import merge, utterance
from dateline.reading import Reading, Span


def test_merge_joins_over_punctuation_and_not_over_words_or_lines() -> None:
    text = "one, two three\nfour"
    assert merge(text, [Span(0, 3), Span(5, 8)]) == [Span(0, 8)]
    assert merge(text, [Span(0, 3), Span(9, 14)]) == [Span(0, 3), Span(9, 14)]
    assert merge(text, [Span(9, 14), Span(15, 19)]) == [Span(9, 14), Span(15, 19)]


@pytest.mark.parametrize(("text", "spoken"), [("The “golden mile” shone.", False), ("“We are here,” he said.", True)])
def test_marked_words_are_no_utterance(reading: Callable[..., Reading], text: str, spoken: bool) -> None:
    assert utterance(scene_of(reading(text)), 0) is spoken


@pytest.mark.parametrize(
    "text",
    [
        "“We will run,” Ana Ruiz said.",
        "“We will run,” said Ana Ruiz.",
        "Ana Ruiz said: “We will run.”",
        "Ana Ruiz told the radio: “We will run.”",
        "“We will run,” Ana Ruiz wrote on Facebook.",
        "“We will run!” Ana Ruiz shouted.",
    ],
)
def test_quotation_and_speaker_in_any_order(reading: Callable[..., Reading], text: str) -> None:
    (row,) = Attributions().extract(reading(text)).attributions
    assert row.source[0].of(text) == "Ana Ruiz"
    assert row.content[0].of(text).strip("“”,.!") == "We will run"
    assert row.mode == "direct"


def test_a_quotation_after_another_paragraph_is_not_the_last_speakers(reading: Callable[..., Reading]) -> None:
    text = "“We ran,” Ana Ruiz said.\nThe dam broke at noon and nobody was hurt.\n“It was loud there for an hour.”"
    (row,) = Attributions().extract(reading(text)).attributions
    assert [s.of(text) for s in row.content] == ["“We ran,”"]
