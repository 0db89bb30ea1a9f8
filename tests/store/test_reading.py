import msgspec
import pytest

from dateline.reading import Parse
from tests.store.made import AT, LATER, VERSIONS, decision, full, plain

replace = msgspec.structs.replace


def ids(found):
    return [document.id for document in found]


def test_documents_come_in_order_of_publication(store):
    times = {
        "b": "2022-09-09",
        "a": "2022-09-09T12:00:00Z",
        "d": "2022-09-09T23:00:00-05:00",
        "c": None,
        "e": "2022-09-08",
    }
    store.add([plain(i, "A text.", t) for i, t in times.items()], [], "2022-10-01T00:00:00Z")
    assert ids(store.documents()) == ["e", "a", "b", "d", "c"]


def test_what_was_published_later_never_leaks_into_the_past(store):
    times = {"day": "2022-09-09", "noon": "2022-09-09T12:00:00Z", "zone": "2022-09-09T14:00:00+03:00"}
    store.add([plain(i, "A text.", t) for i, t in times.items()], [], "2022-10-01T00:00:00Z")
    assert ids(store.documents("2022-09-09T10:59:59Z")) == []
    assert ids(store.documents("2022-09-09T11:00:00Z")) == ["zone"]
    assert ids(store.documents("2022-09-09T12:00:00Z")) == ["zone", "noon"]
    assert ids(store.documents("2022-09-09")) == ["zone", "noon", "day"]


def test_an_undated_report_is_known_from_when_it_was_added(store):
    store.add([plain("r1", "A text.", None)], [], "2022-10-01T00:00:00Z")
    store.add([plain("r1", "A text, corrected.", None)], [], "2022-11-01T00:00:00Z")
    assert ids(store.documents("2022-09-30T00:00:00Z")) == []
    assert ids(store.documents("2022-10-01T00:00:00Z")) == ["r1"]


def test_readings_come_in_the_order_asked_for_and_as_often(store):
    store.add([full(f"r{n}") for n in range(150)], [], AT)
    asked = [f"r{n}" for n in reversed(range(150))] + ["r3", "r3"]
    assert [r.document.id for r in store.readings(asked)] == asked


def test_an_unknown_id_is_an_error(store):
    store.add([full("r1")], [], AT)
    with pytest.raises(KeyError, match="r2"):
        list(store.readings(["r1", "r2"]))


def test_some_layers_only(store):
    store.add([full("r1")], [], AT)
    (found,) = store.readings(["r1"], layers={"names", "events"})
    assert found == replace(
        full("r1"),
        furniture=(),
        parse=Parse((), (), ()),
        attributions=(),
        caveats=(),
        times=(),
        places=(),
        quantities=(),
    )


def test_readers_see_one_moment_while_others_write(store):
    store.add([plain(f"r{n}", "A text.") for n in range(1200)], [], AT)
    found = store.documents()
    first = next(found)
    store.add([plain("z", "Another text.")], [], AT)
    assert len([first, *found]) == 1200
    assert len(list(store.documents())) == 1201


def test_many_may_read_at_once(store):
    store.add([plain(f"r{n}", "A text.") for n in range(3)], [], AT)
    readers = [store.documents() for _ in range(20)]
    assert {next(reader).id for reader in readers} == {"r0"}
    assert [len(list(reader)) for reader in readers] == [2] * 20


def test_stale_are_those_with_a_layer_missing_or_by_another(store):
    store.add([full("r1"), full("r2", version="2")], [], AT)
    store.add([plain("r3", "Nothing here.")], [], AT, VERSIONS)
    assert list(store.stale({"names": "names@1", "times": "times@1"})) == ["r2"]
    assert list(store.stale({"names": "names@2"})) == ["r1", "r3"]
    assert list(store.stale({"parse": "parser@1"})) == ["r1", "r2"]
    assert list(store.stale({})) == []


def test_forget_drops_the_rows_of_one_component_and_what_was_derived(store):
    store.add([full("r1"), full("r2", version="2")], [], AT, None)
    store.decide(decision())
    store.keep("account", {"a": b"1"})
    assert store.forget("names@1") == 3
    first, second = store.readings(["r1", "r2"])
    assert first == replace(full("r1"), names=())
    assert second == full("r2", version="2")
    assert list(store.stale({"names": "names@1"})) == ["r1", "r2"]
    assert list(store.kept("account")) == []
    assert store.decisions() == (decision(),)
    assert list(store.verify()) == []
    assert store.forget("names@1") == 0


def test_forgotten_rows_are_made_again(store):
    store.add([full("r1")], [], AT, VERSIONS)
    store.forget("names@1")
    assert store.add([full("r1")], [], LATER, VERSIONS) == ["r1"]
    assert list(store.readings(["r1"])) == [full("r1")]
    assert list(store.stale(VERSIONS)) == []


def test_a_layer_of_two_components_goes_with_either(store):
    mixed = replace(full("r1"), names=(full().names[0], replace(full().names[1], by="rules@3")))
    store.add([mixed], [], AT, VERSIONS)
    assert list(store.stale(VERSIONS)) == []
    assert store.forget("rules@3") == 3
    assert list(store.stale(VERSIONS)) == ["r1"]


def test_what_changed_since_a_revision(store):
    assert store.revision() == 0
    store.add([full("r1"), full("r2")], [], AT)
    first = store.revision()
    store.add([full("r3")], [], AT)
    store.add([full("r1", version="2")], [], LATER)
    assert list(store.changed(0)) == ["r2", "r3", "r1"]
    assert list(store.changed(first)) == ["r3", "r1"]
    assert list(store.changed(store.revision())) == []
    before = store.revision()
    store.forget("names@2")
    assert list(store.changed(before)) == ["r1"]
