import msgspec
import pytest

from dateline.decide.making import Asked, decision
from dateline.decide.newvalues import figure
from dateline.errors import SetupError
from dateline.model import Account, Claim, Decision, Entity, Fact, Finding, Question
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name, Place, Quantity

TEXT = "Ten people died in Omate and 40 were hurt, Ana Ruiz said."
READING = Reading(
    Document("r1", TEXT),
    names=(
        Mention("m1", Span(43, 51), Name("Ana Ruiz", "person"), 1.0, "t"),
        Mention("m2", Span(19, 24), Name("Omate", "place"), 1.0, "t"),
        Mention("m3", Span(47, 51), Name("Ruiz", "person"), 1.0, "t"),
    ),
    places=(Mention("p1", Span(19, 24), Place("Omate", -16.7, -70.9, 2.0), 1.0, "t"),),
)
FACTS = tuple(Fact(quantity=Quantity(n, n, n), span=Span(s, s + 2)) for n, s in ((10, 0), (40, 29)))
ACCOUNT = Account(
    as_of=None,
    made_by="t",
    readings=(READING,),
    entities=(Entity("e1", "person", "Ana Ruiz", ("Ana Ruiz",), (), (("r1", "m1"), ("r1", "m2"))),
              Entity("e2", "person", "A. Ruiz", ("A. Ruiz",), (), (("r1", "m3"),))),
    claims=(Claim("c12", "r1", (Span(0, 41),), "asserts", "stated", "t", facts=FACTS),
            Claim("c13", "r1", (Span(29, 41),), "asserts", "stated", "t")),
    findings=(Finding("f1", Question("people", "killed"), {}, "single-origin", ("c12",), (), (), 1, (), False, None,
                      ""),),
)  # fmt: skip


LOG = [Decision("d1", "reject", ("c12",), "b", "2030", "x", anchors=(("r1", Span(0, 41)),))]


def ask(kind, *about, **options):
    options = {"who": "ana", "at": "2031-01-01T00:00:00Z", "why": "seen"} | options
    return decision(Asked(kind, about, **options), ACCOUNT, LOG)


def test_a_claim_is_anchored_on_its_words():
    made = ask("accept", "c12")
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
    assert ask("accept", "c12").id == ask("accept", "c12").id
    assert ask("accept", "c12").id != ask("accept", "c12", why="heard").id


@pytest.mark.parametrize(
    ("kind", "about", "options", "told"),
    [
        ("reject", ("c1",), {}, "2 records have an id that begins with 'c1': c12, c13"),
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
        ("correct", ("c13",), {"field": "span", "to": "30-41"}, "cuts a word in two at character 30"),
        ("correct", ("c13",), {"field": "span", "to": "29-41"}, "already"),
        ("correct", ("c13",), {"field": "span", "to": "25-41,29-41"}, "twice"),
        ("correct", ("c13",), {"field": "figure", "to": "12-10"}, "lower number first"),
        ("correct", ("c13",), {"field": "figure", "to": "12", "fact": 2}, "no figure yet"),
        ("correct", ("c13",), {"field": "speaker", "to": "12"}, "names nobody"),
        ("correct", ("c13",), {"field": "place", "to": "-"}, "names no place"),
        ("correct", ("f1",), {"field": "status", "to": "single-origin"}, "already"),
        ("reject", ("c13",), {"to": "12"}, "--to goes with correct"),
        ("accept", ("c13",), {"fact": 1}, "--fact goes with"),
        ("reject", ("c13", "c13"), {}, "stands there twice"),
        ("reject", ("c12",), {}, "b decided that already"),
        ("split", ("c12",), {}, "question of its own already"),
        ("split", ("r1/m3",), {}, "no other mention"),
        ("merge", ("r1/m1", "r1/m2"), {}, "are one already: Ana Ruiz"),
        ("undo", ("d9",), {}, "no decision"),
        ("undo", (), {}, "undo what"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_what_could(kind, about, options, told):
    with pytest.raises(SetupError, match=told):
        ask(kind, *about, **options)


def test_an_undo_names_a_decision_by_its_id_or_the_beginning():
    assert ask("undo", "d1").about == ("d1",)
    assert ask("undo", "d").about == ("d1",)


def test_what_is_undone_is_undone_once_and_the_undo_can_be_undone():
    undo = Decision("d2", "undo", ("d1",), "cem", "2030-02-01", "a slip")
    asked = Asked("undo", ("d1",), "ana", "2031-01-01", "seen")
    with pytest.raises(SetupError, match=r"undone already, by cem on 2030-02-01 .*undo d2"):
        decision(asked, ACCOUNT, [*LOG, undo])
    again = Decision("d3", "undo", ("d2",), "cem", "2030-03-01", "no slip")
    assert decision(asked, ACCOUNT, [*LOG, undo, again]).about == ("d1",)
    with pytest.raises(SetupError, match="undo d3"):
        decision(msgspec.structs.replace(asked, about=("d2",)), ACCOUNT, [*LOG, undo, again])


def stances(*pairs):
    claims = tuple(Claim(i, "r1", (Span(0, 41),), stance, "stated", "t") for i, stance in pairs)
    return msgspec.structs.replace(ACCOUNT, claims=claims)


def finding(identity, predicate, pro, contra=(), **value):
    question = Question("people", predicate)
    return Finding(identity, question, value, "contested", pro, contra, (), 1, (), False, None, "")


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ((finding("f1", "Act", ("c1",), ("c2",)),), "c2 stands against c1 in finding f1"),
        ((finding("f1", "Act", ("c1", "c2")),), "answer one question already: f1"),
        ((finding("f1", "killed", ("c1",), low=3, high=3), finding("f2", "wounded", ("c2",), low=9, high=9)), "which"),
        ((finding("f1", "killed", ("c1",), low=3, high=3, unit="person"),
          finding("f2", "killed", ("c2",), low=9, high=9, unit="kilometer")), "f2 counts kilometer"),
    ],
)  # fmt: skip
def test_a_merge_of_what_excludes_each_other_is_refused(findings, told):
    account = msgspec.structs.replace(stances(("c1", "asserts"), ("c2", "denies")), findings=findings)
    asked = Asked("merge", ("c1", "c2"), "ana", "2031-01-01", "seen")
    with pytest.raises(SetupError, match=told):
        decision(asked, account)


def test_a_statement_and_a_denial_of_another_question_may_be_merged():
    findings = (finding("f1", "Act", ("c1",)), finding("f2", "Act", ("c2",)))
    account = msgspec.structs.replace(stances(("c1", "asserts"), ("c2", "denies")), findings=findings)
    assert decision(Asked("merge", ("c1", "c2"), "ana", "2031-01-01", "seen"), account).about == ("c1", "c2")


@pytest.mark.parametrize(
    ("words", "bounds"),
    [("12", (12, 12)), ("at least 1,200", (1200, None)), ("fewer than 3", (None, 3)), ("10-12", (10, 12))],
)
def test_figures_are_read(words, bounds):
    assert (figure(words).low, figure(words).high) == bounds
