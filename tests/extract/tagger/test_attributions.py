"""Tagged spans told as attributions: stance by the rules, gaps filled, nothing said twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attributions import scene_of
from dateline.extract.claims import claims
from dateline.extract.drafts import Draft, drafts
from dateline.extract.linking import link
from dateline.extract.names import Names
from dateline.extract.tagger.attributions import TaggedAttributions, union
from dateline.extract.tagger.tag import Tagged
from dateline.reading import Attribution, Reading, Span

Reader = Callable[..., Reading]


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def united(reading: Reading, *tagged: Tagged) -> list[Draft]:
    scene = scene_of(reading)
    ruled = drafts(scene)
    link(scene, ruled)
    return union(scene, tagged, [d for d in ruled if d.content])


def test_the_rules_say_what_a_tagged_cue_means(reading: Reader) -> None:
    text = "The operator denied that the valve had failed."
    one = Tagged(at(text, "The operator"), at(text, "denied"), at(text, "that the valve had failed"), 0.9)
    (draft,) = united(reading(text), one)
    assert (draft.stance, draft.lemma) == ("denies", "deny")
    assert draft.content == list(one.content)


def test_a_cue_that_the_rules_do_not_know_asserts(reading: Reader) -> None:
    text = "The valve had failed, the operator telegraphed."
    one = Tagged(at(text, "the operator"), at(text, "telegraphed"), at(text, "The valve had failed"), 0.7)
    (draft,) = united(reading(text), one)
    assert (draft.stance, draft.score) == ("asserts", 0.7)


def test_a_sure_rule_fills_a_gap(reading: Reader) -> None:
    text = "The operator said the valve had failed. The ministry said nobody was hurt."
    one = Tagged(at(text, "The operator"), at(text, "said"), at(text, "the valve had failed"), 0.9)
    found = united(reading(text), one)
    assert len(found) == 2
    assert found[1].content[0].of(text) == "nobody was hurt"


def test_nothing_is_said_twice(reading: Reader) -> None:
    text = "The operator said the valve had failed on Friday."
    one = Tagged(at(text, "The operator"), at(text, "said"), at(text, "the valve had failed"), 0.9)
    assert len(united(reading(text), one)) == 1


def test_a_content_without_a_cue_goes_to_the_rule_that_has_it(reading: Reader) -> None:
    text = "“The valve had failed,” the operator said."
    (draft,) = united(reading(text), Tagged((), (), at(text, "“The valve had failed,”"), 0.8))
    assert draft.lemma == "say"


def test_a_content_that_nobody_says_is_dropped(reading: Reader) -> None:
    text = "The valve had failed on Friday."
    assert united(reading(text), Tagged((), (), at(text, "The valve had failed"), 0.8)) == []


@pytest.fixture
def extract(reading: Reader) -> Callable[[str], tuple[Attribution, ...]]:
    return lambda text: TaggedAttributions().extract(reading(text)).attributions


def test_the_whole_way(extract: Callable[[str], tuple[Attribution, ...]]) -> None:
    text = "“The wall gave way at dawn,” the engineer said. The firm denied that it had been warned."
    quoted, denied = extract(text)
    assert (quoted.mode, quoted.stance) == ("direct", "asserts")
    assert quoted.source[0].of(text) == "the engineer"
    assert (denied.mode, denied.stance) == ("indirect", "denies")
    assert denied.content[0].of(text).endswith("it had been warned")


def test_odd_texts(extract: Callable[[str], tuple[Attribution, ...]]) -> None:
    assert extract("") == ()
    for text in ("?!", "“““", "SAID SAID SAID", "— Yes. — No, said he.", "« Oui », a-t-il dit."):
        for row in extract(text):
            for span in (*row.source, *row.cue, *row.content):
                assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company did not say how the leak began.",
        "The governor declined to comment on the strike.",
        "A judge denied bail to the two officers.",
    ],
)
def test_what_was_not_said_is_no_statement(reading: Reader, text: str) -> None:
    verb = next(v for v in ("did not say", "declined", "denied") if v in text)
    rest = text[text.index(verb) + len(verb) + 1 : -1]
    one = Tagged(at(text, text.split(f" {verb}")[0]), at(text, verb), at(text, rest), 0.9)
    scene = scene_of(reading(text))
    assert union(scene, [one], []) == []
    (doubted,) = union(scene, [one], [], silence=True)
    assert doubted.stance == "doubts"


def test_rules_find_the_statement_inside_a_statement(reading: Reader) -> None:
    text = "Police said the driver had told them that the brakes failed."
    one = Tagged(at(text, "Police"), at(text, "said"), at(text, "the driver had told them that the brakes failed"), 0.9)
    scene = scene_of(reading(text))
    ruled = drafts(scene)
    link(scene, ruled)
    assert [d.lemma for d in union(scene, [one], ruled)] == ["say", "tell"]
    assert [d.lemma for d in union(scene, [one], ruled, nested=False)] == ["say"]


def test_what_is_tagged_with_little_faith_is_left_out(reading: Reader) -> None:
    text = "The valve had failed, the operator telegraphed."
    one = Tagged(at(text, "the operator"), at(text, "telegraphed"), at(text, "The valve had failed"), 0.3)
    assert united(reading(text), one) == []


def test_what_was_not_said_is_listed_and_nobody_claims_it(reading: Reader) -> None:
    text = "The ministry declined to comment on the strike. The mayor of Lago said that two schools were hit."
    found = TaggedAttributions().extract(Names().extract(reading(text)))
    assert [row.unsaid for row in found.attributions] == [True, False]
    silent = found.attributions[0]
    assert [claim for claim in claims(found) if claim.attribution == silent.id] == []
    assert [row.unsaid for row in TaggedAttributions(unsaid=False).extract(found).attributions] == [False]
