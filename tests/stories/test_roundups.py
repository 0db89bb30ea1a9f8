from dateline.model import Story
from dateline.reading import Document
from dateline.stories import Stream
from tests.stories.invented import report, stream

FLOOD = (
    "The Arda broke its banks at Lower Mostek and swept the timber yard of Jana Kolar away. Mayor Petr Havran told "
    "people of Mostek to leave their houses, and boats took 300 of them over the Arda by noon."
)
STRIKE = (
    "Dockers in Port Sello walked out over pay and left forty ships at anchor. Their speaker Amina Diop said that the "
    "Sello harbour board had offered nothing, and cranes would stand still until it did."
)
VOTE = (
    "Election officials in Quillaro counted votes by torchlight after the power failed. Ines Paredes led Hugo Salas by "
    "900 votes, and both claimed to have won Quillaro before the count was over."
)
ENTRIES = (
    "14:05 The Arda has swept away the timber yard at Lower Mostek, and mayor Petr Havran told people of Mostek to go.",
    "12:40 Dockers in Port Sello have walked out, and speaker Amina Diop says the Sello harbour board offered nothing.",
    "11:15 Ines Paredes leads Hugo Salas by 900 votes in Quillaro, election officials say, and both claim to have won.",
)
LIVE = "World live: the day as it happens\n" + "\n".join(ENTRIES)
ONE = "\n".join(
    (
        "14:05 Boats have taken 300 people of Lower Mostek over the Arda, mayor Petr Havran of Mostek has told us.",
        "12:40 The timber yard of Jana Kolar at Lower Mostek is gone, swept away by the Arda, says mayor Petr Havran.",
        "11:15 Mayor Petr Havran tells people in Lower Mostek to leave their houses as the Arda breaks its banks.",
    )
)
TOLD = [report("flood", FLOOD, 3), report("strike", STRIKE, 3), report("vote", VOTE, 3)]


def filled(*documents: Document) -> Stream:
    made = Stream()
    made.add(stream(events=20, seed=8))
    for document in documents:
        made.add([document])
    return made


def by_report(made: Stream) -> dict[str, Story]:
    return {story.reports[0]: story for story in made.stories(anew=True)}


def test_a_round_up_glues_nothing_and_each_story_lists_its_entry() -> None:
    live = report("live", LIVE, 3)
    for order in ([*TOLD, live], [live, *TOLD], [TOLD[0], live, *TOLD[1:]]):
        found = by_report(filled(*order))
        assert [found[name].reports for name in ("flood", "strike", "vote", "live")] == [
            ("flood",),
            ("strike",),
            ("vote",),
            ("live",),
        ]
        told = [[(p.report, p.span.of(LIVE)) for p in found[name].passages] for name in ("flood", "strike", "vote")]
        assert told == [[("live", entry)] for entry in ENTRIES]
        assert found["live"].passages == ()


def test_without_its_layout_the_same_text_would_glue_or_go_to_one_story() -> None:
    """What the entries are for: as plain text the round-up is alike enough to a story of its day."""
    plain = report("plain", " ".join(entry[6:] for entry in ENTRIES), 3)
    made = filled(*TOLD, plain)
    assert len({made.story_of(name) for name in ("flood", "strike", "vote", "plain")}) < 4


def test_a_live_page_of_one_event_is_a_report_of_its_story() -> None:
    made = filled(*TOLD, report("live", ONE, 3))
    assert made.story_of("live") == made.story_of("flood")


def test_changes_tell_of_stories_that_a_round_up_comes_to_tell() -> None:
    made = filled(*TOLD)
    changes = made.add([report("live", LIVE, 3)])
    assert {s.reports for s in changes.stories} >= {("flood",), ("strike",), ("vote",), ("live",)}
    assert [move.kind for move in changes.moves] == ["created"]
    nearer = ENTRIES[0][6:] + " Boats came."
    changes = made.add([report("other", nearer, 3)])
    assert made.story_of("other") == made.story_of("flood")


def test_a_stream_with_round_ups_can_be_kept() -> None:
    made = filled(TOLD[0], report("live", LIVE, 3), *TOLD[1:])
    again = Stream.load(made.dump())
    assert again.stories() == made.stories()
    assert dict(again.dump()) == dict(made.dump())
    late = report("late", FLOOD.replace("300", "310"), 4)
    assert again.add([late]) == made.add([late])


def test_an_entry_goes_to_no_story_of_another_month() -> None:
    found = by_report(filled(*TOLD, report("live", LIVE, 120)))
    assert [found[name].passages for name in ("flood", "strike", "vote")] == [(), (), ()]
