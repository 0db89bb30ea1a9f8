"""Copying a store into another: to move to PostgreSQL or back, and to save what can be read from a damaged one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import DBAPIError

from dateline.errors import SetupError
from dateline.model import Rejection
from dateline.reading import Reading
from dateline.store.decisions import load
from dateline.store.open import SqlStore
from dateline.store.reading import document, reading
from dateline.store.schema import COMPONENT, DECISION, LAYER, LAYERS, REJECTION, REPORT, SLOTS

#: Reports written in one transaction.
TOGETHER = 64


def copy(source: SqlStore, target: SqlStore) -> Iterator[str]:
    """Add all that can be read in `source` to `target`, each at the time at which it was added; one sentence for each
    record that cannot be read.

    Derived state is not copied: it can be made again. Others may write meanwhile: what is copied is one moment of the
    source, if nothing in it is damaged. Records are fetched one by one, so that a damaged page costs
    what lies on it and no more. Raises SetupError where `target` cannot be written.
    """
    with source.backend.engine.connect() as plain:
        connection = plain.execution_options(**source.backend.snapshot)
        for copied in (_reports, _decisions, _rejections):
            try:
                yield from copied(connection, source, target)
            except DBAPIError as error:
                yield str(_said(connection, source, error))


def _reports(connection: Connection, source: SqlStore, target: SqlStore) -> Iterator[str]:
    makers = {row.n: str(row.by) for row in connection.execute(select(COMPONENT))}
    last = _last(connection, REPORT)
    for first in range(1, last + 1, TOGETHER):
        faults: list[str] = []
        found = [
            taken
            for n in range(first, min(first + TOGETHER, last + 1))
            if (taken := _report(connection, source, n, makers, faults)) is not None
        ]
        with target.together():
            for made, added, made_by in found:
                target.add([made], [], added, made_by)
        yield from faults


def _report(
    connection: Connection, source: SqlStore, n: int, makers: Mapping[int, str], faults: list[str]
) -> tuple[Reading, str, dict[str, str]] | None:
    """One reading with the layers that are whole, when it was added, and who made the layers."""
    try:
        row = connection.execute(select(REPORT).where(REPORT.c.n == n)).mappings().one_or_none()
        if row is None:
            faults.append(f"report number {n} is not there")
            return None
        document(row)
    except (DBAPIError, SetupError) as error:
        faults.append(f"report number {n} cannot be read: {_said(connection, source, error)}")
        return None
    whole, made_by = [], {}
    for layer in _layers(connection, source, row, faults):
        try:
            reading(row, [layer])
        except SetupError as error:
            faults.append(str(error))
            continue
        whole.append(layer)
        made_by[str(layer["name"])] = makers.get(layer["component"], "").split(" ")[0]
    return reading(row, whole), row["added"], made_by


def _layers(connection: Connection, source: SqlStore, row: RowMapping, faults: list[str]) -> list[RowMapping]:
    """The layers of a report: all at once, or, where one of them cannot be had, one by one."""
    first = row["n"] * SLOTS
    try:
        query = select(LAYER).where(LAYER.c.n.between(first, first + SLOTS - 1)).order_by(LAYER.c.n)
        return list(connection.execute(query).mappings())
    except DBAPIError:
        connection.rollback()
    found: list[RowMapping] = []
    for slot, name in enumerate(LAYERS):
        try:
            found += connection.execute(select(LAYER).where(LAYER.c.n == first + slot)).mappings()
        except DBAPIError as error:
            faults.append(f"the {name} of report {row['id']} cannot be read: {_said(connection, source, error)}")
    return found


def _decisions(connection: Connection, source: SqlStore, target: SqlStore) -> Iterator[str]:
    for n in range(1, _last(connection, DECISION) + 1):
        try:
            record = connection.execute(select(DECISION.c.record).where(DECISION.c.n == n)).scalar_one()
            (decision,) = load([str(record).encode()])
        except (DBAPIError, SetupError, LookupError) as error:
            yield f"decision number {n} cannot be read: {_said(connection, source, error)}"
            continue
        target.decide(decision)


def _rejections(connection: Connection, source: SqlStore, target: SqlStore) -> Iterator[str]:
    try:
        found = connection.execute(select(REJECTION)).all()
    except DBAPIError as error:
        yield f"what was set aside cannot be read: {_said(connection, source, error)}"
        return
    with target.together():
        for item, stage, reason, added in found:
            target.add([], [Rejection(item, stage, reason)], added)


def _last(connection: Connection, table: Table) -> int:
    found: int = connection.execute(select(func.coalesce(func.max(table.c.n), 0))).scalar_one()
    return found


def _said(connection: Connection, source: SqlStore, error: Exception) -> Any:
    """What went wrong; and the connection can be used again."""
    if not isinstance(error, DBAPIError):
        return error
    connection.rollback()
    return source.backend.explain(error)
