"""What the tagger gives to nobody who said it, and what it leaves out of a quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import scene_of
from dateline.extract.drafts import drafts
from dateline.extract.linking import link
from dateline.extract.tagger.attributions import TaggedAttributions, union
from dateline.extract.tagger.sift import pleads
from dateline.extract.tagger.tag import Tagged
from dateline.reading import Reading, Span

Reader = Callable[..., Reading]


def at(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def said(reading: Reading, *tagged: Tagged) -> list[tuple[str, str, str, str]]:
    """(source, cue, stance, content) of what is left."""
    scene = scene_of(reading)
    ruled = drafts(scene)
    link(scene, ruled)
    found = union(scene, tagged, [d for d in ruled if d.content])
    return [
        (
            " ".join(scene.tokens[i].text for i in d.source),
            d.verb.text,
            d.stance,
            " | ".join(s.of(reading.text) for s in d.content),
        )
        for d in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        (
            "It was a scheme harbour officials say was meant to save fuel.",
            "a scheme harbour officials", "was meant to save fuel",
            ("harbour officials", "a scheme | was meant to save fuel"),
        ),
        (
            "A few harbour officials say the ferry was too full.",
            "A few harbour officials", "the ferry was too full",
            ("A few harbour officials", "the ferry was too full"),
        ),
        (
            "A union representing port workers says the crane was unsafe.",
            "A union representing port workers", "the crane was unsafe",
            ("A union representing port workers", "the crane was unsafe"),
        ),
    ],
)  # fmt: skip
def test_what_is_spoken_of_before_the_speaker_is_content(
    reading: Reader, text: str, source: str, content: str, expected: tuple[str, str]
) -> None:
    cue = "says" if " says " in text else "say"
    one = Tagged(at(text, source), at(text, f" {cue} "), at(text, content), 0.95)
    assert [(who, what) for who, _, _, what in said(reading(text), one)] == [expected]


def test_who_is_questioned_says_nothing(reading: Reader) -> None:
    text = "Okello is among three sailors questioned this week about the ferry fire."
    one = Tagged(at(text, "three sailors"), at(text, "questioned"), at(text, "the ferry fire"), 0.95)
    assert said(reading(text), one) == []
    text = "The sailors questioned the account of the ferry company."
    one = Tagged(at(text, "The sailors"), at(text, "questioned"), at(text, "the account of the ferry company"), 0.95)
    assert [what for _, _, _, what in said(reading(text), one)] == ["the account of the ferry company"]


def test_marks_and_articles_are_no_content(reading: Reader) -> None:
    text = "The rector said and the pupils, he added, were safe."
    one = Tagged(at(text, "The rector"), at(text, "said"), at(text, "the pupils", "and"), 0.95)
    assert [what for _, _, _, what in said(reading(text), one)] == ["the pupils"]


def test_the_beginning_of_the_next_sentence_is_left_out(reading: Reader) -> None:
    text = "The minister said the dam was safe. In a second village, the water rose by a metre."
    one = Tagged(at(text, "The minister"), at(text, "said"), at(text, "the dam was safe. In a second village"), 0.95)
    assert [what for _, _, _, what in said(reading(text), one)] == ["the dam was safe."]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mora pleaded guilty to arson.", "confirms"),
        ("Mora pleaded not guilty to arson.", "denies"),
        ("Mora pleaded innocent to arson.", "denies"),
        ("Mora pleaded for calm.", None),
    ],
)
def test_a_plea_grants_or_denies(reading: Reader, text: str, stance: str | None) -> None:
    scene = scene_of(reading(text))
    assert pleads(scene, next(t for t in scene.tokens if t.text == "pleaded")) == stance


def test_what_hardly_anybody_says_is_doubted(reading: Reader) -> None:
    text = "Few in the port said they expected the strike to end."
    one = Tagged(at(text, "Few in the port"), at(text, "said"), at(text, "they expected the strike to end"), 0.95)
    assert [stance for _, _, stance, _ in said(reading(text), one)] == ["doubts"]


def test_a_quotation_of_several_paragraphs_is_one_speakers(reading: Reader) -> None:
    text = (
        "“We shall rebuild,” Mayor Sita Rana said.\n“The bridge comes first.\nThe school comes next.\n"
        "The market comes last.”\nRana left."
    )
    one = Tagged(
        at(text, "Mayor Sita Rana"), at(text, "said"), at(text, "“We shall rebuild,”", "“The bridge comes first."), 0.95
    )
    ((who, _, _, what),) = said(reading(text), one)
    assert who == "Mayor Sita Rana"
    assert what.split(" | ")[-1] == "“The bridge comes first.\nThe school comes next.\nThe market comes last.”"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The health ministry on Monday put the number of cholera deaths in the delta at 41.",
            "The health ministry",
            "the number of cholera deaths in the delta at 41",
        ),
        ("Insurers put the figure at $3 million.", "Insurers", "$3 million"),
    ],
)
def test_who_puts_a_toll_at_a_number_says_so(reading: Reader, text: str, source: str, content: str) -> None:
    assert [(who, what) for who, _, _, what in said(reading(text))] == [(source, content)]


def test_i_is_whoever_is_quoted(reading: Reader) -> None:
    from dateline.extract.names import Names

    text = "“As a mother, I find it hard that nobody came,” Deputy Aline Mbeki said."
    read = TaggedAttributions().extract(Names().extract(reading(text)))
    assert {a.speaker for a in read.attributions} - {None}
    assert len({a.speaker for a in read.attributions}) == 1
