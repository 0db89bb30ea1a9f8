"""Tolls in titles: "Quake kills 12", "3 shot, 1 fatally", "Man dead, woman wounded". Titles come without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.extract.quantities.barred import barred
from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.individuals import KIN
from dateline.extract.quantities.numerals import ONES, Numeral, numerals
from dateline.extract.quantities.persons import SINGLES, is_person
from dateline.extract.quantities.states import ADJECTIVE, OBJECT, SUBJECT
from dateline.extract.quantities.verbs import verb_lemma

_WORD = re.compile(r"[A-Za-z][\w'’-]*|[,;:.|–—]")
_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[,;:.|–—]|\d+")
_AGED = re.compile(
    r"[\s-]?(?:years?|yrs?|y/?o\b|months?|weeks?|-?yr)[\s-]?|th\b|st\b|nd\b|rd\b|\s?times?\b|[:%]", re.IGNORECASE
)
_BREAK = frozenset(",;:.|–—")
_STOPS = frozenset(
    "custody facing convicted guilty trial "
    "charged arrested accused sought face faces held jailed wanted plead sentenced suspects suspect finds found after "
    "as".split()
)
_HURT = frozenset("injured wounded hurt hospitalized hospitalised injures wounds injuring wounding".split())


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
    """A count in a title: `state` is "killed", "wounded" (said to be hurt), "critical" (some of the hurt) or "hit"
    (shot, stabbed; outcome open)."""

    state: str
    people: float


class _Item(NamedTuple):
    """A count or a single person at [`start`, `end`) of a title; `given` where a verb before tells the state."""

    start: int
    end: int
    people: float
    state: str | None
    given: bool = False


#: Characters of a title that are read; longer ones are no titles.
LONGEST = 400


def told(title: str) -> list[Told]:
    """The counts of killed, wounded and hit people in a title, in its order."""
    title = _without_asides(title[:LONGEST])
    items = _filled(title, sorted([*_counts(title), *_persons(title)]))
    found = [Told(item.state, item.people) for item in items if item.state is not None]
    return found or multiple(title)


def _counts(title: str) -> Iterator[_Item]:
    """The numbers of a title, ages left out."""
    closed = Cover(barred(title))
    for numeral in numerals(title):
        if not _is_age(title, numeral) and not closed.touches(numeral.start, numeral.end):
            state, given = _state(title, numeral)
            count = numeral.value if numeral.value is not None else numeral.low
            yield _Item(numeral.start, numeral.end, abs(count), state, given)


def _persons(title: str) -> Iterator[_Item]:
    """The single persons of a title that no number before counts: "Man", "5-year-old", "self"."""
    spans = [(item.start, item.end) for item in _counts(title)]
    for match in _WORD.finditer(title):
        word = match.group().lower().split("-")[-1]
        compound = _WORD.match(title, match.end() + 1)
        if compound is not None and word in SINGLES and compound.group().lower() in SINGLES:
            continue
        if word == "old" and SINGLES & set(_WORD.findall(title[match.end() : match.end() + 25].lower())):
            continue
        if not (word in SINGLES or word == "old" or word in _SELF):
            continue
        if word not in _SELF and any(_is_counted_by(title, span, match.start()) for span in spans):
            continue
        rest = _AGE.sub("", title[match.end() : match.end() + 60])
        suffered = _suffered(title, match.start())
        state = (None if word in _SELF else _after(rest, 4)) or suffered
        yield _Item(match.start(), match.end(), 1.0, state, suffered is not None)


def _is_counted_by(title: str, count: tuple[int, int], start: int) -> bool:
    """Whether the person noun at `start` is what a count before it counts: "2 men", not "2 bailiffs, shooter dead"."""
    first, last = count
    return first <= start < last + COUNTED and _APART.search(title, last, max(last, start)) is None


_APART = re.compile(r"[,;:&]|\band\b", re.IGNORECASE)
#: A person noun this close behind a number is what the number counts.
COUNTED = 20
_OBJECTS = frozenset({"a", "an", "his", "her", "their", *ONES, "self", "himself", "herself", "dozens", "several"})
_OWN = frozenset({"his", "her", "their", "self", "himself", "herself"})
_SELF = frozenset({"self", "himself", "herself"})
#: "Man, 35, killed": the age between a person and the state.
_AGE = re.compile(r"^\s?,\s\d{1,3}(?:,|(?=\s))")
_ASIDE = re.compile(r",\s(?:including|among(?:\sthem)?)\s([^,;.|]{1,60})(?:,|$)", re.IGNORECASE)
#: What joins the members of a list: "Woman, 2 children dead", "Man and 5-year-old boy shot", "kills wife, then self".
_LISTED = re.compile(
    r"(?:\s[A-Za-z][\w’'-]*){0,2}(?:,\s\d{1,3})?(?:,|\s?&|,?\sand|,?\sthen)\s"
    r"(?:(?:an?|another|his|her|their|at\sleast|infant|baby|young|younger|older|teen|teenage|elderly|pregnant|little|[\w-]{1,12}-old)\s){0,2}",
    re.IGNORECASE,
)
#: What may follow the last object of a verb: nothing, a stop, or a word that opens something else.
_ENDS = re.compile(
    r"(?:$|\s?[,;:.|–—-]|\s(?:in|at|on|near|before|then|during|with|after|outside|inside|over|and|as|from|by|under|while)\b)"
)
_NOUN = re.compile(r"\s?([A-Za-z][\w’'-]*)")
_MULTIPLE = re.compile(
    r"\b(double|triple|quadruple|quintuple)[\s-](?:fatal\s)?(homicide|murder|killing|slaying|shooting|stabbing)s?\b(?![\s/-]{1,3}suicide)",
    re.IGNORECASE,
)
_TIMES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0}


def _without_asides(title: str) -> str:
    """The title less "including three children", which tells a part, unless the part has a state of its own."""

    def blank(match: re.Match[str]) -> str:
        own = any(_named(word) for word in _WORD.findall(match[1].lower()))
        return match.group() if own else " " * (match.end() - match.start())

    return _ASIDE.sub(blank, title)


def _filled(title: str, items: list[_Item]) -> list[_Item]:
    """The items, those of a list with the state that is told of the list's last or first."""
    for i in range(len(items) - 2, -1, -1):
        item, after = items[i], items[i + 1]
        if item.state is None and after.state is not None and not after.given and _joined(title, item, after):
            items[i] = item._replace(state=after.state)
    for i in range(1, len(items)):
        before, item = items[i - 1], items[i]
        if item.state is None and before.given and _joined(title, before, item) and _is_last(title, item):
            items[i] = item._replace(state=before.state, given=True)
    return items


def _joined(title: str, one: _Item, two: _Item) -> bool:
    between = title[one.end : two.start]
    if _LISTED.fullmatch(between) is None:
        return False
    words = _WORD.findall(between.lower())
    return not any(word in _STOPS or _named(word) is not None for word in words)


def _is_last(title: str, item: _Item) -> bool:
    """Whether the person or the counted noun closes the clause: "2 others", not "2 suspects arrested"."""
    at = item.end
    for _ in range(3):
        if _ENDS.match(title, at):
            return True
        noun = _NOUN.match(title, at)
        if noun is None or (at > item.end and is_person(title[item.end : at].split()[-1])):
            return False
        at = noun.end()
    return False


def multiple(title: str) -> list[Told]:
    """What "double homicide" and "triple shooting" count."""
    match = _MULTIPLE.search(title)
    if match is None:
        return []
    hit = match[2].lower() in ("shooting", "stabbing") and "fatal" not in match.group().lower()
    return [Told("hit" if hit else "killed", _TIMES[match[1].lower()])]


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


def _state(title: str, numeral: Numeral) -> tuple[str | None, bool]:
    """The state that a title gives to a count, and whether a verb before it does."""
    words = _WORD.findall(title[max(0, numeral.start - 40) : numeral.start].lower())
    while words and (
        words[-1] in _BOUNDS or (words[-1] == "at" and title[numeral.start - 6 : numeral.start] == "least ")
    ):
        words.pop()
    planned = words[-2:-1] == ["to"] and not _PLANS.isdisjoint(words[-3:-2])
    if words[-1:] == ["of"] and words[-2:-1] and words[-2] in _OF:
        return ("killed" if words[-3:-2] == ["fatal"] else _OF[words[-2]]), True
    before = title[max(0, numeral.start - 40) : numeral.start].lower()
    first = not any(c.isdigit() for c in before) and ONES.keys().isdisjoint(words) and not before.endswith(" and ")
    active = words and (words[-1] not in ADJECTIVE or words[-2:-1] in (["that"], ["which"]) or (first and words[1:]))
    told = active and not planned
    if told and (state := _named(words[-1])) is not None:
        return state, True
    rest = title[numeral.end : numeral.end + 60]
    if words and words[-1] in _CARRIES and _TO_CARE.search(rest):
        return "wounded", True
    return _after(rest, 6), False


def _after(rest: str, reach: int) -> str | None:
    """The first state told by the words behind a count, before any break."""
    every = _TOKEN.findall(rest.lower())
    words = every[:reach]
    for i, word in enumerate(words):
        if word == "found" and words[i + 1 : i + 2] in (["dead"], ["shot"], ["slain"], ["killed"]):
            continue
        if word in _BREAK or word.isdigit() or word in _STOPS or word in ONES or (i and word in SINGLES):
            return None
        state = None if i and words[i - 1] == "to" else _named(word)
        if state is not None:
            return _done_to(every, i, state)
        if word in ("fatally",):
            return "killed"
    return None


def _done_to(words: list[str], i: int, state: str) -> str | None:
    """The state that word `i` gives to whoever stands before it: none where it has an object, death for "shot dead"."""
    word, after = words[i], words[i + 1 : i + 3]
    if after[:1] == [","]:  # "5 shot, 1 fatally" tells the one; "shot, killed" the same person
        after = ["and", *after[1:]] if after[1:] == ["killed"] else []
    after = after[: next((k for k, w in enumerate(after) if w in _BREAK), len(after))]
    if word.endswith("ing") and not {"victim", "victims"} & {words[0], *after[:1]}:
        return None  # "the December 14 shooting": an event, no people
    rest = words[i + 3 :] if after == ["and", "killed"] else words[i + 1 :]
    if rest and word in ADJECTIVE and (rest[0] in KIN or rest[0] in _OWN or rest[0].isdigit() or rest[0] in ONES):
        return state if rest[1:2] in (["times"], ["time"]) else None  # "who shot and killed his son"
    if rest and word not in ADJECTIVE and (is_person(rest[0]) or rest[0].isdigit() or rest[0] in _OBJECTS):
        return None
    deadly = {"dead", "fatally"} & set(after) or after in (["to", "death"], ["and", "killed"])
    return "killed" if state == "hit" and (deadly or words[max(0, i - 1) : i] == ["fatally"]) else state


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
        return "killed" if words[-3:-2] == ["fatal"] else _OF.get(words[-2])
    kin = _WORD.findall(title[start : start + 20].lower())[:1]
    if kin and kin[0] in KIN and words[-1] in ("killing", "killed", "shot"):
        return "hit" if words[-1] == "shot" else "killed"
    if words[-1] in ADJECTIVE or words[-1] in ("shooting", "stabbing", "killing"):
        return None
    return _named(words[-1]) if verb_lemma(words[-1]) in OBJECT else None


def _named(word: str) -> str | None:
    if word == "critical":
        return "critical"
    if word in _HURT:
        return "wounded"
    if word in ("gun", "guns"):
        return None
    lemma = verb_lemma(word)
    if word in ("shot", "stabbed") or lemma in ("shoot", "stab"):
        return "hit"
    state = "killed" if word == "dead" else ADJECTIVE.get(word) or OBJECT.get(lemma) or SUBJECT.get(lemma)
    return state if state in ("killed", "wounded") else None
