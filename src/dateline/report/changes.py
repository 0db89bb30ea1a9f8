"""What one account says otherwise than an earlier one, in sentences: added, revised, withdrawn, contested and so on.

Findings are the same where their ids are, or else where they share most claims: a question's id comes from its first
claim, and an earlier report that turns up late may bring another first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from dateline.model import Account, Finding
from dateline.report import wording
from dateline.report.brief import point_of
from dateline.report.importance import importance
from dateline.report.lookup import Lookup
from dateline.report.statements import is_control, is_figure

Kind = Literal["withdrawn", "newly contested", "revised", "corroborated", "settled", "status", "added", "dropped"]
#: In the order in which they are told.
KINDS: tuple[Kind, ...] = (
    "withdrawn",
    "newly contested",
    "revised",
    "corroborated",
    "settled",
    "status",
    "added",
    "dropped",
)


class Change(msgspec.Struct, frozen=True):
    """One change, as a sentence; `finding` is the id in the later account, or the earlier one for what was dropped."""

    kind: Kind
    finding: str
    sentence: str


def changes(old: Account, new: Account) -> list[Change]:
    """The changes from one account to another, by kind, and of a kind what matters most first."""
    before, after = Lookup(old), Lookup(new)
    known = _matched(old.findings, new.findings)
    found: list[tuple[int, float, Change]] = []
    for finding in new.findings:
        earlier = known.get(finding.id)
        kind = _kind(earlier, finding)
        # Of two sides that stand against each other, one sentence tells both.
        if kind is None or (finding.contra and _is_told(new.findings, finding, kind, known)):
            continue
        sentence = _sentence(kind, before, earlier, after, finding)
        if sentence:
            found.append((KINDS.index(kind), -importance(after, finding), Change(kind, finding.id, sentence)))
    held = {f.id for f in known.values()}
    still = {c for f in new.findings for c in _claims(f)}
    for finding in old.findings:
        # A question that another one took in is not gone; one whose claims answer nothing any more is.
        if finding.id not in held and not set(finding.pro) & still:
            words = _told(before, finding)
            change = Change("dropped", finding.id, f"No longer in the account: {words}")
            found.append((KINDS.index("dropped"), -importance(before, finding), change))
    return [change for _, _, change in sorted(found, key=lambda f: (f[0], f[1], f[2].finding))]


def _is_told(findings: Iterable[Finding], finding: Finding, kind: Kind, known: dict[str, Finding]) -> bool:
    """Whether one of a lower id tells the same dispute from its other side, as a change of the same kind."""
    pro, contra = set(finding.pro), set(finding.contra)
    return any(
        f.id < finding.id and pro <= set(f.contra) and set(f.pro) <= contra and _kind(known.get(f.id), f) == kind
        for f in findings
        if f.contra
    )


def _matched(old: Iterable[Finding], new: Sequence[Finding]) -> dict[str, Finding]:
    """The earlier finding that each later one was, by the later one's id."""
    by_id = {f.id: f for f in old}
    matched = {f.id: by_id[f.id] for f in new if f.id in by_id}
    free = {i: f for i, f in by_id.items() if i not in matched}
    holders: dict[str, list[Finding]] = {}
    for finding in free.values():
        for claim in _claims(finding):
            holders.setdefault(claim, []).append(finding)
    for finding in new:
        if finding.id in matched:
            continue
        near: dict[str, int] = {}
        for claim in _claims(finding):
            for other in holders.get(claim, ()):
                if other.id in free and other.question.predicate == finding.question.predicate:
                    near[other.id] = near.get(other.id, 0) + 1
        if near:
            best = min(near, key=lambda i: (-near[i], i))
            matched[finding.id] = free.pop(best)
    return matched


def _claims(finding: Finding) -> tuple[str, ...]:
    return (*finding.pro, *finding.contra, *finding.superseded)


def _kind(old: Finding | None, new: Finding) -> Kind | None:
    """What happened to a finding; None where nothing a reader would note did."""
    if old is None:
        return "added"
    if old.status != new.status and new.status == "withdrawn":
        return "withdrawn"
    if old.status != new.status and new.status == "contested":
        return "newly contested"
    if _value(old) != _value(new):
        return "revised"
    if old.status == new.status:
        return None
    if new.status == "corroborated":
        return "corroborated"
    return "settled" if old.status == "contested" else "status"


def _value(finding: Finding) -> tuple[object, ...]:
    """What a finding says, but for its wording: the number, or who holds the place."""
    if is_figure(finding):
        return (finding.value.get("low"), finding.value.get("high"))
    if is_control(finding):
        return (finding.value.get("side"), finding.value.get("state"))
    return ()


def _sentence(kind: Kind, before: Lookup, old: Finding | None, after: Lookup, new: Finding) -> str:
    """The change in words; empty where there is nothing to cite."""
    told = _told(after, new)
    if not told:
        return ""
    status = wording.status(new)[1].lower()
    if old is None:
        return f"{told} {wording.status(new)[1]}."
    if kind == "revised":
        was = _brief(before, old)
        return f"{told} Until then: {was}; now {status}."
    was = wording.status(old)[1].lower()
    return f"{told} {wording.status(old)[1]} before, now {status}: {new.why}" if was != status else f"{told} {new.why}"


def _told(lookup: Lookup, finding: Finding) -> str:
    point = point_of(lookup, finding)
    return point.text if point else ""


def _brief(lookup: Lookup, finding: Finding) -> str:
    point = point_of(lookup, finding)
    return point.short if point else "nothing"
