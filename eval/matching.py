"""Statements of a gold and of a system, matched by the words that their contents share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.reading import Span

Letters = frozenset[int]

#: Two contents are one statement where they share at least half of the letters of both.
LEAST = 0.5


def spans_of(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans that a file gives as [start, end] pairs."""
    return tuple(Span(start, end) for start, end in pairs)


def letters(text: str, spans: Iterable[Span]) -> Letters:
    """Where the letters and digits of `spans` stand; punctuation and white space do not count."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def shared(a: Letters, b: Letters) -> float:
    """Intersection over union; 0 where both are empty."""
    return len(a & b) / len(a | b) if a | b else 0.0


def pair(gold: Sequence[Letters], found: Sequence[Letters], least: float = LEAST) -> dict[int, int]:
    """Number in `gold` -> number in `found`, one to one, greatest overlap first, none below `least`."""
    candidates = [(shared(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(candidates, reverse=True):
        if overlap >= least and -i not in matched and -j not in taken:
            matched[-i] = -j
            taken.add(-j)
    return matched


def same_source(text: str, gold: Sequence[Span], found: Sequence[Span]) -> bool:
    """Whether two sources share a word that is more than a function word, are both empty, or overlap in a pronoun."""
    common = letters(text, gold) & letters(text, found)
    if not gold or not found:
        return not gold and not found
    words = {w.casefold() for s in gold for w in s.of(text).split()}
    return any(_word_at(text, i) not in FUNCTION for i in common) or bool(common and words <= FUNCTION)


def _word_at(text: str, i: int) -> str:
    start = end = i
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].casefold()


#: Words that two sources may share without being one.
FUNCTION = frozenset("the a an of mr mrs ms s and in for to at who that his her their its".split())
