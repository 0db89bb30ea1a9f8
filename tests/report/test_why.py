import msgspec
import pytest

from dateline.errors import SetupError
from dateline.model import Account, Decision, Judgement, Ruling
from dateline.report.why import listed, why


@pytest.fixture
def figure(account: Account):
    return next(f for f in account.findings if f.question.predicate == "killed")


def test_every_finding_is_listed_with_its_status(account: Account) -> None:
    lines = list(listed(account))
    assert {line.split()[0] for line in lines} == {f.id for f in account.findings}


def test_each_claim_is_told_with_offsets_and_words(account: Account, figure) -> None:
    told = "\n".join(why(account, figure.id))
    texts = {r.document.id: r.text for r in account.readings}
    claims = {c.id: c for c in account.claims}
    for identity in (*figure.pro, *figure.contra, *figure.superseded):
        span = claims[identity].content[0]
        assert identity in told
        assert f"{span.start}-{span.end}" in told
        assert " ".join(span.of(texts[claims[identity].report]).split())[:40] in told
    assert figure.why in told
    assert "Where it comes from" in told
    assert account.origin_of[figure.pro[0]] in told


def test_origins_that_count_as_one_are_said_to(account: Account, figure) -> None:
    assert len({account.origin_of[c] for c in figure.pro}) == figure.origins
    assert "are one telling" not in "\n".join(why(account, figure.id))
    fewer = msgspec.structs.replace(figure, origins=figure.origins - 1)
    joined = msgspec.structs.replace(account, findings=(fewer,))
    assert f"count as {fewer.origins}: the same words" in "\n".join(why(joined, figure.id))


def test_without_words_no_sentence_of_a_report_is_told(account: Account) -> None:
    texts = {r.document.id: r.text for r in account.readings}
    claims = {c.id: c for c in account.claims}
    for finding in account.findings:
        told = "\n".join(why(account, finding.id, words=False)).replace(finding.why, "")
        for identity in finding.pro:
            words = " ".join(claims[identity].content[0].of(texts[claims[identity].report]).split())
            assert len(words) < 30 or words not in told


def test_the_beginning_of_an_id_is_enough_where_it_is_one(account: Account, figure) -> None:
    long = msgspec.structs.replace(figure, id="f2-and-more")
    account = msgspec.structs.replace(account, findings=(*account.findings, long))
    assert why(account, "f2-and")[0] == "Finding f2-and-more"
    assert why(account, "f2")[0] == "Finding f2"
    with pytest.raises(SetupError, match="findings begin with"):
        why(account, "f")


def test_an_unknown_finding_is_refused_with_some_that_there_are(account: Account) -> None:
    with pytest.raises(SetupError, match="there is no finding") as refused:
        why(account, "nothing")
    assert any(f.id in str(refused.value) for f in account.findings)


def test_decisions_on_a_finding_or_its_claims_are_told(account: Account, figure) -> None:
    decision = Decision("d1", "accept", (figure.pro[0],), "ana", "2031-05-01T10:00:00Z", "I saw the list")
    decided = msgspec.structs.replace(account, rulings=(Ruling(decision, (figure.pro[0],), "by rule revised"),))
    told = "\n".join(why(decided, figure.id))
    assert "Decided by people" in told
    assert "d1: ana, 1 May 2031" in told
    assert "without it: by rule revised" in told
    assert "Decided by people" not in "\n".join(why(account, figure.id))


def test_a_rejected_finding_says_who_rejected_it(account: Account, figure) -> None:
    decision = Decision("d1", "reject", (figure.id,), "ana", "2031-05-01T10:00:00Z", "a hoax")
    gone = msgspec.structs.replace(
        account,
        findings=tuple(f for f in account.findings if f is not figure),
        rulings=(Ruling(decision, (figure.id,)),),
    )
    told = why(gone, figure.id)
    assert "not in the account" in told[0]
    assert "ana" in told[1]


def test_judgements_say_how_a_speaker_was_told_to_be_one(account: Account, figure) -> None:
    speaker = next(e for e in account.entities if e.id == account.speaker_of[figure.pro[-1]] and len(e.mentions) > 1)
    left, right = ("/".join(m) for m in speaker.mentions[:2])
    judged = msgspec.structs.replace(
        account, judgements=(Judgement(left, right, "same", 0.9, "resolve@1", "one name"),)
    )
    assert any("one name" in line for line in why(judged, figure.id))


def test_when_it_happened_with_the_words_that_tell_it_or_what_it_was_inferred_from(account: Account) -> None:
    told = next(line for line in why(account, "f1") if line.startswith("Time told"))
    assert told == ("Time told   4 Mar 2031, 05:00–11:00 (told: “early on Tuesday”, report wire, characters 66-82)")
    guess = next(line for line in why(account, "f6") if line.startswith("Likely on"))
    from_what = "no day is named in report 3, which is of 4 Mar 2031"
    assert guess == f"Likely on   4 Mar 2031 (inferred: {from_what}; nothing is decided by it)"


def test_when_without_words_has_offsets_alone(account: Account) -> None:
    told = next(line for line in why(account, "f1", words=False) if line.startswith("Time told"))
    assert "early" not in told
    assert "characters 66-82" in told
