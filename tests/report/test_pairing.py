import msgspec
import pytest

from dateline.model import Account, Compared
from dateline.reconcile.pairs import features, judge
from dateline.report import pairing
from dateline.report.why import why

MADE = Compared(
    "c1", "c2", "same", {"contradict": 0.02, "same": 0.83, "unrelated": 0.15}, {"cover": 0.9, "turned": 0.0}
)


def test_features_are_told_in_words_with_how_sure_the_model_was() -> None:
    assert pairing.told(MADE) == (
        "c1 and c2: they say the same (same 0.83, unrelated 0.15, contradict 0.02): "
        "90% of the shorter one’s words are in the other"
    )


def test_where_the_model_abstains_it_says_so() -> None:
    assert "no sure answer" in pairing.told(msgspec.structs.replace(MADE, answer=""))


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Five villages were flooded on Monday", "Six villages were flooded on Monday", "different numbers"),
        ("The bridge at Beira is open", "The bridge at Beira is not open", "one of the two is negated"),
    ],
)
def test_what_the_model_itself_saw_is_understood(a: str, b: str, words: str) -> None:
    assert words in pairing.in_words(judge(a, b).features)


def test_every_feature_that_is_told_is_one_of_the_model() -> None:
    assert set(pairing.FEATURES) <= set(features("a flood", "the flood"))


def test_why_tells_of_the_pairs_of_its_finding(account: Account) -> None:
    finding = next(f for f in account.findings if len(f.pro) > 1)
    compared = msgspec.structs.replace(finding, compared=(MADE,))
    others = tuple(f for f in account.findings if f.id != finding.id)
    made = msgspec.structs.replace(account, findings=(compared, *others))
    assert f"  {pairing.told(MADE)}" in why(made, finding.id)
    assert all(pairing.told(MADE) not in line for f in others for line in why(made, f.id))
