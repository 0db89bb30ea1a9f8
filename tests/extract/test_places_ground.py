from dateline.extract.places_candidates import Candidate
from dateline.extract.places_ground import Ground
from dateline.extract.places_names import Sense
from dateline.gazetteer.entry import Entry
from dateline.reading import Span


def name(form, *entries):
    return Candidate(0, 1, Span(0, len(form)), form, tuple(Sense(e, "main") for e in entries), "")


def town(number, lat, lon, country="UA"):
    return Entry(f"t:{number}", f"T{number}", lat, lon, "city", 70_000, country, "", "", 3.0, 9)


TORETSK, BAKHMUT, ODESA = town(1, 48.50, 37.84), town(2, 48.59, 38.0), town(3, 46.48, 30.73)
ELSEWHERE = town(4, 40.0, -75.0, "US")


def test_a_name_near_a_sure_place_lies_on_the_reports_ground():
    found = [name("Toretsk", TORETSK), name("Bakhmut", BAKHMUT), name("Odesa", ODESA), name("Bradford", ELSEWHERE)]
    ground = Ground(found, [0.95, 0.1, 0.1, 0.1])
    assert [ground.of(c) for c in found] == ["alone", "near", "home", "away"]


def test_any_sense_will_do_and_unknown_names_lie_nowhere():
    found = [name("Toretsk", TORETSK), name("Bakhmut", ELSEWHERE, BAKHMUT), name("Xyz")]
    ground = Ground(found, [0.95, 0.1, 0.1])
    assert [ground.of(c) for c in found[1:]] == ["near", "unknown"]


def test_a_doubtful_place_and_a_longer_form_of_the_name_say_nothing():
    found = [name("Toretsk", TORETSK), name("Bakhmut", BAKHMUT)]
    assert Ground(found, [0.5, 0.1]).of(found[1]) == "alone"
    same = [name("Bakhmut city", BAKHMUT), name("Bakhmut", BAKHMUT)]
    assert Ground(same, [0.95, 0.1]).of(same[1]) == "home"
