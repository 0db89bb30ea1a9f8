from __future__ import annotations

import re

import msgspec

from dateline.model import Account, Series, SeriesPoint
from dateline.report.figures import charts, rules, title_of
from dateline.report.lookup import Lookup
from dateline.report.svg import width


def test_rows_are_in_order_of_publication_and_unknown_times_last(lookup: Lookup) -> None:
    (chart,), left_out = charts(lookup, lookup.account.findings)
    assert left_out == 0
    assert [d.claim.id for d in chart.data] == ["c02", "c06", "c08", "c11", "c15"]
    assert [d.point.repeat for d in chart.data] == [False, True, False, False, True]
    assert title_of(chart.finding) == "people killed, Vallecito"


def test_each_rule_names_its_figure(lookup: Lookup) -> None:
    (chart,), _ = charts(lookup, lookup.account.findings)
    assert dict(rules(chart.data)) == {
        "latest own statement": "14",
        "lowest": "at least 6",
        "highest": "14",
        "most repeated": "at least 6",
    }


def test_repeats_are_hollow_and_open_bounds_have_arrows(lookup: Lookup) -> None:
    (chart,), _ = charts(lookup, lookup.account.findings)
    for svg in (chart.wide, chart.narrow):
        assert svg.count('class="fig-repeat"') == 2
        assert svg.count('class="fig-own"') == 3
        assert svg.count('class="fig-range"') == 3
        assert "no time" in svg
        assert "nan" not in svg
    assert "Marta Quispe: 14" in chart.wide


def test_a_step_line_a_speaker_never_joins_two(lookup: Lookup) -> None:
    (chart,), _ = charts(lookup, lookup.account.findings)
    assert chart.wide.count('class="fig-line"') == 1  # Quispe spoke twice, Ibarra once


def series(account: Account, *points: tuple[str, float | None, float | None, str | None]) -> Lookup:
    made = tuple(SeriesPoint(c, low, high, None, published, None, False) for c, low, high, published in points)
    return Lookup(msgspec.structs.replace(account, series=(Series("f2", "person", made),)))


def test_a_single_statement_has_no_chart(account: Account) -> None:
    lookup = series(account, ("c02", 6, None, "2031-03-04T06:40:00Z"))
    assert charts(lookup, lookup.account.findings) == ([], 0)


def test_a_figure_that_never_moved_has_a_table_only(account: Account) -> None:
    lookup = series(account, ("c02", 6, None, "2031-03-04T06:40:00Z"), ("c06", 6, None, "2031-03-04T09:05:00Z"))
    (chart,), _ = charts(lookup, lookup.account.findings)
    assert chart.wide == ""
    assert len(chart.data) == 2


def test_ranges_and_huge_and_zero_figures_are_drawn(account: Account) -> None:
    lookup = series(
        account,
        ("c02", 0, 0, "2031-03-04T06:40:00Z"),
        ("c08", 4, 2_200_000_000, "2031-03-04T06:40:00Z"),
        ("c11", None, 3, None),
        ("c15", None, None, None),
    )
    (chart,), _ = charts(lookup, lookup.account.findings)
    assert len(chart.data) == 3
    assert "2.5 billion" in chart.wide or "2 billion" in chart.wide
    only_zero = series(account, ("c02", 0, 0, None), ("c08", 0, 0, None), ("c11", 0, 1, None))
    (flat,), _ = charts(only_zero, only_zero.account.findings)
    assert "nan" not in flat.wide


def test_points_of_claims_that_are_gone_are_skipped(account: Account) -> None:
    lookup = series(account, ("zz", 6, 6, None), ("c02", 6, 6, None), ("c08", 9, 9, None))
    (chart,), _ = charts(lookup, lookup.account.findings)
    assert [d.claim.id for d in chart.data] == ["c02", "c08"]


def test_large_numbers_of_the_axis_stand_whole_inside_the_drawing(account: Account) -> None:
    lookup = series(account, ("c02", 11e9, None, "2031-03-04T06:40:00Z"), ("c11", 22.5e9, 22.5e9, "2031-03-05"))
    (chart,), _ = charts(lookup, lookup.account.findings)
    ends = re.findall(r'class="fig-axis" x="([\d.]+)"[^>]*text-anchor="end"[^>]*>([^<]+)<', chart.wide)
    assert any("billion" in words for _, words in ends)
    assert all(float(x) - width(words, 12) >= 2 for x, words in ends)
