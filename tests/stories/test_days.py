import datetime
import time

import pytest

from dateline.stories.days import LONGEST, MOST, spoken_of

OWN = datetime.date(2031, 3, 5)  # a Wednesday


def days(text: str, own: datetime.date | None = OWN) -> dict[str, bool]:
    found = spoken_of(text, own.toordinal() if own else None)
    return {datetime.date.fromordinal(day).isoformat(): harm for day, harm in found.items()}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the March 3 vote", "2031-03-03"),
        ("on March 9 last year", "2030-03-09"),
        ("on 3 March, they met", "2031-03-03"),
        ("since the 1st of January 2029", "2029-01-01"),
        ("on Sept. 30, 2030,", "2030-09-30"),
        ("Posted 2031-02-28", "2031-02-28"),
        ("on Monday", "2031-03-03"),
        ("on Wednesday", "2031-03-05"),
        ("on Friday", "2031-02-28"),
        ("Yesterday, rain fell", "2031-03-04"),
        ("seen last night in", "2031-03-04"),
        ("this morning", "2031-03-05"),
    ],
)
def test_a_day_is_found(text: str, day: str) -> None:
    assert days(text) == {day: False}


def test_what_is_no_day_or_still_to_come() -> None:
    text = "On March 6, 2031 they may meet. February 30 is none. At 9 May Street, 3:30, 2031-13-01, in March 2031."
    assert set(days(text)) == {"2030-05-09"}
    assert days("May 9:30 be early?") == {}


def test_harm_is_told_in_the_sentence_that_names_the_day() -> None:
    text = "Parliament sat on Monday. The Feb. 2 crash killed six. Mourners met on Sunday.\nOn Monday a bomb went off."
    assert days(text) == {"2031-03-03": True, "2031-02-02": True, "2031-03-02": False}


def test_an_undated_report_tells_days_with_a_year_alone() -> None:
    assert days("On Monday, on March 9 and on March 9, 2030", None) == {"2030-03-09": False}


def test_the_first_days_alone_are_kept_and_long_texts_are_cut() -> None:
    text = ". ".join(f"{month} 1" for month in "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
    assert list(days(text)) == ["2031-01-01", "2031-02-01", "2031-03-01", *(f"2030-0{m}-01" for m in (4, 5, 6))]
    assert len(days(text)) == MOST
    began = time.process_time()
    assert days(" " * LONGEST + "on Monday " * 10**6) == {}
    assert days("March March May 9th,  " * 10**5)
    assert time.process_time() - began < 0.5


def test_days_at_the_ends_of_the_calendar() -> None:
    assert spoken_of("on Monday, yesterday, March 9", 1) == {1: False}
    assert spoken_of("on March 9", datetime.date.max.toordinal()) != {}
