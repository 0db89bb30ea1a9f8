from __future__ import annotations

import time

import pytest

from dateline.extract.furniture import mark
from dateline.extract.furniture_players import PLAYERS
from dateline.reading import Document

BODY = (
    "A ferry sank off Zamboanga on Friday, killing nine people, the coast guard said.",
    "Divers were still at work in the hull at dusk, the governor told reporters.",
    "The owner did not answer calls. The cause could not be established.",
    "Survivors said that the ferry had listed since it left the pier.",
)


def among(line: str) -> list[tuple[str, str]]:
    text = "\n\n".join((*BODY[:2], line, *BODY[2:]))
    return [(piece.kind, piece.span.of(text)) for piece in mark(Document(id="r1", text=text))]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("embed", "CLOSE Skip in Skip x Embed x Share Nine people died when a ferry sank. Ana Paz, Daily Mail"),
        ("caption", "Photo: Ana Paz Image 1 of / 6 Caption Close Image 1 of 6 The pier at Zamboanga on Friday."),
        ("caption", "Buy Photo The ferry on its side. (Photo: Ana Paz / Daily Mail)Buy Photo"),
        ("caption", "Nine people are dead after a ferry sank. Ana Paz reports. (Published Friday, March 4, 2016)"),
        ("caption", "Divers leave the pier in a rubber boat. (Ana Paz, Daily Mail)"),
        ("caption", "The ferry's hull seen from the air. (Ana Paz/KXYZ-TV9)"),
        ("navigation", "► Related: Owner of ferry fined twice"),
        ("navigation", "► Ferry owner had no licence, files show"),
        ("navigation", "[RELATED: Ferry sinking leaves nine dead]"),
        ("navigation", "Read or Share this story: http://example.org/2ab"),
        ("navigation", "VIDEO: Watch the rescue off Zamboanga"),
        ("navigation", "Close Get email notifications on Ana Paz daily!"),
        ("placeholder", "Choose an account {* loginWidget *} below"),
        ("credit", "Ana Paz is a Daily Mail staff writer."),
    ],
)
def test_a_player_or_box_is_marked(kind: str, line: str) -> None:
    assert (kind, line) in among(line)


@pytest.mark.parametrize(
    "line",
    [
        "(More than 30 people were injured, two of them badly.)",
        "Photos of the hull showed a hole as wide as a car, the coast guard said.",
        "Video: it shows the ferry leaning to its left, the governor said.",
        "Close to the pier, relatives waited through the night.",
        "The captain was a staff officer before he joined the ferry line.",
        "“On Facebook people wrote that the ferry was old,” she said.",
        "The ferry was built in 1998 (it was rebuilt in Cebu later).",
    ],
)
def test_prose_that_begins_alike_stays(line: str) -> None:
    assert among(line) == []


def test_the_title_of_a_film_goes_with_its_blurb() -> None:
    title, blurb = (
        "Ferry Sinks Off Zamboanga",
        "Nine people are dead. Ana Paz reports. (Published Friday, March 4, 2016)",
    )
    assert ("embed", title) in among(f"{title}\n\n{blurb}")


def test_a_page_of_boxes_alone_holds_no_report() -> None:
    text = "Just One More Thing...\n\nPlease check your email\n\nClose\n\n0:34 Fire at the pier on Tuesday night"
    assert [p.span.of(text) for p in mark(Document(id="r1", text=text))] == text.split("\n\n")


def test_long_lines_of_braces_take_no_time() -> None:
    started = time.process_time()
    for line in ("{* " * 660, "*} " * 660, "close skip in skip" * 100, "a (Published " * 30):
        for form in PLAYERS:
            form.pattern.fullmatch(line[: form.longest])
    assert time.process_time() - started < 0.5
