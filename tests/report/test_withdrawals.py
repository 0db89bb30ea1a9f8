from __future__ import annotations

import msgspec

from dateline.model import Account, Claim
from dateline.reading import Reading, Span
from dateline.report import brief
from dateline.report.lookup import Lookup
from dateline.report.withdrawals import is_withdrawal, withdrawn
from tests.report import dam

SENTENCE = "The governor withdrew the figure."


def _account(sentence: str) -> Account:
    """The dam's account with a last paragraph on its replaced figure of six, and a finding of its own for that."""
    account = dam.account()
    reading = next(r for r in account.readings if r.document.id == dam.claims()[-1].report)
    text = reading.text + "\n\n" + sentence
    document = msgspec.structs.replace(reading.document, text=text)
    changed: Reading = msgspec.structs.replace(reading, document=document)
    start = len(text) - len(SENTENCE)
    claim = Claim("c99", reading.document.id, (Span(start, len(text)),), "asserts", "stated", "test")
    base = next(f for f in account.findings if f.id == "f8")
    finding = msgspec.structs.replace(base, id="f99", pro=("c99",), contra=(), superseded=())
    return msgspec.structs.replace(
        account,
        readings=tuple(changed if r is reading else r for r in account.readings),
        claims=(*account.claims, claim),
        findings=(*account.findings, finding),
    )


def test_a_withdrawal_is_told_with_its_figure() -> None:
    lookup = Lookup(_account(f"The figure of 6 was wrong. {SENTENCE}"))
    toll = lookup.finding["f2"]
    found = withdrawn(lookup, toll)
    assert found is not None
    assert found[0].endswith("which was withdrawn: “The governor withdrew the figure.”")
    point = brief.point_of(lookup, toll)
    assert point is not None
    assert found[0] in point.text
    assert {e.tag for e in point.evidence} >= {"Withdrawn", "Withdrawal"}


def test_no_number_beside_it_no_guess_which() -> None:
    lookup = Lookup(_account(f"The figure was wrong. {SENTENCE}"))
    assert withdrawn(lookup, lookup.finding["f2"]) is None


def test_a_withdrawal_is_no_point_of_its_own() -> None:
    lookup = Lookup(_account(f"The figure of 6 was wrong. {SENTENCE}"))
    assert is_withdrawal(lookup, lookup.finding["f99"])
    assert not is_withdrawal(lookup, lookup.finding["f2"])
    assert "f99" not in {p.finding for p in brief.points(lookup)}
