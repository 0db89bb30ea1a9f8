"""The tagger as one call: a report's text in, attributions as character spans out. Linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.tagger import decode, pieces
from dateline.extract.tagger.complete import complete
from dateline.extract.tagger.network import Network
from dateline.extract.tagger.windows import between, portions, stretch
from dateline.model import Span
from dateline.resources import data


class Tagged(NamedTuple):
    """One attribution as tagged: character spans, in text order.

    `cue` is empty for contents that no cue announces. `score` is the geometric mean of how sure cue and content are,
    each the mean probability of its words to be inside.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


class Tagger:
    """Vocabulary and network, loaded once."""

    def __init__(self, vocabulary: pieces.Vocabulary, network: Network) -> None:
        self.vocabulary = vocabulary
        self.network = network

    def tag(self, text: str, holes: Sequence[Span] = ()) -> list[Tagged]:
        """The attributions of a text, by where they begin; nothing is read in, or crosses, the `holes` (furniture)."""
        found: list[Tagged] = []
        for start, end in between(len(text), [(hole.start, hole.end) for hole in holes]):
            for first, last in portions(text, start, end):
                found += self._part(text, first, last)
        return sorted(found, key=lambda one: min((*one.source, *one.cue, *one.content)))

    def _part(self, text: str, start: int, end: int) -> list[Tagged]:
        part = stretch(text, start, end, self.vocabulary)
        scores = self.network.run(part.windows)
        linked = complete(part, scores, self.network, decode.link(part, scores, self.network)) if part.words else []
        return [_spans(text, part.words, one) for one in linked]


@lru_cache(maxsize=1)
def load() -> Tagger:
    """The shipped tagger (cards/attribution.md). Raises SetupError where the installation lacks it."""
    folder = data("attribution")
    return Tagger(pieces.load(folder / "vocabulary.txt"), Network(folder / "tagger.onnx"))


def _spans(text: str, words: Sequence[tuple[int, int]], one: decode.Linked) -> Tagged:
    cues = [one.cue] if one.cue else []
    score = (_mean(cues or one.contents) * _mean(one.contents or cues)) ** 0.5
    source, cue, content = (
        tuple(_whole(text, words, run) for run in sorted(some)) for some in (one.sources, cues, one.contents)
    )
    return Tagged(source, cue, content, score)


def _whole(text: str, words: Sequence[tuple[int, int]], run: decode.Run) -> Span:
    """The characters of a run; a compound word ("pro-government") that it holds in part is taken whole."""
    first, last = run.first, run.stop - 1
    while first >= 2 and words[first - 2][1] + 1 == words[first][0] and text[words[first][0] - 1] == "-":
        first -= 2
    while last + 2 < len(words) and words[last][1] + 1 == words[last + 2][0] and text[words[last][1]] == "-":
        last += 2
    return Span(words[first][0], words[last][1])


def _mean(runs: Sequence[decode.Run]) -> float:
    """The mean score of the words of some runs."""
    return sum(run.score * (run.stop - run.first) for run in runs) / sum(run.stop - run.first for run in runs)
