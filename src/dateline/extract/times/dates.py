"""Calendar dates: days, months, years, seasons, quarters, decades, centuries, and ranges of them."""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.times.calendar import Day, easter, named, nearest_year, valid, value, year_value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.words import DECADES, MONTHS, QUARTERS, SEASONS, pattern, spelled_year

#: Years that count something: "1,998" is cut off by its comma, "2000 people" by its noun.
_COUNTED = re.compile(
    r"[\s-](?:people|persons|soldiers|troops|men|women|children|miles|feet|metres|meters|shares|tons|tonnes|jobs|km|kilomet"
    r"|dollars|euros|tanks|civilians|prisoners|employees|workers|points|homes|houses|members|square|per ?cent|aircraft"
    r"|killed|dead|wounded|deaths|victims|refugees|migrants|protesters|rounds|acres|hectares|mg|kg|barrels|votes|students"
    r"|families|units|vehicles|more|other|others|local|of (?:them|these|those|the)|police|fighters|pounds|hours|days|weeks)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:no\.?|[$#£€¥]|number|flight|route|room|about|nearly|over|than|some|almost|approximately|highway|page|pp?\.|\+|@"
    r"|model|channel|section|article|resolution|boeing|airbus|[-–]|\d[.,:])\s?$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|until|till|by|last|early|late|mid|from|to|and|between|during|through|before|after|this|next|for|around"
    r"|end|beginning|start|middle|on|or)[\s-]{1,2}$",
    re.IGNORECASE,
)


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _day(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _year(word: str) -> int:
    return -int(word.split()[0]) if "B" in word.upper() else int(word.split()[0])


def _undated(context: Context, match: Match, month: int, day: int | None) -> int | None:
    """The year of a date that names none: news leans on the report's day, narrative on the last date."""
    if not context.narrative:
        return nearest_year(context.here, month, day or 15, context.future(match))
    year, last = context.last.year, context.last.month
    # A story that stands in the last months of a year and goes on with one of the first has passed New Year.
    wrapped = year is not None and last is not None and last - month >= NEW_YEAR_GAP
    return year + 1 if wrapped and year is not None else year


#: Months back in the calendar that make a narrative's next month one of the next year (WikiWars-dev: 9 to 11 alike).
NEW_YEAR_GAP = 10


def month_day_year(context: Context, match: Match) -> Timex | None:
    """ "Sept. 9, 2022", "9 September 2022", "the 9th of September, 2022"."""
    month, day, year = _month(match["m"]), _day(match["d"]), _year(match["y"])
    if not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def month_day(context: Context, match: Match) -> Timex | None:
    """ "Sept. 9", "9 September": the year comes from the report's day or the story so far."""
    month, day = _month(match["m"]), _day(match["d"])
    if match["m"] in ("may", "march", "mar"):
        return None
    year = _undated(context, match, month, day)
    if not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def day_word_month(context: Context, match: Match) -> Timex | None:
    """ "March eighth", as transcripts of speech have it."""
    from dateline.extract.times.words import ORDINALS

    month, day = _month(match["m"]), ORDINALS[match["d"].lower()]
    if match["m"][0].islower():
        return None
    return one(match, "DATE", value(Day(_undated(context, match, month, day), month, day)))


def day_range(context: Context, match: Match) -> list[Timex] | None:
    """ "5-9 March 1918", "April 6 to 7": two dates, the month and year given once."""
    month = _month(match["m"])
    year = _year(match["y"]) if match["y"] else _undated(context, match, month, _day(match["d2"]))
    first, second = _day(match["d1"]), _day(match["d2"])
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
    from_month, to_month = _month(match["m1"]), _month(match["m2"])
    from_day, to_day = _day(match["d1"]), _day(match["d2"])
    year = _year(match["y"]) if match["y"] else _undated(context, match, to_month, to_day)
    begun = year - 1 if year is not None and from_month > to_month else year
    if not (valid(begun, from_month, from_day) and valid(year, to_month, to_day)):
        return None
    cut, go_on = max(match.end("m1"), match.end("d1")), min(match.start("m2"), match.start("d2"))
    return [
        Timex(match.start(), cut, "DATE", value(Day(begun, from_month, from_day))),
        Timex(go_on, match.end(), "DATE", value(Day(year, to_month, to_day))),
    ]


def month_range(context: Context, match: Match) -> list[Timex] | None:
    """ "April to September 1957", "May-August 1950"."""
    begun, ended, year = _month(match["m1"]), _month(match["m2"]), _year(match["y"])
    if match["m1"][0].islower():
        return None
    return [
        Timex(match.start(), match.end("m1"), "DATE", value(Day(year - (begun > ended), begun))),
        Timex(match.start("m2"), match.end(), "DATE", value(Day(year, ended))),
    ]


def year_range(context: Context, match: Match) -> list[Timex] | None:
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
        Timex(match.start("y1"), match.end("y1"), "DATE", year_value(begun)),
        Timex(match.start("y2"), match.end(), "DATE", year_value(ended)),
    ]


def iso(context: Context, match: Match) -> Timex | None:
    """ "2022-09-09", also with slashes, and with a time of day."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if not valid(year, month, day):
        return None
    stamp = value(Day(year, month, day))
    return one(match, "TIME", f"{stamp}T{match['t']}") if match["t"] else one(match, "DATE", stamp)


def numeric(context: Context, match: Match) -> Timex | None:
    """ "24/02/22", "24.02.2022": day or month first by what is possible.

    Where both orders are dates ("5/6/22") only the year is sure, and only that is said. Dots mean day first.
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
        return one(match, "DATE", year_value(full))
    return one(match, "DATE", value(Day(full, *possible[0])))


def month_year(context: Context, match: Match) -> Timex | None:
    """ "March 1917", "March of 1917", "January, 1918"."""
    if match["m"] in ("may", "march"):
        return None
    return one(match, "DATE", value(Day(_year(match["y"]), _month(match["m"]))))


def month_of_year(context: Context, match: Match) -> Timex | None:
    """ "May of last year", "June this year", "24 January of the same year", "October of that year"."""
    which = match["w"].lower()
    back = {"last": -1, "the previous": -1, "the preceding": -1, "next": 1, "the following": 1}.get(which, 0)
    base = context.then if which in ("that", "the same", "the following", "the previous") else context.now
    year = None if base.year is None else base.year + back
    groups = match.groupdict()
    month, number_word = _month(match["m"]), groups.get("d") or groups.get("d2")
    day = _day(number_word) if number_word else None
    if day is not None and not valid(year, month, day):
        return None
    return one(match, "DATE", value(Day(year, month, day)))


def relative_month(context: Context, match: Match) -> Timex | None:
    """ "last March", "next June", "this October"."""
    month, which, now = _month(match["m"]), match["w"].lower(), context.now
    if match["m"][0].islower():
        return None
    year = now.year
    if year is not None and now.month is not None:
        if which.startswith("last") or "past" in which:
            year -= month >= now.month
        elif which.startswith("next") or "coming" in which:
            year += month <= now.month
    return one(match, "DATE", value(Day(year, month)))


def bare_month(context: Context, match: Match) -> Timex | None:
    """ "in March", "September's figures"; "may" and "march" only capitalised and after a preposition."""
    word = match["m"]
    if word[0].islower() or (word.isupper() and len(word) == 3):
        return None
    before = context.text[max(0, match.start() - 14) : match.start()]
    if word.lower() in ("may", "march", "august", "april", "june") and not _MONTH_BEFORE.search(before):
        after = context.text[match.end() : match.end() + 2]
        named_so = word.lower() in ("april", "june", "august") and not after[:2].strip()[:1].isupper()
        if not named_so:
            return None
    month = _month(word)
    return one(match, "DATE", value(Day(_undated(context, match, month, None), month)))


def ordinal_day(context: Context, match: Match) -> Timex | None:
    """ "on the 20th": a day of the month that the text stands in."""
    then = context.then if context.narrative or context.last.month is not None else context.now
    day = _day(match["d"])
    if then.month is None:
        return one(match, "DATE", f"{year_value(then.year)}-XX-{day:02d}")
    if not valid(then.year, then.month, day):
        return None
    return one(match, "DATE", value(Day(then.year, then.month, day)))


def season(context: Context, match: Match) -> Timex | None:
    """ "the spring of 1789", "last winter", "this fall", "in summer"."""
    groups = match.groupdict()
    word = next(v for k, v in groups.items() if k.startswith("s") and v)
    name = SEASONS[word.lower()]
    if groups.get("y"):
        return one(match, "DATE", f"{year_value(_year(groups['y']))}-{name}")
    if word.lower() in ("fall", "spring") and re.match(r"\s+(?:of|in|by|to|from|below|for)\b", context.after(match, 8)):
        return None
    which = (groups.get("w") or "").lower()
    base = context.then if which == "that" else context.now
    year = base.year
    if year is not None and base.month is not None:
        middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[name]
        if which.startswith("last") or "past" in which:
            year -= middle >= base.month - 1 or name == "WI"
        elif which.startswith("next") or "coming" in which:
            year += middle <= base.month
    return one(match, "DATE", f"{year_value(year)}-{name}")


def year(context: Context, match: Match) -> Timex | None:
    """A bare year, where it is not a count, a price or a number of something."""
    if _COUNTED.match(context.after(match, 16)) or re.match(
        r"[,.:]\d|-?%", context.text[match.end() : match.end() + 2]
    ):
        return None
    if _NUMBERED.search(context.before(match, 16)):
        return None
    found = _year(match["y"])
    return one(match, "DATE", year_value(found)) if found < 0 or 1000 <= found <= 2100 else None


def year_in_words(context: Context, match: Match) -> Timex | None:
    """ "nineteen ninety-seven"."""
    return one(match, "DATE", year_value(spelled_year(match["y"])))


def month_year_in_words(context: Context, match: Match) -> Timex | None:
    """ "January nineteen ninety-seven"."""
    return one(match, "DATE", value(Day(spelled_year(match["y"]), _month(match["m"]))))


def decade(context: Context, match: Match) -> Timex | None:
    """ "the 1980s", "the '80s", "the nineties", "the 470s BC"."""
    groups = match.groupdict()
    if groups.get("full"):
        return one(match, "DATE", ("BC0" if groups.get("bc") else "") + groups["full"][:-1])
    tens = int(groups["short"][0]) if groups.get("short") else DECADES[groups["word"].lower()]
    return one(match, "DATE", f"{'19' if tens >= 2 else '20'}{tens}")


def century(context: Context, match: Match) -> Timex | None:
    """ "the 19th century", "the eighteenth century"."""
    from dateline.extract.times.words import ORDINALS

    word = match["n"].lower()
    count = _day(word) if word[0].isdigit() else ORDINALS.get(word, 0)
    if not 1 <= count <= 22:
        return None
    if match["bc"]:
        return one(match, "DATE", f"BC{count - 1:02d}")
    return one(match, "DATE", f"{count - 1:02d}")


def quarter(context: Context, match: Match) -> Timex | None:
    """ "the third quarter", "second-quarter", "first quarter of 1990", "last year's fourth quarter", "1988 second quarter"."""
    groups = match.groupdict()
    wanted = QUARTERS[match["q"].lower()]
    which = (groups.get("y") or groups.get("y2") or "").lower()
    now = context.now
    if which[:4].isdigit():
        found: int | None = int(which[:4])
    elif now.year is None:
        found = None
    elif which.startswith(("last", "year", "a year")):
        found = now.year - 1
    elif which:
        found = now.year + which.startswith("next")
    else:
        found = now.year - (now.month is not None and wanted > (now.month - 1) // 3 + 1 and not context.future(match))
    if found is not None:
        context.quarter, context.quarter_at = (found, wanted), match.start()
    return one(match, "DATE", f"{year_value(found)}-Q{wanted}")


def this_quarter(context: Context, match: Match) -> Timex | None:
    """ "the latest quarter", "the year-earlier period", "the quarter": the one reported on, else the one just ended."""
    words = match.group().lower()
    now = context.now
    if re.search(r"\b(?:current|this|next)\b", words):
        return one(match, "DATE", named(now, "quarter", 1 if "next" in words else 0))
    if context.quarter is None:
        if "period" in words:
            return None
        return one(match, "DATE", named(now, "quarter", -1))
    year, number_of = context.quarter
    earlier = "year" in words
    return one(match, "DATE", f"{year - earlier}-Q{number_of}")


def half(context: Context, match: Match) -> Timex | None:
    """ "the first half of 2008", "the second half"."""
    which = 1 if match["h"].lower() in ("first", "former") else 2
    year = year_value(int(match["y"])) if match["y"] else year_value(context.now.year)
    return one(match, "DATE", f"{year}-H{which}")


def fiscal(context: Context, match: Match) -> Timex | None:
    """ "fiscal 1989", "the current fiscal year"."""
    if match["y"]:
        return one(match, "DATE", match["y"])
    by = -1 if (match["w"] or "").lower() in ("last", "latest", "previous") else (match["w"] or "").lower() == "next"
    return one(match, "DATE", named(context.now, "year", int(by)))


def holiday(context: Context, match: Match) -> Timex | None:
    """Feasts whose day the calendar gives; the nearest one, as for a month and day."""
    name = re.sub(r"\s+day$", "", re.sub(r"\s+", " ", match["h"].lower().replace("’", "'")))
    fixed = {"christmas": (12, 25), "christmas eve": (12, 24), "new year's eve": (12, 31), "new year's": (1, 1),
             "halloween": (10, 31), "valentine's": (2, 14), "boxing": (12, 26)}  # fmt: skip
    if name in fixed:
        month, day = fixed[name]
    else:
        month, day = (11, 25) if name == "thanksgiving" else (4, 10)
    year = int(match["y"]) if match["y"] else _undated(context, match, month, day)
    if name not in fixed and year is not None and year > 0:
        there = _fourth_thursday(year) if name == "thanksgiving" else easter(year)
        month, day = there.month, there.day
    elif name not in fixed:
        return one(match, "DATE", f"{year_value(year)}-XX-XX")
    return one(match, "DATE", value(Day(year, month, day)))


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 1)
    return date(year, 11, 1 + (3 - first.weekday()) % 7 + 21)


_WD = "(?:<weekday>,? )?"
_TO = "(?:<dash>| (?:to|through|until|till|and|or) )"
RULES: tuple[Rule, ...] = tuple(
    Rule(pattern(notation), handler)
    for notation, handler in (
        (rf"{_WD}<month:m1> <day:d1>{_TO}<month:m2> <day:d2>(?:,? <year:y>)?", dated_range),
        (rf"{_WD}<day:d1> <month:m1>{_TO}<day:d2> <month:m2>(?:,? <year:y>)?", dated_range),
        (rf"{_WD}<month:m> <day:d1>{_TO}<day:d2>(?:,? <year:y>)?", day_range),
        (rf"{_WD}(?:the )?<day:d1>{_TO}(?:the )?<day:d2> (?:of )?<month:m>(?:,? <year:y>)?", day_range),
        (rf"{_WD}<month:m> <day:d>(?:,? ?| of )<year:y>", month_day_year),
        (rf"{_WD}(?:the )?<day:d> (?:of )?<month:m>,? <year:y>", month_day_year),
        (r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?:[T ](?P<t>\d\d:\d\d)(?::\d\d)?)?", iso),
        (r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<y>(?:19|20)?\d\d)", numeric),
        (r"<month:m1>(?:<dash>| (?:to|and|through|until|or|till) )<month:m2>,? <year:y>", month_range),
        (r"<month:m> <day:d>,? (?:of )?(?P<w>last|this|next|that|the same|the following|the previous) year", month_of_year),
        (r"(?:<day:d> )?<month:m>,? (?:of )?(?P<w>last|this|next|that|the same|the following|the previous) year", month_of_year),
        (rf"{_WD}<month:m> <day:d>", month_day),
        (rf"{_WD}(?:the )?<day:d> (?:of )?<month:m>", month_day),
        (rf"{_WD}<month:m> <dayword:d>", day_word_month),
        (r"<month:m>,? (?:of )?<spelled:y>", month_year_in_words),
        (r"<month:m>,? (?:of )?<year:y>", month_year),
        (r"(?P<w>last|this past|this coming|this|next) <month:m>", relative_month),
        (r"<month:m>", bare_month),
        (r"(?:the )?(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=[.,;)]| (?:of (?:this|that|last|the same) month))", ordinal_day),
        (r"(?:the )?<season:s>(?: of|,)? <year:y>", season),
        (r"<year:y>(?: |'s )<season:s>", season),
        (r"(?P<w>last|this past|this coming|this|next|that) <season:s>", season),
        (r"the <season:s1>|(?<=\bin\s)<season:s2>|(?<=\bby\s)<season:s3>|(?<=\bsince\s)<season:s4>", season),
        (r"(?:the )?(?:fiscal year|fiscal) (?P<y>(?:19|20)\d\d)(?P<w>)?", fiscal),
        (r"(?:the |its )?(?:(?P<w>current|last|latest|next|previous) )?fiscal year(?P<y>(?!))?", fiscal),
        (r"(?P<y1>\d{3,4})[-–—](?P<y2>\d{3,4}|\d\d)(?P<bc> (?:BC|B\.C\.))", year_range),
        (r"(?P<y1>1\d{3}|20\d\d)\s?[-–—/]\s?(?P<y2>(?:1\d|20)\d\d|\d\d)(?P<bc>(?!))?(?![-–—/]?\d)", year_range),
        (r"(?:the )?(?P<full>1\d\d0|20\d0|\d{2}0(?=s BC))s(?P<bc> BC)?", decade),
        (r"(?:the )?['’](?P<short>[1-9]0)s", decade),
        (r"the (?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", decade),
        (r"(?:the )?(?P<n>\d\d?(?:st|nd|rd|th)|<dayword>)[\s-]century(?P<bc> (?:BC|B\.C\.))?", century),
        (r"(?:the )?(?:fiscal[\s-])?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter"
         r"(?: of (?P<y>(?:19|20)\d\d|last year|this year|next year|the year))?", quarter),
        (r"(?:the )?(?P<y>(?:19|20)\d\d|last year['’]s|this year['’]s|next year['’]s|year-ago|year-earlier) "
         r"(?:fiscal[\s-])?(?P<q>first|second|third|fourth)[\s-]quarter", quarter),
        (r"(?:the |its )?(?:latest|current|this|last|next|recent|previous|most recent|that) (?:fiscal )?(?:quarter|period)", this_quarter),
        (r"the (?:quarter|(?:comparable |corresponding |same )?(?:year-ago|year-earlier) (?:quarter|period)"
         r"|(?:corresponding|same|comparable) (?:quarter|period) (?:last year|a year ago|a year earlier|the year before))", this_quarter),
        (r"(?:the )?(?P<h>first|second|former|latter|last)[\s-]half of (?:(?P<y>(?:19|20)\d\d|1\d{3})|(?:this|the) year)", half),
        (r"(?:last )?(?P<h>Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve)|Thanksgiving(?: Day)?|Halloween|Valentine['’]s Day"
         r"|Boxing Day|Easter(?: Sunday)?)(?:,? (?:of )?(?P<y>(?:19|20)\d\d))?", holiday),
        (r"<spelled:y>", year_in_words),
        (r"(?:the year |year )?<year:y>", year),
    )
)  # fmt: skip
