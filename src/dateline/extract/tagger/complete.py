"""A second look where an attribution lacks its source, or a content its cue: tag and link taken together.

Each head decides alone at first and leaves out what is less likely than not. Given that a cue and its content are
there, a source is likely there too, so the best word by both scores is taken at a lower bar.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.extract.tagger.decode import BEGIN, INSIDE, Linked, Run, log_chances, tags
from dateline.extract.tagger.network import CONTENT, CUE, LINKED, SOURCE, Floats, Network, Scores
from dateline.extract.tagger.windows import Stretch

#: Log of the product of both probabilities above which a source or a cue is taken; tuned on PolNeAR dev.
SOURCE_BAR, CUE_BAR = -2.5, -1.125
#: A cue has a source of its own, or shares one, above this logit of the head that says so; tuned there, too.
SOURCED = -3.0
#: A span goes on while its next word is inside with this probability, or with this share of its first word's.
GOES_ON, GOES_ON_BESIDE = 0.4, 0.3


def complete(stretch: Stretch, scores: Sequence[Scores], network: Network, linked: Sequence[Linked]) -> list[Linked]:
    """The attributions with sources and cues that the first look left out; contents still without a cue stay so."""
    logs = log_chances(tags(stretch, scores))
    found = [Linked(one.cue, list(one.sources), list(one.contents)) for one in linked if one.cue]
    for one in linked:
        if one.cue is None:
            cue = _cue(stretch, scores, network, logs, one.contents[0])
            holder = next((f for f in found if cue and f.cue and f.cue.first <= cue.first < f.cue.stop), None)
            if holder is not None:
                holder.contents.append(one.contents[0])
            else:
                found.append(Linked(cue, [], list(one.contents)))
    for one in found:
        if one.cue is None or not one.contents:
            continue
        if not _sourced(stretch, scores, one.cue):
            one.sources.clear()
        elif not one.sources:
            source = _source(stretch, scores, network, logs, one)
            if source is not None:
                one.sources.append(source)
    return found


def _sourced(stretch: Stretch, scores: Sequence[Scores], cue: Run) -> bool:
    home = stretch.owner[cue.first]
    return float(scores[home].sourced[cue.first - stretch.windows[home].start]) > SOURCED


def _source(stretch: Stretch, scores: Sequence[Scores], network: Network, logs: Floats, one: Linked) -> Run | None:
    """The likeliest source of a cue, outside its cue and contents; None where none is likely enough."""
    assert one.cue is not None
    home = stretch.owner[one.cue.first]
    window = stretch.windows[home]
    links = network.links(window, scores[home], one.cue.first - window.start)[:, LINKED.index(SOURCE)]
    total = logs[window.start : window.stop, SOURCE, BEGIN] - np.logaddexp(0, -links)
    for run in (one.cue, *one.contents):
        total[max(0, run.first - window.start) : max(0, run.stop - window.start)] = -np.inf
    best = int(total.argmax())
    return _grown(logs[:, SOURCE], window.start + best, window.stop) if total[best] > SOURCE_BAR else None


def _cue(stretch: Stretch, scores: Sequence[Scores], network: Network, logs: Floats, content: Run) -> Run | None:
    """The likeliest cue of a content, outside it, in the window of the content's first word."""
    home = stretch.owner[content.first]
    window, here = stretch.windows[home], scores[home]
    first, stop = content.first - window.start, min(content.stop, window.stop) - window.start
    chances = logs[window.start : window.stop, CUE, BEGIN]
    best, at = CUE_BAR, -1
    for i in np.flatnonzero(chances > CUE_BAR).tolist():
        if not first <= i < stop:
            link = float(network.links(window, here, i)[first:stop, LINKED.index(CONTENT)].mean())
            total = float(chances[i]) - float(np.logaddexp(0, -link))
            if total > best:
                best, at = total, i
    return _grown(logs[:, CUE], window.start + at, window.stop) if at >= 0 else None


def _grown(logs: Floats, first: int, limit: int) -> Run:
    stop, bar = first + 1, min(np.log(GOES_ON), np.log(GOES_ON_BESIDE) + logs[first, BEGIN])
    while stop < limit and logs[stop, INSIDE] > bar:
        stop += 1
    return Run(first, stop, float(np.exp(logs[first:stop, BEGIN:]).sum(axis=1).mean()))
