from dateline.model import Fact
from dateline.reading import Span
from dateline.reconcile.findings import reconcile
from dateline.values import Place
from tests.reconcile.build import claim, entity

GOMA = Place("Goma", -1.67, 29.22, 10, "geonames:216281", "CD", "city")
ARMY, REBELS = entity("the army", kind="organisation"), entity("the rebels", kind="group")
FIRST, THIRD = "2031-04-15T08:00:00Z", "2031-04-17T08:00:00Z"
PARTIES = {("r1", "army"): ARMY, ("r2", "rebels"): REBELS, ("r3", "rebels"): REBELS, ("r2", "army"): ARMY}


def holds(number, side, published=FIRST, speaker=None, place=GOMA, flags=()):
    fact = Fact(roles={"actor": (side,)}, place=place, span=Span(0, 1), control="holds", flags=flags)
    return claim(number, f"{side} hold the town", published=published, speaker=speaker, facts=(fact,))


def control(result):
    return [f for f in result.findings if f.question.predicate == "control"]


def test_two_sides_that_hold_one_place_are_contested():
    (finding,) = control(reconcile([holds(1, "army"), holds(2, "rebels")], PARTIES))
    assert finding.status == "contested"


def test_the_later_word_of_one_speaker_stands():
    mayor = entity("the mayor", side=ARMY.id)
    evidence = [holds(1, "army", speaker=mayor), holds(2, "rebels", published=THIRD, speaker=mayor)]
    (finding,) = control(reconcile(evidence, PARTIES))
    assert finding.status == "revised"
    assert finding.superseded == ("c1",)
    assert finding.admission
    assert finding.value["side"] == REBELS.id


def test_countries_and_history_are_not_held():
    country = Place("Congo", -2, 23, 800, "geonames:203312", "CD", "country")
    evidence = [holds(1, "army", place=country), holds(2, "rebels", flags=("historical",))]
    assert control(reconcile(evidence, PARTIES)) == []
