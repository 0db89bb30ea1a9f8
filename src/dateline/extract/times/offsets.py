"""Times at a distance: "two weeks ago", "a day earlier", "three months later"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from dateline.extract.times.calendar import NOWHERE, Day, moved, named, value, year_value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.durations import length
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import SUBDAY, VAGUE, number, unit_of

_FROM_NOW = ("ago", "from now", "hence")
_PAST = ("ago", "earlier", "before", "previously", "prior", "beforehand")
#: Characters back within which a quarter is still the one that "a year earlier" is compared with.
QUARTER_REACH = 400


def count_of(word: str) -> float | None:
    """The number that "a", "two", "12" stand for; None for a vague one."""
    low = re.sub(r"\s+", " ", word.lower())
    if low in ("a", "an", "one", "the"):
        return 1.0
    return None if low in VAGUE else number(low)


#: "Before" with an event or a clause of its own: "two days before the vote".
_OF_ITS_OWN = re.compile(r"\s+(?:to|the|a|an|its|his|her|their|he|she|it|they|that|being|[A-Z])")


def offset(context: Context, match: Match) -> Timex | None:
    """ "two weeks ago", "a day later"; with "before" or "after" and a clause of its own only a length is said."""
    unit, way = unit_of(match["u"]), re.sub(r"\s+", " ", match["way"].lower())
    count = count_of(match["n"])
    if way in ("before", "prior") and _OF_ITS_OWN.match(context.text, match.end()):
        cut = match.start("way")
        while context.text[cut - 1].isspace():
            cut -= 1
        return Timex(match.start(), cut, "DURATION", length(count, unit))
    past = way in _PAST
    if count is None:
        return one(match, "DATE", "PAST_REF" if past else "FUTURE_REF")
    if match.groupdict().get("half"):
        count += 0.5
    signed = -count if past else count
    base = context.now
    if way not in _FROM_NOW:
        base = context.then if context.narrative or _near(context, match) else base if past else NOWHERE
    if unit in SUBDAY:
        return _hours(context, match, unit, signed, way)
    if (
        unit == "year"
        and count == 1
        and past
        and context.quarter
        and match.start() - context.quarter_at < QUARTER_REACH
    ):
        year, quarter = context.quarter
        return one(match, "DATE", f"{year - 1}-Q{quarter}")
    return one(match, "DATE", shifted(base, unit, signed))


def _near(context: Context, match: Match) -> bool:
    """Whether "later" or "earlier" has a date of its own sentence or the one before to lean on."""
    if not context.found:
        return False
    last = context.found[-1]
    return (
        match.start() - last.end < 200
        and last.type in ("DATE", "TIME")
        and last.value[:1].isdigit()
        and (re.search(r"later|after|before", match["way"], re.IGNORECASE) is not None)
    )


def shifted(base: Day, unit: str, count: float) -> str:
    """The value of a date `count` units from `base`, in the precision in which people mean it: years for years."""
    whole = int(count)
    if unit == "weekend":
        return named(base, "weekend", whole)
    if unit == "fortnight":
        return named(base, "week", 2 * whole)
    if unit == "year" and whole != count and base.month is not None:
        return value(moved(base, "month", round(12 * count)))
    if unit == "decade" and base.year is not None:
        return year_value(base.year + round(10 * count))[:-1]
    return named(base, unit, whole)


def _hours(context: Context, match: Match, unit: str, count: float, way: str) -> Timex:
    """Hours ago need the report's own time of day; without it only the length is known."""
    exact = context.now.exact
    words = length(abs(count), unit)
    if exact is None or not context.clock or way not in _FROM_NOW:
        return one(match, "DURATION", words)
    moment = datetime.combine(exact, datetime.strptime(context.clock[1:6], "%H:%M").time())
    moment += timedelta(**{f"{unit}s": count})
    return one(match, "TIME", moment.strftime("%Y-%m-%dT%H:%M"))


def to_the_day(context: Context, match: Match) -> Timex | None:
    """ "Two years ago today": the same day of that year, month or week."""
    count, unit = count_of(match["n"] or match["n1"]), unit_of(match["u"] or match["u1"])
    there = moved(context.now, unit, -int(count or 0))
    if unit == "week" or context.now.day is None:
        return one(match, "DATE", value(there) if there.day else "XXXX-XX-XX")
    day = Day(there.year, there.month or context.now.month, context.now.day)
    return one(match, "DATE", value(day)) if day.exact else None


def vague_offset(context: Context, match: Match) -> Timex | None:
    """ "years ago", "days later", "months before"; "weeks before the vote" is a length of an unknown number."""
    if match["way"].lower() in ("before", "after") and _OF_ITS_OWN.match(context.text, match.end()):
        return Timex(match.start(), match.start("way") - 1, "DURATION", length(None, unit_of(match["u"])))
    past = match["way"].lower() in _PAST
    return one(match, "DATE", "PAST_REF" if past else "FUTURE_REF")


def beside(context: Context, match: Match) -> Timex | None:
    """ "the day" of "the day after the attack": which day, `anchors` says where the event's own is told."""
    if context.before(match, 3).endswith("to "):
        return None  # "a year to the day after"
    return Timex(match.start(), match.end("u"), "DATE", named(NOWHERE, match["u"].lower()))


def in_time(context: Context, match: Match) -> Timex | None:
    """ "in two days' time", "three weeks from Monday" is left alone; "the day before", "the day after"."""
    by = -1 if match["way"].lower() == "before" else 1
    return one(match, "DATE", named(context.then, match["u"].lower(), by))


def year_ago(context: Context, match: Match) -> Timex | None:
    """ "year-earlier", "year-ago": the year before, or the quarter of it that the report speaks of."""
    if context.quarter and match.start() - context.quarter_at < QUARTER_REACH:
        year, quarter = context.quarter
        return one(match, "DATE", f"{year - 1}-Q{quarter}")
    return one(match, "DATE", named(context.now, "year", -1))


_WAY = "(?P<way>ago|earlier|before|previously|prior|beforehand|later|afterwards?|from now|hence)"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (rf"<about>?(?:only |just )?(?P<n><number>|an?|<vague>)[\s-](?P<half>and a half )?<unit:u>s? (?:or so "
         rf"|or more )?{_WAY}", offset),
        (r"(?:exactly |just )?(?P<n><number>|an?) (?P<u>year|month|week)s? ago today|(?P<n1>an?|<number>)"
         r" (?P<u1>year|month|week)s? ago to the day", to_the_day),
        (rf"<about>?(?P<n>an?) <unit:u> (?P<half>and a half ){_WAY}", offset),
        (r"(?:some )?<unit:u>s (?P<way>ago|earlier|before|later|afterwards?)", vague_offset),
        (r"the (?P<u>day|week|month|year) (?P<way>before|after)(?=\s?[.,;:)\n]| (?:and|but|in|at|when|with"
         r"|by)\b)", in_time),
        (r"the (?P<u>day|week|month|year) (?:before|after) (?:the|that|this|his|her|its|their|a|an"
         r"|(?-i:[A-Z])[\w.]{0,20}|\d{1,2})", beside),
        (r"(?:the )?year[\s-](?:earlier|ago)", year_ago),
    )
)  # fmt: skip
