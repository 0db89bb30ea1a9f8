"""Times as a store sorts them: UTC, ISO 8601, microseconds, all of one width, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime, time

from dateline.errors import SetupError


def latest(moment: str) -> str | None:
    """The last moment that an ISO 8601 date or date-time allows, or None where it is neither.

    A date lasts until its end; a date-time without a zone is taken for UTC, as published times without one are.
    """
    try:
        found = datetime.fromisoformat(moment)
        if len(moment) <= len("2022-09-09"):
            found = datetime.combine(found, time.max)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{found.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def required(moment: str, what: str) -> str:
    """:func:`latest` of a time that must be one. Raises SetupError that names `what` it was for."""
    found = latest(moment)
    if found is None:
        raise SetupError(f"{what} {moment!r} is no time; give one in ISO 8601, such as 2022-09-09T14:05:00Z")
    return found
