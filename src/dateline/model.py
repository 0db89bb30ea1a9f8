"""What an account is made of: facts and claims, origins, stories, entities, findings, series, decisions.

Frozen tagged structs that refer to each other, and to what a report gave (`reading`), by id; the ids are made alike.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.reading import Certainty, EventFlag, Reading, Span, Stance
from dateline.values import Place, Quantity, Time

Derived = Literal["copy", "edit", "rewrite", "quote", "revision"]
Status = Literal["corroborated", "single-origin", "one-sided", "contested", "revised", "withdrawn", "unverified"]
ControlState = Literal["holds", "lost", "contested", "denied"]
StoryMove = Literal["created", "grown", "split", "merged", "moved"]
Manner = Literal["said", "held", "shown", "heard"]
Verdict = Literal["same", "different", "unsure"]
Basis = Literal["written", "described", "derived"]
Decided = Literal["merge", "split", "accept", "reject", "correct", "undo"]
Corrected = Literal["span", "place", "figure", "speaker", "status"]


class Fact(msgspec.Struct, frozen=True):
    """The typed part of a claim. `roles` maps a role name to name-mention ids of the claim's report.

    `span` marks the words that carry it. `control` is what an act says of the actor and the place; `scope` holds the
    words that limit a figure ("south"); `total` marks a report's own figure for its main event, as against a part
    of it, another event's figure or an earlier one. `basis` says how a figure is told: written as a number, by one
    described person ("a man was"), or derived from several words of the report. `open` marks people who were hit and
    of whom the sentence does not say whether they live. Where a report names no day for its main event, `inferred` is
    the likeliest one and `inferred_from` says from what; `time` stays None, and nothing is decided by an inference.
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
    inferred: Time | None = None
    inferred_from: str = ""


class Claim(msgspec.Struct, frozen=True):
    """What one report carries: content spans, who says so (None: the outlet's own voice), stance, certainty, facts.

    `speaker` is the id of a Name mention of the report; entities are applied on read, through a `Linker`. `at` is when
    it was told, ISO 8601, where the report says so apart from its publication (an entry of a live page).

    `manner` is how the speaker is behind it: it was said, is held (believed, feared, meant to be done), shown by a
    document or an inquiry, or was heard by somebody whom nobody is named to have told. `told` are the report's words
    for that where none of the page's fixed verbs keeps their meaning.
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
    at: str | None = None
    manner: Manner = "said"
    told: str = ""


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


class StoryPassage(msgspec.Struct, frozen=True):
    """Where a report of many events (a list, a live page), which is a story of its own, tells another story."""

    report: str
    span: Span


class Story(msgspec.Struct, frozen=True):
    """The reports about one unfolding event.

    `parts` are its sub-events in order of time, each report in exactly one; empty where the story is of one piece.
    `follows` is the id of the earlier story that this one goes on from: it names the day of that story and shares names
    with it. `passages` are entries of reports of many events that tell this story too.
    """

    id: str
    reports: tuple[str, ...]
    label: str
    start: str | None = None
    end: str | None = None
    parts: tuple[StoryPart, ...] = ()
    follows: str | None = None
    passages: tuple[StoryPassage, ...] = ()


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


class Compared(msgspec.Struct, frozen=True):
    """What the model of statement pairs made of two claims, by their ids: its answer, how sure it was of each answer it
    might have given, and the features that it saw."""

    left: str
    right: str
    answer: str
    scores: dict[str, float]
    features: dict[str, float]


class Finding(msgspec.Struct, frozen=True):
    """The account's answer to a question. `pro`, `contra` and `superseded` are claim ids (`for` is a keyword).

    `compared` are the pairs of its claims that wording put together or set against each other, where a model judged it.
    """

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
    compared: tuple[Compared, ...] = ()


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


class MainEvent(msgspec.Struct, frozen=True):
    """When and where the main event of one report was.

    `day` (ISO 8601) is told by the words at `time_span`, whose value is `time`, or is the likeliest: then `inferred`
    is True and `why` says from what. The words at `place_span` tell `place`, or the headline alone (then it is None).
    Both `sure`, 0 to 1; unknown is None.
    """

    report: str
    day: str | None = None
    time: Time | None = None
    time_span: Span | None = None
    time_sure: float = 0.0
    place: Place | None = None
    place_span: Span | None = None
    place_sure: float = 0.0
    inferred: bool = False
    why: str = ""


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of reports: of those of one story (`Part`) or of all (`Account`).

    `speaker_of` and `origin_of` map claim ids to entity and origin ids; `rulings` are the decisions in force that bear
    on these reports. All else is sorted, so the same reports in another order make the same contents.
    """

    judgements: tuple[Judgement, ...] = ()
    entities: tuple[Entity, ...] = ()
    lineage: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    series: tuple[Series, ...] = ()
    control: tuple[Control, ...] = ()
    speaker_of: dict[str, str] = {}
    origin_of: dict[str, str] = {}
    rulings: tuple[Ruling, ...] = ()
    main_events: tuple[MainEvent, ...] = ()


class Part(Contents, frozen=True):
    """What one story contributes to an account; its readings stay where they are."""

    story: Story


class Account(Contents, frozen=True):
    """One account of what was published, the parts of its stories joined: all that pages and exports are drawn from."""

    as_of: str | None
    made_by: str
    readings: tuple[Reading, ...]
    stories: tuple[Story, ...] = ()
    rejections: tuple[Rejection, ...] = ()
