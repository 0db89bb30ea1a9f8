"""Times that lean on what stands beside them: lengths that end or begin with a date, or with an event.

"The quarter ended July 31", "the 12 months to September", "two days after the 6 February quakes" name their date.
"A week after the quake" needs the day of the quake: it is taken from the same report where that gives one day for such
an event, and one only ("the 12 March quake", "Monday's attack", "the vote on 3 May", "the quake struck on Sunday").
Else the length stays without an interval.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.times.calendar import Day, moved, named
from dateline.extract.times.context import Context, Timex
from dateline.extract.times.intervals import Interval, day_of, interval

#: Words for one kind of event; those of a kind name the same event where a report dates only one.
_KINDS = (
    "quake earthquake tremor temblor shock|tsunami|landslide mudslide avalanche|eruption|flood flooding deluge"
    "|storm cyclone typhoon hurricane tornado landfall|fire blaze wildfire|explosion blast bombing detonation"
    "|shooting massacre slaying killing murder assassination stabbing|attack assault raid strike airstrike shelling"
    "|crash collision derailment|sinking capsizing shipwreck|collapse|crush stampede|coup putsch takeover mutiny"
    "|vote voting election poll referendum ballot runoff|invasion incursion"
    "|ceasefire truce armistice|abduction kidnapping"
    "|funeral burial|arrest|verdict|riot riots|death|match final game|inauguration|resignation|disappearance|outbreak"
)
KIND: dict[str, int] = {word: n for n, kind in enumerate(_KINDS.split("|")) for word in kind.split()}
#: "The attack" may be the bombing or the shooting of the report, "the disaster" the quake or the flood.
_WIDER = {
    "attack": ("attack", "bombing", "shooting"),
    "disaster": ("quake", "tsunami", "landslide", "eruption", "flood", "storm", "fire", "crash", "sinking", "collapse"),
    "tragedy": ("quake", "tsunami", "landslide", "flood", "storm", "fire", "crash", "sinking", "collapse", "crush",
                "shooting", "bombing"),
}  # fmt: skip
_NOUN = rf"(?P<noun>{'|'.join(sorted({*KIND, *_WIDER}, key=lambda w: (-len(w), w)))})s?\b"
#: The event right after its date: "the 12 March quake", "Monday's 7.9-magnitude earthquake".
_BEHIND = re.compile(rf"(?:['’]s)?\s(?:[\w.-]{{1,20}}\s){{0,2}}?{_NOUN}", re.IGNORECASE)
#: The event before its date: "the vote on 3 May", "the quake that struck at 4:10 p.m. on Sunday".
_BEFORE = re.compile(
    rf"\b{_NOUN},?\s(?:(?:that|which)\s)?(?:(?:struck|hit|came|took place|happened|occurred|began|broke out|was held"
    r"|was|were)\s)?(?:[^\s.;,]{1,20}\s){0,6}?(?:late |early )?(?:on|of|at)?\s?(?:the\s)?$",
    re.IGNORECASE,
)
_OTHER_VERB = re.compile(
    r"\b(?:said|told|killed|[a-z]{3,}(?<!magnitud)ed|will|has|have|after|before|since|until)\b", re.IGNORECASE
)
#: "The quake" with no name or year between: "the Mexico quake" and "the 1985 quake" are others.
_THE_EVENT = re.compile(
    rf"\s(?P<way>after|before)\s(?:the|that)\s(?:(?-i:[a-z][a-z-]{{2,14}})\s){{0,2}}?{_NOUN}", re.IGNORECASE
)
_THE_DATE = re.compile(r"\s(?P<way>after|before)\s(?:the\s|that\s|last\s)?", re.IGNORECASE)
_ENDED = re.compile(r"\s(?:that\s)?(?:ended|ending|to|up to|through)\s(?:on\s|the\s)?", re.IGNORECASE)
#: "Two months later, on March 30": one day, told twice.
_SAID_AGAIN = re.compile(r",\s(?:on\s)?", re.IGNORECASE)
_LATER = re.compile(r"\b(?:later|after|afterwards?|before|earlier)$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
#: "On 8 October, the day after the crossing": the day is the one just named.
_APPOSED = re.compile(r"\s?[,(–—-]\s?")
_THE_UNIT = re.compile(r"the\s(?P<u>day|week|month|year)", re.IGNORECASE)
_UNIT = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


def lean(context: Context) -> list[Timex]:
    """The expressions found, with the intervals and values that need their neighbours."""
    found = context.found
    days = _events(context.text, found)
    return [_leaning(context, found, i, days) for i in range(len(found))]


def _leaning(context: Context, found: list[Timex], i: int, days: dict[int, set[str]]) -> Timex:
    timex = found[i]
    behind = found[i + 1] if i + 1 < len(found) else None
    gap = context.text[timex.end : behind.start] if behind and behind.start - timex.end < 30 else "\n"
    if behind and behind.type == "DATE" and _ENDED.fullmatch(gap):
        return _ending(context, timex, behind)
    beside_it = found[i - 1] if i and _APPOSED.fullmatch(context.text, found[i - 1].end, timex.start) else None
    the_unit = _THE_UNIT.fullmatch(context.text, timex.start, timex.end) if timex.value.startswith("X") else None
    if behind and _told_twice(context, timex, behind, gap):
        return timex._replace(value=behind.value)
    if timex.type != "DURATION" and not the_unit:
        return timex
    if the_unit and beside_it and the_unit["u"].lower() == "day" and _FULL.fullmatch(beside_it.value):
        return timex._replace(value=beside_it.value)
    way, day = None, None
    beside = _THE_DATE.fullmatch(gap)
    if behind and beside and behind.type in ("DATE", "TIME"):
        way, day = beside["way"], behind.value
    else:
        event = _THE_EVENT.match(context.text, timex.end)
        known = _days_of(event["noun"], days) if event else set()
        if event and len(known) == 1:
            way, (day,) = event["way"], known
    if not way or not day:
        return timex
    back = way.lower() == "before"
    return _next_to(timex, the_unit["u"].lower(), back, day) if the_unit else _moved(timex, back, day)


def _told_twice(context: Context, timex: Timex, behind: Timex, gap: str) -> bool:
    """Whether the next expression names the day of this one: "two months later, on March 30"."""
    if not timex.value.startswith("X") or behind.type != "DATE" or not _FULL.fullmatch(behind.value):
        return False
    return bool(_SAID_AGAIN.fullmatch(gap) and _LATER.search(context.text, timex.start, timex.end))


def _next_to(timex: Timex, unit: str, back: bool, from_value: str) -> Timex:
    """ "The day after the attack": the unit beside the one that holds the event, where that is known so exactly."""
    value = named(day_of(from_value), unit, -1 if back else 1)
    return timex if "X" in value else timex._replace(value=value)


def _moved(timex: Timex, back: bool, from_value: str) -> Timex:
    """The length with the day, week, month or year that it leads to; only as exact as both are."""
    length = _LENGTH.fullmatch(timex.value)
    anchor = day_of(from_value)
    if not length or timex.anchored:
        return timex
    unit = _UNIT[length[2]]
    if unit == "week":
        there = moved(anchor, "day", 7 * int(length[1]) * (-1 if back else 1))
        reached = interval(named(there, "day"))
    else:
        reached = interval(named(anchor, unit, int(length[1]) * (-1 if back else 1)))
    return timex._replace(anchored=reached) if reached else timex


def _ending(context: Context, timex: Timex, behind: Timex) -> Timex:
    """ "The nine months ended Sept. 30", "the year to March": a length that ends with a date."""
    words = context.text[timex.start : timex.end].lower()
    end = interval(behind.value)
    months = 0
    length = _LENGTH.fullmatch(timex.value)
    if length and length[2] in "MY":
        months = int(length[1]) * (12 if length[2] == "Y" else 1)
    elif timex.type == "DATE" and words.endswith("quarter"):
        months = 3
    elif words in ("the year", "its year", "the fiscal year", "its fiscal year", "the full year"):
        months, timex = 12, timex._replace(type="DURATION", value="P1Y", anchored=None)
    elif words.endswith("half"):
        months = 6
    if not months:
        return timex
    span = _before(end, months) if end else None
    return timex._replace(anchored=span or timex.anchored)


def _before(end: Interval, months: int) -> Interval | None:
    """So many months up to the end of an interval of days or months."""
    if "T" in end[1]:
        return None
    last = date.fromisoformat(end[1])
    total = last.year * 12 + last.month - 1 - months
    there = Day(total // 12, total % 12 + 1, min(last.day, 28) if last.day > 1 else 1).exact
    return (there.isoformat(), end[1]) if there else None


def _events(text: str, found: list[Timex]) -> dict[int, set[str]]:
    """The days that the text gives for events, by kind."""
    days: dict[int, set[str]] = {}
    for timex in found:
        if timex.type not in ("DATE", "TIME") or not _FULL.match(timex.value):
            continue
        for noun in _beside(text, timex):
            if noun in KIND:
                days.setdefault(KIND[noun], set()).add(timex.value[:10])
    return days


def _beside(text: str, timex: Timex) -> list[str]:
    nouns = []
    behind = _BEHIND.match(text, timex.end, timex.end + 60)
    if behind and not _OTHER_VERB.search(behind.group()):
        nouns.append(behind["noun"].lower())
    window = text[max(0, timex.start - 70) : timex.start].replace("\n", " ")
    begun = max(window.rfind(". "), window.rfind("; ")) + 1
    for before in _BEFORE.finditer(window, begun):
        if not _OTHER_VERB.search(window, before.end("noun")):
            nouns.append(before["noun"].lower())
    return nouns


def _days_of(noun: str, days: dict[int, set[str]]) -> set[str]:
    """The days given for the events that a noun may mean."""
    kinds = {KIND[word] for word in _WIDER.get(noun.lower(), (noun.lower(),))}
    return {day for kind in sorted(kinds) for day in days.get(kind, set())}
