import math

from dateline.stories.archive import KEPT, TWIN_WORDS, WINDOW, Archive
from dateline.stories.terms import terms

FLOOD = terms(None, "Flood waters of the Nam Sen swept away the bridge at Ban Thong.")
AGAIN = terms(None, "Villagers near Ban Thong blame a dam for the flood on the Nam Sen.")
TRIAL = terms(None, "Judges in Valdeoro jailed Joaquín Redondo over bribes for a tram.")


def test_vectors_are_of_unit_length_and_bounded() -> None:
    archive = Archive()
    archive.add(1, [{f"w{n}": 1.0 for n in range(KEPT * 2)}])
    assert len(archive.vectors[0]) == KEPT
    assert math.isclose(sum(w * w for w in archive.vectors[0].values()), 1.0)


def test_likeness_is_symmetric_and_finds_the_same_event() -> None:
    archive = Archive()
    archive.add(1, [FLOOD, TRIAL])
    archive.add(2, [AGAIN])
    assert archive.alike[2][0] == archive.alike[0][2] > 0.3
    assert 1 not in archive.alike[2]


def test_order_within_a_day_changes_no_vector() -> None:
    one, other = Archive(), Archive()
    one.add(1, [FLOOD, AGAIN, TRIAL])
    other.add(1, [TRIAL, AGAIN, FLOOD])
    assert one.vectors == other.vectors[::-1]


def test_later_reports_leave_earlier_vectors_as_they_are() -> None:
    archive = Archive()
    archive.add(1, [FLOOD])
    before = dict(archive.vectors[0])
    archive.add(2, [AGAIN, TRIAL])
    assert archive.vectors[0] == before


def test_the_window_ends_meetings_by_words() -> None:
    archive = Archive()
    archive.add(1, [FLOOD])
    archive.add(2 + WINDOW, [AGAIN])
    assert archive.alike == [{}, {}]


def test_the_same_words_with_other_figures_are_a_twin_for_some_days() -> None:
    words = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(TWIN_WORDS + 5))
    archive = Archive()
    for day, figures in ((1, "41 42 43"), (2, "51 52 53"), (9, "61 62 63")):
        archive.add(day, [terms(None, f"{words} {figures} {figures[::-1]}")])
    assert archive.leaders == [0, 0, 2]
    assert archive.periods[0] == (1, 2)


def test_a_release_printed_two_thousand_times_is_one_leader() -> None:
    release = (
        "Acme sold {} tickets. " + " ".join(f"term{chr(97 + n)}x" for n in range(26)) + " spring line opens here soon"
    )
    archive = Archive()
    archive.add(1, [terms(None, release.format(n)) for n in range(2000)])
    assert set(archive.leaders) == {0}
