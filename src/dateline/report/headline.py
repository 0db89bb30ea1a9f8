"""The title of the page: the news of the first points in a few words, else a report's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.model import Finding
from dateline.report import wording
from dateline.report.brief import Point, representative, slip
from dateline.report.lookup import Lookup
from dateline.report.statements import figure_fact, figure_short, is_figure, lower_first, upper

#: A title must say who: no pronoun in it, and no sentence that opens with "there" or "this".
_NO_TITLE = re.compile(
    r"^here\b|^what to know|"
    r"\b(?:he|she|they|we|i|you|his|her|their|my|our|your)\b|^(?:it|this|that|these|those|there)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r", |; | – ")
_JOINT = re.compile(r",? (?:as|and|but|which|who|while|when|after|with) ")
#: What opens a phrase before the sentence proper: cut at its comma, nothing would be told.
_BEFORE = re.compile(
    r"(?:after|although|as|at|before|by|despite|during|for|from|had|if|in|on|should|since|though|under|until|were|when|while|with)\b",
    re.IGNORECASE,
)
#: A title comes from the first points: one further down is not what the story is about.
_TITLE_FROM = 4
#: What a headline adds to a part of that status.
_TITLED = {"contested": ", which is disputed", "unverified": ", not verified"}
#: A second comma within so many characters belongs to the opening ("in Lima, Peru, the …"), which is then left.
_AFTER_OPENING = 40
#: Characters of a part of a title, of a whole one, and of a sentence that is cut for one.
_PART, _WHOLE, _CUT = 90, 120, 120


def headline(lookup: Lookup, chosen: Sequence[Point], place: str | None = None) -> str:
    """A title that says the news: the short forms of the two first points that are short enough, else a report's title.

    `place` stands before it where the words do not name it. A contested point says so ("…, which is disputed"), a
    statement says whose it is, and no title tells of wounded and not of the dead.
    """
    parts = _parts(lookup, chosen[:_TITLE_FROM])
    if parts:
        title = "; ".join([parts[0], *(lower_first(p) for p in parts[1:])])
        return f"{place}: {lower_first(title)}" if place and place.casefold() not in title.casefold() else title
    headlines = [r.document.title for r in lookup.readings if r.document.title]
    if headlines:
        return headlines[0]
    if chosen:
        return _of_sentences(chosen)
    label = next((s.label for s in lookup.account.stories), "")
    return label or f"{wording.plural(len(lookup.readings), 'report')}, no finding"


def _parts(lookup: Lookup, chosen: Sequence[Point]) -> list[str]:
    """At most two parts of a title, the dead before the wounded."""
    parts: list[str] = []
    told: set[str] = set()
    states: set[str] = set()
    for point in chosen:
        finding = lookup.finding[point.finding]
        state = finding.question.predicate if is_figure(finding) else ""
        short = _with_the_dead(lookup, finding, point) if state == "wounded" and "killed" not in states else None
        short = short or _slipped(lookup, finding, point) or _part(point)
        # Two disputed halves would make a title that says nothing, and one state needs one number.
        if not short or len("; ".join([*parts, short])) > _WHOLE or (state and state in states):
            continue
        if point.status in told and point.status in _TITLED:
            continue
        # The dead come first, whichever of the two weighs more.
        parts.insert(0 if state == "killed" and "wounded" in states else len(parts), short)
        told.add(point.status)
        states |= {state, "killed"} if short != _part(point) else {state} - {""}
        if len(parts) == 2:
            break
    return parts


def _with_the_dead(lookup: Lookup, wounded: Finding, point: Point) -> str | None:
    """ "One killed, four others wounded", where the account knows of dead beside the wounded."""
    hurt = _part(point)
    dead = [f for f in lookup.account.findings if f.question.predicate == "killed" and _goes_with(lookup, f, wounded)]
    if not hurt or not dead:
        return None
    best = min(dead, key=lambda f: (-_reports(lookup, f), -f.origins, f.id))
    claim = representative(lookup, best, lookup.claims(best.pro))
    fact = figure_fact(best, claim)
    short = figure_short(lookup, claim, fact) if fact is not None else None
    if short is None or not short.endswith(" killed") or len(short) > _PART // 2:
        number = wording.value_words(best.value)
        short = f"{wording.SMALL.get(number or '', number)} killed" if number else None
    return f"{upper(short)}{_TITLED.get(best.status, '')}, {lower_first(hurt)}" if short else None


def _goes_with(lookup: Lookup, dead: Finding, wounded: Finding) -> bool:
    """Whether the dead are of the event of the wounded: in a report with them, or in two; and not told against them."""
    low = dead.value.get("low")
    if not isinstance(low, (int, float)) or low <= 0 or dead.status == "withdrawn" or not lookup.claims(dead.pro):
        return False
    if {*dead.pro} & {*wounded.contra} or {*dead.contra} & {*wounded.pro}:
        return False
    with_them = {c.report for c in lookup.claims(wounded.pro)} & {c.report for c in lookup.claims(dead.pro)}
    return bool(with_them) or _reports(lookup, dead) > 1


def _reports(lookup: Lookup, finding: Finding) -> int:
    return len({c.report for c in lookup.claims(finding.pro)})


def _part(point: Point) -> str | None:
    short = point.short.strip(" .,;:")
    if len(short) > _PART or "…" in short or "“" in short or short.endswith("?") or _NO_TITLE.search(short):
        return None
    return short + (f", {point.voice} said" if point.voice else "") + _TITLED.get(point.status, "")


def _slipped(lookup: Lookup, finding: Finding, point: Point) -> str | None:
    """ "At least 10 wounded, elsewhere told as killed": one of the two may be a slip, and nobody disputes it."""
    contra = lookup.claims(finding.contra) if point.status == "contested" else []
    others = {slip(finding, c) for c in contra}
    plain = _part(msgspec.structs.replace(point, status="single-origin"))
    return f"{plain}, elsewhere told as {max(others)}" if plain and others and "" not in others else None


def _of_sentences(chosen: Sequence[Point]) -> str:
    """Where no point is short: the first of those that can be cut where a sentence may end, else the first."""
    plain = [p for p in chosen if "“" not in p.short and " … " not in p.short.rstrip(" …")]
    for point in plain[:_TITLE_FROM]:
        for pattern in (_COMMA, _JOINT):
            cut = _cut(_without_opening(point.short), pattern)
            if cut and not _NO_TITLE.search(cut):
                return _of(point, cut)
    first = (plain or list(chosen))[0]
    return _of(first, wording.shorten(first.short, _CUT - 2))


def _without_opening(words: str) -> str:
    """ "After a night of rain, the dam broke" -> "The dam broke": a phrase of one comma before the sentence proper."""
    opening, comma, rest = words.partition(", ")
    if not comma or not _BEFORE.match(opening) or ", " in rest[:_AFTER_OPENING] or not rest[:1].isalnum():
        return words
    return upper(rest)


def _of(point: Point, words: str) -> str:
    """With whose words they are: a title states as its own what outlets themselves report, and nothing else."""
    return f"{upper(point.voice)}: {words}" if point.voice else words


def _cut(words: str, pattern: re.Pattern[str]) -> str | None:
    """A sentence of a title's length, or one cut at the last such joint that fits, marked with an ellipsis."""
    if len(words) <= _CUT:
        return words
    ends = [m.start() for m in pattern.finditer(words) if 45 <= m.start() <= _CUT - 2]
    return words[: ends[-1]] + " …" if ends and not _BEFORE.match(words) else None
