from __future__ import annotations

import msgspec
import pytest

from dateline.model import Account, Fact
from dateline.report.lookup import Lookup
from dateline.report.timeline import Lanes, entries
from dateline.report.when import hours
from dateline.report.wording import instant
from dateline.values import Time


def test_both_clocks_with_their_precision(lookup: Lookup) -> None:
    shown, left_out = entries(lookup, lookup.account.findings)
    rows = {e.finding.id: (str(e.when.moment), str(e.reported)) for e in shown}
    assert rows["f1"] == ("4 Mar 2031, 05:00–11:00", "4 Mar 2031, 06:40 UTC")
    assert rows["f2"] == ("4 Mar 2031, day only", "5 Mar 2031, day only")
    assert rows["f6"] == ("4 Mar 2031, inferred", "4 Mar 2031, 20:20 UTC")
    assert left_out == 0


def test_in_order_of_happening(lookup: Lookup) -> None:
    shown, _ = entries(lookup, lookup.account.findings)
    assert [e.start for e in shown] == sorted(e.start or "" for e in shown)


def test_background_is_left_out_and_counted(account: Account) -> None:
    old = Time("DATE", "1970", "1970-01-01", "1971-01-01")
    claims = tuple(
        msgspec.structs.replace(c, facts=(Fact(time=old),)) if c.id in ("c01", "c05", "c14") else c
        for c in account.claims
    )
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    shown, left_out = entries(lookup, account.findings)
    assert "f1" not in {e.finding.id for e in shown}
    assert left_out == 1


def test_lanes_share_one_clock(lookup: Lookup) -> None:
    shown, _ = entries(lookup, lookup.account.findings)
    lanes = Lanes(shown)
    assert lanes.ends == ("4 Mar 2031", "6 Mar 2031")
    for entry in shown:
        svg = lanes.lane(entry)
        assert f'class="fig-bar{" hollow" if entry.when.inferred else ""}"' in svg
        assert 'class="fig-tick"' in svg
        assert "aria-hidden" in svg
    assert Lanes([]).ends == ("", "")


def test_an_inferred_day_has_a_hollow_bar_and_a_told_one_a_full_one(lookup: Lookup) -> None:
    shown, _ = entries(lookup, lookup.account.findings)
    lanes = Lanes(shown)
    drawn = {e.finding.id: lanes.lane(e) for e in shown}
    assert 'class="fig-bar hollow"' in drawn["f6"]
    assert 'fill="none"' in drawn["f6"]
    assert "hollow" not in drawn["f1"] + drawn["f2"]


def test_a_date_that_may_be_read_two_ways_has_two_bars(account: Account) -> None:
    either = Time("DATE", "2031-XX-XX", "2031-03-04", "2031-04-04")
    claims = tuple(
        msgspec.structs.replace(c, facts=(Fact(time=either),)) if c.id in ("c01", "c05", "c14") else c
        for c in account.claims
    )
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    shown, _ = entries(lookup, account.findings)
    entry = next(e for e in shown if e.finding.id == "f1")
    assert entry.when.moment.words == "4 Mar 2031 or 3 Apr 2031"
    assert "ambiguous" in entry.when.moment.precision
    assert Lanes(shown).lane(entry).count("fig-bar hollow") == 2


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031-03-04", "2031-03-05", 24.0),
        ("2031-03-04T05:00:00Z", "2031-03-04T06:30:00+00:00", 1.5),
        ("2031-03-04", None, float("inf")),
        ("never", "2031-03-05", float("inf")),
    ],
)
def test_hours(start: str | None, end: str | None, expected: float) -> None:
    assert hours(start, end) == expected


def test_times_without_a_zone_are_read_as_utc() -> None:
    assert instant("2031-03-04T05:00:00") == instant("2031-03-04T05:00:00Z")
