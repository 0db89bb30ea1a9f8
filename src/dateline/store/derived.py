"""Derived state: bytes by kind and key, each with a digest. It may be lost and made again, but never half-written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, delete, select

from dateline.errors import SetupError
from dateline.store.adding import TOGETHER
from dateline.store.backend import Backend
from dateline.store.pack import digest
from dateline.store.schema import DERIVED


def keep(connection: Connection, backend: Backend, kind: str, values: Mapping[str, bytes | None]) -> None:
    """Set the values of some keys; None takes a key away."""
    gone = [key for key, value in values.items() if value is None]
    for first in range(0, len(gone), TOGETHER):
        some = gone[first : first + TOGETHER]
        connection.execute(delete(DERIVED).where(DERIVED.c.kind == kind, DERIVED.c.key.in_(some)))
    rows = [
        {"kind": kind, "key": key, "digest": digest(value), "value": value}
        for key, value in values.items()
        if value is not None
    ]
    if rows:
        statement = backend.insert(DERIVED)
        new = {"digest": statement.excluded.digest, "value": statement.excluded.value}
        connection.execute(statement.on_conflict_do_update(index_elements=["kind", "key"], set_=new), rows)


def kept(connection: Connection, kind: str, keys: Iterable[str] | None) -> Iterator[tuple[str, bytes]]:
    """Keys and values of one kind, sorted by key. Raises SetupError for a value whose bytes changed."""
    query = select(DERIVED.c.key, DERIVED.c.value, DERIVED.c.digest).where(DERIVED.c.kind == kind)
    query = query.order_by(DERIVED.c.key)
    wanted = None if keys is None else sorted(set(keys))
    parts = (
        [query]
        if wanted is None
        else [query.where(DERIVED.c.key.in_(wanted[n : n + TOGETHER])) for n in range(0, len(wanted), TOGETHER)]
    )
    for part in parts:
        for key, value, expected in connection.execute(part.execution_options(yield_per=TOGETHER)):
            if digest(value) != expected:
                raise SetupError(f"the {kind} of {key} is damaged in the store; build the account anew")
            yield key, value
