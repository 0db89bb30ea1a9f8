"""Which place a toponym means: every sense is scored against the rest of the report, and the best one taken.

A report is about somewhere, so its places lie together and inside the countries and divisions that it names
("one sense per discourse", "spatial minimality": Leidner 2007). Scores are linear in the features below, with weights
(`data/places_ranking.json`) learned by `tools/train_ranking.py`. Two rounds: the second sees the first one's answers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.extract.places_candidates import HEARD, Candidate
from dateline.extract.places_features import contains, prior
from dateline.extract.places_names import Names, Sense
from dateline.extract.places_outlets import Home
from dateline.extract.places_relations import Relation, relations
from dateline.extract.places_together import Together
from dateline.gazetteer.entry import Entry, apart
from dateline.resources import country_names, data
from dateline.text import fold

#: People in a town that gives its division its name; smaller namesakes ("Iowa", Louisiana) are chance.
SEAT = 20_000
#: A place of fewer people, in no country of the report and this far from all else in it, is taken for another's name.
OBSCURE, OBSCURE_COUNTY, FAR_KM = 100_000, 1_000_000, 1000.0
#: A quarter bears a name that many towns have ("Uptown"): without its town, or another place this near, it is any.
PART_OF_KM = 60.0
#: Where a report names spots of a country, this many, one of several small namesakes this far from all of them, and in
#: none of their divisions, is another place, or a person.
SPOTS, AROUND_KM = 1, 100.0
#: A by-name of a place of such a prior (some 30,000 people) or less may be chance: what sounds alike is asked, too.
BY_NAME = 4.7
#: Senses considered per form, the likeliest by prior; LGL's right one is beyond the 40th for 0.2 % of toponyms.
MOST_SENSES = 40
#: How far a local outlet's own ground reaches.
HOME_KM = 80.0
#: Other places of a report that a sense is held against, the surest.
MOST_ANCHORS = 15
_COMMA = re.compile(r"\s*[,(]\s*|,? in (the )?|, (in |of )?(the )?")
#: Nouns after a name, or before it with "of", that tell which kind of feature is meant.
_KIND_NOUN = {
    "division": "region oblast province governorate prefecture state district county raion canton department".split(),
    "water": "river lake sea reservoir canal".split(),
    "town": "city town village suburb neighborhood neighbourhood".split(),
}
_KIND_OF = {noun: kind for kind, nouns in _KIND_NOUN.items() for noun in nouns}
_FITS = {
    "division": ("admin1", "admin2", "region", "district"),
    "water": ("water",),
    "town": ("city", "district"),
}
_BEHIND = re.compile(r"[ \u00a0]([a-z]{3,13})\b")
_AHEAD = re.compile(r"\b([a-z]{3,13}) of (?:the )?$|\b(river|lake) $", re.IGNORECASE)
#: Words before a name with an article that only water has: "two bridges over the Oskil".
_WATERSIDE = re.compile(r"\b(?:(?:bridges?|crossings?|pontoons?|ferry|ferries) (?:over|across|on)|banks? of) the $")
#: Kinds of feature that can qualify a name after a comma.
_CONTAINERS = frozenset({"country", "admin1", "admin2", "region"})
#: Words that make no name by themselves outside the country that uses them so.
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central upper lower border borders coast region".split()
)
#: Kinds whose middle is near all of them.
_SMALL = frozenset({"city", "district", "other"})


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


def resolve(
    text: str, chosen: Sequence[Candidate], names: Names, model: Mapping[str, float], home: Home | None = None
) -> list[Answer]:
    """One answer per candidate; `chosen` do not overlap and come in text order. `home` is where the outlet is."""
    situations = situate(text, chosen, names)
    answers: dict[int, Answer] = {}
    likely = at_first(situations)
    for _ in range(2):
        answers, likely = settle(situations, Around(_anchors(situations, answers), Together(likely), home), model)
        _agree(situations, answers)
    _keep(relations(text, chosen), situations, answers)
    anchors = _anchors(situations, answers)
    return [_supported(s, answers[i], anchors) for i, s in enumerate(situations)]


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


def _keep(told: Iterable[Relation], situations: Sequence[Situation], answers: dict[int, Answer]) -> None:
    """Gives up, or puts right, answers that lie farther apart than the report says that the places do."""
    for relation in told:
        ends = sorted((relation.left, relation.right), key=lambda i: _firmness(answers[i]))
        loose, firm = answers[ends[0]], answers[ends[1]]
        if loose.sense is None or firm.sense is None or _fits(loose.sense.entry, firm.sense.entry, relation.km):
            continue
        s = situations[ends[0]]
        nearer = [o for o in s.senses if o.how != "sound" and _fits(o.entry, firm.sense.entry, relation.km)]
        mended = Answer(nearer[0], firm.score) if nearer else Answer(None, 0.0)
        for i, other in enumerate(situations):
            if other.form == s.form and answers[i].sense == loose.sense:
                answers[i] = mended


def _firmness(answer: Answer) -> tuple[float, float]:
    return (-1.0, 0.0) if answer.sense is None else (weight_of(answer.sense.entry), answer.score)


def _fits(a: Entry, b: Entry, km: float) -> bool:
    """Whether two places are towns, or parts of one, no farther apart than that; of larger ones nothing is known."""
    if a.feature not in _SMALL or b.feature not in _SMALL:
        return True
    return apart(a, b) <= km + a.radius_km + b.radius_km


def _supported(s: Situation, answer: Answer, anchors: Sequence[Anchor]) -> Answer:
    """Drops answers that the report gives no ground for: a sense that merely sounds like the form, or is called by a
    direction alone ("the Southwest"), outside the report's countries; the quarter of a town that is not near; an
    obscure namesake far from all else in the report."""
    sense = answer.sense
    if sense is None:
        return answer
    entry = sense.entry
    others = [a.entry for a in anchors if a.weight > 0.5 and a.entry.id != entry.id]
    home = entry.country in {o.country for o in others}
    if sense.how == "sound":
        return answer if home else Answer(None, 0.0)
    if all(word in _DIRECTIONS for word in s.form.split()):
        return answer if sum(o.country == entry.country for o in others) * 2 > len(others) else Answer(None, 0.0)
    known = OBSCURE if entry.feature != "admin2" else OBSCURE_COUNTY
    if entry.feature not in ("city", "district", "admin2") or entry.population > known or s.qualifier:
        return answer
    nearest = min((apart(entry, o) for o in others), default=0.0)
    if entry.feature == "district" and nearest > PART_OF_KM:
        return Answer(None, 0.0)
    if not home:
        return answer if len(others) < 2 or nearest < FAR_KM else Answer(None, 0.0)
    return answer if _at_home(s, entry, others) else Answer(None, 0.0)


def _at_home(s: Situation, entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether a small place of the report's country, one of several of its name, lies where the report is about."""
    spots = [o for o in others if o.feature in ("city", "admin2", "district", "other")]
    namesakes = {o.entry.admin1 for o in s.senses if o.how == "main" and o.entry.country == entry.country}
    if len(spots) < SPOTS or len(namesakes) < 2:
        return True
    if any(contains(o, entry) for o in others if o.feature != "country"):
        return True
    return any(o.admin1 == entry.admin1 or apart(entry, o) < AROUND_KM for o in spots)


class Situation(NamedTuple):
    """A candidate with its senses and what stands right beside it."""

    form: str
    senses: tuple[Sense, ...]
    qualifier: tuple[Sense, ...]
    qualifies: tuple[Sense, ...]


def situate(text: str, chosen: Sequence[Candidate], names: Names) -> list[Situation]:
    """The candidates with their likeliest senses and their neighbours over a comma."""
    senses = [_likeliest(c, text, names) for c in chosen]
    forms = [f"{fold(c.form)} {_kind(c, text)}" for c in chosen]
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


def _kind(c: Candidate, text: str) -> str:
    """Which kind of feature the words beside a name ask for: "Kharkiv region", "Oskil river", "the town of Lyman"."""
    behind = _BEHIND.match(text, c.span.end)
    if behind and behind.group(1) in _KIND_OF:
        return _KIND_OF[behind.group(1)]
    if _WATERSIDE.search(text, max(0, c.span.start - 32), c.span.start):
        return "water"
    ahead = _AHEAD.search(text[max(0, c.span.start - 24) : c.span.start])
    return _KIND_OF.get((ahead.group(1) or ahead.group(2)).lower(), "") if ahead else ""


def _likeliest(c: Candidate, text: str, names: Names) -> tuple[Sense, ...]:
    senses = c.senses
    if len(fold(c.form)) >= HEARD and all(o.how in ("alt", "sound") and prior(o.entry) < BY_NAME for o in senses):
        known = {o.entry.id for o in senses}
        senses = (*senses, *(o for o in names.sounding(c.form) if o.entry.id not in known))
    kind = _kind(c, text)
    if kind:
        fitting = tuple(s for s in senses if s.entry.feature in _FITS[kind])
        senses = fitting if fitting or kind == "water" else senses
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


def weight_of(entry: Entry) -> float:
    """Population in powers of ten; what has none counts by its extent, so that an ocean outweighs a town."""
    if entry.population or entry.feature in ("city", "district", "admin2"):
        return math.log10(entry.population + 1)
    return 4.2 + 0.9 * math.log10(max(1.0, entry.radius_km))


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
