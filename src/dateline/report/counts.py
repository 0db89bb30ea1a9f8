"""The numbers told of an account and of a finding, each from one place: the page, the terminal and `why` agree.

A report counts as independent where a wording starts with it, or where it is the first of those whose wordings count as
one (the texts of one agency on one matter). All others repeat.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from dateline.model import Derivation, Finding
from dateline.reading import Reading
from dateline.report import wording
from dateline.report.lookup import Lookup


class Counts(msgspec.Struct, frozen=True):
    """An account in numbers. `independent` are reports whose wording starts with them, `origins` texts and statements
    together, `unverified` findings that an outlet says it could not verify."""

    reports: int
    outlets: int
    independent: int
    origins: int
    claims: int
    findings: int
    contested: int
    revised: int
    unverified: int


class Support(msgspec.Struct, frozen=True):
    """What stands behind a finding: reports that carry it, independent origins among them, and reports that gave a
    figure which has been replaced since."""

    reports: int
    origins: int
    earlier: int

    @property
    def words(self) -> str:
        """ "2 reports, 1 independent origin; 1 more with a figure since replaced"."""
        told = f"{wording.plural(self.reports, 'report')}, {wording.plural(self.origins, 'independent origin')}"
        if not self.earlier:
            return told
        return f"{told}; {self.earlier} more with {'a figure' if self.earlier == 1 else 'figures'} since replaced"


def counted(lookup: Lookup) -> Counts:
    """The numbers of the as-of line, and of what `dateline build` says."""
    account = lookup.account
    return Counts(
        reports=len(lookup.readings),
        outlets=len({r.document.source for r in lookup.readings if r.document.source}),
        independent=len(independent(lookup)),
        origins=len(account.origins),
        claims=len(account.claims),
        findings=len(account.findings),
        contested=sum(f.status == "contested" for f in account.findings),
        revised=sum(f.status == "revised" for f in account.findings),
        unverified=sum(_doubted(lookup, f) for f in account.findings),
    )


def in_words(lookup: Lookup) -> str:
    """ "10 reports, 6 of independent text; 42 claims in 20 findings"."""
    n = counted(lookup)
    reports = f"{wording.plural(n.reports, 'report')}, {n.independent:,} of independent text"
    return f"{reports}; {wording.plural(n.claims, 'claim')} in {wording.plural(n.findings, 'finding')}"


def independent(lookup: Lookup) -> Collection[str]:
    """The reports that count: of each wording the first report. Every report where the account traces no wording."""
    texts = [o for o in lookup.account.origins if o.kind == "text"]
    known = [[r for r in o.reports if r in lookup.number] for o in texts]
    firsts = {min(reports, key=lambda r: lookup.number[r]) for reports in known if reports}
    traced = {r for reports in known for r in reports}
    return firsts | {r for r in lookup.rank if r not in traced}


def share(child: Reading, derivation: Derivation) -> float:
    """The part of the child's characters, page furniture aside, that lie in a passage shared with the parent."""
    furniture = sum(f.span.end - f.span.start for f in child.furniture)
    total = max(1, len(child.text) - furniture)
    covered, reach = 0, 0
    for span, _ in sorted(derivation.passages):
        start = max(span.start, reach)
        covered += max(0, span.end - start)
        reach = max(reach, span.end)
    return min(1.0, covered / total)


def support(lookup: Lookup, finding: Finding) -> Support:
    """What stands behind one finding."""
    reports = {c.report for c in lookup.claims(finding.pro)}
    earlier = {c.report for c in lookup.claims(finding.superseded)} - reports
    return Support(len(reports), finding.origins, len(earlier))


def _doubted(lookup: Lookup, finding: Finding) -> bool:
    """Whether the status says that it could not be verified, or an outlet says so of a claim for it."""
    if finding.status == "unverified":
        return True
    caveats = (lookup.caveat.get((c.report, k)) for c in lookup.claims(finding.pro) for k in c.caveats)
    return any(c is not None and c.kind == "unverified" for c in caveats)
