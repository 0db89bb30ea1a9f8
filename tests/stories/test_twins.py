from dateline.stories import Stream
from dateline.stories.groups import NOWHERE
from dateline.stories.terms import terms
from dateline.stories.twins import MASS, NO_WORDING, TWIN_DAYS, TWIN_WORDS, Wordings, wording
from tests.stories.invented import report, stream

WORDS = " ".join(f"term{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(40))


def release(number: int) -> str:
    return f"Acme sold {number} tickets. {WORDS} spring line opens {number % 9} here soon"


def test_wordings_leave_figures_out() -> None:
    one, other = (wording(terms(None, release(n))) for n in (41, 52))
    assert one == other != NO_WORDING
    assert wording(terms(None, "too few words")) == NO_WORDING
    assert TWIN_WORDS > 3


def test_a_wording_is_a_mass_from_a_dozen_on_and_for_some_days() -> None:
    held = Wordings()
    for number in range(MASS):
        assert held.twin(5, 77) is None
        held.add(5, 77, number)
    assert held.twin(5 + TWIN_DAYS, 77) == held.twin(5 - TWIN_DAYS, 77) == 0
    assert held.twin(6 + TWIN_DAYS, 77) is None
    assert held.twin(None, 77) is None
    assert held.twin(5, 78) is None


def test_a_release_printed_six_hundred_times_is_one_story_of_a_dozen_leaders() -> None:
    made = Stream()
    made.add(stream(events=5, seed=2))
    made.add([report(f"z{n}", release(n), 3) for n in range(600)])
    (story,) = [s for s in made.stories() if s.reports[0].startswith("z")]
    assert len(story.reports) == 600
    assert sum(leader == NOWHERE for leader in made._intake.leaders) < 60
