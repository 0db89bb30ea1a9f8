from __future__ import annotations

import pytest

from dateline.account import account
from dateline.model import Account, Claim, Fact
from dateline.reading import Document
from dateline.report.lookup import Lookup
from dateline.report.timing import names_day, of_telling, whole_range
from dateline.report.when import When, when
from dateline.values import Time
from tests.invented import read

PUBLISHED = "2022-06-06"


def told(*texts: str) -> Account:
    return account(read([Document(f"r{n}", t, "Outlet", None, PUBLISHED, "en") for n, t in enumerate(texts)]), (), "t")


def toll(made: Account) -> When | None:
    lookup = Lookup(made)
    return when(lookup, next(f for f in made.findings if f.question.predicate in ("killed", "missing", "wounded")))


def dated(lookup: Lookup) -> list[tuple[Claim, Fact, Time]]:
    return [(c, f, f.time) for c in lookup.account.claims for f in c.facts if f.time is not None and f.time.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry on Sunday put the number of people killed in the landslide at 16.", True),
        ("Sixteen people were killed in the landslide, the ministry said on Sunday.", True),
        ("Sixteen people were killed in the landslide on Sunday, the ministry said.", False),
        ("The ministry said that sixteen people were killed in the landslide on Sunday.", False),
        ("A landslide killed sixteen people on Sunday.", False),
    ],
)
def test_the_day_of_a_statement_is_not_that_of_the_deaths(text: str, expected: bool) -> None:
    lookup = Lookup(told(text))
    found = [of_telling(lookup, c, f, t) for c, f, t in dated(lookup) if f.quantity is not None]
    assert found
    assert set(found) == {expected}


def test_what_is_only_dated_by_its_telling_says_so() -> None:
    found = toll(told("Sixteen people were killed in the landslide at Pirca, the ministry said on Sunday."))
    assert found is not None
    assert (found.label, found.words) == ("Told on", "Sunday")


def test_an_hour_alone_has_no_day_and_one_beside_its_day_has() -> None:
    alone = Lookup(told("Three men were killed around 3 a.m. in the mine at Pirca."))
    beside = Lookup(told("It was on Saturday. Three men were killed around 3 a.m. in the mine at Pirca."))
    whole = Lookup(told("Three men were killed around 3 a.m. on Saturday in the mine at Pirca."))
    for lookup, expected in ((alone, False), (beside, True), (whole, True)):
        found = [names_day(lookup, *one) for one in dated(lookup) if one[1].quantity is not None]
        assert found
        assert set(found) == {expected}


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Schools are closed from 7 to 10 June.", "7 to 10 June", "2022-06-07", "2022-06-11"),
        ("Aftershocks came between 4 and 6 June.", "4 and 6 June", "2022-06-04", "2022-06-07"),
        ("The fair of 4-6 June was cancelled.", "4-6 June", "2022-06-04", "2022-06-07"),
        ("He spoke on 3 June and 5 June.", "3 June", "2022-06-03", "2022-06-04"),
    ],
)
def test_a_range_is_told_whole(text: str, words: str, start: str, end: str) -> None:
    (reading,) = read([Document("r", text, published=PUBLISHED)])
    first = reading.times[0]
    assert isinstance(first.value, Time)
    time, span = whole_range(reading, first.value, first.span)
    assert (span.of(text), time.start, time.end) == (words, start, end)


def test_the_main_event_lends_its_words_and_they_are_said_to_stand_elsewhere() -> None:
    found = toll(
        told("A bus fell into the river Apurimac on Saturday night.\nNine people were killed, the police said.")
    )
    assert found is not None
    assert (found.label, found.words, found.lent) == ("Likely happened", "Saturday night", True)
