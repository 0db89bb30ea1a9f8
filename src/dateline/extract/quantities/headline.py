"""Tolls in titles: "Quake kills 12", "3 shot, 1 fatally", "Man dead, woman wounded". Titles come without a parse."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extract.quantities.barred import barred
from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.numerals import ONES, Numeral, numerals
from dateline.extract.quantities.persons import SINGLES, is_person
from dateline.extract.quantities.states import ADJECTIVE, OBJECT, SUBJECT
from dateline.extract.quantities.verbs import verb_lemma

_WORD = re.compile(r"[A-Za-z][\w'’-]*|[,;:.|–—]")
_AGED = re.compile(r"[\s-]?(?:years?|yrs?|y/?o\b|months?|weeks?|-?yr)[\s-]?|th\b|st\b|nd\b|rd\b|[:%]", re.IGNORECASE)
_BREAK = frozenset(",;:.|–—")
_STOPS = frozenset(
    "custody facing convicted guilty trial "
    "charged arrested accused sought face faces held jailed wanted plead sentenced suspects suspect finds found after "
    "as".split()
)
_HURT = frozenset("injured wounded hurt hospitalized hospitalised injures wounds injuring wounding critical".split())


_BOUNDS = frozenset("least more than about nearly over almost some another and up to".split())
_CARRIES = frozenset("sends send sent sending hospitalizes lands land landed landing puts put putting".split())
_TO_CARE = re.compile(r"\b(?:to|in)\s(?:\w{1,12}\s){0,2}(?:hospitals?|er|icu|intensive\scare)\b", re.IGNORECASE)
_PLANS = frozenset("plan plans planned planning plot plots plotted tried tries trying wanted wants threatened".split())
#: What may stand between a verb and the one person who is its object in a title.
_DESCRIBING = frozenset(
    "a an the his her their own old year-old month-old yo young little teen teenage baby toddler local unarmed fellow "
    "another elderly pregnant infant".split()
)
_OF = {
    "shooting": "hit", "stabbing": "hit", "wounding": "wounded", "death": "killed", "killing": "killed",
    "murder": "killed", "slaying": "killed",
}  # fmt: skip


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
    closed = Cover(barred(title))
    counts = [n for n in numerals(title) if not _is_age(title, n) and not closed.touches(n.start, n.end)]
    spans = [(n.start, n.end) for n in counts]
    for numeral in counts:
        if (state := _state(title, numeral)) is not None:
            count = numeral.value if numeral.value is not None else numeral.low
            found.append(Told(state, count))
    for match in _WORD.finditer(title):
        word = match.group().lower().split("-")[-1]
        compound = _WORD.match(title, match.end() + 1)
        if compound is not None and word in SINGLES and compound.group().lower() in SINGLES:
            continue
        if word == "old" and SINGLES & set(_WORD.findall(title[match.end() : match.end() + 25].lower())):
            continue
        if (word in SINGLES or word == "old") and not any(a <= match.start() < b + 20 for a, b in spans):
            state = _after(title[match.end() : match.end() + 60], 4) or _suffered(title, match.start())
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
    while words and (
        words[-1] in _BOUNDS or (words[-1] == "at" and title[numeral.start - 6 : numeral.start] == "least ")
    ):
        words.pop()
    planned = words[-2:-1] == ["to"] and not _PLANS.isdisjoint(words[-3:-2])
    told = words and not planned and (words[-1] not in ADJECTIVE or words[-2:-1] in (["that"], ["which"]))
    if told and (state := _named(words[-1])) is not None:
        return state
    rest = title[numeral.end : numeral.end + 60]
    if words and words[-1] in _CARRIES and _TO_CARE.search(rest):
        return "wounded"
    return _after(rest, 6)


def _after(rest: str, reach: int) -> str | None:
    """The first state told by the words behind a count, before any break."""
    words = _WORD.findall(rest.lower())[:reach]
    for i, word in enumerate(words):
        if word in _BREAK or word in _STOPS or word in ONES or (i and word in SINGLES):
            return None
        state = None if i and words[i - 1] == "to" else _named(word)
        if state is not None:
            after = words[i + 1 : i + 3]
            if word.endswith("ing") and not {"victim", "victims"} & {words[0], *after[:1]}:
                return None  # "the December 14 shooting": an event, no people
            if state == "hit" and (
                {"dead", "fatally"} & set(after)
                or after == ["to", "death"]
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


def _suffered(title: str, start: int) -> str | None:
    """What the words before one person tell: "shoots boy", "shooting of his nephew", "sends woman to hospital"."""
    words = _WORD.findall(title[max(0, start - 50) : start].lower())
    while words and (words[-1] in _DESCRIBING or "year" in words[-1]):
        words.pop()
    if not words:
        return None
    if words[-1] in _CARRIES and _TO_CARE.search(title[start : start + 60]):
        return "wounded"
    if words[-1] == "of" and len(words) > 1:
        return _OF.get(words[-2])
    if words[-1] in ADJECTIVE or words[-1] in ("shooting", "stabbing", "killing"):
        return None
    return _named(words[-1]) if verb_lemma(words[-1]) in OBJECT else None


def _named(word: str) -> str | None:
    if word in _HURT:
        return "wounded"
    if word in ("gun", "guns"):
        return None
    lemma = verb_lemma(word)
    if word in ("shot", "stabbed") or lemma in ("shoot", "stab"):
        return "hit"
    state = "killed" if word == "dead" else ADJECTIVE.get(word) or OBJECT.get(lemma) or SUBJECT.get(lemma)
    return state if state in ("killed", "wounded") else None
