import msgspec

from dateline.joining import Part, joined
from dateline.model import Decision, Entity, Finding, Origin, Question, Story
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name


def entity(identity, report, *mentions, side=None, roles=(), name="Ana Ruiz"):
    return Entity(identity, "person", name, (name,), roles, tuple((report, m) for m in mentions), side)


def part(number, *entities, start=None, **fields):
    report = f"r{number}"
    return Part(Story(f"s{number}", (report,), "x", start), entities=entities, **fields)


def readings(*numbers):
    names = (Mention("m1", Span(0, 3), Name("Ana", "person"), 1.0, "t"),)
    return [Reading(Document(f"r{n}", "Ana spoke.", published=f"2031-03-0{n}"), names=names) for n in numbers]


def test_entities_of_one_id_are_one_participant():
    made = joined(
        [part(1, entity("e1", "r1", "m1", roles=("mayor",), side="e8")),
         part(2, entity("e1", "r2", "m1", "m2", roles=("governor",), side="e9", name="Ana Ruíz"))],
        readings(1, 2), [], "t",
    )  # fmt: skip
    (one,) = made.entities
    assert one.mentions == (("r1", "m1"), ("r2", "m1"), ("r2", "m2"))
    assert one.roles == ("governor", "mayor")
    assert (one.name, one.aliases, one.side) == ("Ana Ruíz", ("Ana Ruiz", "Ana Ruíz"), "e9")


def test_a_story_that_knows_no_side_has_no_vote():
    made = joined([part(1, entity("e1", "r1", "m1", "m2", "m3")), part(2, entity("e1", "r2", "m1", side="e9"))],
                  readings(1, 2), [], "t")  # fmt: skip
    assert made.entities[0].side == "e9"


def test_the_order_of_parts_changes_nothing():
    parts = [part(n, entity("e1", f"r{n}", "m1", roles=(f"role {n}",), side=f"e{n}")) for n in (1, 2, 3)]
    assert joined(parts, readings(1, 2, 3), [], "t") == joined(parts[::-1], readings(3, 1, 2), [], "t")


def test_one_part_is_the_account():
    alone = part(1, entity("e1", "r1", "m1"), start="2031-03-01")
    made = joined([alone], readings(1), [], "t")
    assert (made.entities, made.stories) == (alone.entities, (alone.story,))
    assert (made.as_of, made.made_by) == ("2031-03-01", "t")


def test_what_a_party_says_in_two_stories_is_one_origin():
    parts = [part(n, origins=(Origin("o1", (f"r{n}",), kind="statement"),)) for n in (1, 2)]
    assert [o.reports for o in joined(parts, readings(1, 2), [], "t").origins] == [("r1", "r2")]


def test_a_merge_over_two_stories_renames_all_that_speaks_of_them():
    finding = Finding("f1", Question("x", "control"), {"side": "e2"}, "contested", ("c1",), (), (), 1, ("e2",), False,
                      None, "")  # fmt: skip
    decision = Decision("d1", "merge", ("r1/m1", "r2/m1"), "ana", "2031-04-01T00:00:00Z", "one", anchors=(
        ("r1", Span(0, 3)), ("r2", Span(0, 3))))  # fmt: skip
    parts = [part(1, entity("e1", "r1", "m1")),
             part(2, entity("e2", "r2", "m1"), findings=(finding,), speaker_of={"c1": "e2"})]  # fmt: skip
    made = joined(parts, readings(1, 2), [], "t", [decision])
    assert [e.id for e in made.entities] == ["e1"]
    assert made.entities[0].mentions == (("r1", "m1"), ("r2", "m1"))
    assert (made.findings[0].sides, made.findings[0].value) == (("e1",), {"side": "e1"})
    assert made.speaker_of == {"c1": "e1"}
    assert made.rulings[0].about == ("e1",)


def test_a_part_is_packed_flat_under_the_names_that_older_ledgers_wrote():
    names = (
        "story judgements entities lineage origins claims findings series control speaker_of origin_of rulings"
        " main_events".split()
    )
    assert sorted(msgspec.to_builtins(part(1))) == sorted(names)
    old = {"story": {"id": "s1", "reports": ["r1"], "label": "x"}, "claims": [], "speaker_of": {"c": "e"}}
    assert msgspec.convert(old, Part) == part(1, speaker_of={"c": "e"})
