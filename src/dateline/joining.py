"""The parts of stories joined to one account: a view that decides nothing about reports.

Entities of two stories are one where their ids are: the same country, or the same kind and the same full name of two
words or more. Descriptions ("police") and bare single names keep the id of the report that first has them, and so stay
with their story: what nobody's full name joins, only a person's decision does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dateline.decide.entities import cross_merges, renamed
from dateline.model import (
    Account,
    Control,
    Decision,
    Entity,
    Origin,
    Part,
    Rejection,
    Ruling,
)
from dateline.reading import Reading

__all__ = ["Part", "joined"]


def joined(
    parts: Iterable[Part],
    readings: Iterable[Reading],
    rejections: Iterable[Rejection],
    made_by: str,
    decisions: Sequence[Decision] = (),
) -> Account:
    """One account; the order of what is given changes nothing. `decisions` are those in force, oldest first."""
    parts = sorted(parts, key=lambda p: (p.story.start or "9999", p.story.id))
    readings = tuple(sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id)))
    entities = _entities(e for p in parts for e in p.entities)
    names, across = cross_merges(entities, decisions, readings)
    entities = _entities(renamed(e, names) for e in entities)
    rulings = [r for p in parts for r in p.rulings] + across
    return Account(
        as_of=max((r.document.published for r in readings if r.document.published), default=None),
        made_by=made_by,
        readings=readings,
        entities=entities,
        stories=tuple(p.story for p in parts),
        lineage=tuple(sorted((d for p in parts for d in p.lineage), key=lambda d: (d.child, d.parent))),
        origins=_origins(o for p in parts for o in p.origins),
        claims=tuple(sorted((c for p in parts for c in p.claims), key=lambda c: (c.report, c.content[0], c.id))),
        findings=tuple(sorted((renamed(f, names) for p in parts for f in p.findings), key=lambda f: f.id)),
        series=tuple(sorted((renamed(s, names) for p in parts for s in p.series), key=lambda s: s.question)),
        control=tuple(sorted((renamed(c, names) for p in parts for c in p.control), key=_by_place)),
        rejections=tuple(sorted(rejections, key=lambda r: (r.item, r.stage, r.reason))),
        speaker_of={c: names.get(e, e) for p in parts for c, e in p.speaker_of.items()},
        origin_of={c: o for p in parts for c, o in p.origin_of.items()},
        judgements=tuple(sorted((j for p in parts for j in p.judgements), key=lambda j: (j.left, j.right, j.verdict))),
        rulings=_rulings(decisions, rulings),
        main_events=tuple(sorted((e for p in parts for e in p.main_events), key=lambda e: e.report)),
    )


def _by_place(row: Control) -> tuple[str, ...]:
    return (row.place, row.date or "", row.claim, row.side or "", row.state)


def _entities(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity an id, sorted by id."""
    same: dict[str, list[Entity]] = {}
    for entity in found:
        same.setdefault(entity.id, []).append(entity)
    return tuple(_one(sorted(same[i], key=lambda e: (-len(e.mentions), e.mentions, e.name))) for i in sorted(same))


def _one(same: Sequence[Entity]) -> Entity:
    """One participant of what its stories say of it; the story with most mentions of it comes first.

    Its side is the one that most mentions speak for: a story that knows none has no vote.
    """
    first = same[0]
    if len(same) == 1:
        return first
    votes: Counter[str] = Counter()
    for entity in same:
        if entity.side is not None:
            votes[entity.side] += max(1, len(entity.mentions))
    return msgspec.structs.replace(
        first,
        aliases=tuple(sorted({alias for e in same for alias in e.aliases})),
        roles=tuple(dict.fromkeys(role for e in same for role in e.roles)),
        mentions=tuple(sorted({mention for e in same for mention in e.mentions})),
        side=min(votes, key=lambda side: (-votes[side], side), default=None),
        why="; ".join(list(dict.fromkeys(e.why for e in same if e.why))[:3]),
    )


def _origins(found: Iterable[Origin]) -> tuple[Origin, ...]:
    """One origin an id, sorted: what a party is quoted as saying is one origin over all stories."""
    same: dict[str, Origin] = {}
    for origin in found:
        known = same.get(origin.id)
        if known is not None:
            origin = msgspec.structs.replace(known, reports=tuple(sorted({*known.reports, *origin.reports})))
        same[origin.id] = origin
    return tuple(same[i] for i in sorted(same))


def _rulings(decisions: Sequence[Decision], found: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """One ruling a decision, in the order of the decisions; what several stories say of one is put together."""
    by_id: dict[str, list[Ruling]] = {}
    for ruling in found:
        by_id.setdefault(ruling.decision.id, []).append(ruling)
    return tuple(
        Ruling(
            decision,
            tuple(sorted({i for r in by_id.get(decision.id, ()) for i in r.about})),
            "; ".join(dict.fromkeys(r.instead for r in by_id.get(decision.id, ()) if r.instead)),
        )
        for decision in decisions
    )
