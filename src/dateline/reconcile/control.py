"""Who holds which place, as claims have it: a party, a place, a day. Reports are read, never the ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from dateline.model import Control, ControlState, Entity, Fact
from dateline.reconcile.clause_words import place_key
from dateline.reconcile.evidence import Evidence
from dateline.values import Place

#: Two statements on one place further apart than this are a change of hands, not a contradiction.
CHANGE_DAYS = 2

#: What lies further back than this before publication is background, not news of who holds a place.
BACKGROUND_DAYS = 60

_OUR = re.compile(r"\b(?:our|ours|we|us)\b", re.IGNORECASE)


class Held(msgspec.Struct, frozen=True):
    """One claim that a side holds, lost or fights for a place; `day` as claimed, else the day of publication."""

    evidence: Evidence
    fact: Fact
    place: Place
    side: str | None
    state: ControlState
    day: str | None


class ControlGroup(msgspec.Struct):
    """The claims on one place, in order of time, and how they stand."""

    story: str
    place: Place
    items: list[Held]
    standing: list[Held] = []
    against: list[Held] = []
    superseded: list[Held] = []


def control_groups(
    evidence: Iterable[Evidence], parties: Mapping[tuple[str, str], Entity]
) -> tuple[list[ControlGroup], list[Control]]:
    """Groups by place, and every claim as a row. `parties` maps (report id, name-mention id) to the entity it means."""
    buckets: dict[tuple[str, str], list[Held]] = {}
    for e in evidence:
        for fact in e.claim.facts:
            held = _held(e, fact, parties)
            if held is not None:
                buckets.setdefault((e.story, place_key(held.place)), []).append(held)
    groups = []
    for (story, _), items in sorted(buckets.items()):
        group = ControlGroup(story, items[0].place, sorted(items, key=lambda h: h.evidence.order))
        _weigh(group)
        groups.append(group)
    rows = [Control(h.place.name, h.side, h.state, h.evidence.claim.id, h.day) for g in groups for h in g.items]
    return groups, sorted(set(rows), key=lambda r: (r.place, r.date or "", r.claim, r.side or "", r.state))


def _held(e: Evidence, fact: Fact, parties: Mapping[tuple[str, str], Entity]) -> Held | None:
    if fact.control is None or fact.place is None or {"future", "hypothetical", "historical"} & set(fact.flags):
        return None
    # A country is no place that is taken or lost in a report's sense, and a government's name is none at all.
    if not fact.place.literal or fact.place.feature == "country":
        return None
    # What goes on near a town says nothing of who holds it.
    if place_key(fact.place) in e.beside:
        return None
    if e.claim.stance in ("asks", "orders", "promises") or e.claim.certainty in ("predicted", "conditional"):
        return None
    # A town that somebody fears to have fallen is held by whoever held it.
    if e.claim.manner in ("held", "heard"):
        return None
    state: ControlState = fact.control
    if e.claim.stance == "denies" or "negated" in fact.flags:
        state = "denied"
    day = fact.time.start[:10] if fact.time and fact.time.start else (e.published[:10] or None)
    if _days_between(day, e.published[:10]) > BACKGROUND_DAYS:
        return None
    return Held(e, fact, fact.place, _side(e, fact, parties), state, day)


def _side(e: Evidence, fact: Fact, parties: Mapping[tuple[str, str], Entity]) -> str | None:
    """The actor's party; "our troops" are the speaker's. Unknown stays unknown."""
    for mention in fact.roles.get("actor", ()):
        entity = parties.get((e.document.id, mention))
        if entity is not None:
            return entity.side or entity.id
    return e.side if _OUR.search(e.text) else None


def _weigh(group: ControlGroup) -> None:
    standing: list[Held] = []
    for item in group.items:
        replaced = [s for s in standing if opposed(s, item) and (_changed_hands(s, item) or _took_back(s, item))]
        group.superseded += replaced
        standing = [s for s in standing if s not in replaced] + [item]
    if not standing:
        return
    main = max(range(len(standing)), key=lambda n: (_support(standing[n], standing), n))
    group.standing = [s for s in standing if not opposed(standing[main], s)]
    group.against = [s for s in standing if opposed(standing[main], s)]


def _changed_hands(old: Held, new: Held) -> bool:
    return _days_between(old.day, new.day) > CHANGE_DAYS


def _took_back(old: Held, new: Held) -> bool:
    """Whether one speaker said the opposite later: it is the later word that stands."""
    x, y = old.evidence, new.evidence
    return (
        x.speaker is not None and y.speaker is not None and x.speaker.id == y.speaker.id and x.published < y.published
    )


def _support(item: Held, standing: Sequence[Held]) -> int:
    return len({s.evidence.origin for s in standing if not opposed(item, s)})


def opposed(a: Held, b: Held) -> bool:
    """Whether two statements on one place cannot both be true at one time."""
    if a.side is None or b.side is None:
        return False
    if a.side == b.side:
        return (a.state == "holds") != (b.state == "holds") and "contested" not in (a.state, b.state)
    return a.state == "holds" and b.state == "holds"


def _days_between(a: str | None, b: str | None) -> int:
    try:
        return (date.fromisoformat(b or "") - date.fromisoformat(a or "")).days
    except ValueError:
        return 0
