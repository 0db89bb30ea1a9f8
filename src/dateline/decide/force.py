"""Which decisions hold: the log is append-only, so an undo is a decision too, and can itself be undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.model import Decision


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody has undone, oldest first, without the undoing itself.

    An undo reaches only what was decided before it; of the same moment the id decides, so every reader agrees.
    """
    log = sorted(decisions, key=lambda d: (d.at, d.id))
    gone = undone(log)
    return tuple(d for d in log if d.kind != "undo" and d.id not in gone)


def undone(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The undo that stands against each decision that is not in force, by the id of what it undoes (an undo, too)."""
    gone: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id), reverse=True):
        if decision.kind == "undo" and decision.id not in gone:
            for identity in decision.about:
                gone.setdefault(identity, decision)
    return gone


def known_reports(decisions: Iterable[Decision], reports: Collection[str]) -> tuple[Decision, ...]:
    """Those whose reports are all among `reports`: of a report that is not in an account nothing may show there."""
    return tuple(d for d in decisions if d.anchors and all(report in reports for report, _ in d.anchors))


def about_reports(decisions: Iterable[Decision], reports: Collection[str]) -> tuple[Decision, ...]:
    """Those that are on at least one of `reports`."""
    return tuple(d for d in decisions if any(report in reports for report, _ in d.anchors))


def latest(decisions: Sequence[Decision]) -> Decision | None:
    """The one that stands where several speak of one thing: the last."""
    return decisions[-1] if decisions else None
