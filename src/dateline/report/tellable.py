"""What reads like a sentence of the news and is none: captions, teasers, pointers to something else on the page."""

from __future__ import annotations

import re

from dateline.model import Claim
from dateline.reading import Token
from dateline.report.lookup import Lookup

#: "Here are the documents", "What to know", "Photos: …".
_POINTER = re.compile(
    r"[\"“'‘]?(?:here(?:['’]s| is| are)\b|(?:see|read|watch|click|listen|scroll|follow|photos?|video|gallery|slideshow|"
    r"live|updates?|related|more)\b(?=\s*(?:more|here|below|also|the|:|\||live|updates?))|what to know\b|"
    r"(?:this|the) (?:story|article|report|post|page) (?:has|will|is|was)\b)",
    re.IGNORECASE,
)
#: A caption ends in its full date: "…, Monday, July 11, 2016."
_CAPTION_DATE = re.compile(
    r",?\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z.]*|"
    r"May|June|July|March|April)\s\d{1,2},\s(?:19|20)\d\d\.?$"
)
#: Verbs of the present that tell how things stand, not what a picture shows.
_STATES = frozenset(
    """be have do say tell report remain need want know believe think seem appear include mean hold face plan expect
    hope fear call ask show suggest indicate warn continue""".split()
)
#: What somebody gave out, as against what it says.
_GIVEN_OUT = re.compile(r"\b(?:released?|issued?|gave|posted|published)\s+(?:a|this|the following)\s+statement\b", re.I)
#: An outlet on itself: "we're told", "our reporter".
_OURSELVES = re.compile(r"\b(?:we(?:['’]re|['’]ve|['’]ll)?|our|us)\b", re.IGNORECASE)


def worth(lookup: Lookup, claim: Claim, words: str) -> float:
    """A factor of importance for one claim told in `words`: 1, or less for what is no news by itself."""
    if _POINTER.match(words):
        return 0.2
    if _GIVEN_OUT.search(words):
        return 0.5
    if claim.attribution is not None:
        return 1.0
    if _OURSELVES.search(words):
        return 0.6
    if _present(_main_verb(lookup, claim)):
        return 0.3 if _CAPTION_DATE.search(words) else 0.75
    return 1.0


def _main_verb(lookup: Lookup, claim: Claim) -> Token | None:
    tokens = [t for span in claim.content for t in lookup.reading[claim.report].parse.between(span)]
    return next((t for t in tokens if t.dep == "ROOT"), None)


def _present(verb: Token | None) -> bool:
    """Whether a verb tells in the present what is done once ("stands watch"), or the parser found no verb at all."""
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return verb is not None and verb.pos == "NOUN"
    return verb.tag in ("VBZ", "VBP") and verb.pos == "VERB" and verb.text.isalpha() and verb.lemma not in _STATES
