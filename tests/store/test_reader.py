"""A store that may be read and not written: on a file system that refuses, and for a user who has no right."""

import os
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from dateline.errors import SetupError
from dateline.store.open import open_store
from dateline.store.reader import ReadStore
from tests.store.made import AT, LATER, VERSIONS, decision, full

#: A user without rights, as whom to look where the tests run as root, whom no permission binds.
NOBODY = 65534


@pytest.fixture
def read_only(store, place, monkeypatch):
    """A function that opens the store for one who may not write it."""
    store.add([full("r1"), full("r2")], [], AT, VERSIONS)
    store.decide(decision())
    store.keep("part", {"a": b"1", "b": b"2"})

    def opened():
        if str(place).startswith("postgresql"):
            return _as_a_reader(str(place))
        store.close()
        monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
        return open_store(place, to_read=True)

    found = opened()
    yield found
    found.close()


def _as_a_reader(address):
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT USAGE ON SCHEMA dateline TO reader")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA dateline TO reader")
    head, _, rest = address.partition("://")
    return open_store(f"{head}://reader@{rest.rpartition('@')[2]}", to_read=True)


@pytest.fixture(autouse=True)
def no_reader_stays(request):
    yield
    if "postgres" in request.fixturenames or "postgresql" in request.node.name:
        address = request.getfixturevalue("postgres").address()
        with psycopg.connect(address, autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = 'reader'").fetchone():
                connection.execute("DROP OWNED BY reader")
                connection.execute("DROP ROLE reader")


def test_what_is_there_is_read(read_only):
    assert isinstance(read_only, ReadStore)
    assert list(read_only.readings(["r1"])) == [full("r1")]
    assert [report for report, _, _ in read_only.find("chosica")] == ["r1", "r2"]
    assert read_only.decisions() == (decision(),)
    assert list(read_only.verify()) == []


def test_nothing_is_written(read_only):
    for call in (
        lambda: read_only.add([full("r3")], [], LATER),
        lambda: read_only.decide(decision("d2")),
        lambda: read_only.forget("names@1"),
    ):
        with pytest.raises(SetupError, match="may be read here and not written"):
            call()


def test_what_is_derived_lies_over_what_is_kept_until_it_is_closed(read_only, place):
    with read_only.together():
        read_only.keep("part", {"a": None, "c": b"3"})
        read_only.tabulate({}, anew=True)
    assert dict(read_only.kept("part")) == {"b": b"2", "c": b"3"}
    assert dict(read_only.kept("part", ["a", "c", "x"])) == {"c": b"3"}
    read_only.close()


def test_the_file_and_its_folder_stay_as_they_are(tmp_path, monkeypatch):
    place = tmp_path / "news.db"
    store = open_store(place)
    store.add([full("r1")], [], AT)
    store.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
    store = open_store(place, to_read=True)
    assert list(store.readings(["r1"])) == [full("r1")]
    store.close()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_store_that_may_be_written_is_opened_as_ever(tmp_path):
    store = open_store(tmp_path / "news.db", to_read=True)
    assert store.add([full("r1")], [], AT) == ["r1"]
    store.close()


def test_an_older_schema_is_told(tmp_path, monkeypatch):
    place = tmp_path / "news.db"
    store = open_store(place)
    with store.backend.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    store.close()
    monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
    with pytest.raises(SetupError, match="where it may be written"):
        open_store(place, to_read=True)


@pytest.mark.parametrize("writer", ["gone", "there"])
def test_another_user_reads_what_he_may_not_write(writer):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "news.db"
        store = open_store(place)
        store.add([full("r1")], [], AT)
        if writer == "gone":
            store.close()
        Path(folder).chmod(0o555)
        for path in Path(folder).iterdir():
            path.chmod(0o444)
        assert _as_nobody(place) == "ReadStore 1 []"
        store.close()
        Path(folder).chmod(0o755)


def _as_nobody(place):
    """What a process without rights reads: which store, how many reports, which faults."""
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            with closing(open_store(place, to_read=True)) as store:
                told = f"{type(store).__name__} {len(list(store.documents()))} {list(store.verify())}"
        except BaseException as error:
            told = repr(error)
        os.write(send, told.encode())
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, "rb") as stream:
        said = stream.read().decode()
    os.waitpid(child, 0)
    return said
