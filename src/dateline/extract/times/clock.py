"""Times of day: "9:30 a.m.", "1400 GMT", "noon", with the day that stands beside them."""

from __future__ import annotations

import re

from dateline.extract.times.calendar import named
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.deixis import weekday_value
from dateline.extract.times.words import NUMBERS, WEEKDAYS, pattern

#: Hours from midnight added to a clock reading by the word after it.
_HALVES = {"afternoon": 12, "evening": 12, "night": 12}


def clock(context: Context, match: Match) -> Timex | None:
    """ "5 p.m.", "10:35 a.m. on Friday", "21:34", "0600 GMT"; the zone is kept in the text, not in the value."""
    groups = match.groupdict()
    hour, minute = _hour(match["h"]), int(groups.get("mi") or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    part = (groups.get("part") or "").lower()
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if not half and not groups.get("z") and _SCORE.search(context.before(match, 40)):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif part and hour < 12:
        hour += _HALVES.get(part, 0)
    return one(match, "TIME", f"{_beside(context, match)}T{hour:02d}:{minute:02d}")


#: Two numbers with a colon after these are a score or a verse.
_SCORE = re.compile(
    r"\b(?:win|wins|won|beat|beats|beaten|lost|lead|leads|led|scored?|defeat(?:ed|s)?|drew|ratio|verse|psalm"
    r"|genesis|odds)\b"
    r"(?![^.]*\bat\b)[^.]{0,25}$",
    re.IGNORECASE,
)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 99)


def _beside(context: Context, match: Match) -> str:
    """The day that the reading belongs to: named with it, just named before it, else the report's own."""
    word = (match.groupdict().get("w") or "").lower()
    if word in WEEKDAYS:
        return weekday_value(context, word, match)
    if word:
        return named(context.now, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if context.found:
        last = context.found[-1]
        if match.start() - last.end < 40 and last.type in ("DATE", "TIME") and len(last.value) >= 10:
            return last.value[:10]
    if context.narrative:
        return named(context.last, "day")
    return named(context.now, "day")


def noon(context: Context, match: Match) -> Timex | None:
    """ "noon", "midday", "midnight"."""
    return one(match, "TIME", f"{_beside(context, match)}T{'24:00' if match['x'].lower() == 'midnight' else '12:00'}")


_ABOUT = "(?:(?:about|around|at least|shortly after|just after|just before|shortly before) )?"
_DAY = "(?:,? (?:on )?(?P<w><weekday>|today|yesterday|tomorrow))?"
RULES: tuple[Rule, ...] = tuple(
    Rule(pattern(notation), handler)
    for notation, handler in (
        (rf"{_ABOUT}(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<mi>[0-5]\d))?\s?(?P<half>[ap]\.m\.?"
         rf"|[ap]m\b)(?:,? \(?<zone:z>\)?)?{_DAY}", clock),
        (rf"{_ABOUT}(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::[0-5]\d)?(?: (?:hours"
         rf"|hrs))?(?: \(?<zone:z>\)?)?{_DAY}(?![:.]\d)", clock),
        (rf"{_ABOUT}(?P<h>[01]\d|2[0-3])\.?(?P<mi>[0-5]\d) ?(?P<z>GMT|UTC|hours|hrs|local time){_DAY}", clock),
        (r"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
         r"|twelve)(?: o['’]clock)? in the (?P<part>morning|afternoon|evening)", clock),
        (rf"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
         rf"|twelve) o['’]clock{_DAY}", clock),
        (r"(?P<x>noon|midday|midnight)", noon),
    )
)  # fmt: skip
