"""The account as rows: stories, entities, claims, facts, findings, what stands for them, judgements; two views."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0002"
down_revision = "0001"

CODE = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, empty: a ledger fills them from the parts that it keeps."""
    op.create_table(
        "story",
        sa.Column("n", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", CODE, nullable=False, unique=True),
        sa.Column("label", sa.Text, nullable=False),
        *_texts("starts", "ends"),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
    )
    _who_says_what()
    _what_is_found()
    _views()


def _of_story(name: str, *columns: sa.Column[Any]) -> None:
    story = sa.ForeignKey("story.n", ondelete="CASCADE")
    op.create_table(
        name,
        sa.Column("story", KEY, story, primary_key=True, autoincrement=False),
        *columns,
        sqlite_with_rowid=False,
    )


def _texts(*names: str, nullable: bool = True) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=nullable) for name in names)


def _numbers(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Float) for name in names)


def _revision() -> sa.Column[int]:
    return sa.Column("revision", sa.BigInteger, nullable=False)


def _who_says_what() -> None:
    _of_story(
        "entity",
        sa.Column("id", CODE, primary_key=True),
        *_texts("kind", "name", nullable=False),
        sa.Column("side", CODE),
        _revision(),
    )
    _of_story(
        "claim",
        sa.Column("id", CODE, primary_key=True),
        sa.Column("report", KEY, sa.ForeignKey("report.n"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("speaker", CODE),
        sa.Column("side", CODE),
        *_texts("stance", "certainty", nullable=False),
        sa.Column("background", sa.Boolean, nullable=False),
        sa.Column("origin", CODE),
        *_texts("made_by", nullable=False),
        _revision(),
    )
    op.create_index("claim_by_id", "claim", ["id"])
    op.create_index("claim_by_report", "claim", ["report"])
    _of_story(
        "fact",
        sa.Column("claim", CODE, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("act", "place"),
        *_numbers("lat", "lon"),
        *_texts("starts", "ends", "predicate"),
        *_numbers("low", "high"),
        *_texts("bound", "unit", "counted", "control"),
    )


def _what_is_found() -> None:
    _of_story(
        "finding",
        sa.Column("id", CODE, primary_key=True),
        *_texts("subject", "predicate", nullable=False),
        *_texts("place", "starts", "ends"),
        *_texts("value", nullable=False),
        *_numbers("low", "high"),
        *_texts("status", nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        *_texts("sides", nullable=False),
        sa.Column("admission", sa.Boolean, nullable=False),
        *_texts("as_of"),
        *_texts("why", nullable=False),
        _revision(),
    )
    op.create_index("finding_by_id", "finding", ["id"])
    op.create_index("finding_by_status", "finding", ["status", "predicate"])
    _of_story("standing", *(sa.Column(name, CODE, primary_key=True) for name in ("finding", "claim", "stands")))
    _of_story(
        "judgement",
        *(sa.Column(name, CODE, primary_key=True) for name in ("one", "other", "made_by")),
        *_texts("verdict", nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        *_texts("why", nullable=False),
        _revision(),
    )


def _views() -> None:
    op.execute("""
        CREATE VIEW said AS
        SELECT story.id AS story, claim.id AS claim, report.id AS report, report.source AS outlet,
               report.published AS published, who.name AS speaker, party.name AS side, claim.stance AS stance,
               claim.certainty AS certainty,
               substr(report.text, claim.start + 1, claim.stop - claim.start) AS words,
               claim.start AS start, claim.stop AS stop, claim.origin AS origin, claim.revision AS revision
        FROM claim
        JOIN story ON story.n = claim.story
        JOIN report ON report.n = claim.report
        LEFT JOIN entity AS who ON who.story = claim.story AND who.id = claim.speaker
        LEFT JOIN entity AS party ON party.story = claim.story AND party.id = claim.side
    """)
    op.execute("""
        CREATE VIEW found AS
        SELECT story.id AS story, story.label AS label, finding.id AS finding, finding.subject AS subject,
               finding.predicate AS predicate, finding.low AS low, finding.high AS high, finding.status AS status,
               finding.origins AS origins, standing.stands AS stands, standing.claim AS claim, finding.why AS why,
               finding.revision AS revision
        FROM finding
        JOIN story ON story.n = finding.story
        JOIN standing ON standing.story = finding.story AND standing.finding = finding.id
    """)
