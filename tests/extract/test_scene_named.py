"""Towns without a point: those that a text leaves open, and those of a headline."""

from dateline.extract.scene_named import Around, in_headline, names_in, unplaced
from dateline.extract.scene_report import Report
from dateline.reading import Document, Mention, Parse, Reading, Span
from dateline.values import Place


def report(text: str, title: str, *places: tuple[str, Place]) -> Report:
    mentions = tuple(
        Mention(f"p{n}", Span(text.index(w), text.index(w) + len(w)), place, 1.0, "t")
        for n, (w, place) in enumerate(places)
    )
    return Report(Reading(Document("r1", text, title=title), parse=Parse((), (), ()), places=mentions))


def test_a_division_in_the_headline_decides_between_namesakes():
    text = "Two men were hurt in Columbus."
    for state, longitude in (("Ohio", -83.0), ("Georgia", -84.99)):
        found = report(text, f"Two hurt in fight - {state} News Today", ("Columbus", Place("Columbus")))
        ((mention, guess),) = unplaced(found, Around(found))
        assert mention.span.of(text) == "Columbus"
        assert abs(guess.entry.lon - longitude) < 0.5
        assert "in a division that is named" in guess.signs


def test_towns_of_like_size_are_left_open():
    found = report("Two men were hurt in Springfield.", "Two hurt in fight", ("Springfield", Place("Springfield")))
    assert list(unplaced(found, Around(found))) == []


def test_a_headline_names_a_town_that_the_text_does_not():
    found = report("A bus fell into a ravine and twelve people died.", "Twelve die as bus falls near Arequipa")
    assert [(name, g.entry.country) for name, g in in_headline(found, Around(found))] == [("Arequipa", "PE")]


def test_words_of_the_text_and_names_of_outlets_are_no_towns_of_the_headline():
    found = report("A mobile crane fell on a bus.", "Mobile crane falls on bus - Chronicle of Lima")
    assert list(in_headline(found, Around(found))) == []


def test_longer_names_go_first():
    assert [name for name, _ in names_in("Flood in New Delhi, fire in York")] == ["New Delhi", "York"]
    assert names_in("") == ()
