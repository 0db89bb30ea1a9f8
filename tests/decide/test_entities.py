from dateline.decide.entities import applied, cross_merges, renamed
from dateline.model import Control, Decision, Entity, Finding, Question
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name

TEXT = "Ana Ruiz spoke. Anna Ruis left. She was calm. The ministry of Ana Ruiz agreed."


def reading(report="r1"):
    names = (
        Mention("m1", Span(0, 8), Name("Ana Ruiz", "person", "mayor"), 1.0, "t"),
        Mention("m2", Span(16, 25), Name("Anna Ruis", "person"), 1.0, "t"),
        Mention("m3", Span(32, 35), Name("Anna Ruis", "person"), 1.0, "t", refers="m2"),
        Mention("m4", Span(46, 58), Name("the ministry", "organisation"), 1.0, "t"),
    )
    return Reading(Document(report, TEXT), names=names)


def entity(identity, *mentions, name="x", side=None, report="r1"):
    return Entity(identity, "person", name, (name,), (), tuple((report, m) for m in mentions), side)


def decision(kind, *spans, report="r1", identity="d1"):
    about = tuple(f"{report}/m" for _ in spans)
    anchors = tuple((report, Span(*s)) for s in spans)
    return Decision(identity, kind, about, "ana", "2031-01-01T00:00:00Z", "one person", anchors=anchors)


def test_merged_entities_keep_the_first_ones_id_and_all_that_is_said_of_them():
    given = [entity("e1", "m1", name="Ana Ruiz"), entity("e2", "m2", "m3", name="Anna Ruis", side="e9")]
    made = applied(given, [reading()], [decision("merge", (0, 8), (16, 25))])
    (one,) = made.entities
    assert (one.id, one.aliases, one.side) == ("e1", ("Ana Ruiz", "Anna Ruis"), "e9")
    assert one.mentions == (("r1", "m1"), ("r1", "m2"), ("r1", "m3"))
    assert "merged by ana: one person" in one.why
    assert [(j.left, j.right, j.verdict, j.by) for j in made.judgements] == [("r1/m1", "r1/m2", "same", "ana")]
    assert made.rulings[0].about == ("e1",)


def test_who_spoke_for_a_merged_entity_speaks_for_what_it_became():
    given = [entity("e1", "m1"), entity("e2", "m2"), entity("e3", "m4", side="e2")]
    made = applied(given, [reading()], [decision("merge", (0, 8), (16, 25))])
    assert {e.id: e.side for e in made.entities} == {"e1": None, "e3": "e1"}


def test_a_split_takes_a_mention_and_what_refers_to_it():
    given = [entity("e1", "m1", "m2", "m3", name="Ana Ruiz")]
    made = applied(given, [reading()], [decision("split", (16, 25))])
    assert {e.mentions for e in made.entities} == {(("r1", "m1"),), (("r1", "m2"), ("r1", "m3"))}
    new = next(e for e in made.entities if e.id != "e1")
    assert (new.name, new.side) == ("Anna Ruis", None)
    assert made.rulings[0].about == (new.id,)


def test_a_split_of_all_mentions_leaves_no_empty_entity():
    made = applied([entity("e1", "m2", "m3")], [reading()], [decision("split", (16, 25))])
    assert [e.mentions for e in made.entities] == [(("r1", "m2"), ("r1", "m3"))]


def test_a_merge_and_its_split_part_them_again():
    given = [entity("e1", "m1"), entity("e2", "m2", "m3")]
    log = [decision("merge", (0, 8), (16, 25)), decision("split", (16, 25), identity="d2")]
    made = applied(given, [reading()], log)
    assert sorted(e.mentions for e in made.entities) == [(("r1", "m1"),), (("r1", "m2"), ("r1", "m3"))]


def test_nothing_decided_changes_nothing():
    given = (entity("e1", "m1"),)
    assert applied(given, [reading()], []).entities == given


def test_what_a_decision_is_about_may_be_gone():
    made = applied([entity("e1", "m1")], [reading()], [decision("merge", (60, 70), (70, 78))])
    assert [e.id for e in made.entities] == ["e1"]
    assert made.rulings[0].about == ()


def test_entities_of_two_stories_are_merged_across():
    given = [entity("e1", "m1"), entity("e2", "m1", report="r2"), entity("e3", "m2", report="r2")]
    across = Decision("d1", "merge", ("r2/m1", "r1/m1"), "ana", "2031-01-01T00:00:00Z", "", anchors=(
        ("r2", Span(0, 8)), ("r1", Span(0, 8))))  # fmt: skip
    names, rulings = cross_merges(given, [across], [reading(), reading("r2")])
    assert names == {"e1": "e2"}
    assert rulings[0].about == ("e2",)


def test_records_follow_the_new_names():
    finding = Finding("f1", Question("x", "control"), {"side": "e1"}, "contested", (), (), (), 1, ("e1", "e2"), False,
                      None, "")  # fmt: skip
    made = renamed(finding, {"e1": "e2"})
    assert (made.sides, made.value) == (("e2",), {"side": "e2"})
    assert renamed(Control("Lima", "e1", "holds", "c1", None), {"e1": "e2"}).side == "e2"
    assert renamed(finding, {}) is finding
