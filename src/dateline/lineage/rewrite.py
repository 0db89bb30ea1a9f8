"""Rewrites: the same sentences in the same order in other words, as text spinners and machine translation leave them.

Synonyms change, but names, numbers and part of the content words stay, sentence by sentence. Every sentence becomes a
bag of keys (stems, name skeletons, numbers) weighted by rarity; sentences are matched, and what is judged is how much
of the child is matched, and whether in the parent's order. Reports of one event written apart share names and numbers
too, but spread over other sentences.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import msgspec

from dateline.lineage import sketch, split
from dateline.lineage.words import STOP, Words, normal, range_of
from dateline.reading import Reading, Span

#: A child sentence may match from this likeness on.
MATCHED = 0.25
#: What a rewrite has: matched sentences in the parent's order, and their likeness as a share of the child's weight.
#: Heavy rewrites by hand have 5 to 8 of 8 and 0.33 to 0.58; of 165 pairs of outlets on one event, full length, one has
#: over 0.27. Openings of four sentences are alike anyway (up to 0.5 between outlets), so short texts need more.
SENTENCES, ENOUGH = 5, 0.3
FEW_SENTENCES, FEW_ENOUGH = 3, 0.65
#: Sentences of a report that are compared.
LONGEST = 150
#: What a name or a number counts beside a common word.
NAME_WEIGHT = 1.5

_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: where it stands and its distinct keys."""

    span: Span
    keys: frozenset[str]


class Rewrite(msgspec.Struct, frozen=True):
    """Matched sentences in order (child span, parent span), and their likeness as a share of the child, 0 to 1."""

    pairs: tuple[tuple[Span, Span], ...]
    mass: float


class _Match(msgspec.Struct, frozen=True):
    """Sentence `child` is like sentences `first` to `last` of the parent; `mass` is its weight times the likeness."""

    child: int
    first: int
    last: int
    mass: float


def sentences(reading: Reading, words: Words) -> list[Sentence]:
    """The sentences of a report outside furniture, with the keys of their words outside quotations, if any.

    What a speaker said is no evidence of rewriting: reports that are written apart quote it alike.
    """
    found: list[Sentence] = []
    for span in split.sentences(reading.text):
        first, stop = range_of(words, span)
        if first < stop and sum(words.idle[first:stop]) * 2 <= stop - first:
            keys = frozenset(_keys(reading.text, words, first, stop))
            if keys:
                found.append(Sentence(span, keys))
        if len(found) == LONGEST:
            break
    return found


def _keys(text: str, words: Words, first: int, stop: int) -> Iterable[str]:
    for at in range(first, stop):
        if words.quoted[at]:
            continue
        written = text[words.starts[at] : words.ends[at]]
        word = normal(written)
        if word[:1].isdigit():
            yield f"#{word}"
        elif word in STOP:
            continue
        elif written[0].isupper():
            yield f"@{skeleton(word)}"
        elif len(word) > 2:
            yield stem(word)


def skeleton(word: str) -> str:
    """The consonants of a name, so that transliterations of one name meet: Zelensky and Zelenskyy are "zlnsk"."""
    bare = _DOUBLED.sub(r"\1", word.replace("ph", "f").replace("ck", "k").replace("kh", "h").replace("c", "k"))
    return _VOWELS.sub("", bare) or bare


def stem(word: str) -> str:
    """The first letters of a word, enough to meet its other forms."""
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ies",
        "ied",
        "edly",
        "ers",
        "ed",
        "es",
        "er",
        "ly",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith(("e", "y")) and len(word) > 4 else word


def rarity(texts: Sequence[Sequence[Sentence]]) -> dict[str, float]:
    """Weight of each key by the reports that hold it; common to a collection, so a story's own words count little."""
    holds: dict[str, int] = {}
    for text in texts:
        for key in {key for sentence in text for key in sentence.keys}:
            holds[key] = holds.get(key, 0) + 1
    total = len(texts) + 3
    return {
        key: (NAME_WEIGHT if key[0] in "@#" else 1.0) * (0.3 + math.log(total / (n + 0.5))) for key, n in holds.items()
    }


def rewrite(child: Sequence[Sentence], parent: Sequence[Sentence], weights: Mapping[str, float]) -> Rewrite | None:
    """How the child rewrites the parent; None where it does not."""
    heavy = [_weight(sentence.keys, weights) for sentence in child]
    total = sum(heavy)
    if total <= 0 or not parent:
        return None
    chain = _chain(_matches(child, _Blocks(parent, weights), heavy, weights))
    mass = sum(match.mass for match in chain) / total
    enough = len(chain) >= SENTENCES and mass >= ENOUGH
    if not enough and (len(chain) < FEW_SENTENCES or mass < FEW_ENOUGH):
        return None
    pairs = tuple((child[m.child].span, Span(parent[m.first].span.start, parent[m.last].span.end)) for m in chain)
    return Rewrite(pairs, mass)


class _Blocks:
    """The parent's sentences, and each two in a row, because rewriting joins and splits sentences; found by key."""

    def __init__(self, parent: Sequence[Sentence], weights: Mapping[str, float]) -> None:
        self.places = [(at, at) for at in range(len(parent))] + [(at, at + 1) for at in range(len(parent) - 1)]
        keys = [s.keys for s in parent] + [a.keys | b.keys for a, b in pairwise(parent)]
        self.heavy = [_weight(bag, weights) for bag in keys]
        self.holding: dict[str, list[int]] = {}
        for number, bag in enumerate(keys):
            for key in sorted(bag):
                self.holding.setdefault(key, []).append(number)


def _matches(
    child: Sequence[Sentence], blocks: _Blocks, heavy: Sequence[float], weights: Mapping[str, float]
) -> list[_Match]:
    """The best match of each child sentence that has one, in the child's order.

    Likeness is the weighted Dice coefficient of two bags, which must share two keys at least.
    """
    found: list[_Match] = []
    for number, sentence in enumerate(child):
        common: dict[int, float] = {}
        count: dict[int, int] = {}
        for key in sorted(sentence.keys):
            for block in blocks.holding.get(key, ()):
                common[block] = common.get(block, 0.0) + weights.get(key, 1.0)
                count[block] = count.get(block, 0) + 1
        likely = [(2 * w / (heavy[number] + blocks.heavy[b]), -b) for b, w in common.items() if count[b] > 1]
        best, block = max(likely, default=(0.0, 0))
        if best >= MATCHED:
            found.append(_Match(number, *blocks.places[-block], best * heavy[number]))
    return found


def _chain(matches: Sequence[_Match]) -> list[_Match]:
    """The heaviest run of matches whose parent sentences rise: each parent sentence is rewritten once, in order."""
    mass: list[float] = []
    before: list[int] = []
    for number, match in enumerate(matches):
        best, link = 0.0, -1
        for earlier in range(number):
            if matches[earlier].first < match.first and mass[earlier] > best:
                best, link = mass[earlier], earlier
        mass.append(best + match.mass)
        before.append(link)
    chain: list[_Match] = []
    at = max(range(len(matches)), key=lambda n: (mass[n], -n), default=-1)
    while at >= 0:
        chain.append(matches[at])
        at = before[at]
    return chain[::-1]


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(key, 1.0) for key in sorted(keys))


#: Pairs of names and numbers within a sentence are the sketch of a rewrite: a candidate shares so many of them, and
#: this part of those of the shorter report.
SHARED_ANCHORS, SHARED_PART = 3, 0.12


def candidates(texts: Sequence[Sequence[Sentence]]) -> Iterable[tuple[int, int]]:
    """Pairs (earlier, later) of reports with sentences that share pairs of names and numbers."""
    sketches = [_anchors(text) for text in texts]
    for one, other, shared in sketch.meetings(sketches, SHARED_ANCHORS):
        if shared >= SHARED_PART * min(len(sketches[one]), len(sketches[other])):
            yield one, other


def _anchors(text: Sequence[Sentence]) -> list[int]:
    found: dict[int, None] = {}
    for sentence in text:
        anchors = sorted(key for key in sentence.keys if key[0] in "@#")[:20]
        for at, one in enumerate(anchors):
            for other in anchors[at + 1 :]:
                found[crc32(f"{one} {other}".encode())] = None
    return list(found)
