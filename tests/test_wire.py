from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.wire import credit, credit_lines, datelines


@pytest.mark.parametrize(
    ("text", "words", "agency"),
    [
        ("LIMA (Reuters) - At least 14 died.", "LIMA (Reuters)", "Reuters"),
        ("KYIV, Ukraine (AP) — Shelling hit a school.", "KYIV, Ukraine (AP)", "AP"),
        ("Kampala, Feb 11 (Xinhua) -- Six miners died.", "Kampala, Feb 11 (Xinhua)", "Xinhua"),
        ("KYIV/MOSCOW (Reuters) - Both sides claimed gains.", "KYIV/MOSCOW (Reuters)", "Reuters"),
        ("QUITO, Ecuador — Voters went to the polls.", "QUITO, Ecuador", None),
        ("WASHINGTON —\nThe House voted.", "WASHINGTON", None),
        ("Quito, Ecuador — Voters went to the polls.", "Quito, Ecuador", None),
        ("DURBAN (WXTV) -- A fire killed seven.", "DURBAN (WXTV)", "WXTV"),
        ("ROME (ABC/AP) - A bridge fell.", "ROME (ABC/AP)", "AP"),
        ("Bridge falls, report says Rome (AFP) – A bridge fell.", "Rome (AFP)", "AFP"),
        ("LA PAZ, 3 JAN 90 -- [REPORT] [TEXT] THE ARMY SAID.", "LA PAZ, 3 JAN 90 -- [REPORT] [TEXT]", None),
    ],
)
def test_a_dateline_is_found_with_its_agency(text: str, words: str, agency: str | None) -> None:
    found = next(datelines(text))
    assert (found.text, found.agency) == (words, agency)
    assert found.span.of(text).startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE - Police say three died.",
        "BREAKING — The dam has failed.",
        "Smith — the mayor — left town.",
        "The Federal Emergency Management Agency (FEMA) said so.",
        "FIVE MEN KILLED - POLICE SAY",
        "He said (Reuters) nothing.",
        "",
        "- ",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert list(datelines(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bridge fell.\n- Reuters", "Reuters"),
        ("A bridge fell.\n(Reuters)", "Reuters"),
        ("One.\nTwo.\nThree.\nA bridge fell. (Reuters)", "Reuters"),
        ("A bridge fell.\nThe Associated Press contributed to this report.", "AP"),
        ("A bridge fell.\nCopyright 2016 The Associated Press. All rights reserved.", "AP"),
        ("A bridge fell.\n© 2022 AFP", "AFP"),
        ("A bridge fell.\nWith reporting by Reuters and AFP", "Reuters, AFP"),
        ("A bridge fell.\n(With PTI inputs)", "PTI"),
        ("A bridge fell.\nWith agencies", "agencies"),
        ("ROME (AP) - A bridge fell.\nWith agencies", "AP"),
        ("OSH, Kyrgyzstan (Steppe Wire) - A dam broke.", "Steppe Wire"),
        ("Lima (Andean News) — A bus fell.", "Andean News"),
        ("Lima (Independent) — 4,500 votes.", None),
        ("A bridge fell.\n\n- Steppe Wire", "Steppe Wire"),
        ("A bridge fell.\n\n— Gulf Press Service.", "Gulf Press Service"),
        ("A bridge fell.\n\nWith reporting by Steppe Wire", "Steppe Wire"),
        ("A bridge fell.\n(With additional reporting from Island Media and Jo Doe)", "Island Media"),
        ("A bridge fell.\n\nWith reporting by Ana Paz in Lima", None),
        ("The roads:\n\n- Lima North\n\n- Cusco South", None),
        ("A bridge fell.\n\n- ENDS", None),
        ('Ana Paz ran.\n\n"It fell."\n\n— Jo Doe', None),
        ("Ana Paz said so.\n\n— Ana Paz", None),
        ("Reuters could not confirm this.", None),
        ("A bridge fell, the AP reported.\nMore follows.", None),
        ("Men in Rome. (AP)\nA bridge fell.\nIt was old.\nTwo died.\nThree live.", None),
        ("", None),
    ],
)
def test_the_page_credits_an_agency_only_in_the_forms_of_the_trade(text: str, expected: str | None) -> None:
    assert credit(text) == expected


def test_a_byline_that_is_an_agency_is_a_credit() -> None:
    assert credit("A bridge fell.", "Associated Press") == "AP"
    assert credit("A bridge fell.", "Ana Paz") is None


def test_reporting_and_editing_lines_credit_nobody_by_name() -> None:
    text = "A bridge fell.\n(Reporting by Ana Paz in Rome; Editing by Jo Doe)"
    assert [(span.of(text), names) for span, names in credit_lines(text)] == [(text.split("\n")[1], ())]


@given(st.text(alphabet='ROMEpa ,./()-—–[]\n"Reuters12AP:&', max_size=300))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    for spans in ([d.span for d in datelines(text)], [span for span, _ in credit_lines(text)]):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert spans == sorted(spans)
