"""What a report says of where one place lies to another: "the village of Bayrak on the outskirts of Balakliia".

Such words bound the distance between the two. A sense that breaks the bound is a namesake; where no other sense keeps
it, the place meant is in no gazetteer, and no point is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.extract.places_candidates import Candidate

#: The most characters between two names that a relation spans.
MOST_GAP = 70
#: How far apart two places may be that are near each other, and how far a part may lie from its town's middle, in
#: kilometres beyond the radii of both.
NEAR_KM, PART_KM = 80.0, 25.0
#: A stated distance is by road, rounded, and from an edge.
STRETCH, SLACK_KM = 1.3, 25.0
_MILE_KM = 1.609
_NEAR = re.compile(
    r"\s?,?\s(?:(?:which|that) (?:is|lies) )?(?:(?:a|an|the) )?(?:(?!and |or |but )\w+ ){0,3}?(?:near|outside|"
    r"close to|next to|on the (?:\w+ )?(?:outskirts|edges?|border) of|(?:just|immediately) \w+ of)\s"
    r"(?:the )?(?:\w+ of )?"
)
_AWAY = re.compile(
    r"\s?,?\s(?:[\w-]+ ){0,5}?(?P<much>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
    r"(?:\s\([^()]{1,24}\))?\s(?:to the )?(?:(?:[a-z]+ )?(?:away )?(?:from|of)|outside)\s(?:the )?(?:\w+ of )?"
)
_PART = re.compile(
    r"\s?,?\s(?:(?:a|an|the|its|one of the) )(?:[a-z-]+ ){0,3}?"
    r"(?:suburbs?|neighbou?rhood|district|quarter|section|outskirts)\s(?:of|in)\s(?:the (?:\w+ )?(?:city|town) of )?"
)
_HOLDS = re.compile(
    r"(?:['’]s\s|\s(?:[a-z-]+ ){0,3}?(?:suburb|neighbou?rhood|district|quarter|crossing|bridge|square|market) of\s)"
)
_CALLS = re.compile(r"\s(?:called|named|known as)\s(?:the )?")
_PART_NOUN = re.compile(r"\s(?:neighbou?rhood|suburb|district|quarter|section|area|housing)\b")


class Relation(NamedTuple):
    """Candidates number `left` and `right` lie at most `km` apart, radii not counted."""

    left: int
    right: int
    km: float


def relations(text: str, chosen: Sequence[Candidate]) -> Iterator[Relation]:
    """The bounds that the words between neighbouring names set; `chosen` come in text order."""
    for i in range(len(chosen) - 1):
        start, end = chosen[i].span.end, chosen[i + 1].span.start
        if not 0 < end - start <= MOST_GAP:
            continue
        gap = text[start:end]
        away = _AWAY.fullmatch(gap)
        if away is not None:
            much = float(away["much"].replace(",", "")) * (_MILE_KM if away["unit"].startswith("mi") else 1.0)
            yield Relation(i, i + 1, much * STRETCH + SLACK_KM)
        elif _NEAR.fullmatch(gap):
            yield Relation(i, i + 1, NEAR_KM)
        elif (
            _PART.fullmatch(gap)
            or _CALLS.fullmatch(gap)
            or (_HOLDS.fullmatch(gap) and (gap[:1] == " " or _PART_NOUN.match(text, chosen[i + 1].span.end)))
        ):
            yield Relation(i, i + 1, PART_KM)
