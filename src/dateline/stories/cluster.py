"""Reports into stories, as they arrive: the way in to this stage."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby

from dateline.model import Document, Reading, Story, identify
from dateline.stories.archive import Archive
from dateline.stories.followups import joined
from dateline.stories.label import label
from dateline.stories.linkage import groups
from dateline.stories.terms import terms


def cluster(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories that the reports tell, every report in exactly one, in order of their first reports.

    Reports are taken by day of publication, undated ones last, then by id: the order in which they are given changes
    nothing. A story's id comes from the id of its earliest report, and stays while that report begins it.
    """
    documents = sorted((reading.document for reading in readings), key=lambda d: (_day(d) or 10**9, d.id, d.text))
    archive = Archive()
    for day, same in groupby(documents, key=_day):
        archive.add(day, [terms(document.title, _body(document)) for document in same])
    found = joined(groups(archive.periods, archive.alike, archive.leaders), archive.vectors, archive.frequency)
    return tuple(_story([documents[n] for n in group], archive, group) for group in found)


def _day(document: Document) -> int | None:
    """The ordinal of the day of publication; None where the report has none that can be read."""
    if document.published is None:
        return None
    try:
        return datetime.date.fromisoformat(document.published[:10]).toordinal()
    except ValueError:
        return None


def _body(document: Document) -> str:
    """The text with page furniture blanked out."""
    parts: list[str] = []
    at = 0
    for piece in sorted(document.furniture, key=lambda f: f.span):
        parts.append(document.text[at : piece.span.start])
        at = max(at, piece.span.end)
    parts.append(document.text[at:])
    return "\n".join(parts)


def _story(documents: Sequence[Document], archive: Archive, group: Iterable[int]) -> Story:
    published = sorted(d.published for d in documents if d.published is not None and _day(d) is not None)
    return Story(
        id=identify("s", documents[0].id),
        reports=tuple(document.id for document in documents),
        label=label(documents, [archive.vectors[n] for n in group]),
        start=published[0] if published else None,
        end=published[-1] if published else None,
    )
