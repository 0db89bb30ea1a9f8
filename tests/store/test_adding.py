import msgspec
import pytest
from sqlalchemy import text

from dateline.errors import SetupError
from dateline.model import Rejection
from dateline.reading import Document, Furniture, Reading, Span
from tests.store.made import AT, LATER, TEXT, VERSIONS, full, plain

replace = msgspec.structs.replace


def rows(store):
    """Every row of every table, as they are."""
    tables = ("store", "report", "component", "layer", "item", "sentence", "rejection", "decision", "derived")
    with store.backend.engine.connect() as connection:
        return {t: sorted(map(str, connection.execute(text(f"SELECT * FROM {t}")))) for t in tables}


def one(store, identity="r1"):
    (found,) = store.readings([identity])
    return found


def test_what_is_added_comes_back_as_it_was(store):
    assert store.add([full("r1"), full("r2")], [], AT, VERSIONS) == ["r1", "r2"]
    assert list(store.readings(["r2", "r1"])) == [full("r2"), full("r1")]


def test_the_same_again_changes_nothing(store):
    store.add([full("r1"), plain("r2", "Nothing else.")], [Rejection("x", "names", "bad")], AT, VERSIONS)
    before = rows(store)
    assert (
        store.add([full("r1"), plain("r2", "Nothing else.")], [Rejection("x", "names", "bad")], LATER, VERSIONS) == []
    )
    assert store.add([full("r1")], [], LATER) == []
    assert rows(store) == before


def test_batches_or_one_by_one_make_the_same_rows(store):
    everything = [full(f"r{n}") for n in range(5)]
    store.add(everything, [], AT, VERSIONS)
    together = rows(store)
    for reading in everything:
        store.add([reading], [], AT, VERSIONS)
    assert rows(store) == together


def test_a_newer_component_replaces_its_own_rows_only(store):
    store.add([full("r1")], [], AT, VERSIONS)
    before = rows(store)
    newer = replace(full("r1"), quantities=(replace(full("r1").quantities[0], by="quantities@2", score=0.4),))
    assert store.add([newer], [], LATER, {**VERSIONS, "quantities": "quantities@2"}) == ["r1"]
    assert one(store) == newer
    changed = set(rows(store)["layer"]) - set(before["layer"])
    assert len(changed) == 1
    assert "'quantities'" in changed.pop()
    assert rows(store)["sentence"] == before["sentence"]


def test_a_newer_component_that_finds_nothing_either_is_noted_but_is_no_change(store):
    store.add([plain("r1", "Nothing here.")], [], AT, VERSIONS)
    assert store.add([plain("r1", "Nothing here.")], [], LATER, {**VERSIONS, "caveats": "caveats@2"}) == []
    assert list(store.stale({"caveats": "caveats@2"})) == []
    assert list(store.stale({"caveats": "caveats@1"})) == ["r1"]
    assert store.revision() == 1


def test_a_new_text_under_a_known_id_replaces_all(store):
    store.add([full("r1")], [], AT, VERSIONS)
    other = plain("r1", "A quake struck Ica.")
    assert store.add([other], [], LATER, VERSIONS) == ["r1"]
    assert one(store) == other
    assert list(store.find("Chosica")) == []
    assert list(store.find("quake Ica")) == [("r1", 0, 19)]
    assert list(store.verify()) == []


def test_a_changed_title_is_a_change_and_leaves_the_layers(store):
    store.add([full("r1")], [], AT, VERSIONS)
    before = rows(store)
    named = replace(full("r1"), document=replace(full("r1").document, title="Flood"))
    assert store.add([named], [], LATER, VERSIONS) == ["r1"]
    assert one(store) == named
    assert rows(store)["layer"] == before["layer"]


def test_of_one_id_twice_in_a_call_the_later_counts(store):
    assert store.add([plain("r1", "First."), plain("r1", "Second.")], [], AT) == ["r1"]
    assert one(store).text == "Second."


def test_odd_texts_and_fields_come_back_as_they_were(store):
    texts = ("a\x00b", "\x00", "\U0001f30a", "e\u0301", "a\r\n\u2028b", "'; DROP TABLE report; --", " ")
    readings = []
    for n, odd in enumerate(texts):
        reading = plain(f"r{n}", odd)
        document = replace(reading.document, title=odd, byline=odd, furniture=(Furniture(Span(0, 1), "credit"),))
        names = (replace(full().names[0], id=odd, span=Span(0, 1)),)
        readings.append(replace(reading, document=document, names=names))
    store.add(readings, [], AT)
    assert list(store.readings([r.document.id for r in readings])) == readings
    assert list(store.documents()) == [r.document for r in readings]
    assert list(store.verify()) == []


def test_an_empty_reading_comes_back(store):
    reading = Reading(Document(id="r1", text=""))
    assert store.add([reading], [], AT) == ["r1"]
    assert one(store) == reading


def test_a_reading_that_no_database_can_hold_is_set_aside_and_the_rest_is_kept(store):
    added = store.add([plain("r1", "half \ud800"), plain("r\x00", "An id."), plain("r2", "Whole.")], [], AT)
    assert added == ["r2"]
    assert [(r.item, r.stage) for r in store.rejections()] == [("r1", "store"), ("r\ufffd", "store")]


def test_rejections_are_sorted_and_kept_once(store):
    bad, worse = Rejection("b", "ingest", "empty"), Rejection("a", "names", "half \ud800 and \x00")
    store.add([], [bad, worse, bad], AT)
    store.add([], [bad], LATER)
    assert [r.item for r in store.rejections()] == ["a", "b"]


def test_an_iterable_that_fails_changes_nothing(store):
    def readings():
        yield full("r1")
        raise RuntimeError("the parser fell over")

    with pytest.raises(RuntimeError):
        store.add(readings(), [], AT)
    assert list(store.documents()) == []


def test_a_time_of_adding_that_is_none_is_refused(store):
    with pytest.raises(SetupError, match="yesterday"):
        store.add([full()], [], "yesterday")


def test_spans_are_rows_for_whoever_asks_in_sql(store):
    store.add([full("r1")], [], AT, VERSIONS)
    query = "SELECT report, layer, start, stop, kind, label, made_by FROM passage"
    with store.backend.engine.connect() as connection:
        rows = connection.execute(text(f"{query} WHERE layer = 'attributions' ORDER BY start"))
        found = [tuple(row) for row in rows]
    assert [(row[4], TEXT[row[2] : row[3]]) for row in found] == [
        ("content", "At least 12 people were killed"),
        ("source", "Mayor Rosa Quispe"),
        ("cue", "said"),
    ]
    assert {row[6] for row in found} == {"attributions@1"}
