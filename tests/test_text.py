from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.text import canonical, fold, paragraphs, trim


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
