"""The tagger as one call: a report's text and parse in; attributions, names and word vectors out. Linear in the text.

A report is encoded once: `read` remembers the last one, so that the extractors of names, attributions and events share
what the encoder said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.tagger import decode, pieces
from dateline.extract.tagger.complete import complete
from dateline.extract.tagger.mentions import Named, named
from dateline.extract.tagger.network import Network, Scores
from dateline.extract.tagger.vectors import Vectors, joined
from dateline.extract.tagger.windows import LINE, Stretch, between, portions, segments, stretch
from dateline.reading import Parse, Reading, Span, Token
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


class Mentioned(NamedTuple):
    """A name as tagged: PER, ORG, LOC or MISC, as CoNLL-2003 has them, and how sure; `chances` of all four."""

    span: Span
    kind: str
    score: float
    chances: tuple[float, ...]


class Read(NamedTuple):
    """What the network says of a report; lists in text order."""

    tagged: list[Tagged]
    mentioned: list[Mentioned]
    vectors: Vectors


class Tagger:
    """Vocabulary and network, loaded once."""

    def __init__(self, vocabulary: pieces.Vocabulary, network: Network) -> None:
        self.vocabulary = vocabulary
        self.network = network

    def tag(self, text: str, holes: Sequence[Span] = (), tokens: Sequence[Token] = ()) -> Read:
        """Attributions, names and vectors of a text; nothing is read in, or crosses, the `holes` (furniture). Without
        `tokens`, its parse, it sees less."""
        starts, ends = [token.start for token in tokens], [token.end for token in tokens]
        tagged: list[Tagged] = []
        mentioned: list[Mentioned] = []
        vectors = []
        for start, end in between(len(text), [(hole.start, hole.end) for hole in holes]):
            for first, last in portions(text, start, end):
                own = tokens[bisect_right(ends, first) : bisect_left(starts, last)]
                part = stretch(text, first, last, self.vocabulary, own)
                if not part.words:
                    continue
                scores = self.network.run(part.windows)
                linked = complete(part, scores, self.network, decode.link(part, scores, self.network))
                tagged += [_spans(text, part.words, one) for one in linked]
                mentioned += _mentioned(text, part, scores)
                vectors.append((part.words, decode.whole(part, scores, "hidden")))
        tagged.sort(key=lambda one: min((*one.source, *one.cue, *one.content)))
        return Read(tagged, mentioned, joined(vectors))


class Reader:
    """A tagger that remembers what it said of the last report."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self._last: tuple[str, Parse, Read] | None = None

    def read(self, reading: Reading) -> Read:
        """What the network says of a report whose furniture and parse are there."""
        if self._last is None or self._last[0] is not reading.text or self._last[1] is not reading.parse:
            holes = [piece.span for piece in reading.furniture]
            self._last = reading.text, reading.parse, self.tagger.tag(reading.text, holes, reading.parse.tokens)
        return self._last[2]


@lru_cache(maxsize=1)
def load() -> Reader:
    """The shipped tagger (cards/attribution.md). Raises SetupError where the installation lacks it."""
    folder = data("attribution")
    return Reader(Tagger(pieces.load(folder / "vocabulary.txt"), Network(folder / "tagger.onnx")))


def read(reading: Reading) -> Read:
    """What the shipped tagger says of a report."""
    return load().read(reading)


def _mentioned(text: str, part: Stretch, scores: Sequence[Scores]) -> list[Mentioned]:
    found = named(decode.whole(part, scores, "mentions"), segments(text, part.words, LINE))
    return [_mention(part.words, one) for one in found]


def _mention(words: Sequence[tuple[int, int]], one: Named) -> Mentioned:
    return Mentioned(Span(words[one.first][0], words[one.stop - 1][1]), one.kind, one.score, one.chances)


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
