"""An outlet's own reporting inside a text: what it was told itself, what its people saw and counted.

In a text that is otherwise an agency's, such a sentence comes from another party, and counts as another origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline import wire
from dateline.lineage.credits import agency_of
from dateline.lineage.split import sentences
from dateline.reading import Reading, Span

_SELF = r"(?:this|our)\s+(?:newspaper|paper|website|outlet|magazine|reporter|correspondent|channel|station|news\s+site)"
_PEOPLE = r"(?:reporters?|correspondents?|journalists?|photographers?|camera\s+crews?|news\s+teams?)"
_DID = (
    r"(?:saw|heard|counted|watched|witnessed|visited|found|met|spoke|filmed|was\s+shown|were\s+shown|could\s+see|"
    r"has\s+seen|have\s+seen|has\s+learned|have\s+learned|has\s+reviewed|has\s+verified|reviewed|verified|obtained)"
)
_TOLD = (
    r"(?:told|tells|telling|informed|spoke\s+to|spoke\s+with|interview\s+with|interviewed\s+by|shown\s+to|seen\s+by|"
    r"reviewed\s+by|obtained\s+by|shared\s+with)"
)
#: Own reporting whoever the outlet is.
_PLAIN = re.compile(
    rf"\b{_TOLD}\s+(?:to\s+)?{_SELF}\b|\b{_SELF}\s+{_DID}\b|"
    rf"\b(?:a|an|one|two|three|our|its)\s+(?:\w+\s+)?{_PEOPLE}\s+(?:(?:for|of|from)\s+{_SELF}\s+)?{_DID}\b|"
    rf"\b(?:told|spoke\s+to)\s+(?:a|an|one\s+of)\s+(?:our\s+)?(?:reporter|correspondent)s?\b|\b[Ww]e\s+{_DID}\b",
    re.IGNORECASE,
)
#: How much of a text is looked through.
LONGEST = 200_000


def own_reporting(reading: Reading) -> Iterator[tuple[Span, str]]:
    """(sentence, the words that say so) where the outlet speaks of what it found out by itself, in order.

    "Told Reuters" in Reuters' text, or "told the Courier" in the Courier's, is own reporting; in another's it is not.
    """
    text = reading.text[:LONGEST]
    patterns = [_PLAIN, *_named(reading.document.source)]
    hits = sorted({(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(text)})
    if not hits:
        return
    quoted = 0
    for span in sentences(text):
        while quoted < len(hits) and hits[quoted][0] < span.start:
            quoted += 1
        if quoted < len(hits) and hits[quoted][0] < span.end:
            yield span, " ".join(text[slice(*hits[quoted])].split())


def _named(source: str | None) -> list[re.Pattern[str]]:
    """Patterns for the outlet under its own name."""
    if not source:
        return []
    agency = agency_of(source)
    spellings = {source.strip(), re.sub(r"^(?:the|The)\s+", "", source.strip())} | ({agency} if agency else set())
    spellings = {s for s in spellings if len(s) > 1 and s != wire.UNNAMED}
    if not spellings:
        return []
    who = "(?:the\\s+)?(?:" + "|".join(re.escape(s) for s in sorted(spellings, key=lambda s: (-len(s), s))) + ")"
    return [
        re.compile(rf"\b{_TOLD}\s+(?:to\s+)?{who}\b", re.IGNORECASE),
        re.compile(rf"\b{_PEOPLE}\s+(?:for|of|from)\s+{who}\s+{_DID}\b", re.IGNORECASE),
        re.compile(rf"\b{who}(?:['’]s)?\s+(?:{_PEOPLE}\s+)?{_DID}\b", re.IGNORECASE),
    ]
