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

from dateline.extract.scene_places import BY_SIZE, SUPPORTED, place_candidates
from dateline.extract.scene_report import Candidate
from dateline.extract.scene_times import day_of, time_candidates
from dateline.reading import Mention, Reading
from dateline.resources import data
from dateline.values import Place, Time

#: A day that is told with a smaller share gives way to one that is inferred and likelier: of such days 3 of 20 were
#: right, of the inferred ones 10.
HARDLY = 0.3

__all__ = ["Candidate", "Scene", "best", "day_of", "learned", "place_candidates", "scene", "time_candidates", "when"]


class Scene(NamedTuple):
    """The day (ISO 8601) and the mentions that tell when and where (None: the report does not say), and how sure each
    is, 0 to 1.

    Where no words name the day, or those that do are hardly of the event, `inferred` is the likeliest one and `why`
    says from what; else both are empty. `headline` is a place that only the headline names; `place` is then None.
    """

    day: str | None
    time: Mention | None
    place: Mention | None
    time_sure: float
    place_sure: float
    inferred: str | None = None
    why: str = ""
    headline: Place | None = None


def scene(reading: Reading) -> Scene:
    """When and where the main event was, as the report tells it. Reads `parse`, times, places, figures and events."""
    weights = learned()
    days = time_candidates(reading)
    time, time_sure, guess = when(days, weights)
    place, place_sure = best(place_candidates(reading), weights)
    return Scene(
        time.key if time else None,
        time.mention if time else None,
        place.mention if place else None,
        time_sure,
        place_sure * trust(place) if place else 0.0,
        guess.key if guess else None,
        reason(guess, any(c.told for c in days)) if guess else "",
        place.place if place and place.mention is None else None,
    )


def when(days: Sequence[Candidate], weights: dict[str, float]) -> tuple[Candidate | None, float, Candidate | None]:
    """The day that is told, how sure it is, and the inferred one; one of the two days at most.

    A day that is named and yet hardly that of the event (that of a film's caption, of a court) gives way to one that no
    words name, where that is the likeliest of all.
    """
    time, _ = best([c for c in days if c.told], weights)
    time_sure = share(days, time.key, weights) if time else 0.0
    likeliest, _ = best(days, weights)
    if time is not None and (time_sure >= HARDLY or likeliest is None or likeliest.told):
        return time, time_sure, None
    return None, 0.0, likeliest


def trust(place: Candidate) -> float:
    """What a place's share is worth by what its point rests on: points that are chosen here are right less often than
    their shares say (`docs/parts/scene.md`)."""
    return 0.7 if BY_SIZE in place.signs else 0.9 if SUPPORTED in place.signs else 1.0


def reason(guess: Candidate, named: bool = False) -> str:
    """Why a day that no words name is the likeliest one; `named`: whether others are named."""
    if named:
        return "the days that are named are hardly that of the event"
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
