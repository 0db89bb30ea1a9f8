"""Times told from the report's own day or from the last date named: weekdays, yesterday, last week, that year."""

from __future__ import annotations

import re

from dateline.extract.times.calendar import Day, moved, named, value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.intervals import day_of, stretch
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import PARTS, WEEKDAYS

_RANGE = re.compile(r"\s*(?:to|through|until|till|[-–—])\s*")
_BACK = ("last", "this past", "the past", "the previous", "the last", "the preceding", "previous")
_AHEAD = ("next", "the next", "the coming", "this coming", "the following", "coming", "following")
#: These lean on the last date named, not on the report's day.
_TEXTUAL = (
    "the following",
    "the previous",
    "the preceding",
    "that",
    "the same",
    "that same",
    "the next",
    "this same",
)


def weekday_value(context: Context, word: str, match: Match, which: str = "") -> str:
    """The day that a weekday means: with no word before it, the last one in news, the coming one in a future clause."""
    wanted = WEEKDAYS[word.lower()]
    base = context.then if which in _TEXTUAL else context.story
    here = base.exact
    if here is None:
        return f"XXXX-WXX-{wanted + 1}"
    ahead = (wanted - here.weekday()) % 7
    possessive = context.text[match.end() : match.end() + 2] in ("'s", "’s")
    if which in _AHEAD:
        by = ahead or 7
    elif which in _BACK:
        by = ahead - 7
    elif ahead and not possessive and context.future(match):
        by = ahead
    else:
        by = ahead - 7 if ahead else 0
    return value(moved(base, "day", by))


def weekday(context: Context, match: Match) -> Timex | None:
    """ "Friday", "last Friday", "Friday morning", "noon Friday"."""
    groups = match.groupdict()
    if match["w"][0].islower():
        return None
    day = weekday_value(context, match["w"], match, re.sub(r"\s+", " ", (groups.get("r") or "").lower()))
    day = _in_order(context, match, day)
    part = (groups.get("p") or groups.get("p2") or "").lower()
    if not part:
        return one(match, "DATE", day)
    if part == "noon":
        return one(match, "TIME", f"{day}T12:00")
    if part == "midnight":
        return one(match, "TIME", f"{day}T{midnight(context, match)}")
    return one(match, "TIME", f"{day}T{PARTS[part]}")


def midnight(context: Context, match: Match) -> str:
    """ "Until midnight" ends a day, "shortly after midnight" begins it."""
    return "00:00" if _AFTER.search(context.before(match, 10)) else "24:00"


_AFTER = re.compile(r"\b(?:after|past|since)\s$", re.IGNORECASE)


def _in_order(context: Context, match: Match, day: str) -> str:
    """The end of a range of weekdays ("from Monday to Wednesday") comes after its beginning."""
    if not context.found or not _RANGE.fullmatch(context.text[context.found[-1].end : match.start()]):
        return day
    begun, ended = day_of(context.found[-1].value).exact, day_of(day).exact
    if begun is None or ended is None or ended >= begun:
        return day
    return value(moved(day_of(day), "day", 7))


def weekdays(_: Context, match: Match) -> Timex | None:
    """ "every Friday", "Fridays", "Friday nights"."""
    groups = match.groupdict()
    word = groups.get("w") or groups["w2"]
    if word[0].islower():
        return None
    part = f"T{PARTS[groups['p'].lower()]}" if groups.get("p") else ""
    return one(match, "SET", f"XXXX-WXX-{WEEKDAYS[word.lower()] + 1}{part}")


def today(context: Context, match: Match) -> Timex | None:
    """ "today", "yesterday morning", "tonight", "tomorrow"."""
    word = match["x"].lower()
    if context.narrative and context.quoted(match):
        return one(match, "TIME" if word == "tonight" else "DATE", f"XXXX-XX-XX{'TNI' if word == 'tonight' else ''}")
    day = named(context.now, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "tonight":
        return one(match, "TIME", f"{day}TNI")
    return one(match, "TIME", f"{day}T{PARTS[match['p'].lower()]}") if match["p"] else one(match, "DATE", day)


def two_days(context: Context, match: Match) -> Timex | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    return one(match, "DATE", named(context.now, "day", -2 if match["x"].lower().startswith("before") else 2))


def part_of_day(context: Context, match: Match) -> Timex | None:
    """ "this morning", "last night", "that afternoon", "the following evening"."""
    which = re.sub(r"\s+", " ", match["r"].lower())
    base = context.then if which in _TEXTUAL else context.now
    by = -1 if which in ("last", "the previous") else 1 if which in ("the next", "the following", "next") else 0
    return one(match, "TIME", f"{named(base, 'day', by)}T{PARTS[match['p'].lower()]}")


def bare_part(context: Context, match: Match) -> Timex | None:
    """ "the morning", "in the evening", "at dawn": a time of the day that the text stands in."""
    base = context.then if context.last.day is not None else context.now
    part = match["p"] or match["p1"] or match["p2"]
    return one(match, "TIME", f"{named(base, 'day')}T{PARTS[part.lower()]}")


def early_hours(context: Context, match: Match) -> Timex | None:
    """ "the early hours": of the day told before, else of the report's own; "of Monday" is read with Monday."""
    if re.match(r"\s+of\s", context.after(match, 5)):
        return None
    base = context.then if context.last.day is not None else context.now
    value = f"{named(base, 'day')}TMO"
    return one(match, "TIME", value, None if "X" in value else small_hours(value[:10]))


def small_hours(day: str) -> tuple[str, str]:
    """What the early hours of a day span: midnight to six."""
    return f"{day}T00:00", f"{day}T06:00"


def at_night(_: Context, match: Match) -> Timex | None:
    """ "at night": any night."""
    return one(match, "TIME", "XXXX-XX-XXTNI")


def overnight(context: Context, match: Match) -> Timex | None:
    """ "overnight": the night before the report."""
    return one(match, "TIME", f"{named(context.now, 'day', -1 if not context.future(match) else 0)}TNI")


def unit(context: Context, match: Match) -> Timex | None:
    """ "last week", "this year", "the following day", "the same month", "the past decade"."""
    which, word = re.sub(r"\s+", " ", match["r"].lower()), match["u"].lower()
    if which == "last" and re.match(r"\s+of\b", context.after(match, 4)):
        return one(match, "DURATION", {"decade": "P10Y", "century": "P100Y"}.get(word, f"P1{word[0].upper()}"))
    within = which == "the last" and word in ("week", "month", "year") and _WITHIN.search(context.before(match, 10))
    if within or (which in ("the past", "this past") and word not in ("weekend", "year")):
        length = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "decade": "P10Y", "century": "P100Y"}[
            word
        ]
        return one(match, "DURATION", length, _until_now(context, word))
    base = context.then if which in _TEXTUAL or (context.narrative and word == "day") else context.now
    by = -1 if which in _BACK else 1 if which in _AHEAD else 0
    if word == "weekend" and by <= 0:
        here = base.exact
        if here is not None and here.weekday() < 5 and not (by == 0 and context.future(match)):
            by = -1
    return one(match, "DATE", named(base, word, by))


#: "In the last week" is the seven days up to now, "last week" the one before this.
_WITHIN = re.compile(r"\b(?:in|over|during|within|for)\s$", re.IGNORECASE)


def _until_now(context: Context, word: str) -> tuple[str, str] | None:
    return stretch(context, word, -1)


def weekend(context: Context, match: Match) -> Timex | None:
    """ "the weekend", "over the weekend": the last one, unless the clause looks ahead."""
    here = context.now.exact
    by = 0 if here is None or here.weekday() >= 5 or context.future(match) else -1
    return one(match, "DATE", named(context.now, "weekend", by))


def bare_unit(context: Context, match: Match) -> Timex | None:
    """ "the end of the year", "later in the week", "the year" in a report on a year's business."""
    base = context.then if context.narrative or match["u2"] else context.now
    return one(match, "DATE", named(base, (match["u"] or match["u1"] or match["u2"]).lower()))


def year_end(context: Context, match: Match) -> Timex | None:
    """ "year-end", "year's end"."""
    now = context.now
    return one(match, "DATE", value(Day(now.year, 12, 31)) if now.year is not None else "XXXX-12-31")


def same_time(context: Context, match: Match) -> Timex | None:
    """ "the same day", "that day": the last date named."""
    return one(match, "DATE", named(context.then, match["u"].lower()))


_PERIOD = "(?P<u>day|week|month|year|weekend|decade|century)"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (r"(?P<r>last|this past|this coming|this|next|the following|the previous"
         r"|the next) <weekday:w>(?: <part:p>)?", weekday),
        (r"(?P<p2>noon|midnight|dawn|dusk|daybreak|nightfall|sunrise|sunset) (?:on )?<weekday:w>(?P<p>(?!))?", weekday),
        (r"(?:every|each) <weekday:w>(?: <part:p>)?|<weekday:w2>s(?P<p9>(?!))?", weekdays),
        (r"<weekday:w> (?P<p>morning|afternoon|evening|night)s", weekdays),
        (r"<weekday:w>(?: <part:p>)?", weekday),
        (r"(?P<x>today|yesterday|tomorrow|tonight)(?:['’]s)?(?: (?P<p>morning|afternoon|evening|night))?", today),
        (r"the day (?P<x>before yesterday|after tomorrow)", two_days),
        (r"(?P<r>this|last|that same|that|the previous|the following|the next|the same) <part:p>", part_of_day),
        (r"(?:in )?the (?:early |late )?(?P<p>morning|afternoon|evening)(?! of| hours)|(?:during|in) the"
         r" (?P<p2>night)(?! of)|(?<=\bat\s)(?P<p1>dawn|dusk|nightfall"
         r"|daybreak)", bare_part),
        (r"(?:in )?the (?:early|small|wee) hours(?: of the morning)?", early_hours),
        (r"overnight", overnight),
        (r"(?<=\bat\s)(?:night|night-time|nighttime)", at_night),
        (rf"(?P<r>last|this past|this coming|this same|this|next|the current|current|the coming|the last|the following"
         rf"|the previous|the preceding"
         rf"|that same|that|the same|the past|the next) {_PERIOD}", unit),
        (r"(?:over )?the weekend", weekend),
        (r"(?:the (?:end|beginning|start|middle|rest|remainder|close) of|(?:later|earlier|early"
         r"|late) in) the (?P<u>week|month|year|decade|century)|(?:later|earlier) in the (?P<u2>day)"
         r"|(?<=\bfor\s)the (?P<u1>week|month|year)(?! (?:that|of|he|she|they|we|before|after|\d))", bare_unit),
        (r"the (?:full |whole |calendar )?(?P<u>year)(?P<u1>(?!))?(?P<u2>(?!))?(?=[.,;)]"
         r"| (?:as a whole|ended|ending|to <month>|earlier|before))", bare_unit),
        (r"year[\s-]end|(?:the )?year['’]s end", year_end),
    )
)  # fmt: skip
