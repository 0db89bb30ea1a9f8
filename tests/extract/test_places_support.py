from dateline.extract.places_names import Sense
from dateline.extract.places_situations import Anchor, Answer, Situation
from dateline.extract.places_support import supported
from dateline.gazetteer.entry import Entry


def town(number, lat, lon, population, admin1="d:1", country="US"):
    return Entry(f"t:{number}", f"T{number}", lat, lon, "city", population, country, admin1, "", 3.0, 9)


AUSTIN, NEAR = town(1, 30.3, -97.7, 900_000), town(2, 30.4, -97.6, 5_000)
FAR, FAR_CITY = town(3, 40.6, -79.7, 5_000, "d:2"), town(4, 40.4, -80.0, 60_000, "d:2")


def kept(entry, part=False, seat=None, anchors=(AUSTIN,)):
    sense = Sense(entry, "main")
    held = [Anchor(e.name, e, 0.9) for e in anchors]
    return supported(Situation("x ", (sense,), (), ()), Answer(sense, 0.9), held, seat, part).sense is not None


def test_a_small_town_far_from_all_that_a_local_report_names_is_dropped():
    local = (AUSTIN, town(5, 30.5, -97.7, 5_000))
    assert kept(NEAR, anchors=local)
    assert not kept(FAR, anchors=local)
    assert not kept(FAR_CITY, anchors=local)
    assert kept(town(6, 39.7, -105.0, 700_000, "d:4"), anchors=local)


def test_a_report_with_spots_all_over_the_country_may_name_any_small_town():
    assert kept(FAR)
    assert kept(FAR, anchors=(AUSTIN, town(5, 47.6, -122.3, 700_000, "d:3")))


def test_what_only_stands_in_another_name_must_be_near():
    assert not kept(FAR_CITY, part=True)
    assert kept(NEAR, part=True)


def test_the_outlets_town_is_ground_too():
    assert kept(FAR, seat=FAR_CITY)


def test_without_other_places_nothing_speaks_against_it():
    assert kept(FAR, anchors=())


def test_what_merely_sounds_alike_needs_more_than_its_country_named_once():
    voerde = Sense(town(7, 51.6, 6.7, 36_000, "d:7", "DE"), "sound")
    germany = town(8, 51.0, 10.0, 80_000_000, "", "DE")._replace(feature="country")
    tehran, iran = town(9, 35.7, 51.4, 7_000_000, "d:9", "IR"), germany._replace(id="t:10", country="IR")
    situation = Situation("fordow ", (voerde,), (), ())

    def held(*others):
        anchors = [Anchor(e.id, e, 0.9) for e in others]
        return supported(situation, Answer(voerde, 0.9), anchors, None, False).sense is not None

    assert held(germany)
    assert not held(germany, iran, tehran)
    assert held(germany, iran, tehran, town(11, 51.4, 6.8, 500_000, "d:7", "DE"))
