import sqlite3

import msgspec
import pytest
from sqlalchemy import text

from dateline.cli import main
from dateline.model import Rejection
from dateline.store.copying import copy
from dateline.store.open import open_store
from tests.store.made import AT, LATER, VERSIONS, decision, full, plain


@pytest.fixture
def target(tmp_path):
    opened = open_store(tmp_path / "target.db")
    yield opened
    opened.close()


def test_a_copy_holds_all_that_the_store_holds(store, target):
    store.add([full(f"r{n}") for n in range(70)], [Rejection("x", "ingest", "empty")], AT, VERSIONS)
    store.add([plain("undated", "A text.", None)], [], LATER, VERSIONS)
    store.forget("names@1")
    for n in range(3):
        store.decide(decision(f"d{n}", why=f"reason {n}"))
    assert list(copy(store, target)) == []
    assert list(target.documents()) == list(store.documents())
    assert list(target.documents(until=AT)) == list(store.documents(until=AT))
    ids = [document.id for document in store.documents()]
    assert list(target.readings(ids)) == list(store.readings(ids))
    assert list(target.stale(VERSIONS)) == list(store.stale(VERSIONS)) != []
    assert target.decisions() == store.decisions()
    assert list(target.rejections()) == list(store.rejections())
    assert list(target.verify()) == []
    revision = target.revision()
    assert list(copy(store, target)) == []
    assert target.revision() == revision


def test_what_is_damaged_is_told_and_the_rest_is_saved(store, target):
    store.add([full(f"r{n}") for n in range(5)], [], AT, VERSIONS)
    for n in range(3):
        store.decide(decision(f"d{n}"))
    with store.backend.engine.begin() as connection:
        connection.execute(text("UPDATE layer SET digest = 1 WHERE name = 'names' AND report = 2"))
        connection.execute(text("UPDATE report SET text = 'x' WHERE id = 'r3'"))
    first, second = copy(store, target)
    assert first.startswith("the names of report r1 are damaged")
    assert second.startswith("report number 4 cannot be read")
    assert [document.id for document in target.documents()] == ["r0", "r1", "r2", "r4"]
    assert list(target.readings(["r1"])) == [msgspec.structs.replace(full("r1"), names=())]
    assert list(target.stale(VERSIONS)) == ["r1"]
    assert len(target.decisions()) == 3
    assert list(target.verify()) == []


def test_pages_that_are_gone_cost_what_was_on_them(tmp_path, target):
    path = tmp_path / "store.db"
    source = open_store(path)
    source.add([full(f"r{n}") for n in range(120)], [], AT, VERSIONS)
    source.close()
    pages = "SELECT pageno, pgsize FROM dbstat WHERE name = 'layer' AND pagetype = 'leaf' ORDER BY pageno"
    number, size = sqlite3.connect(path).execute(f"{pages} LIMIT 1 OFFSET 5").fetchone()
    with path.open("r+b") as stream:
        stream.seek((number - 1) * size)
        stream.write(b"\xff" * size)
    damaged = open_store(path)
    assert any("restore a backup" in fault for fault in damaged.verify())
    told = list(copy(damaged, target))
    assert 0 < len(told) < 60
    assert len(list(target.documents())) == 120
    assert list(target.verify()) == []
    damaged.close()


def test_the_command_copies_and_tells_of_what_it_cannot(tmp_path, capsys):
    source, target = str(tmp_path / "news.db"), str(tmp_path / "saved.db")
    opened = open_store(source)
    opened.add([full("r1"), full("r2")], [], AT, VERSIONS)
    opened.close()
    assert main(["copy", source, target, "-q"]) == 0
    assert "2 reports" in capsys.readouterr().out
    with sqlite3.connect(source) as connection:
        connection.execute("UPDATE report SET title = 'x' WHERE id = 'r2'")
    assert main(["copy", source, str(tmp_path / "other.db"), "-q"]) == 3
    told = capsys.readouterr()
    assert "1 report; 1 record could not be read" in told.out
    assert "report number 2 cannot be read" in told.err


def test_what_the_database_itself_refuses_costs_only_that(store, target):
    store.add([full("r1")], [Rejection("x", "ingest", "empty")], AT, VERSIONS)
    store.decide(decision())

    def rename(old, new):
        with store.backend.engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    rename("decision", "gone")
    told = list(copy(store, target))
    rename("gone", "decision")
    assert len(told) == 1
    assert list(target.readings(["r1"])) == [full("r1")]
    assert len(list(target.rejections())) == 1
