"""Papers that several reports cite: an affidavit, an indictment, an autopsy. One paper is one origin, whoever read it.

Which of two affidavits a report means is seldom said; to count them as one is the error that confirms nothing falsely.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.reading import Reading, Span

#: Papers of which an affair has one, or few. "Court records" and "a report" may be any of many: they count as before.
_PAPERS = frozenset(
    "affidavit complaint indictment autopsy warrant lawsuit subpoena verdict ruling petition decree transcript".split()
)


def cited_papers(readings: Iterable[Reading]) -> dict[str, str]:
    """Attribution id -> the kind of paper that is its source ("affidavit"), for kinds that two reports or more cite."""
    cited: dict[str, str] = {}
    reports: dict[str, set[str]] = {}
    for reading in readings:
        for row in reading.attributions:
            kind = _kind(reading, row.source[0]) if row.source and not row.speaker else None
            if kind is not None:
                cited[row.id] = kind
                reports.setdefault(kind, set()).add(reading.document.id)
    return {row: kind for row, kind in cited.items() if len(reports[kind]) > 1}


def _kind(reading: Reading, source: Span) -> str | None:
    """The head noun of a source phrase where it is a paper: the first noun that hangs on none within the phrase."""
    inside = [t for t in reading.parse.between(source) if t.pos in ("NOUN", "PROPN")]
    places = {t.i for t in inside}
    head = next((t for t in inside if t.head not in places), None)
    lemma = head.lemma.lower() if head is not None else ""
    return lemma if lemma in _PAPERS else None
