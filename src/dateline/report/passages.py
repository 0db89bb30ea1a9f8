"""Where a sentence of a report really begins and ends: past its dateline, past a heading run into it, up to its object.

The parser ends sentences at full stops. A heading without one runs into the sentence after it, and a content span may
stop short of what its verb governs ("reinforced, rather than weakened," | "the case for the deal").
"""

from __future__ import annotations

import re

from dateline.model import Claim
from dateline.reading import Span, Token
from dateline.report.lookup import Lookup

#: "SAN DIEGO ― ", "WASHINGTON (Agency) - ": capitals and a dash before the news.
_LABEL = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:,\s[A-Z][\w.]+(?:\s\d{1,2})?)?\s*(?:\([^()]{2,30}\)\s*)?"
    r"(?:(?<=\s)[-–—―]+|[–—―]+)\s*(?=[A-Z\"“])"
)
#: What a verb or preposition needs to be whole.
_NEEDED = frozenset("dobj attr acomp oprd ccomp xcomp pobj pcomp agent".split())
#: What leans on a noun that comes after it.
_LEANING = frozenset("poss det amod compound nummod quantmod nmod case".split())
_OBJECT_BEFORE = re.compile(r"\b(?:which|whom)\s+$", re.IGNORECASE)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Mt|Rev|No)\.)$")
#: A stop or comma before a closing mark, with the stray spaces of badly joined text.
_STOP_INSIDE = re.compile(r"\s*[.,;]\s*([\"”’])$")


def without_stop(words: str) -> str:
    """Without the stop, comma or colon at the end; "U.S." and "p.m." keep their full stops."""
    words = _STOP_INSIDE.sub(r"\1", words.rstrip(" ,;:"))
    return words if _ABBREVIATED.search(words) else words.rstrip(" .,;:")


def past_label(words: str) -> str:
    """A sentence without the place that opens the report."""
    return _LABEL.sub("", words, count=1) if _LABEL.match(words) else words


def past_heading(lookup: Lookup, claim: Claim, span: Span) -> Span:
    """The sentence after a heading that runs into it; the heading itself where what follows is a caption, no sentence.

    Looked for only where a paragraph begins: a word of everyday use with a capital, after one without, starts anew.
    """
    text = lookup.reading[claim.report].text
    if text[: span.start].rstrip(" \t") and not text[: span.start].rstrip(" \t").endswith("\n"):
        return span
    tokens = lookup.reading[claim.report].parse.between(span)
    for before, token, after in zip(tokens[1:], tokens[2:], tokens[3:], strict=False):
        if _starts_anew(before, token, after):
            if any(t.tag in _FINITE for t in tokens if t.i > token.i):
                return Span(token.start, span.end)
            if any(t.tag in _FINITE for t in tokens if t.i < token.i):
                return Span(span.start, before.end)
            return span
    return span


def lacks_its_object(lookup: Lookup, claim: Claim) -> bool:
    """Whether a clause has its object before it: "…, which he claimed the party was asking him to do"."""
    attribution = lookup.attribution.get((claim.report, claim.attribution or ""))
    begins = [s.start for s in (*attribution.source, *attribution.cue)] if attribution else []
    if not begins or min(begins) > claim.content[0].start:
        return False
    return _OBJECT_BEFORE.search(lookup.reading[claim.report].text, max(0, min(begins) - 12), min(begins)) is not None


def _starts_anew(before: Token, token: Token, after: Token) -> bool:
    noun = token.tag in ("NNS", "NN", "NNPS") and not token.ent and before.pos in ("NOUN", "PROPN")
    everyday = noun or token.pos in ("DET", "PRON", "ADP", "SCONJ")
    capital = len(token.text) > 1 and token.text.istitle() and not before.text.istitle()
    runs_on = (
        before.text[-1:].isalpha() and not before.text.isupper() and before.pos not in ("DET", "ADJ", "ADP", "PART")
    )
    return everyday and capital and runs_on and after.text[:1].islower()


def completed(lookup: Lookup, claim: Claim, span: Span) -> Span:
    """The span with what its words need and the reading left out: the object of its verb, the noun of a possessive.

    Never past its sentence, nor into words by which somebody says something.
    """
    reading = lookup.reading[claim.report]
    tokens = reading.parse.between(span)
    if not tokens:
        return span
    sentence = lookup.sentence(claim.report, Span(tokens[-1].start, tokens[-1].end))
    rest = [t for t in reading.parse.between(Span(span.end, sentence.end)) if t.start >= span.end]
    inside = {t.i for t in tokens}
    wanted = [t for t in rest if t.dep in _NEEDED and t.head in inside]
    # "reinforced, rather than weakened, the case": where the parser is at a loss, the next noun is the object.
    wanted += [t for t in rest[:5] if t.dep == "dep" and t.pos == "NOUN"]
    leaning = [reading.parse.tokens[t.head] for t in tokens[-2:] if t.dep in _LEANING and t.head not in inside]
    ends = [reading.parse.tokens[t.right].end for t in (*wanted[:1], *leaning) if t.start >= span.end]
    if not ends or max(ends) > sentence.end:
        return span
    grown = Span(span.start, max(ends))
    added = Span(span.end, grown.end)
    own = lookup.attribution.get((claim.report, claim.attribution or ""))
    said = [s for a in reading.attributions for s in (*a.cue, *(a.source if a is own else ()))]
    return span if any(s.overlaps(added) for s in said) else grown
