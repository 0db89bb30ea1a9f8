import msgspec

from dateline.model import Account
from dateline.reading import Document, Mention, Reading, Span
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.places import Located
from dateline.report.placing import Placed, placed
from dateline.values import Place
from tests.report import dam

PARIS = Place("Paris", 48.85, 2.35, 15.0, "geonames:2988507", "FR", "city")
TEXT = "In Paris and Versailles, near PARIS again."


def told(place: Place, *others: tuple[int, int, Place]) -> Placed:
    found = [(3, 8, place), (30, 35, place), *others]
    mentions = tuple(Mention(f"p{n}", Span(a, b), value, 1.0, "t") for n, (a, b, value) in enumerate(found))
    account = Account(None, "x", (Reading(Document("r", TEXT), places=mentions),))
    return placed(Citations(Lookup(account)), Located(1, place, (), 1, 1, 1.0, "x"))


def test_a_common_name_is_borne_out_by_what_lies_near() -> None:
    versailles = Place("Versailles", 48.8, 2.13, 5.0, "geonames:2969679", "FR", "city")
    made = told(PARIS, (13, 23, versailles))
    assert made.what == "France, GeoNames 2988507"
    assert made.why.startswith("one of ")
    assert made.why.endswith("the same reports name Versailles 17 km away")


def test_without_neighbours_its_country_or_its_fame_speak_for_it() -> None:
    france = Place("France", 46.0, 2.0, 500.0, "geonames:3017382", "FR", "country")
    assert told(PARIS, (13, 23, france)).why.endswith("the same reports name its country, France")
    assert told(PARIS).why.endswith("the best known of them")


def test_a_namesake_that_nothing_bears_out_says_so() -> None:
    texas = Place("Paris", 33.66, -95.56, 5.0, "geonames:4717560", "US", "city")
    assert told(texas).why.endswith("nothing else in these reports bears it out")


def test_spellings_lead_to_where_they_stand() -> None:
    (only,) = told(PARIS).written
    assert only.words == "Paris"
    assert only.reports == ((1, "#r-r-3-8"),)


def test_what_no_gazetteer_holds() -> None:
    assert told(Place("Paris")).why == "no place of this name fits"
    given = msgspec.structs.replace(PARIS, gazetteer=None)
    assert told(given).why == "the report gives its coordinates"
    added = msgspec.structs.replace(PARIS, gazetteer="added:7")
    assert told(added).why == "from the places that were added to the gazetteer"


def test_a_dateline_is_not_what_a_report_says_of_a_place() -> None:
    text = "PARIS —\nA bridge fell in Paris on Monday."
    mentions = tuple(Mention(f"p{a}", Span(a, b), PARIS, 1.0, "t") for a, b in ((0, 5), (25, 30)))
    parse = dam.parse_of(text)
    lookup = Lookup(Account(None, "x", (Reading(Document("r", text), parse=parse, places=mentions),)))
    made = placed(Citations(lookup), Located(1, PARIS, (), 1, 1, 1.0, "x", passing=True))
    assert [words for _, words, _ in made.named] == ["A bridge fell in Paris on Monday."]
