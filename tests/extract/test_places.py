import msgspec
import pytest

from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.gazetteer.adding import add
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name, Place


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


@pytest.fixture(scope="module")
def reading(parse):
    """A reading with document, parse and names, as the chain of extractors gives it to this one."""
    names = Names()
    return lambda text, **fields: names.extract(Reading(Document("r1", text, **fields), parse=parse(text)))


def found(places: Places, reading: Reading) -> dict[str, Place]:
    text = reading.text
    values = {}
    for mention in places.extract(reading).places:
        assert isinstance(mention.value, Place)
        values[mention.span.of(text)] = mention.value
    return values


def near(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and abs(place.lat - lat) < 1 and abs(place.lon - lon) < 1


def test_a_qualified_name_means_the_place_in_its_qualifier(places, reading):
    got = found(places, reading("PORTLAND, Maine (AP) - A fire in Portland killed two people on Friday, police said."))
    assert near(got["PORTLAND"], 43.66, -70.26)
    assert near(got["Portland"], 43.66, -70.26)
    assert got["Maine"].feature == "admin1"


def test_other_places_of_the_report_decide_between_namesakes(places, reading):
    here = found(places, reading("Police in Macon, Georgia, and in Atlanta and Savannah searched homes on Monday."))
    there = found(places, reading("Voters in Georgia queued in Tbilisi, Batumi and Kutaisi on Saturday."))
    assert here["Georgia"].country == "US"
    assert there["Georgia"].country == "GE"


def test_a_bare_name_is_the_town_and_with_region_the_division(places, reading):
    got = found(places, reading("Shells fell near Arequipa. The Arequipa region of Peru has seen no rain since May."))
    assert got["Arequipa"].feature == "admin1"
    text = "Shells fell near Arequipa. Nobody in Peru was hurt."
    assert found(places, reading(text))["Arequipa"].feature == "city"


def test_a_spelling_of_another_system_is_resolved(places, reading):
    got = found(places, reading("Troops entered Balakliia and Kupyansk in the Kharkiv region of Ukraine on Friday."))
    assert got["Balakliia"].gazetteer == "geonames:712926"
    assert near(got["Kupyansk"], 49.71, 37.62)


@pytest.mark.parametrize(
    ("text", "form", "literal"),
    [
        ("Moscow said the talks in Geneva had failed.", "Moscow", False),
        ("Moscow said the talks in Geneva had failed.", "Geneva", True),
        ("Russian forces shelled a market.", "Russian", False),
        ("Tokyo protested against the missile test.", "Tokyo", False),
        ("A quake shook houses in Tokyo on Monday.", "Tokyo", True),
        ("The government wants talks with Iran.", "Iran", False),
    ],
)
def test_governments_and_peoples_are_not_literal(places, reading, text, form, literal):
    assert found(places, reading(text))[form].literal is literal


def test_people_are_no_places(places, parse):
    text = "Paris Hilton met Michael Jordan in Dubai on Sunday."
    people = [Span(0, 12), Span(17, 31)]
    names = tuple(Mention(f"m{i}", s, Name(s.of(text), "person"), 1.0, "hand") for i, s in enumerate(people))
    reading = Reading(Document("r1", text), parse=parse(text), names=names)
    assert set(found(places, reading)) == {"Dubai"}
    assert "Paris" not in found(places, msgspec.structs.replace(reading, names=()))


def test_a_surname_alone_is_no_town_of_that_name(places, reading):
    text = "Police charged Cheron Shelton over the shooting in Wilkinsburg. Shelton was held in Pittsburgh on Friday."
    assert set(found(places, reading(text))) == {"Wilkinsburg", "Pittsburgh"}


@pytest.mark.parametrize(
    "text",
    [
        "The Southwest border states of the United States sent troops.",
        "Rebels took the village of Bayrak on the outskirts of Balakliia in Ukraine.",
        "Homes burned in Uptown, officials in Lima and Cusco said.",
    ],
)
def test_no_point_beats_a_namesake_far_from_where_the_report_is(places, reading, text):
    home = {"US", "UA", "PE", None}
    for place in found(places, reading(text)).values():
        assert place.country in home
        assert place.name not in ("Bairachky", "Uptown") or place.lat is None


def test_bridges_are_over_rivers_not_over_towns_of_that_name(places, reading):
    text = "Ukraine held two bridges over the Oskil. Fighting went on near Izium and Kupiansk."
    place = found(places, reading(text))["Oskil"]
    assert place.feature == "water" or place.lat is None


def test_a_region_lies_where_our_own_table_has_it(places, reading):
    place = found(places, reading("Storms crossed Central America on Monday."))["Central America"]
    assert near(place, 13, -86)


def test_a_place_that_no_gazetteer_holds_is_listed_without_coordinates(places, reading):
    got = found(places, reading("Rescuers reached the village of Qxyzzenburg in Peru on Monday."))
    assert got["Qxyzzenburg"].lat is None
    assert got["Qxyzzenburg"].gazetteer is None


def test_a_users_gazetteer_gives_it_coordinates(tmp_path, reading):
    file = tmp_path / "villages.csv"
    file.write_text("name,lat,lon,country\nQxyzzenburg,-12.5,-75.5,PE\n", "utf-8")
    add(file, tmp_path / "own")
    got = found(Places(tmp_path / "own"), reading("Rescuers reached the village of Qxyzzenburg in Peru on Monday."))
    assert got["Qxyzzenburg"].gazetteer == "villages:qxyzzenburg"
    assert near(got["Qxyzzenburg"], -12.5, -75.5)


def test_coordinates_in_the_text_are_places(places, reading):
    got = found(places, reading("The quake struck at 15.84°S, 70.02°W, some 40 km west of Puno in Peru."))
    assert near(got["15.84°S, 70.02°W"], -15.84, -70.02)


@pytest.mark.parametrize(
    "text",
    ["", "   \n\n", "?!… — «»", "“Unbalanced (quote [in Paris", "Überfall in Köln. Polizei sucht Zeugen.", "A" * 5000],
)
def test_odd_input_gives_spans_that_slice_back(places, reading, text):
    for mention in places.extract(reading(text)).places:
        assert text[mention.span.start : mention.span.end].strip()


def test_the_same_reading_gives_the_same_places(reading):
    given = reading("Floods hit Springfield, Ill., and Paris, Texas. Chad and Georgia sent help to Springfield.")
    assert Places().extract(given) == Places().extract(given)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived late and left early.",
        "Jordan said he would play on Sunday.",
        "Jordan Henderson scored twice.",
        "Sydney Sweeney won the prize.",
        "Chelsea Clinton spoke for an hour.",
        "Austin told reporters that the troops would stay.",
        "Name   Goals  Caps\nSmith  12     34\nJones  7      21\n",
    ],
)
def test_people_and_rows_of_tables_are_no_places(places, reading, text):
    assert found(places, reading(text)) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jordan said it would close the border with Syria.", {"Jordan", "Syria"}),
        ("The floods reached Austin and Jackson on Sunday.", {"Austin", "Jackson"}),
    ],
)
def test_places_that_people_are_named_after_stay_places(places, reading, text, names):
    assert set(found(places, reading(text))) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels took the village of Senkove on Monday.", "Senkove"),
        ("Soldiers shot two men in the Wardigley district on Monday.", "Wardigley"),
        ("Fighters left the towns of Qaryat and Zulmabad.", "Zulmabad"),
    ],
)
def test_a_village_that_no_gazetteer_holds_is_listed_without_a_point(places, reading, text, name):
    place = found(places, reading(text))[name]
    assert place.lat is None or name != "Senkove"


def test_an_abbreviation_keeps_its_full_stop(places, reading):
    got = found(places, reading("SOUTH CHARLESTON, W.Va. -- A restaurant owner is giving the town another go."))
    assert got["W.Va."].name == "West Virginia"


@pytest.mark.parametrize(
    ("text", "form", "lat", "lon"),
    [
        ("Officials in Syria said two people had died in Ma'arrat an-Nu'man.", "Ma'arrat an-Nu'man", 35.65, 36.68),
        ("Officials in Afghanistan said two people had died in Mazari Sharif.", "Mazari Sharif", 36.71, 67.11),
        ("Officials in Iraq said on Tuesday that two people had died in Hawija.", "Hawija", 35.32, 43.77),
        ("Officials in Ukraine said on Tuesday that two people had died in Vinnitsa.", "Vinnitsa", 49.23, 28.47),
        ("Police in Greece counted 1,700 people in Samos. Ferries from Athens stopped.", "Samos", 37.75, 26.97),
        ("Fires burned near Volos and outside Loutraki in Greece. In Athens it was hot.", "Loutraki", 37.97, 22.97),
    ],
)
def test_rare_spellings_and_small_towns_of_the_country_named(places, reading, text, form, lat, lon):
    assert near(found(places, reading(text))[form], lat, lon)


def test_a_country_in_brackets_is_a_place_in_a_list_of_results(places, reading):
    got = found(places, reading("Results on Sunday:\n\n1. Geir Moen (Norway) 10.33 2. Pat Lowe (Jamaica) 10.40\n"))
    assert got["Jamaica"].country == "JM"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("In Abuja lawmakers blamed the police.", "Abuja"),
        ("Shops opened in Kisii; in Eldoret and Nyeri crowds danced.", "Nyeri"),
    ],
)
def test_where_a_sentence_opens_is_a_location(places, reading, text, form):
    assert found(places, reading(text))[form].literal


def test_the_outlets_home_decides_between_namesakes(reading):
    text = "A Columbus woman was charged on Monday. She works at a school in Columbus, police said."
    at = {}
    for source, outlets in (("dispatch.com", {}), ("riverpost.example", {"riverpost.example": "Columbus, Georgia"})):
        got = found(Places(outlets=outlets), reading(text, source=source))
        at[source] = got["Columbus"]
    assert near(at["dispatch.com"], 39.96, -83.0)
    assert near(at["riverpost.example"], 32.46, -84.99)


def test_a_spot_that_no_gazetteer_holds_lies_in_the_town_that_the_report_puts_it_in(places, reading):
    text = "The rebels stormed the Al-Rasoul Checkpoint in Homs and burned it, the Syrian army said."
    spot = found(places, reading(text))["Al-Rasoul Checkpoint"]
    assert near(spot, 34.73, 36.71)
    assert (spot.name, spot.gazetteer, spot.country) == ("Al-Rasoul Checkpoint, Homs", None, "SY")
    assert spot.radius_km is not None
    assert spot.radius_km >= 5


def test_the_only_town_of_its_name_is_kept_in_whatever_country_it_lies(places, reading):
    text = (
        "Riots broke out in Honiara after the premier refused to meet the prime minister. Canberra sent police. "
        "Papua New Guinea sent soldiers from Port Moresby."
    )
    assert near(found(places, reading(text))["Honiara"], -9.43, 159.95)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The al-Muthanna province is now patrolled by Iraqi forces.", "al-Muthanna"),
        ("Troops took Bakhmut and shelled Chasiv Yar and Toretsk. Four died in Kramatorsk.", "Chasiv Yar"),
    ],
)
def test_names_called_provinces_or_close_to_the_reports_towns_are_places(places, reading, text, form):
    assert form in found(places, reading(text))
