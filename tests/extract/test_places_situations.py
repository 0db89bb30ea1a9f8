import pytest

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_names import Names, Sense
from dateline.extract.places_situations import situate
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.reading import Gazetteer
from dateline.reading import Span


def entry(name, feature, number):
    return Entry(f"t:{number}", name, 50.0, 35.0, feature, 5_000, "UA", "", "", 5.0, 1)


TOWN, DIVISION = entry("Sumy", "city", 1), entry("Sumy Oblast", "admin1", 2)
SENSES = (Sense(TOWN, "main"), Sense(DIVISION, "alt"))


def kinds(text, *forms):
    chosen, at = [], 0
    for n, form in enumerate(forms):
        at = text.index(form, at)
        chosen.append(Candidate(n, n + 1, Span(at, at + len(form)), form, SENSES, ""))
        at += len(form)
    return [{s.entry.feature for s in one.senses} for one in situate(text, chosen, Names(Gazetteer([])))]


BOTH = {"city", "admin1"}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("in the Poltava and Sumy regions", {"admin1"}, {"admin1"}),
        ("in Poltava, Sumy regions", {"admin1"}, {"admin1"}),
        ("the towns of Poltava and Sumy", {"city"}, {"city"}),
        ("from Poltava to the Sumy regions", BOTH, {"admin1"}),
        ("Poltava and Sumy", BOTH, BOTH),
        ("in the 800 block of Poltava, near Sumy street", set(), set()),
    ],
)
def test_a_word_of_kind_holds_for_a_whole_list(text, first, second):
    assert kinds(text, "Poltava", "Sumy") == [first, second]


def test_abbreviations_are_written_out_in_the_form():
    text = "Mt. Sumy and Mount Sumy"
    chosen = [
        Candidate(0, 2, Span(0, 8), "Mt. Sumy", SENSES, ""),
        Candidate(3, 5, Span(13, 23), "Mount Sumy", SENSES, ""),
    ]
    one, other = situate(text, chosen, Names(Gazetteer([])))
    assert one.form == other.form
