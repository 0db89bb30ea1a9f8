"""What is known of each name before any sense is weighed: its likeliest senses, and what stands beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.extract.places_candidates import HEARD, Candidate
from dateline.extract.places_features import contains, prior
from dateline.extract.places_names import Names, Sense, written_out
from dateline.gazetteer.entry import Entry, apart
from dateline.text import fold

#: People in a town that gives its division its name; smaller namesakes ("Iowa", Louisiana) are chance.
SEAT = 20_000
#: A by-name of a place of such a prior (some 30,000 people) or less may be chance: what sounds alike is asked, too.
BY_NAME = 4.7
#: Senses considered per form, the likeliest by prior; LGL's right one is beyond the 40th for 0.2 % of toponyms.
MOST_SENSES = 40
_COMMA = re.compile(r"\s*[,(]\s*|,? in (the )?|, (in |of )?(the )?")
#: Nouns after a name, or before it with "of", that tell which kind of feature is meant.
_KIND_NOUN = {
    "division": "region oblast province governorate prefecture state district county raion canton department".split(),
    "water": "river lake sea reservoir canal".split(),
    "town": "city town village suburb neighborhood neighbourhood".split(),
    "road": "street avenue boulevard road lane".split(),
}
_KIND_OF = {noun: kind for kind, nouns in _KIND_NOUN.items() for noun in nouns}
#: The same of several: "the Poltava and Sumy regions", "the towns of Ariha and Saraqib".
_KIND_OF_ALL = {re.sub("y$", "ie", noun) + "s": kind for noun, kind in _KIND_OF.items()}
_LIST = re.compile(r", |,? (?:and|or) (?:(?:the|adjacent|nearby|neighbou?ring) )?")
_FITS = {
    "division": ("admin1", "admin2", "region", "district"),
    "water": ("water",),
    "town": ("city", "district"),
}
_BEHIND = re.compile(r"[ \u00a0]([a-z]{3,13})\b")
_AHEAD = re.compile(r"\b([a-z]{3,13}) of (?:the )?$|\b(river|lake) $", re.IGNORECASE)
#: A name with a number and a block before it is a street's.
_ON_A_ROAD = re.compile(r"\bblock of (?:[NSEW]\. |[A-Z][a-z]+ )?$")
#: Words before a name with an article that only water has: "two bridges over the Oskil".
_WATERSIDE = re.compile(r"\b(?:(?:bridges?|crossings?|pontoons?|ferry|ferries) (?:over|across|on)|banks? of) the $")


class Anchor(NamedTuple):
    """Another place of the report and how sure it is."""

    form: str
    entry: Entry
    weight: float


class Answer(NamedTuple):
    """The sense chosen for one candidate (None: nothing fits) and how sure."""

    sense: Sense | None
    score: float


class Situation(NamedTuple):
    """A candidate with its senses and what stands right beside it."""

    form: str
    senses: tuple[Sense, ...]
    qualifier: tuple[Sense, ...]
    qualifies: tuple[Sense, ...]


def situate(text: str, chosen: Sequence[Candidate], names: Names) -> list[Situation]:
    """The candidates with their likeliest senses and their neighbours over a comma."""
    kinds = _kinds(chosen, text)
    senses = [_likeliest(c, kind, names) for c, kind in zip(chosen, kinds, strict=True)]
    forms = [f"{written_out(fold(c.form))} {kind}" for c, kind in zip(chosen, kinds, strict=True)]
    after: list[tuple[Sense, ...]] = [()] * len(chosen)
    before: list[tuple[Sense, ...]] = [()] * len(chosen)
    for i in range(len(chosen) - 1):
        gap = text[chosen[i].span.end : chosen[i + 1].span.start]
        if len(gap) < 10 and _COMMA.fullmatch(gap):
            after[i], before[i + 1] = senses[i + 1], senses[i]
    senses = [_bare(options, left) for options, left in zip(senses, before, strict=True)]
    return [
        Situation(form, options, right, left)
        for form, options, right, left in zip(forms, senses, after, before, strict=True)
    ]


def _bare(senses: tuple[Sense, ...], qualified: Sequence[Sense]) -> tuple[Sense, ...]:
    """Without divisions that bear the name of a town in them, unless they qualify a place: "Kharkiv" is the city,
    and the division is "Kharkiv region" (which `_kind` has settled before)."""
    towns = [s.entry for s in senses if s.entry.feature == "city" and s.entry.population >= SEAT]
    if not towns:
        return senses
    return tuple(
        s
        for s in senses
        if s.entry.feature not in ("admin1", "admin2")
        or not any(within(s.entry, town) for town in towns)
        or any(contains(s.entry, q.entry) for q in qualified)
    )


def within(division: Entry, town: Entry) -> bool:
    """Whether the town lies in the division, by their ids or (from different gazetteers) by distance."""
    near = division.country == town.country and apart(division, town) < division.radius_km
    return near or contains(division, town)


def _kinds(chosen: Sequence[Candidate], text: str) -> list[str]:
    """The kind that the words beside each name ask for, or beside the list that it stands in."""
    kinds = [_kind(c, text) for c in chosen]
    behind, ahead = [_all_behind(c, text) for c in chosen], [_all_ahead(c, text) for c in chosen]
    listed = [_LIST.fullmatch(text, a.span.end, b.span.start) is not None for a, b in pairwise(chosen)]
    for i in range(len(chosen) - 1, 0, -1):
        behind[i - 1] = behind[i - 1] or (behind[i] if listed[i - 1] else "")
    for i in range(len(chosen) - 1):
        ahead[i + 1] = ahead[i + 1] or (ahead[i] if listed[i] else "")
    return [kind or after or before for kind, after, before in zip(kinds, behind, ahead, strict=True)]


def _all_behind(c: Candidate, text: str) -> str:
    match = _BEHIND.match(text, c.span.end)
    return _KIND_OF_ALL.get(match.group(1), "") if match else ""


def _all_ahead(c: Candidate, text: str) -> str:
    match = _AHEAD.search(text[max(0, c.span.start - 24) : c.span.start])
    return _KIND_OF_ALL.get((match.group(1) or match.group(2)).lower(), "") if match else ""


def _kind(c: Candidate, text: str) -> str:
    """Which kind of feature the words beside a name ask for: "Kharkiv region", "Oskil river", "the town of Lyman"."""
    behind = _BEHIND.match(text, c.span.end)
    if behind and behind.group(1) in _KIND_OF:
        return _KIND_OF[behind.group(1)]
    if _WATERSIDE.search(text, max(0, c.span.start - 32), c.span.start):
        return "water"
    if _ON_A_ROAD.search(text, max(0, c.span.start - 32), c.span.start):
        return "road"
    ahead = _AHEAD.search(text[max(0, c.span.start - 24) : c.span.start])
    return _KIND_OF.get((ahead.group(1) or ahead.group(2)).lower(), "") if ahead else ""


def _likeliest(c: Candidate, kind: str, names: Names) -> tuple[Sense, ...]:
    if kind == "road":
        return ()
    senses = c.senses
    if len(fold(c.form)) >= HEARD and all(o.how in ("alt", "sound") and prior(o.entry) < BY_NAME for o in senses):
        known = {o.entry.id for o in senses}
        senses = (*senses, *(o for o in names.sounding(c.form) if o.entry.id not in known))
    if kind:
        fitting = tuple(s for s in senses if s.entry.feature in _FITS[kind])
        senses = fitting if fitting or kind == "water" else senses
    ranked = sorted(senses, key=lambda s: (-prior(s.entry), s.how != "main", s.entry.id))
    return tuple(ranked[:MOST_SENSES])


def weight_of(entry: Entry) -> float:
    """Population in powers of ten; what has none counts by its extent, so that an ocean outweighs a town."""
    if entry.population or entry.feature in ("city", "district", "admin2"):
        return math.log10(entry.population + 1)
    return 4.2 + 0.9 * math.log10(max(1.0, entry.radius_km))
