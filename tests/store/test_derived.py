import pytest
from sqlalchemy import text

from dateline.errors import SetupError
from tests.store.made import AT, full


def test_state_is_kept_by_kind_and_key_and_comes_sorted(store):
    store.keep("account", {"b": b"2", "a": b"\x00\xff", "": b""})
    store.keep("other", {"a": b"3"})
    assert list(store.kept("account")) == [("", b""), ("a", b"\x00\xff"), ("b", b"2")]
    assert list(store.kept("account", ["b", "nowhere", "b"])) == [("b", b"2")]
    assert list(store.kept("account", [])) == []
    assert list(store.kept("nothing")) == []


def test_none_takes_away_and_a_new_value_replaces(store):
    store.keep("account", {"a": b"1", "b": b"2"})
    store.keep("account", {"a": None, "b": b"3", "c": None})
    assert list(store.kept("account")) == [("b", b"3")]


def test_thousands_of_keys_at_once(store):
    values = {f"k{n:05}": str(n).encode() for n in range(3000)}
    store.keep("account", values)
    assert dict(store.kept("account")) == values
    assert dict(store.kept("account", list(values)[::-1])) == values
    store.keep("account", dict.fromkeys(values))
    assert dict(store.kept("account")) == {}


def stop_half_way(store):
    store.add([full("r2")], [], AT)
    store.keep("account", {"a": b"1"})
    assert [d.id for d in store.documents()] == ["r1", "r2"]
    raise RuntimeError("stopped half way")


def test_together_is_all_or_nothing(store):
    store.add([full("r1")], [], AT)
    with pytest.raises(RuntimeError), store.together():
        stop_half_way(store)
    assert [d.id for d in store.documents()] == ["r1"]
    assert list(store.kept("account")) == []
    with store.together():
        store.add([full("r2")], [], AT)
        store.keep("account", {"a": b"1"})
    assert [d.id for d in store.documents()] == ["r1", "r2"]
    assert list(store.kept("account")) == [("a", b"1")]


def test_a_call_that_raised_has_changed_nothing_also_together(store, monkeypatch):
    def fails(*arguments):
        raise RuntimeError("after the report was written")

    with store.together():
        monkeypatch.setattr(type(store.backend), "index", fails)
        with pytest.raises(RuntimeError):
            store.add([full("r1")], [], AT)
        monkeypatch.undo()
        store.keep("account", {"a": b"1"})
    assert list(store.documents()) == []
    assert list(store.kept("account")) == [("a", b"1")]


def test_a_value_that_changed_on_the_disk_is_not_given_out(store):
    store.keep("account", {"a": b"1"})
    with store.backend.engine.begin() as connection:
        connection.execute(text("UPDATE derived SET digest = digest + 1"))
    with pytest.raises(SetupError, match="account of a is damaged in the store; build the account anew"):
        list(store.kept("account"))
