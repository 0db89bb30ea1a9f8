import pytest

from dateline.extract.places_together import Together
from dateline.gazetteer.entry import Entry


def place(number, feature, lat, lon, admin1="t:1", admin2="", country="US"):
    return Entry(f"t:{number}", f"P{number}", lat, lon, feature, 1000, country, admin1, admin2, 5.0, 1)


COUNTY = place(10, "admin2", 30.7, -95.6)
HERE, THERE = place(11, "city", 30.72, -95.55, admin2="t:10"), place(12, "city", 34.73, -86.59, "t:2")
OTHER_COUNTY = place(13, "admin2", 33.8, -87.3, "t:2")


def test_a_county_and_a_town_in_it_speak_for_each_other():
    together = Together(
        {"huntsville": [(HERE, 0.1), (THERE, 0.9)], "walker county": [(COUNTY, 0.5), (OTHER_COUNTY, 0.5)]}
    )
    assert together.features(HERE, "huntsville")["together"] == pytest.approx(0.5**0.5)
    assert together.features(THERE, "huntsville") == {}
    assert together.features(COUNTY, "walker county")["together"] == pytest.approx(0.1**0.5)


def test_near_towns_count_less_than_a_county_and_far_ones_nothing():
    near, far = place(14, "city", 30.9, -95.6), place(15, "city", 32.5, -95.6)
    together = Together({"a": [(HERE, 1.0)], "b": [(near, 1.0)], "c": [(far, 1.0)]})
    assert 0 < together.features(HERE, "a")["together"] < 0.6
    assert together.features(far, "c") == {}
    assert together.features(HERE, "a")["together-mean"] == pytest.approx(together.features(HERE, "a")["together"] / 2)


def test_a_name_does_not_speak_for_itself_and_countries_do_not_speak():
    assert Together({"a": [(HERE, 0.5), (place(16, "city", 30.73, -95.5), 0.5)]}).features(HERE, "a") == {}
    country = place(17, "country", 39.0, -98.0)
    assert Together({"a": [(HERE, 1.0)], "usa": [(country, 1.0)]}).features(country, "usa") == {}


def test_another_country_says_nothing():
    abroad = place(18, "city", 30.73, -95.5, country="MX")
    assert Together({"a": [(HERE, 1.0)], "b": [(abroad, 1.0)]}).features(HERE, "a") == {}
