"""Who affirms, who denies, who is silent: one row a question, one column a side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.model import Claim, Finding
from dateline.report.lookup import Lookup
from dateline.report.statements import figure_fact, figure_words, lower_first, question_words

#: More columns do not fit a page; smaller sides share the last one.
MOST_SIDES = 5
MOST_ROWS = 16
#: Figures named in one cell.
MOST_FIGURES = 3
OTHERS = "Other speakers"
OUTLETS = "Outlets’ own words"


class Cell(msgspec.Struct, frozen=True):
    """What one side says to one question: ids of the claims that affirm and that deny it, and for figures the
    distinct ones given, in the order of the reports."""

    affirms: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether no report carries a statement of this side."""
        return not self.affirms and not self.denies


class Row(msgspec.Struct, frozen=True):
    """One question over all columns, and its words."""

    finding: Finding
    question: str
    cells: tuple[Cell, ...]


class Matrix(msgspec.Struct, frozen=True):
    """The whole table; `left_out` counts findings that it does not show."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0


def matrix(lookup: Lookup, findings: Sequence[Finding]) -> Matrix:
    """The table over those `findings`, in their order, that two sides speak to, that somebody denies or
    that a side admits beside others who say it.

    The outlets' own words are shown but are no side. A statement that only one side makes needs no row: every other
    cell would be silence.
    """
    spoken = [f for f in findings if _debated(lookup, f)]
    rows = spoken[:MOST_ROWS]
    tally: Counter[str] = Counter()
    for finding in rows:
        for claim in lookup.claims((*finding.pro, *finding.contra)):
            tally[column(lookup, claim)] += 1
    sides = sorted((s for s in tally if s not in (OTHERS, OUTLETS)), key=lambda s: (-tally[s], s))
    columns = sides[:MOST_SIDES]
    if tally[OTHERS] or len(sides) > MOST_SIDES:
        columns.append(OTHERS)
    if tally[OUTLETS]:
        columns.append(OUTLETS)
    if len(columns) < 2:
        return Matrix((), ())
    return Matrix(
        tuple(columns),
        tuple(Row(f, question_words(f), tuple(_cell(lookup, f, c, columns) for c in columns)) for f in rows),
        len(spoken) - len(rows),
    )


def column(lookup: Lookup, claim: Claim) -> str:
    """The side for which a claim's speaker speaks, a speaker without a known side, or the outlet itself."""
    if _own(lookup, claim):
        return OUTLETS
    return lookup.speaker(claim).side or OTHERS


def _debated(lookup: Lookup, finding: Finding) -> bool:
    claims = lookup.claims((*finding.pro, *finding.contra))
    every = {column(lookup, c) for c in claims}
    columns = every - {OUTLETS}
    denied = bool(lookup.claims(finding.contra)) and bool(columns)
    return len(columns - {OTHERS}) > 1 or denied or (finding.admission and len(every) > 1)


def _own(lookup: Lookup, claim: Claim) -> bool:
    return lookup.speaker(claim).own_voice


def _cell(lookup: Lookup, finding: Finding, side: str, columns: Sequence[str]) -> Cell:
    def here(ids: tuple[str, ...]) -> tuple[str, ...]:
        found = []
        for claim in lookup.claims(ids):
            at = column(lookup, claim)
            if at == side or (side == OTHERS and at not in columns):
                found.append(claim.id)
        return tuple(found)

    pro, contra = here(finding.pro), here(finding.contra)
    return Cell(pro, contra, _figures(lookup, finding, pro), _figures(lookup, finding, contra, against=True))


def _figures(lookup: Lookup, finding: Finding, ids: Sequence[str], against: bool = False) -> tuple[str, ...]:
    """The figures of those claims in the reports' words, each once."""
    found: dict[tuple[object, object], str] = {}
    for claim in sorted(lookup.claims(ids), key=lambda c: (lookup.number[c.report], c.id)):
        fact = figure_fact(finding, claim, against)
        if fact is not None and fact.quantity is not None:
            words = lower_first(figure_words(lookup, claim, fact))
            found.setdefault((fact.quantity.low, fact.quantity.high), words)
    return tuple(found.values())[:MOST_FIGURES]
