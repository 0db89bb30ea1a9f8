"""The event-location corpus: broken offsets, groups for the folds, ids that stand for several texts."""

from dateline.reading import Span
from tools.event_location import broken, first_texts, groups, locations


def row(name, text, places=()):
    return {
        "id": name,
        "text": text,
        "spans": [{"start": start, "end": end, "label": "LOCATION"} for start, end in places],
    }


def test_places_written_as_token_numbers_are_put_right(parse):
    text = "Gunmen shot two men in Gaza City on Sunday."
    one = row("1", text, [(5, 6)])
    assert broken(one)
    assert [span.of(text) for span in locations(one, parse(text))] == ["Gaza City"]


def test_sound_offsets_are_kept(parse):
    text = "Gunmen shot two men in Gaza City on Sunday."
    assert locations(row("1", text, [(23, 32)]), parse(text)) == [Span(23, 32)]


def test_no_place_is_not_broken():
    assert not broken(row("1", "Gunmen shot two men."))


def test_rows_of_a_report_and_rows_of_like_wording_are_one_group():
    rows = [
        row("APW_ENG_20031101.0130_5_shoot", "Two men were shot in Lome."),
        row("APW_ENG_20031101.0130_7_shoot", "A third man was shot later."),
        row("-17", "  A third man was shot later.\n"),
        row("-18", "Somebody else was shot."),
    ]
    found = groups(rows)
    assert found[0] == found[1] == found[2]
    assert found[3] != found[0]


def test_the_rows_of_a_whole_collection_are_no_group():
    first, second = groups([row("wiki", "Troops took the hill."), row("wiki", "The dam broke.")])
    assert first != second


def test_the_first_text_of_an_id_is_read():
    assert first_texts([row("wiki", "One."), row("wiki", "Two."), row("3", "Three.")]) == {
        "wiki": "One.",
        "3": "Three.",
    }
