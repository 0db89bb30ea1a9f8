from __future__ import annotations

from dateline.resolve.block import WINDOW, pairs
from dateline.resolve.profiles import profiles
from tests.resolve.test_cluster import report


def test_names_that_share_no_key_are_never_compared() -> None:
    found = profiles([report("a", ("Ana Ruiz", "person", None)), report("b", ("Paul Okoro", "person", None))])
    assert list(pairs(found)) == []


def test_a_large_block_costs_no_more_than_its_window() -> None:
    first = [
        a + b for a in "bdgklmnprst" for b in ("ana", "eli", "oru", "umi", "ika", "ore", "aba", "eto", "ilo", "ura")
    ]
    found = profiles([report(f"r{k:03}", (f"{name.title()} Kim", "person", None)) for k, name in enumerate(first)])
    count = len(found)
    assert count > 2 * WINDOW
    assert len(list(pairs(found))) < count * (WINDOW + 2)
