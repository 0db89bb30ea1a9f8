"""Where words came from first, so that an account counts origins and not outlets.

Four levels. A report that is wholly taken from another and a later version of a page are one text and share an origin;
so do different texts that are wholly credited to one agency, because one party reported them: `texts` keeps them apart.
A passage taken from elsewhere has the origin of the report where it first stood, while the rest of the text keeps its
own. What an outlet put into a text of others by its own reporting is an origin of its own. A quotation that several
reports carry is one statement, whoever carries it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline import wire
from dateline.lineage.credits import agency_of
from dateline.lineage.own import own_reporting
from dateline.lineage.quoted import shared_quotations
from dateline.lineage.spelling import variants
from dateline.model import Derivation, Origin
from dateline.reading import Reading, Span, identify

#: Share of a report's words that must come from another for the whole to count as taken.
WHOLE = 0.8
#: Share of a span that must lie in a passage or quotation to count as part of it.
INSIDE = 0.5
#: Names in two spellings that make a report without a known parent look rewritten.
RESPELT = 2
#: What is said of two texts of one agency that share no wording.
_PARTY = ", two texts of one reporting party: counted once"
#: Copies of copies that are followed.
DEEPEST = 20
#: A credit with these words names a helper, not the author of the text.
_PARTLY = re.compile(
    r"\b(?:with|inputs?|additional|compiled|contribut\w+|reporting|editing|photos?|source|sources|via)\b", re.IGNORECASE
)


def origins(readings: Sequence[Reading], derivations: Sequence[Derivation]) -> tuple[Origin, ...]:
    """One origin for every group of reports that are one text at heart, each report in exactly one; sorted by id."""
    return Origins(readings, derivations).reports


class Origins:
    """Origins of reports, of spans in them and of statements: `reports`, `reporting`, `statements` list them."""

    reports: tuple[Origin, ...]
    reporting: tuple[Origin, ...]
    statements: tuple[Origin, ...]

    def __init__(self, readings: Sequence[Reading], derivations: Sequence[Derivation]) -> None:
        ordered = sorted(readings, key=lambda r: (r.document.published or "9999", r.document.id))
        self._rank = {reading.document.id: number for number, reading in enumerate(ordered)}
        self._taken: dict[str, list[tuple[Span, str, Span]]] = {}
        for derivation in derivations:
            if derivation.how != "quote":
                for child, parent in derivation.passages:
                    self._taken.setdefault(derivation.child, []).append((child, derivation.parent, parent))
        self._group(ordered, derivations)
        self._report(ordered)
        self._state(readings)

    def _group(self, ordered: Sequence[Reading], derivations: Sequence[Derivation]) -> None:
        head = {reading.document.id: reading.document.id for reading in ordered}
        reasons: dict[str, list[str]] = {}

        def root(report: str) -> str:
            while head[report] != report:
                head[report] = head[head[report]]
                report = head[report]
            return report

        def unite(child: str, parent: str, reason: str) -> None:
            reasons.setdefault(child, []).append(reason)
            one, other = sorted((root(child), root(parent)), key=lambda r: self._rank[r])
            head[other] = one

        for d in derivations:
            if d.how == "revision":
                unite(d.child, d.parent, f"{d.child} is a later version of {d.parent}")
            elif d.how != "quote" and d.score >= WHOLE:
                unite(d.child, d.parent, f"{d.child} is nearly all {d.parent}'s text ({d.how})")
        texts: dict[str, list[str]] = {}
        for report in head:
            texts.setdefault(root(report), []).append(report)
        wires: dict[str, str] = {}
        agencies = {reading.document.id: whole_credit(reading) for reading in ordered}
        for report, agency in agencies.items():
            if agency is not None:
                first = wires.setdefault(agency, report)
                if first != report:
                    one = root(report) == root(first)
                    unite(report, first, f"{report} and {first} carry {agency} text" + ("" if one else _PARTY))
        groups: dict[str, list[str]] = {}
        for report in head:
            groups.setdefault(root(report), []).append(report)
        for reading in ordered:
            respelt = variants(reading.text)
            if len(groups.get(reading.document.id, ())) == 1 and len(respelt) >= RESPELT:
                names = "; ".join(" and ".join(names) for names in respelt[:3])
                reasons[reading.document.id] = [
                    f"own text, but it spells names in two ways ({names}): likely rewritten"
                ]
        chain = _chain(derivations, self._rank)
        found = [_origin(members, agencies, reasons, texts, chain) for members in groups.values()]
        self.reports = tuple(sorted(found, key=lambda o: o.id))
        self._origin = {report: origin.id for origin in found for report in origin.reports}

    def _report(self, ordered: Sequence[Reading]) -> None:
        """Own reporting in reports whose text is another's at heart; elsewhere it is the text's own origin."""
        made: list[Origin] = []
        self._own: dict[str, list[tuple[Span, str]]] = {}
        first = {o.id: min(o.reports, key=lambda r: self._rank[r]) for o in self.reports}
        for reading in ordered:
            report = reading.document.id
            if first[self._origin[report]] == report:
                continue
            spans = [
                (span, words)
                for span, words in own_reporting(reading)
                if all(_inside(span, taken) < INSIDE for taken, _, _ in self._taken.get(report, ()))
            ]
            if spans:
                told = "; ".join(dict.fromkeys(f"“{words}”" for _, words in spans))
                why = f"{report} found this out by itself ({told}) in a text that is otherwise another's"
                origin = Origin(identify("o", "reporting", report), (report,), why=why, kind="reporting")
                made.append(origin)
                self._own[report] = [(span, origin.id) for span, _ in spans]
        self.reporting = tuple(sorted(made, key=lambda o: o.id))

    def _state(self, readings: Sequence[Reading]) -> None:
        statements: list[Origin] = []
        self._said: dict[str, list[tuple[Span, str]]] = {}
        for group in shared_quotations(readings):
            first = min(group, key=lambda place: (self._rank[place[0]], place[1]))
            carriers = tuple(sorted({report for report, _ in group}))
            why = f"one statement, quoted in {len(carriers)} reports"
            origin = Origin(identify("o", "statement", first[0], first[1].start), carriers, why=why, kind="statement")
            statements.append(origin)
            for report, span in group:
                self._said.setdefault(report, []).append((span, origin.id))
        self.statements = tuple(sorted(statements, key=lambda o: o.id))

    def origin_of_report(self, report: str) -> str:
        """The origin of a report as a whole, and of what in it is taken from nowhere else."""
        return self._origin[report]

    def origin_of_span(self, report: str, span: Span) -> str:
        """The origin of the words in `span`: that of the report where the passage around them first stood."""
        seen = {report}
        for _ in range(DEEPEST):
            step = self._step(report, span, seen)
            if step is None:
                break
            report, span = step
            seen.add(report)
        own = (origin for around, origin in self._own.get(report, ()) if _inside(span, around) >= INSIDE)
        return next(own, self._origin[report])

    def statement_of_span(self, report: str, span: Span) -> str | None:
        """The id of the shared statement that `span` is part of, None where no other report quotes it."""
        for said, origin in self._said.get(report, ()):
            if _inside(span, said) >= INSIDE:
                return origin
        return None

    def origin_of(self, report: str, spans: Sequence[Span]) -> str:
        """The origin of a claim with these content spans: a shared statement's, or else that of its longest span."""
        for span in sorted(spans, key=lambda s: (s.start - s.end, s)):
            statement = self.statement_of_span(report, span)
            return statement or self.origin_of_span(report, span)
        return self._origin[report]

    def _step(self, report: str, span: Span, seen: set[str]) -> tuple[str, Span] | None:
        """Where the passage around `span` was taken from: the earliest report that holds most of it."""
        best: tuple[float, int, str, Span] | None = None
        for child, parent, there in self._taken.get(report, ()):
            held = _inside(span, child)
            if held >= INSIDE and parent not in seen and parent in self._rank:
                option = (-round(held, 1), self._rank[parent], parent, _carry(span, child, there))
                best = option if best is None else min(best, option)
        return None if best is None else (best[2], best[3])


def _inside(span: Span, around: Span) -> float:
    """Share of `span` that lies in `around`."""
    return max(0, min(span.end, around.end) - max(span.start, around.start)) / max(1, span.end - span.start)


def _carry(span: Span, child: Span, parent: Span) -> Span:
    """Where in the parent's passage the words of `span` stand, in proportion."""
    scale = (parent.end - parent.start) / max(1, child.end - child.start)
    start = parent.start + int((max(span.start, child.start) - child.start) * scale)
    end = parent.start + int((min(span.end, child.end) - child.start) * scale)
    return Span(start, max(start + 1, end))


def whole_credit(reading: Reading) -> str | None:
    """The one agency whose text the report is as a whole: the outlet itself, its dateline, or a bare credit line."""
    document = reading.document
    outlet = agency_of(document.source)
    if outlet:
        return outlet
    named: list[str] = []
    for dateline in wire.datelines(document.text[:2000]):
        named += wire.agencies(dateline.agency or "")
    for span, agencies in wire.credit_lines(document.text):
        if not _PARTLY.search(span.of(document.text)):
            named += agencies
    found = sorted(set(named) - {wire.UNNAMED})
    return found[0] if len(found) == 1 else None


def _chain(derivations: Sequence[Derivation], rank: dict[str, int]) -> dict[str, str]:
    """The report that each one follows: the one it took most from, the earliest of those."""
    best: dict[str, tuple[float, int, str]] = {}
    for d in derivations:
        if d.how == "revision" or (d.how != "quote" and d.score >= WHOLE):
            option = (-d.score, rank[d.parent], d.parent)
            best[d.child] = min(best.get(d.child, option), option)
    return {child: parent for child, (_, _, parent) in best.items()}


def _origin(
    members: Sequence[str],
    agencies: dict[str, str | None],
    reasons: dict[str, list[str]],
    texts: dict[str, list[str]],
    chain: dict[str, str],
) -> Origin:
    """The origin of a group; `members` stand in order of time."""
    inside = set(members)
    apart = sorted(tuple(sorted(reports)) for reports in texts.values() if inside.issuperset(reports))
    why = "; ".join(dict.fromkeys(reason for report in members for reason in reasons.get(report, ())))
    credit = next((agencies[report] for report in members if agencies[report]), None)
    return Origin(
        id=identify("o", members[0]),
        reports=tuple(sorted(members)),
        credit=credit,
        why=why or "its own text",
        texts=tuple(apart) if len(apart) > 1 else (),
        chain=tuple((report, chain[report]) for report in sorted(members) if report in chain),
    )
