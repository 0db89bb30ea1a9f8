"""Figures that somebody denies: "disputed the toll", "denied that 40 civilians had died", "called the number false".

A denial meets a figure in three ways: its report ties it to the claim that holds the figure and it calls that a toll,
figure or number, or points at it ("denied the claim"); it says the same number of the same state; or it denies that
anybody came to harm at all. Who denies having killed disputes the deed, not how many died, and is no matter here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Fact
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.figures import PEOPLE_HARMED, FigureGroup, Item, apart
from dateline.reconcile.statements import points

#: What is denied is a figure: a short phrase that names one, at the head of the denial's words.
_FIGURE = re.compile(
    r"\W*(?:[\w'’-]+\W+){0,5}?(toll|tolls|figures?|numbers?|counts?|tally|tallies|estimates?)\b", re.IGNORECASE
)
_TOLL = re.compile(r"\b(?:tolls?|casualt|death|dead)", re.IGNORECASE)
#: Nobody came to harm at all.
_NOBODY = re.compile(
    r"\b(?:anyone|anybody|any\s+(?:\w+\s+){0,2}(?:person|people|soldiers?|civilians?|troops))\s+(?:had|has|have|was|were)\b"
    r"|\b(?:any|were|been)\s+(?:\w+\s+){0,2}(?:deaths?|casualties|fatalities|losses|injuries|victims)\b",
    re.IGNORECASE,
)
_STATE = {
    "killed": re.compile(r"\b(?:died|dead|deaths?|killed|casualties|fatalities|losses|victims|slain|perished)\b", re.I),
    "wounded": re.compile(r"\b(?:wounded|injured|injuries|hurt|casualties|victims)\b", re.I),
}
#: The denier's own deed: "denied killing two people".
_DEED = re.compile(
    r"\W*(?:having\s+)?(?:killing|killed|shooting|shot|wounding|injuring|murdering|stabbing|attacking)\b", re.I
)
#: A denial that only points denies the figure of a claim that says little else: so many content words at the most.
_LITTLE_ELSE = 12


def denials(groups: Sequence[FigureGroup], evidence: Sequence[Evidence]) -> dict[int, list[Evidence]]:
    """The denials against each group, by its place in `groups`; nobody denies what his own party says."""
    denying = [e for e in evidence if e.claim.stance == "denies"]
    found: dict[int, list[Evidence]] = {}
    for number, group in enumerate(groups):
        against = [
            d
            for d in denying
            if d.story == group.story
            and any(_denies(d, item, group) for item in group.standing)
            and not any(_one_party(d, item.evidence) for item in group.standing)
        ]
        if against:
            found[number] = against
    return found


def _denies(denial: Evidence, item: Item, group: FigureGroup) -> bool:
    if item.evidence.claim.id == denial.claim.id or (
        item.moment and denial.published and denial.published < item.moment
    ):
        return False
    if group.predicate in PEOPLE_HARMED and _DEED.match(denial.text):
        return False
    own = [f for f in denial.claim.facts if f.quantity is not None and f.quantity.value is not None]
    if any(_same_number(f, item, denial) for f in own):
        return True
    if own or not _tied(denial, item.evidence):
        return False
    if _FIGURE.match(denial.text):
        return group.predicate in (*PEOPLE_HARMED, "missing") or not _TOLL.search(denial.text)
    if points(denial):
        return len(item.evidence.words) <= _LITTLE_ELSE
    state = _STATE.get(group.predicate)
    return bool(state and state.search(denial.text) and _NOBODY.search(denial.text))


def _tied(denial: Evidence, told: Evidence) -> bool:
    """Whether the report itself sets the denial against the claim."""
    named = denial.denies | {a for c in denial.caveats if c.kind == "denied" for a in c.about}
    return told.claim.report == denial.claim.report and told.claim.attribution in named


def _same_number(fact: Fact, item: Item, denial: Evidence) -> bool:
    quantity = fact.quantity
    if quantity is None or quantity.predicate != item.quantity.predicate or quantity.unit != item.quantity.unit:
        return False
    return quantity.value == item.quantity.value and not apart(Item(denial, fact, quantity), item)


def _one_party(a: Evidence, b: Evidence) -> bool:
    same_speaker = a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id
    return same_speaker or a.origin == b.origin or (a.side is not None and a.side == b.side)
