"""The same report twice: set aside, with the name of the one that is kept.

The same text from another outlet is no duplicate but a copy, and evidence for lineage. Records with ids of their own
and no outlet are kept as well: who gave them ids holds them to be different reports, and nothing says otherwise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from dateline.model import Rejection
from dateline.reading import Document, identify


def distinct(items: Iterable[tuple[str, Document | Rejection]]) -> Iterator[Document | Rejection]:
    """Documents and Rejections in order, given with the item that each came from; of duplicates the first stays.

    Memory grows by two short keys a report.
    """
    names: dict[str, str] = {}
    texts: dict[tuple[str, str], str] = {}
    for item, found in items:
        if isinstance(found, Rejection):
            yield found
            continue
        key = _key(found)
        if found.id in names and texts.get(key) != found.id:
            yield Rejection(item, "ingest", f"has the id {found.id!r} of {names[found.id]}; ids must differ")
        elif key in texts:
            kept = texts[key]
            yield Rejection(
                item, "ingest", f"is a duplicate of report {kept!r} ({names[kept]}): same outlet, same text"
            )
        else:
            names[found.id] = item
            texts[key] = found.id
            yield found


def _key(document: Document) -> tuple[str, str]:
    """What makes two records one report: the text, and the outlet or, where none is known, the record's own id."""
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    if document.source is not None:
        return digest, f"source {document.source.casefold()}"
    from_content = document.id == identify("r", "", document.text)
    return digest, "" if from_content else f"id {document.id}"
