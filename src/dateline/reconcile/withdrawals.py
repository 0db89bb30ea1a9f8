"""Figures that were taken back: "the hospital withdrew its figure".

A withdrawal is tied to a figure only where the number itself stands in the same or the sentence before; a report that
says no more than "the claim was withdrawn" leaves open which, and is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.reconcile.evidence import Evidence
from dateline.reconcile.figures import FigureGroup, Item
from dateline.reconcile.positions import conflict, main_position

_TAKEN_BACK = re.compile(r"\b(?:withdrew|withdrawn|retract(?:s|ed)?|took back|taken back|rescinded)\b", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"\b(?:figures?|numbers?|tolls?|counts?|claims?|statements?|reports?|estimates?)\b", re.IGNORECASE
)


def withdraw(groups: Sequence[FigureGroup], evidence: Sequence[Evidence]) -> dict[str, str]:
    """Move withdrawn items of `groups` to `superseded`; returns withdrawn claim id -> id of the claim that says so."""
    found: dict[str, str] = {}
    for number, e in enumerate(evidence):
        if not (_TAKEN_BACK.search(e.text) and _OF_WHAT.search(e.text)):
            continue
        before = evidence[number - 1] if number and evidence[number - 1].document.id == e.document.id else None
        told = e.text + (" " + before.text if before else "")
        for group in groups:
            if group.story == e.story:
                for item in [i for i in (*group.standing, *group.against) if _meant(i, e, told)]:
                    found[item.evidence.claim.id] = e.claim.id
                    group.standing = [i for i in group.standing if i is not item]
                    group.against = [i for i in group.against if i is not item]
                    group.superseded.append(item)
                if not group.standing and (main := main_position(group.against)) is not None:
                    group.standing = [i for i in group.against if not conflict(main, i)]
                    group.against = [i for i in group.against if conflict(main, i)]
    return found


def _meant(item: Item, e: Evidence, told: str) -> bool:
    value = item.quantity.value
    if value is None or item.evidence.document.id == e.document.id or not item.moment or item.moment > e.published:
        return False
    numbers = {n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", told)}
    return f"{value:g}" in numbers
