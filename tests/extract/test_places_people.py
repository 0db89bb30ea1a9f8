"""Names that people and places share."""

import pytest

from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.extract.places_people import surnames
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name, Place


@pytest.fixture(scope="module")
def places(parse):
    """The forms of a text's places -> place; of several mentions of one form the last."""
    names, extractor = Names(), Places()

    def found(text: str) -> dict[str, Place]:
        reading = extractor.extract(names.extract(Reading(Document("r1", text), parse=parse(text))))
        return {m.span.of(text): m.value for m in reading.places}

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Jordan, 34, was arrested.",
        "Georgia (19) was found in the lake.",
        "Kenya was handcuffed and led away.",
        "Madison wept when the verdict was read.",
        "Virginia, who is 83, hid under the bed.",
        "Sydney, a nurse, was on her way home.",
        "Carolina and her husband had gone to bed.",
        "The mother of Paris begged for help, and her son Milan cried.",
        "Florence was hit by a car, her mother said.",
        "Chad and Brittany wept.",
        "Orlando pleaded not guilty.",
        "NaN dead in the flood.",
    ],
)
def test_what_only_people_have_or_do_makes_no_place(places, text):
    assert places(text) == {}


@pytest.mark.parametrize(
    ("text", "form", "literal"),
    [
        ("Jordan said it would close its border.", "Jordan", False),
        ("In Florence, 34 people were treated for smoke.", "Florence", True),
        ("Florence was hit by floods.", "Florence", True),
        ("Madison, Wisconsin, was dark for an hour.", "Madison", True),
        ("Dallas police shot a man after he raised a rifle.", "Dallas", None),
        ("Dallas mourned her on Friday.", "Dallas", None),
        ("Chad, 17, Niger, 20, and Mali, 13, came last.", "Chad", None),
        ("A cousin from Georgia, who drove all night, wept.", "Georgia", True),
        ("The Caribbean was calm. Ships waited in the Caribbean.", "Caribbean", True),
    ],
)
def test_a_place_stays_one(places, text, form, literal):
    place = places(text)[form]
    assert literal in (None, place.literal)


def test_a_person_tells_the_others_of_the_name_but_not_those_behind_a_word_of_place(places):
    assert "Savannah" not in places("Savannah, 9, was found. Savannah was taken to a hospital.")
    assert "Savannah" in places("Savannah, 9, was found dead near Savannah.")


def test_a_surname_that_a_full_name_told_is_no_place(places):
    assert places("Cheron Shelton was cleared by the jury. Shelton's children wept.") == {}


def test_a_language_has_no_point(places):
    text = "They prayed in Korean and in Arabic, and the nurse spoke Polish. Polish troops left."
    got = places(text)
    assert all(got[form].lat is None and not got[form].literal for form in ("Korean",) if form in got)
    assert got["Polish"].country == "PL"


def test_surnames_are_of_full_names():
    def mention(start: int, words: str, kind: str) -> Mention:
        return Mention(words, Span(start, start + len(words)), Name(words, kind), 1.0, "hand")

    names = [
        mention(5, "Ana Lima", "person"),
        mention(40, "Ana Lima", "person"),
        mention(60, "Paz", "person"),
        mention(70, "La Paz", "place"),
    ]
    assert surnames(names) == {"lima": 5}


def test_a_page_of_names_in_one_sentence_costs_little(places):
    assert len(places("Jordan, 34, " * 300)) <= 1
