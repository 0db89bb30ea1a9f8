"""Publication times: ISO 8601 dates and date-times, checked, and put to UTC where they name a zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATETIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})[Tt ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>[Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?"
)
ALLOWED = "give an ISO date or date-time, such as 2022-09-09 or 2022-09-09T14:05:00Z"

#: No report was published before there was print, and a placeholder (0001-01-01, 9999-12-31) is no time: days are
#: counted from it on both sides, and the calendar ends there.
YEARS = range(1450, 3000)


def moment(value: str) -> str | None:
    """`value` as a checked ISO 8601 date or date-time, or None where it is none.

    A date stays a date. A date-time with a zone becomes UTC ("2022-09-09T14:05:00Z"), one without stays local, to the
    precision given; fractions of a second are dropped. Nothing else is read: "9/5/22" could be two days, and a year
    outside `YEARS` is a placeholder.
    """
    value = value.strip()
    if not (value[:4].isdecimal() and int(value[:4]) in YEARS):
        return None
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value).isoformat()
        found = _DATETIME.fullmatch(value)
        if found is None:
            return None
        seconds = found["second"]
        zone = found["zone"]
        stated = datetime.fromisoformat(f"{found['date']}T{found['hour']}:{found['minute']}:{seconds or '00'}")
        if zone is None:
            return stated.isoformat(timespec="seconds" if seconds else "minutes")
        if zone in "Zz":
            return f"{stated.isoformat(timespec='seconds')}Z"
        offset = f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"
        utc = datetime.fromisoformat(f"{stated.isoformat(timespec='seconds')}{offset}").astimezone(UTC)
        return f"{utc.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    except (ValueError, OverflowError):
        return None
