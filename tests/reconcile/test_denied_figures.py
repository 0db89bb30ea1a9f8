import msgspec
import pytest

from dateline.model import Fact
from dateline.reconcile.findings import reconcile
from tests.reconcile.build import claim, entity, figure

UNION, ARMY = entity("Union", "e-u"), entity("Army", "e-a", "organisation")


def told(number=40, text="40 people died in the raid", **more):
    return claim(1, text, speaker=UNION, facts=[Fact(quantity=figure(number), total=True)], **more)


def account(*evidence):
    return {f.question.predicate: f for f in reconcile(evidence, {}).findings if "low" in f.value}


def denial(text, tied=True, facts=(), report="r1", **more):
    more = {"speaker": ARMY, "published": "2031-04-15T09:00:00Z"} | more
    return claim(2, text, report=report, stance="denies", facts=facts, denied_about=["a1"] if tied else (), **more)


@pytest.mark.parametrize("text", ["the toll", "the union's figures", "that the number of dead was right", "the claim"])
def test_a_tied_denial_of_a_figure_contests_it(text):
    found = account(told(), denial(text))["killed"]
    assert (found.status, found.contra) == ("contested", ("c2",))


@pytest.mark.parametrize("text", ["that a signal had failed", "responsibility for the raid", "killing anyone"])
def test_a_denial_of_something_else_contests_no_figure(text):
    assert account(told(), denial(text))["killed"].status == "single-origin"


def test_a_denial_that_no_report_ties_needs_the_number():
    assert account(told(), denial("the toll", tied=False))["killed"].contra == ()
    same = denial("that 40 people had died", tied=False, report="r9", facts=[Fact(quantity=figure(40))])
    other = denial("that 12 people had died", tied=False, report="r9", facts=[Fact(quantity=figure(12))])
    assert account(told(), same)["killed"].contra == ("c2",)
    assert account(told(), other)["killed"].contra == ()


def test_who_denies_the_deed_does_not_deny_the_dead():
    deed = denial("killing 40 people", facts=[Fact(quantity=figure(40))])
    assert account(told(), deed)["killed"].status == "single-origin"


def test_nobody_died_at_all():
    assert account(told(), denial("that anyone had died"))["killed"].contra == ("c2",)
    hurt = Fact(quantity=figure(40, predicate="wounded"), total=True)
    wounded = msgspec.structs.replace(told(), claim=msgspec.structs.replace(told().claim, facts=(hurt,)))
    assert account(wounded, denial("that anyone had died"))["wounded"].contra == ()


def test_nobody_denies_what_his_own_side_says_or_what_is_told_later():
    assert account(told(), denial("the toll", speaker=UNION))["killed"].contra == ()
    earlier = denial("the toll", published="2031-04-14T09:00:00Z")
    assert account(told(), earlier)["killed"].contra == ()


def test_a_toll_is_of_people_harmed():
    arrests = Fact(quantity=figure(40, predicate="arrested"), total=True)
    made = msgspec.structs.replace(told(), claim=msgspec.structs.replace(told().claim, facts=(arrests,)))
    assert account(made, denial("the death toll"))["arrested"].contra == ()
    assert account(made, denial("the number"))["arrested"].contra == ("c2",)
