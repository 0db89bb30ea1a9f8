"""Where words stand: sentences that hold all of them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dateline.store.backend import Backend
from dateline.store.rows import folded
from dateline.store.schema import REPORT, SENTENCE


def find(connection: Connection, backend: Backend, words: str, limit: int) -> Iterator[tuple[str, int, int]]:
    """(report id, start, end) of sentences with all the words, shortest first, then by publication and place.

    Case, accents and punctuation do not count. A word that ends in * stands for all that begin so. A short sentence
    with all the words says more about them than a long one: with every word required, that is what a rank by
    frequency and length comes to, and both databases can sort by it.
    """
    wanted = terms(words)
    if not wanted or limit < 1:
        return
    query = (
        select(REPORT.c.id, SENTENCE.c.start, SENTENCE.c.stop)
        .join_from(SENTENCE, REPORT, SENTENCE.c.report == REPORT.c.n)
        .where(backend.matching(wanted))
        .order_by(SENTENCE.c.words, REPORT.c.known, REPORT.c.id, SENTENCE.c.start)
        .limit(limit)
    )
    for identity, start, stop in connection.execute(query):  # noqa: UP028 - rows become plain tuples
        yield identity, start, stop


def terms(words: str) -> list[tuple[str, bool]]:
    """The folded words, each with whether it stands for all that begin so; sorted, without repeats."""
    found = set()
    for word in words.split():
        parts = folded(word)
        found |= {(part, word.endswith("*") and part == parts[-1]) for part in parts}
    return sorted(found)
