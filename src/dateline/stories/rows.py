"""The rows in which a stream is kept: one for each report, written once, and one for each story."""

from __future__ import annotations

import msgspec

#: Keys of rows: "R" and the number of a report, "S" and the number of the report that founded a story, and the
#: table of how many reports hold a term, which only a complete dump has. Capitals, because rows under small letters had
#: another layout: `Stream.load` leaves them out.
REPORT, STORY, TABLES = "R", "S", "T"


class EntryRow(msgspec.Struct, frozen=True, array_like=True):
    """One entry of a report of many events: where it stands, its vector, and the reports that it is alike enough to."""

    start: int
    end: int
    keys: bytes
    weights: bytes
    near: tuple[int, ...] = ()


class ReportRow(msgspec.Struct, frozen=True, array_like=True):
    """One report: vector, the reports that it hangs together with, all its terms (empty where in the tables), and the
    days that it tells of (twice the ordinal, and one more where harm is told of). A report of many events has
    `entries`; another one has the numbers of the entries that it `met`."""

    id: str
    published: str | None
    day: int | None
    heading: str
    keys: bytes
    weights: bytes
    leader: int | None
    near: tuple[int, ...]
    wording: int
    terms: bytes
    days: tuple[int, ...] = ()
    entries: tuple[EntryRow, ...] = ()
    met: tuple[int, ...] = ()


class StoryRow(msgspec.Struct, frozen=True, array_like=True):
    """One story: leaders by group, pairs of groups that share names and are one, and the earlier group that one goes
    back to, as (place, key of the earlier group, likeness, whether they are one story)."""

    groups: tuple[tuple[int, ...], ...]
    one: tuple[tuple[int, int], ...] = ()
    back: tuple[tuple[int, int, float, bool], ...] = ()


class TablesRow(msgspec.Struct, frozen=True, array_like=True):
    """Term counts of closed days, of undated reports, and the terms of each open day, with numbers of reports."""

    closed: tuple[bytes, bytes, int]
    undated: tuple[bytes, bytes, int]
    open: tuple[tuple[int, bytes, int], ...]


def name(kind: str, number: int = 0) -> str:
    """The key of a row; keys of a kind sort as their numbers do."""
    return f"{kind}{number:010d}"


encode = msgspec.msgpack.Encoder().encode
report = msgspec.msgpack.Decoder(ReportRow).decode
story = msgspec.msgpack.Decoder(StoryRow).decode
tables = msgspec.msgpack.Decoder(TablesRow).decode
