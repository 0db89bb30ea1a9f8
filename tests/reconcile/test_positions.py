import msgspec
import pytest

from dateline.model import Fact
from dateline.reading import Span
from dateline.reconcile.findings import reconcile
from tests.reconcile.build import claim, entity, figure, toll

MAYOR, DOCTOR, ARMY = entity("the mayor"), entity("a doctor"), entity("the army")
MORNING, EVENING, NEXT = "2031-04-15T08:00:00Z", "2031-04-15T19:00:00Z", "2031-04-16T09:00:00Z"


def killed(evidence, rule="latest"):
    (finding,) = [f for f in reconcile(evidence, {}, rule).findings if f.question.predicate == "killed"]
    return finding


@pytest.mark.parametrize(("rule", "value"), [("latest", 7), ("lowest", 7), ("highest", 12), ("most-repeated", 9)])
def test_the_rule_chooses_the_figure(rule, value):
    evidence = [
        toll(1, 9, speaker=MAYOR, published=MORNING),
        toll(2, 9, speaker=ARMY, published=MORNING),
        toll(3, 7, speaker=MAYOR, published=NEXT),
        toll(4, 7, speaker=ARMY, published=NEXT),
        toll(5, 12, speaker=DOCTOR, published=MORNING),
        toll(6, 9, published=MORNING),
    ]
    if rule == "latest":
        evidence = evidence[:5]
    finding = killed(evidence, rule)
    assert finding.value["low"] == value


def test_what_most_reports_tell_leads():
    finding = killed([toll(1, 3), toll(2, 4), toll(3, 4)])
    assert finding.value["low"] == 4
    assert finding.status == "contested"
    assert finding.contra == ("c1",)


def test_a_sum_over_descriptions_does_not_contradict_a_number():
    derived = toll(2, 5)
    fact = msgspec.structs.replace(derived.claim.facts[0], basis="derived")
    derived = msgspec.structs.replace(derived, claim=msgspec.structs.replace(derived.claim, facts=(fact,)))
    finding = killed([toll(1, 3), derived])
    assert (finding.value["low"], finding.status, finding.contra) == (3, "single-origin", ())


def test_a_quake_toll_that_rises_day_by_day_is_one_series():
    evidence = [toll(n, low, published=f"2031-04-{14 + n}T08:00:00Z") for n, low in ((1, 40), (2, 96), (3, 310))]
    finding = killed(evidence)
    assert (finding.status, finding.value["low"]) == ("revised", 310)
    assert "from 40 to 96 to 310" in finding.why


def test_areas_of_three_days_are_one_series_and_the_south_is_apart():
    def area(number, low, published, scope=(), bound="more_than"):
        quantity = figure(low, None, "recaptured", "square kilometer", "territory", bound)
        return claim(
            number, facts=(Fact(quantity=quantity, span=Span(0, 1), scope=scope),), published=published, speaker=ARMY
        )

    evidence = [
        area(1, 700, "2022-09-08"),
        area(2, 1000, "2022-09-09"),
        area(3, 6000, "2022-09-13", bound="at_least"),
        area(4, 500, "2022-09-13", scope=("south",)),
    ]
    findings = [f for f in reconcile(evidence, {}).findings if f.question.predicate == "recaptured"]
    assert sorted((f.value["low"], f.status) for f in findings) == [(500, "single-origin"), (6000, "revised")]


def test_a_part_and_the_whole_that_one_claim_adds_up_do_not_contradict_each_other():
    sum_up = toll(3, 3)
    parts = tuple(
        Fact(quantity=figure(n, n, "killed"), span=Span(n, n + 1), scope=scope)
        for n, scope in ((2, ()), (1, ("part",)), (3, ()))
    )
    bridge = msgspec.structs.replace(sum_up, claim=msgspec.structs.replace(sum_up.claim, facts=parts))
    tolls = [toll(1, 2), toll(2, 2), toll(4, 3)]
    assert killed(tolls).status == "contested"
    findings = reconcile([*tolls, bridge], {}).findings
    assert [f.status for f in findings if f.status == "contested"] == []
