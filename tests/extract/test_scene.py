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
    assert told("", None) == Scene(None, None, None, 0.0, 0.0)


def test_a_day_after_the_report_is_no_day_of_the_event(told):
    found = told("A dam burst near Lima killed two. The inquiry opens on 3 June 2021.", "2021-05-20")
    assert found.day is None


def test_only_a_single_day_is_a_day():
    assert day_of(Time("DATE", "2021-05", "2021-05-01", "2021-06-01")) is None
    assert day_of(Time("DURATION", "P2D")) is None
    assert day_of(Time("TIME", "2021-05-17TNI", "2021-05-17T19:00", "2021-05-18T06:00")).isoformat() == "2021-05-17"
