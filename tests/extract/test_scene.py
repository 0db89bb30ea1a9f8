"""When and where a report's main event was."""

import pytest

from dateline.extract.events import Events
from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.scene import Scene, day_of, scene
from dateline.extract.times import Times
from dateline.reading import Document, Reading
from dateline.values import Time


@pytest.fixture(scope="module")
def told(parse):
    chain = (Names(), Times(), Places(), Quantities(), Events())

    def scene_of(text: str, published: str | None, title: str | None = None) -> Scene:
        found = Reading(Document("r1", text, published=published, title=title), parse=parse(text))
        for extractor in chain:
            found = extractor.extract(found)
        return scene(found)

    return scene_of


def test_the_day_of_the_harm_outweighs_that_of_the_statement(told):
    text = (
        "A blast in a bakery in Izmir killed three people on Monday night, officials said.\n\n"
        "The governor visited the injured on Wednesday. In 2011 a fire there killed two. Inspectors came from Ankara."
    )
    found = told(text, "2021-05-20")
    assert found.day == "2021-05-17"
    assert found.time.span.of(text) == "Monday night"
    assert found.place.span.of(text) == "Izmir"


def test_what_a_report_does_not_name_is_not_told(told):
    found = told("Three people were killed in a fire, officials said.", "2021-05-20")
    assert (found.day, found.time, found.place) == (None, None, None)
    assert found.inferred in ("2021-05-20", "2021-05-19")
    assert found.why == "no day is named"
    assert told("", None) == Scene(None, None, None, 0.0, 0.0)


def test_an_hour_alone_names_no_day(told):
    found = told("A wall fell on a bus stop in Lima at about 11 p.m. and killed two people, police said.", "2021-05-20")
    assert (found.day, found.time) == (None, None)
    assert found.inferred in ("2021-05-20", "2021-05-19")
    assert found.why == "an hour, but no day, is named"


def test_the_lengths_of_films_are_no_hours(told):
    found = told("1:35 Crash on the bridge caught on film\n\nTwo people died in a fire in Lima.", "2021-05-20")
    assert found.why == "no day is named"


def test_a_headline_may_name_the_day(told):
    found = told("Two people died when a barn burnt down.", "2021-05-20", title="Two dead in Tuesday fire")
    assert found.day == "2021-05-18"
    assert found.time is None


def test_what_is_condemned_on_a_day_was_not_on_that_day(told):
    text = (
        "At least 11 people were killed when a bomb went off in a market in Peshawar on Friday.\n\n"
        "Ministers condemned the attack on Saturday morning."
    )
    assert told(text, "2024-02-10").day == "2024-02-09"


def test_a_day_after_the_report_is_no_day_of_the_event(told):
    found = told("A dam burst near Lima killed two. The inquiry opens on 3 June 2021.", "2021-05-20")
    assert found.day is None


def test_midnight_ends_the_day_that_it_is_named_by():
    assert day_of(Time("TIME", "2021-05-17T24:00", "2021-05-18T00:00", "2021-05-18T00:01")).isoformat() == "2021-05-17"


def test_only_a_single_day_is_a_day():
    assert day_of(Time("DATE", "2021-05", "2021-05-01", "2021-06-01")) is None
    assert day_of(Time("DURATION", "P2D")) is None
    assert day_of(Time("TIME", "2021-05-17TNI", "2021-05-17T19:00", "2021-05-18T06:00")).isoformat() == "2021-05-17"


def test_of_a_weekend_neither_day_is_told(told):
    found = told("Two people were killed when a wall fell in Lima over the weekend.", "2021-05-18")
    assert found.day is None
    assert found.inferred in ("2021-05-15", "2021-05-16")
    assert found.why == "a weekend is named, and none of its days"
