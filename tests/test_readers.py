"""Reports into readings, and readings into lines."""

import msgspec
import pytest

from dateline.readers import Readers, encode_reading
from dateline.reading import Document
from dateline.settings import ExtractSettings, Settings


@pytest.fixture(scope="module")
def read():
    readers = Readers(Settings(extract=ExtractSettings(attributions="rules")))

    def one(text: str, published: str | None):
        return next(readers.read([Document("r1", text, published=published)]))

    return one


def test_a_report_in_capitals_keeps_its_text_and_is_read_in_mixed_case(read):
    text = (
        "AT LEAST 11 PEOPLE WERE KILLED WHEN A BOMB WENT OFF IN A MARKET IN PESHAWAR ON FRIDAY, MAYOR ZUBAIR ALI SAID."
    )
    reading = read(text, "2024-02-10")
    assert reading.text == text
    assert [m.value.name for m in reading.places] == ["Peshawar"]
    assert "Zubair Ali" in [m.value.name for m in reading.names]
    assert all(m.span.of(text).isupper() for m in reading.places + reading.names)
    assert [m.value.value for m in reading.times] == ["2024-02-09"]


def test_the_main_event_is_told_with_its_words(read):
    text = "A wall fell in Lima on Friday and killed two people. Ministers met in Cusco on Saturday."
    event = msgspec.json.decode(encode_reading(read(text, "2024-02-10")))["main_event"]
    assert (event["day"], event["inferred"], event["why"]) == ("2024-02-09", False, "")
    assert text[slice(*event["time"])] == "Friday"
    assert text[event["place"]["start"] : event["place"]["end"]] == "Lima"


def test_a_day_that_no_words_name_is_inferred_with_its_reason_or_not_known(read):
    text = "A wall fell in Lima and killed two people."
    event = msgspec.json.decode(encode_reading(read(text, "2024-02-10")))["main_event"]
    assert event["inferred"]
    assert event["day"] in ("2024-02-10", "2024-02-09")
    assert (event["why"], event["time"]) == ("no day is named", None)
    event = msgspec.json.decode(encode_reading(read(text, None)))["main_event"]
    assert (event["day"], event["inferred"]) == (None, False)
