import msgspec
import pytest
from sqlalchemy import text

from dateline.reading import Mention, Span
from dateline.store.schema import LAYERS
from dateline.store.verify import unsound
from tests.store.made import AT, LATER, TEXT, VERSIONS, decision, full, plain

replace = msgspec.structs.replace


def changed(layer, **fields):
    """A sound reading with other fields in the first record of one layer."""
    first, *rest = getattr(full(), layer)
    return replace(full(), **{layer: (replace(first, **fields), *rest)})


def test_a_sound_store_has_no_faults(store):
    store.add([full(f"r{n}") for n in range(70)], [], AT, VERSIONS)
    store.decide(decision())
    store.keep("account", {"a": b"1"})
    assert list(store.verify()) == []


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (changed("names", span=Span(0, len(TEXT) + 1)), "names m1 of report r1 at 0–"),
        (changed("names", span=Span(5, 5)), "names m1 of report r1 at 5–5"),
        (changed("names", span=Span(-1, 5)), "names m1 of report r1 at -1–5"),
        (changed("attributions", content=(Span(900, 950),)), "attributions a1 of report r1 at 900–950"),
        (changed("attributions", speaker="m9"), "attribution a1 of report r1 points to the name m9"),
        (changed("attributions", speaker="t1"), "attribution a1 of report r1 points to the name t1"),
        (changed("attributions", parent="a9"), "attribution a1 of report r1 points to the attribution a9"),
        (changed("caveats", about=("a1", "a7")), "caveat v1 of report r1 points to the attribution a7"),
        (changed("caveats", covers=(Span(3, 2),)), "caveats v1 of report r1 at 3–2"),
        (changed("events", quantities=("q7",)), "event e1 of report r1 points to the mention q7"),
        (changed("events", roles={"agent": ("m7",)}), "event e1 of report r1 points to the mention m7"),
        (changed("events", place="p7"), "event e1 of report r1 points to the mention p7"),
        (changed("events", time="t7"), "event e1 of report r1 points to the mention t7"),
        (changed("names", refers="m7"), "names m1 of report r1 points to the mention m7"),
        (changed("furniture", span=Span(0, 999)), "the furniture of report r1 at 0–999"),
    ],
)
def test_each_fault_of_a_reading_is_one_sentence(reading, told):
    (fault,) = unsound(reading, LAYERS)
    assert fault.startswith(told)
    assert fault.endswith("read the report anew")


def test_faults_of_readings_are_found_in_the_store(store):
    wrong = changed("attributions", speaker="m9", content=(Span(900, 950),))
    store.add([full("r0"), wrong], [], AT)
    assert len(list(store.verify())) == 2


def test_ids_of_layers_that_are_missing_are_let_be():
    assert list(unsound(replace(full(), names=()), {"attributions", "events", "times", "places", "quantities"})) == []
    assert len(list(unsound(replace(full(), names=()), {"names", "attributions"}))) == 1


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE report SET text = replace(text, '12', '99')", "text of report r1 is not the one that was added"),
        ("UPDATE report SET sha256 = 'x'", "text of report r1 is not the one that was added"),
        ("UPDATE report SET title = 'x'", "report r1 is damaged in the store"),
        ("UPDATE report SET published = NULL", "report r1 is damaged in the store"),
        ("UPDATE layer SET digest = digest + 1 WHERE name = 'names'", "the names of report r1 are damaged"),
        ("UPDATE layer SET name = 'plaaes' WHERE name = 'places'", "the plaaes of report r1 are damaged"),
        ("UPDATE layer SET name = 'times' WHERE name = 'places'", "the times of report r1 are damaged"),
        ("UPDATE item SET stop = stop + 1 WHERE kind = 'cue'", "rows of the attributions of report r1 differ"),
        ("DELETE FROM item WHERE kind = 'cue'", "rows of the attributions of report r1 differ"),
        ("UPDATE sentence SET stop = 999 WHERE start = 0", "a sentence of report r1 at 0–999"),
        ("UPDATE sentence SET words = words + 1 WHERE start = 0", "a sentence of report r1 at 0–"),
        ("UPDATE store SET revision = 0", "counts fewer changes or sentences than it holds"),
        ("UPDATE derived SET digest = digest + 1", "the account of a is damaged; `dateline verify LEDGER --mend`"),
    ],
)
def test_each_change_from_outside_is_one_sentence(store, statement, told):
    store.add([full("r1")], [], AT, VERSIONS)
    store.keep("account", {"a": b"1"})
    with store.backend.engine.begin() as connection:
        connection.execute(text(statement))
    found = list(store.verify())
    assert any(told in fault for fault in found), found
    assert all("; " in fault for fault in found)


def test_a_decision_changed_past_its_guard_is_noticed(store):
    for n in range(3):
        store.decide(decision(f"d{n}", why=f"reason {n}"))
    drop = "DROP TRIGGER decision_no_update" if store.backend.engine.dialect.name == "sqlite" else (
        "ALTER TABLE decision DISABLE TRIGGER decision_no_change"
    )  # fmt: skip
    with store.backend.engine.begin() as connection:
        connection.execute(text(drop))
        connection.execute(text("UPDATE decision SET record = replace(record, 'reason 1', 'reason 9')"))
    found = list(store.verify())
    assert found
    assert found[0].startswith("the decision d1, or one before it, was changed or taken away")


def test_the_columns_of_a_decision_are_held_against_its_record(store):
    store.decide(decision("d1"))
    drop = "DROP TRIGGER decision_no_update" if store.backend.engine.dialect.name == "sqlite" else (
        "ALTER TABLE decision DISABLE TRIGGER decision_no_change"
    )  # fmt: skip
    with store.backend.engine.begin() as connection:
        connection.execute(text(drop))
        connection.execute(text("UPDATE decision SET who = 'eve'"))
    assert list(store.verify()) == ["the columns of the decision d1 differ from its record; restore a backup"]


def test_sentences_missing_from_the_index_are_noticed(store):
    store.add([full("r1")], [], AT)
    sqlite = store.backend.engine.dialect.name == "sqlite"
    with store.backend.engine.begin() as connection:
        connection.execute(text("DELETE FROM sentence_words_docsize" if sqlite else "UPDATE sentence SET terms = NULL"))
    assert any("cannot be found by their words" in fault for fault in store.verify())


def test_duplicate_words_do_not_hide(store):
    mention = Mention("m3", Span(0, 3), full().names[0].value, 1.0, "names@1")
    store.add([replace(full(), names=(*full().names, mention))], [], AT)
    assert list(store.verify()) == []


def test_an_index_of_words_that_is_not_that_of_the_sentences_is_told(store):
    store.add([full("r1"), full("r2")], [], AT, VERSIONS)
    assert list(store.verify()) == []
    statement = "INSERT INTO sentence_words (rowid, words) VALUES (2, 'zebra')"
    if store.backend.engine.dialect.name == "postgresql":
        statement = "UPDATE sentence SET terms = array_to_tsvector(ARRAY['zebra']) WHERE id = 2"
    with store.backend.engine.begin() as connection:
        connection.execute(text(statement))
    (fault,) = store.verify()
    assert "the index of words" in fault


def test_sentences_that_were_replaced_do_not_count_in_the_index(store):
    store.add([full("r1")], [], AT, VERSIONS)
    store.add([plain("r1", "Other words stand here now.")], [], LATER, VERSIONS)
    assert list(store.verify()) == []


def test_layers_that_were_forgotten_are_counted(store):
    store.add([full("r1"), full("r2", version="2")], [], AT, VERSIONS)
    assert store.missing() == {}
    store.forget("names@2")
    assert store.missing() == {"names": 1}
