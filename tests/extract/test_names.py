from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.names import Names
from dateline.reading import Furniture, Mention, Reading, Span
from dateline.values import Name

Reader = Callable[..., Reading]


def read(reading: Reader, text: str) -> dict[str, Mention]:
    """Mentions by their words; of equal words the last one stays."""
    return {m.span.of(text): m for m in Names().extract(reading(text)).names}


def value(mention: Mention) -> Name:
    assert isinstance(mention.value, Name)
    return mention.value


@pytest.mark.parametrize(
    ("text", "words", "kind", "role"),
    [
        ("US Secretary of State Antony Blinken left Lima.", "Antony Blinken", "person", "US Secretary of State"),
        ("Kharkiv mayor Ihor Terekhov wrote on Telegram.", "Ihor Terekhov", "person", "Kharkiv mayor"),
        ("Rosa Quispe, the head of the civil defence institute in Cusco, said so.", "Rosa Quispe", "person",
         "head of the civil defence institute in Cusco"),
        ("The head of the port authority, Omar Saleh, resigned.", "Omar Saleh", "person", "head of the port authority"),
        ("Sven Lund, 52, a retired pilot, said he saw it.", "Sven Lund", "person", "retired pilot"),
        ("Mr Ganchev said so.", "Ganchev", "person", None),
        ("Fighting went on near the village of Bayrak on Monday.", "Bayrak", "place", None),
        ("They sent HIMARS rocket systems to the front.", "HIMARS", "materiel", None),
        ("Cyclone Freddy hit Quelimane, the weather office said.", "Quelimane", "place", None),
        ("Cyclone Freddy hit Quelimane. Freddy left 12 dead.", "Freddy", "other", None),
        ("A senior US military official said troops had left.", "senior US military official", "person", None),
        ("Ukraine's ministry of defence said it had gained ground.", "ministry of defence", "organisation", None),
    ],
)  # fmt: skip
def test_names_have_span_kind_and_role(reading: Reader, text: str, words: str, kind: str, role: str | None) -> None:
    found = read(reading, text)
    assert words in found
    assert (value(found[words]).kind, value(found[words]).role) == (kind, role)


def test_short_and_titled_forms_refer_to_the_full_name(reading: Reader) -> None:
    text = "Governor Aminu Bello condemned the raid. Mr Bello said troops had come. The governor spoke in Kankara."
    found = read(reading, text)
    full = found["Aminu Bello"]
    assert found["Bello"].refers == full.id
    assert found["governor"].refers == full.id
    assert value(found["Bello"]).name == "Aminu Bello"
    assert value(found["governor"]).role == "Governor"


def test_two_people_of_one_surname_are_not_linked(reading: Reader) -> None:
    text = "Donald Trump and Ivanka Trump came. Later Trump spoke."
    found = Names().extract(reading(text)).names
    bare = [m for m in found if m.span.of(text) == "Trump"]
    assert len(bare) == 1
    assert bare[0].refers is None


def test_an_acronym_refers_to_its_long_form(reading: Reader) -> None:
    text = "The Institute for the Study of War (ISW) said so. ISW gave no source."
    found = read(reading, text)
    assert found["ISW"].refers == found["Institute for the Study of War"].id


def test_the_ministry_of_two_countries_stays_open(reading: Reader) -> None:
    text = (
        "Ukraine's ministry of defence said so. The Russian ministry of defence denied it. "
        "The ministry of defence showed a video."
    )
    last = Names().extract(reading(text)).names[-1]
    assert last.span.of(text) == "ministry of defence"
    assert last.refers is None


def test_a_capital_that_acts_is_a_government(reading: Reader) -> None:
    found = read(reading, "Moscow denied the report. A bus burned in Paris.")
    assert value(found["Moscow"]).role == "government"
    assert value(found["Paris"]).role is None


def test_nationalities_and_days_are_no_names(reading: Reader) -> None:
    found = read(reading, "The Peruvian economy shrank on Friday, the English version said.")
    assert "Peruvian" not in found
    assert "Friday" not in found
    assert "English" not in found


def test_furniture_holds_no_names(reading: Reader) -> None:
    text = "Photo: Ana Torres\nJuan Vega, the mayor, said so."
    base = reading(text)
    marked = Reading(base.document, furniture=(Furniture(Span(0, 17), "caption"),), parse=base.parse)
    words = [m.span.of(text) for m in Names().extract(marked).names]
    assert "Juan Vega" in words
    assert "Ana Torres" not in words


@pytest.mark.parametrize("text", ["", "\n \n", "...!! “”", "Mr. Mr.", "‘ of of ’s -", "[X] ] Y", "СКАЗАЛ ВІН"])
def test_odd_texts_do_no_harm(reading: Reader, text: str) -> None:
    for mention in Names().extract(reading(text)).names:
        assert 0 <= mention.span.start < mention.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge was built by Kestrel Works. Kestrel Works denied it.", "Kestrel Works"),
        ("Police searched the operator, Tarlan Hydro, in Bishkek.", "Tarlan Hydro"),
        ("Rio Norte, a private bus company, said it would help.", "Rio Norte"),
        ("He told the Osh Courier that he was late.", "Osh Courier"),
    ],
)
def test_companies_are_told_from_people(reading: Reader, text: str, words: str) -> None:
    assert value(read(reading, text)[words]).kind == "organisation"


def test_a_surname_that_is_a_body_too(reading: Reader) -> None:
    found = read(reading, "Nathan Hall, a consultant, said more could be done.")
    assert value(found["Nathan Hall"]).kind == "person"
    assert value(found["Nathan Hall"]).role == "consultant"


def test_the_role_of_a_member(reading: Reader) -> None:
    found = read(reading, "A member of parliament, Aizada Toktorova, wrote that it rained.")
    assert value(found["Aizada Toktorova"]).role == "member of parliament"
    assert "member" not in found


def test_the_last_word_of_a_paper_means_the_paper(reading: Callable[..., Reading]) -> None:
    text = "The Porto Times reported a leak on Monday. The Times said two men were hurt."
    named = Names().extract(reading(text)).names
    papers = [m for m in named if "Times" in m.span.of(text)]
    assert [m.value.name for m in papers if isinstance(m.value, Name)] == ["Porto Times", "Porto Times"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("A nurse was shot by men in a boat.", "men", "group"),
        ("The killing of nine people shocked the town.", "people", "group"),
        ("A group of men burned the mill.", "men", "group"),
        ("Bandits beat a shepherd and his son.", "son", "person"),
        ("The blast left nine people dead.", "people", "group"),
        ("A cook was hurt by police near the mill.", "police", "organisation"),
        ("Militiamen had blocked the road since May.", "Militiamen", "person"),
    ],
)
def test_people_who_do_or_suffer_something_are_participants(reading: Reader, text: str, words: str, kind: str) -> None:
    found = {m.span.of(text): m.value for m in Names(learned=False).extract(reading(text)).names}
    assert words in found
    assert isinstance(found[words], Name)
    assert found[words].kind in (kind, "group")  # type: ignore[union-attr]


def test_people_in_passing_are_none(reading: Reader) -> None:
    text = "The road is wide enough for people."
    assert Names(learned=False).extract(reading(text)).names == ()


def test_what_is_called_by_a_persons_name_is_no_part_of_it(reading: Callable[..., Reading]) -> None:
    text = "Adaeze Okafor left the ministry in May. Adaeze Okafor Memos just out and show that she was right."
    found = {m.value.name for m in Names().extract(reading(text)).names if isinstance(m.value, Name)}
    assert not any("Memos" in name for name in found)
    assert "Adaeze Okafor" in found
