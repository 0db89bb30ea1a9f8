"""When and where the main event of a report was: the day and the place that its own words support best.

Every date and every place of the report is a candidate; what speaks for it is named in words (`scene_times`,
`scene_places`) and weighed by learned weights (`cards/scene.md`); mentions of one day, or of one spot, add up. The main
event is what the toll and the events of harm tell of. A day that no words name is given apart, as an inference with its
reason, and never as told.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.scene_places import place_candidates
from dateline.extract.scene_report import Candidate
from dateline.extract.scene_times import day_of, time_candidates
from dateline.reading import Mention, Reading
from dateline.resources import data
from dateline.values import Time

__all__ = ["Candidate", "Scene", "best", "day_of", "learned", "place_candidates", "scene", "time_candidates"]


class Scene(NamedTuple):
    """The day (ISO 8601) and the mentions that tell when and where (None: the report does not say), and how sure each
    is, 0 to 1.

    Where no words name the day, `inferred` is the likeliest one and `why` says from what; else both are empty.
    """

    day: str | None
    time: Mention | None
    place: Mention | None
    time_sure: float
    place_sure: float
    inferred: str | None = None
    why: str = ""


def scene(reading: Reading) -> Scene:
    """When and where the main event was, as the report tells it. Reads `parse`, times, places, figures and events."""
    weights = learned()
    days = time_candidates(reading)
    time, _ = best([c for c in days if c.told], weights)
    time_sure = share(days, time.key, weights) if time else 0.0
    place, place_sure = best(place_candidates(reading), weights)
    guess = None if time else best(days, weights)[0]
    return Scene(
        time.key if time else None,
        time.mention if time else None,
        place.mention if place else None,
        time_sure,
        place_sure,
        guess.key if guess else None,
        reason(guess) if guess else "",
    )


def reason(guess: Candidate) -> str:
    """Why a day that no words name is the likeliest one."""
    if guess.mention is None:
        return "no day is named"
    value = guess.mention.value
    weekend = isinstance(value, Time) and value.value.endswith("-WE")
    return "a weekend is named, and none of its days" if weekend else "an hour, but no day, is named"


@lru_cache(maxsize=1)
def learned() -> dict[str, float]:
    """Sign -> weight (`cards/scene.md`)."""
    weights: dict[str, float] = json.loads(data("scene.json").read_text(encoding="utf-8"))
    return weights


def best(found: Sequence[Candidate], weights: dict[str, float]) -> tuple[Candidate | None, float]:
    """The best candidate of the best key, and that key's share: odds of candidates of one day, or spot, add up."""
    if not found:
        return None, 0.0
    odds = _odds(found, weights)
    by_key: dict[str, float] = {}
    for c, o in zip(found, odds, strict=True):
        by_key[c.key] = by_key.get(c.key, 0.0) + o
    key = max(by_key, key=lambda one: (by_key[one], one))
    chosen = max((n for n, c in enumerate(found) if c.key == key), key=lambda n: (odds[n], -_start(found[n])))
    return found[chosen], by_key[key] / sum(odds)


def share(found: Sequence[Candidate], key: str, weights: dict[str, float]) -> float:
    """The share of one day, or spot, in the odds of all candidates."""
    odds = _odds(found, weights)
    return sum(o for c, o in zip(found, odds, strict=True) if c.key == key) / sum(odds)


def _odds(found: Sequence[Candidate], weights: dict[str, float]) -> list[float]:
    scores = [sum(weights.get(sign, 0.0) for sign in c.signs) for c in found]
    top = max(scores)
    return [math.exp(score - top) for score in scores]


def _start(candidate: Candidate) -> int:
    return candidate.mention.span.start if candidate.mention else 0
