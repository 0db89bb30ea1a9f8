"""PolNeAR rows as training windows: word pieces, one O/B/I label a role, and to which cues each word belongs.

Words, segments, windows and word pieces are the package's own, so that training sees what reading will see.
"""

from __future__ import annotations

import gzip
import json
import random
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.tagger.pieces import Vocabulary
from dateline.extract.tagger.windows import pack, segments, words_of

ROLES = ("source", "cue", "content")
Row = dict[str, Any]


class Example(NamedTuple):
    """`pieces` are framed; `first[i]` is where word i begins; `labels[role][i]` is 0 O, 1 B, 2 I; `cues` are the first
    words of cues; `members[role]` lists the pairs (word, number of its cue): a source may serve several cues."""

    pieces: list[int]
    first: list[int]
    labels: list[list[int]]
    cues: list[int]
    members: list[list[tuple[int, int]]]


class Annotated(NamedTuple):
    """The same for a whole text, by word."""

    labels: list[list[int]]
    cues: list[int]
    members: list[list[tuple[int, int]]]


def rows(path: Path) -> list[Row]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def annotate(row: Row, words: Sequence[tuple[int, int]]) -> Annotated:
    """Labels, cue words and memberships of a whole text."""
    starts = [word[0] for word in words]
    found = Annotated([[0] * len(words) for _ in ROLES], [], [[] for _ in ROLES])
    for attribution in row["attributions"]:
        number = -1
        for role in ("cue", "source", "content"):
            r = ROLES.index(role)
            for begin, end in attribution[role]:
                inside = _inside(words, starts, begin, end)
                if role == "cue" and number < 0 and inside:
                    number = len(found.cues)
                    found.cues.append(inside[0])
                for k, i in enumerate(inside):
                    found.labels[r][i] = 2 if k else 1
                    found.members[r].append((i, number))
    return found


def _inside(words: Sequence[tuple[int, int]], starts: Sequence[int], begin: int, end: int) -> list[int]:
    i = bisect_left(starts, begin)
    if i and words[i - 1][1] > begin:
        i -= 1
    stop = i
    while stop < len(words) and words[stop][0] < end:
        stop += 1
    return list(range(i, stop))


def examples(row: Row, vocabulary: Vocabulary, length: int, skip: int = 0) -> list[Example]:
    """The windows of one text; `skip` packs that many segments by themselves first, so that epochs see other cuts."""
    text = row["text"]
    words = words_of(text)
    pieces = [vocabulary.of(text[a:b]) for a, b in words]
    parts, sizes, room = segments(text, words), [len(p) for p in pieces], length - 2
    whole = annotate(row, words)
    return [
        _cut(whole, pieces, start, stop, vocabulary)
        for start, stop in pack(parts[:skip], sizes, room) + pack(parts[skip:], sizes, room)
    ]


def _cut(whole: Annotated, pieces: Sequence[Sequence[int]], start: int, stop: int, vocabulary: Vocabulary) -> Example:
    framed, first = [vocabulary.open], []
    for word in pieces[start:stop]:
        first.append(len(framed))
        framed.extend(word)
    framed.append(vocabulary.close)
    inside = {n: k for k, n in enumerate(n for n, cue in enumerate(whole.cues) if start <= cue < stop)}
    members = [
        [(i - start, inside[n]) for i, n in pairs if start <= i < stop and n in inside] for pairs in whole.members
    ]
    labels = [role[start:stop] for role in whole.labels]
    return Example(framed, first, labels, [whole.cues[n] - start for n in inside], members)


def epoch(data: Sequence[Row], vocabulary: Vocabulary, length: int, seed: int) -> list[Example]:
    """All windows of one pass, cut at places drawn from `seed`; of a text that several people annotated, one draw."""
    draw = random.Random(seed)
    readers: dict[str, list[Row]] = {}
    for row in data:
        readers.setdefault(row["id"], []).append(row)
    chosen = [draw.choice(readings) for readings in readers.values()]
    return [one for row in chosen for one in examples(row, vocabulary, length, draw.randrange(0, 6))]
