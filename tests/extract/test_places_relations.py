import pytest

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_relations import NEAR_KM, PART_KM, relations
from dateline.reading import Span


def named(text, *forms):
    return [Candidate(n, n + 1, Span(text.index(f), text.index(f) + len(f)), f, (), "") for n, f in enumerate(forms)]


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("Bayrak on the outskirts of Puno", NEAR_KM),
        ("Bayrak, near Puno", NEAR_KM),
        ("Bayrak, a small village close to Puno", NEAR_KM),
        ("Bayrak, just south of Puno", NEAR_KM),
        ("Bayrak, a suburb of Puno", PART_KM),
        ("Bayrak neighbourhood of Puno", PART_KM),
        ("Puno's Bayrak neighborhood", PART_KM),
        ("a crossing in Puno called Bayrak", PART_KM),
        ("Bayrak, about 100 km (62 miles) north of Puno", 100 * 1.3 + 25),
        ("Bayrak, 10 miles from Puno", 16.09 * 1.3 + 25),
    ],
)
def test_words_between_two_names_bound_their_distance(text, km):
    first, second = ("Puno", "Bayrak") if text.index("Puno") < text.index("Bayrak") else ("Bayrak", "Puno")
    (relation,) = relations(text, named(text, first, second))
    assert (relation.left, relation.right) == (0, 1)
    assert relation.km == pytest.approx(km)


@pytest.mark.parametrize(
    "text",
    [
        "Bayrak and Puno",
        "Bayrak, Puno",
        "from Bayrak to Puno",
        "Bayrak fell. Near here lies Puno",
        "Bayrak's mayor in Puno",
    ],
)
def test_other_words_bound_nothing(text):
    assert list(relations(text, named(text, "Bayrak", "Puno"))) == []
