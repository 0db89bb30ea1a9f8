"""A decision from what a person asked for: ids become anchors in reports, and a new value is read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from dateline.errors import SetupError
from dateline.model import Account, Claim, Corrected, Decided, Decision, Entity, Finding, Status
from dateline.reading import Mention, Reading, Span, identify
from dateline.text import fold
from dateline.values import Bound, Place, Quantity

#: Claims of a finding that are kept to find it again by.
ANCHORS = 8

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?:(?P<bound>at least|more than|at most|less than|fewer than|about|almost|nearly|exactly)\s+)?"
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bound] = {
    "at least": "at_least",
    "more than": "more_than",
    "at most": "at_most",
    "less than": "less_than",
    "fewer than": "less_than",
    "about": "about",
    "almost": "almost",
    "nearly": "almost",
}
_SPANS = re.compile(r"\d+-\d+(?:,\d+-\d+)*")


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


class _Thing(msgspec.Struct, frozen=True):
    """What an id names: the id that the decision keeps, where its words stand, and its kind."""

    identity: str
    kind: str
    anchors: tuple[tuple[str, Span], ...]
    record: Claim | Finding | Entity | Mention


def decision(asked: Asked, account: Account, log: Sequence[Decision] = ()) -> Decision:
    """The decision as it is appended. `account` holds what it is about, `log` what was decided before.

    Raises SetupError for what is missing, cannot be told apart, or cannot be so decided, with what would do.
    """
    for name, given in (("--who", asked.who), ("--why", asked.why)):
        if not given.strip():
            raise SetupError(f"a decision needs {name}: others will ask")
    if asked.kind == "undo":
        known = {d.id for d in log}
        missing = [i for i in asked.about if i not in known]
        if missing or not asked.about:
            raise SetupError(
                f"there is no decision {', '.join(missing) or '(none given)'}; `dateline decisions` lists them"
            )
        return _made(asked, asked.about, (), {}, {})
    readings = {r.document.id: r for r in account.readings}
    things = [_thing(i, account, readings, asked) for i in asked.about]
    _check(asked, things)
    value: dict[str, object] = {}
    findings = [t.record for t in things if isinstance(t.record, Finding)]
    if findings:
        value["predicates"] = sorted({f.question.predicate for f in findings})
    anchors = tuple(dict.fromkeys(a for t in things for a in t.anchors))
    if asked.kind == "correct":
        value |= _value(asked, things[0], account, readings)
        if asked.field == "figure":
            anchors = _figure_anchor(asked, things[0]) or anchors
    return _made(asked, tuple(t.identity for t in things), anchors, value, readings)


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


def _thing(identity: str, account: Account, readings: Mapping[str, Reading], asked: Asked) -> _Thing:
    report, slash, mention = identity.rpartition("/")
    if slash:
        found = next((m for m in readings[report].names if m.id == mention), None) if report in readings else None
        if found is None:
            raise SetupError(
                f"there is no mention {identity!r}; a mention is REPORT/MENTION, as in a dossier's entities"
            )
        return _Thing(identity, "mention", ((report, found.span),), found)
    records: list[Claim | Finding | Entity] = [*account.claims, *account.findings, *account.entities]
    meant = [r for r in records if r.id == identity] or [r for r in records if r.id.startswith(identity)]
    if len(meant) != 1:
        told = "nothing has" if not meant else f"{len(meant)} records have"
        raise SetupError(
            f"{told} the id {identity!r}; give an id of a claim, finding or entity as `dateline why` shows it"
        )
    return _of_record(meant[0], account, readings, asked)


def _of_record(
    record: Claim | Finding | Entity, account: Account, readings: Mapping[str, Reading], asked: Asked
) -> _Thing:
    if isinstance(record, Claim):
        return _Thing(record.id, "claim", ((record.report, record.content[0]),), record)
    if isinstance(record, Finding):
        claims = {c.id: c for c in account.claims}
        ids = (*record.pro, *record.contra, *record.superseded)
        held = [claims[c] for c in ids if c in claims][:ANCHORS]
        return _Thing(record.id, "finding", tuple((c.report, c.content[0]) for c in held), record)
    mentions = [(r, m) for r, i in record.mentions if r in readings for m in readings[r].names if m.id == i]
    if asked.kind != "merge" or not mentions:
        listed = ", ".join("/".join(m) for m in record.mentions[:6])
        raise SetupError(
            f"{record.name} is one participant; give the mentions that are somebody else's, of: {listed} …"
        )
    report, mention = mentions[0]
    return _Thing(f"{report}/{mention.id}", "mention", ((report, mention.span),), mention)


def _check(asked: Asked, things: Sequence[_Thing]) -> None:
    """Whether that can be decided about these things. Raises SetupError with what could be."""
    kinds = {t.kind for t in things}
    if not things:
        raise SetupError(f"{asked.kind} what? give ids of claims, findings, entities or mentions")
    if asked.kind == "merge" and (len({t.identity for t in things}) < 2 or {"mention"} < kinds):
        raise SetupError("merge takes two or more of a kind: entities or mentions, or claims and findings")
    if asked.kind == "split" and kinds not in ({"mention"}, {"claim"}):
        raise SetupError("split takes mentions that are another participant's, or claims that answer another question")
    if asked.kind in ("accept", "reject") and kinds not in ({"claim"}, {"finding"}):
        raise SetupError(f"{asked.kind} takes claims or findings, one kind at a time")
    if asked.kind == "correct":
        wanted = "finding" if asked.field == "status" else "claim"
        if asked.field is None or asked.to is None or len(things) != 1 or kinds != {wanted}:
            fields = ", ".join(get_args(Corrected))
            raise SetupError(f"correct takes one {wanted}, a field ({fields}) and its new value with --to")


def _value(asked: Asked, thing: _Thing, account: Account, readings: Mapping[str, Reading]) -> dict[str, object]:
    to = (asked.to or "").strip()
    unknown = to.casefold() in ("", "none", "unknown")
    match asked.field:
        case "status":
            if to not in get_args(Status):
                raise SetupError(f"{to!r} is no status; give one of {', '.join(get_args(Status))}")
            return {"status": to}
        case "speaker":
            return {"speaker": None if unknown else to}
        case "span":
            return {"content": _content(to, thing, readings)}
        case "place":
            return {"place": None if unknown else msgspec.to_builtins(_place(to, asked, account))}
        case _:
            return {"figure": None if unknown else msgspec.to_builtins(figure(to))}


def _content(to: str, thing: _Thing, readings: Mapping[str, Reading]) -> list[list[int]]:
    claim = thing.record
    if not isinstance(claim, Claim) or not _SPANS.fullmatch(to):
        raise SetupError(f"{to!r} is no span; give characters of the report such as 120-180, or 120-180,200-220")
    text = readings[claim.report].text
    spans = sorted([int(n) for n in part.split("-")] for part in to.split(","))
    if any(start >= end or end > len(text) or not text[start:end].strip() for start, end in spans):
        raise SetupError(f"{to} marks no words of report {claim.report}, which has {len(text)} characters")
    return spans


def _place(name: str, asked: Asked, account: Account) -> Place:
    """The place of that name: where the person says, else where the account's reports have it, else unknown."""
    if asked.position is not None:
        return Place(name, *asked.position, radius_km=1.0)
    known = (m.value for r in account.readings for m in r.places if isinstance(m.value, Place) and m.value.literal)
    same = [p for p in known if fold(p.name) == fold(name) and p.lat is not None]
    return msgspec.structs.replace(same[0], name=name) if same else Place(name)


def figure(words: str) -> Quantity:
    """ "12", "at least 12", "10-12", "about 1,500" as a figure; raises SetupError for anything else."""
    found = _FIGURE.fullmatch(words)
    if found is None:
        raise SetupError(f"{words!r} is no figure; give one such as 12, 'at least 12', 'more than 10' or 10-12")
    low = float(found["low"].replace(",", ""))
    if found["high"]:
        return Quantity(None, low, float(found["high"].replace(",", "")), bound="range")
    bound = _BOUNDS.get((found["bound"] or "").casefold(), "exact")
    return Quantity(
        low,
        None if bound in ("at_most", "less_than") else low,
        None if bound in ("at_least", "more_than") else low,
        bound=bound,
    )


def _figure_anchor(asked: Asked, thing: _Thing) -> tuple[tuple[str, Span], ...]:
    """Where the figure that is meant stands; empty where the claim has none yet."""
    claim = thing.record
    if not isinstance(claim, Claim):
        return ()
    figures = [f for f in claim.facts if f.quantity is not None]
    if len(figures) > 1 and asked.fact is None:
        told = ", ".join(f"{n}: {f.quantity.value if f.quantity else None}" for n, f in enumerate(figures, start=1))
        raise SetupError(f"claim {claim.id} has {len(figures)} figures; say which with --fact N ({told})")
    number = (asked.fact or 1) - 1
    if figures and not 0 <= number < len(figures):
        raise SetupError(f"claim {claim.id} has {len(figures)} figures; --fact goes from 1 to {len(figures)}")
    span = figures[number].span if figures else None
    return ((claim.report, span),) if span is not None else ()
