"""Finds and normalises the time expressions of one text: all rules look, the leftmost longest match wins.

The state moves with the text: each date named may be what the next "two days later" leans on.
"""

from __future__ import annotations

import re

from dateline.extract.times import clock, dates, deixis, durations, offsets, references
from dateline.extract.times.calendar import NOWHERE, Day
from dateline.extract.times.context import Context, Match, Rule, Timex
from dateline.extract.times.intervals import day_of
from dateline.extract.times.words import PARTS

#: In order of precedence between matches of one length at one place.
RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *deixis.RULES,
    *offsets.RULES,
    *durations.RULES,
    *clock.RULES,
    *references.RULES,
)

#: Words before a date that belong to the expression and leave its value alone.
_MODIFIER = re.compile(
    r"\b(?:(?:the )?(?:early|earlier|late|later|mid|middle of|beginning of|start of|end of|close of|first half of|second half"
    r" of|latter half of|early part of|rest of|eve of)(?:(?: in| on| of)? the|,? in| on| of)?[\s-]|around |about |sometime )$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?:the )?(?:early |late )?(morning|afternoon|evening|night|dawn|daytime)(?: hours)?,? (?:of|on) (?:the )?$",
    re.IGNORECASE,
)
#: How many dates with a year, far from the report's day, make a text a narrative, and how they must outweigh the rest.
FAR_DATES, FAR_SHARE, FAR_YEARS = 5, 2, 1
_EXPLICIT = re.compile(r"(?<![\d.,$€£/:-])(1[5-9]\d\d|20\d\d)(?![\d%])(?!,\d)")
_DEICTIC = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|(?:last|this|next) (?:week|month|year)|ago)\b"
)


def tag(text: str, published: Day = NOWHERE, time_of_day: str = "") -> list[Timex]:
    """The time expressions of `text` in order, none overlapping. `published` may be unknown; `time_of_day` is "THH:MM"."""
    context = Context(text, published, time_of_day, is_narrative(text, published))
    end = -1
    for _, _, _, match, rule in sorted(_candidates(text), key=lambda c: c[:3]):
        if match.start() < end:
            continue
        read = rule.handler(context, match)
        if not read:
            continue
        for timex in read if isinstance(read, list) else [read]:
            found = _widened(context, timex, end)
            context.found.append(found)
            end = found.end
            _remember(context, found)
    return context.found


def _candidates(text: str) -> list[tuple[int, int, int, Match, Rule]]:
    found = []
    for precedence, rule in enumerate(RULES):
        for match in rule.pattern.finditer(text):
            found.append((match.start(), match.start() - match.end(), precedence, match, rule))
    return found


def is_narrative(text: str, published: Day) -> bool:
    """Whether the text tells of other times than its own: dates with a year far from the report's outweigh the rest."""
    years = [int(m.group(1)) for m in _EXPLICIT.finditer(text)]
    deictic = sum(1 for _ in _DEICTIC.finditer(text))
    if published.year is None:
        return len(years) >= FAR_DATES and len(years) > FAR_SHARE * deictic
    far = sum(abs(year - published.year) > FAR_YEARS for year in years)
    near = len(years) - far + deictic
    return far >= FAR_DATES and far > FAR_SHARE * near


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
    if modifier and modifier.group().strip():
        return timex._replace(start=reach + modifier.start())
    return timex


def _remember(context: Context, timex: Timex) -> None:
    if timex.type in ("DATE", "TIME"):
        day = day_of(timex.value)
        if day.year is not None:
            context.last = day
