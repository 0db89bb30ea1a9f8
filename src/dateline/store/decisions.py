"""What people decided: appended, chained, exported and taken in as JSON lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, insert, select

from dateline.errors import SetupError
from dateline.model import Decision
from dateline.store.moments import required
from dateline.store.rows import storable
from dateline.store.schema import DECISION

_DECODER = msgspec.json.Decoder(Decision)


def append(connection: Connection, decision: Decision) -> None:
    """Append one; the same again changes nothing. Raises SetupError for another decision under a known id."""
    record = msgspec.json.encode(decision).decode()
    known = connection.execute(select(DECISION.c.record).where(DECISION.c.id == decision.id)).scalar_one_or_none()
    if known == record:
        return
    if known is not None:
        raise SetupError(f"there is another decision with the id {decision.id}; decisions are appended, never changed")
    last = connection.execute(select(DECISION.c.n, DECISION.c.chain).order_by(DECISION.c.n.desc()).limit(1)).first()
    number, before = (last.n, last.chain) if last else (0, "")
    row = {"n": number + 1, **told(record), "record": record, "chain": link(before, record)}
    connection.execute(insert(DECISION).values(row))


def told(record: str) -> dict[str, str]:
    """The columns that repeat a record for whoever asks in SQL."""
    decision = _DECODER.decode(record)
    at = required(decision.at, f"the time of the decision {decision.id},")
    why, who = storable(decision.why), storable(decision.who)
    return {"id": decision.id, "kind": decision.kind, "who": who, "at": at, "why": why}


def link(before: str, record: str) -> str:
    """The chain after a record: a change from outside breaks every link that follows."""
    return hashlib.sha256(f"{before}\n{record}".encode()).hexdigest()


def decisions(connection: Connection, until: str | None) -> Iterator[Decision]:
    """All, or those made by `until`, oldest first; what was decided in one moment in the order of its coming."""
    query = select(DECISION.c.id, DECISION.c.record).order_by(DECISION.c.at, DECISION.c.n)
    if until is not None:
        query = query.where(DECISION.c.at <= until)
    for identity, record in connection.execute(query):
        try:
            yield _DECODER.decode(record)
        except msgspec.MsgspecError as error:
            raise SetupError(f"the decision {identity} is damaged in the store ({error}); restore a backup") from error


def dump(found: Iterable[Decision]) -> Iterator[bytes]:
    """Decisions as JSON lines, each with its newline."""
    for decision in found:
        yield msgspec.json.encode(decision) + b"\n"


def load(lines: Iterable[bytes]) -> Iterator[Decision]:
    """Decisions from JSON lines; empty lines are passed over. Raises SetupError naming a line that holds none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _DECODER.decode(line)
            except msgspec.MsgspecError as error:
                raise SetupError(f"line {number} holds no decision: {error}") from error
