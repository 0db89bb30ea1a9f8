"""Dates that no calendar has: "31 February", "June 31, 2022", "30/02/2022", "29 February 2023".

They name no day, so they have no interval; they are listed all the same, because a report that dates something by one
has a slip in it that a reader should know of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.times.calendar import valid
from dateline.extract.times.context import Timex
from dateline.extract.times.words import MONTHS

_MONTH = "|".join(sorted((m.title() for m in MONTHS), key=len, reverse=True))
_DAY = r"(?P<d>29|30|31)(?P<th>st|nd|th)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d.,/$€£-]){_DAY} (?:of )?(?P<m>{_MONTH})\b(?:\.?,? {_YEAR}(?!\d))?",
        # "In April 31 people died": a day stands after a word that asks for one, or has its ending or its year.
        rf"\b(?P<m>{_MONTH})\b\.? {_DAY}(?![\d:%]|[.,]\d)(?:,? {_YEAR}(?!\d))?",
        rf"(?<![\d/.-]){_YEAR}(?P<sep>[-/])(?P<mn>0?\d|1[0-2])(?P=sep)(?P<d>29|30|31)(?![\d/-])",
        rf"(?<![\d/.-])(?P<d>29|30|31)(?P<sep>[-/.])(?P<mn>0?\d|1[0-2])(?P=sep){_YEAR}(?![\d/-])",
        rf"(?<![\d/.-])(?P<mn>0?\d|1[0-2])(?P<sep>[-/])(?P<d>29|30|31)(?P=sep){_YEAR}(?![\d/-])",
    )
)
_ASKS = re.compile(
    r"\b(?:on|since|until|till|by|from|after|before|dated|to|through|of) (?:\w{3,9}day,? )?$", re.IGNORECASE
)


def impossible(text: str) -> Iterator[Timex]:
    """The impossible dates of a text, in text order; the value keeps what was written ("XXXX-02-31")."""
    found: list[Timex] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            named = groups.get("m")
            month = MONTHS[named.lower()] if named else int(groups["mn"])
            day, year = int(groups["d"]), groups.get("y")
            if not 1 <= month <= 12 or valid(int(year) if year else None, month, day):
                continue
            if named and match.start("m") < match.start("d") and not (groups["th"] or year or _asked(text, match)):
                continue
            value = f"{year or 'XXXX'}-{month:02d}-{day:02d}"
            found.append(Timex(match.start(), match.end(), "DATE", value))
    end = 0
    for timex in sorted(found, key=lambda t: t.start):
        if timex.start >= end:
            end = timex.end
            yield timex


def _asked(text: str, match: re.Match[str]) -> bool:
    return _ASKS.search(text, max(0, match.start() - 24), match.start()) is not None
