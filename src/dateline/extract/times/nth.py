"""The nth of something: "the first week of October", "the last Sunday in May", "the Tuesday before last"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateline.extract.times.calendar import FIRST, LAST, Day, moved, named, value
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.dates import month_of, undated
from dateline.extract.times.feastdays import weekday_of_month
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import ORDINALS, WEEKDAYS


def of_month(context: Context, match: Match) -> Timex | None:
    """The nth weekday (a day), weekend or week (seven days; the last seven for the last) of a month."""
    word, which, month = match["u"].lower(), match["n"].lower(), month_of(match["m"])
    nth = -1 if which in ("last", "final") else ORDINALS[which]
    year = int(match["y"]) if match["y"] else undated(context, match, month, None if nth < 0 else 7 * nth - 3)
    if word in WEEKDAYS and match["u"][0].islower():
        return None
    if year is None or not FIRST < year < LAST:
        return one(match, "DURATION", "P1W") if word == "week" else one(match, "DATE", f"XXXX-{month:02d}-XX")
    if word == "week":
        length = monthrange(year, month)[1]
        first = date(year, month, length - 6 if nth < 0 else 7 * nth - 6)
        return one(match, "DURATION", "P1W", (first.isoformat(), (first + 7 * ONE).isoformat()))
    day = weekday_of_month(year, month, WEEKDAYS.get(word, 5), nth)
    if day.month != month:
        return None
    return one(match, "DATE", day.isoformat() if word in WEEKDAYS else day.strftime("%G-W%V-WE"))


ONE = timedelta(days=1)


def one_further(context: Context, match: Match) -> Timex | None:
    """ "The week before last", "the Friday after next", "Monday week": one further off than last or next."""
    word = (match["u"] or match["w"]).lower()
    back = bool(match["x"]) and match["x"].lower().startswith("before")
    if word not in WEEKDAYS:
        return one(match, "DATE", named(context.now, word, -2 if back else 2))
    here = context.now.exact
    if (match["u"] or match["w"])[0].islower():
        return None
    if here is None:
        return one(match, "DATE", f"XXXX-WXX-{WEEKDAYS[word] + 1}")
    ahead = (WEEKDAYS[word] - here.weekday()) % 7
    days = ahead - 14 if back else (ahead or 7) + 7
    return one(match, "DATE", value(moved(Day(here.year, here.month, here.day), "day", days)))


_NTH = "(?P<n>first|second|third|fourth|last|final)"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (rf"(?:the )?{_NTH} (?P<u><weekday>|weekend|week) (?:of|in) <month:m>(?:,? (?P<y>(?:19|20)\d\d))?", of_month),
        (r"the (?P<u><weekday>|weekend|week|month|year) (?P<x>before last|after next)(?P<w>(?!))?", one_further),
        (r"(?P<w><weekday>) week(?=[.,;)]|$)(?P<u>(?!))?(?P<x>(?!))?", one_further),
    )
)  # fmt: skip
