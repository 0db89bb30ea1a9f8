from __future__ import annotations

import re

import msgspec

from dateline.model import Account, Derivation
from dateline.reading import Span
from dateline.report.citations import Citations
from dateline.report.counts import share
from dateline.report.lookup import Lookup
from dateline.report.tree import compared, lineage
from tests.report import dam


def test_share_counts_each_character_once_and_no_furniture(lookup: Lookup) -> None:
    post = lookup.reading["post"]
    copied = next(d for d in lookup.account.lineage if d.child == "post")
    assert 0.55 < share(post, copied) < 0.65
    twice = msgspec.structs.replace(copied, passages=copied.passages * 2)
    assert share(post, twice) == share(post, copied)


def test_edges_passages_and_links(lookup: Lookup) -> None:
    citations = Citations(lookup)
    made = lineage(citations)
    assert [(e.child_name, e.how, e.parent_name) for e in made.edges] == [
        ("Puerto Observer", "rewrites", "Andes Wire"),
        ("The Valley Post", "copies", "Andes Wire"),
    ]
    assert made.alone == 2
    for edge in made.edges:
        for passage in edge.passages:
            assert passage.child_href.startswith(f"#r-{edge.derivation.child}-")
    assert set(citations.spans) == {"wire", "post", "observer"}


def test_what_repeats_is_hollow(lookup: Lookup) -> None:
    svg = lineage(Citations(lookup)).svg
    assert svg is not None
    assert len(re.findall(r'class="fig-node hollow"', svg)) == 2
    assert len(re.findall(r'class="fig-node"', svg)) == 1
    assert "copy, 60%" in svg


def test_nothing_shared_has_no_drawing(account: Account) -> None:
    made = lineage(Citations(Lookup(msgspec.structs.replace(account, lineage=()))))
    assert made.svg is None
    assert made.alone == 5


def test_a_ring_of_copies_ends() -> None:
    base = dam.account()
    ring = tuple(
        Derivation(a, b, "quote", 0.5, ((Span(0, 9), Span(0, 9)),))
        for a, b in (("wire", "post"), ("post", "daily"), ("daily", "wire"))
    )
    made = lineage(Citations(Lookup(msgspec.structs.replace(base, lineage=ring))))
    assert made.svg is not None
    assert len(made.edges) == 3


def test_words_of_both_are_marked_and_escaped() -> None:
    left, right = compared("Rockets hit <b>two</b> schools", "rockets, hit three schools")
    assert left == "<mark>Rockets hit</mark> &lt;b&gt;two&lt;/b&gt; <mark>schools</mark>"
    assert right == "<mark>rockets, hit</mark> three <mark>schools</mark>"


def test_a_report_that_is_gone_is_no_edge(account: Account) -> None:
    ghost = Derivation("ghost", "wire", "copy", 1.0, ((Span(0, 3), Span(0, 3)),))
    made = lineage(Citations(Lookup(msgspec.structs.replace(account, lineage=(ghost,)))))
    assert made.edges == ()


def test_an_edge_over_a_column_has_a_row_of_its_own() -> None:
    account = dam.account()
    known = [r.document.id for r in Lookup(account).readings]
    one, two, three = known[:3]
    passage = account.lineage[0].passages

    def took(child: str, parent: str) -> Derivation:
        return Derivation(child, parent, "copy", 0.9, passage, f"{child} took from {parent} at 2031-03-04T09:00:00Z")

    chain = (took(two, one), took(three, two), took(three, one))
    lookup = Lookup(msgspec.structs.replace(account, lineage=chain))
    found = lineage(Citations(lookup))
    assert found.svg is not None
    heights = {n: float(y) for y, n in re.findall(r'y="([\d.]+)"[^>]*>(\d)</text>', found.svg)}
    assert heights["3"] > heights["2"] == heights["1"]
    assert "H" in found.svg
    assert found.edges[0].why.endswith("at 4 Mar 2031, 09:00 UTC")
    assert all("report " in e.why for e in found.edges)
