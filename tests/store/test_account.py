import re
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from dateline.model import Claim, Entity, Fact, Finding, Judgement, Part, Question, Story
from dateline.reading import Span
from dateline.values import Place, Quantity, Time
from tests.store.made import AT, TEXT, VERSIONS, full, where

MAYOR = Entity("e1", "person", "Rosa Quispe", ("Rosa Quispe",), ("Mayor",), (("r1", "m1"),), side="e2")
CITY = Entity("e2", "organisation", "City of Chosica", ("City of Chosica",), (), (), side="e2")
PASSER = Entity("e3", "person", "Luis", ("Luis",), (), (("r1", "m9"),))


def claim(identity="c1", report="r1", words="At least 12 people were killed", facts=()):
    return Claim(identity, report, (where(TEXT, words),), "asserts", "stated", "claims@1", "a1", "m1", facts)


KILLED = Fact(
    act="flood",
    place=Place("Chosica", -11.9, -76.7, 5.0),
    time=Time("DATE", "2022-09-06", "2022-09-06", "2022-09-07"),
    quantity=Quantity(12, 12, None, "person", "people", "at_least", "killed"),
)


def part(*claims, story="s1", status="single-origin", reports=("r1",)):
    held = claims or (claim(facts=(KILLED,)), claim("c2", words="burst its banks"))
    finding = Finding(
        "f1",
        Question("flood in Chosica", "killed", "Chosica"),
        {"low": 12, "high": None, "unit": "person"},
        status,
        ("c1",),
        ("c2",),
        (),
        1,
        ("e2",),
        False,
        AT,
        "Only one report carries it.",
    )
    return Part(
        Story(story, reports, "Flood in Chosica", AT, AT),
        judgements=(Judgement("r1/m1", "r1/m2", "same", 0.7, "resolve@1", "the same role"),),
        entities=(MAYOR, CITY, PASSER),
        claims=held,
        findings=(finding,),
        speaker_of={"c1": "e1"},
        origin_of={c.id: "o1" for c in held},
    )


@pytest.fixture
def kept(store):
    """A store with three reports and the part of one story."""
    store.add([full(f"r{n}") for n in (1, 2, 3)], [], AT, VERSIONS)
    store.tabulate({"s1": part()})
    return store


def asked(store, query, **values):
    with store.backend.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def test_claims_are_rows_with_their_words_speaker_and_side(kept):
    columns = "story, claim, report, outlet, speaker, side, stance, certainty, words, origin, revision"
    assert asked(kept, f"SELECT {columns} FROM said ORDER BY claim") == [
        ("s1", "c1", "r1", "El Rio", "Rosa Quispe", "City of Chosica", "asserts", "stated",
         "At least 12 people were killed", "o1", 1),
        ("s1", "c2", "r1", "El Rio", None, None, "asserts", "stated", "burst its banks", "o1", 1),
    ]  # fmt: skip


def test_facts_and_findings_can_be_asked_for_figures_and_places(kept):
    query = "SELECT claim FROM fact WHERE predicate = 'killed' AND low >= 10 AND lat < 0 AND bound = 'at_least'"
    assert asked(kept, query) == [("c1",)]
    assert asked(kept, "SELECT finding, status, low, high, stands, claim FROM found ORDER BY claim") == [
        ("f1", "single-origin", 12.0, None, "for", "c1"),
        ("f1", "single-origin", 12.0, None, "against", "c2"),
    ]
    assert asked(kept, "SELECT one, other, verdict, made_by, revision FROM judgement") == [
        ("r1/m1", "r1/m2", "same", "resolve@1", 1)
    ]


def test_those_who_neither_speak_nor_stand_in_a_finding_are_left_out(kept):
    assert asked(kept, "SELECT id, name, side FROM entity ORDER BY id") == [
        ("e1", "Rosa Quispe", "e2"),
        ("e2", "City of Chosica", "e2"),
    ]


def test_rows_that_stay_as_they_were_keep_their_revision(kept):
    kept.add([full("r4")], [], AT, VERSIONS)
    assert kept.revision() == 2
    later = claim("c3", "r4")
    kept.tabulate({"s1": part(*part().claims, later, status="corroborated", reports=("r1", "r4"))})
    assert asked(kept, "SELECT id, revision FROM claim ORDER BY id") == [("c1", 1), ("c2", 1), ("c3", 2)]
    assert asked(kept, "SELECT status, revision FROM finding") == [("corroborated", 2)]
    assert asked(kept, "SELECT reports, revision FROM story") == [(2, 2)]
    assert asked(kept, "SELECT revision FROM judgement") == [(1,)]


def test_what_is_no_more_goes(kept):
    kept.tabulate({"s1": part(claim())})
    assert asked(kept, "SELECT id FROM claim") == [("c1",)]
    assert asked(kept, "SELECT count(*) FROM fact") == [(0,)]
    kept.tabulate({"s1": None})
    for table in ("story", "claim", "finding", "standing", "judgement", "entity"):
        assert asked(kept, f"SELECT count(*) FROM {table}") == [(0,)]


def test_rows_are_those_of_the_part_or_it_shows(kept):
    assert kept.tabulated("s1", part())
    assert not kept.tabulated("s1", part(status="contested"))
    assert not kept.tabulated("s2", part())
    with kept.backend.engine.begin() as connection:
        connection.execute(text("UPDATE claim SET stance = 'denies' WHERE id = 'c2'"))
    assert not kept.tabulated("s1", part())


def test_a_story_is_found_by_a_claim_or_finding_in_it(kept):
    kept.tabulate({"s2": part(claim("c9", "r2"), story="s2", reports=("r2",))})
    assert kept.holding("c9") == ("s2",)
    assert kept.holding("f1") == ("s1", "s2")
    assert kept.holding("c") == ()


def test_what_is_derived_goes_with_what_is_forgotten(kept):
    kept.forget("places@1")
    assert asked(kept, "SELECT count(*) FROM claim") == [(0,)]
    assert asked(kept, "SELECT count(*) FROM story") == [(0,)]


def test_rows_without_a_story_are_told(kept, monkeypatch):
    assert list(kept.verify()) == []
    unheeded = "PRAGMA foreign_keys=OFF" if kept.backend.engine.dialect.name == "sqlite" else ""
    with kept.backend.engine.connect() as connection:
        if unheeded:
            connection.connection.execute(unheeded)
        else:
            connection.execute(text("ALTER TABLE standing DROP CONSTRAINT standing_story_fkey"))
        connection.execute(text("INSERT INTO standing VALUES (77, 'f', 'c', 'for')"))
        connection.commit()
        if not unheeded:
            told = list(kept.verify())
            connection.execute(text("DELETE FROM standing WHERE story = 77"))
            restored = "FOREIGN KEY (story) REFERENCES story (n) ON DELETE CASCADE"
            connection.execute(text(f"ALTER TABLE standing ADD CONSTRAINT standing_story_fkey {restored}"))
            connection.commit()
        else:
            connection.connection.execute("PRAGMA foreign_keys=ON")
            told = list(kept.verify())
    assert any("1 rows of standing belong to no story" in fault and "--mend" in fault for fault in told)
    kept.tabulate({}, anew=True)
    assert list(kept.verify()) == []


def test_text_that_no_database_holds_is_replaced(kept):
    odd = msgspec.structs.replace(part(), story=Story("s3", ("r1",), "a\x00b\ud800"))
    kept.tabulate({"s3": odd})
    assert asked(kept, "SELECT label FROM story WHERE id = 's3'") == [("a\ufffdb\ufffd",)]
    assert kept.tabulated("s3", odd)


def test_discontinuous_content_goes_from_its_first_to_its_last_character(kept):
    pieces = (Span(4, 9), Span(20, 30))
    split = msgspec.structs.replace(claim(), content=pieces)
    kept.tabulate({"s1": part(split)})
    assert asked(kept, "SELECT words FROM said") == [(TEXT[4:30],)]


def test_the_questions_of_the_page_are_answered(kept):
    page = (Path(__file__).parents[2] / "docs" / "sql.md").read_text()
    asked_there = [q.strip() for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) for q in block.split(";")]
    questions = [q for q in asked_there if q]
    assert len(questions) == 3
    for question in questions:
        asked(kept, question)


def test_the_page_lists_the_columns_that_there_are(kept):
    page = (Path(__file__).parents[2] / "docs" / "sql.md").read_text()
    listed = dict(re.findall(r"^\| `(\w+)`(?: \(view\))? \| [^|]* \| ([^|]*) \|$", page, re.MULTILINE))
    assert {"said", "found", "claim", "fact", "finding", "standing", "judgement", "entity", "story"} <= listed.keys()
    for table, told in listed.items():
        columns = [re.sub(r" .*", "", part.strip()) for part in re.sub(r"\([^)]*\)", "", told).split(",")]
        with kept.backend.engine.connect() as connection:
            there = connection.execute(text(f"SELECT * FROM {table}")).keys()
        assert columns == list(there), table
