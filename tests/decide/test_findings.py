import msgspec

from dateline.decide.findings import Weighed, applied
from dateline.model import Claim, Decision, Fact, Finding, Question, Series, SeriesPoint
from dateline.reading import Document, Reading, Span
from dateline.values import Quantity

READING = Reading(Document("r1", "x" * 400))


def claim(number, value=None):
    quantity = Quantity(value, value, value, "person", "people", "exact", "killed")
    facts = () if value is None else (Fact(quantity=quantity, span=Span(100 * number, 100 * number + 5)),)
    return Claim(f"c{number}", "r1", (Span(100 * number, 100 * number + 50),), "asserts", "stated", "t", facts=facts)


def finding(number, low, pro, contra=(), superseded=(), status="single-origin"):
    value = {"low": low, "high": low, "unit": "person", "of": "people"} if low is not None else {"statement": "x"}
    predicate = "killed" if low is not None else "statement"
    return Finding(f"f{number}", Question("people", predicate), value, status, pro, contra, superseded, 1, (), False,
                   None, "One report.")  # fmt: skip


def weigh(pro, contra, superseded):
    status = "contested" if contra else "revised" if superseded else "corroborated" if len(pro) > 1 else "single-origin"
    return Weighed(status, f"{len(pro)} for, {len(contra)} against.", len(pro), ())


def decided(kind, *about, field=None, value=None, anchors=()):
    spans = tuple(("r1", Span(*a)) for a in anchors)
    return Decision("d1", kind, about, "ana", "2031-01-02T10:00:00Z", "I asked", field, value or {}, spans)


def after(findings, claims, *decisions, series=()):
    made = applied(findings, series, claims, decisions, weigh, [READING])
    return {f.id: f for f in made.findings}, made


def test_two_questions_become_one_and_the_rules_weigh_it():
    found, _ = after([finding(0, None, ("c0",)), finding(1, None, ("c1",))], [claim(0), claim(1)],
                     decided("merge", "f0", "f1"))  # fmt: skip
    assert set(found) == {"f0"}
    assert (found["f0"].pro, found["f0"].status, found["f0"].origins) == (("c0", "c1"), "corroborated", 2)
    assert "ana put 2 questions together (I asked)" in found["f0"].why


def test_figures_that_conflict_are_set_against_each_other():
    found, made = after(
        [finding(0, 10, ("c0",)), finding(1, 12, ("c1",))], [claim(0, 10), claim(1, 12)], decided("merge", "f0", "f1"),
        series=[Series("f0", "person", (SeriesPoint("c0", 10, 10, None, "2031", None, False),)),
                Series("f1", "person", (SeriesPoint("c1", 12, 12, None, "2032", None, False),))],
    )  # fmt: skip
    assert (found["f0"].pro, found["f0"].contra, found["f0"].status) == (("c0",), ("c1",), "contested")
    assert [(s.question, [p.claim for p in s.points]) for s in made.series] == [("f0", ["c0", "c1"])]


def merged(first, second, voices, days=("2031-03-01", "2031-03-02")):
    """Two figures of two reports merged, the older one named first."""
    readings = [Reading(Document(f"r{n}", "x" * 400, published=day)) for n, day in enumerate(days)]
    claims = [msgspec.structs.replace(claim(n, v), report=f"r{n}") for n, v in ((0, first), (1, second))]
    made = applied([finding(0, first, ("c0",)), finding(1, second, ("c1",))], (), claims,
                   [decided("merge", "f0", "f1")], weigh, readings, voices)  # fmt: skip
    (one,) = made.findings
    return one


def test_the_newest_figure_leads_and_a_risen_one_revises():
    one = merged(4, 14, {"c0": "e1", "c1": "e2"})
    assert (one.id, one.value["low"], one.pro, one.superseded, one.status) == ("f0", 14, ("c1",), ("c0",), "revised")


def test_a_voice_that_lowers_its_figure_revises_it_and_another_voice_contests_it():
    assert merged(14, 4, {"c0": "e1", "c1": "e1"}).status == "revised"
    other = merged(14, 4, {"c0": "e1", "c1": "e2"})
    assert (other.value["low"], other.pro, other.contra, other.status) == (4, ("c1",), ("c0",), "contested")


def test_a_denial_is_merged_as_one():
    claims = [claim(0), msgspec.structs.replace(claim(1), stance="denies")]
    found, _ = after([finding(0, None, ("c0",)), finding(1, None, ("c1",))], claims, decided("merge", "f0", "f1"))
    assert (found["f0"].pro, found["f0"].contra, found["f0"].status) == (("c0",), ("c1",), "contested")


def test_an_accepted_claim_leads_its_finding():
    found, made = after([finding(0, 10, ("c0", "c2"), ("c1",), status="contested")],
                        [claim(0, 10), claim(1, 12), claim(2, 10)], decided("accept", "c1"))  # fmt: skip
    assert (found["f0"].pro, found["f0"].contra) == (("c1",), ("c0", "c2"))
    assert (found["f0"].value["low"], found["f0"].value["high"]) == (12, 12)
    assert found["f0"].why.startswith("ana accepted the claim on 2031-01-02: I asked. By the rules: contested.")
    assert made.rulings[0].about == ("f0",)


def test_an_accepted_claim_that_was_replaced_stands_again():
    found, _ = after([finding(0, 12, ("c1",), (), ("c0",), "revised")], [claim(0, 10), claim(1, 12)],
                     decided("accept", "c0"))  # fmt: skip
    assert (found["f0"].pro, found["f0"].contra, found["f0"].superseded) == (("c0",), ("c1",), ())


def test_an_accepted_denial_turns_a_statement_round():
    found, _ = after([finding(0, None, ("c0",), ("c1",), status="contested")], [claim(0), claim(1)],
                     decided("accept", "c1"))  # fmt: skip
    assert (found["f0"].pro, found["f0"].contra) == (("c1",), ("c0",))


def test_an_accepted_finding_says_who_accepted_it():
    found, _ = after([finding(0, 10, ("c0",))], [claim(0, 10)], decided("accept", "f0"))
    assert found["f0"].status == "single-origin"
    assert found["f0"].why.startswith("ana accepted this on 2031-01-02: I asked.")


def test_a_rejected_finding_is_no_answer_any_more():
    series = [Series("f0", "person", ())]
    found, made = after([finding(0, 10, ("c0",)), finding(1, None, ("c1",))], [claim(0, 10), claim(1)],
                        decided("reject", "f0"), series=series)  # fmt: skip
    assert set(found) == {"f1"}
    assert made.series == ()
    assert made.rulings[0].about == ("f0",)


def test_a_status_set_by_a_person_outranks_the_rule_and_names_it():
    status = decided("correct", "f0", field="status", value={"status": "unverified"})
    found, made = after([finding(0, 10, ("c0",))], [claim(0, 10)], status)
    assert found["f0"].status == "unverified"
    assert "By the rules: single-origin. One report." in found["f0"].why
    assert made.rulings[0].instead == "by rule single-origin"


def test_a_status_that_there_is_not_is_left_alone():
    status = decided("correct", "f0", field="status", value={"status": "true"})
    found, _ = after([finding(0, 10, ("c0",))], [claim(0, 10)], status)
    assert found["f0"].status == "single-origin"


def test_a_finding_with_another_id_is_found_by_its_claims():
    lost = decided("reject", "f9", value={"predicates": ["killed"]}, anchors=((0, 50),))
    found, _ = after([finding(0, 10, ("c0",)), finding(1, None, ("c1",))], [claim(0, 10), claim(1)], lost)
    assert set(found) == {"f1"}


def test_nothing_decided_changes_nothing():
    given = [finding(0, 10, ("c0",))]
    found, made = after(given, [claim(0, 10)], decided("reject", "c0"))
    assert list(found.values()) == given
    assert made.rulings == ()
