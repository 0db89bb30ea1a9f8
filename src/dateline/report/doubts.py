"""What stands against what, and what the outlets say they could not verify, in their own words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.model import Finding
from dateline.reading import Caveat, Span
from dateline.report import wording
from dateline.report.citations import Citation, Citations
from dateline.report.lookup import Lookup

MOST_DISPUTES = 30
MOST_DOUBTS = 60
MOST_CITED = 6


class Dispute(msgspec.Struct, frozen=True):
    """Two positions on one question, side by side."""

    finding: Finding
    anchor: str
    left: tuple[Citation, ...]
    right: tuple[Citation, ...]
    more: int


class Doubt(msgspec.Struct, frozen=True):
    """One caveat of one report: its words, and the claims that they cover."""

    kind: str
    outlet: str
    number: int
    words: str
    href: str
    lang: str
    covered: tuple[Citation, ...]
    findings: tuple[tuple[str, str], ...]


def disputes(citations: Citations, findings: Sequence[Finding]) -> tuple[list[Dispute], int]:
    """Every finding that some claim stands against, in the order given; and how many were left out."""
    lookup = citations.lookup
    contested = _once([f for f in findings if lookup.claims(f.contra) and lookup.claims(f.pro)])
    found = []
    for finding in contested[:MOST_DISPUTES]:
        left, right = lookup.claims(finding.pro), lookup.claims(finding.contra)
        more = max(0, len(left) - MOST_CITED) + max(0, len(right) - MOST_CITED)
        pro, contra = tuple(citations.all(left[:MOST_CITED])), tuple(citations.all(right[:MOST_CITED]))
        found.append(Dispute(finding, lookup.finding_anchor(finding.id), pro, contra, more))
    return found, len(contested) - len(found)


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Without those that show an earlier one's two sides the other way round."""
    kept: list[Finding] = []
    for finding in findings:
        mirrored = any(set(finding.pro) <= set(k.contra) and set(finding.contra) <= set(k.pro) for k in kept)
        if not mirrored:
            kept.append(finding)
    return kept


def doubts(citations: Citations, shown: Sequence[Finding]) -> tuple[list[Doubt], int]:
    """The caveats "unverified", "no detail" and "disputed" of all reports, in order; denials stand with disputes."""
    lookup = citations.lookup
    kept = [
        (r.document.id, c)
        for r in lookup.readings
        for c in sorted(r.caveats, key=lambda c: (c.span, c.id))
        if c.kind in ("unverified", "no-detail", "disputed")
    ]
    finding_of = {claim: f for f in reversed(shown) for claim in (*f.contra, *f.pro)}
    return [_doubt(citations, report, c, finding_of) for report, c in kept[:MOST_DOUBTS]], max(
        0, len(kept) - MOST_DOUBTS
    )


def _doubt(citations: Citations, report: str, caveat: Caveat, finding_of: dict[str, Finding]) -> Doubt:
    lookup = citations.lookup
    claims = [c for c in lookup.claims_of[report] if caveat.id in c.caveats or c.attribution in caveat.about]
    found = {finding_of[c.id].id: finding_of[c.id] for c in claims if c.id in finding_of}
    return Doubt(
        wording.CAVEAT[caveat.kind],
        lookup.outlet(report),
        lookup.number[report],
        _words(lookup, report, caveat.span),
        citations.href(report, caveat.span),
        lookup.document(report).lang or "",
        tuple(citations.all(claims[:MOST_CITED])),
        tuple((lookup.finding_anchor(i), f.question.subject) for i, f in found.items()),
    )


def _words(lookup: Lookup, report: str, span: Span) -> str:
    return wording.shorten(span.of(lookup.reading[report].text), 400)
