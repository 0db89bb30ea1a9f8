"""Quotation marks in pairs, paragraph by paragraph, in one pass: “ ”, ‘ ’, « », „ “, ‹ ›, straight and doubled ones.

An apostrophe is told from a single closing mark by its neighbours; single marks without a partner are dropped as
apostrophes, double ones run to the end of their paragraph (one that goes on in the next paragraph is left open by
convention, and opened anew there). Where the next mark, a few paragraphs on, closes and none opened, what lies between
is quoted, too: each paragraph is a quotation of its own. Only outermost quotations are returned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.reading import Span

#: Opening mark -> the marks that may close it.
_CLOSERS: dict[str, frozenset[str]] = {
    "“": frozenset('”“"'),
    "„": frozenset('“”"'),
    "«": frozenset("»"),
    "»": frozenset("«"),
    "‹": frozenset("›"),
    '"': frozenset('"”'),
    "”": frozenset("”"),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    "''": frozenset(["''", '"']),
    "``": frozenset(["''", '"']),
}
#: Marks that may as well be apostrophes; without a partner they are taken for one.
_SINGLE = frozenset("‘‚'")
#: A quotation runs on over so many paragraphs at most, and so many characters.
_PARAGRAPHS, _RUN = 8, 3000
_BEFORE_SINGLE = frozenset(' \t\u00a0\u2009\u202f([{—–-/:;,"“„«‘')


class Quotation(NamedTuple):
    """One outermost quotation: `span` with its marks, `inner` without, and whether a closing mark was found."""

    span: Span
    inner: Span
    closed: bool


def quotations(text: str, blocks: Iterable[Span]) -> list[Quotation]:
    """The outermost quotations of `text`, in order; none leaves its block (a paragraph). Linear in the text."""
    found: list[Quotation] = []
    given = list(blocks)
    number = 0
    while number < len(given):
        opened = _scan(text, given[number], found)
        closed = _runs_on(text, opened[0], given, number) if opened else None
        if opened is not None and closed is not None:
            last, stop, end = closed
            found.append(Quotation(Span(opened[1], given[number].end), Span(opened[2], given[number].end), False))
            found += [Quotation(block, block, False) for block in given[number + 1 : last]]
            found.append(Quotation(Span(given[last].start, end), Span(given[last].start, stop), True))
            # What is left of the paragraph in which it closed is read as a paragraph of its own.
            given[last] = Span(end, given[last].end)
            number = last
            continue
        if opened is not None and opened[0] not in _SINGLE and not text[opened[2] : opened[2] + 1].isspace():
            end = given[number].end
            found.append(Quotation(Span(opened[1], end), Span(opened[2], end), False))
        number += 1
    return found


def _runs_on(text: str, opening: str, blocks: Sequence[Span], number: int) -> tuple[int, int, int] | None:
    """Where a double mark that its block left open is closed: the block, and where the closing mark begins and ends."""
    if opening in _SINGLE:
        return None
    for later in range(number + 1, min(len(blocks), number + 1 + _PARAGRAPHS)):
        block = blocks[later]
        if block.end - blocks[number].end > _RUN:
            return None
        for at in range(block.start, block.end):
            mark = _mark(text, at, block.end)
            if not mark or mark in _SINGLE or (at > block.start and text[at - 1 : at + 1] in ("''", "``")):
                continue
            stop = at + len(mark)
            before = text[at - 1] if at > block.start else " "
            after = text[stop] if stop < block.end else " "
            last = stop == block.end and at > block.start
            closes = _closes(opening, mark, before, after) and (last or not _opens(mark, before, after))
            return (later, at, stop) if closes else None
    return None


def _mark(text: str, at: int, end: int) -> str:
    """The quotation mark that begins at `at` ('' and `` count as one), or an empty string."""
    char = text[at]
    if char in "'`" and at + 1 < end and text[at + 1] == char:
        return char * 2
    return char if char in "“”„«»‹›\"‘’‚'" else ""


def _scan(text: str, block: Span, found: list[Quotation]) -> tuple[str, int, int] | None:
    """Add the closed quotations of a block; returns a mark that stays open, with where it begins and ends."""
    at, end = block.start, block.end
    opened: tuple[str, int, int] | None = None
    while at < end:
        mark = _mark(text, at, end)
        if not mark:
            at += 1
            continue
        stop = at + len(mark)
        before = text[at - 1] if at > block.start else " "
        after = text[stop] if stop < end else " "
        if opened is None:
            if _opens(mark, before, after):
                opened = (mark, at, stop)
        elif opened[2] == at and mark == opened[0]:
            opened = (mark, opened[1], stop)
        elif _closes(opened[0], mark, before, after):
            found.append(Quotation(Span(opened[1], stop), Span(opened[2], at), True))
            opened = None
        elif opened[0] in _SINGLE and mark not in _SINGLE and _opens(mark, before, after) and not before.isspace():
            pass  # ‘ “…” ’: a quotation inside the single one
        elif opened[0] in _SINGLE and mark in '“„«"' and _opens(mark, before, after):
            opened = (mark, at, stop)
        at = stop
    return opened


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in "«‹":
        return True
    if mark in _SINGLE:
        return before in _BEFORE_SINGLE and (after.isalnum() or after in '"“[(…')
    if mark in "”»":
        return before.isspace() and after.isalnum()
    if mark == '"' and before.isspace() and after.isspace():
        return True  # " spaced out " as some feeds write it
    return mark not in "’›" and not after.isspace()


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSERS[opening]:
        return False
    if opening in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return not (mark == "“" and opening == "“" and not (after.isspace() or after in ",.;:)"))
