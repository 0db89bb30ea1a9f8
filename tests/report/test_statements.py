import msgspec
import pytest

from dateline.model import Account, Claim, Decision, Fact, Finding, Question, Ruling
from dateline.reading import Document, Reading, Span
from dateline.report import brief
from dateline.report.lookup import Lookup
from dateline.report.statements import correction, figure_fact, figure_short, question_words
from dateline.values import Quantity


def finding(predicate: str, subject: str, unit: str | None = "person", **value: object) -> Finding:
    held = {"low": 3.0, "high": 3.0, "unit": unit, "of": subject} | value
    return Finding("f1", Question(subject, predicate), held, "single-origin", ("c1",), (), (), 1, (), False, None, "")


@pytest.mark.parametrize(
    ("predicate", "subject", "unit", "words"),
    [
        ("killed", "people killed", "person", "How many people were killed?"),
        ("missing", "miners missing", "person", "How many miners are missing?"),
        ("recaptured", "square km of territory recaptured", "square kilometer",
         "How many square km of territory were recaptured?"),
        ("delivered", "dollars delivered", "dollar", "How much money was delivered?"),
        ("other", "boats at sea", "item", "How many boats at sea?"),
    ],
)  # fmt: skip
def test_a_question_reads_as_one(predicate: str, subject: str, unit: str, words: str) -> None:
    assert question_words(finding(predicate, subject, unit)) == words


def test_who_holds_a_place_is_asked_and_a_statement_is_its_own_question() -> None:
    held = finding("control", "Kisangani", None, low=None, high=None, place="Kisangani", state="holds")
    assert question_words(held) == "Who holds Kisangani?"
    assert question_words(finding("Talks", "they met", None, low=None, high=None)) == ""


def toll(text: str, *figures: tuple[str, float], decided: tuple[Ruling, ...] = ()) -> tuple[Lookup, Claim, list[Fact]]:
    """A report of one claim with figures of people killed, each standing at its own words."""
    facts = [
        Fact(quantity=Quantity(n, n, n, "person", "people killed", "exact", "killed"),
             span=Span(text.index(w), text.index(w) + len(w)))
        for w, n in figures
    ]  # fmt: skip
    claim = Claim("c1", "r1", (Span(0, len(text) - 1),), "asserts", "stated", "t", facts=tuple(facts))
    reading = Reading(Document("r1", text, source="The Daily Bell"))
    account = Account("2031-05-01", "x", (reading,), claims=(claim,), findings=(finding("killed", "people killed"),),
                      rulings=decided)  # fmt: skip
    return Lookup(account), claim, facts


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("She was shot.", "She", "One person was killed"),
        ("The driver of the bus died.", "The driver", "The driver was killed"),
        ("A ferryman drowned.", "A ferryman", "A ferryman killed"),
        ("One woman died.", "One woman", "One woman killed"),
        ("One body was found.", "One body", "One body"),
        ("Three other people were found dead.", "Three other people", "Three others killed"),
    ],
)
def test_somebody_told_without_a_number_is_told_in_a_sentence(text: str, words: str, short: str) -> None:
    lookup, claim, (fact,) = toll(text, (words, 1))
    assert figure_short(lookup, claim, fact) == short


def test_of_a_claim_against_it_the_figure_that_differs_is_told() -> None:
    _, claim, _ = toll("Three died, or four.", ("Three", 3), ("four", 4))
    asked = finding("killed", "people killed")
    assert figure_fact(asked, claim).quantity.value == 3
    assert figure_fact(asked, claim, against=True).quantity.value == 4


def test_a_corrected_figure_leads_its_sentence_and_title_and_the_reports_own_is_told() -> None:
    value = {"figure": {"low": 12, "high": None, "value": 12}}
    decision = Decision("d1", "correct", ("c1",), "ana", "2031-05-02", "misread", "figure", value)
    text = "Three people died in the landslide above the village."
    lookup, claim, (fact,) = toll(text, ("Three people", 3), decided=(Ruling(decision, ("c1",)),))
    assert correction(lookup, claim, fact) == ""
    quantity = msgspec.structs.replace(fact.quantity, value=12, low=12, high=None, bound="at_least")
    new = msgspec.structs.replace(fact, quantity=quantity)
    corrected = msgspec.structs.replace(claim, facts=(new,))
    asked = finding("killed", "people killed", low=12, high=None)
    account = msgspec.structs.replace(lookup.account, claims=(corrected,), findings=(asked,))
    point = brief.point_of(Lookup(account), asked)
    assert point.text == (
        "At least 12 people were killed, according to The Daily Bell. "
        "Ana corrected the figure; the report has “Three people”."
    )
    assert point.short == "At least 12 killed"
