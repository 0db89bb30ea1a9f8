"""Feasts: days with a name, of several calendars. The nearest one is meant, as with a month and a day.

A feast whose day depends on the place or on the sight of the moon keeps an X for what is open ("Eid" of 2023 is
`2023-04-XX`), and its interval holds all the days on which it may fall.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.extract.times.calendar import AHEAD_COST
from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.feastdays import (
    DAY,
    Span,
    easter,
    hebrew_new_year,
    muslim,
    new_moon,
    orthodox_easter,
    passover,
    weekday_of_month,
)
from dateline.extract.times.scanning import rule

Finder = Callable[[int], list[Span]]


def _fixed(month: int, day: int) -> Finder:
    return lambda year: [(date(year, month, day),) * 2]


def _from_easter(first: int, last: int | None = None) -> Finder:
    return lambda year: [
        (easter(year) + timedelta(days=first), easter(year) + timedelta(days=first if last is None else last))
    ]


def _from_orthodox(by: int) -> Finder:
    return lambda year: [(orthodox_easter(year) + timedelta(days=by),) * 2]


def _nth(month: int, weekday: int, nth: int) -> Finder:
    return lambda year: [(weekday_of_month(year, month, weekday, nth),) * 2]


def _muslim(month: int, day: int, days: int = 1) -> Finder:
    return lambda year: muslim(year, month, day, days)


def _hebrew(first: int, last: int) -> Finder:
    return lambda year: [(hebrew_new_year(year) + timedelta(days=first), hebrew_new_year(year) + timedelta(days=last))]


def _diwali(year: int) -> list[Span]:
    moon = new_moon(year, 10, 17, 5.5)
    return [(moon - DAY, moon)]


def _lunar_new_year(year: int) -> list[Span]:
    return [(new_moon(year, 1, 21, 8),) * 2]


#: Name, as written with blanks and a straight apostrophe and without "day" -> its days in a Gregorian year.
FEASTS: dict[str, Finder] = {
    "christmas": _fixed(12, 25), "christmas eve": _fixed(12, 24), "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1), "halloween": _fixed(10, 31), "valentine's": _fixed(2, 14), "boxing": _fixed(12, 26),
    "epiphany": _fixed(1, 6), "all saints'": _fixed(11, 1), "bastille": _fixed(7, 14), "may": _fixed(5, 1),
    "veterans": _fixed(11, 11), "armistice": _fixed(11, 11), "fourth of july": _fixed(7, 4),
    "orthodox christmas": _fixed(1, 7), "st. patrick's": _fixed(3, 17), "st patrick's": _fixed(3, 17),
    "thanksgiving": _nth(11, 3, 4), "memorial": _nth(5, 0, -1), "labor": _nth(9, 0, 1),
    "martin luther king": _nth(1, 0, 3), "remembrance sunday": _nth(11, 6, 2),
    "easter": _from_easter(0), "easter sunday": _from_easter(0), "easter monday": _from_easter(1),
    "easter weekend": _from_easter(-1, 0), "easter saturday": _from_easter(-1), "good friday": _from_easter(-2),
    "maundy thursday": _from_easter(-3), "palm sunday": _from_easter(-7), "holy week": _from_easter(-7, -1),
    "ash wednesday": _from_easter(-46), "mardi gras": _from_easter(-47), "shrove tuesday": _from_easter(-47),
    "carnival": _from_easter(-51, -46), "pentecost": _from_easter(49),
    "orthodox easter": _from_orthodox(0), "orthodox good friday": _from_orthodox(-2),
    "ramadan": _muslim(9, 1, 30), "eid al-fitr": _muslim(10, 1), "eid al-adha": _muslim(12, 10),
    "ashura": _muslim(1, 10), "eid": lambda year: sorted(muslim(year, 10, 1, 1) + muslim(year, 12, 10, 1)),
    "nowruz": lambda year: [(date(year, 3, 20), date(year, 3, 21))],
    "rosh hashanah": _hebrew(-1, 1), "yom kippur": _hebrew(8, 9), "passover": lambda year: [passover(year)],
    "diwali": _diwali, "lunar new year": _lunar_new_year,
}  # fmt: skip
_SPELLINGS = {
    "eid al fitr": "eid al-fitr", "eid ul-fitr": "eid al-fitr", "eid al adha": "eid al-adha",
    "eid ul-adha": "eid al-adha", "eid-al-fitr": "eid al-fitr", "eid-al-adha": "eid al-adha", "navruz": "nowruz",
    "nauryz": "nowruz", "norouz": "nowruz", "newroz": "nowruz", "divali": "diwali", "deepavali": "diwali",
    "chinese new year": "lunar new year", "orthodox easter sunday": "orthodox easter",
    "july fourth": "fourth of july", "ramazan": "ramadan", "whit sunday": "pentecost",
    "coptic christmas": "orthodox christmas", "coptic easter": "orthodox easter",
}  # fmt: skip
#: Feasts that are a day only with the word behind them: "Memorial Day", not "the Memorial".
_NEED_DAY = (
    r"New Year['’]s|Valentine['’]s|Boxing|All Saints['’]|Bastille|May|Veterans|Armistice|St\.? Patrick['’]s|Memorial"
    r"|Labor|Martin Luther King"
)
_ALONE = (
    r"Christmas Eve|Christmas|Thanksgiving|Orthodox Christmas|Coptic Christmas|New Year['’]s Eve|Halloween|Epiphany"
    r"|(?:the )?Fourth of July|July Fourth|Remembrance Sunday|Easter (?:Sunday|Monday|Saturday|weekend)|Easter"
    r"|Good Friday|Maundy Thursday|Palm Sunday|Holy Week|Ash Wednesday|Mardi Gras|Shrove Tuesday|Whit Sunday|Pentecost"
    r"|(?:Orthodox|Coptic) (?:Easter(?: Sunday)?|Good Friday)|Ramadan|Ramazan|Eid[ -][au]l[ -](?:Fitr|Adha)|Eid|Ashura"
    r"|Nowruz|Norouz|Navruz|Nauryz|Newroz|Rosh Hashanah|Yom Kippur|Passover|Diwali|Divali|Deepavali"
    r"|(?:Lunar|Chinese) New Year|Carnival"
)
#: Things named after a feast, and the cruise line.
_NO_FEAST = (
    r"(?! (?:Islands?|trees?|cards?|carols?|gifts?|presents?|eggs?|bunny|lights?|decorations?|Rising|Massacre|Offensive"
    r"|Corp|Cruises?|plc|War|Peak)\b)"
)
#: A feast longer than this has no day, and its value is a month that is not told: "2024-XX".
LONG = timedelta(days=20)


def feast(context: Context, match: Match) -> Timex | None:
    """ "Christmas Eve", "Eid al-Fitr", "last Ramadan", "Orthodox Easter 2016"."""
    name = re.sub(r"\s+", " ", match["h"].lower().replace("’", "'"))
    name = re.sub(r"^the | day$", "", name)
    name = _SPELLINGS.get(name, name)
    first_letter = match["h"][4 if match["h"].lower().startswith("the ") else 0]
    before = context.before(match, 16)
    if name not in FEASTS or not first_letter.isupper() or before.endswith("Operation "):
        return None
    if name == "carnival" and not _IN_SEASON.search(before):
        return None
    found = _nearest(context, match, FEASTS[name])
    if found is None:
        return one(match, "DATE", _open_value(FEASTS[name]))
    first, last = found
    value = _value(first, last)
    if name == "easter" and re.match(r"\s+week\b", context.text[match.end() : match.end() + 6]):
        return one(match, "DATE", named_week(first))
    return one(match, "DATE", value, (first.isoformat(), (last + DAY).isoformat()))


_IN_SEASON = re.compile(
    r"(?:\b(?:during|before|after|of|in|at|as|for|until|by|and|since)\s|['’]s\s|\(|^)$", re.IGNORECASE
)


def named_week(day: date) -> str:
    """The ISO week of a day."""
    return day.strftime("%G-W%V")


def _value(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if last - first > LONG:
        return f"{first.year}-XX"
    return f"{first:%Y-%m}-XX" if first.month == last.month else f"{first.year}-XX-XX"


def _open_value(finder: Finder) -> str:
    """Without a year: the month and day of a feast that does not move."""
    days = {day.strftime("%m-%d") for year in (2001, 2010) for span in finder(year) for day in span}
    return f"XXXX-{days.pop()}" if len(days) == 1 else "XXXX-XX-XX"


def _nearest(context: Context, match: Match, finder: Finder) -> Span | None:
    """The feast of the year named, else the nearest to the report's day, as a month and a day are read."""
    given = match["y"] or match["y0"]
    if given:
        return finder(int(given))[0] if _holds(int(given)) and finder(int(given)) else None
    if context.narrative:
        year = context.last.year
        return finder(year)[0] if year is not None and _holds(year) and finder(year) else None
    here = context.here.exact
    if here is None or not _holds(here.year):
        return None
    which = (match["w"] or "").lower()
    tense = context.tense(match)
    spans = [span for year in (here.year - 1, here.year, here.year + 1) for span in finder(year)]
    if which in ("last", "this past", "the previous"):
        return max((s for s in spans if s[1] < here), default=None)
    if which in ("next", "this coming", "the coming"):
        return min((s for s in spans if s[0] > here), default=None)
    return min(spans, key=lambda span: (_cost(span, here, tense), span))


def _cost(span: Span, here: date, tense: str) -> int:
    if span[0] <= here <= span[1]:
        return -1000
    away = (span[0] - here).days
    return abs(away) + (0 if away <= 0 else AHEAD_COST[tense])


def _holds(year: int) -> bool:
    """Years for which the calendars were written."""
    return 1583 < year < 2200


RULES: tuple[Rule, ...] = tuple(
    rule(notation, feast)
    for notation in (
        rf"(?:(?P<w>last|this past|this coming|next|this|the coming|the previous) )?"
        rf"(?:(?P<y0>(?:19|20)\d\d) )?(?P<h>(?:{_NEED_DAY}) Day|(?:{_ALONE})(?: Day)?)"
        rf"(?:,? (?:of )?(?P<y>(?:19|20)\d\d)(?!\w))?{_NO_FEAST}",
    )
)  # fmt: skip
