from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.furniture import mark
from dateline.reading import Document

BODY = (
    "Rockets hit a school on Friday, wounding ten people, the mayor wrote on Telegram.",
    "The governor said that rescue teams were at work in three districts of the city.",
    "No side could be reached for comment. The claims could not be verified.",
    "The ministry denied that it had struck the school and blamed the other side.",
)


def marked(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    text = "\n\n".join(lines)
    return [(piece.kind, piece.span.of(text)) for piece in mark(Document(id="r1", text=text, title=title))]


def among(line: str) -> list[tuple[str, str]]:
    """What is marked when `line` stands in the middle of a report."""
    return marked(BODY[0], BODY[1], line, BODY[2], BODY[3])


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("caption", "Residents take cover in a shelter near the front. Photo / AP"),
        ("caption", "Smoke rises over the port on Thursday. (AP Photo/Ana Paz)"),
        ("caption", "Image source, Getty Images"),
        ("caption", "FILE PHOTO: A miner leaves a pit in Busia. REUTERS/Ana Paz"),
        ("caption", "Firefighters carry hoses into the hostel. (Source: WXTV)"),
        ("caption", "The bridge after the quake. (WXTV)"),
        ("embed", "Nobody gets through to the palace. pic.twitter.com/aB3dEf9Hij"),
        ("embed", "Nobody gets through. — Awa Traore (@awa_reports) September 30, 2022"),
        ("embed", "View this post on Instagram"),
        (
            "placeholder",
            "You are viewing a snapshot of an interactive graphic. This is most likely due to being offline.",
        ),
        ("placeholder", "This video is not available in your country"),
        ("placeholder", "JavaScript is disabled in your browser."),
        ("placeholder", "Advertisement"),
        ("placeholder", "You must enter the characters with black color that stand out from the other characters"),
        ("credit", "Reporting by Ana Paz; editing by Jo Doe"),
        ("credit", "© 2022 AFP"),
        ("credit", "Copyright 2016 WXTV. All rights reserved."),
        ("credit", "The Associated Press contributed to this report."),
        ("credit", "By Ana Paz, Staff Writer"),
        ("credit", "Ana Paz is a staff writer for the Courier. Reach her at apaz@courier.example."),
        ("navigation", "Email Newsletters Sign up for one of our email newsletters."),
        ("navigation", "Related: Why so many bridges fell"),
        ("navigation", "Read more"),
        ("navigation", "Share this article"),
        ("navigation", "Follow us on Twitter"),
        ("navigation", "Click here for more photos"),
        ("navigation", "We use cookies to improve your experience."),
        ("navigation", "0 Pending Comments"),
        ("other", "Updated: May 31, 2016 - 6:54 PM"),
        ("other", "___"),
        ("other", "Russian pullback"),
        ("other", "What provoked the attack?"),
        ("other", "'People are joyful'"),
        ("other", "After Kyiv visit, Blinken meets US allies in Brussels in bid to maintain unity"),
    ],
)
def test_furniture_is_marked_with_its_kind(kind: str, line: str) -> None:
    assert among(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a tenth after the blast, the exchange said.",
        "Police asked residents to share any video of the attack.",
        "Related charges against two officers were dropped on Tuesday.",
        "Anyone with information is asked to call the police on 0803 555 0142.",
        "Contact Detective Ana Paz at apaz@police.example with what you know.",
        "Copyright was not the question, the judge said; safety was.",
        "More news from the front is expected by evening, the general staff said.",
        "The pictures, which could not be verified, show at least nine bodies in a ditch.",
        "Comments he made on Sunday drew anger: he had said that all was calm.",
        '"We will not go back before the wages are paid," the union\'s leader said.',
        "Q: Who holds the bridge now?",
        "• Havana's airport is closed until Thursday",
        "The company makes tools that add JavaScript to any page, its lawyer said.",
        "Was the mayor satisfied with the answer?",
        '"Where are our sons?" they shouted.',
        "Three people died, the office said",
    ],
)
def test_a_sentence_of_the_report_is_never_lost(line: str) -> None:
    assert among(line) == []


def test_a_pull_quote_and_the_name_below_it() -> None:
    quote = '"For every success, for every victory, they answer with strikes on the innocent'
    assert marked(BODY[0], f'{quote}," Ana Paz wrote, confirming the toll.', f'{quote}."', "Ana Paz", *BODY[1:]) == [
        ("pullquote", f'{quote}."'),
        ("pullquote", "Ana Paz"),
    ]


def test_a_paragraph_that_stands_twice_stays_once() -> None:
    assert marked(BODY[0], BODY[1], BODY[0], BODY[2]) == [("pullquote", BODY[0])]


def test_a_short_phrase_that_recurs_is_no_pull_quote() -> None:
    assert marked(BODY[0], '"We are here," he said.', '"We are here."', BODY[1]) == []


def test_the_fragment_above_a_tweet_is_part_of_it() -> None:
    above, tweet = "Troops in the freed villages of the region.", '"We go on." General Paz. pic.twitter.com/Bbc3ycT73l'
    assert marked(BODY[0], above, tweet, BODY[1]) == [("embed", above), ("embed", tweet)]
    assert marked(BODY[0], BODY[1], tweet, BODY[2]) == [("embed", tweet)]


def test_a_signature_alone_takes_the_tweet_above() -> None:
    assert marked(BODY[0], "We call on all to protect civilians.", "— AU (@AUC_Press) September 30, 2022", BODY[1]) == [
        ("embed", "We call on all to protect civilians."),
        ("embed", "— AU (@AUC_Press) September 30, 2022"),
    ]


def test_links_below_their_heading_up_to_the_next_sentence() -> None:
    found = marked(BODY[0], BODY[1], "MORE FROM LAGOS", "Governor signs budget", "Bus fares to rise in July", BODY[2])
    assert found == [
        ("navigation", "MORE FROM LAGOS"),
        ("navigation", "Governor signs budget"),
        ("navigation", "Bus fares to rise in July"),
    ]


def test_a_list_of_people_is_no_list_of_headings() -> None:
    names = ("Juan Morales, 34", "Teresa Ruiz, 29", "Pedro Salas, 51")
    assert marked(BODY[0], "Prosecutors named the dead:", *names, BODY[1], BODY[2]) == []


def test_the_title_repeated_at_the_top() -> None:
    assert marked("Ten wounded in attack, mayor says.", *BODY, title="Ten wounded in attack, mayor says") == [
        ("other", "Ten wounded in attack, mayor says.")
    ]


def test_a_dateline_and_a_final_credit_are_cut_out_of_their_lines() -> None:
    assert marked(f"LIMA (Reuters) - {BODY[0]}", BODY[1], f"{BODY[2]} (Reuters)") == [
        ("credit", "LIMA (Reuters) -"),
        ("credit", "(Reuters)"),
    ]


def test_a_notice_is_cut_out_of_a_line_that_goes_on() -> None:
    assert marked(BODY[0], f"© 2016 WXTV Group. {BODY[1]}", BODY[2]) == [("credit", "© 2016 WXTV Group.")]


def test_a_text_of_one_line_keeps_its_words() -> None:
    assert marked("Smoke closed schools. https://t.co/Qw3rTyUiOp The fire has burned since Friday.") == [
        ("embed", "https://t.co/Qw3rTyUiOp")
    ]
    assert marked("Advertisement") == []
    assert marked("Read more", "Share this article") == []


def test_headings_need_a_page_that_ends_its_sentences() -> None:
    lines = [f"the river rose over the town on monday and {n} people left" for n in range(8)]
    assert marked(*lines) == []


@pytest.mark.parametrize("text", ["", "\n\n", "…", '"', "(((((", "\u2028\u2029", "💥" * 50])
def test_odd_texts_do_not_fail(text: str) -> None:
    assert isinstance(mark(Document(id="r1", text=text)), tuple)


PIECES = st.sampled_from(
    [
        *BODY,
        *("Advertisement", "LIMA (Reuters) - ", "- Reuters", "\n", "\n\n", "\r\n", " ", '"', "“", "(Photo: A/B)"),
        *("t.co/ab", "pic.twitter.com/Ab1", " — A (@b) March 3, 2020", "RELATED", "Ana Paz", "© 2016 WXTV Group. "),
        *("é", "💥", "Posted: 1/2/2020"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([None, "Advertisement", BODY[0]]))
def test_pieces_are_sorted_apart_and_inside_the_text(text: str, title: str | None) -> None:
    pieces = mark(Document(id="r1", text=text, title=title))
    edges = [edge for piece in pieces for edge in (piece.span.start, piece.span.end)]
    assert edges == sorted(edges)
    assert all(0 <= piece.span.start < piece.span.end <= len(text) for piece in pieces)
    assert all(piece.span.of(text).strip() and "\n" not in piece.span.of(text) for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [
        "a b c d e " * 200_000,
        "\n".join([BODY[0]] * 5_000),
        "\n".join(BODY[0] + " x" * (n % 40) + str(n) for n in range(4_000)),
        "\n".join("(" * 239 + str(n) for n in range(1_000)),
        "\n".join("— @a " * 60 + str(n) for n in range(1_000)),
        "\n".join("Copy Link " * 6 for _ in range(5_000)),
    ],
    ids=["one line", "one paragraph over and over", "paragraphs alike", "brackets", "dashes", "buttons"],
)
def test_time_stays_linear_on_texts_built_to_be_slow(text: str) -> None:
    started = time.process_time()
    mark(Document(id="r1", text=text))
    assert time.process_time() - started < 6


def test_furniture_of_a_hard_wrapped_text_is_found_by_paragraph() -> None:
    text = (
        "LIMA (Andean Wire) - A bus left the mountain road above the town of\n"
        "Otuzco on Monday and fell into a ravine, killing nine passengers, the\n"
        "police said.\n\n"
        "The road was wet after two days of rain and had been closed to lorries\n"
        "since Sunday, according to the regional government, which sent crews\n"
        "to help.\n\n"
        "Read more: Floods and landslides in the Andes and on the coast this\nspring\n\n"
        "(Reporting by Ana Paz in Lima and Jo Doe in Trujillo; editing by Tom\nBrandt)\n"
    )
    found = [(piece.kind, piece.span.of(text)) for piece in mark(Document(id="r", text=text))]
    assert [kind for kind, _ in found] == ["credit", "navigation", "credit"]
    assert found[0][1].startswith("LIMA (Andean Wire)")
    assert found[1][1].endswith("\nspring")
    assert found[2][1].endswith("Brandt)")
