"""From the scores of the name head to named spans: the likeliest sequence of tags, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.extract.tagger.decode import log_chances
from dateline.extract.tagger.network import KINDS_OF_NAMES, MENTIONS, Floats

#: Which tag may follow which: a name goes on only with its own kind.
_FOLLOWS = np.array(
    [[not after.startswith("I-") or before[1:] == after[1:] for after in MENTIONS] for before in MENTIONS]
)


class Named(NamedTuple):
    """Words `first` to `stop` (one past the last) are a name of a kind of CoNLL-2003; `score` is the mean probability
    of that kind over its words, `chances` those of all kinds, in the order of KINDS_OF_NAMES."""

    first: int
    stop: int
    kind: str
    score: float
    chances: tuple[float, ...]


def named(logits: Floats, parts: Sequence[tuple[int, int]]) -> list[Named]:
    """The names in words with logits [W, len(MENTIONS)]; none runs over the edge of one of `parts`."""
    if not len(logits):
        return []
    logs = log_chances(logits)
    best = logs.argmax(axis=1)
    # Where the best tags one by one are a sequence that may be, they are the best sequence.
    wrong = set(np.flatnonzero(~_FOLLOWS[np.concatenate([[0], best[:-1]]), best]).tolist())
    for first, stop in parts:
        if MENTIONS[best[first]].startswith("I-") or (wrong and not wrong.isdisjoint(range(first, stop))):
            best[first:stop] = _viterbi(logs[first:stop])
    chances = np.exp(logs)
    by_kind = chances[:, 1::2] + chances[:, 2::2]
    edges = {first for first, _ in parts}
    return [_one(first, stop, MENTIONS[best[first]], by_kind) for first, stop in _runs(best.tolist(), edges)]


def _one(first: int, stop: int, tag: str, by_kind: Floats) -> Named:
    means = by_kind[first:stop].mean(axis=0)
    kind = tag[2:]
    return Named(first, stop, kind, float(means[KINDS_OF_NAMES.index(kind)]), tuple(float(x) for x in means))


def _runs(path: Sequence[int], edges: set[int]) -> list[tuple[int, int]]:
    found, first = [], -1
    for i, tag in enumerate([*path, 0]):
        inside = MENTIONS[tag].startswith("I-") and i not in edges
        if first >= 0 and not inside:
            found.append((first, i))
            first = -1
        if tag and not inside:
            first = i
    return found


def _viterbi(logs: Floats) -> list[int]:
    """The best tags of one line."""
    barred = np.where(_FOLLOWS, 0.0, -1e9)
    total = logs[0] + barred[0]
    back = []
    for row in logs[1:]:
        steps = total[:, None] + barred
        back.append(steps.argmax(axis=0))
        total = steps.max(axis=0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
