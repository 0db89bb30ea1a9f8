"""A decision from what a person asked for: ids become anchors in reports, and what would change nothing is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from dateline.decide import newvalues
from dateline.decide.force import in_force, undone
from dateline.decide.naming import Thing, logged, thing
from dateline.decide.together import check_merge, check_split
from dateline.errors import SetupError
from dateline.model import Account, Claim, Corrected, Decided, Decision, Finding
from dateline.reading import Reading, Span, identify


class Asked(msgspec.Struct, frozen=True):
    """What a person asks for. `to` is the new value in words, `position` latitude and longitude of a place, `fact` the
    number of the figure in its claim, from 1."""

    kind: Decided
    about: tuple[str, ...]
    who: str
    at: str
    why: str
    field: Corrected | None = None
    to: str | None = None
    position: tuple[float, float] | None = None
    fact: int | None = None


def decision(asked: Asked, account: Account, log: Sequence[Decision] = ()) -> Decision:
    """The decision as it is appended. `account` holds what it is about, `log` what was decided before.

    Raises SetupError for what is missing, cannot be told apart, cannot be so decided or would change nothing, with what
    would do.
    """
    for name, given in (("--who", asked.who), ("--why", asked.why)):
        if not given.strip():
            raise SetupError(f"a decision needs {name}: others will ask")
    _check_options(asked)
    if asked.kind == "undo":
        return _undo(asked, log)
    readings = {r.document.id: r for r in account.readings}
    things = [thing(i, account, readings, asked.kind) for i in asked.about]
    _check(asked, things, account)
    value: dict[str, object] = {}
    findings = [t.record for t in things if isinstance(t.record, Finding)]
    if findings:
        value["predicates"] = sorted({f.question.predicate for f in findings})
    anchors = tuple(dict.fromkeys(a for t in things for a in t.anchors))
    if asked.kind == "correct":
        value |= _value(asked, things[0], account, readings)
        if asked.field == "figure" and isinstance(things[0].record, Claim):
            anchors = newvalues.figure_anchor(things[0].record, asked.fact) or anchors
    made = _made(asked, tuple(t.identity for t in things), anchors, value, readings)
    _check_news(made, log)
    return made


def _check_options(asked: Asked) -> None:
    """Raises SetupError for an option of another kind of decision: nothing that was typed is passed over."""
    wrong = {
        "--to": asked.to is not None and asked.kind != "correct",
        "--at": asked.position is not None and asked.field != "place",
        "--fact": asked.fact is not None and asked.field != "figure",
    }
    for option, given in wrong.items():
        if given:
            goes = {"--to": "correct", "--at": "correct … place", "--fact": "correct … figure"}[option]
            raise SetupError(f"{option} goes with {goes}, not with {asked.kind} {asked.field or ''}".rstrip())
    if len(set(asked.about)) < len(asked.about):
        raise SetupError(f"{', '.join(asked.about)}: one id stands there twice")


def _undo(asked: Asked, log: Sequence[Decision]) -> Decision:
    """An undo of decisions in force. Raises SetupError for what is undone already, with what would bring it back."""
    if not asked.about:
        raise SetupError("undo what? give the id of a decision; `dateline decisions` lists them")
    meant = [logged(i, log) for i in asked.about]
    gone = undone(log)
    for made in meant:
        if made.id in gone:
            by = gone[made.id]
            raise SetupError(
                f"{made.id} is undone already, by {by.who} on {by.at[:10]} ({by.why}); `undo {by.id}` brings it back"
            )
    return _made(asked, tuple(dict.fromkeys(d.id for d in meant)), (), {}, {})


def _made(
    asked: Asked,
    about: tuple[str, ...],
    anchors: tuple[tuple[str, Span], ...],
    value: dict[str, object],
    readings: Mapping[str, Reading],
) -> Decision:
    identity = identify("d", asked.kind, *about, asked.who, asked.at, asked.why, asked.field, sorted(value.items()))
    words = tuple(span.of(readings[report].text) for report, span in anchors)
    return Decision(
        identity, asked.kind, about, asked.who.strip(), asked.at, asked.why.strip(), asked.field, value, anchors, words
    )


def _check(asked: Asked, things: Sequence[Thing], account: Account) -> None:
    """Whether that can be decided about these things. Raises SetupError with what could be."""
    kinds = {t.kind for t in things}
    if not things:
        raise SetupError(f"{asked.kind} what? give ids of claims, findings, entities or mentions")
    if asked.kind == "merge":
        if len({t.identity for t in things}) < 2 or {"mention"} < kinds:
            raise SetupError("merge takes two or more of a kind: entities or mentions, or claims and findings")
        check_merge(things, account)
    if asked.kind == "split":
        if kinds not in ({"mention"}, {"claim"}):
            raise SetupError(
                "split takes mentions that are another participant's, or claims that answer another question"
            )
        check_split(things, account)
    if asked.kind in ("accept", "reject") and kinds not in ({"claim"}, {"finding"}):
        raise SetupError(f"{asked.kind} takes claims or findings, one kind at a time")
    if asked.kind == "correct":
        wanted = "finding" if asked.field == "status" else "claim"
        if asked.field is None or asked.to is None or len(things) != 1 or kinds != {wanted}:
            fields = ", ".join(get_args(Corrected))
            raise SetupError(f"correct takes one {wanted}, a field ({fields}) and its new value with --to")


def _check_news(made: Decision, log: Sequence[Decision]) -> None:
    """Raises SetupError where the very same stands already."""
    for known in in_force(log):
        same = (known.kind, known.field, known.value) == (made.kind, made.field, made.value)
        if same and set(known.about) == set(made.about) and known.anchors == made.anchors:
            raise SetupError(f"{known.who} decided that already on {known.at[:10]}: {known.id} ({known.why})")


def _value(asked: Asked, meant: Thing, account: Account, readings: Mapping[str, Reading]) -> dict[str, object]:
    to = (asked.to or "").strip()
    record = meant.record
    if isinstance(record, Finding):
        return newvalues.status(to, record)
    assert isinstance(record, Claim)
    match asked.field:
        case "speaker":
            return newvalues.speaker(to)
        case "span":
            return newvalues.content(to, record, readings[record.report])
        case "place":
            return newvalues.place(to, asked.position, account)
        case _:
            return {"figure": None if newvalues.is_unknown(to) else msgspec.to_builtins(newvalues.figure(to))}
