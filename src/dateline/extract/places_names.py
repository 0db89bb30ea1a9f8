"""What a written form can mean: places of the gazetteer, demonyms, abbreviations, and forms with generic words."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.places_lexicon import OPENING_ARTICLE
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.reading import Gazetteer, Match
from dateline.resources import countries, data
from dateline.text import fold

#: Generic words around the proper part of a name, folded, and the kinds of feature that such a name can have.
_BEFORE = {
    "city of": ("city",),
    "town of": ("city", "district"),
    "village of": ("city", "district"),
    "municipality of": ("city", "district", "admin2"),
    "port of": ("city",),
    "state of": ("admin1", "country"),
    "province of": ("admin1", "admin2"),
    "region of": ("admin1", "region"),
    "county of": ("admin2",),
    "republic of": ("country", "admin1"),
    "kingdom of": ("country",),
    "emirate of": ("admin1", "country"),
    "island of": ("region", "admin1", "country", "other"),
    "greater": ("city", "region"),
    "downtown": ("city",),
    "central": ("city",),
    "metro": ("city",),
    "mainland": ("country",),
    "metropolitan": ("city",),
    "river": ("water",),
    "lake": ("water",),
}
_AFTER = {
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
    "county": ("admin2", "admin1"),
    "parish": ("admin2", "admin1"),
    "borough": ("admin2", "district", "city"),
    "district": ("admin2", "admin1", "district"),
    "province": ("admin1", "admin2"),
    "state": ("admin1",),
    "oblast": ("admin1",),
    "raion": ("admin2",),
    "rayon": ("admin2",),
    "region": ("admin1", "admin2", "region"),
    "governorate": ("admin1", "admin2"),
    "prefecture": ("admin1", "admin2"),
    "department": ("admin1", "admin2"),
    "canton": ("admin1",),
    "township": ("city", "district", "admin2"),
    "municipality": ("city", "district", "admin2"),
    "island": ("region", "admin1", "country", "other", "district"),
    "islands": ("region", "admin1", "country", "other", "district"),
    "peninsula": ("region", "admin1"),
    "metro": ("city",),
    "airport": ("city",),
    "river": ("water",),
    "lake": ("water",),
}
#: Forms kept in memory, about 100 MB at most; then all are forgotten, which costs seconds in a day's run.
MOST_KEPT = 200_000
_SHORT = (
    (re.compile(r"^st "), "saint "),
    (re.compile(r"^ste "), "sainte "),
    (re.compile(r"^mt "), "mount "),
    (re.compile(r"^ft "), "fort "),
)


class Sense(NamedTuple):
    """One place that a form can mean, and how: its main name ("main"), another spelling ("alt"), a word for its people
    ("demonym"), an abbreviation ("abbr", or "postal" for bare two-letter codes), a name less its generic words
    ("part"), or only the skeleton ("sound")."""

    entry: Entry
    how: str


class Names:
    """Written forms against one gazetteer and the word tables; keeps what it has looked up."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._words: dict[str, tuple[str, str, str, str]] = {}
        self._demonyms: dict[str, tuple[str, str, str, str]] = {}
        with data("place_words.tsv").open(encoding="utf-8") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row[0].startswith("#"):
                    continue
                form, how, place, feature, country = row
                table = self._demonyms if how == "demonym" else self._words
                table[fold(form) if how == "demonym" else form] = (how, place, feature, country)
        for state in countries():
            for people in state.demonyms:
                self._demonyms.setdefault(fold(people), ("demonym", state.name, "country", state.iso))
        self._known: dict[str, tuple[Sense, ...]] = {}

    def of(self, form: str) -> tuple[Sense, ...]:
        """The senses of a form as written, without the skeleton; empty where the gazetteer lacks it."""
        senses = self._known.get(form)
        if senses is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            senses = self._known[form] = self._look_up(form)
        return senses

    def sounding(self, form: str) -> tuple[Sense, ...]:
        """Places whose spelling has the skeleton of the form, for use where nothing is spelt like it."""
        return tuple(Sense(m.entry, "sound") for m in self.gazetteer.sounding(form) if m.entry.feature != "other")

    def _look_up(self, form: str) -> tuple[Sense, ...]:
        word = self._words.get(form)
        if word is None and form.isupper() and len(form) > 4:
            word = self._words.get(form.title())
        if word is not None:
            return self._worded(word)
        folded = fold(form)
        if not folded:
            return ()
        word = self._demonyms.get(folded)
        if word is not None and not form.islower():
            return self._worded(word)
        for variant in (*_variants(folded), *_with_articles(folded)):
            matches = self._written(variant)
            if matches:
                # Our own table knows the middle of a region better: GeoNames has Central America in Mexico.
                own = any(
                    m.main and m.entry.feature == "region" and m.entry.id.startswith("dateline:") for m in matches
                )
                kept = [m for m in matches if not own or m.entry.feature != "region" or m.entry.id[:9] == "dateline:"]
                return tuple(Sense(m.entry, "main" if m.main else "alt") for m in kept)
        return self._less_generic(folded)

    def _written(self, folded: str) -> list[Match]:
        """The places of a form and of the form with its abbreviation written out, each once."""
        matches = list(self.gazetteer.named(folded))
        full = written_out(folded)
        if full == folded:
            return matches
        mains = {m.entry.id for m in (*matches, *self.gazetteer.named(full)) if m.main}
        entries = {m.entry.id: m for m in (*self.gazetteer.named(full), *matches)}
        return [m._replace(main=m.entry.id in mains) for m in entries.values()]

    def _worded(self, word: tuple[str, str, str, str]) -> tuple[Sense, ...]:
        how, place, feature, country = word
        entry = _own_region(self.gazetteer.named(place)) if feature == "region" else None
        entry = entry or self.gazetteer.find(place, feature, country) or self._anything(place, country)
        return () if entry is None else (Sense(entry, {"abbreviation": "abbr"}.get(how, how)),)

    def _anything(self, place: str, country: str) -> Entry | None:
        fits = [m.entry for m in self.gazetteer.named(place) if country in ("", m.entry.country)]
        return max(fits, key=lambda e: (e.feature != "city", e.population, e.radius_km, e.id), default=None)

    def _less_generic(self, folded: str) -> tuple[Sense, ...]:
        words = folded.split()
        for size in (1, 2):
            if len(words) > size:
                found = self._part(" ".join(words[size:]), _BEFORE.get(" ".join(words[:size])))
                found = found or (self._part(" ".join(words[:-size]), _AFTER.get(" ".join(words[-size:]))))
                if found:
                    return found
        return ()

    def _part(self, rest: str, features: tuple[str, ...] | None) -> tuple[Sense, ...]:
        if features is None:
            return ()
        return tuple(Sense(m.entry, "part") for m in self.gazetteer.named(rest) if m.entry.feature in features)


def _own_region(matches: Sequence[Match]) -> Entry | None:
    """The region of that name in our own table: it knows middles better, GeoNames has Central America in Mexico."""
    fits = (m.entry for m in matches if m.main and m.entry.feature == "region")
    return next((e for e in fits if e.id.startswith("dateline:")), None)


def _with_articles(folded: str) -> list[str]:
    """With the Arabic article and the final h that romanisations leave out, or without the article: gazetteers write
    "Al Hawijah", reports "Hawija", "al-Hawija"."""
    if len(folded) < 5 or not folded.isascii():
        return []
    first, _, rest = folded.partition(" ")
    if rest and first in OPENING_ARTICLE:
        return [form for form in (rest, f"al {rest}", f"al {rest}h") if len(rest) > 3]
    ended = [folded + "h"] if folded.endswith("a") else []
    return [*ended, *(f"al {form}" for form in (folded, *ended))] if len(folded.split()) == 1 else []


def _variants(folded: str) -> list[str]:
    """The form itself, then without its article."""
    return list(dict.fromkeys([folded, folded.removeprefix("the ")]))


def written_out(folded: str) -> str:
    """The form without its article and with "st", "mt" and "ft" written out: "mt pleasant" is Mount Pleasant."""
    bare = folded.removeprefix("the ")
    for pattern, full in _SHORT:
        bare = pattern.sub(full, bare)
    return bare
