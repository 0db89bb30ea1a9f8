"""Which way a day lies, by the words around it; seen from Wednesday, 11 October 2023."""

from __future__ import annotations

import pytest

from dateline.extract.times.calendar import Day
from dateline.extract.times.tagger import tag
from dateline.extract.times.tense import tense

WEDNESDAY = Day(2023, 10, 11)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The union will strike on ", ".", "future"),
        ("The union struck; it was ", ".", "past"),
        ("On ", " the court will rule.", "future"),
        ("Ahead of the summit, the ministry on ", " issued a warning.", "past"),
        ("The mayor promised a list of the dead by ", ".", "future"),
        ("Families may not go home before ", ".", "future"),
        ("Talks lasted until ", ".", "past"),
        ("The curfew holds until ", ".", "future"),
        ("Polls open on ", ".", "future"),
        ("The truce had been due to end on ", ".", "past"),
        ("Inflation is expected to fall to 4% from 6% in ", ".", "past"),
        ("A rally is called for ", ".", "future"),
        ("Rain, mud, ", ".", "none"),
    ],
)
def test_tense(before: str, after: str, expected: str) -> None:
    assert tense(before, "Friday", after) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam opens on Friday.", "2023-10-13"),
        ("The dam was opened on Friday.", "2023-10-06"),
        ("Until Friday, nobody had been charged.", "2023-10-06"),
        ("Rebels gave the army until Friday to leave.", "2023-10-13"),
        ("Sales for September were poor.", "2023-09"),
        ("The tax takes effect on January 1.", "2024-01-01"),
        ("The strike, on Sunday, Dec. 17, is lawful.", "2023-12-17"),
        ("May refused. The 2nd of May came.", "2023-05-02"),
    ],
)
def test_direction(text: str, value: str) -> None:
    assert [t.value for t in tag(text, WEDNESDAY)] == [value]
