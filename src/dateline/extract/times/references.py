"""Times that point no further than before, now or later: "currently", "recently", "in the near future"."""

from __future__ import annotations

import re

from dateline.extract.times.context import Context, Match, Rule, Timex, one
from dateline.extract.times.scanning import rule


def present(context: Context, match: Match) -> Timex | None:
    """ "now", "currently", "these days"; not "now that"."""
    if match.group().lower() == "now" and re.match(r"\s+that\b", context.after(match, 6)):
        return None
    return one(match, "DATE", "PRESENT_REF")


def past(_: Context, match: Match) -> Timex | None:
    """ "recently", "formerly", "the past"."""
    return one(match, "DATE", "PAST_REF")


def future(context: Context, match: Match) -> Timex | None:
    """ "soon", "the near future"; not "as soon as" nor "shortly after"."""
    word = match.group().lower()
    if word in ("soon", "shortly") and re.match(r"\s+(?:after|before|as)\b", context.after(match, 8)):
        return None
    if re.search(r"\b(?:as|too|so|how|very)\s+$", context.before(match, 6), re.IGNORECASE):
        return None
    return one(match, "DATE", "FUTURE_REF")


def adjective(_: Context, match: Match) -> Timex | None:
    """ "current", "recent", "former" before a noun."""
    return one(match, "DATE", "PRESENT_REF" if match.group().lower() == "current" else "PAST_REF")


RULES: tuple[Rule, ...] = tuple(
    rule(notation, handler)
    for notation, handler in (
        (r"(?:right |until |even |just )?now|currently|presently|at present|at the moment|nowadays"
         r"|these days|the present(?: time| day)?|for the time being|the time being|to date", present),
        (r"(?:more |most |very )?recently|lately|formerly|the (?:recent |distant )?past(?=[.,;]| (?:and|but|to"
         r"|that|as|by|when))", past),
        (r"the (?:near |foreseeable |immediate |not too distant |not-too-distant )?future|the near term"
         r"|the short term|a later date", future),
        (r"current(?= [a-z])", adjective),
    )
)  # fmt: skip
