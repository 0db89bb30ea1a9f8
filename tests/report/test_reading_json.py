from __future__ import annotations

import json

from dateline.reading import Event, Reading, Span
from dateline.report.reading_json import plain, reading_record
from dateline.values import Act
from tests.report import dam


def reading(report: str) -> Reading:
    return next(r for r in dam.readings() if r.document.id == report)


def test_offsets_slice_to_the_words() -> None:
    record = reading_record(reading("wire"))
    text = str(record["text"])
    places = record["places"]
    assert isinstance(places, list)
    assert [text[p["start"] : p["end"]] for p in places] == ["SANTA ORIA", "Vallecito", "Huarapampa"]
    attribution = record["attributions"][2]  # type: ignore[index]
    assert [text[a:b] for a, b in attribution["cue"]] == ["denied"]
    assert attribution["stance"] == "denies"
    assert attribution["speaker"] == "m3"


def test_unknown_is_null_and_lists_are_there() -> None:
    record = reading_record(reading("observer"))
    assert record["published"] is None
    assert record["furniture"] == []
    assert record["events"] == []


def test_event_refers_by_index_into_the_sorted_lists() -> None:
    record = reading_record(reading("wire"))
    failed, killed = record["events"]  # type: ignore[misc]
    assert record["places"][failed["place"]]["name"] == "Vallecito"  # type: ignore[index]
    assert record["times"][failed["time"]]["from"] == "2031-03-04T05:00:00Z"  # type: ignore[index]
    assert failed["quantities"] == []
    assert record["quantities"][killed["quantities"][0]]["low"] == 6  # type: ignore[index]


def test_an_index_never_points_at_a_mention_that_is_not_there() -> None:
    base = reading("daily")
    event = Event("e9", Span(0, 4), Act("Other"), "hand@1", time="t9", place="p9", quantities=("q9", "q2"))
    record = reading_record(Reading(base.document, quantities=base.quantities, events=(event,)))
    (event_record,) = record["events"]  # type: ignore[misc]
    assert event_record["time"] is None
    assert event_record["place"] is None
    assert event_record["quantities"] == [1]


def test_range_keeps_bounds_and_no_single_value() -> None:
    record = reading_record(reading("daily"))
    homes = record["quantities"][1]  # type: ignore[index]
    assert (homes["value"], homes["low"], homes["high"], homes["bound"]) == (None, 200, 300, "range")


def test_whole_numbers_lose_their_point() -> None:
    assert json.dumps([plain(10.0), plain(0.5), plain(None), plain("10.0"), plain(7)]) == '[10, 0.5, null, "10.0", 7]'


def test_sentences_do_not_leave_the_text() -> None:
    for one in dam.readings():
        record = reading_record(one)
        for start, end in record["sentences"]:  # type: ignore[union-attr,misc]
            assert 0 <= start < end <= len(one.text)
