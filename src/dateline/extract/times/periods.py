"""Stretches of the calendar: years, seasons, quarters, halves, decades, centuries, fiscal years, and feasts."""

from __future__ import annotations

import re

from dateline.extract.times.calendar import named, nearest_year, year_value
from dateline.extract.times.context import NOWHEN, Context, Match, Rule, Timex, one
from dateline.extract.times.dates import day_number, year_of
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import DECADES, MONTHS, ORDINALS, QUARTERS, SEASONS, spelled_year

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
#: A cell of a table: the header of its column, or a number.
_CELL = re.compile(r"[|\t]\s*$")
#: "In 1900 Main Street was unpaved" is a year after all.
_YEAR_BEFORE = re.compile(r"\b(?:in|since|during|until|by|from)\s$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:no\.?|[$#£€¥]|number|flight|route|room|about|nearly|over|than|some|almost|approximately|highway|page"
    r"|pp?\.|\+|@"
    r"|model|channel|section|article|resolution|seat|gate|row|bus|train|tram|bed|suite|unit|code|form|size|box|boeing|airbus|(?<!mid)(?<!pre)(?<!post)(?<!early)(?<!late)[-–]"
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
        # "The winter of 1941" began in that year or ended in it.
        either = (f"{given - 1:04d}-12-01", f"{given + 1:04d}-03-01") if name == "WI" and 2 <= given <= 9997 else None
        return one(match, "DATE", f"{year_value(given)}-{name}", either)
    if word.lower() in ("fall", "spring") and _OF_A_CITY.match(context.text, match.end()):
        return None
    which = (groups.get("w") or "").lower()
    base = context.then if which == "that" else context.story
    year = base.year
    if year is None or base.month is None:
        return one(match, "DATE", f"{year_value(year)}-{name}")
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[name]
    if name == "WI":
        return _winter(match, which, year, base.month)
    if which.startswith("last") or "past" in which:
        year -= middle >= base.month - 1
    elif which.startswith("next") or "coming" in which:
        year += middle <= base.month
    return one(match, "DATE", f"{year_value(year)}-{name}")


#: "The fall of Atlanta", "the fall from power", "the spring of hope".
_OF_A_CITY = re.compile(r"\s(?:from|below|to|of\s(?!(?:that|this|last|next|the (?:same|following|previous)) year))")


def _winter(match: Match, which: str, year: int, month: int) -> Timex:
    """The winter meant, which lies in two years: the value has the year from which it is seen, the interval is its own.

    From March to June "the winter" is the one just past, from July on the one to come; "last winter" is always past.
    """
    begun = year - 1 if month <= 6 else year
    value_year = year
    if which.startswith("last") or "past" in which:
        begun, value_year = year - (2 if month <= 2 else 1), year - 1
    elif which.startswith("next") or "coming" in which:
        begun, value_year = year, year + 1
    if not 2 <= begun <= 9997:
        return one(match, "DATE", f"{year_value(value_year)}-WI", NOWHEN)
    return one(match, "DATE", f"{year_value(value_year)}-WI", (f"{begun:04d}-12-01", f"{begun + 1:04d}-03-01"))


def year(context: Context, match: Match) -> Timex | None:
    """A bare year, where it is not a count, a price or a number of something."""
    if _COUNTED.match(context.after(match, 16)) or re.match(
        r"[,.:]\d|-?%", context.text[match.end() : match.end() + 2]
    ):
        return None
    before = context.text[max(0, match.start() - 16) : match.start()].rpartition("\n")[2]
    street = _STREET.match(context.text, match.end()) and not _YEAR_BEFORE.search(before)
    if street or _NUMBERED.search(before) or _CELL.search(before):
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
        found = nearest_year(now, 3 * wanted - 1, 15, context.tense(match)) if now.month else now.year
    if found is not None:
        context.quarter, context.quarter_at = (found, wanted), match.start()
    return one(match, "DATE", f"{year_value(found)}-Q{wanted}")


def numbered_quarter(context: Context, match: Match) -> Timex | None:
    """ "Q3 2021"; "Q3" alone is the latest such quarter."""
    wanted, here = int(match["n"]), context.story
    year = int(match["y"]) if match["y"] else here.year
    if match["fy"]:
        digits = match["fy"]
        return one(match, "DATE", f"{digits if len(digits) == 4 else '20' + digits}-Q{wanted}", NOWHEN)
    if year is not None and not match["y"] and here.month is not None and not context.future(match):
        year -= wanted > (here.month - 1) // 3 + 1
    if year is not None:
        context.quarter, context.quarter_at = (year, wanted), match.start()
    return one(match, "DATE", f"{year_value(year)}-Q{wanted}")


def this_quarter(context: Context, match: Match) -> Timex | None:
    """ "the latest quarter", "the year-earlier period", "the quarter": the one reported on, else the one just ended."""
    words = match.group().lower()
    now = context.now
    ended = _ENDED.match(context.text, match.end())
    month = MONTHS.get(ended["m"].lower().rstrip(".")) if ended else None
    if month and "year" not in words and now.year is not None and context.quarter is None:
        return one(match, "DATE", _ending_in(context, match, month))
    if re.search(r"\b(?:current|this|next)\b", words):
        return one(match, "DATE", named(now, "quarter", 1 if "next" in words else 0))
    if context.quarter is None:
        if "period" in words:
            return None
        return one(match, "DATE", named(now, "quarter", -1))
    year, number_of = context.quarter
    earlier = "year" in words
    return one(match, "DATE", f"{year - earlier}-Q{number_of}")


def _ending_in(context: Context, match: Match, month: int) -> str:
    """The quarter of the calendar that holds most of the three months up to the end of one: July's is the second."""
    year = nearest_year(context.now, month, 28, context.tense(match))
    year, middle = (year or 0) - (month == 1), (month - 2) % 12 + 1
    context.quarter, context.quarter_at = (year, (middle - 1) // 3 + 1), match.start()
    return f"{year}-Q{(middle - 1) // 3 + 1}"


_ENDED = re.compile(r"\s(?:that\s)?(?:ended|ending)\s(?P<m>[A-Z][a-z]{2,8}\b)")


def half(context: Context, match: Match) -> Timex | None:
    """ "the first half of 2008", "the second half"."""
    which = 1 if match["h"].lower() in ("first", "former") else 2
    year = year_value(int(match["y"])) if match["y"] else year_value(context.now.year)
    return one(match, "DATE", f"{year}-H{which}")


def quarter_of_year(context: Context, match: Match) -> Timex | None:
    """ "last year's quarter", "the 1988 period": that of the year, where a quarter is what is reported on."""
    if context.quarter is None or context.now.year is None:
        return None
    which = match["y"].lower()
    year = int(which) if which.isdigit() else context.now.year - which.startswith("last")
    return one(match, "DATE", f"{year}-Q{context.quarter[1]}")


def fiscal(context: Context, match: Match) -> Timex | None:
    """ "fiscal 1989", "FY2023-24", "the current fiscal year": named by its year; when it begins is the firm's own."""
    if match["y"]:
        digits = match["y"]
        return one(match, "DATE", digits if len(digits) == 4 else f"20{digits}", NOWHEN)
    by = -1 if (match["w"] or "").lower() in ("last", "latest", "previous") else (match["w"] or "").lower() == "next"
    return one(match, "DATE", named(context.now, "year", int(by)), NOWHEN)


RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (r"(?:the )?<season:s>(?: of|,)? <year:y>", season),
        (r"(?:the )?<season:s> of <spelled:y>", season),
        (r"<year:y>(?: |'s )<season:s>", season),
        (r"(?P<w>last|this past|this coming|this|next|that) <season:s>", season),
        (r"the <season:s1>|(?<=\bin\s)<season:s2>|(?<=\bby\s)<season:s3>|(?<=\bsince\s)<season:s4>", season),
        (r"(?:the )?(?:fiscal year|financial year|fiscal|FY)\s?(?P<y>(?:19|20)\d\d)"
         r"(?:[-/](?:20)?\d\d)?(?P<w>)?", fiscal),
        (r"FY\s?[’']?(?P<y>\d\d)(?:[-/]\d\d)?(?P<w>)?", fiscal),
        (r"(?:the |its )?(?:(?P<w>current|last|latest|next|previous|this) )?"
         r"(?:fiscal|financial) year(?P<y>(?!))?", fiscal),
        (r"(?:the )?(?P<y>19\d\d|20\d\d|(?:last|this) year['’]s) (?:quarter|period)", quarter_of_year),
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
         r"|the year before)|the quarter (?:last year|a year ago|a year earlier))", this_quarter),
        (r"(?:the )?(?P<h>first|second|former|latter|last)[\s-]half of (?:(?P<y>(?:19|20)\d\d|1\d{3})|(?:this"
         r"|the) year)", half),
        (r"Q(?P<n>[1-4])(?:\s?(?:of\s)?FY\s?(?P<fy>(?:20)?\d\d)| (?:of )?(?P<y>(?:19|20)\d\d))?", numbered_quarter),
        (r"<spelled:y>", year_in_words),
        (r"(?:the year |year |the years )?<year:y>", year),
    )
)  # fmt: skip
