"""No statement of the daily calls reads a whole table: with 100,000 reports that would show."""

import pytest
from sqlalchemy import event

from dateline.store.open import open_store
from dateline.store.schema import LAYERS, SLOTS
from tests.store.made import AT, LATER, VERSIONS, full, plain

#: Tables that stay short whatever is added, and an index of words that is asked for words.
SHORT = ("component", "store", "sentence_words")


@pytest.fixture
def plans(tmp_path):
    """A function that makes a call and returns how SQLite goes about its statements."""
    store = open_store(tmp_path / "store.db")
    store.add([full(f"r{n}") for n in range(80)], [], AT, VERSIONS)
    store.keep("account", {f"k{n}": b"x" for n in range(80)})
    seen = []

    @event.listens_for(store.backend.engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many):
        seen.append((statement, parameters[0] if many and parameters else parameters))

    def plans_of(call):
        seen.clear()
        call(store)
        with store.backend.engine.connect() as connection:
            plain = connection.connection.cursor()
            return [
                row[3]
                for statement, parameters in list(seen)
                if statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")
                for row in plain.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]

    yield plans_of
    store.close()


@pytest.mark.parametrize(
    "call",
    [
        lambda store: store.add([full("new"), full("r3", version="2"), plain("r4", "Other.")], [], LATER, VERSIONS),
        lambda store: list(store.readings(["r1", "r2"])),
        lambda store: list(store.find("Chosica Tues*")),
        lambda store: next(store.documents("2022-09-09T00:00:00Z"), None),
        lambda store: list(store.changed(1)),
        lambda store: store.keep("account", {"k1": b"y", "k2": None}),
        lambda store: list(store.kept("account", ["k1", "k3"])),
        lambda store: store.decisions(until=AT),
    ],
    ids=["add", "readings", "find", "documents", "changed", "keep", "kept", "decisions"],
)
def test_daily_calls_go_by_indexes(plans, call):
    found = plans(call)
    assert found
    scans = [step for step in found if step.startswith("SCAN") and "INDEX" not in step]
    assert [step for step in scans if step.split()[1] not in SHORT] == []


def test_the_check_above_can_fail(plans):
    from sqlalchemy import select

    from dateline.store.schema import REPORT

    def all_texts(store):
        with store.backend.engine.connect() as connection:
            connection.execute(select(REPORT).where(REPORT.c.text == "x")).all()

    assert any(step.startswith("SCAN report") for step in plans(all_texts))


def test_layers_have_numbers_to_spare():
    assert len(LAYERS) < SLOTS
