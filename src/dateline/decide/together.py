"""Whether things can be put together or taken apart: what would change nothing, or join what excludes each other, is
refused before it is appended."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.decide.naming import Thing
from dateline.errors import SetupError
from dateline.model import Account, Claim, Finding

_TYPED_APART = "a merge says that they answer one question, which they do not"


def check_merge(things: Sequence[Thing], account: Account) -> None:
    """Raises SetupError where the things are one already, stand against each other, or count different things."""
    if things[0].kind == "mention":
        holders = {e.id: e for t in things for e in account.entities if tuple(t.identity.split("/", 1)) in e.mentions}
        held = sum(tuple(t.identity.split("/", 1)) in e.mentions for t in things for e in holders.values())
        if len(holders) == 1 and held == len(things):
            only = next(iter(holders.values()))
            raise SetupError(f"{' and '.join(t.identity for t in things)} are one already: {only.name} ({only.id})")
        return
    _check_denials(things, account)
    findings = [f for t in things if (f := _finding_of(t, account)) is not None]
    if len(findings) == len(things) and len({f.id for f in findings}) == 1:
        raise SetupError(f"{' and '.join(t.identity for t in things)} answer one question already: {findings[0].id}")
    asked = {f.question.predicate: f for f in findings if _is_typed(f)}
    if len(asked) > 1:
        told = "; ".join(f"{f.id} asks who or how much is {p}" for p, f in sorted(asked.items()))
        raise SetupError(f"{told}: {_TYPED_APART}")
    units = {str(f.value.get("unit")): f for f in findings if _is_figure(f)}
    if len(units) > 1:
        told = "; ".join(f"{f.id} counts {u}" for u, f in sorted(units.items()))
        raise SetupError(f"{told}: {_TYPED_APART}")


def _check_denials(things: Sequence[Thing], account: Account) -> None:
    """Raises SetupError where one claim stands against another: they meet in one question already, as opposites."""
    claims = [t.record.id for t in things if isinstance(t.record, Claim)]
    findings = {t.record.id for t in things if isinstance(t.record, Finding)}
    for finding in account.findings:
        for_it = [c for c in claims if c in finding.pro]
        against = [c for c in claims if c in finding.contra]
        if for_it and against:
            raise SetupError(
                f"{against[0]} stands against {for_it[0]} in finding {finding.id}; they cannot be merged into one "
                "statement: accept the one that you believe, or reject the other"
            )
        if finding.id in findings:
            own = set(finding.contra)
            for other in account.findings:
                if other.id in findings and other.id != finding.id and other.pro and own >= set(other.pro):
                    raise SetupError(
                        f"{other.id} says what stands against {finding.id}; they cannot be merged into one statement: "
                        "accept the one that you believe, or reject the other"
                    )
            if against:
                raise SetupError(
                    f"{against[0]} stands against finding {finding.id} already; accept it, or reject it, to decide"
                )


def check_split(things: Sequence[Thing], account: Account) -> None:
    """Raises SetupError where nothing else is with what shall be taken out."""
    ids = {t.identity for t in things}
    if things[0].kind == "mention":
        for entity in account.entities:
            own = {"/".join(m) for m in entity.mentions}
            if own and own <= ids:
                raise SetupError(f"{entity.name} ({entity.id}) has no other mention than {', '.join(sorted(own))}")
        return
    for finding in account.findings:
        everyone = {*finding.pro, *finding.contra, *finding.superseded}
        if everyone <= ids:
            raise SetupError(
                f"{', '.join(sorted(everyone))} answers a question of its own already: finding {finding.id}"
            )


def _finding_of(meant: Thing, account: Account) -> Finding | None:
    """The finding that a thing is or that its claim is for, where that is one."""
    if isinstance(meant.record, Finding):
        return meant.record
    held = [f for f in account.findings if meant.identity in (*f.pro, *f.contra, *f.superseded)]
    return held[0] if len(held) == 1 else None


def _is_figure(finding: Finding) -> bool:
    return any(isinstance(finding.value.get(end), (int, float)) for end in ("low", "high"))


def _is_typed(finding: Finding) -> bool:
    return _is_figure(finding) or finding.question.predicate == "control"
