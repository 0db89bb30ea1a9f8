import msgspec
import pytest

from dateline.reconcile.findings import reconcile
from dateline.reconcile.status import Standing, decide, origins, why
from tests.reconcile.build import claim, entity

GOVERNOR, MINISTER = entity("the governor", side="e-gov"), entity("the minister", side="e-gov")
REBELS, NURSE = entity("the rebels", side="e-reb"), entity("a nurse")
WORDS = "The grain store at the port of Sena burned down overnight"
AGAINST = "The grain store at the port of Sena never burned down overnight"


@pytest.mark.parametrize(
    ("pro", "contra", "superseded", "status"),
    [
        ([claim(1)], [], [], "single-origin"),
        ([claim(1), claim(2)], [], [], "corroborated"),
        ([claim(1), claim(2, origin="o-r1")], [], [], "single-origin"),
        ([claim(1, speaker=GOVERNOR), claim(2, speaker=MINISTER)], [], [], "one-sided"),
        ([claim(1, speaker=GOVERNOR), claim(2, speaker=REBELS)], [], [], "corroborated"),
        ([claim(1, speaker=GOVERNOR), claim(2, speaker=NURSE)], [], [], "corroborated"),
        ([claim(1, speaker=GOVERNOR)], [claim(2, speaker=REBELS)], [], "contested"),
        ([claim(1)], [], [claim(2)], "revised"),
        ([claim(1, unverified=True)], [], [], "unverified"),
        ([claim(1, unverified=True), claim(2)], [], [], "corroborated"),
    ],
)
def test_status_by_the_first_rule_that_fits(pro, contra, superseded, status):
    standing = Standing(pro, contra, superseded)
    assert decide(standing) == status
    reason = why(status, standing)
    assert reason.count(". ") == 0
    assert reason.endswith(".")
    assert pro[0].voice in reason


def test_one_report_that_lays_its_words_into_two_mouths_is_one_telling():
    inner, outer = claim(1, speaker=NURSE), claim(2, speaker=MINISTER, report="r1")
    content = inner.claim.content
    outer = msgspec.structs.replace(
        outer, document=inner.document, claim=msgspec.structs.replace(outer.claim, content=content)
    )
    assert len(origins([inner, outer])) == 1
    assert len(origins([inner, claim(3, speaker=MINISTER)])) == 2


def test_granting_is_an_admission():
    evidence = [claim(1, "our depot at Sena was lost to the flood", speaker=GOVERNOR, cue="acknowledged")]
    (finding,) = reconcile(evidence, {}).findings
    assert finding.admission


def test_the_same_in_other_words_by_two_voices_is_corroborated():
    other = "The grain store of the port of Sena went up in flames and burned down overnight"
    (finding,) = reconcile([claim(1, WORDS, speaker=GOVERNOR), claim(2, other, speaker=REBELS)], {}).findings
    assert finding.status == "corroborated"


def test_statements_that_exclude_each_other_are_contested():
    against = claim(2, AGAINST, speaker=REBELS, negated=frozenset({"burn"}))
    found = reconcile([claim(1, WORDS, speaker=GOVERNOR), against], {}).findings
    assert {f.status for f in found} == {"contested"}
    (pair,) = found[0].compared
    assert {pair.left, pair.right} == {"c1", "c2"}
    assert pair.answer == max(pair.scores, key=lambda answer: pair.scores[answer]) == "contradict"
    assert pair.features["cover"] > 0


def test_a_not_on_something_else_is_no_contradiction():
    against = claim(2, f"{WORDS}, but not the mill", speaker=REBELS, negated=frozenset({"mill"}))
    found = reconcile([claim(1, WORDS, speaker=GOVERNOR), against], {}).findings
    assert "contested" not in {f.status for f in found}


def test_who_tells_of_a_denial_does_not_contradict_it():
    told = claim(1, "The minister denied that he had sold the grain store at Sena", speaker=NURSE)
    denial = claim(2, "that he had sold the grain store at Sena", speaker=MINISTER, stance="denies")
    assert "contested" not in {f.status for f in reconcile([told, denial], {}).findings}
    plain = claim(1, "The minister had sold the grain store at Sena", speaker=NURSE)
    assert "contested" in {f.status for f in reconcile([plain, denial], {}).findings}


def test_a_name_in_common_is_no_statement_in_common():
    ran = claim(1, "Deputy Carlos Quispe resigned", names=frozenset({"deputy", "carlo", "quisp"}))
    hurt = claim(2, "Deputy Carlos Quispe", names=frozenset({"deputy", "carlo", "quisp"}))
    assert len(reconcile([ran, hurt], {}).findings) == 2


def test_one_quotation_in_two_mouths_is_one_origin():
    first = claim(1, "I saw the whole hillside come down", speaker=NURSE, quoted=True)
    again = claim(2, "I saw the whole hillside come down on us", speaker=MINISTER, quoted=True)
    assert len(origins([first, again])) == 1
    plain = [claim(1, "The road is shut", speaker=NURSE), claim(2, "The road is shut", speaker=MINISTER)]
    assert len(origins(plain)) == 2


def test_a_question_bears_nothing_out():
    asked = [
        claim(n, "Who opened the gates of the dam", speaker=s, stance="asks") for n, s in ((1, NURSE), (2, MINISTER))
    ]
    assert decide(Standing(asked, [], [])) == "single-origin"


def test_one_party_is_not_set_against_itself_by_wording():
    against = claim(2, AGAINST, speaker=MINISTER, negated=frozenset({"burn"}))
    found = reconcile([claim(1, WORDS, speaker=GOVERNOR), against], {}).findings
    assert "contested" not in {f.status for f in found}
