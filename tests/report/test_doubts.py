from __future__ import annotations

import msgspec

from dateline.model import Account, Finding, Question
from dateline.report.citations import Citations
from dateline.report.doubts import disputes, doubts
from dateline.report.lookup import Lookup


def test_two_sides_of_each_dispute(lookup: Lookup) -> None:
    found, left_out = disputes(Citations(lookup), lookup.account.findings)
    assert left_out == 0
    assert [(d.finding.id, [c.claim for c in d.left], [c.claim for c in d.right]) for d in found] == [
        ("f2", ["c11"], ["c08"]),
        ("f3", ["c03"], ["c04", "c10"]),
    ]


def test_a_mirrored_dispute_is_told_once(account: Account) -> None:
    mirror = Finding("f9", Question("x", "killed"), {}, "contested", ("c08",), ("c11",), (), 1, (), False, None, "")
    lookup = Lookup(msgspec.structs.replace(account, findings=(*account.findings, mirror)))
    found, _ = disputes(Citations(lookup), lookup.account.findings)
    assert [d.finding.id for d in found] == ["f2", "f3"]


def test_the_outlets_words_and_what_they_cover(lookup: Lookup) -> None:
    found, left_out = doubts(Citations(lookup), lookup.account.findings)
    assert left_out == 0
    told = [(d.outlet, d.words, [c.claim for c in d.covered]) for d in found]
    assert told == [
        ("The Valley Post", "The Post could not independently verify their account.", ["c07"]),
        ("Radio Norte", "Radio Norte could not confirm this.", ["c13"]),
    ]
    assert found[0].kind == "could not be verified"
