"""The account as rows, story by story, for whoever asks in SQL: claims, their facts, findings, judgements, speakers.

Rows repeat what the packed parts of stories say and are written in the same transaction. A row that stays as it was is
not touched, so `revision` tells by which state of the reports it first stood so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, tuple_, update

from dateline.model import Claim, Entity, Fact, Finding, Part
from dateline.store.adding import TOGETHER
from dateline.store.backend import Backend
from dateline.store.rows import storable
from dateline.store.schema import ACCOUNT, CLAIM, ENTITY, FACT, FINDING, JUDGEMENT, REPORT, STANDING, STORE, STORY

Row = tuple[Any, ...]
#: How a claim stands to a finding, as the data that we write out call it.
_STANDS = (("pro", "for"), ("contra", "against"), ("superseded", "superseded"))


def keep(connection: Connection, backend: Backend, parts: Mapping[str, Part | None]) -> None:
    """Set the rows of stories; None takes a story's away."""
    gone = [story for story, part in parts.items() if part is None]
    for first in range(0, len(gone), TOGETHER):
        connection.execute(delete(STORY).where(STORY.c.id.in_(gone[first : first + TOGETHER])))
    kept = {story: part for story, part in parts.items() if part is not None}
    if not kept:
        return
    revision: int = connection.execute(select(STORE.c.revision)).scalar_one()
    for story, part in kept.items():
        _keep(connection, backend, story, part, revision)


def _keep(connection: Connection, backend: Backend, story: str, part: Part, revision: int) -> None:
    number = _story(connection, story, part, revision)
    reports = _reports(connection, {claim.report for claim in part.claims})
    for table, rows in made(part, reports).items():
        columns = [column.name for column in table.columns][1:]
        keys, stamped = len(table.primary_key.columns) - 1, columns[-1] == "revision"
        shown = [table.c[name] for name in (columns[:-1] if stamped else columns)]
        there = {tuple(row) for row in connection.execute(select(*shown).where(table.c.story == number))}
        now = dict.fromkeys(rows)
        _drop(connection, table, number, [row[:keys] for row in there if row not in now])
        new = [(number, *row, *((revision,) if stamped else ())) for row in now if row not in there]
        backend.write(connection, table, ["story", *columns], new)


def clear(connection: Connection) -> None:
    """Take all rows away, also those that belong to no story."""
    for table in (*ACCOUNT, STORY):
        connection.execute(delete(table))


def stories_of(connection: Connection, identity: str) -> Iterator[str]:
    """The ids of stories with a claim or a finding of that id, sorted."""
    holding = (select(table.c.story).where(table.c.id == identity) for table in (CLAIM, FINDING))
    numbers = {number for query in holding for (number,) in connection.execute(query)}
    if numbers:
        yield from connection.execute(select(STORY.c.id).where(STORY.c.n.in_(numbers)).order_by(STORY.c.id)).scalars()


def _story(connection: Connection, story: str, part: Part, revision: int) -> int:
    """The number of a story, whose own row is brought up to date."""
    found = connection.execute(select(STORY).where(STORY.c.id == story)).mappings().first()
    row = {
        "label": storable(part.story.label),
        "starts": part.story.start,
        "ends": part.story.end,
        "reports": len(part.story.reports),
    }
    if found is None:
        number: int = connection.execute(select(func.coalesce(func.max(STORY.c.n), 0) + 1)).scalar_one()
        connection.execute(insert(STORY).values(n=number, id=story, **row, revision=revision))
        return number
    if any(found[name] != value for name, value in row.items()):
        connection.execute(update(STORY).where(STORY.c.n == found["n"]).values(**row, revision=revision))
    return int(found["n"])


def _reports(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    wanted, found = sorted(ids), dict[str, int]()
    for first in range(0, len(wanted), TOGETHER):
        query = select(REPORT.c.id, REPORT.c.n).where(REPORT.c.id.in_(wanted[first : first + TOGETHER]))
        found |= {row.id: row.n for row in connection.execute(query)}
    return found


def _drop(connection: Connection, table: Table, story: int, keys: Sequence[Row]) -> None:
    columns = list(table.primary_key.columns)[1:]
    for first in range(0, len(keys), TOGETHER):
        some = keys[first : first + TOGETHER]
        one_of = columns[0].in_([k[0] for k in some]) if len(columns) == 1 else tuple_(*columns).in_(some)
        connection.execute(delete(table).where(table.c.story == story, one_of))


def made(part: Part, reports: Mapping[str, int]) -> dict[Table, list[Row]]:
    """The rows of a part by table, in the order of the tables' columns, without story and revision.

    Of entities those alone that speak, are spoken for, or stand in a finding; the part has all.
    """
    side_of = {entity.id: entity.side for entity in part.entities}
    claims = [_claim(claim, part, reports, side_of) for claim in part.claims]
    named = {entity for row in claims for entity in row[4:6]} | {s for f in part.findings for s in f.sides}
    return {
        ENTITY: [_entity(e) for e in part.entities if e.id in named],
        CLAIM: claims,
        FACT: [_fact(claim.id, n, fact) for claim in part.claims for n, fact in enumerate(claim.facts)],
        FINDING: [_finding(finding) for finding in part.findings],
        STANDING: [
            (finding.id, claim, stands)
            for finding in part.findings
            for field, stands in _STANDS
            for claim in dict.fromkeys(getattr(finding, field))
        ],
        JUDGEMENT: [
            (*map(storable, (j.left, j.right, j.by, j.verdict)), j.score, storable(j.why)) for j in part.judgements
        ],
    }


def _entity(entity: Entity) -> Row:
    return entity.id, entity.kind, storable(entity.name), entity.side


def _claim(claim: Claim, part: Part, reports: Mapping[str, int], side_of: Mapping[str, str | None]) -> Row:
    speaker = part.speaker_of.get(claim.id)
    return (
        claim.id,
        reports[claim.report],
        min(span.start for span in claim.content),
        max(span.end for span in claim.content),
        speaker,
        None if speaker is None else side_of.get(speaker),
        claim.stance,
        claim.certainty,
        claim.background,
        part.origin_of.get(claim.id),
        claim.by,
    )


def _fact(claim: str, number: int, fact: Fact) -> Row:
    figure, place, time = fact.quantity, fact.place, fact.time
    return (
        claim,
        number,
        fact.act,
        None if place is None else storable(place.name),
        place and place.lat,
        place and place.lon,
        time and time.start,
        time and time.end,
        figure and figure.predicate,
        figure and figure.low,
        figure and figure.high,
        figure and figure.bound,
        figure and figure.unit,
        None if figure is None or figure.of is None else storable(figure.of),
        fact.control,
    )


def _finding(finding: Finding) -> Row:
    asked = finding.question
    return (
        finding.id,
        storable(asked.subject),
        asked.predicate,
        None if asked.place is None else storable(asked.place),
        asked.start,
        asked.end,
        storable(msgspec.json.encode(finding.value, order="sorted").decode()),
        *(_number(finding.value.get(edge)) for edge in ("low", "high")),
        finding.status,
        finding.origins,
        storable(msgspec.json.encode(finding.sides).decode()),
        finding.admission,
        finding.as_of,
        storable(finding.why),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def holds(connection: Connection, story: str, part: Part) -> bool:
    """Whether a story's rows are those of its part."""
    number = connection.execute(select(STORY.c.n).where(STORY.c.id == story)).scalar_one_or_none()
    reports = _reports(connection, {claim.report for claim in part.claims})
    for table, rows in made(part, reports).items():
        columns = [c for c in table.columns if c.name not in ("story", "revision")]
        there = {tuple(row) for row in connection.execute(select(*columns).where(table.c.story == number))}
        if there != set(rows):
            return False
    return number is not None


def loose(connection: Connection) -> Iterator[str]:
    """Rows that belong to no story, where foreign keys were not heeded: the table and how many."""
    for table in ACCOUNT:
        query = select(func.count()).where(table.c.story.not_in(select(STORY.c.n)))
        if count := connection.execute(query).scalar_one():
            yield f"{count} rows of {table.name}"
