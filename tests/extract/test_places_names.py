import pytest

from dateline.extract.places_names import Names
from dateline.gazetteer.reading import open_gazetteer
from dateline.resources import data


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(open_gazetteer(data("gazetteer")))


@pytest.mark.parametrize(
    ("form", "how", "name"),
    [
        ("Peruvian", "demonym", "Peru"),
        ("Londoners", "demonym", "London"),
        ("U.S.", "abbr", "United States"),
        ("DRC", "abbr", "Democratic Republic of the Congo"),
        ("Calif.", "abbr", "California"),
        ("TX", "postal", "Texas"),
        ("the Black Sea", "main", "Black Sea"),
        ("Mt. Everest", "main", "Mount Everest"),
    ],
)
def test_forms_have_their_sense(names, form, how, name):
    senses = names.of(form)
    assert (how, name) in [(s.how, s.entry.name) for s in senses]


def test_generic_words_fix_the_kind(names):
    assert {s.entry.feature for s in names.of("City of Puno")} == {"city"}
    assert "Áncash" in {s.entry.name for s in names.of("Ancash Department")}


def test_words_are_no_abbreviations_without_their_capitals_and_points(names):
    assert all(s.how != "abbr" for form in ("us", "Ala", "calif", "Miss") for s in names.of(form))


def test_unknown_forms_have_no_sense_but_maybe_a_sound(names):
    assert names.of("Qxyzzenburg") == ()
    assert "Zaporizhzhya" in {s.entry.name for s in names.sounding("Zaporizzhia")}
