import pytest

from dateline.extract.quantities.not_counts import counts_nobody
from dateline.reading import Span


def at(text, number):
    start = text.index(number)
    return counts_nobody(text, Span(start, start + len(number)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two women, both 21, each suffered a burn.", "21"),
        ("The victims — ages 22, 26, 29 and 37 — were taken to hospital.", "37"),
        ("Three men, ages 15, 18, and 22, were injured.", "22"),
        ("Police say Rosa Quispe, 21 of Puno was shot and killed.", "21"),
        ("The fifth victim, Ana Dia, 26 — who was fatally shot — was a nurse.", "26"),
        ("Image 3 of 16 A man died in the blaze.", "16"),
        ("Photo: J. Paz Image 1 of / 44 Caption Close A girl was hurt.", "44"),
        ("It is linked to a 2015 murder.", "2015"),
    ],
)
def test_numbers_that_count_nobody(text, number):
    assert at(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The quake left 3 dead, 15 wounded and many homeless.", "15"),
        ("The blast killed 21, and 44 were hurt.", "21"),
        ("A bus crash killed both drivers and 21 passengers.", "21"),
        ("The flood killed 2,015 people.", "2,015"),
        ("One of the 16 caption writers; 16 people died.", "16 people"),
    ],
)
def test_numbers_of_people(text, number):
    assert not at(text, number)


def test_a_number_at_the_edge_of_the_text():
    assert not at("21", "21")
    assert at("Rosa Quispe, 21", "21")
