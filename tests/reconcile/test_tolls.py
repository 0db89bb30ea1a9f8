import msgspec

from dateline.reconcile.findings import reconcile
from tests.reconcile.build import toll

MONDAY, THURSDAY = "2031-04-14T08:00:00Z", "2031-04-17T08:00:00Z"


def told(number, low, predicate, published=MONDAY, basis="written", open_=False, place=0):
    made = toll(number, low, predicate=predicate, of=f"people {predicate}", published=published)
    span = msgspec.structs.replace(made.claim.facts[0].span, start=place, end=place + 5)
    fact = msgspec.structs.replace(made.claim.facts[0], basis=basis, open=open_, span=span)
    return msgspec.structs.replace(made, claim=msgspec.structs.replace(made.claim, facts=(fact,)))


def findings(evidence):
    return {f.question.predicate: f for f in reconcile(evidence, {}).findings}


def test_who_was_hit_and_died_is_not_wounded():
    found = findings([told(1, 1, "wounded", basis="described", open_=True), told(2, 1, "killed", basis="described")])
    assert "wounded" not in found
    assert found["killed"].value["low"] == 1


def test_who_was_wounded_on_monday_may_be_dead_on_thursday():
    found = findings([told(1, 1, "wounded", basis="described"), told(2, 1, "killed", THURSDAY, basis="described")])
    assert (found["wounded"].value["low"], found["wounded"].status) == (0, "revised")
    assert found["wounded"].superseded == ("c1",)
    assert found["wounded"].pro == ("c2",)
    assert "among the dead" in found["wounded"].why


def test_a_mass_of_wounded_does_not_die_because_the_dead_are_more():
    found = findings([told(1, 10, "wounded"), told(2, 60, "killed", THURSDAY)])
    assert found["wounded"].value["low"] == 10


def test_the_wounded_of_the_report_that_tells_the_dead_stay():
    both = [told(1, 1, "killed"), told(2, 1, "wounded")]
    one = [msgspec.structs.replace(e, document=both[0].document) for e in both]
    assert findings(one)["wounded"].value["low"] == 1


def test_a_described_person_whom_two_reports_do_not_know_is_set_aside():
    deep = told(1, 1, "wounded", basis="described", place=4000)
    found = findings([deep, told(2, 2, "killed"), told(3, 2, "killed")])
    assert "wounded" not in found
    assert any("c1" in f.pro for f in reconcile([deep, told(2, 2, "killed"), told(3, 2, "killed")], {}).findings)


def test_a_number_that_one_report_opens_with_stays_whatever_others_leave_out():
    found = findings([told(1, 6, "wounded"), *(told(n, 2, "killed") for n in (2, 3, 4, 5))])
    assert found["wounded"].value["low"] == 6
