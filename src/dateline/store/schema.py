"""The tables, for SQLite and PostgreSQL alike. `migrations/` makes them; a test holds the two together.

Two things differ by database and are made in the migrations: the index of words (FTS5 over `sentence` in SQLite, the
column `terms` with a GIN index in PostgreSQL) and the triggers that keep decisions from being changed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TEXT

#: The migration that makes the schema below; a store made by a later one is refused.
HEAD = "0002"

#: The layers of a reading, in the order of their numbers; a layer's key is its report's number * SLOTS + its own.
LAYERS = ("furniture", "parse", "names", "attributions", "caveats", "times", "places", "quantities", "events")
SLOTS = 32

#: Sorted by code point in both databases, whatever language a PostgreSQL server sorts in.
CODE = Text().with_variant(TEXT(collation="C"), "postgresql")
#: A 64-bit key; in SQLite it must be called INTEGER to be the row's own number.
KEY = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

#: One row: how often the reports changed, and the last number given to a sentence (numbers are never used again).
STORE = Table(
    "store",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1", name="only_one"), primary_key=True, autoincrement=False),
    Column("revision", BigInteger, nullable=False),
    Column("sentences", BigInteger, nullable=False),
)

#: Reports as published. `known` is the moment by which a report was out for certain, in UTC with microseconds: a bare
#: date counts until its end, an undated report from when it was added. `exact` holds a document that a text column
#: cannot (NUL characters), `sha256` is that of the text, `digest` that of the whole document, `revision` the store's at
#: the last change of the report.
REPORT = Table(
    "report",
    metadata,
    Column("n", KEY, primary_key=True, autoincrement=False),
    Column("id", CODE, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("source", Text),
    Column("title", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("url", Text),
    Column("byline", Text),
    Column("credit", Text),
    Column("dateline", Text),
    Column("revises", Text),
    Column("file", Text),
    Column("normalised", Boolean, nullable=False),
    Column("furniture", LargeBinary),
    Column("exact", LargeBinary),
    Column("sha256", Text, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("known", CODE, nullable=False),
    Column("added", CODE, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Index("report_by_time", "known", "id"),
    Index("report_by_revision", "revision", "id"),
)

#: The components that made layers: "name@version", the layer's own first where its records name others too.
COMPONENT = Table(
    "component",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("by", CODE, nullable=False, unique=True),
)

#: One layer of one reading: its records packed (:mod:`dateline.store.pack`), and a digest of what was packed.
LAYER = Table(
    "layer",
    metadata,
    Column("n", KEY, primary_key=True, autoincrement=False),
    Column("report", KEY, ForeignKey("report.n"), nullable=False),
    Column("name", Text, nullable=False),
    Column("component", Integer, ForeignKey("component.n"), nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("layer_by_component", "component", "name", "report"),
)

#: What a layer's records mark in the text, one row a span, for whoever asks in SQL; made from the layer, never edited.
ITEM = Table(
    "item",
    metadata,
    Column("layer", KEY, ForeignKey("layer.n", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("label", Text, nullable=False),
    sqlite_with_rowid=False,
)

#: The sentences that can be found; `words` counts them. Their folded words are in the index of each database.
SENTENCE = Table(
    "sentence",
    metadata,
    Column("id", KEY, primary_key=True, autoincrement=False),
    Column("report", KEY, ForeignKey("report.n"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("words", SmallInteger, nullable=False),
    Index("sentence_by_report", "report"),
)

REJECTION = Table(
    "rejection",
    metadata,
    Column("item", CODE, primary_key=True),
    Column("stage", CODE, primary_key=True),
    Column("reason", CODE, primary_key=True),
    Column("added", CODE, nullable=False),
)

#: What people decided, in the order in which it came. `at` is UTC with microseconds, `record` the whole as JSON with
#: the time as given, `chain` the SHA-256 of the chain before and the record, so that a change from outside shows.
DECISION = Table(
    "decision",
    metadata,
    Column("n", KEY, primary_key=True, autoincrement=False),
    Column("id", CODE, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", CODE, nullable=False),
    Column("why", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Index("decision_by_time", "at", "n"),
)

#: What was worked out from all of the above and may be made again.
DERIVED = Table(
    "derived",
    metadata,
    Column("kind", CODE, primary_key=True),
    Column("key", CODE, primary_key=True),
    Column("digest", BigInteger, nullable=False),
    Column("value", LargeBinary, nullable=False),
)

#: The account as rows, kept beside its packed form in `derived`. A story is numbered for as long as it is there.
STORY = Table(
    "story",
    metadata,
    Column("n", KEY, primary_key=True, autoincrement=False),
    Column("id", CODE, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("starts", Text),
    Column("ends", Text),
    Column("reports", Integer, nullable=False),
    Column("revision", BigInteger, nullable=False),
)


def _of_story(name: str, *columns: Column[Any] | Index, revised: bool = True) -> Table:
    """A table of rows that go with their story; `revision` is the store's when a row first stood so."""
    story = Column("story", KEY, ForeignKey("story.n", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    last = [Column("revision", BigInteger, nullable=False)] if revised else []
    return Table(name, metadata, story, *columns, *last, sqlite_with_rowid=False)


#: Who speaks, is spoken for, or stands in a finding.
ENTITY = _of_story(
    "entity",
    Column("id", CODE, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("side", CODE),
)

#: Claims: content from code point `start` to `stop` of the report's text (with what stands between its pieces).
CLAIM = _of_story(
    "claim",
    Column("id", CODE, primary_key=True),
    Column("report", KEY, ForeignKey("report.n"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("speaker", CODE),
    Column("side", CODE),
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("origin", CODE),
    Column("made_by", Text, nullable=False),
    Index("claim_by_id", "id"),
    Index("claim_by_report", "report"),
)

#: The typed parts of a claim, numbered from 0; degrees WGS 84, times ISO 8601.
FACT = _of_story(
    "fact",
    Column("claim", CODE, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("act", Text),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("starts", Text),
    Column("ends", Text),
    Column("predicate", Text),
    Column("low", Float),
    Column("high", Float),
    Column("bound", Text),
    Column("unit", Text),
    Column("counted", Text),
    Column("control", Text),
    revised=False,
)

#: Findings as they stand; `value` and `sides` are JSON, `low` and `high` repeat a figure's.
FINDING = _of_story(
    "finding",
    Column("id", CODE, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("predicate", Text, nullable=False),
    Column("place", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("value", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("status", Text, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("sides", Text, nullable=False),
    Column("admission", Boolean, nullable=False),
    Column("as_of", Text),
    Column("why", Text, nullable=False),
    Index("finding_by_id", "id"),
    Index("finding_by_status", "status", "predicate"),
)

#: Which claims stand for, against and superseded in a finding.
STANDING = _of_story(
    "standing",
    Column("finding", CODE, primary_key=True),
    Column("claim", CODE, primary_key=True),
    Column("stands", CODE, primary_key=True),
    revised=False,
)

#: Which mentions ("report id/mention id") were judged one, or not, by which component.
JUDGEMENT = _of_story(
    "judgement",
    Column("one", CODE, primary_key=True),
    Column("other", CODE, primary_key=True),
    Column("made_by", CODE, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)

ACCOUNT = (ENTITY, CLAIM, FACT, FINDING, STANDING, JUDGEMENT)
