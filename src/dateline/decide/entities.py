"""Entities merged and split by people: the views that resolving gave, with some mentions put together or apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.decide.anchors import mention_at, places, target
from dateline.model import Control, Decision, Entity, Finding, Judgement, Ruling, Series, Verdict
from dateline.reading import Reading, identify
from dateline.values import Name

Ref = tuple[str, str]
T = TypeVar("T", Entity, Finding, Series, Control)


class Resolved(msgspec.Struct, frozen=True):
    """Entities as decided, the decisions as judgements of people, and what each was found to be on."""

    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...]
    rulings: tuple[Ruling, ...]


def applied(entities: Iterable[Entity], readings: Sequence[Reading], decisions: Iterable[Decision]) -> Resolved:
    """Entities after all merges and splits on these reports, oldest first."""
    at_hand = {r.document.id: r for r in readings}
    now = {e.id: e for e in entities} if any(_is_on_mentions(d) for d in decisions) else None
    if now is None:
        return Resolved(tuple(entities), (), ())
    judgements: list[Judgement] = []
    rulings: list[Ruling] = []
    for decision in decisions:
        if not _is_on_mentions(decision):
            continue
        refs = _mentions(decision, at_hand)
        merge = decision.kind == "merge"
        names = _merged(now, refs, decision) if merge else _split(now, refs, decision, at_hand)
        rulings.append(Ruling(decision, tuple(sorted(set(names.values())))))
        verdict: Verdict = "same" if merge else "different"
        judgements += [
            Judgement("/".join(refs[0]), "/".join(other), verdict, 1.0, decision.who, decision.why)
            for other in refs[1:]
        ]
    ordered = tuple(sorted(now.values(), key=lambda e: (e.kind, e.name, e.id)))
    return Resolved(ordered, tuple(judgements), tuple(rulings))


def _is_on_mentions(decision: Decision) -> bool:
    return decision.kind in ("merge", "split") and all(target(i) == "mention" for i in decision.about)


def _mentions(decision: Decision, readings: Mapping[str, Reading]) -> list[Ref]:
    """The mentions that the decision is on in the reports at hand, as they are called now."""
    refs = []
    for report, span in places(decision, readings):
        mention = mention_at(readings[report], span)
        if mention is not None:
            refs.append((report, mention.id))
    return refs


def _merged(now: dict[str, Entity], refs: Sequence[Ref], decision: Decision) -> dict[str, str]:
    """Put the entities of some mentions together, in place, under the first one's id; returns old id -> new id."""
    holder = {mention: e.id for e in now.values() for mention in e.mentions}
    ids = list(dict.fromkeys(holder[ref] for ref in refs if ref in holder))
    if not ids:
        return {}
    first, others = now[ids[0]], [now.pop(i) for i in ids[1:]]
    everyone = [first, *others]
    side = next((e.side for e in everyone if e.side), None)
    now[first.id] = msgspec.structs.replace(
        first,
        aliases=tuple(sorted({alias for e in everyone for alias in e.aliases})),
        roles=tuple(dict.fromkeys(role for e in everyone for role in e.roles)),
        mentions=tuple(sorted({mention for e in everyone for mention in e.mentions})),
        side=side,
        why="; ".join(filter(None, (first.why, f"merged by {decision.who}: {decision.why}"))),
    )
    names = dict.fromkeys(ids, first.id)
    for identity, entity in list(now.items()):
        now[identity] = renamed(entity, names)
    return names


def _split(
    now: dict[str, Entity], refs: Sequence[Ref], decision: Decision, readings: Mapping[str, Reading]
) -> dict[str, str]:
    """Take mentions, and what refers to them in their report, out of their entities, in place; they become one."""
    leaving = {(report, m.id) for report, head in refs for m in readings[report].names if head in (m.id, m.refers)}
    losers = [e for e in now.values() if leaving & set(e.mentions)]
    if not losers:
        return {}
    written = {ref: _written(readings, ref) for e in losers for ref in e.mentions}
    for entity in losers:
        kept = tuple(ref for ref in entity.mentions if ref not in leaving)
        if not kept:
            del now[entity.id]
            continue
        stays, goes = {written[r] for r in kept}, {written[r] for r in entity.mentions if r in leaving}
        aliases = tuple(a for a in entity.aliases if a in stays or a not in goes)
        now[entity.id] = msgspec.structs.replace(entity, mentions=kept, aliases=aliases or (entity.name,))
    new = _entity(refs, leaving, losers[0], decision, readings)
    now[new.id] = new
    return {e.id: new.id for e in losers}


def _entity(
    refs: Sequence[Ref], leaving: set[Ref], loser: Entity, decision: Decision, readings: Mapping[str, Reading]
) -> Entity:
    report, head = refs[0]
    value = next((m.value for m in readings[report].names if m.id == head), None)
    name = value.name if isinstance(value, Name) else loser.name
    roles = {m.value.role for r, i in leaving for m in readings[r].names if m.id == i and isinstance(m.value, Name)}
    return Entity(
        id=identify("e", "split", decision.id),
        kind=loser.kind,
        name=name,
        aliases=tuple(sorted({_written(readings, ref) for ref in leaving} | {name})),
        roles=tuple(sorted(role for role in roles if role)),
        mentions=tuple(sorted(leaving)),
        why=f"set apart from {loser.name} by {decision.who}: {decision.why}",
    )


def _written(readings: Mapping[str, Reading], ref: Ref) -> str:
    report, mention = ref
    reading = readings[report]
    return next((" ".join(m.span.of(reading.text).split()) for m in reading.names if m.id == mention), "")


def cross_merges(
    entities: Sequence[Entity], decisions: Iterable[Decision], readings: Sequence[Reading]
) -> tuple[dict[str, str], list[Ruling]]:
    """Old id -> new id for merges of entities from different stories, and what the decisions were found to be on."""
    merges = [d for d in decisions if d.kind == "merge" and _is_on_mentions(d)]
    if not merges:
        return {}, []
    at_hand = {r.document.id: r for r in readings}
    now = {e.id: e for e in entities}
    names: dict[str, str] = {}
    rulings = []
    for decision in merges:
        step = _merged(now, _mentions(decision, at_hand), decision)
        names = {old: step.get(new, new) for old, new in names.items()} | step
        rulings.append(Ruling(decision, tuple(sorted(set(step.values())))))
    return {old: new for old, new in names.items() if old != new}, rulings


def renamed(record: T, names: Mapping[str, str]) -> T:
    """The record with the ids of entities as they are now called."""
    if not names:
        return record

    def now(identity: str | None) -> str | None:
        return names.get(identity, identity) if identity else identity

    if isinstance(record, Entity):
        return msgspec.structs.replace(record, id=now(record.id) or record.id, side=now(record.side))
    if isinstance(record, Control):
        return msgspec.structs.replace(record, side=now(record.side))
    if isinstance(record, Series):
        points = tuple(msgspec.structs.replace(p, speaker=now(p.speaker)) for p in record.points)
        return msgspec.structs.replace(record, points=points)
    sides = tuple(sorted({names.get(s, s) for s in record.sides}))
    side = record.value.get("side")
    value = record.value | {"side": names.get(side, side)} if isinstance(side, str) else record.value
    return msgspec.structs.replace(record, sides=sides, value=value)
