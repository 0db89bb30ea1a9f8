"""The account's answers: one finding per question, with status, claims for and against, and a sentence on why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dateline.model import Control, Entity, Fact, Finding, Question, Series, SeriesPoint
from dateline.reading import identify
from dateline.reconcile.clause_words import place_key
from dateline.reconcile.control import ControlGroup, Held, control_groups, opposed
from dateline.reconcile.denied_figures import denials
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.figures import PEOPLE_HARMED, FigureGroup, Item, bearing_out, figure_groups, repeats, value_of
from dateline.reconcile.positions import FigureRule
from dateline.reconcile.slips import crossed_states
from dateline.reconcile.statements import StatementGroup, statement_groups
from dateline.reconcile.status import Standing, decide, sides, why
from dateline.reconcile.tolls import settle
from dateline.reconcile.withdrawals import withdraw
from dateline.values import compare

#: Cues with which a speaker grants what it would rather not.
ADMITTING = ("acknowledg", "admit", "conced", "confess")

#: "Three people are dead, including the gunman."
_ATTACKER = re.compile(
    r"\b(?:includ\w+|counting|among them|as well as|along with|and)\s+(?:the|a|an|one|his|her|their)\s+(?:\w+\s+)?"
    r"(?:gun|knife|sword)?(?:man|men|shooter|attacker|assailant|bomber|hijacker|killer|perpetrator|suspect|arsonist)\b",
    re.IGNORECASE,
)

#: A statement's subject is its own words, cut here at a word's end.
SUBJECT_LENGTH = 140


class Reconciled(msgspec.Struct, frozen=True):
    """What reconciling gives: findings, the series of figures, and who holds what."""

    findings: tuple[Finding, ...]
    series: tuple[Series, ...]
    control: tuple[Control, ...]


def reconcile(
    evidence: Sequence[Evidence], parties: Mapping[tuple[str, str], Entity], rule: FigureRule = "latest"
) -> Reconciled:
    """Findings, series and control from all claims of an account; the order of `evidence` does not matter.

    `rule` chooses the figure of a question among voices that differ: each voice's latest statement, then what most
    reports bear out ("latest"); the lowest or highest of them; or the figure that most reports have told at any time.
    """
    evidence = sorted(evidence, key=lambda e: (e.order, e.claim.id))
    figures = settle(figure_groups(evidence), rule)
    withdrawn = withdraw(figures, evidence)
    crossed = _crossed(figures)
    denied = denials(figures, evidence)
    held, rows = control_groups(evidence, parties)
    findings, series = [], []
    for number, group in enumerate(figures):
        finding = _figure_finding(group, crossed.get(number, []), denied.get(number, []), withdrawn)
        findings.append(finding)
        if len(group.items) > 1:
            series.append(_series(finding, group))
    findings += [_control_finding(g, parties) for g in held]
    used = {c for f in findings for c in (*f.pro, *f.contra, *f.superseded)}
    rest = [e for e in evidence if e.claim.id not in used]
    findings += [_statement_finding(g) for g in statement_groups(rest)]
    return Reconciled(
        tuple(sorted(findings, key=lambda f: f.id)), tuple(sorted(series, key=lambda s: s.question)), tuple(rows)
    )


def _crossed(figures: list[FigureGroup]) -> dict[int, list[Evidence]]:
    """Claims against a group because they give its number for the other state, by the group's place in `figures`."""
    place = {id(g): n for n, g in enumerate(figures)}
    found: dict[int, list[Evidence]] = {}
    for a, x, b, y in crossed_states(figures):
        found.setdefault(place[id(a)], []).append(y.evidence)
        found.setdefault(place[id(b)], []).append(x.evidence)
    return found


def _figure_finding(
    group: FigureGroup, crossed: Sequence[Evidence], denied: Sequence[Evidence], withdrawn: Mapping[str, str]
) -> Finding:
    pro = _evidence(group.standing or group.outcome)
    replaced = (*_evidence(group.superseded), *_evidence(group.against))
    pro = _unique((*pro, *(e for e in replaced if _says_so_too(e, group.standing))))
    # They are shown with it and are no source of it: what bears it out is asked of those that stand.
    pro = _unique((*pro, *(i.evidence for i in group.against if _counts_the_attacker(i, group.standing))))
    contra = [e for e in _unique((*_evidence(group.against), *crossed, *denied)) if e not in pro]
    old = [e for e in _evidence(group.superseded) if e not in pro and e not in contra]
    gone = not pro and any(e.claim.id in withdrawn for e in old)
    low, high = (0.0, 0.0) if group.outcome else value_of(group.standing or group.superseded)
    bearing = _evidence(bearing_out(group.standing, low, high)) or None
    standing = Standing(pro or old, contra, old if pro else [], gone, bearing)
    status = decide(standing)
    shown = (group.standing or group.superseded or group.items)[-1].quantity
    reason = why(status, standing, _moved(group, withdrawn))
    if crossed and status == "contested" and not group.against and not denied:
        other = "wounded" if group.predicate == "killed" else "killed"
        reason = f"The same number is given as {other} by {crossed[0].voice}: one of the two may be a slip."
    if group.outcome:
        reason = f"Whoever was counted as wounded is among the dead, as {group.outcome[-1].evidence.voice} tells."
    if any(e.claim.id in withdrawn for e in old) and not gone:
        reason += " A figure that differed was withdrawn."
    facts = [i.fact for i in (group.standing or group.outcome or group.superseded)]
    everyone = [i.fact for i in group.items] if group.predicate in PEOPLE_HARMED else []
    start, end = _interval(facts)
    question = Question(
        subject=shown.of or group.counted,
        predicate=group.predicate,
        # The dead of one event died in one place, whoever names it; the land taken by Friday is not Tuesday's.
        place=_place(facts) or _place(everyone),
        start=start,
        end=end,
    )
    first = group.items[0]
    identity = identify("f", group.predicate, group.unit, group.counted, first.evidence.claim.id, first.fact.span)
    value: dict[str, object] = {"low": low, "high": high, "unit": group.unit, "of": shown.of}
    return _finding(identity, question, value, standing, (any(_admits(e) for e in pro), reason))


def _control_finding(group: ControlGroup, parties: Mapping[tuple[str, str], Entity]) -> Finding:
    pro, contra = _unique(h.evidence for h in group.standing), _unique(h.evidence for h in group.against)
    contra = [e for e in contra if e not in pro]
    old = [e for e in _unique(h.evidence for h in group.superseded) if e not in pro and e not in contra]
    standing = Standing(pro, contra, old)
    main = next((h for h in reversed(group.standing) if h.side), group.standing[-1])
    names = {e.id: e.name for e in parties.values()}
    value: dict[str, object] = {
        "place": group.place.name,
        "side": main.side,
        "side_name": names.get(main.side or ""),
        "state": main.state,
    }
    question = Question(group.place.name, "control", group.place.name, group.items[0].day, group.items[-1].day)
    reason = why(decide(standing), standing, "The place was first said to be held otherwise")
    admitted = any(_against_own_side(h, group) for h in group.standing)
    identity = identify("f", "control", group.story, place_key(group.place))
    return _finding(identity, question, value, standing, (admitted, reason))


def _statement_finding(group: StatementGroup) -> Finding:
    standing = Standing(group.pro, group.contra, group.superseded)
    first = group.pro[0]
    facts = [f for e in group.pro for f in e.claim.facts]
    start, end = _interval(facts)
    question = Question(
        subject=_shorten(first.text),
        predicate=next((f.act for f in facts if f.act), "statement"),
        place=next((f.place.name for f in facts if f.place), None),
        start=start,
        end=end,
    )
    value: dict[str, object] = {"statement": first.text}
    admitted = any(_admits(e) for e in group.pro)
    reason = why(decide(standing), standing)
    if group.pointed:
        reason += " The denial does not repeat what it denies; it was tied to it by its place in the report."
    identity = identify("f", "statement", first.claim.id)
    made = _finding(identity, question, value, standing, (admitted, reason))
    return msgspec.structs.replace(made, compared=tuple(group.compared))


def _finding(
    identity: str, question: Question, value: dict[str, object], standing: Standing, judged: tuple[bool, str]
) -> Finding:
    """A finding from what stands; `judged` is whether it is an admission, and why it has its status."""
    everyone = [*standing.pro, *standing.contra, *standing.superseded]
    admission, reason = judged
    return Finding(
        id=identity,
        question=question,
        value=value,
        status=decide(standing),
        pro=tuple(e.claim.id for e in standing.pro),
        contra=tuple(e.claim.id for e in standing.contra),
        superseded=tuple(e.claim.id for e in standing.superseded),
        origins=len(standing.known),
        sides=tuple(sides(standing.pro)),
        admission=admission,
        as_of=_latest(e.published for e in everyone),
        why=reason,
    )


def _series(finding: Finding, group: FigureGroup) -> Series:
    points = [
        SeriesPoint(
            claim=item.evidence.claim.id,
            low=item.quantity.low,
            high=item.quantity.high,
            happened=item.fact.time.start if item.fact.time else None,
            published=item.evidence.published or None,
            speaker=item.evidence.speaker.id if item.evidence.speaker else None,
            repeat=repeat,
        )
        for item, repeat in zip(group.items, repeats(group.items), strict=True)
    ]
    return Series(finding.id, group.unit, tuple(points))


def _moved(group: FigureGroup, withdrawn: Mapping[str, str]) -> str | None:
    """ "from 4 to 11 to 14": what was said in order of time and no longer stands alone, then the standing figure."""
    gave_way = [i for i in group.superseded if not _says_so_too(i.evidence, group.standing)]
    agreed = [i for i in (*gave_way, *group.standing) if i.evidence.claim.id not in withdrawn]
    values: list[str] = []
    for item in sorted(agreed, key=lambda i: i.evidence.order):
        value = item.quantity.value if item.quantity.value is not None else item.quantity.low
        if value is not None and f"{value:,g}" not in values:
            values.append(f"{value:,g}")
    return f"The figure moved from {' to '.join(values)}" if len(values) > 1 else None


def _admits(e: Evidence) -> bool:
    return any(word in e.cue for word in ADMITTING) and e.claim.stance in ("asserts", "confirms")


def _against_own_side(held: Held, group: ControlGroup) -> bool:
    own = held.evidence.side
    if own is None or held.side is None:
        return False
    if held.side == own:
        return held.state == "lost"
    return held.state == "holds" or any(opposed(held, other) for other in group.superseded)


def _says_so_too(e: Evidence, standing: Sequence[Item]) -> bool:
    """Whether a claim with a figure that gave way tells the standing one as well: "six died, two of them on Friday"."""
    return any(
        f.quantity is not None
        and f.quantity.predicate == item.quantity.predicate
        and compare(f.quantity, item.quantity) == "same"
        for f in e.claim.facts
        for item in standing
    )


def _counts_the_attacker(item: Item, standing: Sequence[Item]) -> bool:
    """Whether a toll is one higher because it says that it counts the attacker, whom the standing one leaves out."""
    counted = _ATTACKER.search(item.evidence.text) is not None and item.quantity.predicate in PEOPLE_HARMED
    return counted and any(item.number == other.number + 1 for other in standing)


def _evidence(items: Sequence[Item]) -> list[Evidence]:
    return _unique(i.evidence for i in items)


def _unique(evidence: Iterable[Evidence]) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for e in evidence:
        found.setdefault(e.claim.id, e)
    return list(found.values())


def _place(facts: Sequence[Fact]) -> str | None:
    """The place that most claims give. What a claim says that is no longer held tells nothing of where."""
    names = [f.place.name for f in facts if f.place]
    return max(sorted(set(names)), key=names.count) if names else None


def _interval(facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    """The time that most claims give, the first of equals: never an interval put together from several."""
    told = [(f.time.start, f.time.end) for f in facts if f.time and (f.time.start or f.time.end)]
    return max(dict.fromkeys(told), key=told.count) if told else (None, None)


def _latest(times: Iterable[str | None]) -> str | None:
    return max((t for t in times if t), default=None)


def _shorten(text: str) -> str:
    if len(text) <= SUBJECT_LENGTH:
        return text
    return text[:SUBJECT_LENGTH].rsplit(" ", 1)[0] + " …"
