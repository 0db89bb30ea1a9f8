"""What a report gives: its text, parse, mentions, attributions, caveats and events, each tied to spans of the text.

Frozen tagged structs that refer to each other by id. An id hashes the fields that make a record what it is, never a
score or a clock, so a re-run is an upsert and two machines agree. Offsets are half-open ranges of Unicode code points
of a report's canonical text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from dateline.values import Act, Value

FurnitureKind = Literal["caption", "embed", "placeholder", "credit", "pullquote", "navigation", "other"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "doubts", "asks", "orders", "promises"]
Certainty = Literal["stated", "possible", "conditional", "predicted"]
CaveatKind = Literal["unverified", "no-detail", "denied", "disputed"]
EventFlag = Literal["historical", "future", "hypothetical", "negated", "alleged"]


def identify(prefix: str, *identity: object) -> str:
    """An id: `prefix` and 12 hex digits of the SHA-256 of the identity fields, joined unambiguously."""
    digest = hashlib.sha256("\x1f".join(map(str, identity)).encode()).hexdigest()
    return f"{prefix}{digest[:12]}"


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open code-point range in one report's text; the only form of evidence. The report is the record's own."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span marks."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Furniture(msgspec.Struct, frozen=True):
    """A stretch of page furniture: kept in the text, kept out of claims."""

    span: Span
    kind: FurnitureKind


class Document(msgspec.Struct, frozen=True):
    """One published text. `text` is final after ingest (NFC, verbatim); times are ISO 8601 in the precision given.

    `credit` is the wire agency that the page credits, `dateline` the place-and-agency line that opens the text,
    `normalised` is True where the input was not NFC and offsets refer to the normalised text.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    lang: str | None = None
    url: str | None = None
    byline: str | None = None
    credit: str | None = None
    dateline: str | None = None
    revises: str | None = None
    file: str | None = None
    normalised: bool = False
    furniture: tuple[Furniture, ...] = ()


class Token(msgspec.Struct, frozen=True):
    """One token of a parse. `head` indexes the parse's tokens (a root is its own head); `ent` is the parser's entity
    label and `ent_start` whether the token begins it; `left`/`right` are the first and last token of its subtree."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sent: int
    left: int
    right: int
    ent: str = ""
    ent_start: bool = False


class Parse(msgspec.Struct, frozen=True):
    """Tokens of a whole report, without whitespace tokens; `sentences` are (first token, one past the last) pairs,
    and none runs over a paragraph's or a piece of furniture's edge. `children[i]`: direct dependents of token i."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]

    def sentence(self, number: int) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        first, stop = self.sentences[number]
        return self.tokens[first:stop]

    def sentence_span(self, number: int) -> Span:
        """The characters of one sentence."""
        first, stop = self.sentences[number]
        return Span(self.tokens[first].start, self.tokens[stop - 1].end)

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token `i` and all that depends on it, in text order (the contiguous range from `left` to `right`)."""
        token = self.tokens[i]
        return self.tokens[token.left : token.right + 1]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first, without itself."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def between(self, span: Span) -> tuple[Token, ...]:
        """The tokens that overlap `span`, by bisection."""
        first, stop = 0, len(self.tokens)
        while first < stop:
            middle = (first + stop) // 2
            if self.tokens[middle].end <= span.start:
                first = middle + 1
            else:
                stop = middle
        last = first
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return self.tokens[first:last]


class Mention(msgspec.Struct, frozen=True):
    """One place in one report where a value is named: what every extractor of names, times, places and figures returns.

    `refers` is the id of the mention in the same report that a pronoun or a short form stands for.
    """

    id: str
    span: Span
    value: Value
    score: float
    by: str
    refers: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """Who says what: source, cue and content spans (content may be discontinuous), nested by `parent`.

    `speaker` is the id of the Name mention that the source span means, where one is found. `unsaid` marks what
    somebody did not say or declined to say: it is listed, and nobody claims it.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    certainty: Certainty
    score: float
    by: str
    channel: str | None = None
    speaker: str | None = None
    parent: str | None = None
    unsaid: bool = False


class Caveat(msgspec.Struct, frozen=True):
    """The report's own words on how far a statement holds, and the ids of the attributions that they cover.

    `covers` are the spans (sentences) that it speaks of, also where they hold no attribution. `why` says by what it was
    tied to the attributions, "" where it is to none.
    """

    id: str
    span: Span
    kind: CaveatKind
    about: tuple[str, ...]
    by: str
    covers: tuple[Span, ...] = ()
    why: str = ""


class Event(msgspec.Struct, frozen=True):
    """A typed happening anchored on its trigger word; roles, time, place and quantities are mention ids.

    `place_direct` is False where the place is not said of the trigger itself but taken from the sentence around it.
    """

    id: str
    span: Span
    act: Act
    by: str
    roles: dict[str, tuple[str, ...]] = {}
    time: str | None = None
    place: str | None = None
    quantities: tuple[str, ...] = ()
    flags: tuple[EventFlag, ...] = ()
    score: float = 1.0
    place_direct: bool = True


class Reading(msgspec.Struct, frozen=True):
    """All that was read from one report; each extractor fills the layers that it declares in `writes`."""

    document: Document
    furniture: tuple[Furniture, ...] = ()
    parse: Parse = Parse((), (), ())
    names: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    times: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    quantities: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def text(self) -> str:
        """The report's canonical text."""
        return self.document.text

    def in_furniture(self, span: Span) -> bool:
        """Whether any part of `span` is page furniture."""
        return any(piece.span.overlaps(span) for piece in self.furniture)
