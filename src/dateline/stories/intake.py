"""What is kept of each report, by the number of its arrival: no text, but all that stories are made and named from."""

from __future__ import annotations

import datetime
import sys
from array import array
from collections.abc import Iterator, Sequence

from dateline.reading import Document, Span
from dateline.stories import rows
from dateline.stories.archive import Archive
from dateline.stories.days import spoken_of
from dateline.stories.entries import entries
from dateline.stories.frequencies import Frequencies
from dateline.stories.groups import NOWHERE, Groups
from dateline.stories.label import heading
from dateline.stories.linkage import ENOUGH, fading
from dateline.stories.lookback import Lookback
from dateline.stories.roundups import Roundups, of_many_events
from dateline.stories.terms import terms
from dateline.stories.twins import MASS, TWIN, Wordings, wording
from dateline.stories.vectors import WHOLE, Vector, counted, weigh

#: Sorts an undated report behind every day there is.
NEVER = 10**9


class Intake:
    """Reports as they came: `leaders[n]` is the report that n is a twin of, or NOWHERE."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.numbers: dict[str, int] = {}
        self.published: list[str | None] = []
        self.headings: list[str] = []
        self.leaders = array("I")
        self.archive = Archive()
        self.groups = Groups(self.archive)
        self.lookback = Lookback(self.archive, self.groups, self.told, self.order)
        self.roundups = Roundups(self.archive, self.groups, self.order)
        self._wording = array("Q")
        self._near = array("I")
        self._near_starts = array("Q", [0])
        self._days = array("i")
        self._day_starts = array("Q", [0])
        self._frequencies = Frequencies()
        self._wordings = Wordings()

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, day: int | None, documents: Sequence[Document]) -> list[tuple[str, bytes | None]]:
        """Take in reports of one day, in this order; returns their rows."""
        found = [terms(document.title, body(document)) for document in documents]
        counts = [counted(report) for report in found]
        for count in counts:
            self._frequencies.count(day, count.keys)
        made: list[tuple[str, bytes | None]] = []
        for document, report, count in zip(documents, found, counts, strict=True):
            vector = weigh(count, day, self._frequencies)
            number = len(self)
            words = wording(report)
            spans, entries = self._entries(document, day, vector)
            leader, near = (None, []) if spans else self._likes(day, vector, words)
            text = body(document)
            told = spoken_of(f"{document.title or ''}\n{text}", day)
            days = [2 * ordinal + harm for ordinal, harm in told.items()]
            self._keep(document.id, document.published, words, leader, near, days)
            self.headings.append(heading(document.title, text, vector))
            self._index(day, vector, not spans)
            if spans:
                self.roundups.add(number, day, spans, entries)
            elif leader is None:
                self.roundups.meet(number, day, vector)
            row = rows.encode(self.row(number, count.keys.tobytes()))
            made.append((rows.name(rows.REPORT, number), row))
        return made

    def order(self, number: int) -> tuple[int, str]:
        """Sorts reports by what they are: day (undated ones last), then id."""
        day = self.archive.day(number)
        return (NEVER if day is None else day), self.ids[number]

    def near(self, number: int) -> array[int]:
        """The earlier arrivals that a report is alike enough to."""
        return self._near[self._near_starts[number] : self._near_starts[number + 1]]

    def told(self, number: int) -> Iterator[tuple[int, bool]]:
        """The days, as ordinals, of which a report tells, and whether it tells of harm to people there."""
        for packed in self._days[self._day_starts[number] : self._day_starts[number + 1]]:
            yield packed >> 1, bool(packed & 1)

    def row(self, number: int, terms: bytes = b"") -> rows.ReportRow:
        """The row of a report; `terms` are the keys of all its terms where they are in no table."""
        vector = self.archive.vector(number)
        leader = self.leaders[number]
        return rows.ReportRow(
            self.ids[number],
            self.published[number],
            self.archive.day(number),
            self.headings[number],
            vector.keys.tobytes(),
            vector.weights.tobytes(),
            None if leader == NOWHERE else leader,
            tuple(self.near(number)),
            self._wording[number],
            terms,
            tuple(self._days[self._day_starts[number] : self._day_starts[number + 1]]),
            self.roundups.rows(number),
            self.roundups.met(number),
        )

    def tables(self) -> rows.TablesRow:
        """How many reports hold each term."""
        return self._frequencies.state()

    def restore_tables(self, kept: rows.TablesRow) -> None:
        """Take over the counts of a complete dump."""
        self._frequencies.restore(kept)

    def restore(self, kept: rows.ReportRow) -> None:
        """Take in the next report as it was kept."""
        import numpy as np

        if kept.terms:
            self._frequencies.count(kept.day, np.frombuffer(kept.terms, np.uint32))
        self._keep(kept.id, kept.published, kept.wording, kept.leader, kept.near, kept.days)
        self.headings.append(kept.heading)
        vector = Vector(np.frombuffer(kept.keys, np.uint32), np.frombuffer(kept.weights, np.uint16))
        self._index(kept.day, vector, not kept.entries)
        self.roundups.restore(len(self) - 1, kept.day, kept.entries)
        self.roundups.restore_met(len(self) - 1, kept.met)

    def _entries(self, document: Document, day: int | None, whole: Vector) -> tuple[list[Span], list[Vector]]:
        """The entries of a report of many events; none of any other."""
        spans = entries(document.text, document.published)
        texts = (_without(document, span) for span in spans)
        vectors = [weigh(counted(terms(None, text)), day, self._frequencies) for text in texts]
        return (spans, vectors) if of_many_events(whole, vectors, spans) else ([], [])

    def _likes(self, day: int | None, vector: Vector, words: int) -> tuple[int | None, list[int]]:
        """The report that the next one is a twin of, if any, and those that it is alike enough to."""
        numbers, alike = self.archive.near(day, vector)
        leader = self._wordings.twin(day, words)
        if leader is None and int((alike >= TWIN * WHOLE).sum()) >= MASS:
            leader = int(numbers[alike.argmax()])
        pairs = zip(numbers.tolist(), alike.tolist(), strict=True)
        return leader, [n for n, whole in pairs if whole * fading(self._gap(day, n)) >= ENOUGH * WHOLE]

    def _keep(
        self,
        name: str,
        published: str | None,
        words: int,
        leader: int | None,
        near: Sequence[int],
        days: Sequence[int],
    ) -> None:
        self.numbers[name] = len(self.ids)
        self.ids.append(name)
        self.published.append(None if published is None else sys.intern(published))
        self.leaders.append(NOWHERE if leader is None else leader)
        self._wording.append(words)
        self._near.extend(near)
        self._near_starts.append(len(self._near))
        self._days.extend(days)
        self._day_starts.append(len(self._days))

    def _index(self, day: int | None, vector: Vector, ordinary: bool) -> None:
        number = len(self) - 1
        leader = None if self.leaders[number] == NOWHERE else self.leaders[number]
        self.archive.append(day, vector, leader is None and ordinary)
        self.groups.append(leader, self.near(number))
        if leader is None and ordinary:
            self._wordings.add(day, self._wording[number], number)
            self.lookback.append(number)

    def _gap(self, day: int | None, other: int) -> int:
        theirs = self.archive.day(other)
        return 0 if day is None or theirs is None else abs(day - theirs)


def day_of(document: Document) -> int | None:
    """The ordinal of the day of publication; None where the report has none that can be read."""
    if document.published is None:
        return None
    try:
        return datetime.date.fromisoformat(document.published[:10]).toordinal()
    except ValueError:
        return None


def body(document: Document) -> str:
    """The text with page furniture blanked out."""
    return _without(document, Span(0, len(document.text)))


def _without(document: Document, span: Span) -> str:
    """A stretch of the text without page furniture."""
    parts: list[str] = []
    at = span.start
    for piece in sorted(document.furniture, key=lambda f: f.span):
        if piece.span.overlaps(span):
            parts.append(document.text[at : max(at, piece.span.start)])
            at = max(at, piece.span.end)
    parts.append(document.text[at : span.end])
    return "\n".join(parts)
