from dateline.decide.anchors import claims_at, findings_at, mention_at, places, target
from dateline.model import Claim, Decision, Finding, Question
from dateline.reading import Document, Mention, Reading, Span
from dateline.values import Name

TEXT = "Three died in Lima. Police said four were hurt. The mayor left."


def reading(text=TEXT, names=()):
    return Reading(Document("r1", text), names=tuple(names))


def claim(identity, start, end):
    return Claim(identity, "r1", (Span(start, end),), "asserts", "stated", "t")


def on(about, start, end, words="", value=None):
    return Decision(
        "d1", "reject", about, "ana", "2031-01-01T00:00:00Z", "", value=value or {},
        anchors=(("r1", Span(start, end)),), words=(words,),
    )  # fmt: skip


def test_ids_say_what_they_name():
    assert [target(i) for i in ("r1/m2", "c12", "f12", "d12")] == ["mention", "claim", "finding", "decision"]


def test_a_claim_is_found_by_id_else_by_its_place():
    claims = [claim("c1", 0, 19), claim("c2", 20, 47)]
    at_hand = {"r1": reading()}
    assert [c.id for c in claims_at(claims, on(("c2",), 0, 19), at_hand)] == ["c2"]
    assert [c.id for c in claims_at(claims, on(("c9",), 22, 47), at_hand)] == ["c2"]
    assert claims_at(claims, on(("c9",), 48, 63), at_hand) == []


def test_a_fact_finds_the_claim_that_holds_it():
    claims = [claim("c1", 0, 19), claim("c2", 20, 47)]
    assert [c.id for c in claims_at(claims, on(("c9",), 32, 36, "four"), {"r1": reading()})] == ["c2"]


def test_words_are_followed_when_the_text_moved():
    moved = reading("(Updated) " + TEXT)
    assert places(on(("c1",), 20, 47, TEXT[20:47]), {"r1": moved}) == [("r1", Span(30, 57))]
    assert places(on(("c1",), 20, 47, "words that are gone"), {"r1": moved}) == []
    assert places(on(("c1",), 0, 5, "Three"), {}) == []


def test_an_anchor_past_the_end_of_a_shorter_text_is_lost():
    assert places(on(("c1",), 20, 47), {"r1": reading("Short.")}) == []


def test_the_nearest_mention_is_meant():
    names = [Mention(f"m{n}", Span(*s), Name("x", "person"), 1.0, "t") for n, s in enumerate([(14, 18), (20, 26)])]
    assert mention_at(reading(names=names), Span(20, 25)).id == "m1"
    assert mention_at(reading(names=names), Span(48, 51)) is None


def finding(identity, predicate, *claims):
    return Finding(identity, Question("x", predicate), {}, "single-origin", claims, (), (), 1, (), False, None, "why.")


def test_a_finding_is_found_by_its_claims_and_its_state():
    claims = [claim("c1", 0, 19)]
    findings = [finding("f1", "killed", "c1"), finding("f2", "wounded", "c1")]
    at_hand = {"r1": reading()}
    lost = on(("f9",), 0, 19, value={"predicates": ["wounded"]})
    assert [f.id for f in findings_at(findings, claims, lost, at_hand)] == ["f2"]
    assert [f.id for f in findings_at(findings, claims, on(("f1",), 0, 19), at_hand)] == ["f1"]
