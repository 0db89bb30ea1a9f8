"""Stretches of the calendar: years, seasons, quarters, halves, decades, centuries, fiscal years, and feasts."""

from __future__ import annotations

import re
from datetime import date

from dateline.extract.times.calendar import Day, easter, named, value, year_value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.dates import day_number, undated, year_of
from dateline.extract.times.words import DECADES, ORDINALS, QUARTERS, SEASONS, pattern, spelled_year

#: Years that count something: "1,998" is cut off by its comma, "2000 people" by its noun.
_COUNTED = re.compile(
    r"[\s-](?:people|persons|soldiers|troops|men|women|children|miles|feet|metres|meters|shares|tons|tonnes"
    r"|jobs|km|kilomet"
    r"|dollars|euros|tanks|civilians|prisoners|employees|workers|points|homes|houses|members|square|per ?cent"
    r"|aircraft"
    r"|killed|dead|wounded|deaths|victims|refugees|migrants|protesters|rounds|acres|hectares|mg|kg|barrels"
    r"|votes|students"
    r"|families|units|vehicles|more|other|others|local|of (?:them|these|those|the)|police|fighters|pounds|hours"
    r"|days|weeks)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\s(?:[NSEW]\.?\s|(?:North|South|East|West)\s)?(?:[A-Z0-9][\w'’.-]{0,30}\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Terrace)\b"
    r"|\sblock\s"
)
#: "In 1900 Main Street was unpaved" is a year after all.
_YEAR_BEFORE = re.compile(r"\b(?:in|since|during|until|by|from)\s$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:no\.?|[$#£€¥]|number|flight|route|room|about|nearly|over|than|some|almost|approximately|highway|page"
    r"|pp?\.|\+|@"
    r"|model|channel|section|article|resolution|boeing|airbus|(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)[-–]"
    r"|\d[.,:]|\d{3}(?=\s))\s?$",
    re.IGNORECASE,
)


def season(context: Context, match: Match) -> Timex | None:
    """ "the spring of 1789", "last winter", "this fall", "in summer"."""
    groups = match.groupdict()
    word = next(v for k, v in groups.items() if k.startswith("s") and v)
    name = SEASONS[word.lower()]
    if groups.get("y"):
        given = spelled_year(groups["y"]) if groups["y"][0].isalpha() else year_of(groups["y"])
        return one(match, "DATE", f"{year_value(given)}-{name}")
    if word.lower() in ("fall", "spring") and re.match(
        r"\s+(?:of|in|by|to|from|below"
        "|for)\b",
        context.after(match, 8),
    ):
        return None
    which = (groups.get("w") or "").lower()
    base = context.then if which == "that" else context.story
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
    before = context.before(match, 16)
    if _NUMBERED.search(before) or (_STREET.match(context.text, match.end()) and not _YEAR_BEFORE.search(before)):
        return None
    found = year_of(match["y"])
    return one(match, "DATE", year_value(found)) if found < 0 or 1000 <= found <= 2100 else None


def year_in_words(_: Context, match: Match) -> Timex | None:
    """ "nineteen ninety-seven"."""
    return one(match, "DATE", year_value(spelled_year(match["y"])))


def decade(_: Context, match: Match) -> Timex | None:
    """ "the 1980s", "the '80s", "the nineties", "the 470s BC"."""
    groups = match.groupdict()
    if groups.get("full"):
        return one(match, "DATE", ("BC0" if groups.get("bc") else "") + groups["full"][:-1])
    tens = int(groups["short"][0]) if groups.get("short") else DECADES[groups["word"].lower()]
    return one(match, "DATE", f"{'19' if tens >= 2 else '20'}{tens}")


def century(_: Context, match: Match) -> Timex | None:
    """ "the 19th century", "the eighteenth century"."""
    word = match["n"].lower()
    count = day_number(word) if word[0].isdigit() else ORDINALS.get(word, 0)
    if not 1 <= count <= 22:
        return None
    if match["bc"]:
        return one(match, "DATE", f"BC{count - 1:02d}")
    return one(match, "DATE", f"{count - 1:02d}")


def quarter(context: Context, match: Match) -> Timex | None:
    """ "third quarter", "first quarter of 1990", "last year's fourth quarter", "1988 second quarter"."""
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


def numbered_quarter(context: Context, match: Match) -> Timex | None:
    """ "Q3 2021"; "Q3" alone is the latest such quarter."""
    wanted, here = int(match["n"]), context.story
    year = int(match["y"]) if match["y"] else here.year
    if year is not None and not match["y"] and here.month is not None:
        year -= wanted > (here.month - 1) // 3 + 1
    if year is not None:
        context.quarter, context.quarter_at = (year, wanted), match.start()
    return one(match, "DATE", f"{year_value(year)}-Q{wanted}")


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
    month, day = fixed.get(name, (11, 25) if name == "thanksgiving" else (4, 10))
    year = int(match["y"]) if match["y"] else undated(context, match, month, day)
    if name not in fixed and year is not None and year > 0:
        there = _fourth_thursday(year) if name == "thanksgiving" else easter(year)
        month, day = there.month, there.day
    elif name not in fixed:
        return one(match, "DATE", f"{year_value(year)}-XX-XX")
    return one(match, "DATE", value(Day(year, month, day)))


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 1)
    return date(year, 11, 1 + (3 - first.weekday()) % 7 + 21)


RULES: tuple[Rule, ...] = tuple(
    Rule(pattern(notation), handler)
    for notation, handler in (
        (r"(?:the )?<season:s>(?: of|,)? <year:y>", season),
        (r"(?:the )?<season:s> of <spelled:y>", season),
        (r"<year:y>(?: |'s )<season:s>", season),
        (r"(?P<w>last|this past|this coming|this|next|that) <season:s>", season),
        (r"the <season:s1>|(?<=\bin\s)<season:s2>|(?<=\bby\s)<season:s3>|(?<=\bsince\s)<season:s4>", season),
        (r"(?:the )?(?:fiscal year|fiscal) (?P<y>(?:19|20)\d\d)(?P<w>)?", fiscal),
        (r"(?:the |its )?(?:(?P<w>current|last|latest|next|previous) )?fiscal year(?P<y>(?!))?", fiscal),
        (r"(?:the )?(?P<full>1\d\d0|20\d0|\d{2}0(?=s BC))s(?P<bc> BC)?", decade),
        (r"(?:the )?['’](?P<short>[1-9]0)s", decade),
        (r"the (?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", decade),
        (r"(?:the )?(?P<n>\d\d?(?:st|nd|rd|th)|<dayword>)[\s-]century(?P<bc> (?:BC|B\.C\.))?", century),
        (r"(?:the )?(?:fiscal[\s-])?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter"
         r"(?: of (?P<y>(?:19|20)\d\d|last year|this year|next year|the year))?", quarter),
        (r"(?:the )?(?P<y>(?:19|20)\d\d|last year['’]s|this year['’]s|next year['’]s|year-ago|year-earlier) "
         r"(?:fiscal[\s-])?(?P<q>first|second|third|fourth)[\s-]quarter", quarter),
        (r"(?:the |its )?(?:(?:latest|current|this|last|next|recent|previous|most recent"
         r"|that) (?:fiscal )?quarter|latest period)", this_quarter),
        (r"the (?:quarter|(?:comparable |corresponding |same )?(?:year-ago|year-earlier) (?:quarter|period)"
         r"|(?:corresponding|same|comparable) (?:quarter|period) (?:last year|a year ago|a year earlier"
         r"|the year before))", this_quarter),
        (r"(?:the )?(?P<h>first|second|former|latter|last)[\s-]half of (?:(?P<y>(?:19|20)\d\d|1\d{3})|(?:this"
         r"|the) year)", half),
        (r"(?:last )?(?P<h>Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve)|Thanksgiving(?: Day)?|Halloween"
         r"|Valentine['’]s Day"
         r"|Boxing Day|Easter(?: Sunday)?)(?:,? (?:of )?(?P<y>(?:19|20)\d\d))?", holiday),
        (r"Q(?P<n>[1-4])(?: (?:of )?(?P<y>(?:19|20)\d\d))?", numbered_quarter),
        (r"<spelled:y>", year_in_words),
        (r"(?:the year |year |the years )?<year:y>", year),
    )
)  # fmt: skip
