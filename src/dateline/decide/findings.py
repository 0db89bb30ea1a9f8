"""Findings as people decided: questions put together, claims accepted, findings accepted, left out or given a status.

A person's word outranks the rule, and the finding says so: who, when, why, and what the rule would have said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

import msgspec

from dateline.decide.anchors import claims_at, findings_at, target
from dateline.model import Claim, Decision, Finding, Ruling, Series, Status
from dateline.reading import Reading
from dateline.values import Quantity, compare


class Weighed(msgspec.Struct, frozen=True):
    """What the rules make of claims for, against and superseded: status, sentence, number of origins, sides."""

    status: Status
    why: str
    origins: int
    sides: tuple[str, ...]


#: Asks the rules about claims by id: for, against, superseded.
Weigher = Callable[[Sequence[str], Sequence[str], Sequence[str]], Weighed]


class Judged(msgspec.Struct, frozen=True):
    """Findings and series as decided, and what each decision was found to be on."""

    findings: tuple[Finding, ...]
    series: tuple[Series, ...]
    rulings: tuple[Ruling, ...]


class _Bench:
    """The findings of one story while decisions are applied to them, one by one."""

    def __init__(
        self,
        findings: Iterable[Finding],
        series: Iterable[Series],
        claims: Sequence[Claim],
        weigh: Weigher,
        readings: Sequence[Reading],
        voices: Mapping[str, str],
    ) -> None:
        self.findings = {f.id: f for f in findings}
        self.series = {s.question: s for s in series}
        self.claims = {c.id: c for c in claims}
        self.weigh = weigh
        self.readings = {r.document.id: r for r in readings}
        self.voices = voices

    def newest(self, finding: Finding) -> str:
        """When the last claim for a finding was published, "" where no report says."""
        reports = (self.claims[c].report for c in finding.pro if c in self.claims)
        return max((self.readings[r].document.published or "" for r in reports if r in self.readings), default="")

    def denies(self, finding: Finding) -> bool:
        """Whether all that is for a finding are denials."""
        own = [self.claims[c].stance for c in finding.pro if c in self.claims]
        return bool(own) and all(stance == "denies" for stance in own)

    def gave_way(self, old: Finding, new: Finding) -> bool:
        """Whether a later figure takes an earlier one's place: the same voice gave both, or the number has risen."""
        if not self.newest(old) < self.newest(new):
            return False
        before, after = ({self.voices.get(c, "") for c in f.pro} for f in (old, new))
        was, now = _quantity(old.value), _quantity(new.value)
        ends = ((was.high or was.low, now.low or now.high)) if was is not None and now is not None else (None, None)
        risen = ends[0] is not None and ends[1] is not None and ends[1] > ends[0]
        return risen or (bool(before) and before <= after and "" not in before)

    def on(self, decision: Decision) -> list[Finding]:
        """The findings that it is on: as named, or those that its claims answer."""
        now = list(self.findings.values())
        if all(target(i) == "finding" for i in decision.about):
            return findings_at(now, self.claims.values(), decision, self.readings)
        meant = [c.id for c in claims_at(self.claims.values(), decision, self.readings)]
        held = (f for c in meant for f in now if c in (*f.pro, *f.contra, *f.superseded))
        return list({f.id: f for f in held}.values())


def applied(
    findings: Sequence[Finding],
    series: Sequence[Series],
    claims: Sequence[Claim],
    decisions: Iterable[Decision],
    weigh: Weigher,
    readings: Sequence[Reading] = (),
    voices: Mapping[str, str] = MappingProxyType({}),
) -> Judged:
    """Findings after all decisions on them, oldest first. `voices` are the speakers of claims, by claim id."""
    meant = [d for d in decisions if _is_on_findings(d)]
    if not meant:
        return Judged(tuple(findings), tuple(series), ())
    bench = _Bench(findings, series, claims, weigh, readings, voices)
    rulings = []
    for decision in meant:
        found = bench.on(decision)
        instead = "; ".join(dict.fromkeys(f"by rule {f.status}" for f in found))
        _STEPS[_step(decision)](bench, found, decision)
        rulings.append(Ruling(decision, tuple(sorted(f.id for f in found)), instead))
    return Judged(
        tuple(sorted(bench.findings.values(), key=lambda f: f.id)),
        tuple(sorted(bench.series.values(), key=lambda s: s.question)),
        tuple(rulings),
    )


def _is_on_findings(decision: Decision) -> bool:
    kinds = {target(i) for i in decision.about}
    if decision.kind in ("accept", "merge"):
        return kinds in ({"claim"}, {"finding"}, {"claim", "finding"})
    return kinds == {"finding"} and (decision.kind == "reject" or decision.field == "status")


def _step(decision: Decision) -> str:
    if decision.kind == "accept":
        return "accept finding" if target(decision.about[0]) == "finding" else "accept claim"
    return decision.kind


def _merge(bench: _Bench, found: Sequence[Finding], decision: Decision) -> None:
    """One question of several, under the first one's id. The newest figure leads; one that conflicts with it is what it
    was before, where the same voice gave it or the number has risen since, else it is against. A denial is against what
    it denies."""
    if len(found) < 2:
        return
    kept = found[0]
    first, *others = sorted(found, key=bench.newest, reverse=True) if all(map(_is_figure, found)) else found
    pro, contra, old = list(first.pro), list(first.contra), list(first.superseded)
    value = first.value
    for other in others:
        side = pro
        if _conflict(value, other.value):
            side = old if bench.gave_way(other, first) else contra
        elif bench.denies(other) != bench.denies(first):
            side = contra
        side.extend(other.pro)
        (pro if side is contra and not _is_figure(other) else contra).extend(other.contra)
        old += other.superseded
        value = value if side is not pro else _tightest(value, other.value)
        bench.findings.pop(other.id, None)
    bench.findings.pop(first.id, None)
    put = msgspec.structs.replace(first, id=kept.id, value=value, as_of=max(f.as_of or "" for f in found) or None)
    made = _weighed(bench, put, pro, contra, old)
    note = f"{decision.who} put {len(found)} questions together ({decision.why})."
    bench.findings[kept.id] = msgspec.structs.replace(made, why=f"{made.why} {note}")
    rows = [bench.series.pop(f.id) for f in found if f.id in bench.series]
    points = sorted({p for s in rows for p in s.points}, key=lambda p: (p.published or "~", p.claim, p.low or 0))
    if len(points) > 1:
        bench.series[kept.id] = Series(kept.id, rows[0].unit, tuple(points))


def _is_figure(finding: Finding) -> bool:
    return _quantity(finding.value) is not None


def _conflict(a: dict[str, object], b: dict[str, object]) -> bool:
    x, y = _quantity(a), _quantity(b)
    return x is not None and y is not None and compare(x, y) == "conflicts"


def _tightest(a: dict[str, object], b: dict[str, object]) -> dict[str, object]:
    x, y = _quantity(a), _quantity(b)
    if x is None or y is None:
        return a
    lows = [n for n in (x.low, y.low) if n is not None]
    highs = [n for n in (x.high, y.high) if n is not None]
    return a | {"low": max(lows, default=None), "high": min(highs, default=None)}


def _quantity(value: dict[str, object]) -> Quantity | None:
    low, high = value.get("low"), value.get("high")
    if not isinstance(low, (int, float)) and not isinstance(high, (int, float)):
        return None
    return Quantity(None, _number(low), _number(high), str(value.get("unit") or "") or None)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None


def _weighed(bench: _Bench, finding: Finding, pro: Sequence[str], contra: Sequence[str], old: Sequence[str]) -> Finding:
    pro, contra, old = _unique(pro), _unique(contra, pro), _unique(old, (*pro, *contra))
    weighed = bench.weigh(pro, contra, old)
    return msgspec.structs.replace(
        finding,
        pro=tuple(pro),
        contra=tuple(contra),
        superseded=tuple(old),
        status=weighed.status,
        why=weighed.why,
        origins=weighed.origins,
        sides=weighed.sides,
    )


def _unique(ids: Iterable[str], but: Sequence[str] = ()) -> list[str]:
    return [i for i in dict.fromkeys(ids) if i not in but]


def _accept_claim(bench: _Bench, found: Sequence[Finding], decision: Decision) -> None:
    """An accepted claim leads: what agrees with it is for the finding, what was for it and conflicts is against."""
    accepted = {c.id for c in claims_at(bench.claims.values(), decision, bench.readings)}
    for finding in found:
        leads = not accepted & {*finding.contra, *finding.superseded}
        made = finding if leads else _led(bench, finding, accepted)
        bench.findings[finding.id] = _said(made, decision, "accepted the claim", finding)


def _led(bench: _Bench, finding: Finding, accepted: set[str]) -> Finding:
    own = [q for c in sorted(accepted) if (q := _figure(bench, c, finding)) is not None]
    if not own:
        pro = [c for c in (*finding.contra, *finding.superseded) if c in accepted or c in finding.contra]
        return _weighed(bench, finding, pro, finding.pro, finding.superseded)
    everyone = [*finding.pro, *finding.contra, *finding.superseded]
    agreed = [c for c in everyone if c in accepted or _agrees(bench, c, finding, own[0])]
    pro = [c for c in agreed if c in accepted or c not in finding.superseded]
    against = [c for c in (*finding.pro, *finding.contra) if c not in pro]
    value = finding.value | {"low": own[0].low, "high": own[0].high}
    return _weighed(bench, msgspec.structs.replace(finding, value=value), pro, against, finding.superseded)


def _figure(bench: _Bench, claim: str, finding: Finding) -> Quantity | None:
    facts = bench.claims[claim].facts if claim in bench.claims else ()
    figures = (f.quantity for f in facts if f.quantity is not None)
    return next((q for q in figures if q.predicate == finding.question.predicate), None)


def _agrees(bench: _Bench, claim: str, finding: Finding, figure: Quantity) -> bool:
    own = _figure(bench, claim, finding)
    return own is not None and compare(figure, own) not in ("conflicts", "unrelated")


def _accept(bench: _Bench, found: Sequence[Finding], decision: Decision) -> None:
    for finding in found:
        bench.findings[finding.id] = _said(finding, decision, "accepted this", finding)


def _reject(bench: _Bench, found: Sequence[Finding], decision: Decision) -> None:
    """A rejected finding is no answer of the account any more; its claims stay with their reports."""
    del decision
    for finding in found:
        bench.findings.pop(finding.id, None)
        bench.series.pop(finding.id, None)


def _set_status(bench: _Bench, found: Sequence[Finding], decision: Decision) -> None:
    status = decision.value.get("status")
    if status not in get_args(Status):
        return
    for finding in found:
        set_to = msgspec.structs.replace(finding, status=status)
        bench.findings[finding.id] = _said(set_to, decision, f"set the status to {status}", finding)


def _said(finding: Finding, decision: Decision, done: str, before: Finding) -> Finding:
    """The finding with who decided, when and why before what the rules say; one sentence each."""
    reason = decision.why.rstrip(". ")
    told = f"{decision.who} {done} on {decision.at[:10]}: {reason}. By the rules: {before.status}. {finding.why}"
    return msgspec.structs.replace(finding, why=told)


_STEPS: dict[str, Callable[[_Bench, Sequence[Finding], Decision], None]] = {
    "merge": _merge,
    "accept claim": _accept_claim,
    "accept finding": _accept,
    "reject": _reject,
    "correct": _set_status,
}
