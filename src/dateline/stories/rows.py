"""The rows in which a stream is kept: one for each report, written once, and one for each story."""

from __future__ import annotations

import msgspec

#: Keys of rows: "r" and the number of a report, "s" and the number of the report that founded a story, and the
#: table of how many reports hold a term, which only a complete dump has.
REPORT, STORY, TABLES = "r", "s", "t"


class ReportRow(msgspec.Struct, frozen=True, array_like=True):
    """One report: vector, the reports that it hangs together with, and all its terms (empty where in the tables)."""

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


class StoryRow(msgspec.Struct, frozen=True, array_like=True):
    """One story: leaders by group, pairs of groups that are one, ties as (place, other group's key, likeness)."""

    groups: tuple[tuple[int, ...], ...]
    one: tuple[tuple[int, int], ...] = ()
    tied: tuple[tuple[int, int, float], ...] = ()


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
