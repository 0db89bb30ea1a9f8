"""Live pages: which texts are one, what their entries are and when, and that nothing reaches from one into another."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
import pytest

from dateline.entries import entries, entry_at
from dateline.extract.attributions import Attributions
from dateline.extract.caveats import Caveats
from dateline.extract.claims import claims
from dateline.extract.furniture import mark
from dateline.extract.names import Names
from dateline.extract.parser import SpacyParser
from dateline.extract.times import Times
from dateline.reading import Document, Reading
from dateline.values import Time

PAGE = """Live: the flood in Kota

14:05 GMT — Mayor Ana Ruiz says the dam holds. She has been there today.

13:40 GMT — He could not confirm this. The claim could not be verified.

00:10 GMT — The first families left an hour ago.

23:50 GMT — Forecaster Li Wen warned of rain.
"""


def test_a_clock_that_runs_back_over_midnight() -> None:
    found = entries(PAGE, "2031-03-12T15:00:00Z")
    assert [e.at for e in found] == [
        "2031-03-12T14:05:00Z",
        "2031-03-12T13:40:00Z",
        "2031-03-12T00:10:00Z",
        "2031-03-11T23:50:00Z",
    ]
    assert "".join(e.span.of(PAGE) for e in found) == PAGE[found[0].span.start :]
    assert found[0].stamp.of(PAGE).strip() == "14:05 GMT —"
    assert [e.at for e in entries(PAGE)] == [None] * 4


def test_a_clock_that_runs_on_from_the_hour_of_publication() -> None:
    text = "The day as it went.\n\n9.05am\nOne.\n\n10.32am\nTwo.\n\n1.10pm\nThree.\n"
    assert [e.at for e in entries(text, "2031-03-12T08:00:00Z")] == [
        "2031-03-12T09:05",
        "2031-03-12T10:32",
        "2031-03-12T13:10",
    ]


def test_days_and_hours_ago() -> None:
    dated = "Monday, 10 March\n\n09:00 One.\n\n10:00 Two.\n\nTuesday, 11 March\n\n08:30 Three.\n"
    assert [e.at for e in entries(dated, "2031-03-12")] == ["2031-03-10T09:00", "2031-03-10T10:00", "2031-03-11T08:30"]
    ago = "Updated 3h ago\nOne.\n5h ago\nTwo.\n12 hours ago\nThree.\n"
    assert [e.at for e in entries(ago, "2031-03-12T15:00:00Z")] == [
        "2031-03-12T12:00:00Z",
        "2031-03-12T10:00:00Z",
        "2031-03-12T03:00:00Z",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He ran it in 10.32 seconds.\n9.58 is the record.\n7.1 percent fell.\n",
        "At 9:05 a.m. the man entered.\n\nAt 9:10 he left.\n\nAt 9:40 he was caught.\n",
        "10:00 One.\n\n10:00 Two.\n\n10:00 Three.\n",
        "10:00 One.\n\n14:00 Two.\n\n09:00 Three.\n\n15:00 Four.\n\n08:00 Five.\n",
        "5 men were hurt.\n\n7 women were hurt.\n\n9 children were hurt.\n",
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nOpening hours:\n\n10:00 A\n\n11:00 B\n\n12:00 C\n",
    ],
)
def test_other_texts_have_no_entries(text: str) -> None:
    assert entries(text, "2031-03-12") == ()


def test_a_hostile_text_takes_linear_time() -> None:
    started = time.process_time()
    entries("14:05 " * 300_000, None)
    entries("14:05\n" * 100_000, None)
    assert time.process_time() - started < 4


def test_nothing_reaches_over_the_border_of_an_entry(parser: SpacyParser) -> None:
    read = _read(parser, PAGE)
    second = entries(PAGE, "2031-03-12T15:00:00Z")[1].span
    assert all(c.about == () for c in read.caveats if second.covers(c.span))
    assert all(a.speaker is None for a in read.attributions if second.covers(a.content[0]))
    first = read.attributions[0]
    assert first.speaker is not None
    assert not any("14:05" in s.of(PAGE) for s in first.content)


def test_times_and_claims_go_by_their_entry(parser: SpacyParser) -> None:
    read = _read(parser, PAGE)
    told = {m.span.of(PAGE): m.value for m in read.times if isinstance(m.value, Time)}
    assert told["today"].start == "2031-03-12"
    assert (told["an hour ago"].start or "").startswith("2031-03-11T23:10")
    by_words = {c.content[0].of(PAGE)[:14]: c.at for c in claims(read)}
    assert by_words["the dam holds"] == "2031-03-12T14:05:00Z"
    assert entry_at(entries(PAGE), 0) == -1


def _read(parser: SpacyParser, text: str) -> Reading:
    document = Document(id="r1", text=text, published="2031-03-12T15:00:00Z")
    reading = Reading(document, furniture=mark(document))
    reading = msgspec.structs.replace(reading, parse=next(parser.parse([(text, reading.furniture)])))
    steps: list[Callable[[Reading], Reading]] = [Names().extract, Attributions().extract, Caveats().extract]
    for step in [*steps, Times().extract]:
        reading = step(reading)
    return reading
