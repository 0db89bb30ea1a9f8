"""What only a file can suffer: a full disk, flipped bytes, a cut, somebody else's database."""

import random
import shutil
import sqlite3

import pytest

from dateline.errors import SetupError
from dateline.store.open import open_store
from tests.store.made import AT, VERSIONS, decision, full


@pytest.fixture
def path(tmp_path):
    store = open_store(tmp_path / "store.db")
    store.add([full(f"r{n}") for n in range(40)], [], AT, VERSIONS)
    store.decide(decision())
    store.close()
    return tmp_path / "store.db"


def limit(store, pages):
    """A disk that is full after so many pages."""
    with store.backend.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        return connection.exec_driver_sql("PRAGMA page_count").scalar_one()


def test_a_full_disk_is_told_and_loses_nothing(path):
    store = open_store(path)
    size = limit(store, 1)
    with pytest.raises(SetupError, match="is full; nothing was changed: make room"):
        store.add([full(f"more{n}") for n in range(200)], [], AT, VERSIONS)
    assert len(list(store.documents())) == 40
    assert list(store.verify()) == []
    limit(store, size + 10_000)
    assert len(store.add([full(f"more{n}") for n in range(200)], [], AT, VERSIONS)) == 200
    store.close()


@pytest.mark.parametrize("content", [b"not a database, but long enough to look like one" * 100, b"short"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(SetupError, match="no Dateline store"):
        open_store(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE report (x)")
    other.commit()
    other.close()
    with pytest.raises(SetupError, match="is a SQLite database, but no Dateline store"):
        open_store(path)
    other = sqlite3.connect(path)
    assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["report"]


def test_an_empty_file_becomes_a_store(tmp_path):
    (tmp_path / "new.db").touch()
    open_store(tmp_path / "new.db").close()


def faults(path):
    """What opening and verifying say about a damaged file."""
    try:
        store = open_store(path)
    except SetupError as error:
        return [str(error)]
    try:
        return list(store.verify())
    except SetupError as error:
        return [str(error)]
    finally:
        store.close()


def test_a_cut_file_is_noticed(path, tmp_path):
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        cut = tmp_path / f"cut{share}.db"
        cut.write_bytes(whole[: int(share * len(whole))])
        told = faults(cut)
        assert told, share
        assert all("restore a backup" in fault or "read the report anew" in fault for fault in told), told


def test_flipped_bytes_in_what_was_written_are_noticed(path, tmp_path):
    """In texts, layers and decisions, wherever they lie in the file: the parts that SQLite's own check does not see."""
    whole = path.read_bytes()
    store = open_store(path)
    with store.backend.engine.connect() as connection:
        payloads = [
            row[0] for row in connection.exec_driver_sql("SELECT payload FROM layer WHERE length(payload) > 60")
        ]
    store.close()
    dice = random.Random(5)
    spots = [whole.index(full().text.encode()) + 7, whole.index(b"one person") + 2]
    spots += [whole.index(payload) + dice.randrange(8, len(payload) - 8) for payload in dice.sample(payloads, 6)]
    for n, spot in enumerate(spots):
        damaged = tmp_path / f"damaged{n}.db"
        damaged.write_bytes(whole[:spot] + bytes([whole[spot] ^ 0x05]) + whole[spot + 1 :])
        told = faults(damaged)
        assert told, spot
        assert all("restore a backup" in fault or "read the report anew" in fault for fault in told), told


def test_a_damaged_layer_is_not_given_out(path):
    other = sqlite3.connect(path)
    other.execute("UPDATE layer SET payload = substr(payload, 1, 20) WHERE name = 'parse' AND report = 1")
    other.commit()
    other.close()
    store = open_store(path)
    with pytest.raises(SetupError, match=r"the parse of report r0 .* damaged in the store.*dateline verify"):
        list(store.readings(["r0"]))
    assert len(list(store.readings(["r1", "r2"]))) == 2
    store.close()


def test_a_file_that_may_not_be_written_is_told(path, monkeypatch):
    import dateline.store.sqlite as module

    monkeypatch.setattr(module, "_PRAGMAS", (*module._PRAGMAS, "query_only=ON"))
    store = open_store(path)
    assert len(list(store.documents())) == 40
    with pytest.raises(SetupError, match="cannot be opened or written"):
        store.add([full("new")], [], AT)
    store.close()


def test_a_copy_of_the_file_of_a_closed_store_is_a_backup(path, tmp_path):
    shutil.copy(path, tmp_path / "backup.db")
    store = open_store(tmp_path / "backup.db")
    assert len(list(store.documents())) == 40
    assert list(store.verify()) == []
    store.close()


def test_a_decision_cannot_be_replaced_behind_the_triggers(path):
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="appended, never changed"):
        other.execute("INSERT OR REPLACE INTO decision SELECT n, id, kind, 'eve', at, why, record, chain FROM decision")
