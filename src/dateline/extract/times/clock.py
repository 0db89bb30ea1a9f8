"""Times of day: "9:30 a.m.", "1400 GMT", "noon", with the day that stands beside them."""

from __future__ import annotations

import re

from dateline.extract.times.calendar import named
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.deixis import midnight, weekday_value
from dateline.extract.times.intervals import day_of
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import NUMBERS, WEEKDAYS

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
    bare = not half and not groups.get("z") and not groups.get("part") and not groups.get("w")
    bare = bare and match.start("h") == match.start()
    if bare and (
        _SCORE.search(context.before(match, 40))
        or not _TOLD.search(context.text, max(0, match.start() - 24), match.start())
    ):
        return None
    hour = _of_24(hour, half, part)
    words = match.group()
    # "(00:00 GMT)": the bracket closes what began before the reading.
    end = match.end() - (words.endswith(")") and "(" not in words)
    return Timex(match.start(), end, "TIME", f"{_beside(context, match, hour)}T{hour:02d}:{minute:02d}")


def _of_24(hour: int, half: str, part: str) -> int:
    if half == "am" and hour == 12:
        return 0
    if half == "pm" and hour < 12:
        return hour + 12
    return hour + _HALVES.get(part, 0) if part and hour < 12 else hour


def spoken(context: Context, match: Match) -> Timex | None:
    """ "half past six in the evening", "ten to nine p.m."; without the half of the day the hour is not known."""
    groups = match.groupdict()
    part, half = (groups["part"] or "").lower(), (groups["half"] or "").lower().replace(".", "")
    if not part and not half:
        return None
    words = match["f"].lower()
    minutes = 30 if "half" in words else 15 if "quarter" in words else NUMBERS[words.split()[0]]
    hour = _of_24(_hour(match["hh"]), half, part)
    if words.endswith("to"):
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return one(match, "TIME", f"{_beside(context, match)}T{hour:02d}:{minutes:02d}")


def hours(context: Context, match: Match) -> list[Timex] | None:
    """ "from 9 to 11 a.m.", "6-7:30 p.m.": two readings, the half of the day told once."""
    half = match["half"].lower().replace(".", "")
    begun, ended = _hour(match["h1"]), _hour(match["h"])
    # "From 11 to 2 p.m." begins in the morning.
    first = "am" if half == "pm" and ended % 12 < begun % 12 else half
    day, minutes = _beside(context, match, _of_24(ended, half, "")), (match["mi1"] or "00", match["mi"] or "00")
    return [
        Timex(match.start(), match.end("mi1" if match["mi1"] else "h1"), "TIME",
              f"{day}T{_of_24(begun, first, ''):02d}:{minutes[0]}"),
        Timex(match.start("h"), match.end(), "TIME", f"{day}T{_of_24(ended, half, ''):02d}:{minutes[1]}"),
    ]  # fmt: skip


#: Two numbers with a colon after these are a score or a verse.
_SCORE = re.compile(
    r"\b(?:win|wins|won|beat|beats|beaten|lost|lead|leads|led|scored?|defeat(?:ed|s)?|drew|ratio|verse|psalm"
    r"|genesis|odds)\b"
    r"(?![^.]*\bat\b)[^.]{0,25}$",
    re.IGNORECASE,
)


#: What stands before a clock reading without "a.m.", zone or day; two numbers with a colon are else lengths of films.
_TOLD = re.compile(
    r"(?:\b(?:at|by|around|about|from|to|till|until|since|before|after|between|and|near|nearly|approximately|is|was|time|on"
    r"|of|or|it|than)\s{1,3}|[(\[,–—:-]\s?|\n\s?|\dT|\A)\Z",
    re.IGNORECASE,
)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 99)


def _beside(context: Context, match: Match, hour: int = 12) -> str:
    """The day that the reading belongs to: named with it, named before it in its sentence, else the report's own."""
    word = (match.groupdict().get("w") or "").lower()
    if word in WEEKDAYS:
        return weekday_value(context, word, match)
    if word:
        return named(context.now, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    for last in context.found[:-LOOK_BACK:-1]:
        if last.type in ("DATE", "TIME") and len(last.value) >= 10 and _same_sentence(context, last.end, match.start()):
            return _next_day(last.value) if _past_midnight(last.value, hour) else last.value[:10]
    if context.narrative:
        return named(context.last, "day")
    if not context.future(match):
        told = _told_before(context, match)
        if told:
            return told
    return named(context.now, "day")


def _told_before(context: Context, match: Match) -> str | None:
    """The day of the sentence before, where it is one of the weeks before the report's."""
    here = context.now.exact
    for last in context.found[:-LOOK_BACK:-1]:
        day = day_of(last.value).exact if last.type in ("DATE", "TIME") and match.start() - last.end < STORY else None
        if day is not None and here is not None and 0 <= (here - day).days <= RECENT:
            return day.isoformat()
    return None


#: Characters over which, and days before the report's from which, a day holds for the next sentence.
STORY, RECENT = 250, 30


#: Characters over which a day named before still holds for a clock reading of the same sentence.
REACH = 160
#: Expressions back among which the day is looked for, lengths between them left aside.
LOOK_BACK = 4


def _same_sentence(context: Context, end: int, start: int) -> bool:
    between = context.text[end:start] if start - end < REACH else ""
    return start - end < NEAR or (start - end < REACH and not re.search(r"[.!?;][\s\"”’]|\n\s*\n", between))


#: Within so few characters a day holds even over the end of a sentence.
NEAR = 40


def _past_midnight(last: str, hour: int) -> bool:
    """Whether a reading in the small hours follows one of the evening before: "sailed at 19:30, sank about 02:00"."""
    return hour < SMALL_HOURS and last[11:13].isdigit() and int(last[11:13]) >= EVENING


SMALL_HOURS, EVENING = 9, 17


def _next_day(last: str) -> str:
    return named(day_of(last[:10]), "day", 1)


def noon(context: Context, match: Match) -> Timex | None:
    """ "noon", "midday", "midnight"."""
    reading = midnight(context, match) if match["x"].lower() == "midnight" else "12:00"
    return one(match, "TIME", f"{_beside(context, match)}T{reading}")


_ABOUT = "(?:(?:about|around|at least|shortly after|just after|just before|shortly before) )?"
_DAY = r"(?:,? (?:on )?(?P<w>(?:<weekday>(?!,? (?:\d|<month>))|today|yesterday|tomorrow)\b))?"
_HALF = r"(?P<half>[ap]\.m\.?|[ap]m\b)"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_H12 = "1[0-2]|0?[1-9]"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (rf"(?P<h1>{_H12})(?:[:.](?P<mi1>[0-5]\d))?(?:<dash>| (?:to|and|until|till) )"
         rf"(?P<h>{_H12})(?:[:.](?P<mi>[0-5]\d))?\s?{_HALF}(?:,? \(?<zone:z>\)?)?{_DAY}", hours),
        (rf"{_ABOUT}(?P<h>{_H12})(?:[:.](?P<mi>[0-5]\d))?\s?{_HALF}(?:,? \(?<zone:z>\)?)?{_DAY}", clock),
        (rf"{_ABOUT}(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::[0-5]\d)?(?: (?:hours"
         rf"|hrs))?(?: \(?<zone:z>\)?)?{_DAY}(?![:.]\d)", clock),
        (rf"{_ABOUT}(?P<h>[01]\d|2[0-3])\.?(?P<mi>[0-5]\d)\s?(?P<z>GMT|UTC|Z|Zulu|hours|hrs|local time"
         rf"|(?-i:[A-Z][a-z]{{2,12}}) time){_DAY}", clock),
        (rf"{_ABOUT}(?P<h>[01]?\d|2[0-3])h(?P<mi>[0-5]\d)(?: \(?<zone:z>\)?)?{_DAY}", clock),
        (rf"{_ABOUT}(?P<f>half past|(?:a )?quarter (?:past|to)|(?:five|ten|twenty)(?: minutes)? (?:past|to))"
         rf" (?P<hh>1[0-2]|[1-9]|{_HOURS})"
         rf"(?:(?: o['’]clock)? in the (?P<part>morning|afternoon|evening)|\s?{_HALF})", spoken),
        (r"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
         r"|twelve)(?:[:.](?P<mi>[0-5]\d))?(?: o['’]clock)? in the (?P<part>morning|afternoon|evening)", clock),
        (rf"(?P<h>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
         rf"|twelve) o['’]clock{_DAY}", clock),
        (r"(?P<x>noon|midday|midnight)", noon),
    )
)  # fmt: skip
