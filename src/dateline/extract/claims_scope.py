"""What a figure is limited to: a direction ("in the south"), the worst hurt, an addition, a part of a whole."""

from __future__ import annotations

import re

from dateline.extract.claims_tolls import Tolls, says_hurt, state_of
from dateline.extract.quantities.cues import Cues
from dateline.extract.quantities.individuals import DESCRIBED
from dateline.reading import Mention, Reading, Span

#: Words that limit a figure to a part of its subject. The first form is the key that `Fact.scope` holds.
_SCOPES = {
    "south": r"south(?:ern)?",
    "north": r"north(?:ern)?",
    "east": r"east(?:ern)?",
    "west": r"west(?:ern)?",
    "southeast": r"south-?east(?:ern)?",
    "southwest": r"south-?west(?:ern)?",
    "northeast": r"north-?east(?:ern)?",
    "northwest": r"north-?west(?:ern)?",
}
#: "Three more bodies", "another five": an addition to a figure, not the figure.
_ADDED_BEFORE = re.compile(r"\b(?:another|additional|further|extra)\s+$", re.IGNORECASE)
_ADDED = re.compile(r"^[\w,.-]+\s+(?:more|additional|further|extra)\b(?!\s+than\b)", re.IGNORECASE)
#: "Two of the missing", "ten of them": a part of a figure.
_PART = re.compile(r"^[\w,.-]+\s+of\s+(?:the|them|these|those|whom|which|its|their)\b", re.IGNORECASE)
#: The worst hurt are counted apart from all the hurt: "two people were critically wounded".
_WORST = re.compile(
    r"^[^,;.:]{0,60}?\b(?:(?:critical|serious|severe|grave)ly\s+(?:wounded|injured|hurt|burn\w+)"
    r"|in\s+(?:critical|serious|grave)\s+condition)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"\bin\s+(?:the|its|their)\s+(?P<words>[a-z-]+(?:\s+and\s+[a-z-]+)?)\b", re.IGNORECASE)


def scope(reading: Reading, sentence: Span, mention: Mention, tolls: Tolls, cues: Cues) -> tuple[str, ...]:
    """Directions that limit a figure, "worst" where only the worst hurt are counted, and "added" or "part" where it is
    no whole; a report's own total is a whole."""
    span = mention.span
    found = set()
    before, onwards = reading.text[max(0, span.start - 14) : span.start], reading.text[span.start : span.end + 24]
    if _ADDED.search(onwards) or _ADDED_BEFORE.search(before):
        found.add("added")
    if state_of(mention) == "wounded" and _WORST.search(reading.text[span.start : span.end + 80]):
        found.add("worst")
    if mention.id not in tolls.written:
        hit = state_of(mention) == "wounded" and not says_hurt(reading, cues, span)
        if mention.id in tolls.parts or _PART.search(onwards) or (tolls.known and (hit or mention.score <= DESCRIBED)):
            # Described people beside the report's own toll are in it already, or were hurt and died; those who "were
            # shot" are its wounded and its dead.
            found.add("part")
    for match in _SCOPE.finditer(sentence.of(reading.text)):
        for key, pattern in _SCOPES.items():
            if re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", match["words"], re.IGNORECASE):
                found.add(key)
    return tuple(sorted(found))
