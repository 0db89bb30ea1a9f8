"""Spans that stop inside a phrase."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.attributions import scene_of
from dateline.extract.clauses import Scene
from dateline.extract.drafts import Draft
from dateline.extract.tagger.edges import whole_phrases
from dateline.reading import Reading, Span

Reader = Callable[..., Reading]


def mended(reading: Reading, source: str, cue: str, *content: str) -> tuple[str, str, list[str]]:
    """Source, cue and contents after mending one attribution."""
    scene, text = scene_of(reading), reading.text

    def tokens(words: str) -> list[int]:
        return [t.i for t in scene.parse.between(Span(text.index(words), text.index(words) + len(words)))]

    verb = scene.tokens[tokens(cue)[-1]]
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    draft = Draft(verb, "say", "speech", "asserts", tokens(cue), tokens(source), spans)
    whole_phrases(scene, [draft])
    return told(scene, draft.source), told(scene, draft.cue), [span.of(text) for span in draft.content]


def told(scene: Scene, tokens: list[int]) -> str:
    return " ".join(span.of(scene.text) for span in scene.spans(tokens))


def test_a_content_goes_on_to_the_end_of_its_phrase(reading: Reader) -> None:
    text = "The mayor of Aosta said the flood had destroyed the old bridge over the river."
    assert mended(reading(text), "The mayor of Aosta", "said", "the flood had destroyed the old") == (
        "The mayor of Aosta", "said", ["the flood had destroyed the old bridge over the river"],
    )  # fmt: skip


def test_a_preposition_gets_its_object(reading: Reader) -> None:
    text = "Police said the gunman had fled with two hostages in a van."
    assert mended(reading(text), "Police", "said", "the gunman had fled with")[2] == [
        "the gunman had fled with two hostages"
    ] or mended(reading(text), "Police", "said", "the gunman had fled with")[2] == [
        "the gunman had fled with two hostages in a van"
    ]


def test_a_last_and_is_dropped(reading: Reader) -> None:
    text = "The junta said the vote would be held in May and promised to step down."
    assert mended(reading(text), "The junta", "said", "the vote would be held in May and")[2] == [
        "the vote would be held in May"
    ]


def test_words_of_the_next_speaker_are_left_alone(reading: Reader) -> None:
    text = "The union said workers had been sent home by the manager, who denied it."
    scene = scene_of(reading(text))

    def tokens(words: str) -> list[int]:
        return [t.i for t in scene.parse.between(Span(text.index(words), text.index(words) + len(words)))]

    end = text.index(" manager")
    first = Draft(
        scene.tokens[tokens("said")[0]], "say", "speech", "asserts", tokens("said"), tokens("The union"),
        [Span(text.index("workers"), end)],
    )  # fmt: skip
    other = Draft(
        scene.tokens[tokens("denied")[0]], "deny", "speech", "denies", tokens("denied"), tokens("manager"),
        [Span(text.index("it."), text.index("it.") + 2)],
    )  # fmt: skip
    whole_phrases(scene, [first, other])
    assert [span.of(text) for span in first.content] == ["workers had been sent home"]


def test_a_cue_ends_with_its_verb(reading: Reader) -> None:
    text = "The minister has repeatedly denied that the dam was unsafe."
    found = mended(reading(text), "The minister", "has repeatedly", "that the dam was unsafe")
    assert found == ("The minister", "has repeatedly denied", ["that the dam was unsafe"])


def test_what_the_cue_takes_leaves_the_content(reading: Reader) -> None:
    text = "The minister has repeatedly denied that the dam was unsafe."
    found = mended(reading(text), "The minister", "has repeatedly", "denied that the dam was unsafe")
    assert found[1:] == ("has repeatedly denied", ["that the dam was unsafe"])


def test_a_cue_keeps_no_preposition_of_something_else(reading: Reader) -> None:
    text = "Taxes fell by a tenth, the agency said in a June report."
    assert mended(reading(text), "the agency", "said in", "Taxes fell by a tenth")[1] == "said"
    text = "Taxes fell by a tenth, and the agency warned of unrest."
    assert mended(reading(text), "the agency", "warned of", "unrest")[1] == "warned of"


def test_whole_spans_stay(reading: Reader) -> None:
    text = "Officials said that 12 people died in the storm on Tuesday."
    for content in ("that 12 people died", "that 12 people died in the storm"):
        assert mended(reading(text), "Officials", "said", content) == ("Officials", "said", [content])
