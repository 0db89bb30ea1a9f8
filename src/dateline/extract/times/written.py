"""The day on which a report says that it was written: the date of its dateline, which may be days before its stamp.

"WASHINGTON, Oct. 3 (AP) - The senator said today" in a paper of 4 October tells of the third.
"""

from __future__ import annotations

import re

from dateline.extract.times.calendar import Day, nearest_year
from dateline.extract.times.dates import month_of
from dateline.extract.times.words import pattern

#: Days by which a dateline may lie before the stamp; more is another year, or an old text put out anew.
LATE = 4
_LINE = re.compile(r"[^\n]{3,160}")
_PLACE = re.compile(r"\s*[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][\w. ]{2,20})?,?\s(?:\([A-Z][\w ]{1,20}\)\s)?$")
_DATE = (
    pattern(r"<month:m> (?P<d>3[01]|[12]\d|0?[1-9])"),
    pattern(r"(?P<d>3[01]|[12]\d|0?[1-9]) <month:m>"),
)
_DASH = re.compile(r",?\s?(?:\([^()\n]{2,30}\)\s?)?(?:—|--|–|-|_|:)\s")


def written(text: str, published: Day) -> Day:
    """The day of the dateline where it lies up to four days before `published`; else `published`."""
    here = published.exact
    if here is None:
        return published
    for line in _LINE.finditer(text[:600]):
        for date in _DATE:
            match = date.search(line.group())
            if (
                not match
                or not _PLACE.match(line.group()[: match.start()])
                or not _DASH.match(line.group(), match.end())
            ):
                continue
            month, number = month_of(match["m"]), int(match["d"])
            there = Day(nearest_year(published, month, number, "past"), month, number)
            if there.exact is not None and 0 < (here - there.exact).days <= LATE:
                return there
    return published
