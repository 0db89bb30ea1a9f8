"""Finds and normalises the time expressions of one text: all rules look, the leftmost longest match wins.

The state moves with the text: each date named may be what the next "two days later" leans on.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from heapq import heapify, heappop, heappush

from dateline.extract.times import clock, dates, deixis, durations, feasts, nth, offsets, periods, references
from dateline.extract.times.anchors import lean
from dateline.extract.times.calendar import NOWHERE, Day, moved
from dateline.extract.times.context import Context, Match, Rule, Timex
from dateline.extract.times.intervals import Interval, day_of, interval
from dateline.extract.times.scanning import Stretches
from dateline.extract.times.words import PARTS

#: In order of precedence between matches of one length at one place.
RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *nth.RULES,
    *periods.RULES,
    *feasts.RULES,
    *deixis.RULES,
    *offsets.RULES,
    *durations.RULES,
    *clock.RULES,
    *references.RULES,
)

#: Words before a date that belong to the expression and leave its value alone.
_MODIFIER = re.compile(
    r"\b(?:(?:the )?(?:early|earlier|late|later|mid|(?:early|small|wee) hours of|middle of|beginning of"
    r"|start of|end of|close of|first half of|second half"
    r" of|latter half of|early part of|rest of|eve of)(?:(?: in| on| of)? the|,? in| on| of)?[\s-]|around "
    r"|about |sometime )$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_FULL = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_PART_OF = re.compile(
    r"\b(?:the )?(?:early |late )?(morning|afternoon|evening|night|dawn|daytime)(?: hours)?,? (?:of|on) (?:the )?$",
    re.IGNORECASE,
)
#: How many dates with a year, far from the report's day, make a text a narrative, and how they must outweigh the rest.
FAR_DATES, FAR_SHARE, FAR_YEARS = 5, 2, 1
_EXPLICIT = re.compile(r"(?<![\d.,$€£/:-])(?:(1[1-9]\d\d|20\d\d)(?![\d%])(?!,\d)|\d{1,4} (BC))")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|(?:last|this"
    r"|next) (?:week|month|year)|ago)\b"
)


def tag(text: str, published: Day = NOWHERE, time_of_day: str = "") -> list[Timex]:
    """The time expressions of `text` in order, none overlapping; `time_of_day`, where known, is "THH:MM"."""
    context = Context(text, published, time_of_day, is_narrative(text, published))
    end = -1
    waiting = _candidates(text)
    heapify(waiting)
    while waiting:
        _, _, precedence, _, match, rule = heappop(waiting)
        if match.start() < end:
            # "8 a.m. on Friday" took the weekday of "Friday, 8 November": what is left may be a time of its own.
            rest = rule.pattern.search(text, end, match.end() + 8) if match.end() > end else None
            if rest and rest.start() < match.end():
                heappush(waiting, _candidate(rest, precedence, rule))
            continue
        read = rule.handler(context, match)
        if read is None:
            continue
        if read == []:  # the words are no time, and no shorter rule may take a part of them
            end = match.end()
            continue
        for timex in read if isinstance(read, list) else [read]:
            found = _since(context, _widened(context, _dated(context, timex), end))
            end = found.end
            _begun(context, found)
            if context.found and _same(context, context.found[-1], found):
                context.found[-1] = context.found[-1]._replace(end=end)
                continue
            context.found.append(found)
            _remember(context, found)
    return lean(context)


def _same(context: Context, before: Timex, timex: Timex) -> bool:
    """Whether a date says again what the weekday before it said: "this coming Sunday, March 8"."""
    if timex.type != "DATE" or before.value != timex.value or not _FULL.fullmatch(timex.value):
        return False
    if context.text[before.end : timex.start] != ", ":
        return False
    weekday = _WEEKDAY.search(context.text, max(before.start, before.end - LONGEST_DAY), before.end)
    return bool(weekday) and not _WEEKDAY.search(context.text, timex.start, timex.end)


#: Letters of "Wednesday".
LONGEST_DAY = 9
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)


Candidate = tuple[int, int, int, int, Match, Rule]


def _candidates(text: str) -> list[Candidate]:
    stretches = Stretches(text)
    return [
        _candidate(match, precedence, rule)
        for precedence, rule in enumerate(RULES)
        for start, end in stretches.around(rule.needs)
        for match in rule.pattern.finditer(text, start, end)
    ]


def _candidate(match: Match, precedence: int, rule: Rule) -> Candidate:
    """Ordered by where it begins, the longest first, then by precedence; two are never equal as far as the match."""
    return match.start(), match.start() - match.end(), precedence, match.end(), match, rule


def is_narrative(text: str, published: Day) -> bool:
    """Whether the text tells of other times than its own: dates with a year far from the report's outweigh the rest."""
    years = [-1 if m.group(2) else int(m.group(1)) for m in _EXPLICIT.finditer(text)]
    deictic = sum(1 for _ in _DEICTIC.finditer(text))
    far = len(years)
    if published.year is not None:
        far = sum(abs(year - published.year) > FAR_YEARS for year in years)
    return far >= FAR_DATES and far > FAR_SHARE * deictic and 2 * far >= len(years)


def _widened(context: Context, timex: Timex, end: int) -> Timex:
    """The expression with the words before it that belong to it: "late March", "the morning of 5 May"."""
    if timex.type not in ("DATE", "TIME") or not (timex.value[0].isdigit() or timex.value.startswith(("BC", "XX"))):
        return timex
    reach = max(end, timex.start - 40, 0)
    before = context.text[reach : timex.start].replace("\n", " ")
    part = _PART_OF.search(before)
    if part and re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", timex.value):
        value = f"{timex.value}T{PARTS[part.group(1).lower()]}"
        return timex._replace(start=reach + part.start(), type="TIME", value=value)
    modifier = _MODIFIER.search(before)
    if not modifier or not modifier.group().strip():
        return timex
    return timex._replace(start=reach + modifier.start(), anchored=narrowed(timex, modifier.group()))


#: Years that a passing mention may lie from the story's last date before it counts as an aside, and stays out of the
#: chain of dates: a bare year, and a date with its month. Years in headings always count. Measured on WikiWars-dev:
#: without the rule value F1 is 1.6 lower; 1 to 3 and 20 to 40 are alike.
ASIDE_YEAR, ASIDE_DATE, HEADING = 2, 20, 25


def narrowed(timex: Timex, words: str) -> Interval | None:
    """The part of a stretch that "early", "mid" and "late" leave of it; the parts overlap, as their use does."""
    low = words.lower()
    if "hours" in low and _FULL.fullmatch(timex.value):
        return deixis.small_hours(timex.value)
    which = next((n for n, word in enumerate(("early|beginning|start", "mid", "late |late-|end of|close"))
                  if re.search(word, low)), None)  # fmt: skip
    whole = interval(timex.value)
    if timex.anchored or which is None or whole is None or not _STRETCH.fullmatch(timex.value):
        return timex.anchored
    first, end = date.fromisoformat(whole[0]), date.fromisoformat(whole[1])
    days = (end - first).days
    begun, ended = ((0, 0.4), (0.3, 0.7), (0.6, 1))[which]
    return (first + timedelta(days=int(days * begun))).isoformat(), (
        first + timedelta(days=math.ceil(days * ended))
    ).isoformat()


#: A month, a year, a decade or a century.
_STRETCH = re.compile(r"\d{4}-\d\d|\d{2,4}")


def _since(context: Context, timex: Timex) -> Timex:
    """After "since" the interval runs from the date to the day of the report; the value stays the date's own."""
    here = context.here.exact
    if here is None or context.narrative or not _SINCE.search(context.text, max(0, timex.start - 10), timex.start):
        return timex
    begun = interval(timex.value)
    tomorrow = moved(context.here, "day", 1).exact
    if begun is None or tomorrow is None or begun[0] >= tomorrow.isoformat():
        return timex
    return timex._replace(anchored=(begun[0], tomorrow.isoformat()))


def _dated(context: Context, timex: Timex) -> Timex:
    """Gives the clock readings just before a date that day: "5 p.m. EST Nov. 9" is one, "at 5:34 on 20 March" two.

    Two readings of one moment may stand before it: "at 10:35 a.m. (0735 GMT) on Friday".
    """
    if timex.type != "DATE" or not _FULL.fullmatch(timex.value):
        return timex
    start, gap = timex.start, ""
    for back in range(1, 1 + min(2, len(context.found))):
        last = context.found[-back]
        gap = context.text[last.end : start]
        if last.type != "TIME" or last.value[-6:-5] != "T" or not _CLOCK_GAP[back - 1].fullmatch(gap):
            break
        if back == 1 and "," in gap and _DEICTIC.search(context.text, last.start, last.end):
            break  # "8:46 a.m. Tuesday, next Thursday" are two times
        context.found[-back] = last._replace(value=timex.value + last.value[-6:])
        if back == 1 and gap.strip() in ("", ","):
            return context.found.pop()._replace(end=timex.end, value=timex.value + last.value[-6:], type="TIME")
        if back == 1:
            end = context.found.pop()
            _begun(context, end)
            context.found.append(end)
        start = last.start
    return timex


def _begun(context: Context, timex: Timex) -> None:
    """Gives the clock reading that a range began with the day of its end: "between 2 p.m. and 4 p.m. on Sunday"."""
    if not context.found or not _CLOCK.fullmatch(timex.value):
        return
    first = context.found[-1]
    gap = context.text[first.end : timex.start] if timex.start - first.end < 10 else ""
    if first.value[-6:-5] != "T" or not _TO.fullmatch(gap) or _DEICTIC.search(context.text, first.start, first.end):
        return
    day = day_of(timex.value[:10])
    if first.value[-5:] > timex.value[-5:]:
        day = moved(day, "day", -1)  # "from 10 p.m. to 5 a.m. on Sunday" begins on Saturday
    if day.exact is not None:
        context.found[-1] = first._replace(value=f"{day.exact.isoformat()}{first.value[-6:]}")


_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_TO = re.compile(r"\s?(?:[-–—]|\b(?:to|and|until|till)\b)\s?", re.IGNORECASE)
#: What may stand between a clock reading and its day, and between two readings of one moment.
_CLOCK_GAP = (re.compile(r"\s*\)?,?\s*(?:\bon\s+(?:the\s+)?)?", re.IGNORECASE), re.compile(r"\s*\("))


def _remember(context: Context, timex: Timex) -> None:
    """Makes a date named the one that the next relative time leans on."""
    if timex.type not in ("DATE", "TIME"):
        return
    day = day_of(timex.value)
    if day.year is None:
        return
    if context.narrative and context.last.year is not None:
        away = abs(day.year - context.last.year)
        heading = timex.start - context.text.rfind("\n", 0, timex.start) <= HEADING
        if away > (ASIDE_YEAR if day.month is None else ASIDE_DATE) and not (heading and day.month is None):
            return
    context.last = day
