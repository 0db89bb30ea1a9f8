"""What a later version or a near copy changed, sentence by sentence, and in words a reader understands.

An outlet that silently edits a figure makes news; so does a copy that turns the wounded into the dead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from dateline.lineage.align import Passage
from dateline.lineage.differences import differences
from dateline.lineage.split import sentences
from dateline.lineage.words import STOP, WORD, Words, normal
from dateline.model import Change
from dateline.reading import Span

#: Two sentences are one that was changed when they share this part of their words (Dice coefficient of the bags).
SAME = 0.5
#: How far apart, in sentences, the two may stand within a stretch that was changed.
REACH = 40
#: Changes that are listed of a near copy, and words of a changed run that can be one telling word against another.
MOST, TELLING = 20, 3
#: Changes that are told of one sentence, and words after a figure that are told with it.
TOLD, BESIDE = 4, 3
#: Characters of a sentence that are told.
LONGEST = 120

Keyed = tuple[tuple[str, ...], Span]


def versions(child: str, parent: str) -> tuple[Change, ...]:
    """Every sentence of the later text that is new or other, and every one that is gone, in the order of the texts.

    Sentences that only moved, and changes of case, spelling and punctuation alone, are left out.
    """
    ours, theirs = _keyed(child), _keyed(parent)
    found: list[tuple[Keyed | None, Keyed | None]] = []
    matcher = SequenceMatcher(None, [key for key, _ in ours], [key for key, _ in theirs], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(ours[a:b], theirs[c:d])
    moved = {one[0] for one, other in found if one and not other} & {
        other[0] for one, other in found if other and not one
    }
    made = (_change(child, parent, one, other) for one, other in found if (one or other or ((),))[0] not in moved)
    return tuple(change for change in made if change is not None)


def near_copy(child: str, parent: str, ours: Words, theirs: Words, passages: Sequence[Passage]) -> tuple[Change, ...]:
    """The sentences of a copied passage in which a figure differs, or a telling word stands for another."""
    runs = [run for passage in passages for run in _runs(passage, ours, theirs) if _tells(child, parent, run)][:MOST]
    if not runs:
        return ()
    around, beside = list(sentences(child)), list(sentences(parent))
    grouped: dict[Span, list[tuple[Span, Span]]] = {}
    for run in runs:
        grouped.setdefault(_holding(around, run[0]), []).append(run)
    return tuple(
        Change("changed", span, _holding(beside, words[0][1]), tuple(words), _say(child, parent, words))
        for span, words in sorted(grouped.items())
    )


def _keyed(text: str) -> list[Keyed]:
    found = ((tuple(normal(m.group()) for m in WORD.finditer(text, s.start, s.end)), s) for s in sentences(text))
    return [(key, span) for key, span in found if key]


def _paired(ours: Sequence[Keyed], theirs: Sequence[Keyed]) -> Iterator[tuple[Keyed | None, Keyed | None]]:
    """Each sentence of a changed stretch with the one that it was, or alone; in the later text's order."""
    free = dict(enumerate(theirs))
    for at, one in enumerate(ours):
        near = [(-_alike(one[0], other[0]), place) for place, other in free.items() if abs(place - at) <= REACH]
        likeness, place = min(near, default=(0.0, -1))
        yield (one, free.pop(place)) if -likeness >= SAME else (one, None)
    for place in sorted(free):
        yield None, free[place]


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    counts: dict[str, int] = {}
    for word in one:
        counts[word] = counts.get(word, 0) + 1
    common = 0
    for word in other:
        if counts.get(word, 0) > 0:
            counts[word] -= 1
            common += 1
    return 2 * common / max(1, len(one) + len(other))


def _change(child: str, parent: str, one: Keyed | None, other: Keyed | None) -> Change | None:
    if one is not None and other is not None:
        words = differences(child, parent, (one[1], other[1]))
        return Change("changed", one[1], other[1], tuple(words), _say(child, parent, words)) if words else None
    if one is not None:
        return Change("added", one[1], None, (), f"added: “{_short(one[1].of(child))}”")
    assert other is not None
    return Change("removed", None, other[1], (), f"taken out: “{_short(other[1].of(parent))}”")


def _runs(passage: Passage, ours: Words, theirs: Words) -> Iterator[tuple[Span, Span]]:
    """(child span, parent span) of the words between the equal ones; an empty span where one side has none."""
    for (a, b), (c, d) in pairwise(passage.equal):
        if c - a > 1 or d - b > 1:
            yield _between(ours, a, c), _between(theirs, b, d)


def _between(words: Words, before: int, after: int) -> Span:
    if after - before > 1:
        return words.span(before + 1, after)
    return Span(words.ends[before], words.ends[before])


def _tells(child: str, parent: str, run: tuple[Span, Span]) -> bool:
    one, other = (
        [normal(m.group()) for m in WORD.finditer(text, span.start, span.end)]
        for text, span in zip((child, parent), run, strict=True)
    )
    figures, others = ([word for word in words if word[:1].isdigit()] for words in (one, other))
    if figures != others:
        return True
    telling = (0 < len(words) <= TELLING and any(word not in STOP for word in words) for words in (one, other))
    return all(telling)


def _holding(spans: Sequence[Span], inner: Span) -> Span:
    """The sentence in which a span begins."""
    before = [span for span in spans if span.start <= inner.start]
    return before[-1] if before else inner


def _say(child: str, parent: str, words: Sequence[tuple[Span, Span]]) -> str:
    told = []
    for new, old in words[:TOLD]:
        if new.start == new.end:
            told.append(f"“{_short(old.of(parent))}” was taken out")
        elif old.start == old.end:
            told.append(f"“{_short(new.of(child))}” was added")
        else:
            tail = _tail(child, parent, new, old)
            told.append(f"“{_short(old.of(parent))}{tail}” became “{_short(new.of(child))}{tail}”")
    if len(words) > TOLD:
        told.append(f"{len(words) - TOLD} more")
    return "; ".join(told)


def _tail(child: str, parent: str, new: Span, old: Span) -> str:
    """The words that follow a figure on both sides, up to the first with content: "10" of "10 of the wounded"."""
    if not any(c.isdigit() for c in new.of(child) + old.of(parent)) and normal(new.of(child))[:1].isdigit() is False:
        return ""
    tail = ""
    ours, theirs = (WORD.finditer(text, span.end, span.end + 60) for text, span in ((child, new), (parent, old)))
    for _, one, other in zip(range(BESIDE), ours, theirs, strict=False):
        if one.group().casefold() != other.group().casefold() or "\n\n" in child[new.end : one.start()]:
            return ""
        if any(mark in child[new.end : one.start()] for mark in ".;:!?"):
            return ""
        tail += " " + one.group()
        if normal(one.group()) not in STOP:
            return tail
    return ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
