"""What a report itself says of whose words it carries: wire credits, and phrases that only the wire would write."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline import wire
from dateline.reading import Reading

_CAPITALS = r"(?P<who>(?:the\s+)?[A-Z][\w-]{0,40}(?:\s+[A-Z][\w-]{0,40}){0,3})"
#: The wire's own voice: copied along, it gives away where the sentence comes from.
_VOICE = (
    re.compile(rf"\bfor\s+{_CAPITALS}\s+to\s+(?:\w+\s+)?(?:verify|confirm|check)"),
    re.compile(
        rf"\b{_CAPITALS}\s+(?:could\s+not|was\s+(?:not\s+able|unable)\s+to|has\s+not\s+been\s+able\s+to|cannot|was\s+not\s+immediately\s+able\s+to)"
        r"\s+(?:\w+\s+){0,2}(?:verify|confirm|reach|check)"
    ),
    re.compile(rf"\b(?:told|tell|tells|by|seen\s+by|showed)\s+{_CAPITALS}"),
)
#: A report that names the agency as its source.
_CITED = (
    re.compile(rf"\b(?:reported|carried|published)\s+by\s+(?:the\s+)?{_CAPITALS}"),
    re.compile(rf"\b{_CAPITALS}\s+(?:news\s+agency\s+)?(?:reported|reports|has\s+reported|said\s+in\s+a\s+report)"),
    re.compile(rf"\b(?:[Aa]ccording\s+to|citing|quoting)\s+(?:the\s+)?{_CAPITALS}"),
)
#: How much of a text is looked through.
LONGEST = 200_000


def credited(reading: Reading) -> tuple[str, ...]:
    """Agencies whose words the report says it carries, by short name; its own name where it is the agency."""
    document = reading.document
    outlet = agency_of(document.source)
    if outlet:
        return (outlet,)
    named = document.credit or wire.credit(document.text[:LONGEST], document.byline)
    return wire.agencies(named) or ((named,) if named else ()) if named else ()


@lru_cache(maxsize=4096)
def agency_of(source: str | None) -> str | None:
    """The agency that an outlet's name is, or None."""
    if not source:
        return None
    found = wire.agencies(source)
    return found[0] if len(found) == 1 and found[0] != wire.UNNAMED and len(source) <= 40 else None


def voiced(reading: Reading) -> tuple[str, ...]:
    """Agencies in whose voice some sentence of the report speaks ("for Reuters to verify"), in order, each once."""
    return _agencies(reading, _VOICE)


def cited(reading: Reading) -> tuple[str, ...]:
    """Agencies that the report names as the source of something ("reported by AFP"), in order, each once."""
    return _agencies(reading, _CITED)


def _agencies(reading: Reading, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    text = reading.text[:LONGEST]
    hits = sorted((m.start(), m.group("who")) for pattern in patterns for m in pattern.finditer(text))
    found = (name for _, who in hits for name in wire.agencies(who) if name != wire.UNNAMED)
    return tuple(dict.fromkeys(found))
