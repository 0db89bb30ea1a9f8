import pytest

from dateline.decide.making import Asked, decision, figure
from dateline.errors import SetupError
from dateline.model import Account, Claim, Decision, Entity, Fact, Finding, Question
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name, Place, Quantity

TEXT = "Ten people died in Omate and 40 were hurt, Ana Ruiz said."
READING = Reading(
    Document("r1", TEXT),
    names=(Mention("m1", Span(43, 51), Name("Ana Ruiz", "person"), 1.0, "t"),),
    places=(Mention("p1", Span(19, 24), Place("Omate", -16.7, -70.9, 2.0), 1.0, "t"),),
)
FACTS = tuple(Fact(quantity=Quantity(n, n, n), span=Span(s, s + 2)) for n, s in ((10, 0), (40, 29)))
ACCOUNT = Account(
    as_of=None,
    made_by="t",
    readings=(READING,),
    entities=(Entity("e1", "person", "Ana Ruiz", ("Ana Ruiz",), (), (("r1", "m1"),)),
              Entity("e2", "person", "A. Ruiz", ("A. Ruiz",), (), (("r1", "m1"),))),
    claims=(Claim("c12", "r1", (Span(0, 41),), "asserts", "stated", "t", facts=FACTS),
            Claim("c13", "r1", (Span(29, 41),), "asserts", "stated", "t")),
    findings=(Finding("f1", Question("people", "killed"), {}, "single-origin", ("c12",), (), (), 1, (), False, None,
                      ""),),
)  # fmt: skip


def ask(kind, *about, **options):
    options = {"who": "ana", "at": "2031-01-01T00:00:00Z", "why": "seen"} | options
    return decision(Asked(kind, about, **options), ACCOUNT, [Decision("d1", "reject", ("c12",), "b", "2030", "x")])


def test_a_claim_is_anchored_on_its_words():
    made = ask("reject", "c12")
    assert made.about == ("c12",)
    assert made.anchors == (("r1", Span(0, 41)),)
    assert made.words == (TEXT[:41],)


def test_an_entity_stands_for_a_mention_of_it():
    with pytest.raises(SetupError, match="two or more"):
        ask("merge", "e1", "r1/m1")
    assert ask("split", "r1/m1").anchors == (("r1", Span(43, 51)),)


def test_a_finding_is_anchored_on_its_claims_and_its_state():
    made = ask("correct", "f1", field="status", to="unverified")
    assert made.value == {"predicates": ["killed"], "status": "unverified"}
    assert made.anchors == (("r1", Span(0, 41)),)


def test_a_figure_is_anchored_on_its_own_words():
    made = ask("correct", "c12", field="figure", to="at least 12", fact=2)
    assert made.anchors == (("r1", Span(29, 31)),)
    assert made.value["figure"]["low"] == 12
    assert made.value["figure"]["high"] is None


def test_a_place_that_the_reports_know_has_its_position():
    assert ask("correct", "c13", field="place", to="omate").value["place"]["lat"] == -16.7
    assert ask("correct", "c13", field="place", to="Nowhere").value["place"]["lat"] is None
    assert ask("correct", "c13", field="place", to="Nowhere", position=(1.0, 2.0)).value["place"]["lon"] == 2.0
    assert ask("correct", "c13", field="place", to="none").value["place"] is None


def test_ids_are_of_what_was_decided():
    assert ask("reject", "c12").id == ask("reject", "c12").id
    assert ask("reject", "c12").id != ask("reject", "c12", why="heard").id


@pytest.mark.parametrize(
    ("kind", "about", "options", "told"),
    [
        ("reject", ("c1",), {}, "2 records have"),
        ("reject", ("c99",), {}, "nothing has"),
        ("reject", ("r1/m9",), {}, "no mention"),
        ("reject", ("c12",), {"why": " "}, "--why"),
        ("reject", ("c12", "f1"), {}, "one kind at a time"),
        ("merge", ("c12",), {}, "two or more"),
        ("merge", ("c12", "r1/m1"), {}, "two or more"),
        ("split", ("f1",), {}, "split takes"),
        ("split", ("e1",), {}, "give the mentions"),
        ("correct", ("c12",), {"field": "status", "to": "revised"}, "one finding"),
        ("correct", ("f1",), {"field": "status", "to": "true"}, "no status"),
        ("correct", ("c12",), {"field": "figure", "to": "12"}, "--fact"),
        ("correct", ("c12",), {"field": "figure", "to": "12", "fact": 3}, "from 1 to 2"),
        ("correct", ("c13",), {"field": "figure", "to": "a dozen"}, "no figure"),
        ("correct", ("c13",), {"field": "span", "to": "5-500"}, "marks no words"),
        ("correct", ("c13",), {"field": "span", "to": "here"}, "no span"),
        ("undo", ("d9",), {}, "no decision"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_what_could(kind, about, options, told):
    with pytest.raises(SetupError, match=told):
        ask(kind, *about, **options)


def test_an_undo_names_a_decision():
    assert ask("undo", "d1").about == ("d1",)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("12", (12, 12)), ("at least 1,200", (1200, None)), ("fewer than 3", (None, 3)), ("10-12", (10, 12))],
)
def test_figures_are_read(words, bounds):
    assert (figure(words).low, figure(words).high) == bounds
