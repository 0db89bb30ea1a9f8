"""Two clocks: what happened is in the facts, what was known is here. A past account is made of what was out by then.

A report counts from the moment by which it was out for certain: one with a time of day from that moment (UTC where it
names no zone), one with a bare date from the end of that day in UTC. A report without a time was out nobody knows when:
it is in no past account, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Decision, Rejection
from dateline.reading import Document, Reading
from dateline.store.moments import latest, required


def by_moment(as_of: str) -> str:
    """The last moment that `as_of` allows, as all of them compare; raises SetupError where it is no time."""
    return required(as_of, "the moment")


def known_by(document: Document, moment: str) -> bool:
    """Whether a report was out for certain by a moment of `by_moment`."""
    known = latest(document.published or "")
    return known is not None and known <= moment


def decided_by(decision: Decision, moment: str) -> bool:
    """Whether people had decided it by a moment of `by_moment`."""
    return by_moment(decision.at) <= moment


def undated(document: Document) -> bool:
    """Whether a report has no publication time that can be read."""
    return latest(document.published or "") is None


def note(document: Document) -> Rejection:
    """What a past account says of an undated report."""
    item = document.file or document.id
    return Rejection(item, "as-of", "has no publication time, so no account of a past moment can hold it")


def past(readings: Iterable[Reading], as_of: str) -> tuple[list[Reading], list[Rejection]]:
    """The readings of reports that were out by `as_of`, and a note on each undated one."""
    moment = by_moment(as_of)
    given = list(readings)
    notes = [note(r.document) for r in given if undated(r.document)]
    return [r for r in given if known_by(r.document, moment)], notes
