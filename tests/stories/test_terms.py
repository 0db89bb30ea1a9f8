import pytest

from dateline.stories.terms import LEAD_WEIGHT, LONGEST, PAIR_WEIGHT, TITLE_WEIGHT, stem, surfaces, terms


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("floods", "flood"),
        ("flooded", "flood"),
        ("cities", "city"),
        ("mayor's", "mayor"),
        ("glass", "glass"),
        ("rose", "rose"),
    ],
)
def test_stem(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


def test_terms_count_title_lead_and_name_pairs() -> None:
    counts = terms("Flood", "A flood hit Lima on Monday. Ana Paz said so.")
    assert counts["flood"] == TITLE_WEIGHT + LEAD_WEIGHT
    assert counts["ana_paz"] == LEAD_WEIGHT * PAIR_WEIGHT
    assert "a" not in counts
    assert "said" not in counts
    assert "lima_monday" not in counts  # "on" stands between


def test_words_after_the_lead_weigh_less_and_far_ones_nothing() -> None:
    counts = terms(None, "the " * 100 + "dam " + "the " * LONGEST + "river")
    assert counts == {"dam": 1.0}


def test_surfaces_give_names_as_written() -> None:
    assert ("ana_paz", "Ana Paz") in list(surfaces(None, "We met Ana Paz there."))


@pytest.mark.parametrize("text", ["", "…!?", "\n\n", "«»"])
def test_no_words_no_terms(text: str) -> None:
    assert terms(None, text) == {}
