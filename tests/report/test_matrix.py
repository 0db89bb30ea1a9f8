from __future__ import annotations

from dateline.report.lookup import Lookup
from dateline.report.matrix import OTHERS, OUTLETS, column, matrix


def test_sides_affirm_oppose_and_keep_silent(lookup: Lookup) -> None:
    table = matrix(lookup, lookup.account.findings)
    assert table.columns == ("Hidro Sur", "Regional government", OTHERS)
    rows = {row.finding.id: dict(zip(table.columns, row.cells, strict=True)) for row in table.rows}
    toll = rows["f2"]
    assert toll["Regional government"].affirms == ("c11",)
    assert toll[OTHERS].denies == ("c08",)
    assert toll["Hidro Sur"].silent
    assert rows["f3"]["Hidro Sur"].denies == ("c04", "c10")


def test_a_statement_of_one_side_alone_has_no_row(lookup: Lookup) -> None:
    table = matrix(lookup, lookup.account.findings)
    assert {row.finding.id for row in table.rows} == {"f2", "f3"}


def test_the_outlets_own_words_are_no_side(lookup: Lookup) -> None:
    assert column(lookup, lookup.claim["c01"]) == OUTLETS
    assert column(lookup, lookup.claim["c07"]) == OTHERS
    assert column(lookup, lookup.claim["c02"]) == "Regional government"


def test_cells_name_the_figures_that_each_side_gave(lookup: Lookup) -> None:
    table = matrix(lookup, lookup.account.findings)
    row = next(r for r in table.rows if r.finding.id == "f2")
    cells = dict(zip(table.columns, row.cells, strict=True))
    assert row.question.startswith("How many ")
    assert cells["Regional government"].figures == ("fourteen people",)
    assert len(cells[OTHERS].others) == 1
    assert cells["Hidro Sur"].figures == ()
