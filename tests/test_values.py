import pytest

from dateline.values import Act, Name, Place, Quantity, Time, compare, distance_km


def figure(low, high, bound="exact", unit="person"):
    return Quantity(value=low if low is not None else high, low=low, high=high, unit=unit, bound=bound)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure(10, 10), figure(10, 10), "same"),
        (figure(10, None, "at_least"), figure(12, 12), "narrows"),
        (figure(12, 12), figure(10, None, "at_least"), "overlaps"),
        (figure(10, 10), figure(12, 12), "conflicts"),
        (figure(None, 5, "at_most"), figure(6, 6), "conflicts"),
        (figure(500, 500, "about"), figure(540, 540), "narrows"),
        (figure(500, 500, "about"), figure(700, 700), "conflicts"),
        (figure(4, 6, "range"), figure(5, 5), "narrows"),
        (figure(4, 6, "range"), figure(6, 9, "range"), "overlaps"),
        (figure(10, 10), figure(10, 10, unit="kilometer"), "unrelated"),
        (Quantity(None, None, None, "person"), figure(3, 3), "unrelated"),
    ],
)
def test_figures(a, b, expected):
    assert compare(a, b) == expected


def test_times():
    day = Time("DATE", "2031-04-15", "2031-04-15T00:00:00Z", "2031-04-16T00:00:00Z")
    hour = Time("TIME", "2031-04-15T04:20", "2031-04-15T04:20:00Z", "2031-04-15T04:21:00Z")
    next_day = Time("DATE", "2031-04-16", "2031-04-16T00:00:00Z", "2031-04-17T00:00:00Z")
    assert compare(day, hour) == "narrows"
    assert compare(hour, day) == "overlaps"
    assert compare(day, next_day) == "conflicts"
    assert compare(Time("DATE", "XXXX-WXX-5"), Time("DATE", "XXXX-WXX-5")) == "unrelated"


def test_places():
    osh = Place("Osh", 40.53, 72.80, 10, "geonames:1527534")
    region = Place("Osh Region", 40.4, 73.0, 120, "geonames:1346798")
    lima = Place("Lima", -12.04, -77.03, 20)
    assert compare(region, osh) == "narrows"
    assert compare(osh, region) == "overlaps"
    assert compare(osh, lima) == "conflicts"
    peru = Place("Peru", -10, -76, 600, "geonames:3932488", "PE", "country")
    tacna = Place("Tacna", -18.01, -70.25, 8, "geonames:3928128", "PE", "city")
    assert compare(peru, tacna) == "narrows"
    assert compare(tacna, peru) == "overlaps"
    assert compare(osh, Place("Kyzyl-Dyikan")) == "unrelated"
    assert compare(osh, Place("Osch", gazetteer="geonames:1527534")) == "same"


def test_names_of_other_kinds_are_unrelated():
    assert compare(Name("Georgia", "place"), Name("Georgia", "person")) == "unrelated"
    assert compare(Name("Tarlan Hydro", "organisation"), Name("TARLAN HYDRO", "organisation")) == "same"
    assert compare(Name("Osh", "place"), figure(1, 1)) == "unrelated"


def test_distance_from_lima_to_cusco():
    # 570 to 580 km by any map of Peru.
    assert 565 < distance_km(-12.046, -77.043, -13.532, -71.967) < 585
    assert distance_km(10, 20, 10, 20) == 0


def told(predicate, low, high="same", value=None, bound="exact", unit="person"):
    high = low if high == "same" else high
    return Quantity(value or low, low, high, unit, f"people {predicate}", bound, predicate)


def test_at_least_ten_and_twelve_wounded_do_not_conflict():
    assert compare(told("wounded", 10, None, bound="at_least"), told("wounded", 12)) == "narrows"


def test_dead_and_wounded_are_two_questions():
    assert compare(told("killed", 10), told("wounded", 10)) == "unrelated"


def test_the_areas_of_three_days_conflict_and_their_order_decides():
    area = {"unit": "square kilometer", "predicate": "recaptured"}
    first = told(low=700, high=None, bound="more_than", **area)
    last = told(low=6000, bound="about", **area)
    assert compare(first, last) == "narrows"
    assert compare(told(low=1000, **area), last) == "conflicts"
    assert compare(told(low=500, **area), told(low=500, unit="square mile", predicate="recaptured")) == "unrelated"


def test_a_surname_may_be_the_full_name():
    short, full = Name("Asanova", "person"), Name("Gulnara Asanova", "person")
    assert compare(short, full) == "narrows"
    assert compare(full, short) == "overlaps"
    assert compare(full, Name("Aida Asanova", "person")) == "unrelated"
    assert compare(Name("Works", "organisation"), Name("Ministry of Works", "organisation")) == "unrelated"


def test_one_point_of_one_precision_is_one_place():
    assert compare(Place("Kondele", -0.08, 34.776, 5), Place("Kondele market", -0.08, 34.776, 5)) == "same"
    assert compare(Place("Kisumu", -0.08, 34.776, 10), Place("Kondele", -0.08, 34.776, 5)) == "narrows"


def test_acts_and_values_of_two_kinds():
    assert compare(Act("Strike"), Act("Strike")) == "same"
    assert compare(Act("Strike"), Act("Flood")) == "unrelated"
    assert compare(Act("Strike"), Name("Strike", "other")) == "unrelated"
