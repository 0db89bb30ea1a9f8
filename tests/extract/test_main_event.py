from __future__ import annotations

from datetime import date

from dateline.extract.main_event import main_event, scene_of
from tests.invented import invented, sample


def test_the_words_of_the_day_and_the_place_slice_back() -> None:
    for reading in (*invented(), *sample()):
        event = main_event(reading)
        assert event.report == reading.document.id
        assert (event.time is None) == (event.time_span is None)
        assert event.inferred == bool(event.why)
        if event.day:
            date.fromisoformat(event.day)
        if event.place and event.place_span:
            assert event.place_span in {m.span for m in reading.places if m.value == event.place}


def test_a_told_day_is_not_inferred_and_a_report_without_a_time_has_none() -> None:
    events = {e.report: e for e in map(main_event, invented())}
    first, undated = events["quake-1"], events["quake-4"]
    assert (first.day, first.inferred, first.time_span is not None) == ("2031-03-02", False, True)
    assert (undated.day, undated.inferred, undated.time) == (None, False, None)


def test_a_scene_that_is_known_is_not_looked_for_again() -> None:
    reading = invented()[0]
    found = scene_of(reading)._replace(day=None, time=None, inferred="2031-03-01", why="no day is named")
    event = main_event(reading, found)
    assert (event.day, event.inferred, event.why) == ("2031-03-01", True, "no day is named")
