from __future__ import annotations

import msgspec

from dateline.model import Account, Finding
from dateline.report.importance import importance
from dateline.report.lookup import Lookup


def _weight(account: Account, finding: Finding) -> float:
    findings = tuple(finding if f.id == finding.id else f for f in account.findings)
    return importance(Lookup(msgspec.structs.replace(account, findings=findings)), finding)


def test_the_toll_that_most_reports_carry_weighs_most(lookup: Lookup) -> None:
    weights = {f.id: importance(lookup, f) for f in lookup.account.findings}
    assert max(weights, key=lambda f: weights[f]) == "f2"


def test_replaced_figures_count_as_support(account: Account, lookup: Lookup) -> None:
    toll = lookup.finding["f2"]
    assert toll.superseded
    assert _weight(account, msgspec.structs.replace(toll, superseded=())) < _weight(account, toll)


def test_people_weigh_more_than_money(account: Account, lookup: Lookup) -> None:
    toll = lookup.finding["f2"]
    money = msgspec.structs.replace(
        toll,
        value={**toll.value, "unit": "dollar"},
        question=msgspec.structs.replace(toll.question, predicate="delivered"),
    )
    assert _weight(account, money) + 4 < _weight(account, toll)


def test_an_admission_and_a_dispute_are_news(account: Account, lookup: Lookup) -> None:
    plain = msgspec.structs.replace(lookup.finding["f8"], status="single-origin", admission=False)
    assert _weight(account, msgspec.structs.replace(plain, admission=True)) > _weight(account, plain)
    assert _weight(account, msgspec.structs.replace(plain, status="contested")) > _weight(account, plain)


def test_who_holds_a_place_weighs_more_than_a_statement(account: Account, lookup: Lookup) -> None:
    said = lookup.finding["f8"]
    held = msgspec.structs.replace(
        said,
        value={"place": "Vallecito", "side_name": "the army", "state": "holds"},
        question=msgspec.structs.replace(said.question, predicate="control"),
    )
    assert _weight(account, held) > _weight(account, said)


def test_a_finding_that_nothing_supports_weighs_nothing(account: Account, lookup: Lookup) -> None:
    assert _weight(account, msgspec.structs.replace(lookup.finding["f2"], pro=())) == 0.0
