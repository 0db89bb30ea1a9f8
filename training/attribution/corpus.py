"""Parsed texts as training windows: word pieces, features of words, and labels for the heads of a task.

Words, segments, windows, pieces and features are the package's own, so that training sees what reading will see.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dateline.extract.tagger.features import Features, features
from dateline.extract.tagger.network import MENTIONS
from dateline.extract.tagger.pieces import Vocabulary
from dateline.extract.tagger.windows import pack, segments, words_of
from training.attribution.parses import Parsed

ROLES = ("source", "cue", "content")
#: Of the documents with names, this share is cut into windows of one to three lines: short texts are read, too.
ALONE = 0.25


class Example(NamedTuple):
    """A window. `pieces` are framed; `first[i]` is where word i begins.

    Attribution: `labels[role][i]` is 0 O, 1 B, 2 I; `cues` are the first words of cues and `sourced` whether each has
    a source; `members[role]` lists the pairs (word, number of its cue): a source may serve several cues. Mentions:
    `labels[0][i]` numbers MENTIONS. Other tasks: `text` are the labels of the whole.
    """

    task: str
    pieces: list[int]
    first: list[int]
    features: Features
    labels: Sequence[Sequence[int]]
    cues: Sequence[int] = ()
    sourced: Sequence[bool] = ()
    members: Sequence[Sequence[tuple[int, int]]] = ()
    text: Sequence[int] = ()


class Annotated(NamedTuple):
    """Labels, cues and memberships of a whole text, by word."""

    labels: list[list[int]]
    cues: list[int]
    sourced: list[bool]
    members: list[list[tuple[int, int]]]


class Text:
    """A parsed text with what does not change between epochs."""

    def __init__(self, row: Parsed, vocabulary: Vocabulary) -> None:
        self.task, self.id, self.way, self.labels = row.task, row.id, row.way, row.labels
        self.vocabulary = vocabulary
        self.words = words_of(row.text)
        self.parts = segments(row.text, self.words)
        self.pieces = [vocabulary.of(row.text[a:b]) for a, b in self.words]
        self.features = features(row.text, self.words, self.parts, row.tokens)
        self._roles, self._spans = row.roles, row.spans

    @cached_property
    def annotated(self) -> Annotated:
        """The labels of its words."""
        if self.task == "mentions":
            return Annotated([_mentions(self.words, self._spans)], [], [], [])
        return _attributions(self.words, self._roles)

    def windows(self, length: int, draw: random.Random) -> list[Example]:
        """Its windows, cut at places that are drawn, so that epochs see other cuts."""
        sizes, room = [len(p) for p in self.pieces], length - 2
        if self.task == "mentions" and draw.random() < ALONE:
            cuts = _shorts(len(self.parts), draw)
            ranges = [window for a, b in cuts for window in pack(self.parts[a:b], sizes, room)]
        elif self.labels:
            ranges = pack(self.parts, sizes, room)[:1]
        else:
            skip = draw.randrange(0, 6)
            ranges = pack(self.parts[:skip], sizes, room) + pack(self.parts[skip:], sizes, room)
        return [self._cut(start, stop) for start, stop in ranges]

    def _cut(self, start: int, stop: int) -> Example:
        framed, first = [self.vocabulary.open], []
        for word in self.pieces[start:stop]:
            first.append(len(framed))
            framed.extend(word)
        framed.append(self.vocabulary.close)
        beside = self.features.cut(start, stop)
        if self.labels:
            return Example(self.task, framed, first, beside, [], text=self.labels)
        whole = self.annotated
        inside = {n: k for k, n in enumerate(n for n, cue in enumerate(whole.cues) if start <= cue < stop)}
        members = [
            [(i - start, inside[n]) for i, n in pairs if start <= i < stop and n in inside] for pairs in whole.members
        ]
        labels = [role[start:stop] for role in whole.labels]
        cues, sourced = [whole.cues[n] - start for n in inside], [whole.sourced[n] for n in inside]
        return Example(self.task, framed, first, beside, labels, cues, sourced, members)


def _shorts(count: int, draw: random.Random) -> list[tuple[int, int]]:
    cuts, at = [], 0
    while at < count:
        stop = at + draw.randrange(1, 4)
        cuts.append((at, stop))
        at = stop
    return cuts


def _attributions(words: Sequence[tuple[int, int]], rows: Sequence[dict[str, list[tuple[int, int]]]]) -> Annotated:
    starts = [word[0] for word in words]
    found = Annotated([[0] * len(words) for _ in ROLES], [], [], [[] for _ in ROLES])
    for attribution in rows:
        number = -1
        for role in ("cue", "source", "content"):
            r = ROLES.index(role)
            for begin, end in attribution[role]:
                inside = _inside(words, starts, begin, end)
                if role == "cue" and number < 0 and inside:
                    number = len(found.cues)
                    found.cues.append(inside[0])
                    found.sourced.append(bool(attribution["source"]))
                for k, i in enumerate(inside):
                    found.labels[r][i] = 2 if k else 1
                    found.members[r].append((i, number))
    return found


def _mentions(words: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int, str]]) -> list[int]:
    starts, found = [word[0] for word in words], [0] * len(words)
    for begin, end, kind in spans:
        for k, i in enumerate(_inside(words, starts, begin, end)):
            found[i] = MENTIONS.index(f"{'I' if k else 'B'}-{kind}")
    return found


def _inside(words: Sequence[tuple[int, int]], starts: Sequence[int], begin: int, end: int) -> list[int]:
    i = bisect_left(starts, begin)
    if i and words[i - 1][1] > begin:
        i -= 1
    stop = i
    while stop < len(words) and words[stop][0] < end:
        stop += 1
    return list(range(i, stop))


def epoch(texts: Sequence[Text], length: int, draw: random.Random) -> list[Example]:
    """All windows of one pass over the texts of a task; of a text that several people annotated, or that is written in
    two ways, one is drawn."""
    readings: dict[str, list[Text]] = {}
    for text in texts:
        readings.setdefault(text.id, []).append(text)
    chosen = [draw.choice(some) for some in readings.values()]
    return [window for text in chosen for window in text.windows(length, draw) if window.first]


def by_piece(example: Example) -> np.ndarray:
    """The table's rows of each piece [L, KINDS]: its word's; none for the frames."""
    word = np.searchsorted(np.array(example.first), np.arange(len(example.pieces)), side="right") - 1
    codes = np.array(example.features.codes)[np.maximum(word, 0)]
    codes[[0, -1]] = 0
    return codes
