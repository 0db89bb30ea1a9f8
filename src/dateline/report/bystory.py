"""An account of several stories, told story by story: no point, title or map mixes two events."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Finding, Story
from dateline.report import brief, wording
from dateline.report.brief import MOST, Point
from dateline.report.headline import headline
from dateline.report.lookup import Lookup
from dateline.report.map import NARROW, WIDE, Drawn, draw
from dateline.report.places import Located

#: Stories that are told with main points of their own, and with a map of their own; all are listed with the sources.
MOST_STORIES, MOST_MAPS = 6, 4
#: Points of a further story, and of one that a single report tells.
FURTHER, ALONE = 4, 2


class Told(msgspec.Struct, frozen=True):
    """One story with its main points. `label` is "" where the account has no other."""

    label: str
    findings: frozenset[str]
    points: tuple[Point, ...]


class Mapped(msgspec.Struct, frozen=True):
    """The maps of one story, for a page and for a phone."""

    label: str
    wide: Drawn
    narrow: Drawn | None


def told(lookup: Lookup) -> list[Told]:
    """The stories of most reports first; an account of one story as it is."""
    stories = _ordered(lookup)
    if len(stories) < 2:
        every = frozenset(f.id for f in lookup.account.findings)
        return [Told("", every, brief.points(lookup))]
    of = _stories_of(lookup, stories)
    found = []
    for number, story in enumerate(stories[:MOST_STORIES]):
        own = [f for f in lookup.account.findings if of.get(f.id) == story.id]
        most = MOST if number == 0 else FURTHER if len(story.reports) > 1 else ALONE
        found.append(Told(story.label, frozenset(f.id for f in own), brief.points(lookup, most, own)))
    return found


def title(lookup: Lookup, stories: Sequence[Told], places: Sequence[Located]) -> str:
    """The news of the first story, and how many others there are."""
    first = stories[0]
    own = [p for p in places if any(f.id in first.findings for f in p.findings)]
    words = headline(lookup, first.points, _main_place(own or places))
    others = len(lookup.account.stories) - 1
    return f"{words}; and {wording.plural(others, 'more story', 'more stories')}" if first.label and others else words


def maps(stories: Sequence[Told], places: Sequence[Located]) -> list[Mapped]:
    """A map for each story that names a spot; numbers are those of the list of all places."""
    found = []
    for number, story in enumerate(stories[:MOST_MAPS]):
        own = [p for p in places if not p.findings or any(f.id in story.findings for f in p.findings)]
        name = "map" if number == 0 else f"map{number}"
        wide, narrow = (draw(own, size, f"{name}{end}") for size, end in ((WIDE, ""), (NARROW, "n")))
        if wide is not None:
            found.append(Mapped(story.label, wide, narrow))
    return found


def off_map(drawn: Sequence[Mapped], places: Sequence[Located]) -> set[int]:
    """The numbers of places that are on no map."""
    return {p.number for p in places} - {n for each in drawn for n in each.wide.shown}


def _main_place(places: Sequence[Located]) -> str | None:
    """The place (or the town and region of one name) of which a fifth more is said than of the next one."""
    weights: dict[str, float] = {}
    for place in places:
        if place.place.feature != "country":
            weights[place.place.name] = weights.get(place.place.name, 0.0) + place.weight
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _ordered(lookup: Lookup) -> list[Story]:
    known = [s for s in lookup.account.stories if any(r in lookup.reading for r in s.reports)]
    return sorted(known, key=lambda s: (-len(s.reports), s.start or "~", s.id))


def _stories_of(lookup: Lookup, stories: Sequence[Story]) -> dict[str, str]:
    """The story of each finding: that of its claims' reports."""
    of_report = {report: s.id for s in stories for report in s.reports}

    def story(finding: Finding) -> str:
        claims = lookup.claims((*finding.pro, *finding.contra, *finding.superseded))
        return next((of_report[c.report] for c in claims if c.report in of_report), "")

    return {f.id: story(f) for f in lookup.account.findings}
