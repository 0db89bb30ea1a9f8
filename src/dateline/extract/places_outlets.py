"""Where an outlet is at home, by its domain or name: a town, or only a country.

Local papers name their own towns without a state. What can be known of a home: a table of large outlets
(`data/outlets.tsv`, ours), what the user says of others (`[extract.outlets]` of the settings), a place in the name
("dallasnews.com", "Kyiv Independent"), a national domain (".ie"). Nobody's home is guessed from a name that several
towns of like size bear.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from dateline.errors import SetupError
from dateline.extract.places_features import contains, prior
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.reading import Gazetteer
from dateline.resources import countries, data
from dateline.text import fold

#: Words that names of outlets are made of, beside the place, folded; long ones first where they share a beginning.
_WORDS = sorted(
    "the daily weekly evening morning sunday news newspaper newspapers online today now live times tribune herald post "
    "gazette press journal star sun chronicle examiner observer independent mail express standard telegraph mirror "
    "record register republic republican democrat reporter review sentinel leader ledger citizen city county local "
    "echo bee globe guardian courier dispatch enquirer inquirer banner beacon bulletin advertiser advocate argus world "
    "voice union mercury monitor messenger patriot pilot register spectator transcript tv radio fm com media my "
    "business net web 24 view argus argosy call free sentinel states statesman eagle weekly reader paper post".split(),
    key=lambda word: (-len(word), word),
)
#: Domains of countries that outlets of any country use.
_ANYWHERE = frozenset("ai am cc co eu fm gg io la li ly me ms nu sh st to tv vc ws".split())
_GENERIC = frozenset("com org net info edu gov mil int biz news online press media".split())
#: People of the smallest place of a kind that a name can point at.
SMALLEST = {"city": 15_000, "admin1": 500_000, "country": 0}
#: How much larger a town must be than the next of its name.
CLEAR = 3.0
#: Characters of the longest name of an outlet that is looked at, and homes kept in memory.
LONGEST, MOST_KEPT = 200, 20_000
#: Letters of the shortest place that is looked for in a domain: shorter ones are words or chance.
SHORTEST = 5
_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.|m\.|amp\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?].*)?", re.IGNORECASE)


class Home(NamedTuple):
    """A country, and the town or division in it; None where only the country is known."""

    country: str
    spot: Entry | None


class Outlets:
    """The homes of outlets. `told` are the user's own words: domain or name -> "Lebanon, New Hampshire" or "Peru"."""

    def __init__(self, gazetteer: Gazetteer, told: Mapping[str, str] | None = None) -> None:
        self._gazetteer = gazetteer
        self._told = {_key(outlet): _said(outlet, place, gazetteer) for outlet, place in sorted((told or {}).items())}
        self._known: dict[str, Home | None] = {}

    def home(self, source: str | None) -> Home | None:
        """The home of an outlet, or None where nothing tells it; `source` is its domain, address or name."""
        text = (source or "").strip()
        if not text or len(text) > LONGEST:
            return None
        if text not in self._known:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[text] = self._told.get(_key(text)) or _home(text, self._gazetteer)
        return self._known[text]


def _key(source: str) -> str:
    match = _DOMAIN.fullmatch(source.strip())
    return match.group(1).lower() if match else fold(source)


def _said(outlet: str, place: str, gazetteer: Gazetteer) -> Home:
    """What the user wrote; raises SetupError where no place is called so."""
    name, _, inside = (part.strip() for part in place.partition(","))
    holders = [m.entry for m in gazetteer.named(inside) if m.entry.feature in SMALLEST] if inside else []
    fits = [m.entry for m in gazetteer.named(name) if m.entry.feature in SMALLEST]
    fits = [e for e in fits if not inside or any(contains(h, e) for h in holders)]
    if not fits:
        raise SetupError(f'[extract.outlets] "{outlet}" = "{place}": no such town, division or country is known')
    best = max(fits, key=lambda e: (prior(e), e.id))
    return Home(best.country, None if best.feature == "country" else best)


def _home(text: str, gazetteer: Gazetteer) -> Home | None:
    match = _DOMAIN.fullmatch(text)
    if match is None:
        return _of_words(fold(text).split(), "", gazetteer)
    labels = match.group(1).lower().split(".")
    for i in range(len(labels) - 1):
        listed = _table().get(".".join(labels[i:]))
        if listed is not None:
            return _listed(*listed, gazetteer)
    country = _national(labels[-1])
    name = max((x for x in labels[:-1] if x not in _GENERIC and len(x) > 3), key=len, default="")
    return _of_words(_taken_apart(name), country, gazetteer) or (Home(country, None) if country else None)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str, str]]:
    with data("outlets.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]
    return {domain: (town, division, country) for domain, town, division, country in rows}


def _listed(town: str, division: str, country: str, gazetteer: Gazetteer) -> Home:
    holders = {m.entry.id for m in gazetteer.named(division) if m.entry.country == country} if division else set()
    fits = [
        m.entry
        for m in gazetteer.named(town)
        if m.entry.feature == "city" and m.entry.country == country and (not holders or m.entry.admin1 in holders)
    ]
    return Home(country, max(fits, key=lambda e: (e.population, e.id), default=None) if town else None)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {state.iso.lower(): state.iso for state in countries()} | {"uk": "GB"}


def _national(suffix: str) -> str:
    return "" if suffix in _ANYWHERE else _codes().get(suffix, "")


def _taken_apart(name: str) -> list[str]:
    """A domain's name without the words of outlets around what may be a place: "thedallasnews" -> "dallas"."""
    if "-" in name:
        return [word for part in name.split("-") for word in _taken_apart(part)]
    changed = True
    while changed:
        changed = False
        for word in _WORDS:
            for rest in (name.removesuffix(word), name.removeprefix(word)):
                if rest != name and len(rest) >= SHORTEST - 1:
                    name, changed = rest, True
                    break
            if changed:
                break
    return [name]


def _of_words(words: list[str], country: str, gazetteer: Gazetteer) -> Home | None:
    """The home that the longest run of words names, the first of equals."""
    for size in range(min(4, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            run = words[i : i + size]
            if size == 1 and (run[0] in _WORDS or len(run[0]) < SHORTEST - 1):
                continue
            found = _clear(" ".join(run), country, gazetteer) or (
                _glued(run[0], country, gazetteer) if size == 1 else None
            )
            if found is not None:
                return found
    return None


def _glued(word: str, country: str, gazetteer: Gazetteer) -> Home | None:
    """The home named by two words written as one: "kansascity", "santafe"."""
    if len(word) < 2 * SHORTEST - 3:
        return None
    found = [_clear(f"{word[:i]} {word[i:]}", country, gazetteer) for i in range(3, len(word) - 2)]
    towns = [one for one in found if one is not None]
    return max(towns, key=_size) if towns else None


def _size(one: Home) -> tuple[int, str]:
    return (one.spot.population, one.spot.id) if one.spot else (0, one.country)


def _clear(name: str, country: str, gazetteer: Gazetteer) -> Home | None:
    """The country of that name, else its one town that is large and much larger than the others, else its division."""
    entries = [m.entry for m in gazetteer.named(name) if m.main and country in ("", m.entry.country)]
    ranked = sorted(entries, key=lambda e: (-prior(e), e.id))
    state = next((e for e in ranked if e.feature == "country"), None)
    if state is not None:
        return Home(state.country, None)
    towns = [e for e in ranked if e.feature == "city"]
    others = max((e.population for e in towns[1:]), default=0)
    if towns and towns[0].population >= max(SMALLEST["city"], CLEAR * others):
        return Home(towns[0].country, towns[0])
    division = next((e for e in ranked if e.feature == "admin1" and e.population >= SMALLEST["admin1"]), None)
    return Home(division.country, division) if division is not None and not towns else None
