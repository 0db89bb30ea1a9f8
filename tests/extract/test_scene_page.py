"""The day that a page bears."""

from datetime import date

import pytest

from dateline.extract.scene_page import day_on, own_day
from dateline.extract.times import Times
from dateline.reading import Document, Reading


@pytest.fixture
def day_of_page(parse):
    def day_of(text: str, published: str | None) -> date | None:
        return own_day(Times().extract(Reading(Document("r1", text, published=published), parse=parse(text))))

    return day_of


def test_the_words_of_the_page_tell_an_earlier_day_than_its_record(day_of_page):
    assert day_of_page("Posted: Tuesday, January 28, 2014\n\nTwo died in a fire.", "2016-03-02") == date(2014, 1, 28)
    assert day_of_page("A dam broke. (Published Friday, July 31, 2015)", "2015-08-01") == date(2015, 7, 31)
    assert day_of_page("GENOA (October 16, 2015): A crane fell.", "2017-01-05") == date(2015, 10, 16)


def test_a_later_update_and_a_day_of_the_event_are_not_the_page_s_day(day_of_page):
    assert day_of_page("Posted: 2 May 2014. Updated: 4 May 2014. A dam broke.", "2014-05-02") == date(2014, 5, 2)
    assert day_of_page("A dam broke on 28 January 2014 near Lima.", "2014-02-02") == date(2014, 2, 2)


def test_a_record_without_a_day_has_none(day_of_page):
    assert day_of_page("Posted: Tuesday, January 28, 2014. Two died.", None) is None
    assert day_on("soon") is None
