import re

import msgspec
import pytest

from dateline.model import Account, Story
from dateline.report import bystory
from dateline.report.lookup import Lookup
from dateline.report.page import render
from tests.report.test_page import Outline


def split(account: Account, *sizes: int, **fields: object) -> Account:
    """The sample with its reports dealt out to so many stories; `fields` are of the last one."""
    ids = sorted(r.document.id for r in account.readings)
    stories = []
    for number, size in enumerate(sizes, 1):
        stories.append(Story(f"s{number}", tuple(ids[:size]), f"Label {number}"))
        ids = ids[size:]
    stories[-1] = msgspec.structs.replace(stories[-1], **fields)
    return msgspec.structs.replace(account, stories=tuple(stories))


@pytest.fixture(scope="module")
def two(account: Account) -> Account:
    """The sample as two stories: the larger one first, whatever the order given."""
    return split(account, 1, 4)


def test_one_story_is_told_as_it_is(account: Account, lookup: Lookup) -> None:
    (only,) = bystory.told(lookup)
    assert (only.letter, only.key, only.story) == ("", "", None)
    assert only.lookup is lookup


def test_points_stand_with_their_story_and_the_largest_comes_first(two: Account) -> None:
    told = bystory.told(Lookup(two))
    assert [t.story.id for t in told if t.story] == ["s2", "s1"]
    assert [t.letter for t in told] == ["A", "B"]
    own = [{f.id for f in t.lookup.account.findings} for t in told]
    assert own[0] | own[1] == {f.id for f in two.findings}
    assert not own[0] & own[1]
    for story, findings in zip(told, own, strict=True):
        assert {p.finding for p in story.points} <= findings
    assert len(told[1].points) <= bystory.ALONE


def test_what_goes_on_from_a_story_stands_after_it(account: Account) -> None:
    made = split(account, 2, 1, 2)
    later = msgspec.structs.replace(made.stories[1], follows="s3")
    made = msgspec.structs.replace(made, stories=(made.stories[0], later, made.stories[2]))
    told = bystory.told(Lookup(made))
    assert [(t.story.id if t.story else "", t.after) for t in told] == [("s3", ""), ("s2", "A"), ("s1", "")]


def test_stories_that_follow_each_other_in_a_ring_are_all_told(account: Account) -> None:
    made = split(account, 2, 2)
    ring = [msgspec.structs.replace(s, follows=f) for s, f in zip(made.stories, ("s2", "s1"), strict=True)]
    assert len(bystory.told(Lookup(msgspec.structs.replace(made, stories=tuple(ring))))) == 2


def test_a_title_is_of_one_story_and_says_how_many_others_there_are(two: Account) -> None:
    outline = Outline(page := render(two))
    assert re.search(r"<h1[^>]*>[^<]+; and 1 more story</h1>", page)
    assert page.count('<h2 class="story"') == 2
    assert outline.broken == []
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert sorted(outline.ids) == sorted(set(outline.ids))
    for before, after in zip(outline.headings, outline.headings[1:], strict=False):
        assert after <= before + 1


def test_sections_of_a_story_hold_nothing_of_another(two: Account) -> None:
    page = render(two)
    first, second = page.split('<h2 class="story"')[1:]
    second = second.split('<section id="reports"')[0]
    lookup = Lookup(two)
    for story, text in zip(bystory.told(lookup), (first, second), strict=True):
        inside = set(re.findall(r'href="#r-([\w-]+?)-\d+-\d+"', text))
        assert inside
        assert inside <= {lookup.slug[r] for r in story.lookup.reading} & {
            lookup.slug[r.document.id] for r in story.lookup.readings
        } | {lookup.slug[c.report] for f in story.lookup.account.findings for c in lookup.claims((*f.pro, *f.contra))}


def test_a_page_of_one_story_has_no_heading_for_it(account: Account) -> None:
    page = render(account)
    assert '<h2 class="story"' not in page
    assert 'id="stories"' not in page
    assert "more story" not in page


def test_a_narrowed_lookup_counts_its_own_reports_alone(two: Account) -> None:
    lookup = Lookup(two)
    small = lookup.within(two.stories[0].reports)
    (only,) = small.readings
    assert small.number == lookup.number
    assert small.rank == {only.document.id: 1}
    assert {c.report for c in small.account.claims} == {only.document.id}
    assert all(o.reports == (only.document.id,) for o in small.account.origins)
