"""One number told for the dead in one claim and for the wounded in another, of what reads like one event.

Either may be a slip of the pen; both are shown, neither is believed.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reconcile.figures import FigureGroup, Item, apart


def crossed_states(groups: Sequence[FigureGroup]) -> list[tuple[FigureGroup, Item, FigureGroup, Item]]:
    """Pairs of claims that give one number for the dead and for the wounded; their sentences share place and a third
    of their words. A report that has another number for the other state means what it says."""
    found = []
    told: dict[tuple[str, str], set[float]] = {}
    for group in groups:
        for item in group.items:
            told.setdefault((item.report, group.predicate), set()).add(item.number)
    ordered = [g for g in groups if g.predicate in ("killed", "wounded")]
    for number, a in enumerate(ordered):
        for b in ordered[number + 1 :]:
            if a.story == b.story and {a.predicate, b.predicate} == {"killed", "wounded"}:
                found += [
                    (a, x, b, y)
                    for x in a.items
                    for y in b.items
                    if _crossed(x, y)
                    and x.number in told.get((x.report, b.predicate), {x.number})
                    and x.number in told.get((y.report, a.predicate), {x.number})
                ]
    return found


def _crossed(x: Item, y: Item) -> bool:
    if (x.quantity.value, x.quantity.bound) != (y.quantity.value, y.quantity.bound) or (x.quantity.value or 0) < 2:
        return False
    if x.evidence.claim.id == y.evidence.claim.id or apart(x, y) or x.fact.scope != y.fact.scope:
        return False
    shared = len(x.evidence.words & y.evidence.words)
    return shared >= 3 and shared >= 0.3 * min(len(x.evidence.words), len(y.evidence.words))
