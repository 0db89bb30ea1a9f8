"""One speaker's words in several reports: quotations that share their wording, grouped.

A shared quotation is one statement, however many outlets carry it, and is not by itself a sign that one of them copied
the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.lineage.words import Words, range_of, words
from dateline.reading import Reading, Span

#: Words in a row that two quotations must share, and the share of the shorter one that such runs must cover.
RUN = 4
COVER = 0.6
#: Words, and different words with content, that the runs must hold: "I don't know what happened" is nobody's own.
SHORTEST, CONTENT = 5, 3
#: A run of words that more quotations than this hold is a set phrase.
FREQUENT = 16

Place = tuple[str, Span]


def shared_quotations(readings: Sequence[Reading]) -> tuple[tuple[Place, ...], ...]:
    """Groups of (report id, span of the quotation without its marks) that carry one statement in two reports or more.

    Groups and places are in order of report id and span.
    """
    ordered = sorted(readings, key=lambda r: r.document.id)
    texts = [words(reading) for reading in ordered]
    groups = group_quotations(texts)
    return tuple(tuple((ordered[number].document.id, span) for number, span in group) for group in groups)


def group_quotations(texts: Sequence[Words]) -> list[list[tuple[int, Span]]]:
    """The same over words: groups of (number of the report, span), each from at least two reports."""
    places: list[tuple[int, Span]] = []
    keys: list[tuple[int, ...]] = []
    plain: list[bytes] = []
    for number, text in enumerate(texts):
        for span in text.quotations:
            first, stop = range_of(text, span)
            if stop - first >= SHORTEST and not any(text.idle[first:stop]):
                places.append((number, span))
                keys.append(tuple(text.keys[first:stop]))
                plain.append(bytes(text.plain[first:stop]))
    parent = list(range(len(places)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in _alike(keys, plain):
        parent[max(root(one), root(other))] = min(root(one), root(other))
    groups: dict[int, list[tuple[int, Span]]] = {}
    for at, place in enumerate(places):
        groups.setdefault(root(at), []).append(place)
    return [sorted(group) for group in groups.values() if len({number for number, _ in group}) > 1]


def _alike(keys: Sequence[tuple[int, ...]], plain: Sequence[bytes]) -> list[tuple[int, int]]:
    """Pairs of quotations (earlier, later by number) that are one statement."""
    holders: dict[tuple[int, ...], list[int]] = {}
    found: list[tuple[int, int]] = []
    for at, quotation in enumerate(keys):
        runs = list(dict.fromkeys(quotation[i : i + RUN] for i in range(len(quotation) - RUN + 1)))
        near = {other for run in runs for other in holders.get(run, ())}
        found += [(other, at) for other in sorted(near) if _one_statement(at, other, keys, plain)]
        for run in runs:
            before = holders.setdefault(run, [])
            if len(before) < FREQUENT:
                before.append(at)
    return found


def _one_statement(one: int, other: int, keys: Sequence[tuple[int, ...]], plain: Sequence[bytes]) -> bool:
    """Whether enough of the shorter quotation stands in runs of words that the longer one has too."""
    short, long = (one, other) if len(keys[one]) <= len(keys[other]) else (other, one)
    runs = {keys[long][i : i + RUN] for i in range(len(keys[long]) - RUN + 1)}
    inside = bytearray(len(keys[short]))
    for i in range(len(inside) - RUN + 1):
        if keys[short][i : i + RUN] in runs:
            inside[i : i + RUN] = b"\x01" * RUN
    marked = zip(keys[short], inside, plain[short], strict=True)
    counted = len({key for key, shared, content in marked if shared and content})
    return sum(inside) >= max(SHORTEST, COVER * len(inside)) and counted >= CONTENT
