import msgspec
import pytest

from dateline.model import Account, Judgement
from dateline.reconcile.pairs import features, judge
from dateline.report import pairing
from dateline.report.why import why

MADE = Judgement(
    "c1",
    "c2",
    "same",
    0.83,
    "pairs@1",
    "same 0.83 (bias 1.00, cover 0.90, cover, nothing turned 0.90, turned × cover 0.00)",
)


def test_features_are_told_in_words_with_how_sure_the_model_was() -> None:
    assert pairing.told(MADE) == (
        "c1 and c2: they say the same (pairs@1, sure to 0.83): 90% of the shorter one’s words are in the other"
    )


def test_what_a_person_decided_has_no_score() -> None:
    by_hand = msgspec.structs.replace(MADE, by="ana", why="one and the same fax", verdict="different")
    assert pairing.told(by_hand) == "c1 and c2: they cannot both be true (decided by ana): one and the same fax"


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("Five villages were flooded on Monday", "Six villages were flooded on Monday", "different numbers"),
        ("The bridge at Beira is open", "The bridge at Beira is not open", "one of the two is negated"),
    ],
)
def test_the_reasons_of_the_model_itself_are_understood(a: str, b: str, words: str) -> None:
    assert words in pairing.in_words(judge(a, b).why)


def test_every_feature_that_is_told_is_one_of_the_model() -> None:
    assert set(pairing.FEATURES) <= set(features("a flood", "the flood"))


def test_why_tells_of_pairs_in_its_finding_alone(account: Account) -> None:
    finding = next(f for f in account.findings if len(f.pro) > 1)
    inside = msgspec.structs.replace(MADE, left=finding.pro[0], right=finding.pro[1])
    found = "\n".join(why(msgspec.structs.replace(account, judgements=(inside, MADE)), finding.id))
    assert pairing.told(inside) in found
    assert pairing.told(MADE) not in found
