from dateline.extract.places_candidates import Candidate
from dateline.extract.places_names import Sense
from dateline.extract.places_situations import Answer
from dateline.extract.places_within import NEAR_KM, held
from dateline.gazetteer.entry import Entry
from dateline.reading import Span

HOMS = Sense(Entry("t:1", "Homs", 34.7, 36.7, "city", 700_000, "SY", "", "", 10.6, 9), "main")
SYRIA = Sense(Entry("t:2", "Syria", 35.0, 38.0, "country", 20_000_000, "SY", "", "", 243.0, 9), "main")


def places(text, *forms, shape=""):
    """Names of a text: those that are senses are known, the others not."""
    known = {"Homs": HOMS, "Syria": SYRIA}
    found = []
    for n, form in enumerate(forms):
        senses = (known[form],) if form in known else ()
        start = text.index(form, found[-1].span.end if found else 0)
        found.append(Candidate(n, n + 1, Span(start, start + len(form)), form, senses, "" if senses else shape))
    return found, [Answer(c.senses[0], 0.9) if c.senses else Answer(None, 0.0) for c in found]


def holders(text, *forms, shape="", sure=0.45):
    chosen, answers = places(text, *forms, shape=shape)
    return {i: (one.town.name, one.radius_km) for i, one in held(text, chosen, answers, sure).items()}


def test_a_spot_in_a_town_has_its_point_wherever_it_is_named():
    text = "They stormed the Rasoul Checkpoint in the city of Homs. Rasoul Checkpoint burned."
    assert holders(text, "Rasoul Checkpoint", "Homs", "Rasoul Checkpoint") == {0: ("Homs", 10.6), 2: ("Homs", 10.6)}


def test_near_a_town_is_farther_from_its_middle():
    assert holders("a camp, Nour, near Homs", "Nour", "Homs") == {0: ("Homs", NEAR_KM)}


def test_a_towns_own_and_one_behind_a_comma():
    assert holders("in Homs's suburb of Nour", "Homs", "Nour") == {1: ("Homs", 10.6)}
    assert holders("the Nour neighbourhood of Homs", "Nour", "Homs") == {0: ("Homs", 10.6)}
    assert holders("at Nour, Homs", "Nour", "Homs") == {0: ("Homs", 10.6)}


def test_a_country_holds_no_spot_and_lists_tie_none():
    assert holders("a camp, Nour, in Syria", "Nour", "Syria") == {}
    assert holders("fled from Nour and Homs", "Nour", "Homs") == {}
    assert holders("from Homs to Nour", "Homs", "Nour") == {}


def test_roads_and_doubtful_towns_hold_nothing():
    assert holders("on Nour Road in Homs", "Nour Road", "Homs", shape="road") == {}
    assert holders("at Nour in Homs", "Nour", "Homs", sure=0.95) == {}


def test_a_border_is_longer_than_a_town():
    assert holders("the Syria-Iraq border near Homs", "Syria-Iraq", "Homs") == {}
