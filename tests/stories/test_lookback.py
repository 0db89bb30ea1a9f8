from dateline.model import Story
from dateline.stories import Stream
from tests.stories.invented import report, stream

FIRE = (
    "Nine people were killed when the Halmi textile works in Torvaldsk burned on Thursday. Flames rose over the river "
    "port, said fire chief Ragna Ostby, whose crews fought them until dawn."
)
TRIAL = (
    "Ragna Ostby told judges what her crews saw on March 13, when nine people were killed at the textile works in "
    "Torvaldsk. The owner, Edvin Halmi, denies that he locked the doors of the river port site."
)
ELSEWHERE = (
    TRIAL.replace("Ragna Ostby", "Milo Teller").replace("Edvin Halmi", "Juan Sorel").replace("March 13", "May 2")
)
VOTE = (
    "The senate of Torvaldsk passed the harbour bill of senator Ragna Ostby on Thursday after a night of talks over "
    "fees for the river port and the textile works."
)
STEP = (
    "The governor will send back the harbour bill of senator Ragna Ostby, which the senate of Torvaldsk passed on "
    "March 13, over fees for the river port and the textile works. He wants new talks and a second "
    "vote before the autumn."
)


def told(*texts: tuple[str, int]) -> list[Story]:
    made = Stream()
    made.add(stream(events=30, seed=4))
    made.add([report(f"x{n}", text, day) for n, (text, day) in enumerate(texts)])
    return [s for s in made.stories() if s.reports[0].startswith("x")]


def test_a_trial_that_names_the_day_and_a_witness_joins_the_story_of_the_fire() -> None:
    (story,) = told((FIRE, 12), (TRIAL, 190))
    assert [part.reports for part in story.parts] == [("x0",), ("x1",)]


def test_another_day_or_other_names_join_nothing() -> None:
    for later in (ELSEWHERE, ELSEWHERE.replace("May 2", "March 13"), TRIAL.replace("March 13", "May 2")):
        _, second = told((FIRE, 12), (later, 190))
        assert second.follows is None


def test_a_step_in_politics_is_a_story_that_follows() -> None:
    first, second = told((VOTE, 12), (STEP, 60))
    assert second.follows == first.id
    assert first.follows is None


def test_the_most_alike_of_two_events_of_the_day_is_meant() -> None:
    other = (
        FIRE.replace("Halmi textile works", "Sund paper mill")
        .replace("river port", "old tannery")
        .replace("Nine", "Two")
    )
    (story,) = [s for s in told((FIRE, 12), (other, 12), (TRIAL, 190)) if "x2" in s.reports]
    assert "x0" in story.reports


def test_a_later_step_joins_the_day_itself_though_another_step_is_more_alike() -> None:
    papers = "the keys, the ledgers and the insurance papers of the textile works"
    search = (
        "Guards of the harbour searched the flat of Edvin Halmi on Monday while Ragna Ostby watched. The court of "
        f"Torvaldsk had asked for {papers} at the river port on March 13."
    )
    ruling = (
        f"Edvin Halmi must give the court of Torvaldsk {papers}, a judge ruled. Nine people were killed there on "
        "March 13. Ragna Ostby said her crews had found the doors locked."
    )
    found = told((FIRE, 12), (search, 100), (ruling, 200))
    (story,) = [s for s in found if "x2" in s.reports]
    assert "x0" in story.reports


def test_the_event_itself_may_come_in_after_its_trial() -> None:
    made = Stream()
    made.add([report("trial", TRIAL, 190)])
    made.add([report("fire", FIRE, 12)])
    assert made.story_of("fire") == made.story_of("trial")
    made.add([report("hall", FIRE.replace("Nine people", "Nine workers of the night shift"), 12)])
    assert made.story_of("hall") == made.story_of("trial")
