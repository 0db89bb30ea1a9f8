import pytest

from dateline.reconcile.pairs import ANSWERS, features, judge, words

CALM = "The bridge at Lubango was closed by the army on Sunday"


def test_a_pair_is_judged_the_same_way_round():
    other = "The army opened the bridge at Lubango on Sunday"
    assert features(CALM, other) == features(other, CALM)
    assert judge(CALM, other).scores == judge(other, CALM).scores


def test_a_statement_is_the_same_as_itself():
    assert judge(CALM, CALM).answer == "same"


@pytest.mark.parametrize(
    "other",
    [
        "The bridge at Lubango was not closed by the army on Sunday",
        "The bridge at Lubango was closed by the army on Tuesday",
        "The bridge at Lubango was opened by the army on Sunday",
        "Nine bridges at Lubango were closed by the army on Sunday",
    ],
)
def test_what_differs_in_negation_day_number_or_by_opposites_is_never_one(other):
    assert judge(CALM, other).answer != "same"


def test_a_bound_is_no_negation_and_two_turns_are_none():
    assert features("No fewer than 32 people died", "32 people died")["turned"] == 0
    turned = features("The banks did not open on Friday", "The banks stayed shut on Friday")
    assert (turned["turned twice"], turned["turned"], turned["opposed"]) == (1, 0, 0)
    assert features("The banks did not open on Friday", "The banks opened on Friday")["turned"] == 1


def test_the_same_words_in_any_form_are_the_same():
    words = "For every victory of the Kisumu side there was another strike on the people of Qena"
    assert judge(words, words.upper()).answer == "same"


def test_statements_on_other_things_are_unrelated():
    assert judge(CALM, "Farmers expect a good harvest of maize").answer == "unrelated"


def test_numbers_are_read_in_words_and_digits():
    assert words("Twenty-seven of 1,200 men").numbers == {27.0, 1200.0}
    assert features("27 men died", "Twenty-seven men were killed")["numbers same"] == 1


@pytest.mark.parametrize("text", ["", "?!", "— …", "12", "не правда", "a" * 100_000, "1." * 5000])
def test_odd_text_gets_scores(text):
    judged = judge(text, CALM)
    assert set(judged.scores) == set(ANSWERS)
    assert abs(sum(judged.scores.values()) - 1) < 1e-9


def test_why_tells_score_and_features():
    assert "cover" in judge(CALM, "The bridge at Lubango is open").why
