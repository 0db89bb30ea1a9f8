"""Reports, layers, items, sentences, rejections, decisions, derived state."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None

CODE = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make all tables, the index of words, and what keeps decisions from being changed."""
    _reports()
    _layers()
    _ledger()
    if op.get_context().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgres()
    op.execute("INSERT INTO store (one, revision, sentences) VALUES (1, 0, 0)")


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, KEY, primary_key=True, autoincrement=False)


def _reports() -> None:
    op.create_table(
        "store",
        sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1", name="only_one"), primary_key=True),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("sentences", sa.BigInteger, nullable=False),
    )
    fields = ("source", "title", "published", "lang", "url", "byline", "credit", "dateline", "revises", "file")
    op.create_table(
        "report",
        _key("n"),
        sa.Column("id", CODE, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        *(sa.Column(field, sa.Text) for field in fields),
        sa.Column("normalised", sa.Boolean, nullable=False),
        sa.Column("furniture", sa.LargeBinary),
        sa.Column("exact", sa.LargeBinary),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("known", CODE, nullable=False),
        sa.Column("added", CODE, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
    )
    op.create_index("report_by_time", "report", ["known", "id"])
    op.create_index("report_by_revision", "report", ["revision", "id"])
    op.create_table(
        "sentence",
        _key("id"),
        sa.Column("report", KEY, sa.ForeignKey("report.n"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("words", sa.SmallInteger, nullable=False),
    )
    op.create_index("sentence_by_report", "sentence", ["report"])


def _layers() -> None:
    op.create_table(
        "component",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("by", CODE, nullable=False, unique=True),
    )
    op.create_table(
        "layer",
        _key("n"),
        sa.Column("report", KEY, sa.ForeignKey("report.n"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("component", sa.Integer, sa.ForeignKey("component.n"), nullable=False),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
    )
    op.create_index("layer_by_component", "layer", ["component", "name", "report"])
    op.create_table(
        "item",
        sa.Column("layer", KEY, sa.ForeignKey("layer.n", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE VIEW passage AS SELECT report.id AS report, layer.name AS layer, item.id AS id, item.start AS start, "
        "item.stop AS stop, item.kind AS kind, item.label AS label, component.by AS made_by FROM item "
        "JOIN layer ON layer.n = item.layer JOIN report ON report.n = layer.report "
        "JOIN component ON component.n = layer.component".replace("component.by", 'component."by"')
    )


def _ledger() -> None:
    op.create_table(
        "rejection",
        *(sa.Column(name, CODE, primary_key=True) for name in ("item", "stage", "reason")),
        sa.Column("added", CODE, nullable=False),
    )
    op.create_table(
        "decision",
        _key("n"),
        sa.Column("id", CODE, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", CODE, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
    )
    op.create_index("decision_by_time", "decision", ["at", "n"])
    op.create_table(
        "derived",
        sa.Column("kind", CODE, primary_key=True),
        sa.Column("key", CODE, primary_key=True),
        sa.Column("digest", sa.BigInteger, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


_REFUSAL = "decisions are appended, never changed: append one of the kind undo"


def _sqlite() -> None:
    # The words come folded; all that is not ASCII counts as a letter, as it does for PostgreSQL.
    op.execute("CREATE VIRTUAL TABLE sentence_words USING fts5(words, content='', detail=none, tokenize='ascii')")
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER decision_no_{verb.lower()} BEFORE {verb} ON decision "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )
    # INSERT OR REPLACE would delete without a word to the trigger above.
    op.execute(
        "CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision "
        "WHEN EXISTS (SELECT 1 FROM decision WHERE n = NEW.n OR id = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _postgres() -> None:
    op.execute("ALTER TABLE sentence ADD COLUMN terms tsvector")
    op.execute("CREATE INDEX sentence_by_terms ON sentence USING gin (terms)")
    op.execute(
        "CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER decision_no_change BEFORE UPDATE OR DELETE ON decision "
        "FOR EACH ROW EXECUTE FUNCTION decision_stays()"
    )
    op.execute(
        "CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON decision "
        "FOR EACH STATEMENT EXECUTE FUNCTION decision_stays()"
    )
