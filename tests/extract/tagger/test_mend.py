"""Statements that the tagger ran together, or cut short."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.attributions import scene_of
from dateline.extract.drafts import drafts
from dateline.extract.linking import link
from dateline.extract.tagger.attributions import union
from dateline.extract.tagger.tag import Tagged
from dateline.reading import Reading, Span

Reader = Callable[..., Reading]


def at(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def said(reading: Reading, *tagged: Tagged) -> list[tuple[str, str, str]]:
    """(cue, stance, content) of what is left after mending."""
    scene = scene_of(reading)
    ruled = drafts(scene)
    link(scene, ruled)
    found = union(scene, tagged, [d for d in ruled if d.content])
    return [(d.verb.text, d.stance, " | ".join(s.of(reading.text) for s in d.content)) for d in found]


def test_said_and_denied_are_two(reading: Reader) -> None:
    text = "Interior Minister Luis Paredes said the dam had held and denied that any village was flooded."
    one = Tagged(
        at(text, "Interior Minister Luis Paredes"), at(text, "said"),
        at(text, "the dam had held and denied that any village was flooded"), 0.95,
    )  # fmt: skip
    assert said(reading(text), one) == [
        ("said", "asserts", "the dam had held"),
        ("denied", "denies", "that any village was flooded"),
    ]


def test_a_cue_in_a_gap_is_one_of_its_own(reading: Reader) -> None:
    text = "His deputy confirmed that two bridges were closed but rejected claims of looting."
    one = Tagged(
        at(text, "His deputy"), at(text, "confirmed"),
        at(text, "that two bridges were closed", "claims of looting"), 0.95,
    )  # fmt: skip
    assert said(reading(text), one) == [
        ("confirmed", "confirms", "that two bridges were closed"),
        ("rejected", "denies", "claims of looting"),
    ]


def test_a_content_stops_before_the_next_speaker(reading: Reader) -> None:
    text = "The agency said that the pier was hit; the navy, for its part, said it had shot down all the drones."
    first = Tagged(at(text, "The agency"), at(text, "said"), at(text, "that the pier was hit; the navy, for"), 0.9)
    navy = Span(text.rindex("said"), text.rindex("said") + 4)
    second = Tagged(at(text, "the navy"), (navy,), at(text, "it had shot down all the drones"), 0.9)
    assert [content for _, _, content in said(reading(text), first, second)] == [
        "that the pier was hit",
        "it had shot down all the drones",
    ]


def test_what_a_statement_reports_of_others_stays_nested(reading: Reader) -> None:
    text = "The mayor said the company had denied the leak."
    one = Tagged(at(text, "The mayor"), at(text, "said"), at(text, "the company had denied the leak"), 0.95)
    assert said(reading(text), one)[0] == ("said", "asserts", "the company had denied the leak")


def test_neither_confirmed_nor_denied_says_nothing(reading: Reader) -> None:
    text = "The prime minister neither confirmed nor denied the report."
    one = Tagged(at(text, "The prime minister"), at(text, "neither confirmed nor denied"), at(text, "the report"), 0.9)
    assert said(reading(text), one) == []


def test_a_cue_without_a_source_yields_to_whoever_says_the_whole(reading: Reader) -> None:
    text = "Eleven people are now known to have died when the dam burst, the emergencies ministry said on Tuesday."
    one = Tagged((), at(text, "are now known"), at(text, "Eleven people", "to have died when the dam burst"), 0.85)
    assert said(reading(text), one) == [
        ("said", "asserts", "Eleven people are now known to have died when the dam burst")
    ]


def test_a_sentence_with_a_source_of_its_own_is_not_the_speakers_before(reading: Reader) -> None:
    text = (
        "Prosecutors opened an investigation, the prosecutor said. "
        "About 400 homes were destroyed in the valley, according to the regional administration."
    )
    one = Tagged(
        at(text, "the prosecutor"), at(text, "said"),
        at(text, "Prosecutors opened an investigation", "About 400 homes were destroyed in the valley"), 0.97,
    )  # fmt: skip
    assert said(reading(text), one) == [
        ("said", "asserts", "Prosecutors opened an investigation"),
        ("according", "asserts", "About 400 homes were destroyed in the valley"),
    ]


def test_a_relative_clause_stays_with_its_noun(reading: Reader) -> None:
    text = "Ganchev said the army was trying to retake the town of Goma, which rebels took on Thursday."
    one = Tagged(
        at(text, "Ganchev"), at(text, "said"), at(text, "the army was trying to retake the town of Goma"), 0.95
    )
    assert [content for _, _, content in said(reading(text), one)] == [
        "the army was trying to retake the town of Goma, which rebels took on Thursday"
    ]
