from dateline.reconcile.wording import tellings
from tests.reconcile.build import claim, toll

ROAD = "The district has kept the only road to the mine shut since the landslide of March"


def test_words_in_a_row_make_one_telling():
    told = [claim(1, ROAD), claim(2, f"Officials said: {ROAD.lower()}"), claim(3, "The road to the mine is shut")]
    assert tellings(told) == [0, 0, 2]


def test_who_repeats_a_quotation_without_its_marks_is_quoting():
    quoted = claim(2, "we will open the gates at dawn", quoted=True)
    told = [claim(1, "he will say that we will open the gates"), quoted]
    assert tellings(told) == [0, 0]
    assert tellings([told[0], claim(2, "we will open the gates at dawn")]) == [0, 1]


def test_tolls_are_told_alike_by_anybody():
    words = "At least two people were killed there"
    assert tellings([toll(1, 2, text=words), toll(2, 2, text=words)]) == [0, 1]
    assert tellings([claim(1, words), claim(2, words)]) == [0, 0]


def test_what_is_joined_by_a_third_is_one():
    a, b = "one two three four five six seven eight nine ten", "p q r s t u v w x y z a"
    assert tellings([claim(1, a), claim(2, b), claim(3, f"{a} and {b}")]) == [0, 0, 0]
