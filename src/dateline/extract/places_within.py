"""Spots that no gazetteer lists, held by the town that the report puts them in: "the Al-Rasoul Checkpoint in Homs".

Only what the words say outright counts: "in", "of" and "near" a town, a town's own ("Cairo's suburb of Madinaty"), a
town behind a comma. The spot then lies somewhere in the town, and has its point with its radius; near it, with more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_situations import Answer
from dateline.gazetteer.entry import Entry
from dateline.resources import country_names
from dateline.text import fold

#: The least that a spot's radius is: a town's middle says little of its edge.
LEAST_KM = 5.0
#: How far from a town's middle a spot near it may lie.
NEAR_KM = 30.0
#: Nothing else is said to be in a street, or holds one for sure (a road leaves its town).
_UNPLACED = frozenset({"road", "water"})
_HOLDERS = frozenset({"city", "district"})
_IN = re.compile(r"(?: [a-z-]+){0,2},? in (?:the )?(?:[a-z-]+ ){0,2}?(?:of )?|, | (?:[a-z-]+ ){1,2}of (?:the )?")
_NEAR = re.compile(r"(?: [a-z-]+){0,2},? (?:near|outside|close to|just \w+ of|on the (?:\w+ )?outskirts of) (?:the )?")
_OWN = re.compile(r"['’]s (?:[a-z-]+ ){0,3}(?:of )?(?:the )?")


class Held(NamedTuple):
    """The town that holds a spot, and how far from its middle the spot may lie."""

    town: Entry
    radius_km: float


def held(text: str, chosen: Sequence[Candidate], answers: Sequence[Answer], sure: float) -> dict[int, Held]:
    """The towns of candidates that have no sense, by their number. `chosen` come in text order, each with its answer;
    what is less than `sure` is none."""
    towns = [
        a.sense.entry if a.sense is not None and a.score >= sure and a.sense.entry.feature in _HOLDERS else None
        for a in answers
    ]
    found: dict[str, Held] = {}
    for i, c in enumerate(chosen):
        if c.senses or c.shape in _UNPLACED or fold(c.form) in found or _between_countries(c.form):
            continue
        after, before = towns[i + 1] if i + 1 < len(chosen) else None, towns[i - 1] if i else None
        town = None
        if after is not None:
            gap = text[c.span.end : chosen[i + 1].span.start]
            if _IN.fullmatch(gap):
                town = Held(after, max(LEAST_KM, after.radius_km))
            elif _NEAR.fullmatch(gap):
                town = Held(after, max(NEAR_KM, after.radius_km))
        if town is None and before is not None and _OWN.fullmatch(text, chosen[i - 1].span.end, c.span.start):
            town = Held(before, max(LEAST_KM, before.radius_km))
        if town is not None:
            found[fold(c.form)] = town
    forms = [fold(c.form) for c in chosen]
    return {i: found[form] for i, form in enumerate(forms) if form in found and not chosen[i].senses}


def _between_countries(form: str) -> bool:
    """Whether a name is made of countries' names ("U.S.-Mexico"): a border, longer than any town."""
    return any(fold(part) in country_names() for part in re.split(r"[-–/]", form))
