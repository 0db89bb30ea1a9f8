"""The day that a page bears: that of its record, or an earlier one on which its own words say that it was posted.

A page that was stored or republished later keeps its first day in its text ("Posted: Tuesday, January 28, 2014",
"(Published Friday, July 31, 2015)", "GENOA (October 16, 2015):"); its weekdays are those before that day. Of 2,900
reports 46 say of themselves that they are older than their record.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.reading import Mention, Reading
from dateline.values import Time

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_POSTED = re.compile(
    r"\b(?:published|posted|updated?|modified|created)\W{1,4}(?:on |at )?"
    r"(?:\d{1,2}:\d\d ?(?:[ap]\.?m\.?)?,? ?(?:[A-Z]{2,4},? )?)?$",
    re.IGNORECASE,
)
#: Characters in which a dateline ends, and times that are looked at.
_DATELINE, _MOST = 60, 300


def own_day(reading: Reading) -> date | None:
    """The day of the record, or an earlier one that the text says it was posted on; None without a record's day."""
    published = day_on(reading.document.published)
    if published is None:
        return None
    days = [day for m in reading.times[:_MOST] if (day := _posted(reading.text, m)) is not None]
    last = max(days, default=published)
    return min(last, published)


def _posted(text: str, mention: Mention) -> date | None:
    """The day of a full date by which a page says when it was posted, or that stands in its dateline."""
    value, words = mention.value, mention.span.of(text)
    if not isinstance(value, Time) or not re.search(r"\b(?:19|20)\d\d\b", words) or not _FULL.match(value.value):
        return None
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    behind = text[mention.span.end : mention.span.end + 3]
    dateline = mention.span.start < _DATELINE and before.endswith("(") and re.match(r"\)\s?[:—–-]", behind)
    return day_on(value.value) if _POSTED.search(before) or dateline else None


def day_on(written: str | None) -> date | None:
    """The day that an ISO 8601 time begins with."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
