from dateline.reading import Span
from eval.matching import letters, pair, same_source, shared, spans_of

TEXT = "The mayor, Ana Ruiz, said the old bridge had fallen. She denied that anybody was hurt."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_letters_leave_out_blanks_and_marks() -> None:
    assert letters(TEXT, [at("mayor, Ana")]) == letters(TEXT, [at("mayor"), at("Ana")])


def test_shared_is_intersection_over_union() -> None:
    assert shared(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert shared(frozenset(), frozenset()) == 0.0


def test_pairs_are_one_to_one_and_the_best_overlap_goes_first() -> None:
    gold = [letters(TEXT, [at("the old bridge had fallen")]), letters(TEXT, [at("bridge had fallen")])]
    found = [letters(TEXT, [at("bridge had fallen")])]
    assert pair(gold, found) == {1: 0}


def test_less_than_half_is_no_match() -> None:
    gold = [letters(TEXT, [at("said the old bridge had fallen")])]
    assert pair(gold, [letters(TEXT, [at("fallen")])]) == {}


def test_sources_need_a_word_of_their_own_in_common() -> None:
    assert same_source(TEXT, [at("The mayor, Ana Ruiz")], [at("Ana Ruiz")])
    assert not same_source(TEXT, [at("The mayor")], [at("The")])
    assert same_source(TEXT, [at("The")], [at("The")])
    assert not same_source(TEXT, [at("Ana Ruiz")], [])
    assert same_source(TEXT, [], [])


def test_spans_of_pairs() -> None:
    assert spans_of([[0, 3], [4, 9]]) == (Span(0, 3), Span(4, 9))
