"""An account of several stories, told story by story: no point, figure, table or map mixes two events."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

import msgspec

from dateline.model import Story
from dateline.report import brief, wording
from dateline.report.brief import MOST, Point
from dateline.report.headline import headline
from dateline.report.lookup import Lookup
from dateline.report.places import Located

#: Stories that are told with sections of their own; all are listed.
MOST_STORIES = 12
#: Points of a story that two reports tell, and of one that a single report tells.
FURTHER, ALONE = 4, 2

#: A title names a town, a region or a water; a country says too little, and a building is seldom the place.
_TITLED = ("city", "admin1", "admin2", "district", "region", "water")


class Told(msgspec.Struct, frozen=True):
    """One story with its main points. `lookup` is narrowed to its reports; `story` is None and `letter` "" where the
    account has no other. `after` is the letter of the story that it goes on from, if that is told too."""

    lookup: Lookup
    points: tuple[Point, ...]
    story: Story | None = None
    letter: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """What the ids of its parts of the page begin with."""
        return f"{self.letter.lower()}-" if self.letter else ""


def told(lookup: Lookup) -> list[Told]:
    """The stories of most reports first, each followed by those that go on from it; an account of one as it is."""
    stories = ordered(lookup)
    if len(stories) < 2:
        return [Told(lookup, brief.points(lookup))]
    found: list[Told] = []
    letters = dict(zip((s.id for s in stories), ascii_uppercase[:MOST_STORIES], strict=False))
    for story in stories[:MOST_STORIES]:
        own = lookup.within(story.reports)
        most = MOST if len(own.readings) > 2 else FURTHER if len(own.readings) > 1 else ALONE
        found.append(Told(own, brief.points(own, most), story, letters[story.id], letters.get(story.follows or "", "")))
    return found


def title(headlines: Sequence[str], others: int) -> str:
    """The news of the first story, and how many others there are."""
    return f"{headlines[0]}; and {wording.plural(others, 'more story', 'more stories')}" if others else headlines[0]


def headline_of(told: Told, places: Sequence[Located]) -> str:
    """The news of one story."""
    return headline(told.lookup, told.points, _main_place([p for p in places if not p.passing]))


def ordered(lookup: Lookup) -> list[Story]:
    """The stories that have a report here: the largest threads first, in a thread by day. A thread is a story and those
    that follow it."""
    known = {s.id: s for s in lookup.account.stories if any(r in lookup.reading for r in s.reports)}
    threads: dict[str, list[Story]] = {}
    for story in known.values():
        threads.setdefault(_root(story, known), []).append(story)

    def size(thread: list[Story]) -> tuple[int, str, str]:
        first = min(thread, key=lambda s: (s.start or "~", s.id))
        return -sum(len(s.reports) for s in thread), first.start or "~", first.id

    found = []
    for root, thread in sorted(threads.items(), key=lambda t: size(t[1])):
        found += sorted(thread, key=lambda s: (s.id != root, s.start or "~", s.id))
    return found


def _root(story: Story, known: dict[str, Story]) -> str:
    """The first story of a thread; of stories that follow each other in a ring, the one of the least id."""
    seen = [story.id]
    while (before := known[seen[-1]].follows) in known:
        if before in seen:
            return min(seen)
        seen.append(before)
    return seen[-1]


def _main_place(places: Sequence[Located]) -> str | None:
    """The place (or the town and region of one name) of which a fifth more is said than of the next one."""
    weights: dict[str, float] = {}
    for place in places:
        if place.place.feature in _TITLED:
            weights[place.place.name] = weights.get(place.place.name, 0.0) + place.weight
    ranked = sorted(weights.items(), key=lambda w: (-w[1], w[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.2 * ranked[1][1]):
        return None
    return ranked[0][0]
