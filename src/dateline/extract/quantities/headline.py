"""Tolls in titles: "Quake kills 12", "3 shot, 1 fatally", "Man dead, woman wounded". Titles come without a parse."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extract.quantities.numerals import Numeral, numerals
from dateline.extract.quantities.persons import SINGLES, is_person
from dateline.extract.quantities.states import ADJECTIVE, OBJECT, SUBJECT
from dateline.extract.quantities.verbs import verb_lemma

_WORD = re.compile(r"[A-Za-z][\w'’-]*|[,;:.|–—]")
_AGED = re.compile(r"[\s-]?(?:years?|yrs?|y/?o\b|months?|weeks?|-?yr)[\s-]?|th\b|st\b|nd\b|rd\b|[:%]", re.IGNORECASE)
_BREAK = frozenset(",;:.|–—")
_STOPS = frozenset(
    "charged arrested accused sought face faces held jailed wanted plead sentenced suspects suspect finds found after "
    "as".split()
)
_HURT = frozenset("injured wounded hurt hospitalized hospitalised injures wounds injuring wounding critical".split())


class Told(NamedTuple):
    """A count in a title: `state` is "killed", "wounded" (said to be hurt) or "hit" (shot, stabbed; outcome open)."""

    state: str
    people: float


#: Characters of a title that are read; longer ones are no titles.
LONGEST = 400


def told(title: str) -> list[Told]:
    """The counts of killed, wounded and hit people in a title, in its order."""
    title = title[:LONGEST]
    found: list[Told] = []
    counts = [n for n in numerals(title) if not _is_age(title, n)]
    spans = [(n.start, n.end) for n in counts]
    for numeral in counts:
        if (state := _state(title, numeral)) is not None:
            count = numeral.value if numeral.value is not None else numeral.low
            found.append(Told(state, count))
    for match in _WORD.finditer(title):
        word = match.group().lower().split("-")[-1]
        if word == "old" and SINGLES & set(_WORD.findall(title[match.end() : match.end() + 25].lower())):
            continue
        if (word in SINGLES or word == "old") and not any(a <= match.start() < b + 20 for a, b in spans):
            state = _after(title[match.end() : match.end() + 60], 4)
            if state is not None:
                found.append(Told(state, 1.0))
    return found


def _is_age(title: str, numeral: Numeral) -> bool:
    """ "16-year-old", "Man, 18, held": a number in a title that counts nobody."""
    if _AGED.match(title, numeral.end) or numeral.kind == "zero" or numeral.kind == "fraction":
        return True
    before = title[: numeral.start].rstrip()
    if numeral.start and (title[numeral.start - 1] in "-–/#$.:" or title[numeral.start - 1].isalnum()):
        return True
    return numeral.kind == "digits" and (
        before.endswith((",", "$")) and re.match(r"\s?(?:,|$)", title[numeral.end :]) is not None
    )


def _state(title: str, numeral: Numeral) -> str | None:
    words = _WORD.findall(title[max(0, numeral.start - 40) : numeral.start].lower())
    while words and words[-1] in (
        "at",
        "least",
        "more",
        "than",
        "about",
        "nearly",
        "over",
        "almost",
        "some",
        "another",
        "and",
        "up",
        "to",
    ):
        words.pop()
    if words and words[-1] not in ADJECTIVE and (state := _named(words[-1])) is not None:
        return state
    return _after(title[numeral.end : numeral.end + 60], 6)


def _after(rest: str, reach: int) -> str | None:
    """The first state told by the words behind a count, before any break."""
    words = _WORD.findall(rest.lower())[:reach]
    for i, word in enumerate(words):
        if word in _BREAK or word in _STOPS or (i and word in SINGLES):
            return None
        state = _named(word)
        if state is not None:
            after = words[i + 1 : i + 3]
            if state == "hit" and (
                {"dead", "fatally"} & set(after)
                or after == ["and", "killed"]
                or words[max(0, i - 1) : i] == ["fatally"]
            ):
                return "killed"
            if (
                i + 1 < len(words)
                and word not in ADJECTIVE
                and (is_person(words[i + 1]) or words[i + 1] in ("a", "an", "his"))
            ):
                return None
            return state
        if word in ("fatally",):
            return "killed"
    return None


def _named(word: str) -> str | None:
    if word in _HURT:
        return "wounded"
    lemma = verb_lemma(word)
    if word in ("shot", "stabbed") or lemma in ("shoot", "stab"):
        return "hit"
    state = "killed" if word == "dead" else ADJECTIVE.get(word) or OBJECT.get(lemma) or SUBJECT.get(lemma)
    return state if state in ("killed", "wounded") else None
