"""Which place a toponym means: every sense is scored against the rest of the report, and the best one taken.

A report is about somewhere, so its places lie together and inside the countries and divisions that it names
("one sense per discourse", "spatial minimality": Leidner 2007). Scores are linear in the features below, with weights
(`data/places_ranking.json`) learned by `tools/train_ranking.py`. Two rounds: the second sees the first one's answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_features import contains, prior
from dateline.extract.places_names import Names, Sense
from dateline.extract.places_outlets import Home
from dateline.extract.places_relations import relations
from dateline.extract.places_situations import Anchor, Answer, Situation, situate, weight_of
from dateline.extract.places_support import keep, supported
from dateline.extract.places_together import Together
from dateline.gazetteer.entry import Entry, apart
from dateline.resources import country_names, data

#: How far a local outlet's own ground reaches.
HOME_KM = 80.0
#: Other places of a report that a sense is held against, the surest.
MOST_ANCHORS = 15
#: Kinds of feature that can qualify a name after a comma.
_CONTAINERS = frozenset({"country", "admin1", "admin2", "region"})


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The shipped weights (cards/places.md)."""
    loaded: dict[str, float] = json.loads(data("places_ranking.json").read_text("utf-8"))
    return loaded


def resolve(
    text: str,
    chosen: Sequence[Candidate],
    names: Names,
    model: Mapping[str, float],
    home: Home | None = None,
    parts: Collection[Candidate] = (),
) -> list[Answer]:
    """One answer per candidate; `chosen` do not overlap and come in text order. `home` is where the outlet is; `parts`
    are those of them that only stand in another name, of a body or a road."""
    situations = situate(text, chosen, names)
    answers: dict[int, Answer] = {}
    likely = at_first(situations)
    for _ in range(2):
        answers, likely = settle(situations, Around(_anchors(situations, answers), Together(likely), home), model)
        _agree(situations, answers)
    keep(relations(text, chosen), situations, answers)
    anchors = _anchors(situations, answers, len(situations))
    seat = home.spot if home is not None else None
    return [
        supported(s, answers[i], anchors, seat, c in parts)
        for i, (s, c) in enumerate(zip(situations, chosen, strict=True))
    ]


class Around(NamedTuple):
    """What a sense is held against: the other places as far as they are settled, all that they can mean, the outlet's
    home."""

    anchors: Sequence[Anchor]
    together: Together
    home: Home | None


def settle(
    situations: Sequence[Situation], around: Around, model: Mapping[str, float]
) -> tuple[dict[int, Answer], dict[str, list[tuple[Entry, float]]]]:
    """The answer to each situation, and the chances of each form's senses, of its surest mention."""
    once: dict[Situation, Answer] = {}
    likely: dict[str, list[tuple[Entry, float]]] = {}
    surest: dict[str, float] = {}
    for s in situations:
        if s in once:
            continue
        once[s], chances = _answer(s, around, model)
        if chances and max(chances) > surest.get(s.form, 0.0):
            surest[s.form] = max(chances)
            likely[s.form] = [(o.entry, chance) for o, chance in zip(s.senses, chances, strict=True)]
    return {i: once[s] for i, s in enumerate(situations)}, likely


def at_first(situations: Sequence[Situation]) -> dict[str, list[tuple[Entry, float]]]:
    """The chances of each form's senses before any context."""
    likely = {}
    for s in situations:
        if s.form not in likely and s.senses:
            powers = [math.exp(prior(o.entry) - prior(s.senses[0].entry)) for o in s.senses]
            total = math.fsum(powers)
            likely[s.form] = [(o.entry, power / total) for o, power in zip(s.senses, powers, strict=True)]
    return likely


def _anchors(situations: Sequence[Situation], answers: Mapping[int, Answer], most: int = MOST_ANCHORS) -> list[Anchor]:
    """The places that others are held against: each form's answer, or at first whatever is plain without context."""
    best: dict[str, Anchor] = {}
    for i, s in enumerate(situations):
        if not s.senses:
            continue
        if answers:
            sense, score = answers[i]
        else:
            sense, score = _plain(s)
        if sense is not None and (s.form not in best or best[s.form].weight < score):
            best[s.form] = Anchor(s.form, sense.entry, score)
    ranked = sorted(best.values(), key=lambda a: (-a.weight, a.form))
    return ranked[:most]


def _plain(s: Situation) -> tuple[Sense, float]:
    """The likeliest sense, and how far it leads the next one that is elsewhere."""
    first = s.senses[0]
    rest = [prior(o.entry) for o in s.senses[1:] if apart(o.entry, first.entry) > 100]
    lead = prior(first.entry) - max(rest, default=0.0)
    return first, 1 / (1 + math.exp(1.5 - lead)) * (0.3 if first.how == "sound" else 1.0)


def _answer(s: Situation, around: Around, model: Mapping[str, float]) -> tuple[Answer, list[float]]:
    """The best sense, with the chance that the place is there, and the chances of all senses."""
    if not s.senses:
        return Answer(None, 0.0), []
    scores = [sum(model.get(n, 0.0) * v for n, v in ranking(sense, s, around).items()) for sense in s.senses]
    top = max(scores)
    powers = [math.exp(x - top) for x in scores]
    total = math.fsum(powers)
    chances = [x / total for x in powers]
    best = s.senses[scores.index(top)]
    near = math.fsum(
        x for x, o in zip(chances, s.senses, strict=True) if apart(o.entry, best.entry) < max(50.0, o.entry.radius_km)
    )
    return Answer(best, near), chances


def _agree(situations: Sequence[Situation], answers: dict[int, Answer]) -> None:
    """One sense per form and report: the surest qualified mention decides, else the surest of all."""
    leader: dict[str, tuple[bool, float, int]] = {}
    for i, s in enumerate(situations):
        sense, score = answers[i]
        if sense is not None:
            rank = (any(contains(q.entry, sense.entry) for q in s.qualifier), score, -i)
            leader[s.form] = max(leader.get(s.form, rank), rank)
    for i, s in enumerate(situations):
        if s.form in leader and not s.qualifier:
            answers[i] = answers[-leader[s.form][2]]


def ranking(sense: Sense, s: Situation, around: Around) -> dict[str, float]:
    """The features of one sense of a candidate in its report."""
    entry = sense.entry
    values = {
        "population": weight_of(entry),
        "fame": math.log2(entry.fame + 1),
        f"kind={entry.feature}": 1.0,
        f"how={sense.how}": 1.0,
    }
    if sense is s.senses[0]:
        values["leads"] = min(3.0, prior(entry) - (prior(s.senses[1].entry) if len(s.senses) > 1 else 0.0))
    values |= _namesakes(entry, s)
    if s.qualifier and any(contains(q.entry, entry) for q in s.qualifier if q.entry.feature in _CONTAINERS):
        values["qualified"] = 1.0
    if s.qualifies and entry.feature in _CONTAINERS:
        inside = [o.entry for o in s.qualifies if contains(entry, o.entry)]
        if inside:
            values["qualifies"] = 1.0
    if s.qualifier and any(q.entry.feature == "city" and apart(q.entry, entry) < 100 for q in s.qualifier[:5]):
        values["beside"] = 1.0
    values |= _against(entry, s.form, around.anchors)
    return values | around.together.features(entry, s.form) | _towards(entry, around.home)


def _towards(entry: Entry, home: Home | None) -> dict[str, float]:
    """How a sense lies to the outlet's home."""
    if home is None or entry.country != home.country:
        return {}
    values = {"home-country": 1.0}
    if home.spot is not None:
        if (entry.admin1 or entry.id) == (home.spot.admin1 or home.spot.id):
            values["home-division"] = 1.0
        if home.spot.feature == "city" and entry.feature in ("city", "admin2", "district", "other"):
            values["home-near"] = math.exp(-apart(entry, home.spot) / HOME_KM)
    return values


def _namesakes(entry: Entry, s: Situation) -> dict[str, float]:
    """How a sense stands to other places of the same name in the same country."""
    values = {}
    others = [o.entry for o in s.senses if o.how == "main" and o.entry.country == entry.country]
    if entry.feature in ("admin1", "admin2"):
        if any(o.feature == "city" and contains(entry, o) for o in others):
            values["has-namesake"] = 1.0
        if any(o.feature == "country" for o in others):
            values["country-of-same-name"] = 1.0
    if entry.feature == "city" and _capital(s.form, entry.country):
        values["capital"] = 1.0
        if any(o.feature == "admin1" and o.id != entry.admin1 for o in others):
            values["capital-over-division"] = 1.0
    return values


def _capital(form: str, country: str) -> bool:
    """Whether the form (with its kind) is the name of a country's seat of government."""
    return country_names().get(form.strip(), ("", "")) == (country, "capital")


def _against(entry: Entry, form: str, anchors: Sequence[Anchor]) -> dict[str, float]:
    """How well a sense sits among the other places of the report."""
    country = division = close = wide = inside = around = total = nearest = 0.0
    for other in anchors:
        if other.form == form:
            continue
        at, w = other.entry, other.weight
        total += w
        if entry.country and entry.country == at.country:
            country += w
            if (entry.admin1 or entry.id) == (at.admin1 or at.id):
                division += w
        if contains(at, entry):
            inside = max(inside, w * (1.0 if at.feature != "country" else 0.5))
        elif contains(entry, at):
            around = max(around, w)
        if at.feature in ("city", "admin2", "district", "other"):
            d = apart(entry, at)
            close += w * math.exp(-d / 40)
            wide += w * math.exp(-d / 300)
            nearest = max(nearest, w * math.exp(-d / 80))
    if not total:
        return {"alone": 1.0, "alone*population": weight_of(entry)}
    return {
        "country": country / total,
        "division": division / total,
        "close": close / total,
        "wide": wide / total,
        "nearest": nearest,
        "inside": inside,
        "around": around,
    }
