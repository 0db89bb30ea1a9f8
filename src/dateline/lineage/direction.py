"""Which of two reports that share words had them first, and how we know."""

from __future__ import annotations

from dateline.lineage.credits import agency_of, cited, credited, voiced
from dateline.reading import Reading

Directed = tuple[bool, str]


def parent_is_first(first: Reading, second: Reading) -> Directed:
    """Whether `first` is the parent, and the reason in words.

    By a credit to the other outlet, then by time, then by the wire's voice; failing all, the lower id is the parent.
    """
    return _by_credit(first, second) or _by_time(first, second) or _by_voice(first, second) or _by_id(first, second)


def _by_credit(first: Reading, second: Reading) -> Directed | None:
    """One is the agency, or the outlet, that the other credits."""
    for parent, child, is_first in ((first, second, True), (second, first, False)):
        agency = agency_of(parent.document.source)
        if agency and agency_of(child.document.source) is None:
            if agency in credited(child):
                return is_first, f"the later text credits {agency}"
            if agency in cited(child):
                return is_first, f"the later text cites {agency}"
            if agency in voiced(child):
                return is_first, f"the later text speaks in the voice of {agency}"
    return None


def _by_time(first: Reading, second: Reading) -> Directed | None:
    one, other = first.document.published, second.document.published
    if not one or not other:
        return None
    shared = min(len(one), len(other))
    shared = shared if shared >= 16 else 10  # a day and a minute compare as days
    if one[:shared] == other[:shared]:
        return None
    return one[:shared] < other[:shared], f"published {one[:shared]} and {other[:shared]}"


def _by_voice(first: Reading, second: Reading) -> Directed | None:
    """Only one carries the wire's own voice or credit: it stands nearer to the wire."""
    one, other = _wires(first), _wires(second)
    if one and not other:
        return True, f"only the parent carries the words of {one[0]}; times do not tell"
    if other and not one:
        return False, f"only the parent carries the words of {other[0]}; times do not tell"
    return None


def _wires(reading: Reading) -> tuple[str, ...]:
    return credited(reading) or voiced(reading)


def _by_id(first: Reading, second: Reading) -> Directed:
    return first.document.id <= second.document.id, "direction unknown: neither time nor credit tells, taken by id"
