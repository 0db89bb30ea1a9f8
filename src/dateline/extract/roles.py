"""What the role and title words of a report say: is this word an office, people, a body, a place, a weapon?

The words are in `data/roles.txt`, our own list, general over countries and kinds of event.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.reading import Token
from dateline.resources import country_names, word_lists
from dateline.text import fold

#: Endings that mark people and offices beyond the list ("stallholder", "counter-protester", "wing-commander").
_OFFICE_ENDING = re.compile(
    r"(?:holder|keeper|maker|commander|secretary|minister|president|leader|chief|worker|officer)$"
)
_PEOPLE_ENDING = re.compile(r"(?:person|people|man|men|woman|women|folk|goer)$")
_NO_PEOPLE = frozenset(["ottoman", "human", "omen", "specimen", "regimen", "acumen", "talisman", "caiman"])


@lru_cache(maxsize=1)
def _sections() -> dict[str, frozenset[str]]:
    return word_lists("roles.txt")


@lru_cache(maxsize=16384)
def _in(section: str, word: str) -> bool:
    words = _sections()[section]
    return any(form in words for form in _singulars(word))


def _singulars(word: str) -> tuple[str, ...]:
    """The word and what it may be the plural of."""
    forms = [word]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss") and word != "mrs":  # not the plural of "mr"
        forms.append(word[:-1])
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    return tuple(forms)


def listed(section: str, word: str) -> bool:
    """Whether a word, in any case and number, is in a section of the list, e.g. ``listed("body", "Ministry")``."""
    return _in(section, word.casefold().rstrip("."))


def is_title(word: str) -> bool:
    """Whether the word may stand before a person's name without being part of it ("Gen.", "Mayor"); singular only:
    "Nunes" is no plural of "nun"."""
    low = word.casefold().rstrip(".")
    return low in _sections()["titles"] or low in _sections()["role"]


def is_office(word: str) -> bool:
    """Whether a person can be called by this noun for what they do ("mayor", "seismologists")."""
    low = word.casefold()
    return listed("role", low) or any(_OFFICE_ENDING.search(form) for form in _singulars(low))


def is_people(word: str) -> bool:
    """Whether the noun means people without an office ("residents", "troops")."""
    low = word.casefold()
    return listed("people", low) or bool(_PEOPLE_ENDING.search(low) and low not in _NO_PEOPLE)


def is_body(word: str) -> bool:
    """Whether the noun means an organisation ("ministry", "police")."""
    return listed("body", word)


def describes(word: str) -> str | None:
    """The kind of participant that a common noun means: "person", "group" (of people), "organisation", or None."""
    if is_office(word):
        return "person"
    if is_people(word):
        return "group"
    return "organisation" if is_body(word) else None


def plural(token: Token) -> bool:
    """Whether a noun is plural by its tag, or always is ("people", "troops")."""
    return token.tag in ("NNS", "NNPS") or token.text.casefold() in ("people", "police", "troops", "personnel")


def nation(word: str) -> tuple[str, str] | None:
    """(ISO code, "name" | "demonym" | "capital" | "seat") where a phrase names a country or its side, or None."""
    return country_names().get(fold(word))


def is_demonym(word: str) -> bool:
    """Whether the word is a national adjective or the word for a people."""
    found = nation(word)
    return found is not None and found[1] == "demonym"
