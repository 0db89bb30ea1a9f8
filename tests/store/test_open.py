import pytest

from dateline.errors import SetupError
from dateline.plugins import Store
from dateline.store.open import open_store
from tests.store.made import AT, decision, full


def test_what_was_written_is_there_when_it_is_opened_again(empty_place):
    place = empty_place
    first = open_store(place)
    first.add([full("r1")], [], AT)
    first.decide(decision())
    first.keep("account", {"a": b"1"})
    first.close()
    again = open_store(place)
    assert list(again.readings(["r1"])) == [full("r1")]
    assert again.decisions() == (decision(),)
    assert list(again.kept("account")) == [("a", b"1")]
    assert list(again.verify()) == []
    again.close()


def test_two_programs_see_what_the_other_wrote(place):
    one, two = open_store(place), open_store(place)
    one.add([full("r1")], [], AT)
    assert [d.id for d in two.documents()] == ["r1"]
    two.add([full("r2")], [], AT)
    assert sorted(d.id for d in one.documents()) == ["r1", "r2"]
    one.close(), two.close()


def test_two_writers_at_once_take_turns_and_the_one_who_waits_too_long_is_told(place):
    one, two = open_store(place), open_store(place, wait=0.2)
    with one.together():
        one.add([full("r1")], [], AT)
        with pytest.raises(SetupError, match=r"another program is writing .* within 0\.2 seconds; nothing was changed"):
            two.add([full("r2")], [], AT)
        assert list(two.documents()) == []
    two.add([full("r2")], [], AT)
    assert [d.id for d in two.documents()] == ["r1", "r2"]
    one.close(), two.close()


def test_writers_in_threads_lose_nothing(place):
    from concurrent.futures import ThreadPoolExecutor

    store = open_store(place, wait=30)
    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda n: store.add([full(f"r{n}")], [], AT), range(24)))
    assert sorted(i for ids in added for i in ids) == sorted(f"r{n}" for n in range(24))
    assert len(list(store.documents())) == 24
    assert list(store.verify()) == []
    store.close()


def test_a_store_in_memory_is_new_each_time_and_gone_when_closed():
    one, two = open_store(":memory:"), open_store(":memory:")
    one.add([full("r1")], [], AT)
    assert list(two.documents()) == []
    assert [d.id for d in one.documents()] == ["r1"]
    path = one.backend.path
    one.close(), two.close()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("/nowhere/at/all/store.db", "there is no folder /nowhere/at/all"),
        ("mysql://localhost/news", "no address of a store"),
        ("postgresql://:::/", "not understood"),
        ("postgresql://ana:secret@127.0.0.1:1/news", r"postgresql://ana:\*\*\*@127.0.0.1:1/news cannot be reached"),
    ],
)
def test_a_place_that_cannot_be_used_is_refused_with_what_to_do(where, told):
    with pytest.raises(SetupError, match=told) as raised:
        open_store(where)
    assert "secret" not in str(raised.value)


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(SetupError, match="cannot be opened"):
        open_store(tmp_path)


def test_it_is_a_store(place):
    store: Store = open_store(place)
    assert {name for name in vars(Store) if not name.startswith("_")} <= set(dir(store))
    store.close()
