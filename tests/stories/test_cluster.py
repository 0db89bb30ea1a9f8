import random

from dateline.reading import Document, Furniture, Reading, Span
from dateline.stories import cluster

FLOOD = [
    "At least 14 people drowned when the Nam Sen river burst its banks at Ban Thong, provincial officials said.",
    "Rescue crews picked families off rooftops in the flooded Nam Sen valley; the Ban Thong bridge is gone.",
    "The operator of a dam above Ban Thong denied that it had opened its gates before the Nam Sen flood.",
]
TRIAL = [
    "A court in Valdeoro sentenced former mayor Joaquín Redondo to eleven years over bribes for the city's tram.",
    "Joaquín Redondo, mayor of Valdeoro until 2027, will appeal against his sentence for the tram bribes.",
]


def reading(number: int, text: str, published: str | None = "2031-08-04") -> Reading:
    return Reading(Document(id=f"r{number}", text=text, published=published))


def stories(readings: list[Reading]) -> list[tuple[str, ...]]:
    return [story.reports for story in cluster(readings)]


ALL = [reading(n, text) for n, text in enumerate(FLOOD + TRIAL)]


def test_two_events_are_two_stories() -> None:
    assert sorted(stories(ALL)) == [("r0", "r1", "r2"), ("r3", "r4")]


def test_any_order_gives_the_same_stories() -> None:
    expected = cluster(ALL)
    for seed in range(5):
        mixed = list(ALL)
        random.Random(seed).shuffle(mixed)
        assert cluster(mixed) == expected


def test_ids_stay_while_the_first_report_does() -> None:
    before = {story.id for story in cluster(ALL)}
    after = {story.id for story in cluster([*ALL, reading(9, FLOOD[1], "2031-08-06")])}
    assert before == after


def test_dates_are_those_of_the_dated_reports() -> None:
    found = cluster(
        [reading(0, FLOOD[0], "2031-08-04"), reading(1, FLOOD[1], "2031-08-05T10:00:00Z"), reading(2, FLOOD[2], None)]
    )
    assert [(story.start, story.end) for story in found] == [("2031-08-04", "2031-08-05T10:00:00Z")]


def test_the_same_words_months_later_are_another_story_and_the_same_names_are_not() -> None:
    strike = (
        "Signal workers walked off the job on Monday and grain exports came to a halt in a dispute over night shifts."
    )
    again = (
        "Grain exports came to a halt when signal workers walked off the job in a dispute over pay and night shifts."
    )
    assert len(stories([reading(0, strike, "2031-08-04"), reading(1, again, "2031-08-05")])) == 1
    assert len(stories([reading(0, strike, "2031-08-04"), reading(1, again, "2032-02-04")])) == 2
    opened = (
        "Carmen Ibarrola defends Joaquín Redondo before a court in Valdeoro, where Aitor Lasa prosecutes over a tram."
    )
    closed = (
        "Joaquín Redondo loses his appeal over the tram: Carmen Ibarrola pleaded in vain, Aitor Lasa won in Valdeoro."
    )
    assert len(stories([reading(0, opened, "2031-08-04"), reading(1, closed, "2032-02-04")])) == 1


def test_shared_furniture_joins_nothing() -> None:
    menu = "Zanzibar Lottery Obituaries Classifieds Jobs Cars Puzzles Horoscope Newsletter Contact Archive Weather\n"
    piece = (Furniture(Span(0, len(menu)), "navigation"),)
    pair = [
        Reading(Document(id=str(n), text=menu + text, furniture=piece)) for n, text in enumerate((FLOOD[0], TRIAL[0]))
    ]
    assert len(cluster(pair)) == 2


def test_odd_input() -> None:
    odd = [
        reading(0, ""),
        reading(1, "…"),
        reading(2, FLOOD[0], "no date"),
        reading(3, "x" * 5000),
        reading(4, "", None),
    ]
    assert sorted(i for group in stories(odd) for i in group) == ["r0", "r1", "r2", "r3", "r4"]
    assert cluster([]) == ()
