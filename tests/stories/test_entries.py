import time

from dateline.stories.entries import FEWEST, entries

BODY = "The river rose by two metres over night and took a bridge and nine houses with it"


def test_times_bullets_and_headings_begin_entries() -> None:
    for openings in (
        ("14:05 GMT ", "11:20 - ", "9.30 a.m.: ", "8 am: "),
        ("• ", "- ", "– ", "* "),
        ("1. ", "2) ", "3. ", "4. "),
        ("Harbour\n", "Rail and road\n", "In the north\n", "Markets\n"),
    ):
        text = "\n".join(f"{opening}{BODY}." for opening in openings)
        text = f"The day so far.\n\n{text}"
        found = entries(text)
        assert [span.of(text) for span in found] == [f"{opening}{BODY}." for opening in openings]


def test_an_entry_holds_all_lines_up_to_the_next() -> None:
    text = f"10:00 {BODY}.\nMore of it.\n\n11:00 {BODY}.\n12:00 {BODY}."
    assert [span.of(text).count("\n") for span in entries(text)] == [1, 0, 0]


def test_what_is_no_list() -> None:
    few = "\n".join(f"• {BODY}." for _ in range(FEWEST - 1))
    short = "\n".join("• Rain, wind and snow" for _ in range(9))
    prose = "\n\n".join(f"{BODY}." for _ in range(9))
    numbers = "\n".join(f"{n}00 people of the town left. {BODY}." for n in range(1, 9))
    assert [entries(text) for text in ("", "\n\n", few, f"{prose}\n\n{few}\n• {BODY}.", short, prose, numbers)] == [
        []
    ] * 7


def test_long_and_odd_texts_cost_little() -> None:
    began = time.process_time()
    for text in ("• " * 10**6, "1:" * 10**6, "\n" * 10**6, "Mon, " * 10**6, f"• {BODY}\n" * 20_000):
        entries(text)
    assert time.process_time() - began < 2
