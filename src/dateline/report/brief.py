"""The main points: which findings a reader should know first, in which order, and the sentence for each.

Every sentence rests on at least one span. A sentence is the report's own clause with its speaker; only figures may be
put into a sentence of ours, and only with the numbers, bounds and nouns that the claim holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import msgspec

from dateline.model import Account, Claim, Fact, Finding, Span, Status
from dateline.report import clauses, wording
from dateline.report.lookup import Lookup, is_pronoun
from dateline.report.statements import (
    control_sentence,
    control_short,
    figure_fact,
    figure_sentence,
    figure_short,
    figure_words,
    is_control,
    is_figure,
    upper,
)

#: As many main points as one screen and a half holds.
MOST = 8
#: Two points that share this part of their words tell the same.
ALIKE = 0.5
#: A point scores at least this part of the first one's score, else the list ends.
FLOOR = 0.3

_TOLL = frozenset(("killed", "wounded", "missing", "displaced"))
_WORD = re.compile(r"[^\W_]{3,}")
#: A title must say who: no pronoun in it, and no sentence that opens with "there" or "this".
_NO_TITLE = re.compile(
    r"\b(?:he|she|they|we|i|you|his|her|their|my|our|your)\b|^(?:it|this|that|these|those|there)\b", re.IGNORECASE
)
_JOINT = re.compile(r",? (?:as|and|but|which|who|while|when|after|with|that) |, |; | – ")
#: First words of a short form that lose their capital inside a headline; names and acronyms are not among them.
_LOWERED = frozenset(
    """At More About Almost Between Up Fewer The A An No Control Over Nearly Dozens Hundreds Thousands Some One Two
    Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen
    Twenty Thirty Forty Fifty Around Roughly Several Least""".split()
)


class Evidence(msgspec.Struct, frozen=True):
    """The words of one report under a sentence. `for_` is False where the claim stands against the finding."""

    claim: str
    report: str
    span: Span
    for_: bool = True


class Point(msgspec.Struct, frozen=True):
    """One main point. `short` is its form for a headline; `evidence` is never empty."""

    finding: str
    text: str
    short: str
    status: Status
    evidence: tuple[Evidence, ...]
    score: float


def main_points(account: Account, most: int = MOST) -> tuple[Point, ...]:
    """The findings that matter most, best first, each as a sentence with its evidence."""
    return points(Lookup(account), most)


def points(lookup: Lookup, most: int = MOST) -> tuple[Point, ...]:
    """As `main_points`, for a caller that has the account indexed already."""
    ranked = sorted(((-_importance(lookup, f), f.id, f) for f in lookup.account.findings), key=lambda r: r[:2])
    chosen: list[Point] = []
    bags: list[frozenset[str]] = []
    used: set[str] = set()
    figures: set[tuple[object, ...]] = set()
    for negative, _, finding in ranked:
        if len(chosen) == most or (chosen and -negative < FLOOR * chosen[0].score):
            break
        point = point_of(lookup, finding, -negative)
        if point is None:
            continue
        bag = frozenset(w.casefold() for w in _WORD.findall(point.text))
        figure = (finding.question.predicate, finding.value.get("low"), finding.value.get("high"))
        if is_figure(finding) and figure in figures:
            continue
        if point.evidence[0].claim in used or any(
            len(bag & other) > ALIKE * min(len(bag), len(other)) for other in bags
        ):
            continue
        chosen.append(point)
        bags.append(bag)
        used.add(point.evidence[0].claim)
        figures.add(figure)
    return tuple(chosen)


def point_of(lookup: Lookup, finding: Finding, score: float = 0.0) -> Point | None:
    """One finding as a point; None where no claim of it is in the account (then there is nothing to cite)."""
    pro = lookup.claims(finding.pro)
    contra = lookup.claims(finding.contra)
    if not pro:
        return None
    best = representative(lookup, finding, pro)
    said = clauses.saying(lookup, best)
    text, short = said.text, _short(lookup, best, said)
    spans = [Evidence(best.id, best.report, said.span)]
    fact = figure_fact(finding, best)
    if fact is not None:
        sentence = figure_sentence(lookup, best, fact)
        short = figure_short(lookup, best, fact) or short
        if sentence and (not said.whole or len(said.text) > _FIGURE_OWN_WORDS):
            text = sentence
    elif is_control(finding):
        text, short = control_sentence(lookup, finding, pro), control_short(finding)
    if contra:
        tail, opposing = _against(lookup, finding, contra)
        text += " " + tail
        spans.append(opposing)
    elif finding.superseded:
        tail, replaced = _before(lookup, finding)
        if tail and replaced:
            text += " " + tail
            spans.append(replaced)
    spans += _others(lookup, pro, {e.claim for e in spans})
    return Point(finding.id, text, short, finding.status, tuple(spans), round(score, 4))


def _short(lookup: Lookup, claim: Claim, said: clauses.Saying) -> str:
    """The clause alone where it stands by itself, else with its speaker before it."""
    if said.whole or said.clause.startswith("“"):
        return upper(said.clause)
    return f"{upper(lookup.speaker(claim).name)}: “{said.clause.strip('“”')}”"


#: Up to this many characters the report's own clause carries a figure better than a sentence of ours.
_FIGURE_OWN_WORDS = 220


def representative(lookup: Lookup, finding: Finding, pro: Sequence[Claim]) -> Claim:
    """The claim that tells the finding best: whole, with a named speaker, short, for figures the latest, else first."""

    def fitness(claim: Claim) -> tuple[float, int, str]:
        said = clauses.saying(lookup, claim)
        speaker = lookup.speaker(claim)
        score = 2.0 * said.whole + 0.5 * (claim.stance == "asserts")
        score += 0.7 * (claim.id in lookup.account.speaker_of) - 1.0 * is_pronoun(speaker.name)
        score -= abs(len(said.text) - 150) / 150
        if is_figure(finding):
            score += 0.6 * lookup.number[claim.report] / max(1, len(lookup.readings))
            score += 1.0 * (figure_fact(finding, claim) is not None)
        else:
            score -= 0.3 * lookup.number[claim.report] / max(1, len(lookup.readings))
        return (-round(score, 6), lookup.number[claim.report], claim.id)

    return min(pro, key=fitness)


def headline(lookup: Lookup, chosen: Sequence[Point], place: str | None = None) -> str:
    """A title that says the news: the short forms of the two first points that are short enough, else a report's title.

    `place` stands before it where the words do not name it. A contested point says so ("…, which is disputed").
    """
    parts: list[str] = []
    told: set[str] = set()
    for point in chosen[:_TITLE_FROM]:
        short = _headline_part(point)
        # Two disputed halves would make a title that says nothing.
        if short and len("; ".join([*parts, short])) <= 120 and not (point.status in told and point.status in _TITLED):
            parts.append(short)
            told.add(point.status)
        if len(parts) == 2:
            break
    if parts:
        title = "; ".join([parts[0], *(lower_first(p) for p in parts[1:])])
        return f"{place}: {lower_first(title)}" if place and place.casefold() not in title.casefold() else title
    headlines = [r.document.title for r in lookup.readings if r.document.title]
    if headlines:
        return headlines[0]
    spoken = [p.short for p in chosen]
    if spoken:
        plain = [w for w in spoken if not w.startswith("“") and "“" not in w]
        return _cut((plain or spoken)[0])
    label = next((s.label for s in lookup.account.stories), "")
    return label or f"{wording.plural(len(lookup.readings), 'report')}, no finding"


#: A title comes from the first points: one further down is not what the story is about.
_TITLE_FROM = 4

#: What a headline adds to a part of that status.
_TITLED = {"contested": ", which is disputed", "unverified": ", not verified"}


def _cut(words: str) -> str:
    """A long sentence cut for a title, at the last comma or joining word that fits, marked with an ellipsis."""
    if len(words) <= 110:
        return words
    ends = [m.start() for m in _JOINT.finditer(words) if 45 <= m.start() <= 108]
    return words[: ends[-1]] + " …" if ends else wording.shorten(words, 108)


def _headline_part(point: Point) -> str | None:
    short = point.short.strip(" .,;:")
    if len(short) > 90 or "…" in short or "“" in short or short.endswith("?") or _NO_TITLE.search(short):
        return None
    return short + _TITLED.get(point.status, "")


def lower_first(words: str) -> str:
    """ "At least 10" -> "at least 10"; a name, an acronym or a quotation keeps its capital."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in _LOWERED else words


def _against(lookup: Lookup, finding: Finding, contra: Sequence[Claim]) -> tuple[str, Evidence]:
    """The other side in one short sentence."""
    opposing = representative(lookup, finding, contra)
    said = clauses.saying(lookup, opposing)
    fact = figure_fact(finding, opposing)
    speaker = lookup.speaker(opposing).full
    if fact is not None and fact.quantity is not None:
        short = figure_short(lookup, opposing, fact) or figure_words(lookup, opposing, fact)
        tail = f"Against it: {lower_first(short)}, according to {speaker}."
    elif opposing.stance == "denies" and len(said.text) > 140:
        tail = f"{upper(clauses.speaking(speaker))} denied it."
    else:
        tail = f"Against it: {said.text}"
    return tail, Evidence(opposing.id, opposing.report, said.span, False)


def _before(lookup: Lookup, finding: Finding) -> tuple[str, Evidence | None]:
    """What a revised figure was before, from the first claim that it replaced."""
    old = lookup.claims(finding.superseded)
    if not old:
        return "", None
    fact = figure_fact(finding, old[-1])
    if fact is None or fact.quantity is None:
        return "", None
    speaker = lookup.speaker(old[-1]).full
    tail = f"Before that: {lower_first(figure_words(lookup, old[-1], fact))}, according to {speaker}."
    return tail, Evidence(old[-1].id, old[-1].report, clauses.saying(lookup, old[-1]).span)


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


def _importance(lookup: Lookup, finding: Finding) -> float:
    """Support over origins first (on 100 clusters it beat the lede as a signal, .410 to .393 R1), then figures,
    dispute, place in the text and recency."""
    pro = lookup.claims(finding.pro)
    if not pro:
        return 0.0
    everyone = [*pro, *lookup.claims(finding.contra)]
    reports = {c.report for c in everyone}
    origins = {lookup.account.origin_of.get(c.id, c.report) for c in everyone}
    score = 3.0 * math.log2(1 + len(origins)) + math.log2(1 + len(reports))
    if is_figure(finding):
        score += 2.0 if finding.question.predicate in _TOLL else 1.2
        # A report's own figure for its main event, against a part of it ("an unborn child") or another event's figure.
        score += 2.0 if any(f.total for c in pro for f in c.facts if f.quantity) else -1.0
    score += {"contested": 1.5, "revised": 0.8, "unverified": 0.4}.get(finding.status, 0.0)
    score += 0.8 * finding.admission
    score += 2.0 * max(_lede(c) for c in pro)
    score += 0.5 * max(lookup.number[c.report] for c in pro) / max(1, len(lookup.readings))
    if all(c.background for c in pro):
        score *= 0.4
    if not any(clauses.saying(lookup, c).whole for c in pro):
        score *= 0.6
    if not any(_tells(f) for c in pro for f in c.facts):
        score *= 0.65
    return score


def _tells(fact: Fact) -> bool:
    """Whether a fact says what happened or how much: a typed act, or a figure."""
    return fact.quantity is not None or fact.act not in (None, "Other")


def _lede(claim: Claim) -> float:
    """1 at the top of the report, 0 from the twelfth sentence's usual place (about 2,000 characters) on."""
    return max(0.0, 1.0 - claim.content[0].start / 2000)
