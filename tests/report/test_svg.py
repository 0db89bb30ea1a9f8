from __future__ import annotations

from dateline.report.labels import Rect, Sheet, around
from dateline.report.svg import drawing, el, fitted, width, words


def test_attributes_and_text_are_escaped() -> None:
    made = el("text", words('<&"'), x=1.25, class_='a"b', font_size=12, fill=None)
    assert made == '<text x="1.2" class="a&quot;b" font-size="12">&lt;&amp;"</text>'


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    assert words("a\x00b\ud800c\nd") == "abcd"


def test_wide_letters_are_wider() -> None:
    assert width("MMM", 10) > width("iii", 10)
    assert width("東京", 10) == 20
    assert width("e\u0301", 10) == width("e", 10)


def test_fitted_never_exceeds_its_room() -> None:
    assert fitted("short", 10, 100) == "short"
    cut = fitted("a very long name of a very small village", 10, 60)
    assert cut.endswith("…")
    assert width(cut, 10) <= 60


def test_a_drawing_has_a_name_and_a_description() -> None:
    made = drawing([], (10, 20), "<t>", "d", "x")
    assert 'role="img"' in made
    assert '<title id="x-t">&lt;t&gt;</title>' in made
    assert 'aria-labelledby="x-t x-d"' in made


def test_labels_take_the_first_free_place() -> None:
    sheet = Sheet(100, 100)
    places = [rect for rect, *_ in around(50, 50, 5, 20, 10)]
    assert sheet.place(places) == 0
    assert sheet.place(places) == 1
    sheet.take(Rect(0, 0, 100, 100))
    assert sheet.place(places) is None
    assert sheet.place(places, must=True) is not None


def test_off_the_paper_is_never_free() -> None:
    assert not Sheet(100, 100).free(Rect(95, 10, 105, 20))
