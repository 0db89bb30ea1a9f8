import re

from dateline.report.overview import Sited, overview
from dateline.values import Place

SIZE = (1000.0, 460.0)


def sited(letter: str, lat: float | None, lon: float | None, name: str = "Town") -> Sited:
    return Sited(letter, f"News of {letter}", f"{letter.lower()}-story", Place(name, lat, lon))


def none(_: object) -> list[tuple[str, float, float, int]]:
    return []


def test_each_story_has_a_letter_that_leads_to_it() -> None:
    drawn = overview([sited("A", -12.0, -77.0), sited("B", 13.5, 2.1), sited("C", 35.7, 139.7)], SIZE, "m", none)
    assert drawn is not None
    assert re.findall(r'href="#(\w)-story"', drawn) == ["a", "b", "c"]
    assert 'aria-label="B: News of B, Town"' in drawn


def test_stories_of_one_spot_share_a_sign() -> None:
    stories = [sited("A", 10.0, 10.0), sited("B", 10.01, 10.0, "Suburb"), sited("C", 40.0, 40.0)]
    drawn = overview(stories, SIZE, "m", none)
    assert drawn is not None
    assert drawn.count("map-story") == 2
    assert ">Town, Suburb</text>" in drawn


def test_all_stories_are_on_the_paper_however_far() -> None:
    stories = [*(sited(c, 50.0 + n / 10, 30.0) for n, c in enumerate("ABCDE")), sited("F", -41.0, 174.0)]
    drawn = overview(stories, SIZE, "m", none)
    assert drawn is not None
    spots = [float(x) for x in re.findall(r'class="map-letter" x="([\d.-]+)"', drawn)]
    assert len(spots) == 6
    assert all(0 < x < SIZE[0] for x in spots)


def test_one_spot_needs_no_map() -> None:
    assert overview([sited("A", 10.0, 10.0), sited("B", 10.0, 10.0)], SIZE, "m", none) is None
    assert overview([sited("A", None, None)], SIZE, "m", none) is None
    assert overview([], SIZE, "m", none) is None


def test_military_bases_are_no_states_on_a_map_of_the_world() -> None:
    drawn = overview([sited("A", -12.0, -77.0), sited("B", 38.0, 70.0)], SIZE, "m", none)
    assert drawn is not None
    assert "EGYPT" in drawn
    assert "CANTONMENT" not in drawn
