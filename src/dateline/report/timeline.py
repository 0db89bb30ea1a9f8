"""Two clocks: when each finding happened, as the reports have it, and when it was first published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from dateline.model import Claim, Finding, Time
from dateline.report import wording
from dateline.report.lookup import Lookup
from dateline.report.wording import Moment

MOST_ROWS = 40


class Entry(msgspec.Struct, frozen=True):
    """One row. `happened` is None where no claim of the finding says when; `start` and `end` are its ISO interval."""

    finding: Finding
    claim: Claim
    happened: Moment | None
    start: str | None
    end: str | None
    reported: Moment
    published: str | None
    delay: str = ""


def entries(lookup: Lookup, findings: Sequence[Finding]) -> tuple[list[Entry], int]:
    """One entry a finding that has a time of either kind, by time of happening; and how many were left out."""
    found = [entry for f in findings if (entry := entry_of(lookup, f)) is not None and entry.happened is not None]
    shown = found[:MOST_ROWS]
    shown.sort(key=lambda e: (e.start or "~", e.end or "~", e.published or "~", e.finding.id))
    return shown, len(found) - len(shown)


def entry_of(lookup: Lookup, finding: Finding) -> Entry | None:
    """Both clocks of one finding; None where none of its claims is in the account."""
    claims = lookup.claims(finding.pro)
    if not claims:
        return None
    first = next((c for c in claims if lookup.document(c.report).published), claims[0])
    time = happened(claims)
    published = lookup.document(first.report).published
    return Entry(
        finding=finding,
        claim=first,
        happened=wording.interval(time.start, time.end) if time else None,
        start=time.start if time else None,
        end=time.end if time else None,
        reported=wording.moment(published),
        published=published,
    )


def happened(claims: Sequence[Claim]) -> Time | None:
    """The narrowest interval that a claim gives; between equals the one that most claims give, then the earliest."""
    times = [f.time for c in claims for f in c.facts if f.time is not None and f.time.start is not None]
    if not times:
        return None

    def rank(time: Time) -> tuple[float, int, str]:
        same = sum(1 for t in times if (t.start, t.end) == (time.start, time.end))
        return (hours(time.start, time.end), -same, time.start or "")

    return min(times, key=rank)


def hours(start: str | None, end: str | None) -> float:
    """Length of an interval in hours; infinite where an end is open or is no ISO time."""
    first, last = instant(start), instant(end)
    if first is None or last is None:
        return float("inf")
    return (last - first).total_seconds() / 3600


def instant(iso: str | None) -> datetime | None:
    """An ISO 8601 time as an aware UTC instant; a time without zone is read as UTC. None where it is no such time."""
    if not iso:
        return None
    try:
        when = datetime.fromisoformat(iso.replace("Z", "+00:00"))
    except ValueError:
        return None
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
