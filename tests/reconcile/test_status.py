import msgspec
import pytest

from dateline.reconcile.findings import reconcile
from dateline.reconcile.status import Standing, decide, origins, why
from tests.reconcile.build import claim, entity

GOVERNOR, MINISTER = entity("the governor", side="e-gov"), entity("the minister", side="e-gov")
REBELS, NURSE = entity("the rebels", side="e-reb"), entity("a nurse")
WORDS = "The grain store at the port of Sena burned down overnight"


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
    against = "The grain store at the port of Sena never burned down overnight"
    found = reconcile([claim(1, WORDS, speaker=GOVERNOR), claim(2, against, speaker=REBELS)], {}).findings
    assert {f.status for f in found} == {"contested"}


def test_one_party_is_not_set_against_itself_by_wording():
    against = "The grain store at the port of Sena never burned down overnight"
    found = reconcile([claim(1, WORDS, speaker=GOVERNOR), claim(2, against, speaker=MINISTER)], {}).findings
    assert "contested" not in {f.status for f in found}
