"""The fault injection of `make faults`, shortly: it must find nothing, and it must be able to find something."""

import pytest

from dateline.store import adding
from dateline.store.open import open_store
from eval import fault_writers, faults, ledger_faults
from tests import invented
from tests.store.made import full

SHELF = [full()]


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(faults, "WITHIN", 0.3)


def sound(tally):
    return (tally.lost, tally.halves, tally.faults) == ([], [], [])


def test_writers_that_are_killed_lose_nothing_that_was_acknowledged(tmp_path):
    tally = faults.sqlite_kills(tmp_path, 10, 7, SHELF)
    assert tally.kills >= 10
    assert tally.acknowledged > 0
    assert sound(tally), tally


def test_a_store_whose_making_was_killed_can_be_used(tmp_path):
    tally = faults.creation_kills(tmp_path, 4, 7, SHELF)
    assert tally.kills == 4
    assert sound(tally), tally


def test_a_full_disk_loses_nothing_and_can_be_written_to_when_there_is_room(tmp_path):
    tally = faults.full_disk(tmp_path, 2, 7, SHELF)
    assert sound(tally), tally
    assert all("nothing was changed" in message for message in tally.messages), tally.messages


def test_writers_to_postgresql_that_are_killed_lose_nothing(postgres_place):
    tally = fault_writers.Tally()
    faults.kills(postgres_place, 3, 7, SHELF, tally, tear=False)
    assert tally.kills >= 3
    assert sound(tally), tally


def test_flipped_bits_and_cut_files_are_told_or_harmless(tmp_path):
    found = faults.flips(tmp_path, 12, 7, SHELF)
    assert sum(found.values()) == 12
    assert found["cut, unseen"] == 0
    assert found["flipped, told"] + found["cut, told"] > 3


def test_what_was_acknowledged_and_is_not_there_is_noticed(tmp_path):
    place, run, tally = tmp_path / "store.db", "run", fault_writers.Tally()
    store = open_store(place)
    for number in range(6):
        fault_writers.perform(store, fault_writers.operation(run, number), run, SHELF)
    fault_writers.check(store, run, 6, SHELF, tally)
    assert sound(tally)
    fault_writers.check(store, run, 9, SHELF, tally)
    assert tally.lost
    store.close()


def test_a_batch_that_is_half_there_is_noticed(tmp_path):
    run, tally = "run", fault_writers.Tally()
    batch = next(n for n in range(99) if len(fault_writers.operation(run, n).ids) > 2)
    store = open_store(tmp_path / "store.db")
    for number in range(batch):
        fault_writers.perform(store, fault_writers.operation(run, number), run, SHELF)
    half = fault_writers.operation(run, batch).ids[:2]
    store.add(fault_writers.readings(half, SHELF, False), [], fault_writers.AT)
    fault_writers.check(store, run, batch, SHELF, tally)
    assert tally.halves == [f"add {run}/{batch}"]
    store.close()


def test_a_store_that_acknowledges_too_early_is_caught(tmp_path, monkeypatch):
    """The writers of a store that tells before it writes: the kills must show what that loses."""
    monkeypatch.setattr(adding, "add", lambda connection, backend, batch, at: [rows.id for rows in batch])
    tally = faults.sqlite_kills(tmp_path, 2, 7, SHELF)
    assert tally.lost


def test_additions_that_are_killed_end_in_the_account_of_a_ledger_that_never_was(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger_faults, "CALLS", 2)
    shelf = ledger_faults.Shelf(invented.invented()[:4])
    monkeypatch.setattr("dateline.readers.Readers", lambda settings: shelf)
    tally = fault_writers.Tally()
    ledger_faults.Story(tmp_path / "news.db", tmp_path, shelf, "3", tally).run(2)
    assert tally.under_way + tally.acknowledged >= 4
    assert sound(tally), tally
