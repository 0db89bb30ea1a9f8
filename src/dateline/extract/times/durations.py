"""Lengths of time and repeated times: "three days", "the past 24 hours", "a two-year term", "every week"."""

from __future__ import annotations

import re

from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.intervals import stretch
from dateline.extract.times.scanning import rule
from dateline.extract.times.words import PARTS, SUBDAY, UNITS, VAGUE, number, unit_of

_BEHIND = frozenset({"past", "last", "previous", "preceding", "latest"})
_AHEAD = frozenset({"next", "coming"})
_YEARS = {"decade": 10, "century": 100}


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length; None is an unknown number of units: PXD."""
    letter = UNITS[unit]
    time = "T" if unit in SUBDAY else ""
    if count is None:
        return f"P{time}X{letter}"
    if unit in _YEARS:
        return f"P{_number(count * _YEARS[unit])}Y"
    if unit == "fortnight":
        return f"P{_number(2 * count)}W"
    if unit == "quarter":
        return f"P{_number(3 * count)}M"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    smaller = {"year": ("M", 12), "month": ("D", 30), "hour": ("M", 60), "minute": ("S", 60)}.get(unit)
    if smaller is None:
        return f"P{time}{_number(count)}{letter}"
    rest = round((count % 1) * smaller[1])
    return f"P{time}{f'{int(count)}{letter}' if int(count) else ''}{rest}{smaller[0]}"


def _number(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _count(word: str) -> float | None:
    low = re.sub(r"\s+", " ", word.lower())
    if "couple" in low:
        return 2.0
    return None if low in VAGUE or low == "recent" else number(low)


def anchored(context: Context, match: Match) -> Timex | None:
    """ "the past 24 hours", "the first nine months": a length, and where it lies if that is told."""
    which, unit = match["r"].lower(), unit_of(match["u"])
    count = _count(match["n"])
    if unit == "second" and count == 1:
        return None
    sign = -1 if which in _BEHIND else 1 if which in _AHEAD else 0
    interval = stretch(context, unit, sign * count) if sign and count is not None else None
    return one(match, "DURATION", length(count, unit), interval)


def unnumbered(_: Context, match: Match) -> Timex | None:
    """ "recent weeks", "the coming months", "the past years"; "the early hours" are a part of a day."""
    if match.group().lower().endswith("early hours"):
        return None
    return one(match, "DURATION", length(None, unit_of(match["u"])))


def counted(_: Context, match: Match) -> Timex | list[Timex] | None:
    """ "three days", "a 10-year term", "two and a half hours"; ages and the ordinal "one second" are none."""
    unit = unit_of(match["u"])
    count = number(match["n"])
    if match["u"][0].isupper() and match["n"][0].isdigit() and not match["u"].isupper():
        return []  # a title: "60 Minutes", "48 Hours"
    if match.groupdict().get("half"):
        count += 0.5
    if unit == "second" and match["n"].lower() == "one":
        return None
    if unit == "quarter" or (unit == "night" and "-" not in match.group() and count > 60):
        return None
    return one(match, "DURATION", length(count, unit))


def no_time(_context: Context, _match: Match) -> list[Timex]:
    """ "24 hours a day", "52 years old": no time of any clock or calendar, nor a length of one."""
    return []


def vague(context: Context, match: Match) -> Timex | list[Timex] | None:
    """ "several weeks", "a few days", "a couple of years"."""
    unit = unit_of(match["u"])
    if match["n"].lower() == "many" and context.before(match, 4).endswith("as "):
        return []  # "the third strike in as many weeks"
    return None if unit == "second" else one(match, "DURATION", length(_count(match["n"]), unit))


def single(_: Context, match: Match) -> Timex | None:
    """ "a day", "an hour and a half", "half an hour"."""
    words, unit = match.group().lower(), unit_of(match["u"])
    if unit in ("second", "quarter", "weekend", "night"):
        return None
    if re.match(r"(?:a )?half", words):
        return one(match, "DURATION", length(0.5, unit))
    return one(match, "DURATION", length(1.5 if "half" in words else 1, unit))


def bare(context: Context, match: Match) -> Timex | None:
    """ "for weeks", "years of war": an unknown number."""
    before = context.before(match, 12).rstrip().lower()
    if before.endswith(("morning", "evening", "night", "afternoon", "business", "working", "office", "opening")):
        return None
    return one(match, "DURATION", length(None, unit_of(match["u"])))


def every_other(_: Context, match: Match) -> Timex | None:
    """ "every other week": each second one."""
    return one(match, "SET", length(2, unit_of(match["u"])))


def every(_: Context, match: Match) -> Timex | None:
    """ "every day", "each month", "once a week", "per year"."""
    groups = match.groupdict()
    word = groups["u"].lower()
    if word in PARTS:
        return one(match, "SET", f"XXXX-XX-XXT{PARTS[word]}")
    unit = unit_of(word)
    if unit in ("season", "weekend"):
        return one(match, "SET", "XXXX-WXX-WE")
    count = number(groups["n"]) if groups.get("n") else 1.0
    return one(match, "SET", f"P{int(count)}Q" if unit == "quarter" else length(count, unit))


def adverb(_: Context, match: Match) -> Timex | None:
    """ "daily", "weekly", "annually"."""
    return one(match, "SET", ADVERBS[match.group().lower()])


ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_LP = "(?P<r>last|past|next|previous|preceding|first|coming|final|recent|following|remaining|latest)"
_KINDS = "(?:trading|working|business|consecutive|straight|calendar|school|full|more)"
_NO_AGE = r"(?![\s-](?:olds?|of age)\b)"
RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (r"<number> (?:hours|days|weeks) (?:an?|per) (?:day|week|year)|24/7|24-7"
         r"|<number>(?: and a half)?[\s-]<unit>s?[\s-](?:olds?|of age)", no_time),
        (rf"(?:each of )?(?:at least )?(?:the |these |his |her |their |its )?{_LP} (?P<n><number>"
         rf"|<vague>)[\s-]<unit:u>s?", anchored),
        (r"(?:the )?(?:last|past|next|coming|recent|following|intervening|final|early) (?P<u>days|weeks|months"
         r"|years|decades|hours|minutes|quarters|centuries)", unnumbered),
        (rf"(?:<about>|the (?=<number>))?(?:(?:over|about|nearly) )?<number:n>(?:-"
         rf"| )(?P<half>and[\s-]a[\s-]half[\s-])?(?:(?!people)[a-z]{3,11}[a-rt-z] (?=<unit>s?\b(?! (?:ago|later"
         rf"|earlier|after|before)))|{_KINDS} )?<unit:u>s?(?:[\s-]long)?{_NO_AGE}", counted),
        (r"(?:the )?(?:year-earlier|year-ago) <number:n> <unit:u>s", counted),
        (rf"(?:<about>)?<vague:n>(?:-| )(?:more |other |long )?<unit:u>s?{_NO_AGE}", vague),
        (r"(?:<about>)?(?:an?|one|half an?|the (?:full|whole|entire|better part of an?)) (?:full |whole "
         r"|entire |additional |single |mere )?"
         r"(?P<u>second|minute|hour|day|week|month|year|decade|century|fortnight)(?: and a half)?(?!['’]s\b"
         r"|[\s-](?:earlier|ago))", single),
        (r"(?:a )?half-(?P<u>hour|day|year|decade|century)", single),
        (r"(?P<u>hour|day|week|month|year|decade|century)-?long", single),
        (r"(?:every|each) other (?P<u>day|week|month|year|night)", every_other),
        (r"(?P<u>days|weeks|months|years|decades|hours|minutes|centuries)(?:-long)?(?=[\s.,;)-])"
         r"(?<!early\shours)(?<!small\shours)", bare),
        (r"(?:every|each) (?:<number:n> )?(?P<u>day|week|month|year|quarter|hour|minute|night|morning|evening"
         r"|afternoon|weekend|decade)s?", every),
        (r"(?:(?:once|twice|<number> times) (?:per|an?|each|every)|per) (?P<u>day|week|month|year|hour"
         r"|minute)", every),
        (r"daily|nightly|weekly|monthly|yearly|annually|hourly", adverb),
    )
)  # fmt: skip
