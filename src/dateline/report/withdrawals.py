"""Figures that were taken back, told with the figure that stands and not as news of their own."""

from __future__ import annotations

import re

from dateline.model import Claim, Finding
from dateline.reading import Span
from dateline.report import clauses, wording
from dateline.report.lookup import Lookup
from dateline.report.statements import figure_fact, figure_words, is_figure, upper

_TAKEN_BACK = re.compile(r"\b(?:withdr(?:ew|awn)|retract(?:s|ed)?|(?:took|taken) back|rescinded)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b(?:figures?|tolls?|numbers?|counts?|estimates?|claims?|statements?|reports?)\b", re.IGNORECASE)
#: A longer statement says more than that.
_LONGEST = 160
#: Characters before the withdrawal in which the number itself may stand.
_BEFORE = 300


def is_withdrawal(lookup: Lookup, finding: Finding) -> bool:
    """Whether the finding says no more than that a figure or statement was taken back."""
    claims = lookup.claims(finding.pro)
    if is_figure(finding) or not claims:
        return False
    return all(_takes_back(lookup.words(c)) for c in claims)


def withdrawn(lookup: Lookup, finding: Finding) -> tuple[str, Claim, Span, Claim, Span] | None:
    """A sentence on a figure of `finding` that was taken back, the claim that gave it and the one that says so, each
    with its span. None where no report says both the number and that it was withdrawn."""
    takers = _takers(lookup)
    for old in lookup.claims(finding.superseded) if takers else ():
        fact = figure_fact(finding, old)
        if fact is None or fact.quantity is None:
            continue
        value = fact.quantity.value if fact.quantity.value is not None else fact.quantity.low
        if value is None:
            continue
        number = re.compile(rf"(?<![\w.,]){re.escape(wording.number(value))}(?![\w%]|[.,]\d)")
        for claim in takers:
            if claim.id == old.id:
                continue
            start, end = claim.content[0].start, claim.content[-1].end
            if not number.search(lookup.reading[claim.report].text[max(0, start - _BEFORE) : end]):
                continue
            span = Span(start, end)
            by, given = span.of(lookup.reading[claim.report].text).strip(' .“”"'), clauses.saying(lookup, old)
            text = (
                f"{upper(lookup.speaker(old).full)} had given {figure_words(lookup, old, fact)}, which was withdrawn: "
            )
            return text + f"“{' '.join(by.split())}.”", old, given.span, claim, span
    return None


def _takers(lookup: Lookup) -> list[Claim]:
    """All claims that take a figure back; found once for an account."""
    if lookup.takers is None:
        claims = (c for c in lookup.account.claims if c.report in lookup.reading)
        lookup.takers = [c for c in claims if _takes_back(lookup.words(c))]
    return lookup.takers


def _takes_back(words: str) -> bool:
    return len(words) < _LONGEST and bool(_TAKEN_BACK.search(words) and _FIGURE.search(words))
