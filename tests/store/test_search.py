import pytest

from dateline.reading import Document, Reading
from dateline.store.rows import folded
from dateline.store.search import terms
from tests.store.made import AT, LATER, TEXT, full, plain


@pytest.fixture
def filled(store):
    texts = {
        "r1": "Floods in Chosica. Twelve people died in the floods near Chosica on Tuesday.",
        "r2": "The Río Rímac flooded Chosica, officials said. O’Higgins’ men left.",
        "r3": "наводнение в Перу. café_central 3,000m² İzmir",
    }
    store.add([plain(i, t, f"2022-09-0{n}") for n, (i, t) in enumerate(texts.items(), 1)], [], AT)
    return store, texts


def found(filled, words, limit=20):
    store, texts = filled
    return [(report, texts[report][start:end]) for report, start, end in store.find(words, limit)]


def test_sentences_that_hold_all_words_the_shortest_first(filled):
    assert [r for r, _ in found(filled, "floods chosica")] == ["r1", "r1"]
    assert found(filled, "floods chosica")[0] == ("r1", "Floods in Chosica.")
    assert found(filled, "people floods") == [("r1", "Twelve people died in the floods near Chosica on Tuesday.")]
    assert found(filled, "floods officials") == []


def test_case_accents_and_punctuation_do_not_count(filled):
    for words in (
        "rimac",
        "RÍMAC",
        "«Rímac»",
        "ohiggins",
        "O'Higgins",
        "НАВОДНЕНИЕ",
        "izmir",
        "CAFÉ",
        "central",
        "000m²",
    ):
        assert len(found(filled, words)) == 1, words


def test_a_word_by_its_beginning(filled):
    assert [r for r, _ in found(filled, "flood*")] == ["r1", "r2", "r1"]
    assert found(filled, "flood") == []
    assert [r for r, _ in found(filled, "o* sa*")] == ["r2"]


def test_odd_words_find_nothing_and_do_no_harm(filled):
    odd = ("", "  ", "*", '"', "' OR 1=1", "a AND", "NEAR(chosica bridge)", "& | !", "\x00", "\ud800", "(", "-x:*")
    for words in odd:
        assert found(filled, words) == [], words


def test_limits(filled):
    assert len(found(filled, "chosica", 2)) == 2
    assert found(filled, "chosica", 0) == []


def test_what_is_found_goes_with_its_text(store):
    store.add([full("r1")], [], AT)
    assert [TEXT[a:b] for _, a, b in store.find("mayor killed")] == [TEXT[49:104]]
    store.add([plain("r1", "A quake struck Ica.")], [], LATER)
    assert list(store.find("killed")) == []
    assert len(list(store.find("quake"))) == 1


def test_a_report_without_a_parse_is_found_by_its_paragraphs(store):
    reading = Reading(Document(id="r1", text="First line here.\n\nSecond line there."))
    store.add([reading], [], AT)
    assert list(store.find("line there")) == [("r1", 18, 36)]


def test_terms_are_folded_and_cut():
    assert terms("Ab-cd* ab") == [("ab", False), ("cd", True)]
    assert terms("x" * 100) == [("x" * 64, False)]
    assert folded("naïve_B") == ["naive", "b"]
