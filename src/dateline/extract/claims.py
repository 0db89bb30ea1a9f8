"""Claims: what one report carries, by whom, with the facts in it. The last extractor; it reads all other layers.

An attribution becomes one claim; a sentence that is mostly the outlet's own words becomes a claim in the outlet's own
voice. A fact is an event with its figures, or a figure that no event holds. Place and time come from the event, else
from the one candidate in the same sentence: what the sentence does not say is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from dateline.entries import entries, entry_at
from dateline.extract.casing import as_read
from dateline.extract.claims_own import is_statement, quoted_sentences, runs
from dateline.extract.claims_scope import scope
from dateline.extract.claims_tolls import HARM, is_aside, says_hurt, state_of, tolls_told
from dateline.extract.events_control import control_state
from dateline.extract.manners import Telling, passes_on, telling
from dateline.extract.quantities.cues import Cues
from dateline.extract.quantities.individuals import DESCRIBED
from dateline.extract.scene import Scene, scene
from dateline.model import Claim, ControlState, Fact
from dateline.reading import Attribution, Certainty, Event, EventFlag, Mention, Reading, Span, identify
from dateline.values import Place, Quantity, Time

BY = "claims@3"

#: A sentence of which this part is what others only heard is passed on as possible.
PASSED_ON = 0.4

#: What ended so many days before the report is history, whatever the tense.
HISTORY = 120

#: Events below this score have a place and a time worth having, and a type that is not.
SURE = 0.5

#: How sure the day or the place of the main event must be to be lent to the toll.
SCENE_SURE = 0.6

#: A place that stands under somebody's control.
_UNDER_CONTROL = re.compile(
    r"\b(?:is|are|remains?|stays?|now)\s+(?:\w+\s+){0,2}under\s+(?:\S+\s+){0,3}?control\b", re.IGNORECASE
)
_LIMIT = re.compile(r"\b(?:before|until|till|by|after|since|than)\s+(?:the\s+)?$", re.IGNORECASE)
_THE_TOWN = re.compile(r"\b[Tt]he (?:city|town|village|settlement|hamlet|district)\b")


def claims(reading: Reading, found_scene: Scene | None = None) -> tuple[Claim, ...]:
    """All claims of one report in text order; each has at least one content span, and furniture holds none.

    What somebody did not say is no claim, neither theirs nor, by its words, out of the outlet's own voice. What
    somebody only knew, saw or heard is told by the outlet (see `manners`).
    `found_scene` is the report's scene where it is known already.
    """
    reading = as_read(reading)
    tellings = {a.id: telling(reading, a) for a in reading.attributions if not a.unsaid}
    heard = [a for a in reading.attributions if a.content and a.id in tellings and tellings[a.id].manner == "heard"]
    claimed = tuple(a for a in reading.attributions if a.id in tellings and not tellings[a.id].own)
    reading = msgspec.structs.replace(reading, attributions=claimed)
    index = _Index(reading, found_scene)
    attributed = (_attributed(reading, index, a, tellings[a.id]) for a in claimed if a.content)
    found = [c for c in attributed if c is not None]
    found += _own_voice(reading, index, heard)
    found += _uncarried(reading, index, found)
    return tuple(_timed(reading, c) for c in sorted(found, key=lambda c: (c.content[0], c.id)))


def _timed(reading: Reading, claim: Claim) -> Claim:
    """The claim with the time of the entry of a live page in which it stands."""
    found = entries(reading.text, reading.document.published)
    here = entry_at(found, claim.content[0].start)
    return claim if here < 0 else msgspec.structs.replace(claim, at=found[here].at)


class _Index:
    """The layers of one reading by mention id, and what its sentences hold."""

    def __init__(self, reading: Reading, found_scene: Scene | None = None) -> None:
        self.times = {m.id: m for m in reading.times}
        self.moments = list(_moments(reading))
        self.places = {m.id: m for m in reading.places}
        self.locations = {m.id for m in reading.places if _is_location(reading, m)}
        self.quantities = {m.id: m for m in reading.quantities}
        self.in_event = {q for e in reading.events for q in e.quantities}
        self.sentences = [reading.parse.sentence_span(n) for n in range(len(reading.parse.sentences))]
        self.cues = Cues(reading)
        self.tolls = tolls_told(reading, self.cues)
        self.scene = scene(reading) if found_scene is None else found_scene

    def sentence_of(self, span: Span) -> Span:
        """The sentence that holds the start of `span`, or the span itself where none does (by bisection)."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= span.start:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= span.start:
            return self.sentences[low]
        return span


def _moments(reading: Reading) -> Iterable[tuple[Span, Time]]:
    """Dates and times of day that can tell when something was; a limit ("before the winter") cannot."""
    for mention in reading.times:
        time = mention.value
        before = reading.text[max(0, mention.span.start - 12) : mention.span.start]
        if isinstance(time, Time) and time.type in ("DATE", "TIME") and time.start and not _LIMIT.search(before):
            yield mention.span, time


def _attributed(reading: Reading, index: _Index, attribution: Attribution, how: Telling) -> Claim | None:
    content = tuple(s for s in attribution.content if not reading.in_furniture(s))
    if not content:
        return None
    caveats = tuple(c.id for c in reading.caveats if attribution.id in c.about)
    nested = [s for a in reading.attributions if a.parent == attribution.id for s in a.content]
    facts = _facts(reading, index, content, nested)
    return Claim(
        id=identify("c", reading.document.id, attribution.id),
        report=reading.document.id,
        content=content,
        stance=attribution.stance,
        certainty=attribution.certainty,
        by=BY,
        attribution=attribution.id,
        speaker=attribution.speaker,
        facts=facts,
        caveats=caveats,
        background=_is_background(facts, reading.document.published),
        score=attribution.score,
        manner=how.manner,
        told=how.told,
    )


def _own_voice(reading: Reading, index: _Index, heard: Sequence[Attribution]) -> Iterable[Claim]:
    """Sentences in the outlet's own words. What it says that others `heard`, it does not itself assert."""
    covered = sorted(s for a in reading.attributions for s in (*a.source, *a.cue, *a.content))
    passed = dict(_passed_on(index, heard))
    caveats = [c.span for c in reading.caveats if c.kind in ("unverified", "no-detail")]
    quoted, first = quoted_sentences(reading), 0
    for number, sentence in enumerate(index.sentences):
        while first < len(covered) and covered[first].end <= sentence.start:
            first += 1
        if number in quoted or reading.in_furniture(sentence) or any(c.overlaps(sentence) for c in caveats):
            continue
        tokens = reading.parse.sentence(number)
        near = covered[max(0, first - 1) : first + 40]
        own = [t for t in tokens if not any(s.start <= t.start < s.end for s in near)]
        if not is_statement(reading.text, tokens, own):
            continue
        content = tuple(runs(reading.text, own))
        facts = _facts(reading, index, content)
        hearsay = passes_on(reading.parse, own)
        yield Claim(
            id=identify("c", reading.document.id, "own", sentence.start, sentence.end),
            report=reading.document.id,
            content=content,
            stance="asserts",
            certainty=passed.get(sentence, "possible" if hearsay else "stated"),
            manner="heard" if hearsay or sentence in passed else "said",
            by=BY,
            facts=facts,
            caveats=tuple(c.id for c in reading.caveats if any(s.overlaps(sentence) for s in c.covers)),
            background=_is_background(facts, reading.document.published),
        )


def _passed_on(index: _Index, heard: Iterable[Attribution]) -> Iterable[tuple[Span, Certainty]]:
    """The sentences that are about what others heard or were told, and how sure that is: at the most possible."""
    for attribution in heard:
        sentence = index.sentence_of(attribution.content[0])
        words = sum(s.end - s.start for s in attribution.content)
        if words >= PASSED_ON * (sentence.end - sentence.start):
            yield sentence, "possible" if attribution.certainty == "stated" else attribution.certainty


def _uncarried(reading: Reading, index: _Index, found: Sequence[Claim]) -> Iterable[Claim]:
    """Claims for the report's own tolls that no other claim carries: "said the father of a boy who was killed there".

    Such words are told in passing, in the outlet's own voice, beside what somebody is quoted as saying.
    """
    carried: set[str | None] = {f.quantity.predicate for c in found for f in c.facts if f.total and f.quantity}
    spans: list[tuple[str | None, Span]] = [
        (state_of(m), m.span) for m in reading.quantities if m.id in index.tolls.written
    ]
    spans += [(told.toll.predicate, told.span) for told in index.tolls.told]
    for state, span in spans:
        sentence = index.sentence_of(span)
        if state in carried or reading.in_furniture(span):
            continue
        quoted = [s for a in reading.attributions for s in a.content if s.overlaps(sentence) and not s.covers(span)]
        tokens = [t for t in reading.parse.between(sentence) if not any(s.start <= t.start < s.end for s in quoted)]
        content = tuple(runs(reading.text, tokens))
        facts = tuple(f for f in _facts(reading, index, content) if f.total and f.span == span)
        if facts and content:
            carried.add(state)
            yield Claim(
                id=identify("c", reading.document.id, "passing", span.start, span.end),
                report=reading.document.id,
                content=content,
                stance="asserts",
                certainty="stated",
                by=BY,
                facts=facts,
            )


def _facts(reading: Reading, index: _Index, content: Sequence[Span], nested: Sequence[Span] = ()) -> tuple[Fact, ...]:
    """The facts in `content`; what stands in `nested`, the words of somebody quoted there, is that one's claim."""

    def inside(span: Span) -> bool:
        within = any(c.start <= span.start < c.end for c in content)
        return within and not any(n.start <= span.start < n.end for n in nested)

    facts: list[Fact] = []
    for event in reading.events:
        if inside(event.span):
            facts += _event_facts(reading, index, event)
    for mention in reading.quantities:
        quantity = mention.value
        if (
            isinstance(quantity, Quantity)
            and mention.id not in index.in_event
            and inside(mention.span)
            and quantity.predicate != "other"
        ):
            facts.append(_figure_fact(reading, index, mention))
    facts += [
        Fact(
            time=_only_time(index, told.span),
            place=_nearest_place(index, told.span),
            quantity=told.toll,
            span=told.span,
            total=True,
            basis=told.basis,
            open=told.toll.predicate == "wounded" and index.tolls.open,
        )
        for told in index.tolls.told
        if inside(told.span)
    ]
    return tuple(_in_scene(index, fact) for fact in facts)


def _in_scene(index: _Index, fact: Fact) -> Fact:
    """A report's own toll with the day and place of the main event, where its sentence has none and these are sure."""
    if not fact.total or "historical" in fact.flags:
        return fact
    scene = index.scene
    if fact.time is None and scene.time is not None and scene.time_sure >= SCENE_SURE:
        fact = _with(fact, time=scene.time.value)
    if fact.time is None and scene.inferred is not None:
        start = date.fromisoformat(scene.inferred)
        day = Time("DATE", scene.inferred, scene.inferred, (start + timedelta(days=1)).isoformat())
        fact = _with(fact, inferred=day, inferred_from=scene.why)
    if fact.place is None and scene.place is not None and scene.place_sure >= SCENE_SURE:
        fact = _with(fact, place=scene.place.value)
    return fact


def _event_facts(reading: Reading, index: _Index, event: Event) -> list[Fact]:
    time, place = index.times.get(event.time or ""), index.places.get(event.place or "")
    shared = Fact(
        act=event.act.type if event.score >= SURE else None,
        roles=event.roles,
        time=time.value if time and isinstance(time.value, Time) else _only_time(index, event.span),
        place=place.value if place and isinstance(place.value, Place) and _is_location(reading, place) else None,
        span=event.span,
        flags=event.flags,
        control=control_state(event, reading.text),
    )
    if shared.control is not None and shared.time is None and _in_relative_clause(reading, event.span):
        # "A town that the rebels captured early in the war": what is told in passing, without a day, is background.
        shared = _with(shared, control=None)
    if shared.control is None and _UNDER_CONTROL.search(reading.text, *_around(index, event.span)):
        shared = _with(
            shared, control=_held_now(event), place=shared.place or _definite_place(reading, index, event.span)
        )
    figures = [index.quantities[q] for q in event.quantities if q in index.quantities]
    if not figures:
        return [shared]
    return [_with(shared, **_told(reading, index, m, event.flags)) for m in figures if isinstance(m.value, Quantity)]


def _figure_fact(reading: Reading, index: _Index, mention: Mention) -> Fact:
    return Fact(
        time=_only_time(index, mention.span),
        place=_nearest_place(index, mention.span),
        **_told(reading, index, mention),
    )


def _told(reading: Reading, index: _Index, mention: Mention, flags: tuple[EventFlag, ...] = ()) -> dict[str, Any]:
    """The fields of a fact that say what a figure is, how it is told, and whether of the main event.

    The dead and wounded of other years and other incidents, which a report sets beside its own, are history.
    """
    total, wounded = mention.id in index.tolls.written, state_of(mention) == "wounded"
    aside = not total and state_of(mention) in HARM and is_aside(reading, index.cues, mention.span)
    return {
        "quantity": mention.value,
        "span": mention.span,
        "scope": scope(reading, index.sentence_of(mention.span), mention, index.tolls, index.cues),
        "total": total,
        "basis": "described" if mention.score <= DESCRIBED else "written",
        "open": wounded and (index.tolls.open if total else not says_hurt(reading, index.cues, mention.span)),
        "flags": (*flags, "historical") if aside and "historical" not in flags else flags,
    }


def _around(index: _Index, span: Span) -> tuple[int, int]:
    """The bounds of the words right around a trigger, inside its sentence."""
    sentence = index.sentence_of(span)
    return max(sentence.start, span.start - 40), min(sentence.end, span.end + 2)


def _held_now(event: Event) -> ControlState | None:
    if {"future", "hypothetical", "historical"} & set(event.flags):
        return None
    return "lost" if "negated" in event.flags else "holds"


def _in_relative_clause(reading: Reading, span: Span) -> bool:
    return any(t.dep == "relcl" or (t.dep == "acl" and t.tag == "VBN") for t in reading.parse.between(span))


def _is_location(reading: Reading, mention: Mention) -> bool:
    """Whether a toponym says where. The subject of an active verb acts ("Moscow abandoned its bastion"), and a country
    from which something is taken has lost it; neither tells a place."""
    place = mention.value
    if not isinstance(place, Place) or not place.literal:
        return False
    for token in reading.parse.between(mention.span):
        if token.dep == "nsubj":
            return False
        head = reading.parse.tokens[token.head]
        if place.feature == "country" and token.dep == "pobj" and head.lemma.lower() == "from":
            return False
    return True


def _with(fact: Fact, **changes: object) -> Fact:
    import msgspec

    return msgspec.structs.replace(fact, **changes)


def _only_time(index: _Index, span: Span) -> Time | None:
    """The single date or time of day in the sentence; with two, which one is meant is unknown."""
    sentence = index.sentence_of(span)
    values = [v for s, v in index.moments if sentence.covers(s)]
    return values[0] if len({(v.start, v.end) for v in values}) == 1 else None


def _nearest_place(index: _Index, span: Span) -> Place | None:
    """The location named nearest in the sentence; governments and other actors are passed over."""
    sentence = index.sentence_of(span)
    near = [
        (abs(m.span.start - span.start), m.span, m.value)
        for m in index.places.values()
        if sentence.covers(m.span) and isinstance(m.value, Place) and m.id in index.locations
    ]
    return min(near, key=lambda n: (n[0], n[1]))[2] if near else None


def _definite_place(reading: Reading, index: _Index, span: Span) -> Place | None:
    """The town that "the city" in this sentence means: the last settlement named in it before, or in the two before.

    A name that the report uses for a settlement elsewhere counts where the tagger passed over it here.
    """
    sentence = index.sentence_of(span)
    if not _THE_TOWN.search(sentence.of(reading.text)):
        return None
    number = bisect_left(index.sentences, sentence)
    earliest = index.sentences[max(0, number - 2)].start if index.sentences else 0
    named = {
        m.span.of(reading.text): m.value
        for m in index.places.values()
        if isinstance(m.value, Place) and m.value.literal and m.value.feature in ("city", "district", None)
    }
    found = [
        (at.start(), name)
        for name in sorted(named)
        for at in re.finditer(rf"\b{re.escape(name)}\b", reading.text[earliest : sentence.start])
    ]
    return named[max(found)[1]] if found else None


def _is_background(facts: Sequence[Fact], published: str | None) -> bool:
    """Whether all that a claim tells is history: flagged so, or dated long before the report."""
    return bool(facts) and all("historical" in f.flags or _long_ago(f, published) for f in facts)


def _long_ago(fact: Fact, published: str | None) -> bool:
    end = fact.time.end or fact.time.start if fact.time else None
    if not end or not published:
        return False
    try:
        days = date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])
    except ValueError:
        return False
    return days.days > HISTORY
