"""Calendar dates: days and months with and without a year, and ranges of days, months and years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.extract.times.calendar import Day, last_year, nearest_year, valid, value, year_value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import MONTHS, ORDINALS, WEEKDAYS, spelled_year

_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
#: A number beside the month that made no date ("31 February") leaves no month either.
_IMPOSSIBLE_BEFORE = re.compile(r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?$")
_IMPOSSIBLE_AFTER = re.compile(r"\s\d{1,2}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\s(?:people|per))")
_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|until|till|by|last|early|late|mid|from|to|and|between|during|through|before|after|this"
    r"|next|for|around"
    r"|end|beginning|start|middle|on|or|the|an?|its|their|his|her|\()[\s-]{0,2}$",
    re.IGNORECASE,
)


_NAME_BEHIND = re.compile(r"\s[A-Z][a-z]")


def month_of(word: str) -> int:
    """The number of a month, by its name or its abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    """The digits of "9", "9th", "09"."""
    return int(re.sub(r"\D", "", word))


def year_of(word: str) -> int:
    """The number of a year in digits; "480 BC" is negative."""
    return -int(word.split()[0]) if "B" in word.upper() else int(word.split()[0])


def undated(context: Context, match: Match, month: int, day: int | None) -> int | None:
    """The year of a date that names none: news leans on the report's day, narrative on the last date."""
    beside = _year_beside(context, match, month)
    if beside is not None:
        return beside
    if not context.narrative:
        if _SINCE.search(context.before(match, 8)):
            return last_year(context.here, month, day or 1)
        return nearest_year(context.here, month, day or 15, context.tense(match))
    year, last = context.last.year, context.last.month
    # A story that stands in the last months of a year and goes on with one of the first has passed New Year.
    wrapped = year is not None and last is not None and last - month >= NEW_YEAR_GAP
    return year + 1 if wrapped and year is not None else year


def _year_beside(context: Context, match: Match, month: int) -> int | None:
    """The year told just before: "In 2023, from January", and that of the month that a range began with."""
    if not context.found or context.found[-1].type != "DATE" or context.found[-1].value[:1] in "XBP":
        return None
    last = context.found[-1]
    gap = context.text[last.end : match.start()]
    if (
        len(last.value) == 4
        and _YEAR_THEN.fullmatch(gap)
        and _IN.search(context.text, max(0, last.start - 8), last.start)
    ):
        return int(last.value)
    if len(last.value) == 7 and last.value[5:].isdigit() and _TO_MONTH.fullmatch(gap):
        return int(last.value[:4]) + (month < int(last.value[5:]))
    return None


_YEAR_THEN = re.compile(r",\s(?:(?:from|in|between|on|by|since|during|until)\s)?", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|during|throughout)\s$", re.IGNORECASE)
_TO_MONTH = re.compile(r"\s?(?:[-–—]|\b(?:to|through|until|till|and)\b)\s?", re.IGNORECASE)

#: Months back in the calendar that make a narrative's next month one of the next year (WikiWars-dev: 6 to 12 alike).
NEW_YEAR_GAP = 8


def month_day_year(_: Context, match: Match) -> Timex | None:
    """ "Sept. 9, 2022", "9 September 2022", "the 9th of September, 2022"."""
    month, day, year = month_of(match["m"]), day_number(match["d"]), year_of(match["y"])
    if not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def month_day(context: Context, match: Match) -> Timex | None:
    """ "Sept. 9", "9 September": the year comes from the report's day or the story so far."""
    month, day = month_of(match["m"]), day_number(match["d"])
    if match["m"] in ("may", "march", "mar"):
        return None
    counted = match.start("d") > match.end("m") and re.search(r"\bin\s+$", context.before(match, 5), re.IGNORECASE)
    if counted and match.start("m") == match.start():
        # "In May 12 people died": a day would be "on May 12".
        return Timex(match.start(), match.end("m"), "DATE", value(Day(undated(context, match, month, None), month)))
    year = _by_weekday(context, match, month, day) or undated(context, match, month, day)
    if not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def _by_weekday(context: Context, match: Match, month: int, day: int) -> int | None:
    """The year near the report's in which the day has the weekday told with it: "Sunday, Dec. 17"."""
    groups, here = match.groupdict(), context.here
    word = (groups.get("wd") or groups.get("wd3") or "").lower()[:3]
    if not word or here.year is None or context.narrative:
        return None
    wanted = next(number for name, number in WEEKDAYS.items() if name.startswith(word))
    fits = [
        year
        for year in (here.year, here.year - 1, here.year + 1)
        if (there := Day(year, month, day).exact) is not None and there.weekday() == wanted
    ]
    return fits[0] if fits else None


def day_word_month(context: Context, match: Match) -> Timex | None:
    """ "March eighth", as transcripts of speech have it."""
    month, day = month_of(match["m"]), ORDINALS[match["d"].lower()]
    if match["m"][0].islower():
        return None
    return one(match, "DATE", value(Day(undated(context, match, month, day), month, day)))


def day_range(context: Context, match: Match) -> list[Timex] | None:
    """ "5-9 March 1918", "April 6 to 7": two dates, the month and year given once."""
    month = month_of(match["m"])
    year = year_of(match["y"]) if match["y"] else undated(context, match, month, day_number(match["d2"]))
    first, second = day_number(match["d1"]), day_number(match["d2"])
    if not (valid(year, month, first) and valid(year, month, second)) or match["m"] in ("may", "march", "mar"):
        return None
    month_first = match.start("m") < match.start("d1")
    cut = match.end("d1")
    start_of_second = match.start("d2")
    one_end = cut
    head = Timex(match.start(), one_end, "DATE", value(Day(year, month, first)))
    tail = Timex(start_of_second, match.end(), "DATE", value(Day(year, month, second)))
    return [head, tail] if month_first or first <= second else None


def dated_range(context: Context, match: Match) -> list[Timex] | None:
    """ "June 26 to July 3, 1950", "14 August-24 August": the year of the second is that of the first."""
    from_month, to_month = month_of(match["m1"]), month_of(match["m2"])
    from_day, to_day = day_number(match["d1"]), day_number(match["d2"])
    year = year_of(match["y"]) if match["y"] else undated(context, match, to_month, to_day)
    begun = year - 1 if year is not None and from_month > to_month else year
    if not (valid(begun, from_month, from_day) and valid(year, to_month, to_day)):
        return None
    cut, go_on = max(match.end("m1"), match.end("d1")), min(match.start("m2"), match.start("d2"))
    return [
        Timex(match.start(), cut, "DATE", value(Day(begun, from_month, from_day))),
        Timex(go_on, match.end(), "DATE", value(Day(year, to_month, to_day))),
    ]


def month_range(_: Context, match: Match) -> list[Timex] | None:
    """ "April to September 1957", "May-August 1950"."""
    begun, ended, year = month_of(match["m1"]), month_of(match["m2"]), year_of(match["y"])
    if match["m1"][0].islower():
        return None
    return [
        Timex(match.start(), match.end("m1"), "DATE", value(Day(year - (begun > ended), begun))),
        Timex(match.start("m2"), match.end(), "DATE", value(Day(year, ended))),
    ]


def year_range(_: Context, match: Match) -> list[Timex] | None:
    """ "1955-1963", "1957-60", "499-449 BC": two years."""
    first, second = match["y1"], match["y2"]
    if match["bc"]:
        begun, ended = -int(first), -int(second)
    else:
        begun = int(first)
        ended = int(first[: 4 - len(second)] + second) if len(second) == 2 else int(second)
        if len(first) != 4 or not 1000 <= begun < ended <= 2100:
            return None
    return [
        Timex(match.start(), match.end("y1"), "DATE", year_value(begun)),
        Timex(match.start("y2"), match.end(), "DATE", year_value(ended)),
    ]


def iso(_: Context, match: Match) -> Timex | None:
    """ "2022-09-09", also with slashes, and with a time of day."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not valid(year, month, day):
        return None
    stamp = value(Day(year, month, day))
    return one(match, "TIME", f"{stamp}T{match['t']}") if match["t"] else one(match, "DATE", stamp)


def numeric(_: Context, match: Match) -> Timex | None:
    """ "24/02/22", "24.02.2022": day or month first by what is possible.

    Where both orders are dates ("5/6/22": 5 June or 6 May) only the year is sure: the value says no more, and the
    interval runs from the earlier reading to the later. Dots mean day first.
    """
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 50 else 2000)
    dotted = match["sep"] == "."
    if dotted and len(year) != 4:
        return None
    orders = {(second, first)} if dotted else {(first, second), (second, first)}
    possible = sorted((m, d) for m, d in orders if 1 <= m <= 12 and valid(full, m, d))
    if not possible:
        return None
    if len(possible) == 2:
        first_day, last_day = (date(full, *reading) for reading in possible)
        either = (first_day.isoformat(), (last_day + timedelta(days=1)).isoformat())
        return one(match, "DATE", f"{year_value(full)}-XX-XX", either)
    return one(match, "DATE", value(Day(full, *possible[0])))


def month_year(context: Context, match: Match) -> Timex | None:
    """ "March 1917", "March of 1917", "January, 1918"."""
    before = context.text[max(0, match.start() - 14) : match.start()]
    if match["m"] in ("may", "march") or _IMPOSSIBLE_BEFORE.search(before):
        return None
    return one(match, "DATE", value(Day(year_of(match["y"]), month_of(match["m"]))))


def month_year_in_words(_: Context, match: Match) -> Timex | None:
    """ "January nineteen ninety-seven"."""
    return one(match, "DATE", value(Day(spelled_year(match["y"]), month_of(match["m"]))))


def month_of_year(context: Context, match: Match) -> Timex | None:
    """ "May of last year", "June this year", "24 January of the same year", "October of that year"."""
    which = match["w"].lower()
    back = {"last": -1, "the previous": -1, "the preceding": -1, "next": 1, "the following": 1}.get(which, 0)
    base = context.then if which in ("that", "the same", "the following", "the previous") else context.now
    year = None if base.year is None else base.year + back
    groups = match.groupdict()
    month, number_word = month_of(match["m"]), groups.get("d") or groups.get("d2")
    day = day_number(number_word) if number_word else None
    if day is not None and not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def relative_month(context: Context, match: Match) -> Timex | None:
    """ "last March", "next June", "this October"."""
    month, which = month_of(match["m"]), match["w"].lower()
    now = context.then if which.startswith("th") and not which.startswith("this") else context.story
    if match["m"][0].islower():
        return None
    if which == "that" and context.last.year is None:
        return one(match, "DATE", value(Day(undated(context, match, month, None), month)))
    year = now.year
    if year is not None and now.month is not None:
        if "last" in which or "past" in which or "previous" in which:
            # "Last February" said in March is that of the year before: this year's is "last month".
            year -= month >= now.month - 1
        elif "next" in which or "coming" in which or "following" in which:
            year += month <= now.month
    return one(match, "DATE", value(Day(year, month)))


def bare_month(context: Context, match: Match) -> Timex | None:
    """ "in March", "September's figures"; "may" and "march" only capitalised and after a preposition."""
    word = match["m"]
    if word[0].islower() or (word.isupper() and len(word) == 3):
        return None
    before = context.text[max(0, match.start() - 14) : match.start()]
    if len(word) == 3 and word != "May" and _NAME_BEHIND.match(context.text, match.end()):
        return None  # "Jan Kavan"
    if _IMPOSSIBLE_BEFORE.search(before) or _IMPOSSIBLE_AFTER.match(context.text, match.end()):
        return None
    if word.lower() in ("may", "march", "august", "april", "june") and not _MONTH_BEFORE.search(before):
        after = context.text[match.end() : match.end() + 2]
        if word.lower() in ("may", "march") or after[:1] not in (".", ",", ";", ":", ")", "'", "’", "\n", ""):
            return None
    month = month_of(word)
    return one(match, "DATE", value(Day(undated(context, match, month, None), month)))


def every_month(_: Context, match: Match) -> Timex | None:
    """ "each July"."""
    return one(match, "SET", f"XXXX-{month_of(match['m']):02d}")


def ordinal_day(context: Context, match: Match) -> Timex | None:
    """ "on the 20th": a day of the month that the text stands in."""
    then = context.then if context.narrative or context.last.month is not None else context.now
    day = day_number(match["d"])
    if then.month is None:
        return one(match, "DATE", f"{year_value(then.year)}-XX-{day:02d}")
    if not valid(then.year, then.month, day):
        return None
    return one(match, "DATE", value(Day(then.year, then.month, day)))


_WD = r"(?:(?:(?P<wd><weekday>)|(?P<wd3>mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?),? )?"
_TO = "(?:<dash>| (?:to|through|until|till|and|or) )"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (rf"{_WD}<month:m1> <day:d1>{_TO}<month:m2> <day:d2>(?:,? <year:y>)?", dated_range),
        (rf"{_WD}<day:d1> <month:m1>{_TO}<day:d2> <month:m2>(?:,? <year:y>)?", dated_range),
        (rf"{_WD}<month:m> <day:d1>{_TO}<day:d2>(?:,? <year:y>)?", day_range),
        (rf"{_WD}(?:the )?<day:d1>{_TO}(?:the )?<day:d2> (?:of )?<month:m>(?:,? <year:y>)?", day_range),
        (rf"{_WD}<month:m> <day:d>(?:,? ?| of )<year:y>", month_day_year),
        (rf"{_WD}(?:the )?<day:d> (?:day of |of )?<month:m>,? <year:y>", month_day_year),
        (r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?:[T"
         r" ](?P<t>\d\d:\d\d)(?::\d\d)?)?", iso),
        (r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)?\d\d)", numeric),
        (r"(?P<a>\d\d)(?P<sep>-)(?P<b>\d\d)-(?P<y>(?:19|20)\d\d)", numeric),
        (r"<month:m1>(?:<dash>| (?:to|and|through|until|or|till) )<month:m2>,? <year:y>", month_range),
        (r"<month:m> <day:d>,? (?:of )?(?P<w>last|this|next|that|the same|the following"
         r"|the previous) year", month_of_year),
        (r"(?:<day:d> )?<month:m>,? (?:of )?(?P<w>last|this|next|that|the same|the following"
         r"|the previous) year", month_of_year),
        (rf"{_WD}<month:m> <day:d>", month_day),
        (rf"{_WD}(?:the )?<day:d> (?:of )?<month:m>", month_day),
        (rf"{_WD}<month:m> <dayword:d>", day_word_month),
        (r"<month:m>,? (?:of )?<spelled:y>", month_year_in_words),
        (r"<month:m>,? (?:of )?<year:y>", month_year),
        (r"(?P<w>last|this past|this coming|this|next|the previous|the following|that) <month:m>"
         r"(?! \d)", relative_month),
        (r"(?:every|each) <month:m>", every_month),
        (r"last <month:m> <day:d>", month_day),
        (r"<month:m>", bare_month),
        (r"(?:the )?(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=[.,;)]| (?:of (?:this|that|last"
         r"|the same) month)| (?:was|were|at|when|after|before|he|she|they)\b)", ordinal_day),
        (r"(?P<y1>\d{3,4})[-–—](?P<y2>\d{3,4}|\d\d)(?P<bc> (?:BC|B\.C\.))", year_range),
        (r"(?:the years )?(?P<y1>1\d{3}|20\d\d)\s?[-–—/]\s?(?P<y2>(?:1\d|20)\d\d"
         r"|\d\d)(?P<bc>(?!))?(?![-–—/]?\d)", year_range),
    )
)  # fmt: skip
