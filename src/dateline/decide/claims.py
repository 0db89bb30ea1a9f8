"""Claims as people corrected them: words, place, figure and speaker; which are left out, and which stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.decide.anchors import claims_at, places, target
from dateline.model import Claim, Decision, Entity, Fact, Ruling
from dateline.reading import Reading, Span, identify
from dateline.text import fold
from dateline.values import Place, Quantity


class Corrected(msgspec.Struct, frozen=True):
    """Claims as decided. `speakers` overrule who speaks (None: the outlet itself), by claim id, `added` are speakers
    whom no report of the story names. `rejected` claims count for nothing; `apart` gives those that answer no question
    with the others a question of their own, by claim id."""

    claims: tuple[Claim, ...]
    speakers: dict[str, Entity | None]
    added: tuple[Entity, ...]
    rejected: frozenset[str]
    apart: dict[str, str]
    rulings: tuple[Ruling, ...]


def applied(
    claims: Sequence[Claim], readings: Sequence[Reading], entities: Sequence[Entity], decisions: Iterable[Decision]
) -> Corrected:
    """The claims of these reports after all decisions on them, oldest first, so that of two the later stands."""
    at_hand = {r.document.id: r for r in readings}
    now = {c.id: c for c in claims}
    speakers: dict[str, Entity | None] = {}
    added: dict[str, Entity] = {}
    rejected: set[str] = set()
    apart: dict[str, str] = {}
    rulings = []
    for decision in decisions:
        if not _is_on_claims(decision):
            continue
        found = claims_at(now.values(), decision, at_hand)
        instead = ""
        if decision.kind == "reject":
            rejected.update(c.id for c in found)
        elif decision.kind == "split":
            apart.update((c.id, decision.id) for c in found)
        elif decision.field == "speaker":
            for claim in found:
                now[claim.id], speakers[claim.id] = _spoken(claim, decision, entities, added)
        else:
            for claim in found:
                changed = _changed(claim, decision, places(decision, at_hand))
                instead = _told(claim, decision)
                now[claim.id] = changed
        rulings.append(Ruling(decision, tuple(sorted(c.id for c in found)), instead))
    ordered = tuple(sorted(now.values(), key=lambda c: (c.report, c.content[0], c.id)))
    return Corrected(ordered, speakers, tuple(added.values()), frozenset(rejected), apart, tuple(rulings))


def _is_on_claims(decision: Decision) -> bool:
    if not decision.about or any(target(i) != "claim" for i in decision.about):
        return False
    return decision.kind in ("reject", "split") or (decision.kind == "correct" and decision.field != "status")


def _spoken(
    claim: Claim, decision: Decision, entities: Sequence[Entity], added: dict[str, Entity]
) -> tuple[Claim, Entity | None]:
    """The claim with the speaker that the decision names, and that speaker: one of the story's, else a new one."""
    name = decision.value.get("speaker")
    if not isinstance(name, str):
        return msgspec.structs.replace(claim, speaker=None), None
    known = [e for e in (*entities, *added.values()) if fold(name) in {fold(a) for a in (e.name, *e.aliases)}]
    entity = min(known, key=lambda e: (fold(e.name) != fold(name), -len(e.mentions), e.id), default=None)
    if entity is None:
        entity = Entity(
            id=identify("e", "decided", fold(name)),
            kind="person",
            name=name,
            aliases=(name,),
            roles=(),
            mentions=(),
            why=f"named by {decision.who}: {decision.why}",
        )
        added[entity.id] = entity
    here = next((mention for report, mention in entity.mentions if report == claim.report), None)
    return msgspec.structs.replace(claim, speaker=here), entity


def _changed(claim: Claim, decision: Decision, at: Sequence[tuple[str, Span]]) -> Claim:
    if decision.field == "span":
        content = tuple(Span(s, e) for s, e in msgspec.convert(decision.value.get("content"), list[tuple[int, int]]))
        facts = tuple(f for f in claim.facts if f.span is None or any(s.overlaps(f.span) for s in content))
        return msgspec.structs.replace(claim, content=content, facts=facts) if content else claim
    if decision.field == "place":
        place = msgspec.convert(decision.value.get("place"), Place | None)
        return _with_facts(claim, [msgspec.structs.replace(f, place=place) for f in claim.facts] or [Fact(place=place)])
    quantity = msgspec.convert(decision.value.get("figure"), Quantity | None)
    meant = _fact_at(claim, at)
    if meant is None:
        new = Fact(quantity=quantity, span=claim.content[0])
        return _with_facts(claim, [*claim.facts, new]) if quantity is not None else claim
    old = claim.facts[meant].quantity
    if quantity is not None and old is not None:
        # A person corrects the number; what is counted stays where the decision says nothing of it.
        quantity = msgspec.structs.replace(
            quantity,
            unit=quantity.unit or old.unit,
            of=quantity.of or old.of,
            predicate=old.predicate if quantity.predicate == "other" else quantity.predicate,
        )
    told = list(claim.facts)
    told[meant] = msgspec.structs.replace(told[meant], quantity=quantity)
    return _with_facts(claim, told)


def _with_facts(claim: Claim, facts: Sequence[Fact]) -> Claim:
    return msgspec.structs.replace(claim, facts=tuple(facts))


def _fact_at(claim: Claim, at: Sequence[tuple[str, Span]]) -> int | None:
    """The number of the fact with a figure that stands nearest to the decision's anchor."""
    figures = [n for n, f in enumerate(claim.facts) if f.quantity is not None]
    spans = [span for report, span in at if report == claim.report]

    def away(number: int) -> int:
        own = claim.facts[number].span
        return abs(own.start - spans[0].start) + abs(own.end - spans[0].end) if own and spans else 10**9

    return min(figures, key=lambda n: (away(n), n), default=None)


def _told(claim: Claim, decision: Decision) -> str:
    """What the report's reading had instead, in words."""
    if decision.field == "figure":
        values = [f.quantity.value for f in claim.facts if f.quantity is not None and f.quantity.value is not None]
        return "the report was read as " + ", ".join(f"{v:g}" for v in values) if values else "no figure was read"
    if decision.field == "place":
        names = sorted({f.place.name for f in claim.facts if f.place is not None})
        return f"the report was read as {', '.join(names)}" if names else "no place was read"
    spans = ", ".join(f"{s.start}-{s.end}" for s in claim.content)
    return f"the words were read at {spans}" if decision.field == "span" else ""
