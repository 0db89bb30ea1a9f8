"""One look-up per report: which token heads which mention, so that every event finds its arguments by dependency."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from dateline.extract.coreference import Gender, gender
from dateline.reading import Mention, Parse, Reading, Span, Token


class Index:
    """The mentions of a reading by the token that heads them, and by sentence.

    `names`, `times`, `places` and `quantities` map a token number to the mention that it heads; `covered` maps each
    token of a name to its mention.
    """

    def __init__(self, reading: Reading) -> None:
        self.parse = reading.parse
        self._reading = reading
        self._genders: dict[str, Gender | None] = {}
        self._chains: dict[str, list[Mention]] = {}
        self._starts = [token.start for token in reading.parse.tokens]
        self.names, self.covered = self._layer(reading.names)
        self.times, _ = self._layer(reading.times)
        self.quantities, _ = self._layer(reading.quantities)
        self.places, _ = self._layer(reading.places)

    def tokens(self, span: Span) -> range:
        """Numbers of the tokens that overlap `span`."""
        tokens = self.parse.tokens
        first = max(0, bisect_right(self._starts, span.start) - 1)
        if first < len(tokens) and tokens[first].end <= span.start:
            first += 1
        last = first
        while last < len(tokens) and tokens[last].start < span.end:
            last += 1
        return range(first, last)

    def head(self, span: Span) -> int | None:
        """The number of the token in `span` whose own head lies outside it (the first, should there be several)."""
        inside = self.tokens(span)
        for i in inside:
            head = self.parse.tokens[i].head
            if head == i or head not in inside:
                return i
        return None

    def gender(self, mention: Mention) -> Gender | None:
        """What pronoun a mention takes, by the report's own words (`dateline.extract.coreference.gender`)."""
        top = mention.refers or mention.id
        if top not in self._genders:
            if not self._chains:
                for member in self._reading.names:
                    self._chains.setdefault(member.refers or member.id, []).append(member)
            alone = msgspec.structs.replace(self._reading, names=tuple(self._chains[top]))
            self._genders[top] = gender(alone, mention)
        return self._genders[top]

    def _layer(self, mentions: Iterable[Mention]) -> tuple[dict[int, Mention], dict[int, Mention]]:
        heads: dict[int, Mention] = {}
        covered: dict[int, Mention] = {}
        for mention in mentions:
            head = self.head(mention.span)
            if head is None:
                continue
            heads.setdefault(head, mention)
            for i in self.tokens(mention.span):
                covered.setdefault(i, mention)
        return heads, covered


def by_sentence(parse: Parse, heads: dict[int, Mention]) -> dict[int, list[int]]:
    """The head tokens of a layer, by the sentence that they stand in, in text order."""
    found: dict[int, list[int]] = {}
    for i in sorted(heads):
        found.setdefault(parse.tokens[i].sent, []).append(i)
    return found


def path_up(parse: Parse, i: int) -> list[Token]:
    """Token `i` and the heads above it, nearest first."""
    return [parse.tokens[i], *parse.ancestors(i)]
