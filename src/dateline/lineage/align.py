"""Where two reports have the same words: local alignment by chained word runs, with the quotations told apart.

Runs of SEED equal words are chained along near-diagonals, as for text reuse in newspaper archives (Smith, Cordell and
Dillon 2013). A chain counts by its own words: what stands in both reports inside a quotation shows only that both quote
the same speech, so a chain needs enough equal words outside of any. A quotation amid copied sentences stays in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.lineage.words import Words
from dateline.reading import Span

SEED = 4
#: Words that may differ between two runs of one chain, and how far the chain may shift there.
GAP = 6
#: Runs that occur more often in a report are no seeds.
FREQUENT = 4
#: Open chains that a new run is tried against, the latest first.
TRIED = 20
#: A passage needs this many equal words outside quotations, and this many of them with content and no names.
OWN_WORDS, OWN_CONTENT = 8, 3
#: One of a pair's passages must have this many, or all together, so that set phrases make no copy. On reports of three
#: outlets on one event the longest phrases shared by chance had 9 to 12 words, the copied sentences from 19.
FIRM_WORDS, FIRM_CONTENT, FIRM_TOTAL = 14, 5, 24


class Passage(msgspec.Struct, frozen=True):
    """One shared stretch: word ranges [first, stop) in both reports and the equal word pairs (child, parent) in it.

    `own` counts equal words outside quotations, `content` those of them that carry content and are no names.
    """

    child: tuple[int, int]
    parent: tuple[int, int]
    equal: tuple[tuple[int, int], ...]
    own: int
    content: int

    @property
    def length(self) -> int:
        """Words of the longer side."""
        return max(self.child[1] - self.child[0], self.parent[1] - self.parent[0])


def passages(child: Words, parent: Words, quoting: bool = False) -> list[Passage]:
    """The passages that two reports share, in the order of the child, none overlapping another in the child.

    None at all where even the longest could be a set phrase. With `quoting`, words that stand in a quotation on one
    side only count too: there one report quotes the text of the other.
    """
    found = []
    for chain in _chains(child, parent):
        passage = _passage(chain, child, parent, quoting)
        if passage.own >= OWN_WORDS and passage.content >= OWN_CONTENT:
            found.append(passage)
    apart = _apart(found)
    firm = any(p.own >= FIRM_WORDS and p.content >= FIRM_CONTENT for p in apart)
    return apart if firm or sum(p.own for p in apart) >= FIRM_TOTAL else []


def spans(passage: Passage, child: Words, parent: Words) -> tuple[Span, Span]:
    """The characters of a passage in both reports."""
    return child.span(*passage.child), parent.span(*passage.parent)


def _seeds(child: Words, parent: Words) -> Iterable[tuple[int, int]]:
    """(child word, parent word) where SEED equal words begin, in the child's order; none touches idle words."""
    starts: dict[tuple[int, ...], list[int]] = {}
    keys, idle = parent.keys, parent.idle
    for at in range(len(keys) - SEED + 1):
        if not any(idle[at : at + SEED]):
            starts.setdefault(tuple(keys[at : at + SEED]), []).append(at)
    keys, idle = child.keys, child.idle
    for at in range(len(keys) - SEED + 1):
        places = starts.get(tuple(keys[at : at + SEED]), ())
        if len(places) <= FREQUENT and not any(idle[at : at + SEED]):
            for place in places:
                yield at, place


def _chains(child: Words, parent: Words) -> list[list[tuple[int, int]]]:
    chains: list[list[tuple[int, int]]] = []
    for at, place in _seeds(child, parent):
        for back in range(1, min(TRIED, len(chains)) + 1):
            last_at, last_place = chains[-back][-1]
            step, shift = at - last_at, place - last_place
            if 0 < step <= GAP + SEED and 0 < shift <= GAP + SEED and abs(step - shift) <= GAP:
                chains[-back].append((at, place))
                break
        else:
            chains.append([(at, place)])
    return chains


def _passage(chain: Sequence[tuple[int, int]], child: Words, parent: Words, quoting: bool) -> Passage:
    equal: list[tuple[int, int]] = []
    for at, place in chain:
        for offset in range(SEED):
            pair = (at + offset, place + offset)
            if not equal or (pair[0] > equal[-1][0] and pair[1] > equal[-1][1]):
                equal += _between(equal[-1], pair, child, parent) if equal else []
                equal.append(pair)
    equal = _widen(equal, child, parent)
    own = [
        (a, b)
        for a, b in equal
        if child.quoted[a] + parent.quoted[b] < (2 if quoting else 1) and not child.idle[a] and not parent.idle[b]
    ]
    content = sum(1 for a, b in own if child.plain[a] and parent.plain[b])
    (first, start), (last, stop) = equal[0], equal[-1]
    return Passage((first, last + 1), (start, stop + 1), tuple(equal), len(own), content)


def _between(before: tuple[int, int], after: tuple[int, int], child: Words, parent: Words) -> list[tuple[int, int]]:
    """Equal words in the small gap between two pairs, in order, by the first that fits."""
    found, place = [], before[1] + 1
    for at in range(before[0] + 1, after[0]):
        for other in range(place, after[1]):
            if child.keys[at] == parent.keys[other]:
                found.append((at, other))
                place = other + 1
                break
    return found


def _widen(equal: list[tuple[int, int]], child: Words, parent: Words) -> list[tuple[int, int]]:
    """The pairs with those that follow on either side, over one differing word where two equal ones come after it."""
    found = list(equal)
    for step in (-1, 1):
        at, place = found[0] if step < 0 else found[-1]
        more: list[tuple[int, int]] = []
        while True:
            if _same(child, parent, at + step, place + step):
                at, place = at + step, place + step
            elif _same(child, parent, at + 2 * step, place + 2 * step) and _same(
                child, parent, at + 3 * step, place + 3 * step
            ):
                at, place = at + 2 * step, place + 2 * step
            else:
                break
            more.append((at, place))
        found = more[::-1] + found if step < 0 else found + more
    return found


def _same(child: Words, parent: Words, at: int, place: int) -> bool:
    return (
        0 <= at < len(child)
        and 0 <= place < len(parent)
        and child.keys[at] == parent.keys[place]
        and not child.idle[at]
        and not parent.idle[place]
    )


def _apart(found: list[Passage]) -> list[Passage]:
    """The passages without those that lie mostly inside a heavier one, in the child's order; of two that overlap by
    less the lighter one is cut, lest one change be told twice."""
    kept: list[Passage] = []
    for passage in sorted(found, key=lambda p: (-len(p.equal), p.child, p.parent)):
        first, stop = passage.child
        taken = sum(max(0, min(stop, k.child[1]) - max(first, k.child[0])) for k in kept)
        if taken <= (stop - first) // 3:
            kept.append(_cut(passage, kept) if taken else passage)
    return sorted((p for p in kept if p.equal), key=lambda p: p.child)


def _cut(passage: Passage, others: Sequence[Passage]) -> Passage:
    """The longest stretch of the passage that holds no word of the others."""
    stretches: list[list[tuple[int, int]]] = [[]]
    for a, b in passage.equal:
        if any(o.child[0] <= a < o.child[1] for o in others):
            stretches.append([])
        else:
            stretches[-1].append((a, b))
    free = max(stretches, key=len)
    if not free:
        return Passage(passage.child, passage.parent, (), 0, 0)
    (first, start), (last, stop) = free[0], free[-1]
    share = len(free) / len(passage.equal)
    own, content = int(passage.own * share), int(passage.content * share)
    return Passage((first, last + 1), (start, stop + 1), tuple(free), own, content)
