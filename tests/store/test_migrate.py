import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from dateline.errors import SetupError
from dateline.store.migrate import SCRIPTS, migrate
from dateline.store.open import open_store
from dateline.store.schema import HEAD, metadata
from tests.store.made import AT, full

STEP = """
from alembic import op
revision, down_revision = "9999", "{head}"
def upgrade():
    op.execute("CREATE TABLE half (n INTEGER)")
    op.execute("INSERT INTO half VALUES (1)")
    {then}
"""


def scripts_with(tmp_path, then):
    """The migrations and one more step, which ends with `then`."""
    folder = tmp_path / "scripts"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((SCRIPTS / "env.py").read_text())
    for path in (SCRIPTS / "versions").glob("v*.py"):
        (folder / "versions" / path.name).write_text(path.read_text())
    (folder / "versions" / "v9999_next.py").write_text(STEP.format(head=HEAD, then=then))
    return folder


def tables(store):
    with store.backend.engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_the_steps_end_at_the_version_that_this_program_knows():
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_steps_make_the_tables_that_this_program_uses(store):
    ours = set(metadata.tables)

    def mine(name, kind, parent):
        return kind != "table" or name in ours

    with store.backend.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": mine, "compare_type": True})
        found = compare_metadata(context, metadata)
    assert [difference for difference in found if "terms" not in str(difference)] == []


def test_a_store_of_a_later_version_is_refused(store, place):
    with store.backend.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    with pytest.raises(SetupError, match=r"made by a later Dateline \(schema 9000\); update dateline"):
        open_store(place)
    assert any("schema" in fault and "9000" in fault for fault in store.verify())


def test_a_step_forward_keeps_what_is_there(store, tmp_path):
    store.add([full("r1")], [], AT)
    migrate(store.backend, scripts_with(tmp_path, "pass"), "9999")
    assert "half" in tables(store)
    assert list(store.readings(["r1"])) == [full("r1")]


def test_a_step_that_fails_half_way_leaves_the_store_as_it_was(store, tmp_path):
    store.add([full("r1")], [], AT)
    with pytest.raises(SetupError, match=r"no such table|does not exist"):
        migrate(store.backend, scripts_with(tmp_path, 'op.execute("INSERT INTO nowhere VALUES (1)")'), "9999")
    assert "half" not in tables(store)
    assert list(store.verify()) == []
    assert store.add([full("r2")], [], AT) == ["r2"]


def test_a_first_step_that_fails_leaves_an_empty_place_that_can_be_used(empty_place, monkeypatch):
    from dateline.store import migrate as module

    upgrade = module._upgrade

    def fails(connection, *rest):
        upgrade(connection, *rest)
        raise RuntimeError("killed")

    monkeypatch.setattr(module, "_upgrade", fails)
    with pytest.raises(RuntimeError):
        open_store(empty_place)
    monkeypatch.undo()
    store = open_store(empty_place)
    assert list(store.verify()) == []
    store.close()
