"""A claim told with the report's own verb, where none of the page's fixed verbs keeps what it means.

"Officials fear that 40 people are under the rubble", "The gang threatened to kill the drivers": the speaker, then the
report's words from the cue to the end of what it governs. Nothing is put into other words.
"""

from __future__ import annotations

import re

from dateline.model import Claim
from dateline.reading import Attribution, Span, Token
from dateline.report.lookup import Lookup
from dateline.report.passages import completed

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: What a statement does not open with, and its least number of words.
_OPEN_END = re.compile(r"(?:which|who|whom|what|that|to|of)\b", re.IGNORECASE)
_SHORTEST = 4
#: A speaker whom only the sentence before names.
_RELATIVE = re.compile(r"(?:who|whose|which|that|what|his|her|their|its|my|our|these|those|this)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|which|that)\b", re.IGNORECASE)
#: What may stand between a speaker and the verb, or between the verb and what it governs, at most.
_BETWEEN = 60
#: On what a threat, a fear or a promise depends is not left out.
_DEPENDS = re.compile(r"\s*,?\s*(?:if|unless|until|provided|should|as long as)\b", re.IGNORECASE)
_BREAKS = ',;:()“”"'


def retold(lookup: Lookup, claim: Claim, speaker: str) -> str | None:
    """The sentence without its full stop; None where speaker, cue and content do not stand in one line."""
    attribution = lookup.attribution.get((claim.report, claim.attribution or ""))
    if attribution is None or not attribution.cue or len(claim.content) != 1 or _RELATIVE.match(speaker):
        return None
    cue = Span(attribution.cue[0].start, attribution.cue[-1].end)
    content = claim.content[0]
    if not _finite(lookup, claim, cue) or not lookup.sentence(claim.report, cue).covers(content):
        return None
    text = lookup.reading[claim.report].text
    content = completed(lookup, claim, content)
    if cue.end <= content.start:
        rest = Span(content.end, lookup.sentence(claim.report, cue).end)
        if _DEPENDS.match(rest.of(text)):
            content = Span(content.start, rest.end)
        return _forward(text, attribution, cue, content, speaker)
    return _backward(text, attribution, cue, content, speaker)


def _forward(text: str, attribution: Attribution, cue: Span, content: Span, speaker: str) -> str | None:
    """ "Officials fear that …"; words between speaker and verb are kept where no comma sets them apart."""
    between = text[cue.end : content.start]
    behind = [s for s in attribution.source if cue.start < s.start]
    if len(between) > _BETWEEN or any(c in between for c in ';:“”"') or behind:
        return None
    start = cue.start
    before = [s for s in attribution.source if s.end <= cue.start]
    if before and _WHO.search(text, before[-1].end, cue.start):
        return None  # "a reporter who tried to question him": the clause tells of somebody in passing
    if before and cue.start - before[-1].end <= _BETWEEN and not _broken(text[before[-1].end : cue.start]):
        start = before[-1].end
    words = _line(text[start : content.end])
    return speaker + words if words[:2] in ("'s", "’s") else f"{speaker} {words}"


def _backward(text: str, attribution: Attribution, cue: Span, content: Span, speaker: str) -> str | None:
    """ "The fire was set, investigators believe": whatever stands between is no more than the speaker."""
    between = text[content.end : cue.start]
    for span in attribution.source:
        between = between.replace(span.of(text), "")
    if content.end > cue.start or between.strip(" ,\n"):
        return None
    clause = _line(content.of(text)).rstrip(" .,;:")
    if _OPEN_END.match(clause) or len(clause.split()) < _SHORTEST:
        return None
    return f"{clause[:1].upper()}{clause[1:]}, {speaker.rstrip(',')} {_line(cue.of(text))}"


def _finite(lookup: Lookup, claim: Claim, cue: Span) -> bool:
    """Whether the cue is a predicate: "fears that", not "after learning that" or "their fear that"."""
    tokens: tuple[Token, ...] = lookup.reading[claim.report].parse.between(cue)
    # The parser takes "Police allege that" for a noun now and then; what heads its sentence is its predicate.
    return any(t.tag in _FINITE or (t.dep == "ROOT" and t.tag in ("NN", "VB")) for t in tokens)


def _broken(words: str) -> bool:
    return any(c in words for c in _BREAKS)


def _line(words: str) -> str:
    return " ".join(words.split())
