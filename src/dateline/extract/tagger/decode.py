"""From scores to attributions: the best BIO sequence a role, then each source and content span to its cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.extract.tagger.network import CONTENT, CUE, SOURCE, Floats, Network, Scores
from dateline.extract.tagger.windows import Stretch

#: A span joins a cue only above this link logit (0 would be even odds). Tuned on PolNeAR dev.
LINK = -1.25
#: Added to the O and B logits of source, cue and content. Tuned on PolNeAR dev: cue exact +1, with source +1.
ADJUST = ((-0.44, -0.625), (0.0, -0.125), (-0.25, -0.5))
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


class Run(NamedTuple):
    """Words `first` to `stop` (one past the last) of a stretch tagged alike, and the mean probability of their tags."""

    first: int
    stop: int
    score: float


class Linked(NamedTuple):
    """One attribution over the words of a stretch. `cue` is None for contents that no cue announces."""

    cue: Run | None
    sources: list[Run]
    contents: list[Run]


def whole(stretch: Stretch, scores: Sequence[Scores], output: str) -> Floats:
    """One output of the network for all words of a stretch, each word's from the window that decides about it."""
    found = np.zeros((len(stretch.words), *getattr(scores[0], output).shape[1:]), np.float32)
    owner = np.array(stretch.owner)
    for number, window in enumerate(stretch.windows):
        own = np.flatnonzero(owner[window.start : window.stop] == number)
        found[window.start + own] = getattr(scores[number], output)[own]
    return found


def tags(stretch: Stretch, scores: Sequence[Scores]) -> Floats:
    """The logits [words, 3 roles, O/B/I] of a stretch, adjusted."""
    found = whole(stretch, scores, "tags")
    found[:, :, :INSIDE] += np.array(ADJUST, np.float32)
    return found


def log_chances(logits: Floats) -> Floats:
    """Log probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return found


def runs(logits: Floats) -> list[Run]:
    """The spans of the likeliest O/B/I sequence of one role; logits [words, 3]. Viterbi: no I after an O."""
    logs = log_chances(logits)
    path = _viterbi(logs.tolist())
    found: list[Run] = []
    chances = np.exp(logs)
    first = -1
    for i, tag in enumerate([*path, OUTSIDE]):
        if first >= 0 and tag != INSIDE:
            found.append(Run(first, i, float(chances[first:i, BEGIN:].sum(axis=1).mean())))
            first = -1
        if tag == BEGIN:
            first = i
    return found


def _viterbi(logs: Sequence[Sequence[float]]) -> list[int]:
    """The best tags; `logs[i]` are the log probabilities of O, B and I."""
    o, b, i = 0.0, -1e9, -1e9
    back: list[tuple[int, int, int]] = []
    for lo, lb, li in logs:
        free, before = max((o, OUTSIDE), (b, BEGIN), (i, INSIDE))
        inside, within = max((b, BEGIN), (i, INSIDE))
        back.append((before, before, within))
        o, b, i = free + lo, free + lb, inside + li
    tag = max((o, OUTSIDE), (b, BEGIN), (i, INSIDE))[1]
    path = []
    for step in reversed(back):
        path.append(tag)
        tag = step[tag]
    return path[::-1]


def link(stretch: Stretch, scores: Sequence[Scores], network: Network) -> list[Linked]:
    """The attributions of a stretch: first those with a cue, in text order, then contents without one."""
    logits = tags(stretch, scores)
    sources, cues, contents = (runs(logits[:, role]) for role in (SOURCE, CUE, CONTENT))
    chosen: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]] = ({}, {})
    spare: dict[int, tuple[float, int]] = {}
    for number, cue in enumerate(cues):
        home = stretch.owner[cue.first]
        window = stretch.windows[home]
        score = network.links(window, scores[home], cue.first - window.start)
        for k, spans in enumerate((sources, contents)):
            for span, mean in _means(spans, score[:, k], window.start, window.stop):
                if mean > LINK and mean > chosen[k].get(span, (LINK, 0))[0]:
                    chosen[k][span] = (mean, number)
                if k == 0 and mean > spare.get(number, (LINK, 0))[0]:
                    spare[number] = (mean, span)
    return _assemble(sources, cues, contents, chosen, spare)


def _means(spans: Sequence[Run], scores: Floats, start: int, stop: int) -> list[tuple[int, float]]:
    """The mean score of each span that lies, in part, among the words `start` to `stop`."""
    total = np.concatenate([[0.0], np.cumsum(scores, dtype=np.float64)])
    found = []
    at = bisect_left(spans, start, key=lambda run: run.stop - 1)
    while at < len(spans) and spans[at].first < stop:
        a, b = max(spans[at].first, start) - start, min(spans[at].stop, stop) - start
        found.append((at, float(total[b] - total[a]) / (b - a)))
        at += 1
    return found


def _assemble(
    sources: Sequence[Run],
    cues: Sequence[Run],
    contents: Sequence[Run],
    chosen: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]],
    spare: dict[int, tuple[float, int]],
) -> list[Linked]:
    found = [Linked(cue, [], []) for cue in cues]
    for span, (_, number) in sorted(chosen[0].items()):
        found[number].sources.append(sources[span])
    for span, (_, number) in sorted(chosen[1].items()):
        found[number].contents.append(contents[span])
    for number, (_, span) in sorted(spare.items()):
        if not found[number].sources:
            found[number].sources.append(sources[span])
    return found + [Linked(None, [], [run]) for i, run in enumerate(contents) if i not in chosen[1]]
