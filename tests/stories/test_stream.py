import random

from dateline.model import Story
from dateline.reading import Document
from dateline.stories import Stream
from dateline.stories.frequencies import LAG
from dateline.stories.intake import day_of
from tests.stories.invented import report, stream, with_aftermaths

REPORTS = stream(events=25, seed=1)
AFTER = with_aftermaths(events=14, seed=3)


def whole(documents: list[Document]) -> tuple[Story, ...]:
    made = Stream()
    made.add(documents)
    return made.stories()


def streamed(documents: list[Document], rnd: random.Random) -> Stream:
    """The reports in this order, split into additions of any size."""
    made, at = Stream(), 0
    while at < len(documents):
        size = rnd.choice((1, 1, 2, 5, 30))
        made.add(documents[at : at + size])
        at += size
    return made


def test_the_stories_are_those_that_were_invented() -> None:
    found = [{name.split("-")[0] for name in story.reports} for story in whole(REPORTS)]
    assert sum(len(events) == 1 for events in found) >= 0.9 * len(found)
    assert 0.9 <= len(found) / len({d.id.split("-")[0] for d in REPORTS}) <= 1.1


def test_any_split_of_a_stream_into_additions_gives_the_same_stories() -> None:
    for reports in (REPORTS, AFTER):
        expected = whole(reports)
        for seed in range(4):
            assert streamed(reports, random.Random(seed)).stories(anew=True) == expected


def test_aftermaths_join_their_stories_and_late_reports_of_the_event_still_find_them() -> None:
    expected = whole(AFTER)
    home = {report: story for story in expected for report in story.reports}
    later = [report for report in home if report[-1] in "23"]
    back = [{home[r].id, home[r].follows} & {home[f"{r[:-1]}0"].id} for r in later]
    assert sum(map(bool, back)) >= 0.9 * len(later)
    assert sum(home[r] is home[f"{r[:-1]}0"] for r in later) >= 0.5 * len(later)
    assert len(expected) > 14  # one a deadly event, and more that only follow
    for seed in range(3):
        rnd = random.Random(seed)
        late = sorted(AFTER, key=lambda d: ((day_of(d) or 0) + rnd.randrange(LAG), rnd.random()))
        assert streamed(late, rnd).stories(anew=True) == expected


def test_any_order_within_a_day_and_lateness_within_the_lag_give_the_same_stories() -> None:
    expected = whole(REPORTS)
    for seed in range(4):
        rnd = random.Random(seed)
        late = sorted(REPORTS, key=lambda d: ((day_of(d) or 0) + rnd.randrange(LAG), rnd.random()))
        assert late != REPORTS
        assert streamed(late, rnd).stories(anew=True) == expected


def test_a_stream_that_was_kept_goes_on_as_if_it_had_never_stopped() -> None:
    reports = [*REPORTS[:60], *AFTER]
    half = len(reports) - len(AFTER) // 2
    never = Stream()
    kept: dict[str, bytes] = {}
    for document in reports[:half]:
        for key, row in never.add([document]).rows:
            kept.pop(key, None)
            if row is not None:
                kept[key] = row
    for again in (Stream.load(kept.items()), Stream.load(reversed(list(never.dump())))):
        assert again.stories() == never.stories()
        going_on = Stream.load(kept.items())
        assert [again.add([d]) for d in reports[half:]] == [going_on.add([d]) for d in reports[half:]]
    changes = [never.add([d]) for d in reports[half:]]
    again = Stream.load(kept.items())
    assert [again.add([d]) for d in reports[half:]] == changes
    assert dict(again.dump()) == dict(never.dump())


def test_one_more_report_writes_one_row_for_itself_and_one_for_its_story() -> None:
    made = Stream()
    made.add(REPORTS)
    rows = made.add([report("new", REPORTS[0].text, 2)]).rows
    assert len(rows) == 2
    assert sum(len(row or b"") for _, row in rows) < 2000


def test_changes_follow_the_stories() -> None:
    """What the changes say, applied one after another, is what there is."""
    made, told = Stream(), dict[str, Story]()
    for document in [*AFTER[::2], *REPORTS, *AFTER[1::2]]:
        changes = made.add([document])
        for story in changes.gone:
            del told[story]
        told |= {story.id: story for story in changes.stories}
        assert changes.moves
        assert all(move.why for move in changes.moves)
    assert sorted(told.values(), key=lambda s: s.id) == sorted(made.stories(), key=lambda s: s.id)


FLOOD = "Flood waters of the Nam Sen swept away the bridge at Ban Thong, governor Khamla Vongxay said."
AGAIN = "Governor Khamla Vongxay saw the flood of the Nam Sen from Ban Thong, where the bridge is swept away."
DAM = "Turbines, gauges and sluices of Xayaburi Hydro were neglected for years, its former engineer Noy Keola wrote."
LINK = (
    "The flood of the Nam Sen that swept away the Ban Thong bridge came from sluices of Xayaburi Hydro, neglected for "
    "years with turbines and gauges, engineer Noy Keola told governor Khamla Vongxay."
)


def test_created_grown_and_merged_with_reasons_and_stable_ids() -> None:
    made = Stream()
    (created,) = made.add([report("a", FLOOD, 1)]).moves
    assert (created.kind, created.reports) == ("created", ("a",))
    (grown,) = made.add([report("b", AGAIN, 1)]).moves
    assert (grown.kind, grown.story, grown.reports) == ("grown", created.story, ("b",))
    assert "is like a by 0." in grown.why
    other = made.add([report("c", DAM, 2)]).moves[0]
    assert other.kind == "created"
    changes = made.add([report("d", LINK, 2)])
    assert changes.gone == (other.story,)
    assert [(m.kind, m.story, m.others) for m in changes.moves] == [
        ("grown", created.story, ()),
        ("merged", created.story, (other.story,)),
    ]
    assert made.story_of("c") == created.story
    assert made.story_of("x") is None


def test_a_late_report_keeps_the_id_and_a_rebuild_names_anew() -> None:
    made = Stream()
    made.add([report("b", FLOOD, 3)])
    name = made.stories()[0].id
    made.add([report("a", AGAIN, 1)])
    assert [story.id for story in made.stories()] == [name]
    assert made.stories(anew=True) == whole([report("a", AGAIN, 1), report("b", FLOOD, 3)])
    assert made.stories(anew=True)[0].id != name


def test_the_same_report_again_changes_nothing() -> None:
    made = Stream()
    made.add(REPORTS[:5])
    before = dict(made.dump())
    assert made.add(REPORTS[:5]).moves == ()
    assert dict(made.dump()) == before


def test_nothing_and_odd_dates() -> None:
    assert Stream().add([]).stories == ()
    assert Stream().stories() == ()
    made = Stream()
    made.add([Document("a", FLOOD, published="9999-12-31"), Document("b", AGAIN, published="soon"), Document("c", "")])
    assert sorted(r for s in made.stories() for r in s.reports) == ["a", "b", "c"]
    assert len(made.stories()) == 2


def test_a_clock_in_the_future_is_not_the_last_day() -> None:
    made = Stream()
    assert made.last_day() == ""
    made.add([report("a", FLOOD, 1), report("b", AGAIN, 2), report("u", DAM, None)])
    assert made.last_day() == "2031-03-03"
    made.add([report("c", DAM, 3)])
    made.add([Document("future", LINK, published="9999-12-31")])
    assert made.last_day() == "2031-03-04"
    made.add([report("d", LINK, 90)])
    assert made.last_day() == "2031-05-30"
