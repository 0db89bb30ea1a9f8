import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading import Span
from dateline.text import canonical, fold, paragraphs, trim, unmarked, unwrapped


def test_text_that_is_nfc_is_left_alone():
    text = "Özgön – “quiet”\r\n\u00a0end"
    assert canonical(text) == (text, False)
    assert canonical("O\u0308") == ("Ö", True)


def test_paragraphs_are_lines_with_words():
    text = "One.\n\n  Two. \r\n\t\nThree"
    assert [s.of(text) for s in paragraphs(text)] == ["One.", "Two.", "Three"]


@given(st.text())
def test_paragraphs_slice_back_and_never_touch(text):
    spans = list(paragraphs(text))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


def test_fold_takes_case_accents_and_apostrophes():
    assert fold("Al-Ḥasakah’s") == "al hasakahs"
    assert fold("İzmir") == fold("izmir")
    assert fold("Łódź") == "lodz"


def test_trim():
    text = "  a b "
    assert trim(text, Span(0, 6)) == Span(2, 5)
    assert trim(text, Span(0, 1)) == Span(1, 1)


PROSE = (
    "A dam above the town gave way early on Tuesday, sending a wall of water down the valley and killing four people.",
    "The ministry said 1,200 people were moved to schools.",
    '"We ran up the hill in the dark and when we looked back the lower street was gone," a teacher told us there.',
    "Rescuers have reached three of the five villages along the river, where the road was washed away over two miles.",
)


def wrapped(paragraphs_of, width, joint="\n", between="\n\n"):
    return between.join(textwrap.fill(p, width).replace("\n", joint) for p in paragraphs_of)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("joint", ["\n", "\r\n"])
def test_lines_of_a_hard_wrapped_paragraph_are_one(width, joint):
    text = wrapped(PROSE, width, joint)
    assert [" ".join(s.of(text).split()) for s in paragraphs(text)] == list(PROSE)
    assert len(unwrapped(text)) == len(text)
    capitals = text.upper()
    assert len(list(paragraphs(capitals))) == len(PROSE)


def test_a_short_line_or_an_indent_ends_a_hard_wrapped_paragraph():
    indented = "\n".join(textwrap.fill(p, 64, initial_indent="   ") for p in PROSE)
    text = f"DAM BREAKS ABOVE TOWN\n{indented}\n- Steppe Wire"
    found = [" ".join(s.of(text).split()) for s in paragraphs(text)]
    assert found == ["DAM BREAKS ABOVE TOWN", *PROSE, "- Steppe Wire"]


def test_texts_with_a_paragraph_a_line_stay_as_they_are():
    lists = "\n".join(f"Bridge number {k} over the river was closed to all lorries today" for k in range(9))
    told = "\n".join(f"The mayor of district {k} said that nobody had been hurt in the quake." for k in range(9))
    verse = "\n".join(["a b c d", "e f g", "h i j"] * 5)
    for text in ("\n".join(PROSE), lists, told, verse, "", "\n\n", "x" * 90, "one line\nand another"):
        assert unwrapped(text) == text


@given(st.text(alphabet="ab .\n\r\u2028"))
def test_unwrapping_keeps_every_offset(text):
    flat = unwrapped(text)
    assert len(flat) == len(text)
    assert all(a == b or (b == " " and a in "\n\r\u2028") for a, b in zip(text, flat, strict=True))


def test_unwrapping_is_linear():
    began = time.process_time()
    unwrapped(wrapped(PROSE, 70) * 2000)
    unwrapped("word\n" * 200_000)
    assert time.process_time() - began < 2


def test_marks_that_nobody_sees_become_blanks_beside_words_alone() -> None:
    text = "Two died and 14 \u200ewere injured\u200f; \u2067Lima\u2069. Zero\u200bwidth stays."
    plain = unmarked(text)
    assert plain == "Two died and 14  were injured ;  Lima . Zero\u200bwidth stays."
    assert len(plain) == len(text)
    assert unmarked("“Größe”, 14 ≥ 12") == "“Größe”, 14 ≥ 12"
