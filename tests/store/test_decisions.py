import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dateline.errors import SetupError
from dateline.store.decisions import dump, load
from tests.store.made import AT, LATER, decision, full

ORDERS = [decision("d2", LATER), decision("d1", AT), decision("d3", LATER, "Ñ \U0001f30a \x00 \u2028 ;")]


def decided(store):
    for one in ORDERS:
        store.decide(one)
    return store


def test_decisions_come_oldest_first_and_as_they_came_within_a_moment(store):
    assert [d.id for d in decided(store).decisions()] == ["d1", "d2", "d3"]
    assert store.decisions()[2] == ORDERS[2]
    assert [d.id for d in store.decisions(until="2022-09-09T20:00:00Z")] == ["d1"]


def test_the_same_again_changes_nothing_and_another_under_its_id_is_refused(store):
    decided(store).decide(ORDERS[0])
    assert len(store.decisions()) == 3
    with pytest.raises(SetupError, match="another decision with the id d1"):
        store.decide(decision("d1", AT, "another reason"))


def test_a_decision_without_a_time_is_refused(store):
    with pytest.raises(SetupError, match="noon"):
        store.decide(decision("d1", "noon"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET why = 'x' WHERE id = 'd1'",
        "DELETE FROM decision WHERE id = 'd1'",
        "DELETE FROM decision",
    ],
)
def test_nobody_can_change_or_take_away_a_decision(store, statement):
    decided(store)
    with pytest.raises(DBAPIError, match="appended, never changed"), store.backend.engine.begin() as connection:
        connection.execute(text(statement))
    assert len(store.decisions()) == 3


def test_decisions_survive_a_reading_by_newer_components(store):
    store.add([full("r1")], [], AT)
    decided(store)
    store.add([full("r1", version="2")], [], LATER)
    store.forget("names@2")
    assert len(store.decisions()) == 3


def test_export_and_import_give_the_same(store, tmp_path):
    from dateline.store.open import open_store

    lines = b"".join(dump(decided(store).decisions()))
    assert lines.count(b"\n") == 3
    other = open_store(tmp_path / "other.db")
    for one in load([*lines.splitlines(keepends=True), b"\n"]):
        other.decide(one)
    assert other.decisions() == store.decisions()
    other.close()


def test_a_line_that_holds_no_decision_is_named():
    with pytest.raises(SetupError, match="line 2 holds no decision"):
        list(load([*dump([decision()]), b'{"id": 3}\n']))
