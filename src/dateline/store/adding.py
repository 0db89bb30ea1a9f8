"""Writing readings: what is there already stays, what is new or changed is written, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from dateline.model import Rejection
from dateline.store.backend import Backend
from dateline.store.rows import LayerRow, Rows, storable
from dateline.store.schema import COMPONENT, ITEM, LAYER, LAYERS, REJECTION, REPORT, SENTENCE, SLOTS, STORE

#: Keys asked for in one statement; SQLite allows 32,766.
TOGETHER = 500

#: What the column `words` can hold; no sentence with more is worth telling from another.
MOST_WORDS = 32_767


def add(connection: Connection, backend: Backend, batch: Sequence[Rows], at: str) -> list[str]:
    """Write the rows of readings; returns the ids of reports that are new or whose content changed, in order.

    A layer that only changed its maker (empty before and after) is noted, but is no change.
    """
    latest = {rows.id: rows for rows in batch}
    writing = _Writing(connection, backend, at)
    ids = list(latest)
    for first in range(0, len(ids), TOGETHER):
        some = ids[first : first + TOGETHER]
        reports = _stored_reports(connection, some)
        layers = _stored_layers(connection, [row["n"] for row in reports.values()])
        for identity in some:
            writing.take(latest[identity], reports.get(identity), layers)
    writing.flush()
    return writing.changed


def _stored_reports(connection: Connection, ids: Sequence[str]) -> dict[str, Mapping[Any, Any]]:
    found = connection.execute(select(REPORT).where(REPORT.c.id.in_(ids))).mappings()
    return {row["id"]: row for row in found}


def _stored_layers(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Digest and component of each layer of some reports, by the layer's number."""
    if not numbers:
        return {}
    query = select(LAYER.c.n, LAYER.c.digest, LAYER.c.component)
    keys = [n * SLOTS + slot for n in numbers for slot in range(len(LAYERS))]
    found: dict[int, tuple[int, int]] = {}
    for first in range(0, len(keys), TOGETHER):
        rows = connection.execute(query.where(LAYER.c.n.in_(keys[first : first + TOGETHER])))
        found |= {n: (digest, component) for n, digest, component in rows}
    return found


class _Writing:
    """One transaction's changes, gathered, then written table by table."""

    def __init__(self, connection: Connection, backend: Backend, at: str) -> None:
        self.connection, self.backend, self.at = connection, backend, at
        last = func.coalesce(func.max(REPORT.c.n), 0)
        self.report, self.sentence, self.revision = connection.execute(
            select(select(last).scalar_subquery(), STORE.c.sentences, STORE.c.revision)
        ).one()
        self.components: dict[str, int] = {by: n for n, by in connection.execute(select(COMPONENT.c.n, COMPONENT.c.by))}
        self.changed: list[str] = []
        self.new_reports: list[dict[str, Any]] = []
        self.edited: list[dict[str, Any]] = []
        self.new_components: list[tuple[int, str]] = []
        self.dropped: list[int] = []
        self.layers: list[tuple[Any, ...]] = []
        self.remade: list[dict[str, Any]] = []
        self.items: list[tuple[Any, ...]] = []
        self.unsaid: list[int] = []
        self.sentences: list[tuple[int, ...]] = []
        self.found: list[Any] = []

    def take(self, rows: Rows, stored: Mapping[Any, Any] | None, layers: Mapping[int, tuple[int, int]]) -> None:
        """Note what one reading changes."""
        if stored is None:
            self.report += 1
            n, text, parse = self.report, True, True
            timed = {"known": rows.known or self.at, "added": self.at, "revision": self.revision + 1}
            self.new_reports.append({"n": n, **rows.report, **timed})
            changed = [name for name in LAYERS if self._layer(n, name, rows.layers[name], None)]
        else:
            n = stored["n"]
            known = rows.known or (stored["known"] if stored["published"] is None else stored["added"])
            edited = {**rows.report, "known": known}
            same = all(stored[column] == value for column, value in edited.items())
            text = stored["sha256"] != rows.report["sha256"]
            keys = {name: n * SLOTS + slot for slot, name in enumerate(LAYERS)}
            changed = [k for k in LAYERS if self._layer(n, k, rows.layers[k], layers.get(keys[k]))]
            parse = "parse" in changed
            if same and not changed:
                return
            self.edited.append({"of": n, **edited, "revision": self.revision + 1})
        self.changed.append(rows.id)
        if text or parse:
            self._sentences(n, rows, stored is None)

    def _layer(self, report: int, name: str, row: LayerRow, stored: tuple[int, int] | None) -> bool:
        """Note one layer; returns whether its content changed."""
        n = report * SLOTS + LAYERS.index(name)
        if stored is not None and stored[0] == row.digest:
            if row.by is not None and self._component(row.by) != stored[1]:
                self.remade.append({"of": n, "component": self._component(row.by)})
            return False
        if stored is not None:
            self.dropped.append(n)
        if row.blank:
            return stored is not None
        self.layers.append((n, report, name, self._component(row.by or ""), row.digest, row.payload))
        self.items += [(n, place, *item) for place, item in enumerate(row.items)]
        return True

    def _component(self, by: str) -> int:
        if by not in self.components:
            self.components[by] = max(self.components.values(), default=0) + 1
            self.new_components.append((self.components[by], by))
        return self.components[by]

    def _sentences(self, report: int, rows: Rows, new: bool) -> None:
        if not new:
            self.unsaid.append(report)
        for sentence in rows.sentences:
            self.sentence += 1
            words = min(len(sentence.words), MOST_WORDS)
            self.sentences.append((self.sentence, report, sentence.start, sentence.stop, words))
            self.found.append((self.sentence, sentence))

    def flush(self) -> None:
        """Write it all; nothing at all where nothing changed."""
        connection, write = self.connection, self.backend.write
        write(connection, COMPONENT, ("n", "by"), self.new_components)
        if self.remade:
            maker = update(LAYER).where(LAYER.c.n == bindparam("of")).values(component=bindparam("component"))
            connection.execute(maker, self.remade)
        if not self.changed:
            return
        if self.new_reports:
            rows = [tuple(row.values()) for row in self.new_reports]
            write(connection, REPORT, list(self.new_reports[0]), rows)
        for row in self.edited:
            columns = {column: value for column, value in row.items() if column != "of"}
            connection.execute(update(REPORT).where(REPORT.c.n == row["of"]).values(columns))
        self._drop(LAYER.c.n, self.dropped)
        write(connection, LAYER, ("n", "report", "name", "component", "digest", "payload"), self.layers)
        write(connection, ITEM, ("layer", "place", "id", "start", "stop", "kind", "label"), self.items)
        self._drop(SENTENCE.c.report, self.unsaid)
        write(connection, SENTENCE, ("id", "report", "start", "stop", "words"), self.sentences)
        self.backend.index(connection, self.found)
        connection.execute(update(STORE).values(revision=self.revision + 1, sentences=self.sentence))

    def _drop(self, column: Any, keys: Sequence[int]) -> None:
        for first in range(0, len(keys), TOGETHER):
            self.connection.execute(delete(column.table).where(column.in_(keys[first : first + TOGETHER])))


def reject(connection: Connection, backend: Backend, rejections: Iterable[Rejection], at: str) -> None:
    """Note what was set aside; what is noted already keeps its time."""
    rows = [
        {"item": storable(r.item), "stage": storable(r.stage), "reason": storable(r.reason), "added": at}
        for r in rejections
    ]
    if rows:
        connection.execute(backend.insert(REJECTION).on_conflict_do_nothing(), rows)
