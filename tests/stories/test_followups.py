from dateline.model import Story
from dateline.stories import Stream
from tests.stories.invented import report, stream

OPENED = "Carmen Ibarrola defends Joaquín Redondo before a court in Valdeoro, where Aitor Lasa prosecutes over a tram."
CLOSED = "Joaquín Redondo loses his appeal over the tram: Carmen Ibarrola pleaded in vain, Aitor Lasa won in Valdeoro."
LATER = (
    "Two years on, the tram of Valdeoro runs half empty. Its stops rust, its drivers wait for wages, and children play "
    "on the rails. Few here care to speak of Joaquín Redondo, who signed the contract and is writing memoirs in prison."
)


def stories(*texts: tuple[str, int]) -> tuple[Story, ...]:
    made = Stream()
    made.add(stream(events=30, seed=4))
    made.add([report(f"x{n}", text, day) for n, (text, day) in enumerate(texts)])
    return tuple(s for s in made.stories() if s.reports[0].startswith("x"))


def test_names_of_their_own_join_reports_over_any_gap_as_parts_of_one_story() -> None:
    (story,) = stories((OPENED, 1), (CLOSED, 300))
    assert [part.reports for part in story.parts] == [("x0",), ("x1",)]


def test_one_name_without_the_day_ties_nothing() -> None:
    first, second = stories((OPENED, 1), (LATER, 700))
    assert (first.follows, first.parts, second.follows) == (None, (), None)


def test_names_that_many_hold_do_not() -> None:
    made = [
        (f"{place} hears Carmen Ibarrola and Aitor Lasa.", 90 * n) for n, place in enumerate(("Omsk", "Pau", "Ulm"))
    ]
    assert len(stories((OPENED, 1), *made[1:], (CLOSED, 300))) > 1
    assert len(stories((OPENED, 1), ("Nothing of note in Valdeoro.", 300))) == 2


def test_a_name_that_spreads_undoes_a_follow_up() -> None:
    made = Stream()
    made.add([report("a", OPENED, 1), report("b", CLOSED, 300)])
    assert len(made.stories()) == 1
    names = "Carmen Ibarrola met Joaquín Redondo and Aitor Lasa in"
    others = [f"{names} {town} for {why}." for town, why in (("Oslo", "chess"), ("Graz", "opera"), ("Kobe", "rowing"))]
    changes = [made.add([report(f"o{n}", text, 500 + 60 * n)]) for n, text in enumerate(others)]
    assert any(move.kind == "split" for change in changes for move in change.moves)
    assert made.story_of("a") != made.story_of("b")
