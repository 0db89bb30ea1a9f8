import msgspec
import pytest

from dateline.model import Account, Story
from dateline.report import bystory
from dateline.report.lookup import Lookup
from dateline.report.page import render


@pytest.fixture(scope="module")
def two(account: Account) -> Account:
    """The sample as two stories: the larger one first, whatever the order given."""
    ids = sorted(r.document.id for r in account.readings)
    stories = (Story("s1", tuple(ids[:1]), "A small one"), Story("s2", tuple(ids[1:]), "A large one"))
    return msgspec.structs.replace(account, stories=stories)


def test_one_story_is_told_as_it_is(account: Account, lookup: Lookup) -> None:
    (only,) = bystory.told(lookup)
    assert only.label == ""
    assert only.findings == {f.id for f in account.findings}


def test_points_stand_with_their_story_and_the_largest_comes_first(two: Account) -> None:
    lookup = Lookup(two)
    told = bystory.told(lookup)
    assert [t.label for t in told] == ["A large one", "A small one"]
    assert {f.id for f in two.findings} == told[0].findings | told[1].findings
    assert not told[0].findings & told[1].findings
    for story in told:
        assert {p.finding for p in story.points} <= story.findings
    assert len(told[1].points) <= bystory.ALONE


def test_a_title_is_of_one_story_and_says_how_many_others_there_are(two: Account) -> None:
    lookup = Lookup(two)
    told = bystory.told(lookup)
    assert bystory.title(lookup, told, []).endswith("; and 1 more story")
    page = render(two)
    assert page.count('<h3 class="story"') == len([t for t in told if t.points])


def test_a_page_of_one_story_has_no_heading_for_it(account: Account) -> None:
    page = render(account)
    assert '<h3 class="story"' not in page
    assert "more story" not in page


def test_a_place_is_off_the_map_where_no_map_shows_it(two: Account) -> None:
    from dateline.report.brief import points
    from dateline.report.places import located

    lookup = Lookup(two)
    places, _ = located(lookup, two.findings, points(lookup), {})
    maps = bystory.maps(bystory.told(lookup), places)
    shown = {n for m in maps for n in m.wide.shown}
    assert shown
    assert bystory.off_map(maps, places) == {p.number for p in places} - shown
