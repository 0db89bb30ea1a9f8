"""Which place a toponym means: every sense is scored against the rest of the report, and the best one taken.

A report is about somewhere, so its places lie together and inside the countries and divisions that it names
("one sense per discourse", "spatial minimality": Leidner 2007). Scores are linear in the features below, with weights
(`data/places_ranking.json`) learned by `tools/train_ranking.py`. Two rounds: the second sees the first one's answers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_features import contains, prior
from dateline.extract.places_names import Names, Sense
from dateline.gazetteer.entry import Entry
from dateline.resources import data
from dateline.text import fold

#: Senses considered per form, the likeliest by prior; LGL's right one is beyond the 40th for 0.2 % of toponyms.
MOST_SENSES = 40
#: Other places of a report that a sense is held against, the surest.
MOST_ANCHORS = 15
_COMMA = re.compile(r"\s*[,(]\s*|,? in (the )?|, (in |of )?(the )?")
#: Kinds of feature that can qualify a name after a comma.
_CONTAINERS = frozenset({"country", "admin1", "admin2", "region"})


class Anchor(NamedTuple):
    """Another place of the report and how sure it is."""

    form: str
    entry: Entry
    weight: float


class Answer(NamedTuple):
    """The sense chosen for one candidate (None: nothing fits) and how sure."""

    sense: Sense | None
    score: float


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The shipped weights (cards/places.md)."""
    loaded: dict[str, float] = json.loads(data("places_ranking.json").read_text("utf-8"))
    return loaded


def resolve(text: str, chosen: Sequence[Candidate], names: Names, model: Mapping[str, float]) -> list[Answer]:
    """One answer per candidate; `chosen` do not overlap and come in text order."""
    situations = situate(text, chosen, names)
    answers: dict[int, Answer] = {}
    for _ in range(2):
        anchors = _anchors(situations, answers)
        answers = {i: _answer(s, anchors, model) for i, s in enumerate(situations)}
        _agree(situations, answers)
    return [answers[i] for i in range(len(situations))]


class Situation(NamedTuple):
    """A candidate with its senses and what stands right beside it."""

    form: str
    senses: tuple[Sense, ...]
    qualifier: tuple[Sense, ...]
    qualifies: tuple[Sense, ...]
    count: int


def situate(text: str, chosen: Sequence[Candidate], names: Names) -> list[Situation]:
    """The candidates with their likeliest senses and their neighbours over a comma."""
    senses = [_likeliest(c, names) for c in chosen]
    forms = [fold(c.form) for c in chosen]
    counts = {form: forms.count(form) for form in set(forms)}
    after: list[tuple[Sense, ...]] = [()] * len(chosen)
    before: list[tuple[Sense, ...]] = [()] * len(chosen)
    for i in range(len(chosen) - 1):
        gap = text[chosen[i].span.end : chosen[i + 1].span.start]
        if len(gap) < 10 and _COMMA.fullmatch(gap):
            after[i], before[i + 1] = senses[i + 1], senses[i]
    return [
        Situation(form, options, right, left, counts[form])
        for form, options, right, left in zip(forms, senses, after, before, strict=True)
    ]


def _likeliest(c: Candidate, names: Names) -> tuple[Sense, ...]:
    senses = c.senses
    if not senses and len(fold(c.form)) >= 5:
        senses = names.sounding(c.form)
    ranked = sorted(senses, key=lambda s: (-prior(s.entry), s.how != "main", s.entry.id))
    return tuple(ranked[:MOST_SENSES])


def _anchors(situations: Sequence[Situation], answers: Mapping[int, Answer]) -> list[Anchor]:
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
    return ranked[:MOST_ANCHORS]


def _plain(s: Situation) -> tuple[Sense, float]:
    """The likeliest sense, and how far it leads the next one that is elsewhere."""
    first = s.senses[0]
    rest = [prior(o.entry) for o in s.senses[1:] if apart(o.entry, first.entry) > 100]
    lead = prior(first.entry) - max(rest, default=0.0)
    return first, 1 / (1 + math.exp(1.5 - lead)) * (0.3 if first.how == "sound" else 1.0)


def _answer(s: Situation, anchors: Sequence[Anchor], model: Mapping[str, float]) -> Answer:
    if not s.senses:
        return Answer(None, 0.0)
    scores = [sum(model.get(n, 0.0) * v for n, v in ranking(sense, s, anchors).items()) for sense in s.senses]
    top = max(scores)
    total = sum(math.exp(x - top) for x in scores)
    best = scores.index(top)
    near = sum(
        math.exp(x - top)
        for x, o in zip(scores, s.senses, strict=True)
        if apart(o.entry, s.senses[best].entry) < max(50.0, o.entry.radius_km)
    )
    return Answer(s.senses[best], near / total)


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


def apart(a: Entry, b: Entry) -> float:
    """Kilometres between two points, by the equirectangular approximation: exact enough to compare, and quick."""
    lon = abs(a.lon - b.lon)
    lon = min(lon, 360 - lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, lon)


def ranking(sense: Sense, s: Situation, anchors: Sequence[Anchor]) -> dict[str, float]:
    """The features of one sense of a candidate in its report."""
    entry = sense.entry
    values = {
        "population": math.log10(entry.population + 1),
        "fame": math.log2(entry.fame + 1),
        f"kind={entry.feature}": 1.0,
        f"how={sense.how}": 1.0,
    }
    if s.qualifier and any(contains(q.entry, entry) for q in s.qualifier if q.entry.feature in _CONTAINERS):
        values["qualified"] = 1.0
    if s.qualifies and entry.feature in _CONTAINERS:
        inside = [o.entry for o in s.qualifies if contains(entry, o.entry)]
        if inside:
            values["qualifies"] = 1.0
    if s.qualifier and any(q.entry.feature == "city" and apart(q.entry, entry) < 100 for q in s.qualifier[:5]):
        values["beside"] = 1.0
    values |= _against(entry, s.form, anchors)
    return values


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
        return {"alone": 1.0, "alone*population": math.log10(entry.population + 1)}
    return {
        "country": country / total,
        "division": division / total,
        "close": close / total,
        "wide": wide / total,
        "nearest": nearest,
        "inside": inside,
        "around": around,
    }
