import msgspec
import pytest

from dateline.decide.claims import applied
from dateline.model import Claim, Decision, Entity, Fact
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name, Place, Quantity

TEXT = "At least ten people died in Omate and 40 were hurt, the mayor said. Ana Ruiz left."


def reading():
    names = (Mention("m1", Span(52, 61), Name("the mayor", "person"), 1.0, "t"),
             Mention("m2", Span(68, 76), Name("Ana Ruiz", "person"), 1.0, "t"))  # fmt: skip
    return Reading(Document("r1", TEXT), names=names)


DEAD = Fact(quantity=Quantity(10, 10, None, "person", "people", "at_least", "killed"), span=Span(0, 12),
            place=Place("Omate", -16.7, -70.9))  # fmt: skip
HURT = Fact(quantity=Quantity(40, 40, 40, "person", "people hurt", "exact", "wounded"), span=Span(38, 40))
CLAIM = Claim("c1", "r1", (Span(0, 50),), "asserts", "stated", "t", speaker="m1", facts=(DEAD, HURT))
ENTITIES = [Entity("e1", "person", "the mayor", ("the mayor",), (), (("r1", "m1"),)),
            Entity("e2", "person", "Ana Ruiz", ("Ana Ruiz",), (), (("r1", "m2"),))]  # fmt: skip


def made(kind, field=None, value=None, span=(0, 50), about=("c1",), identity="d1"):
    return Decision(identity, kind, about, "ana", "2031-01-01T00:00:00Z", "because", field, value or {},
                    (("r1", Span(*span)),))  # fmt: skip


def after(*decisions):
    return applied([CLAIM], [reading()], ENTITIES, decisions)


def test_a_rejected_claim_is_left_out_and_stays_with_its_report():
    result = after(made("reject"))
    assert result.rejected == {"c1"}
    assert result.claims == (CLAIM,)


def test_a_split_claim_answers_a_question_of_its_own():
    assert after(made("split")).apart == {"c1": "d1"}


def test_the_figure_that_stands_at_the_anchor_is_corrected():
    value = {"figure": msgspec.to_builtins(Quantity(41, 41, 41))}
    (claim,) = after(made("correct", "figure", value, span=(38, 40))).claims
    assert claim.facts[0] == DEAD
    assert (claim.facts[1].quantity.value, claim.facts[1].quantity.of) == (41, "people hurt")
    assert claim.facts[1].quantity.predicate == "wounded"


def test_a_figure_that_is_none_is_taken_away_and_the_old_one_is_told():
    result = after(made("correct", "figure", {"figure": None}, span=(0, 12)))
    assert result.claims[0].facts[0].quantity is None
    assert "10" in result.rulings[0].instead


def test_a_claim_without_figure_gets_one():
    value = {"figure": msgspec.to_builtins(Quantity(3, 3, 3, "person", predicate="killed"))}
    bare = msgspec.structs.replace(CLAIM, facts=())
    (claim,) = applied([bare], [reading()], ENTITIES, [made("correct", "figure", value)]).claims
    assert [f.quantity.value for f in claim.facts] == [3]


def test_a_place_is_corrected_in_all_facts():
    value = {"place": msgspec.to_builtins(Place("Puquina", -16.6, -71.2))}
    (claim,) = after(made("correct", "place", value)).claims
    assert [f.place.name for f in claim.facts] == ["Puquina", "Puquina"]


def test_other_words_keep_only_the_facts_that_stand_in_them():
    (claim,) = after(made("correct", "span", {"content": [[28, 50]]})).claims
    assert (claim.id, claim.content, claim.facts) == ("c1", (Span(28, 50),), (HURT,))


@pytest.mark.parametrize(("name", "entity", "mention"), [("ana ruiz", "e2", "m2"), ("The Mayor", "e1", "m1")])
def test_a_speaker_is_one_whom_the_reports_name(name, entity, mention):
    result = after(made("correct", "speaker", {"speaker": name}))
    assert (result.speakers["c1"].id, result.claims[0].speaker) == (entity, mention)
    assert result.added == ()


def test_a_speaker_whom_no_report_names_is_added():
    result = after(made("correct", "speaker", {"speaker": "Elsa Mamani"}))
    assert result.speakers["c1"] == result.added[0]
    assert (result.added[0].name, result.claims[0].speaker) == ("Elsa Mamani", None)


def test_no_speaker_is_the_outlet_itself():
    result = after(made("correct", "speaker", {"speaker": None}))
    assert result.speakers == {"c1": None}
    assert result.claims[0].speaker is None


def test_of_two_corrections_the_later_stands():
    first = made("correct", "speaker", {"speaker": "Elsa Mamani"})
    second = made("correct", "speaker", {"speaker": "Ana Ruiz"}, identity="d2")
    assert after(first, second).speakers["c1"].name == "Ana Ruiz"
    assert after(second, first).speakers["c1"].name == "Elsa Mamani"


def test_decisions_on_other_things_are_not_for_claims():
    assert after(made("accept"), made("merge"), made("reject", about=("f1",))).rulings == ()
