import pytest

from dateline.errors import SetupError
from dateline.extract.places_outlets import Outlets
from dateline.gazetteer.reading import open_gazetteer
from dateline.resources import data


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer(data("gazetteer"))


@pytest.mark.parametrize(
    ("source", "country", "town"),
    [
        ("https://www.chicagotribune.com/2024/news", "US", "Chicago"),
        ("chicagotribune.com", "US", "Chicago"),
        ("houstonpost.com", "US", "Houston"),
        ("santafenewmexican.com", "US", "Santa Fe"),
        ("The Jakarta Globe", "ID", "Jakarta"),
        ("lagosdailynews.ng", "NG", "Lagos"),
        ("theirishworker.ie", "IE", None),
        ("someblog.co.za", "ZA", None),
        ("lemonde.fr", "FR", None),
        ("hawaiinewsnow.com", "US", "Hawaii"),
    ],
)
def test_a_home_is_in_the_table_the_name_or_the_domain(gazetteer, source, country, town):
    found = Outlets(gazetteer).home(source)
    assert found is not None
    assert found.country == country
    assert (found.spot and found.spot.name) == town


@pytest.mark.parametrize(
    "source", [None, "", "  ", "CNN", "springfieldnews.com", "The Daily Star", "theonion.com", "x" * 500, "..."]
)
def test_no_home_is_guessed(gazetteer, source):
    assert Outlets(gazetteer).home(source) is None


def test_a_domain_that_anybody_takes_tells_no_country(gazetteer):
    assert Outlets(gazetteer).home("somebody.tv") is None


def test_the_user_says_where_an_outlet_is(gazetteer):
    outlets = Outlets(gazetteer, {"riverpost.example": "Lebanon, New Hampshire", "The Echo": "Peru"})
    found = outlets.home("https://www.riverpost.example/story?id=1")
    assert found is not None
    assert found.spot is not None
    assert found.spot.name == "Lebanon"
    assert 43 < found.spot.lat < 44
    echo = outlets.home("the echo")
    assert echo is not None
    assert (echo.country, echo.spot) == ("PE", None)


def test_a_place_that_nobody_knows_is_refused(gazetteer):
    with pytest.raises(SetupError, match="riverpost"):
        Outlets(gazetteer, {"riverpost.example": "Lebanon, Nowhere"})
