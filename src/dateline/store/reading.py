"""Getting out what was put in: documents, readings, what is stale, what changed; and forgetting a component."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.engine import RowMapping

from dateline.errors import SetupError
from dateline.model import Rejection
from dateline.reading import Document, Reading
from dateline.store.adding import TOGETHER
from dateline.store.pack import unpack
from dateline.store.rows import document_of
from dateline.store.schema import COMPONENT, DERIVED, ITEM, LAYER, LAYERS, REJECTION, REPORT, SLOTS, STORE, STORY

#: Readings fetched at once: enough to be quick, few enough to hold.
FETCHED = 64


def documents(connection: Connection, until: str | None) -> Iterator[Document]:
    """All reports, or those known by `until`, in order of publication."""
    query = select(REPORT).order_by(REPORT.c.known, REPORT.c.id)
    if until is not None:
        query = query.where(REPORT.c.known <= until)
    for row in connection.execute(query.execution_options(yield_per=TOGETHER)).mappings():
        yield document(row)


def document(row: Mapping[Any, Any]) -> Document:
    """The document of a row. Raises SetupError where its bytes are damaged."""
    try:
        return document_of(row)
    except ValueError as error:
        raise SetupError(f"report {row['id']} is damaged in the store ({error}); {DAMAGED}") from error


DAMAGED = "`dateline verify` lists all damage; restore a backup, or save what can be read with `dateline copy`"


def readings(connection: Connection, ids: Iterable[str], layers: Collection[str] | None) -> Iterator[Reading]:
    """Readings in the order asked for, with all their layers or some."""
    names = [name for name in LAYERS if layers is None or name in layers]
    waiting = iter(ids)
    while some := list(islice(waiting, FETCHED)):
        found = connection.execute(select(REPORT).where(REPORT.c.id.in_(some))).mappings()
        rows = {row["id"]: row for row in found}
        packed = _packed(connection, [row["n"] for row in rows.values()], names)
        for identity in some:
            if identity not in rows:
                raise KeyError(identity)
            yield reading(rows[identity], packed.get(rows[identity]["n"], []))


def _packed(connection: Connection, numbers: Sequence[int], names: Sequence[str]) -> dict[int, list[RowMapping]]:
    found: dict[int, list[RowMapping]] = {}
    keys = [n * SLOTS + LAYERS.index(name) for n in numbers for name in names]
    for first in range(0, len(keys), TOGETHER):
        query = select(LAYER).where(LAYER.c.n.in_(keys[first : first + TOGETHER])).order_by(LAYER.c.n)
        for row in connection.execute(query).mappings():
            found.setdefault(row["report"], []).append(row)
    return found


def reading(row: Mapping[Any, Any], packed: Iterable[Mapping[Any, Any]]) -> Reading:
    """One reading from its rows. Raises SetupError naming the report and the layer whose bytes are damaged."""
    made = document(row)
    layers = {}
    for layer in packed:
        try:
            if layer["report"] != row["n"] or (layer["n"] % SLOTS, layer["name"]) not in enumerate(LAYERS):
                raise ValueError("its row is not where it belongs")
            layers[layer["name"]] = unpack(layer["name"], layer["payload"], layer["digest"], made.text)
        except ValueError as error:
            told = f"the {layer['name']} of report {made.id} are damaged in the store ({error}); {DAMAGED}"
            raise SetupError(told) from error
    return Reading(made, **layers)  # type: ignore[arg-type]


def rejections(connection: Connection) -> Iterator[Rejection]:
    """What was set aside, sorted by item, stage, reason."""
    columns = (REJECTION.c.item, REJECTION.c.stage, REJECTION.c.reason)
    for row in connection.execute(select(*columns).order_by(*columns)):
        yield Rejection(*row)


def makers(connection: Connection, by: str) -> list[int]:
    """The numbers under which a component stands, alone or with others."""
    found = connection.execute(select(COMPONENT.c.n, COMPONENT.c.by))
    return [n for n, named in found if by in named.split(" ")]


def stale(connection: Connection, versions: Mapping[str, str]) -> Iterator[str]:
    """Reports with a layer missing or by another component than `versions` says, in order of publication."""
    known = connection.execute(select(COMPONENT.c.n, COMPONENT.c.by)).all()
    fresh = select(REPORT.c.n)
    for name, by in sorted(versions.items()):
        right = [n for n, named in known if named.split(" ")[0] == by]
        fresh = fresh.where(
            select(LAYER.c.report)
            .where(LAYER.c.component.in_(right), LAYER.c.name == name, LAYER.c.report == REPORT.c.n)
            .exists()
        )
    query = select(REPORT.c.id).where(REPORT.c.n.not_in(fresh)).order_by(REPORT.c.known, REPORT.c.id)
    for (identity,) in connection.execute(query):
        yield identity


def forget(connection: Connection, by: str) -> int:
    """Drop the layers with rows of a component, and all derived state where there were any; returns the rows."""
    numbers = makers(connection, by)
    mine = select(LAYER.c.n).where(LAYER.c.component.in_(numbers))
    of = select(LAYER.c.report).where(LAYER.c.component.in_(numbers)).distinct()
    count = select(func.count()).select_from(LAYER).where(LAYER.c.component.in_(numbers))
    dropped: int = connection.execute(count).scalar_one()
    if not dropped:
        return 0
    dropped += connection.execute(select(func.count()).where(ITEM.c.layer.in_(mine))).scalar_one()
    connection.execute(update(STORE).values(revision=STORE.c.revision + 1))
    now = select(STORE.c.revision).scalar_subquery()
    connection.execute(update(REPORT).where(REPORT.c.n.in_(of)).values(revision=now))
    connection.execute(delete(ITEM).where(ITEM.c.layer.in_(mine)))
    connection.execute(delete(LAYER).where(LAYER.c.component.in_(numbers)))
    connection.execute(delete(DERIVED))
    connection.execute(delete(STORY))
    return dropped


def revision(connection: Connection) -> int:
    """How often the reports changed."""
    found: int = connection.execute(select(STORE.c.revision)).scalar_one()
    return found


def changed(connection: Connection, since: int) -> Iterator[str]:
    """Reports that are new or changed after revision `since`, by revision, then id."""
    query = select(REPORT.c.id).where(REPORT.c.revision > since).order_by(REPORT.c.revision, REPORT.c.id)
    for (identity,) in connection.execute(query.execution_options(yield_per=TOGETHER)):
        yield identity
