"""Who took words from whom: every pair of reports that shares wording, how, in which direction, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.lineage import align, changed, rewrite, sketch
from dateline.lineage.boilerplate import boilerplate, set_stock_aside
from dateline.lineage.direction import parent_is_first
from dateline.lineage.quoted import group_quotations
from dateline.lineage.versions import revisions
from dateline.lineage.words import Words, range_of, words
from dateline.model import Change, Derivation, Derived
from dateline.reading import Reading, Span

#: Share of words that are the same letter by letter in all passages from which on a taking is verbatim.
VERBATIM = 0.97
#: From this share of the child's words in aligned passages on, a rewrite is not looked for; below, the rewritten
#: sentences must hold this much more of the child.
PLAIN, MORE = 0.8, 0.15
#: A statement that more reports quote is tied to its first report only.
QUOTING = 12


class Shelf(msgspec.Struct, frozen=True):
    """Reports in order of time (undated last, then by id), their words, and their sentences."""

    readings: tuple[Reading, ...]
    words: tuple[Words, ...]


def derive(readings: Sequence[Reading]) -> tuple[Derivation, ...]:
    """The derivations among these reports, sorted by child and parent; at most one for a pair.

    `how` is `revision` for a later version of a page, `copy` and `edit` for aligned passages by the share of equal
    words, `rewrite` for the same sentences in other words, `quote` where only quotations of one speech are shared.
    `score` is the share of the child's words (furniture aside) that the passages hold, 0 to 1.
    """
    shelf = shelve(readings)
    found: dict[tuple[int, int], Derivation] = {}
    newer = dict(revisions(shelf.readings))
    for pair in sorted({*sketch.candidates([sketch.fingerprints(w) for w in shelf.words]), *newer}):
        derivation = _aligned(shelf, pair, newer.get(pair))
        if derivation is not None:
            found[pair] = derivation
    for pair, derivation in _rewrites(shelf, found):
        found[pair] = derivation
    for pair, derivation in _quotes(shelf):
        found.setdefault(pair, derivation)
    return tuple(sorted(found.values(), key=lambda d: (d.child, d.parent)))


def shelve(readings: Sequence[Reading]) -> Shelf:
    """The reports in order of time, with their words."""
    ordered = sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id))
    texts = tuple(words(r, spans) for r, spans in zip(ordered, boilerplate(ordered), strict=True))
    set_stock_aside(ordered, texts)
    return Shelf(tuple(ordered), texts)


def _directed(shelf: Shelf, pair: tuple[int, int]) -> tuple[int, int, str]:
    """(child, parent, why)."""
    is_first, why = parent_is_first(shelf.readings[pair[0]], shelf.readings[pair[1]])
    return (pair[1], pair[0], why) if is_first else (pair[0], pair[1], why)


def _aligned(shelf: Shelf, pair: tuple[int, int], revision: str | None) -> Derivation | None:
    """The derivation by equal words; None where the two share no passage."""
    child, parent, why = (pair[1], pair[0], revision) if revision else _directed(shelf, pair)
    found = align.passages(shelf.words[child], shelf.words[parent])
    if not found and not revision:
        return _quoting(shelf, pair)
    equal = sum(len(p.equal) for p in found)
    how: Derived = "revision" if revision else "copy" if _verbatim(shelf, child, parent, found) else "edit"
    spans = tuple(align.spans(p, shelf.words[child], shelf.words[parent]) for p in found)
    shared = f"{_passages(len(spans))} with {equal} equal words"
    made = _derivation(shelf, child, parent, how, spans, f"{shared}; {why}")
    return msgspec.structs.replace(made, changes=_changes(shelf, child, parent, found, bool(revision)))


def _quoting(shelf: Shelf, pair: tuple[int, int]) -> Derivation | None:
    """One report quotes the text of the other at length; None where it does not."""
    first, second = pair
    found = align.passages(shelf.words[second], shelf.words[first], quoting=True)
    if not found:
        return None
    by_second = sum(shelf.words[second].quoted[a] for p in found for a, _ in p.equal)
    by_first = sum(shelf.words[first].quoted[b] for p in found for _, b in p.equal)
    child, parent = (second, first) if by_second >= by_first else (first, second)
    spans = [align.spans(p, shelf.words[second], shelf.words[first]) for p in found]
    turned = tuple(sorted(spans if child == second else [(b, a) for a, b in spans]))
    equal = sum(len(p.equal) for p in found)
    why = f"it quotes the text of the other, {_passages(len(found))} with {equal} equal words"
    return _derivation(shelf, child, parent, "quote", turned, why)


def _changes(
    shelf: Shelf, child: int, parent: int, found: Sequence[align.Passage], revision: bool
) -> tuple[Change, ...]:
    one, other = shelf.readings[child].text, shelf.readings[parent].text
    if revision:
        return changed.versions(one, other)
    return changed.near_copy(one, other, shelf.words[child], shelf.words[parent], found)


def _verbatim(shelf: Shelf, child: int, parent: int, found: Sequence[align.Passage]) -> bool:
    """Whether nearly all words of the passages stand in both reports letter by letter, capitals aside."""
    (one, text), (other, parent_text) = ((shelf.words[n], shelf.readings[n].text) for n in (child, parent))
    same = sum(
        text[one.starts[a] : one.ends[a]].casefold() == parent_text[other.starts[b] : other.ends[b]].casefold()
        for p in found
        for a, b in p.equal
    )
    return same >= VERBATIM * sum(p.length for p in found)


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"


def _derivation(
    shelf: Shelf, child: int, parent: int, how: Derived, spans: tuple[tuple[Span, Span], ...], why: str
) -> Derivation:
    return Derivation(
        child=shelf.readings[child].document.id,
        parent=shelf.readings[parent].document.id,
        how=how,
        score=round(share(shelf.words[child], [span for span, _ in spans]), 3),
        passages=spans,
        why=why,
    )


def share(found: Words, spans: Iterable[Span]) -> float:
    """Share of a report's words outside furniture that lie in the spans, 0 to 1."""
    inside = bytearray(len(found))
    for span in spans:
        first, stop = range_of(found, span)
        inside[first:stop] = b"\x01" * (stop - first)
    counted = sum(1 for idle in found.idle if not idle)
    return sum(1 for at, idle in zip(inside, found.idle, strict=True) if at and not idle) / max(1, counted)


def _rewrites(shelf: Shelf, found: dict[tuple[int, int], Derivation]) -> Iterable[tuple[tuple[int, int], Derivation]]:
    """Rewrites among the pairs that share runs of names and numbers and are not plainly aligned already."""
    texts = [rewrite.sentences(r, w) for r, w in zip(shelf.readings, shelf.words, strict=True)]
    weights = rewrite.rarity(texts)
    for pair in rewrite.candidates(texts):
        known = found.get(pair)
        if known is not None and (known.how == "revision" or known.score >= PLAIN):
            continue
        child, parent, why = _directed(shelf, pair)
        spun = rewrite.rewrite(texts[child], texts[parent], weights)
        if spun is None:
            continue
        count = f"{len(spun.pairs)} of {len(texts[child])} sentences"
        reason = f"{count} say the same in the same order in other words; {why}"
        derivation = _derivation(shelf, child, parent, "rewrite", spun.pairs, reason)
        if known is None or derivation.score >= known.score + MORE:
            yield pair, derivation


def _quotes(shelf: Shelf) -> Iterable[tuple[tuple[int, int], Derivation]]:
    """Pairs that carry quotations of the same speech."""
    shared: dict[tuple[int, int], list[tuple[Span, Span]]] = {}
    for group in group_quotations(shelf.words):
        first: dict[int, Span] = {}
        for number, span in group:
            first.setdefault(number, span)
        numbers = sorted(first)
        for at, one in enumerate(numbers if len(numbers) <= QUOTING else numbers[:1]):
            for other in numbers[at + 1 :]:
                shared.setdefault((one, other), []).append((first[one], first[other]))
    for pair in sorted(shared):
        child, parent, why = _directed(shelf, pair)
        spans = tuple(sorted((b, a) if child == pair[1] else (a, b) for a, b in shared[pair]))
        count = "a quotation" if len(spans) == 1 else f"{len(spans)} quotations"
        yield pair, _derivation(shelf, child, parent, "quote", spans, f"both carry {count} of the same speech; {why}")
