import msgspec
import pytest

from dateline.model import Account
from dateline.report.changes import changes


def of(account: Account, *findings):
    return msgspec.structs.replace(account, findings=tuple(findings))


def changed(finding, **fields):
    return msgspec.structs.replace(finding, **fields)


@pytest.fixture
def figure(account: Account):
    return next(f for f in account.findings if f.question.predicate == "killed")


def test_the_same_account_has_no_changes(account: Account) -> None:
    assert changes(account, account) == []


def test_a_finding_that_was_not_there_is_added_with_its_status(account: Account, figure) -> None:
    (change,) = changes(of(account), of(account, figure))
    assert (change.kind, change.finding) == ("added", figure.id)
    assert change.sentence


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({"status": "single-origin"}, {"status": "contested"}, "newly contested"),
        ({"status": "single-origin"}, {"status": "withdrawn"}, "withdrawn"),
        ({"status": "single-origin"}, {"status": "corroborated"}, "corroborated"),
        ({"status": "contested"}, {"status": "revised"}, "settled"),
        ({"status": "single-origin"}, {"status": "unverified"}, "status"),
    ],
)
def test_a_change_of_status_is_named(account: Account, figure, before, after, kind) -> None:
    (change,) = changes(of(account, changed(figure, **before)), of(account, changed(figure, **after)))
    assert change.kind == kind


def test_another_number_is_a_revision_and_both_are_told(account: Account, figure) -> None:
    old = changed(figure, value=figure.value | {"low": 3.0, "high": 3.0})
    (change,) = changes(of(account, old), of(account, figure))
    assert change.kind == "revised"
    assert "Until then" in change.sentence


def test_a_finding_under_another_id_is_known_by_its_claims(account: Account, figure) -> None:
    assert changes(of(account, changed(figure, id="f-old")), of(account, figure)) == []


def test_a_finding_whose_claims_answer_nothing_any_more_is_dropped(account: Account, figure) -> None:
    (change,) = changes(of(account, figure), of(account))
    assert (change.kind, change.finding) == ("dropped", figure.id)


def test_a_question_that_another_took_in_is_not_dropped(account: Account, figure) -> None:
    taken = changed(figure, id="f-taken", pro=figure.pro[:1], contra=(), superseded=())
    assert "dropped" not in {c.kind for c in changes(of(account, figure, taken), of(account, figure))}


def test_what_matters_most_comes_first_of_its_kind(account: Account) -> None:
    told = changes(of(account), account)
    assert {c.kind for c in told} == {"added"}
    assert len(told) == len(account.findings)
    assert told[0].finding in {f.id for f in account.findings if f.question.predicate in ("killed", "missing")}
