import random

from dateline.stories import Stream
from dateline.stories.parts import LARGE
from tests.stories.invented import name, report

#: Said of every day of the war.
_WAR = (
    "General Dorwen Makle of the north and rebel speaker Tesa Vozu each claimed the day on the Karun front.",
    "The government in Plewen spoke of terrorists; the rebels spoke of a people's army.",
    "Observers could not check either account, because roads to the front are closed to reporters.",
    "Millions have fled since the war on the Karun began, the refugee agency says.",
)


def war(days: int) -> list[tuple[str, str]]:
    """(battle, text) of two reports a day on a war in which the front moves to another town every fortnight."""
    rnd = random.Random(7)
    made = []
    for day in range(days):
        battle = day // 14
        local = random.Random(battle)
        town, hill, bridge, colonel = name(local), name(local, 2), name(local, 2), f"{name(local, 2)} {name(local)}"
        lines = [
            f"Shells fell on {town} for another day and cut the road to {hill} Hill.",
            f"Colonel {colonel} holds the {bridge} bridge at {town} with two hundred men.",
            f"In {town} the cellars of the {bridge} quarter are full of families, a nurse from {hill} said.",
            f"Colonel {colonel} denied that {hill} Hill had been lost.",
        ]
        for _ in range(2):
            said = rnd.sample(lines, 3) + rnd.sample(_WAR, 2)
            rnd.shuffle(said)
            made.append((f"b{battle:02}", " ".join(said)))
    return made


def test_a_war_of_a_year_is_never_one_piece() -> None:
    told = war(364)
    made = Stream()
    for week in range(0, len(told), 14):
        made.add([report(f"{b}-{n:03}", text, n // 2) for n, (b, text) in enumerate(told) if week <= n < week + 14])
    pieces = [p.reports for s in made.stories() for p in s.parts or (s,)]
    assert sum(map(len, pieces)) == len(told)
    assert max(map(len, pieces)) <= 2 * 2 * 14
    whole = [piece for piece in pieces if len({r.split("-")[0] for r in piece}) == 1]
    assert sum(map(len, whole)) >= 0.9 * len(told)
    assert len(pieces) <= 3 * 26


def test_a_large_story_lists_its_sub_events() -> None:
    """Two battles at the start of a war, when its names are still new, are one story of two parts."""
    texts = [text for battle, text in war(42) if battle < "b02"]
    made = Stream()
    made.add([report(f"r{n:02}", text, n // 2) for n, text in enumerate(texts)])
    (story,) = made.stories()
    assert [part.reports for part in story.parts] == [story.reports[:28], story.reports[28:]]
    assert [(part.start, part.end) for part in story.parts] == [
        ("2031-03-01", "2031-03-14"),
        ("2031-03-15", "2031-03-28"),
    ]
    assert story.parts[0].label != story.parts[1].label


def test_a_story_of_a_piece_has_no_parts() -> None:
    texts = [text for battle, text in war(14)]
    made = Stream()
    made.add([report(f"r{n:02}", text, n // 2) for n, text in enumerate(texts[: 2 * LARGE])])
    assert [story.parts for story in made.stories()] == [()]
