from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.claims import claims
from dateline.extract.manners import telling
from dateline.reading import Attribution, Document, Parse, Reading, Span


def read(parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str, **more: object) -> Reading:
    def span(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    fields: dict[str, object] = {"mode": "indirect", "stance": "asserts", "certainty": "stated", **more}
    made = Attribution("a1", span(source), span(cue), span(content), score=1, by="hand", **fields)  # type: ignore[arg-type]
    return Reading(Document("r1", text, source="The Daily Bell"), parse=parse(text), attributions=(made,))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Ana Ruiz said that the dam had burst.", "Ana Ruiz", "said", "the dam had burst", ("said", "", False)),
        ("Police believe the fire was set.", "Police", "believe", "the fire was set", ("held", "believe", False)),
        ("Ana Ruiz is confident that the dam holds.", "Ana Ruiz", "is confident", "the dam holds",
         ("held", "is confident", False)),
        ("Ana Ruiz wept after learning that the dam had burst.", "Ana Ruiz", "learning", "that the dam had burst",
         ("said", "", True)),
        ("Channel 9 News learned that the dam had burst.", "Channel 9 News", "learned", "that the dam had burst",
         ("said", "learned", False)),
        ("Divers found that the hull was torn.", "Divers", "found", "that the hull was torn",
         ("shown", "found", False)),
        ("Divers found a torn hull near the pier.", "Divers", "found", "a torn hull near the pier",
         ("said", "", True)),
        ("Families were told that twelve men lived.", "Families", "were told", "that twelve men lived",
         ("heard", "", True)),
        ("Families were told by Ana Ruiz that twelve men lived.", "Ana Ruiz", "were told by", "that twelve men lived",
         ("said", "", False)),
        ("The gang threatened to burn the depot.", "The gang", "threatened", "to burn the depot",
         ("said", "threatened", False)),
        ("Records show that the dam leaked.", "Records", "show", "that the dam leaked", ("shown", "show", False)),
    ],
)  # fmt: skip
def test_the_cue_says_in_which_manner_somebody_is_behind_a_statement(
    parse: Callable[[str], Parse], text: str, source: str, cue: str, content: str, expected: tuple[str, str, bool]
) -> None:
    reading = read(parse, text, source, cue, content)
    found = telling(reading, reading.attributions[0])
    assert (found.manner, found.told if not found.own else "", found.own) == expected


def test_words_in_quotation_marks_are_said_whatever_the_verb(parse: Callable[[str], Parse]) -> None:
    text = "“We will burn the depot,” the gang threatened."
    reading = read(parse, text, "the gang", "threatened", "“We will burn the depot,”", mode="direct", stance="promises")
    assert telling(reading, reading.attributions[0])[:2] == ("said", "said")


def test_what_somebody_learned_is_the_outlets_claim_and_not_theirs(parse: Callable[[str], Parse]) -> None:
    text = "Ana Ruiz wept after learning that the dam had burst."
    (claim,) = claims(read(parse, text, "Ana Ruiz", "learning", "that the dam had burst"))
    assert (claim.attribution, claim.certainty, claim.manner) == (None, "stated", "said")
    assert claim.content[0].of(text) == text


def test_what_nobody_is_named_to_have_told_is_passed_on_as_possible(parse: Callable[[str], Parse]) -> None:
    (claim,) = claims(
        read(parse, "Families were told that twelve men lived.", "Families", "were told", "that twelve men lived")
    )
    assert (claim.attribution, claim.certainty, claim.manner) == (None, "possible", "heard")


def test_whoever_disputes_a_report_does_not_say_what_it_says(parse: Callable[[str], Parse]) -> None:
    text = "Ana Ruiz disputed a report that said the dam had burst in March."
    reading = read(parse, text, "that", "said", "the dam had burst in March")
    assert telling(reading, reading.attributions[0]).own


def test_a_sentence_on_what_is_believed_of_somebody_is_possible(parse: Callable[[str], Parse]) -> None:
    text = "The pilot is believed to have fled to Albania."
    (claim,) = claims(Reading(Document("r1", text, source="The Daily Bell"), parse=parse(text)))
    assert (claim.certainty, claim.manner) == ("possible", "heard")
