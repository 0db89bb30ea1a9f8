"""The main points: which findings a reader should know first, in which order, and the sentence for each.

Every sentence rests on at least one span. A sentence is the report's own clause with its speaker; only figures may be
put into a sentence of ours, and only with the numbers, bounds and nouns that the claim holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.model import Account, Claim, Finding, Status
from dateline.reading import Span
from dateline.report import clauses, wording
from dateline.report.importance import importance, own_voice
from dateline.report.lookup import Lookup, is_pronoun
from dateline.report.statements import (
    control_sentence,
    control_short,
    correction,
    figure_fact,
    figure_sentence,
    figure_short,
    figure_words,
    implied,
    is_control,
    is_figure,
    lower_first,
    presupposed,
    upper,
)
from dateline.report.withdrawals import is_withdrawal, withdrawn

#: As many main points as one screen and a half holds.
MOST = 8
#: Two points that share this part of their words tell the same.
ALIKE = 0.5
#: Where fewer stand out, a report's own voice may give more than one.
FEWEST = 5
#: A point scores at least this part of the first one's score, else the list ends; past `TOWERING` a first point that
#: towers over the rest does not push them out.
FLOOR, TOWERING = 0.3, 14.0

_HARM = ("killed", "wounded")
_WORD = re.compile(r"[^\W_]{3,}|\d+")
#: The label of a report without an outlet holds a no-break space, which tells it from the same words in a text.
_LABEL = re.compile(r"Report\u00a0\d+\b")


class Evidence(msgspec.Struct, frozen=True):
    """The words of one report under a sentence. `for_` is False where the claim stands against the finding; `tag` says
    what else it is than a claim for it: "Against", "Before", "Withdrawn", "Withdrawal"."""

    claim: str
    report: str
    span: Span
    for_: bool = True
    tag: str = ""


class Point(msgspec.Struct, frozen=True):
    """One main point. `short` is its form for a headline, `voice` who says it where `short` does not tell; `evidence`
    is never empty."""

    finding: str
    text: str
    short: str
    status: Status
    evidence: tuple[Evidence, ...]
    score: float
    admission: bool = False
    voice: str = ""


def main_points(account: Account, most: int = MOST) -> tuple[Point, ...]:
    """The findings that matter most, best first, each as a sentence with its evidence."""
    return points(Lookup(account), most)


def points(lookup: Lookup, most: int = MOST, findings: Sequence[Finding] | None = None) -> tuple[Point, ...]:
    """As `main_points`, for a caller that has the account indexed already, or wants those of some `findings` alone."""
    considered = lookup.account.findings if findings is None else findings
    ranked = sorted(((-importance(lookup, f), f.id, f) for f in considered), key=lambda r: r[:2])
    chosen = _Chosen(lookup)
    for own in (1, most):
        # A second sentence in one report's own voice is a point only where others lack.
        for negative, _, finding in ranked:
            enough = most if own == 1 else min(most, FEWEST)
            floor = FLOOR * min(TOWERING, chosen.points[0].score) if chosen.points else 0.0
            if len(chosen.points) >= enough or -negative < floor:
                break
            chosen.consider(finding, -negative, own)
    best = sorted(chosen.points, key=lambda p: (-p.score, p.finding))
    return introduced(lookup, best)


class _Chosen:
    """The points so far, and what keeps another finding from being one: the same claim, figure or words."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.points: list[Point] = []
        self._bags: list[frozenset[str]] = []
        self._claims: set[str] = set()
        self._figures: set[tuple[object, ...]] = set()
        self._own: Counter[str] = Counter()

    def consider(self, finding: Finding, score: float, own: int) -> None:
        """Add the finding unless it repeats what is there or its report has `own` points in its own voice."""
        lookup, pro = self.lookup, self.lookup.claims(finding.pro)
        if finding.id in {p.finding for p in self.points} or not pro or is_withdrawal(lookup, finding):
            return
        # Fighting for a place is no news of who holds it, unless somebody says otherwise.
        if is_control(finding) and finding.value.get("state") == "contested" and not finding.contra:
            return
        plain = own_voice(lookup, pro) and finding.status in ("single-origin", "one-sided") and not is_figure(finding)
        reports = {c.report for c in pro}
        figure = (finding.question.predicate, finding.value.get("low"), finding.value.get("high"))
        if (plain and any(self._own[r] >= own for r in reports)) or (is_figure(finding) and figure in self._figures):
            return
        point = point_of(lookup, finding, score)
        if point is None or point.evidence[0].claim in self._claims:
            return
        # A figure is told by its number: that the claims for another one hold its words, too, does not tell it.
        bags = [_bag(p.text) for p in self.points] if is_figure(finding) else self._bags
        if _told(point.text, 0.7 if finding.admission else ALIKE, bags):
            return
        if not is_figure(finding) and self._tells_figure(point.evidence[0].claim):
            return
        # A question that a report puts tells nothing.
        if point.text.rstrip("”’\"' ").endswith("?"):
            return
        self.points.append(point)
        self._bags.append(_bag(point.text))
        for claim in (*pro, *lookup.claims((*finding.contra, *finding.superseded))):
            self._bags.append(_bag(lookup.words(claim)))
        self._claims.add(point.evidence[0].claim)
        self._figures.add(figure)
        # The other side of a contradiction is told with it.
        for claim in lookup.claims(finding.contra):
            against = figure_fact(finding, claim)
            if against is not None and against.quantity is not None:
                self._figures.add((figure[0], against.quantity.low, against.quantity.high))
        self._own.update(reports if plain else ())

    def _tells_figure(self, claim: str) -> bool:
        """Whether a statement tells dead or wounded whom a point has told: one more sentence on them is no news."""
        told = [f.quantity for f in self.lookup.claim[claim].facts if f.quantity is not None]
        return any(q.predicate in _HARM and (q.predicate, q.low, q.high) in self._figures for q in told)


def _told(text: str, alike: float, bags: Sequence[frozenset[str]]) -> bool:
    bag = _bag(text)
    return any(len(bag & other) > alike * min(len(bag), len(other)) for other in bags if len(other) >= 4)


def _bag(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _WORD.findall(text))


def introduced(lookup: Lookup, chosen: Sequence[Point]) -> tuple[Point, ...]:
    """Where a report names no outlet, its first mention in the points says so, with its day: "Report 4 (…)"."""
    met: set[str] = set()

    def introduce(match: re.Match[str]) -> str:
        report = unnamed.get(match.group())
        if report is None or report in met:
            return match.group()
        met.add(report)
        day = wording.moment((lookup.document(report).published or "")[:10] or None)
        return f"{match.group()} (an unnamed outlet, {day.words if day.iso else 'day not given'})"

    unnamed = {lookup.label(r.document.id): r.document.id for r in lookup.readings if not r.document.source}
    return tuple(msgspec.structs.replace(p, text=_LABEL.sub(introduce, p.text)) for p in chosen)


def point_of(lookup: Lookup, finding: Finding, score: float = 0.0) -> Point | None:
    """One finding as a point; None where no claim of it is in the account (then there is nothing to cite)."""
    pro = lookup.claims(finding.pro)
    contra = lookup.claims(finding.contra)
    if not pro:
        return None
    best = representative(lookup, finding, pro)
    said = clauses.saying(lookup, best)
    text, short = said.text, said.short
    spans = [Evidence(best.id, best.report, said.span)]
    fact = figure_fact(finding, best)
    if fact is not None and best.manner == "held":
        pass  # what somebody fears or hopes is told with that word, and never as a toll
    elif fact is not None:
        sentence = figure_sentence(lookup, best, fact)
        short = figure_short(lookup, best, fact) or short
        if sentence and (not said.whole or len(said.text) > _FIGURE_OWN_WORDS or lookup.corrected(best, fact)):
            text = sentence
        text += correction(lookup, best, fact)
    elif is_control(finding):
        text, short = control_sentence(lookup, finding, pro), control_short(finding)
    elif finding.admission:
        side, name = lookup.speaker(best).side, lookup.speaker(best).name
        text += f" An admission: {name} speaks for {side}." if side and side != name else " An admission."
    if contra:
        tail, opposing = _against(lookup, finding, contra)
        text += " " + tail
        spans.append(opposing)
    elif finding.superseded:
        tail, replaced = _before(lookup, finding)
        text += " " + tail if tail else ""
        spans += replaced
    taken_back = withdrawn(lookup, finding) if fact is not None else None
    if taken_back is not None:
        tail, old, given, claim, by = taken_back
        text += " " + tail
        spans.append(Evidence(old.id, old.report, given, False, "Withdrawn"))
        spans.append(Evidence(claim.id, claim.report, by, False, "Withdrawal"))
    spans += _others(lookup, pro, {e.claim for e in spans})
    voice = _voice(lookup, finding, best, short)
    return Point(finding.id, text, short, finding.status, tuple(spans), round(score, 4), finding.admission, voice)


def _voice(lookup: Lookup, finding: Finding, claim: Claim, short: str) -> str:
    """Who says what `short` holds, "" for outlets' own words, figures, control, and where it names the speaker."""
    speaker = lookup.speaker(claim)
    if speaker.own_voice or is_figure(finding) or is_control(finding) or is_pronoun(speaker.name) or ": “" in short:
        return ""
    return "" if speaker.name.casefold() in short.casefold() else speaker.name


#: Up to this many characters the report's own clause carries a figure better than a sentence of ours.
_FIGURE_OWN_WORDS = 220


def representative(lookup: Lookup, finding: Finding, pro: Sequence[Claim]) -> Claim:
    """The claim that tells the finding best: whole, with a named speaker, short, in the words that most reports
    carry; for figures the latest, else the first."""
    shared = Counter(lookup.words(c).casefold() for c in pro)

    def fitness(claim: Claim) -> tuple[float, int, str]:
        said = clauses.saying(lookup, claim)
        speaker = lookup.speaker(claim)
        score = 2.0 * said.whole + 0.5 * (claim.stance == "asserts") - 1.0 * (claim.manner in ("held", "heard"))
        score += 0.7 * (claim.id in lookup.account.speaker_of) - 1.0 * is_pronoun(speaker.name)
        score -= abs(len(said.text) - 150) / 150
        score += 0.5 * (shared[lookup.words(claim).casefold()] - 1) ** 0.5
        if is_figure(finding):
            score += 0.6 * lookup.rank.get(claim.report, 0) / max(1, len(lookup.readings))
            fact = figure_fact(finding, claim)
            score += 1.0 * (fact is not None)
            # "A teenager accused of shooting a friend" names the dead in passing.
            if fact is not None:
                score -= 0.5 * (fact.basis != "written") + 0.5 * presupposed(lookup, claim, fact)
        else:
            score -= 0.3 * lookup.rank.get(claim.report, 0) / max(1, len(lookup.readings))
        return (-round(score, 6), lookup.number[claim.report], claim.id)

    return min(pro, key=fitness)


def _against(lookup: Lookup, finding: Finding, contra: Sequence[Claim]) -> tuple[str, Evidence]:
    """The other side in one short sentence."""
    opposing = representative(lookup, finding, contra)
    said = clauses.saying(lookup, opposing)
    fact = figure_fact(finding, opposing, against=True)
    speaker = lookup.speaker(opposing).full
    other = slip(finding, opposing)
    if other:
        tail = f"The same number is told as {other} by {speaker}: one of the two may be a slip."
        return tail, Evidence(opposing.id, opposing.report, said.span, False, "Against")
    plain = opposing.manner != "held" and fact is not None and fact.quantity is not None
    if plain and fact is not None and not implied(lookup, opposing, fact):
        short = figure_short(lookup, opposing, fact) or figure_words(lookup, opposing, fact)
        tail = f"Against it: {lower_first(short)}, according to {speaker}."
    elif opposing.stance == "denies" and len(said.text) > 140:
        tail = f"{upper(clauses.speaking(speaker))} denied it."
    elif lookup.speaker(opposing).own_voice or is_pronoun(speaker):
        tail = f"Against it, {lookup.outlet(opposing.report)}: {said.text}"
    else:
        tail = f"Against it: {said.text}"
    return tail, Evidence(opposing.id, opposing.report, said.span, False, "Against")


def slip(finding: Finding, opposing: Claim) -> str:
    """ "killed" where a finding on the wounded is opposed by the same number of dead alone, and the other way round."""
    mine = finding.question.predicate
    other = {"killed": "wounded", "wounded": "killed"}.get(mine)
    told = [f.quantity for f in opposing.facts if f.quantity is not None]
    same = (finding.value.get("low"), finding.value.get("high"))
    if other is None or same == (None, None) or any(q.predicate == mine for q in told):
        return ""
    return other if any(q.predicate == other and (q.low, q.high) == same for q in told) else ""


def _before(lookup: Lookup, finding: Finding) -> tuple[str, list[Evidence]]:
    """What a revised figure was at first and last before, from the claims that it replaced."""
    told: list[tuple[object, str, Evidence]] = []
    for old in sorted(lookup.claims(finding.superseded), key=lambda c: (lookup.number[c.report], c.id)):
        fact = figure_fact(finding, old, against=True)
        if fact is None or fact.quantity is None or old.manner == "held":
            continue
        value = (fact.quantity.low, fact.quantity.high)
        if value[0] is not None and value[0] == finding.value.get("low"):
            continue
        figure = figure_short(lookup, old, fact) or figure_words(lookup, old, fact)
        words = f"{lower_first(figure)}, according to {lookup.speaker(old).full}"
        evidence = Evidence(old.id, old.report, clauses.saying(lookup, old).span, tag="Before")
        told.append((value, words, evidence))
    if not told:
        return "", []
    first, last = told[0], told[-1]
    if first[0] == last[0]:
        return f"Before that: {last[1]}.", [last[2]]
    return f"At first: {first[1]}; later: {last[1]}.", [last[2], first[2]]


def _others(lookup: Lookup, pro: Sequence[Claim], used: set[str]) -> list[Evidence]:
    """One more claim per origin, so that the margin shows each independent origin once."""
    seen = {lookup.account.origin_of.get(c) for c in used}
    found = []
    for claim in pro:
        origin = lookup.account.origin_of.get(claim.id)
        if claim.id not in used and origin not in seen:
            seen.add(origin)
            found.append(Evidence(claim.id, claim.report, clauses.saying(lookup, claim).span))
    return found[:2]
