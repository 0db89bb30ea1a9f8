"""Versions of one page: the same address again, or the same outlet with the same title later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.reading import Reading

#: Words that two reports of one outlet and title must share a third of, lest "News in brief" be one page.
ALIKE = 0.33


def revisions(readings: Sequence[Reading]) -> Iterator[tuple[tuple[int, int], str]]:
    """((earlier, later), why) of pages that follow each other, by number; reports are given in order of time."""
    by_id = {reading.document.id: number for number, reading in enumerate(readings)}
    pages: dict[tuple[str, ...], list[int]] = {}
    named: set[tuple[int, int]] = set()
    for number, reading in enumerate(readings):
        document = reading.document
        if document.revises in by_id and by_id[document.revises] != number:
            pair = (by_id[document.revises], number)
            named.add((min(pair), max(pair)))
            yield (min(pair), max(pair)), "the report says that it revises the other"
        elif document.url:
            pages.setdefault((address(document.url),), []).append(number)
        elif document.source and document.title and document.published:
            pages.setdefault((document.source.casefold(), document.title.casefold()), []).append(number)
    for key in sorted(pages):
        for pair in pairwise(pages[key]):
            if pair in named:
                continue
            if len(key) == 1:
                yield pair, "the same address again"
            elif _alike(readings[pair[0]].text, readings[pair[1]].text):
                yield pair, "the same outlet and title again"


def address(url: str) -> str:
    """An address without scheme, `www.`, fragment, tracking and a last slash."""
    bare = url.strip().split("#", 1)[0]
    bare = bare.split("://", 1)[-1].removeprefix("www.")
    path, _, query = bare.partition("?")
    kept = sorted(p for p in query.split("&") if p and not p.startswith(("utm_", "fbclid", "gclid", "ref=", "cmp=")))
    return path.rstrip("/") + ("?" + "&".join(kept) if kept else "")


def _alike(one: str, other: str) -> bool:
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return len(a & b) >= ALIKE * max(1, min(len(a), len(b)))
