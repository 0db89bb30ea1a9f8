import pytest

from dateline.stories import Stream, groups
from tests.stories.invented import report, stream

WAR = (
    "Shells fell on {town} along the Karun front for a {day}th day, general Dorwen Makle said, and villagers fled over "
    "the {town} bridge while the army of the north and the rebels both claimed it. Aid convoys turned back at {town}."
)


def test_a_large_component_only_grows_and_merges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "LARGEST", 12)
    made = Stream()
    for day in range(40):
        made.add([report(f"w{day:02}-{n}", WAR.format(town=f"Town{day // 5}ville", day=day), day) for n in range(2)])
    found = [{int(name[1:3]) // 5 for name in story.reports} for story in made.stories()]
    assert sum(map(len, found)) <= 8 + 4
    assert sorted(n for story in made.stories() for n in story.reports) == [
        f"w{d:02}-{n}" for d in range(40) for n in (0, 1)
    ]
    assert Stream.load(made.dump()).stories() == made.stories()


def test_regrouping_tells_what_is_gone_and_what_is_new() -> None:
    made = Stream()
    made.add(stream(events=6, seed=9))
    held = made._groups
    everyone = set(range(len(made._intake)))
    assert held.regroup(everyone, made._intake.order) == (set(), set())
    assert sorted(
        n for key in {held.home(n) for n in everyone} if key is not None for n in held.reports(key)
    ) == sorted(everyone)
