"""Finding again what a decision is on: by id where that still fits, else by report and by the words of its span.

Ids of mentions and claims come from where a reader saw them begin and end. A better reader sees other ends, so a
decision keeps the characters it was made on. Those fit what overlaps them by at least half of both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from dateline.model import Claim, Decision, Finding
from dateline.reading import Mention, Reading, Span

T = TypeVar("T")
Target = Literal["mention", "claim", "finding", "decision"]

#: Share of the characters of two spans together that they must have in common to be the same thing seen twice.
SAME = 0.5


def target(identity: str) -> Target:
    """What kind of thing an id names: mentions are "report/mention"; claims, findings and decisions have a letter."""
    if "/" in identity:
        return "mention"
    return {"c": "claim", "f": "finding", "d": "decision"}.get(identity[:1], "claim")  # type: ignore[return-value]


def places(decision: Decision, readings: Mapping[str, Reading]) -> list[tuple[str, Span]]:
    """The decision's anchors in the reports at hand; where a report's text changed, the same words nearest to them."""
    found = []
    words = decision.words or ("",) * len(decision.anchors)
    for (report, span), written in zip(decision.anchors, words, strict=False):
        if report in readings:
            here = _found_again(readings[report].text, span, written)
            if here is not None:
                found.append((report, here))
    return found


def _found_again(text: str, span: Span, words: str) -> Span | None:
    if not words or span.of(text) == words:
        return span if span.end <= len(text) else None
    before, after = text.rfind(words, 0, span.end), text.find(words, span.start)
    starts = [start for start in (before, after) if start >= 0]
    if not starts:
        return None
    start = min(starts, key=lambda at: (abs(at - span.start), at))
    return Span(start, start + len(words))


def mention_at(reading: Reading, span: Span) -> Mention | None:
    """The name that stands there."""
    return _best((_likeness(m.span, span), m.id, m) for m in reading.names)


def claims_at(claims: Iterable[Claim], decision: Decision, readings: Mapping[str, Reading]) -> list[Claim]:
    """The claims that a decision is on, in the order of its anchors: by id, else by their place in the report."""
    by_id = {c.id: c for c in claims}
    named = [by_id[i] for i in decision.about if i in by_id]
    if len(named) == len(decision.about):
        return named
    by_report: dict[str, list[Claim]] = {}
    for claim in by_id.values():
        by_report.setdefault(claim.report, []).append(claim)
    found = {c.id: c for c in named}
    for report, span in places(decision, readings):
        # A fact's anchor lies inside its claim, so a claim that covers it will do where none is as long as it.
        fits = _best((_held(c, span), c.id, c) for c in by_report.get(report, ()))
        if fits is not None:
            found.setdefault(fits.id, fits)
    return list(found.values())


def findings_at(
    findings: Sequence[Finding], claims: Iterable[Claim], decision: Decision, readings: Mapping[str, Reading]
) -> list[Finding]:
    """The findings that a decision is on, in the order of its `about`: by id, else those that hold its claims.

    A claim may answer two questions; `value["predicates"]` says which was meant.
    """
    by_id = {f.id: f for f in findings}
    named = [by_id[i] for i in decision.about if i in by_id]
    if len(named) == len(decision.about):
        return named
    meant = {c.id for c in claims_at(claims, decision, readings)}
    asked = decision.value.get("predicates")
    predicates = set(asked) if isinstance(asked, list) else set()
    held = [f for f in findings if (not predicates or f.question.predicate in predicates) and meant & _claims_of(f)]
    held.sort(key=lambda f: (-len(meant & _claims_of(f)), f.id))
    wanted = len(decision.about) - len(named)
    return named + [f for f in held if f not in named][:wanted]


def _claims_of(finding: Finding) -> set[str]:
    return {*finding.pro, *finding.contra, *finding.superseded}


def _likeness(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / max(1, max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _held(claim: Claim, span: Span) -> float:
    """How well a claim fits a span: as its own content, or as what holds the span whole (the shorter the better)."""
    best = 0.0
    for own in claim.content:
        best = max(best, _likeness(own, span))
        if own.covers(span):
            best = max(best, SAME + _likeness(own, span) / 2)
    return best


def _best(scored: Iterable[tuple[float, str, T]]) -> T | None:
    ranked = sorted(((-score, identity), item) for score, identity, item in scored if score >= SAME)
    return ranked[0][1] if ranked else None
