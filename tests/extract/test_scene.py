"""When and where a report's main event was."""

import pytest

from dateline.extract.events import Events
from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.extract.quantities import Quantities
from dateline.extract.scene import Candidate, Scene, day_of, place_candidates, scene, when
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


def test_a_day_may_be_counted_from_another(told):
    text = (
        "Boats still carried people from the roofs of Maiduguri on Wednesday, two days after a dam above the city "
        "broke and killed thirty people. The governor thanked the soldiers."
    )
    found = told(text, "2024-09-18")
    assert found.day == "2024-09-16"
    assert found.time is None or found.time.value.start == "2024-09-16"


def test_a_weekday_that_is_not_to_come_is_turned_back(told):
    found = told("Girl, 3, brought to a hospital in Lima Friday with burns after a fire.", "2021-05-19")
    assert found.day == "2021-05-14"
    assert found.time.value.start == "2021-05-14"


def test_the_headline_alone_may_name_the_place(told):
    found = told("A bus fell into a ravine and twelve people died.", "2021-05-19", title="Bus crash near Arequipa")
    assert found.place is None
    assert found.headline.name == "Arequipa"


def test_a_day_that_is_hardly_that_of_the_event_gives_way_to_a_likelier_one():
    days = [Candidate(None, "2021-05-01", ("bad",)), Candidate(None, "2021-05-19", ("good",), told=False)]
    time, sure, guess = when(days, {"good": 3.0})
    assert (time, sure, guess.key) == (None, 0.0, "2021-05-19")
    time, sure, guess = when(days, {"good": 0.5})
    assert (time.key, guess) == ("2021-05-01", None)
    assert 0.3 < sure < 0.5


def test_what_is_not_there_breaks_nothing(told):
    for text in ("", "...", "“Two days after", "Two days after the the the", "12:00 12:00 12:00", "31 February 2021"):
        found = told(text, "2021-05-19", title="– | – Lima’s")
        assert found.time is None or found.time.span.of(text) == "Two days"
        assert found.place is None


def test_without_a_headline_the_story_outweighs_its_dateline(told):
    text = (
        "Nairobi, 6 Apr (PANA) -- Five soldiers were killed and five wounded in an attack this morning in the town "
        "of Garissa, in the east of the country, military spokesmen said. The sources indicated that the rebels had "
        "come on foot. Reinforcements have left Nairobi."
    )
    assert told(text, "2021-04-06").place.span.of(text) == "Garissa"


def test_signs_of_a_headline_need_one(parse):
    text = "Five soldiers were killed in Garissa."
    for title, shares in (("Soldiers killed in Garissa", True), (None, False)):
        found = Reading(Document("r1", text, title=title), parse=parse(text))
        for extractor in (Names(), Places(), Events()):
            found = extractor.extract(found)
        signs = place_candidates(found)[0].signs
        assert any("with the headline" in sign for sign in signs) is shares
        assert any("no headline" in sign for sign in signs) is not shares
