"""Every type that crosses a stage: frozen tagged structs that refer to each other by id.

An id hashes the fields that make a record what it is, never a score or a clock, so a re-run is an upsert and two
machines agree. Offsets are half-open ranges of Unicode code points of a report's canonical text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec

from dateline.values import Act, Name, Place, Quantity, Time, Value

FurnitureKind = Literal["caption", "embed", "placeholder", "credit", "pullquote", "navigation", "other"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "doubts", "asks", "orders", "promises"]
Certainty = Literal["stated", "possible", "conditional", "predicted"]
CaveatKind = Literal["unverified", "no-detail", "denied", "disputed"]
EventFlag = Literal["historical", "future", "hypothetical", "negated"]
Derived = Literal["copy", "edit", "rewrite", "quote", "revision"]
Status = Literal["corroborated", "single-origin", "one-sided", "contested", "revised", "withdrawn", "unverified"]
ControlState = Literal["holds", "lost", "contested", "denied"]
StoryMove = Literal["created", "grown", "split", "merged", "moved"]
Verdict = Literal["same", "different", "unsure"]
Basis = Literal["written", "described", "derived"]
Decided = Literal["merge", "split", "accept", "reject", "correct", "undo"]
Corrected = Literal["span", "place", "figure", "speaker", "status"]


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

    `covers` are the spans (sentences) that it speaks of, also where they hold no attribution.
    """

    id: str
    span: Span
    kind: CaveatKind
    about: tuple[str, ...]
    by: str
    covers: tuple[Span, ...] = ()


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


class Fact(msgspec.Struct, frozen=True):
    """The typed part of a claim. `roles` maps a role name to name-mention ids of the claim's report.

    `span` marks the words that carry it. `control` is what an act says of the actor and the place; `scope` holds the
    words that limit a figure ("south"); `total` marks a report's own figure for its main event, as against a part
    of it, another event's figure or an earlier one. `basis` says how a figure is told: written as a number, by one
    described person ("a man was"), or derived from several words of the report. `open` marks people who were hit and
    of whom the sentence does not say whether they live.
    """

    act: str | None = None
    roles: dict[str, tuple[str, ...]] = {}
    time: Time | None = None
    place: Place | None = None
    quantity: Quantity | None = None
    span: Span | None = None
    flags: tuple[EventFlag, ...] = ()
    control: ControlState | None = None
    scope: tuple[str, ...] = ()
    total: bool = False
    basis: Basis = "written"
    open: bool = False


class Claim(msgspec.Struct, frozen=True):
    """What one report carries: content spans, who says so (None: the outlet's own voice), stance, certainty, facts.

    `speaker` is the id of a Name mention of the report; entities are applied on read, through a `Linker`.
    """

    id: str
    report: str
    content: tuple[Span, ...]
    stance: Stance
    certainty: Certainty
    by: str
    attribution: str | None = None
    speaker: str | None = None
    facts: tuple[Fact, ...] = ()
    caveats: tuple[str, ...] = ()
    background: bool = False
    score: float = 1.0


class Change(msgspec.Struct, frozen=True):
    """What a later version or a near copy changed: a sentence `added` (`parent` is None), `removed` (`child` is None)
    or `changed`, with the (child, parent) spans of the words that differ; `say` tells it in a sentence."""

    kind: Literal["added", "removed", "changed"]
    child: Span | None
    parent: Span | None
    words: tuple[tuple[Span, Span], ...] = ()
    say: str = ""


class Derivation(msgspec.Struct, frozen=True):
    """`child` took words from `parent`; `passages` are aligned (child span, parent span) pairs; `why` gives reasons.

    How sure the direction is, is part of `why`: without times or credit the earlier id stands as parent. `changes` are
    all changed sentences of a later version; of a copy or an edit those with another figure or another telling word.
    """

    child: str
    parent: str
    how: Derived
    score: float
    passages: tuple[tuple[Span, Span], ...]
    why: str = ""
    changes: tuple[Change, ...] = ()


class Origin(msgspec.Struct, frozen=True):
    """One place where a wording came from first: a text, somebody's statement, or what an outlet found out by itself
    and put into a text of others ("told this newspaper"). What shares it counts once.

    `credit` is the agency, if the reports name one. Each report has exactly one origin of the kind "text". Where one
    agency's different texts count as one, `texts` holds the reports of each; `chain` are (report, the one it follows).
    """

    id: str
    reports: tuple[str, ...]
    credit: str | None = None
    why: str = ""
    kind: Literal["text", "statement", "reporting"] = "text"
    texts: tuple[tuple[str, ...], ...] = ()
    chain: tuple[tuple[str, str], ...] = ()


class StoryPart(msgspec.Struct, frozen=True):
    """A sub-event: those reports of a story that tell one happening in it, with the first and last publication."""

    reports: tuple[str, ...]
    label: str
    start: str | None = None
    end: str | None = None


class Story(msgspec.Struct, frozen=True):
    """The reports about one unfolding event.

    `parts` are its sub-events in order of time, each report in exactly one; empty where the story is of one piece.
    `follows` is the id of the earlier story that this one goes on from, where names tie them but not enough to be one.
    """

    id: str
    reports: tuple[str, ...]
    label: str
    start: str | None = None
    end: str | None = None
    parts: tuple[StoryPart, ...] = ()
    follows: str | None = None


class StoryChange(msgspec.Struct, frozen=True):
    """What new reports did to one story: `story` is its id, `reports` those that came into it, `why` a sentence.

    `created` and `grown` by new reports; `split` off from `others`, `merged` with `others`, which are no more, or
    `moved` over from `others`, which go on without these reports.
    """

    kind: StoryMove
    story: str
    reports: tuple[str, ...]
    others: tuple[str, ...] = ()
    why: str = ""


class Judgement(msgspec.Struct, frozen=True):
    """A decision on two mentions (by "report id/mention id"); append-only, people outrank models, read via a Linker."""

    left: str
    right: str
    verdict: Verdict
    score: float
    by: str
    why: str


class Decision(msgspec.Struct, frozen=True):
    """What a person decided: appended with who, when (ISO 8601) and why, applied on read, never edited.

    `about` names what it is on: mentions ("report id/mention id") or claims to merge or split, a claim or a finding to
    accept, reject or correct, a decision to undo. A correction gives the new `value` of one `field`. Ids of claims and
    mentions may change when a report is read anew, so `anchors` repeats them as (report id, span) and `words` holds the
    words of each span: what people decided is found again by them.
    """

    id: str
    kind: Decided
    about: tuple[str, ...]
    who: str
    at: str
    why: str
    field: Corrected | None = None
    value: dict[str, object] = {}
    anchors: tuple[tuple[str, Span], ...] = ()
    words: tuple[str, ...] = ()


class Ruling(msgspec.Struct, frozen=True):
    """A decision in force as it bears on one account. `about` are the ids of the claims, findings and entities that it
    was found to be on (none: nothing here is what it speaks of), `instead` what the rules alone would have said."""

    decision: Decision
    about: tuple[str, ...] = ()
    instead: str = ""


class Entity(msgspec.Struct, frozen=True):
    """A participant over all reports: a view on judgements. `mentions` are (report id, mention id) pairs.

    `side` is the id of the party for whom it speaks, as the reports describe it; an entity may be its own side.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[tuple[str, str], ...]
    side: str | None = None
    why: str = ""


class Question(msgspec.Struct, frozen=True):
    """What a claim answers. `subject` says of whom or what, `predicate` which state, `scope` where and when."""

    subject: str
    predicate: str
    place: str | None = None
    start: str | None = None
    end: str | None = None


class Finding(msgspec.Struct, frozen=True):
    """The account's answer to a question. `pro`, `contra` and `superseded` are claim ids (`for` is a keyword)."""

    id: str
    question: Question
    value: dict[str, object]
    status: Status
    pro: tuple[str, ...]
    contra: tuple[str, ...]
    superseded: tuple[str, ...]
    origins: int
    sides: tuple[str, ...]
    admission: bool
    as_of: str | None
    why: str


class SeriesPoint(msgspec.Struct, frozen=True):
    """One figure in time. `repeat`: the same statement carried again, drawn hollow and not counted."""

    claim: str
    low: float | None
    high: float | None
    happened: str | None
    published: str | None
    speaker: str | None
    repeat: bool


class Series(msgspec.Struct, frozen=True):
    """How the figure of one question moved. `question` is the id of its finding."""

    question: str
    unit: str | None
    points: tuple[SeriesPoint, ...]


class Control(msgspec.Struct, frozen=True):
    """Who holds a place, as one claim has it. `side` is an entity id."""

    place: str
    side: str | None
    state: ControlState
    claim: str
    date: str | None


class Rejection(msgspec.Struct, frozen=True):
    """A record that was set aside, at which stage, and why: failures are data."""

    item: str
    stage: str
    reason: str


class Account(msgspec.Struct, frozen=True):
    """One account of what was published: everything that the pages and the exports are drawn from.

    `speaker_of` and `origin_of` map claim ids to entity and origin ids; `claims`, `findings` and all else are sorted,
    so the same reports in another order make the same account.
    """

    as_of: str | None
    made_by: str
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    lineage: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    series: tuple[Series, ...] = ()
    control: tuple[Control, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    speaker_of: dict[str, str] = {}
    origin_of: dict[str, str] = {}
    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Ruling, ...] = ()


__all__ = [
    "Account",
    "Act",
    "Attribution",
    "Caveat",
    "Change",
    "Claim",
    "Control",
    "Decision",
    "Derivation",
    "Document",
    "Entity",
    "Event",
    "Fact",
    "Finding",
    "Furniture",
    "Judgement",
    "Mention",
    "Name",
    "Origin",
    "Parse",
    "Place",
    "Quantity",
    "Question",
    "Reading",
    "Rejection",
    "Ruling",
    "Series",
    "SeriesPoint",
    "Span",
    "Story",
    "StoryChange",
    "StoryPart",
    "Time",
    "Token",
    "Value",
    "identify",
]
