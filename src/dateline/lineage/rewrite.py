"""Rewrites: the same sentences in the same order in other words, as text spinners and machine translation leave them.

Synonyms change, but names, numbers and part of the content words stay, sentence by sentence. Every sentence becomes a
bag of keys (stems, name skeletons, numbers) weighted by rarity; sentences are matched, and what is judged is how much
of the child is matched, and whether in the parent's order. Reports of one event written apart share names and numbers
too, but spread over other sentences.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import msgspec

from dateline.lineage import sketch
from dateline.lineage.words import STOP, WORD, Words, normal, range_of
from dateline.model import Reading, Span
from dateline.text import paragraphs

#: A child sentence counts as matched from this likeness on.
MATCHED = 0.34
#: Share of the child's weight in matched sentences, and of matched sentences in the parent's order, of a rewrite.
COVER, ORDER = 0.5, 0.7
#: Matched sentences of a rewrite at least.
SENTENCES = 3
#: Sentences of a report that are compared.
LONGEST = 150
#: What a name or a number counts beside a common word.
NAME_WEIGHT = 1.5

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ])")
_VOWELS = re.compile(r"(?<=.)[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|St|Gov|Sen|Rep|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: where it stands and its distinct keys."""

    span: Span
    keys: frozenset[str]


class Rewrite(msgspec.Struct, frozen=True):
    """Matched sentences (child span, parent span), the share of the child that they make up, and the order kept."""

    pairs: tuple[tuple[Span, Span], ...]
    cover: float
    order: float


def sentences(reading: Reading, words: Words) -> list[Sentence]:
    """The sentences of a report outside furniture, with their keys; those without a content word are left out."""
    found: list[Sentence] = []
    for span in _split(reading.text):
        first, stop = range_of(words, span)
        if first < stop and sum(words.idle[first:stop]) * 2 <= stop - first:
            keys = frozenset(_keys(span.of(reading.text)))
            if keys:
                found.append(Sentence(span, keys))
        if len(found) == LONGEST:
            break
    return found


def _split(text: str) -> Iterable[Span]:
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
            if not _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start()]):
                yield Span(start, match.start())
                start = match.end()
        yield Span(start, paragraph.end)


def _keys(sentence: str) -> Iterable[str]:
    for number, match in enumerate(WORD.finditer(sentence)):
        written = match.group()
        word = normal(written)
        if word[:1].isdigit():
            yield f"#{word}"
        elif word in STOP:
            continue
        elif written[0].isupper() and (number or len(written) > 1):
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
    blocks = _blocks(parent)
    matches: list[tuple[int, tuple[int, int]]] = []
    for number, sentence in enumerate(child):
        best = max(((_alike(sentence.keys, keys, weights), -at[0], -at[1]) for at, keys in blocks), default=(0.0, 0, 0))
        if best[0] >= MATCHED:
            matches.append((number, (-best[1], -best[2])))
    cover = sum(heavy[number] for number, _ in matches) / total
    order = _rising([at for _, (at, _) in matches]) / max(1, len(matches))
    if len(matches) < min(SENTENCES, len(child)) or cover < COVER or order < ORDER:
        return None
    pairs = tuple(
        (child[n].span, Span(parent[first].span.start, parent[last].span.end)) for n, (first, last) in matches
    )
    return Rewrite(pairs, cover, order)


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(key, 1.0) for key in sorted(keys))


def _alike(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Weighted Dice coefficient of two bags, which must share two keys at least."""
    common = one & other
    if len(common) < 2:
        return 0.0
    return 2 * _weight(common, weights) / (_weight(one, weights) + _weight(other, weights))


def _blocks(parent: Sequence[Sentence]) -> list[tuple[tuple[int, int], frozenset[str]]]:
    """Each sentence, and each two in a row, because rewriting joins and splits sentences."""
    single = [((at, at), sentence.keys) for at, sentence in enumerate(parent)]
    return single + [((at, at + 1), a.keys | b.keys) for at, (a, b) in enumerate(pairwise(parent))]


def _rising(values: Sequence[int]) -> int:
    """Length of the longest run, with gaps, that does not fall (patience sorting)."""
    tails: list[int] = []
    for value in values:
        at = bisect_left(tails, value + 1)
        tails[at : at + 1] = [value]
    return len(tails)


#: Pairs of keys that follow each other are the sketch of a rewrite: both must be names, numbers or rare words.
SHARED_ANCHORS = 3


def candidates(texts: Sequence[Sequence[Sentence]]) -> Iterable[tuple[int, int]]:
    """Pairs (earlier, later) of reports with sentences that share pairs of names and numbers."""
    return sketch.candidates([_anchors(text) for text in texts], SHARED_ANCHORS)


def _anchors(text: Sequence[Sentence]) -> list[int]:
    found: dict[int, None] = {}
    for sentence in text:
        anchors = sorted(key for key in sentence.keys if key[0] in "@#")
        for at, one in enumerate(anchors):
            for other in anchors[at + 1 :]:
                found[crc32(f"{one} {other}".encode())] = None
    return list(found)
