"""The shipped tagger on sentences of our own; windows, furniture and odd texts."""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec
import pytest

from dateline.errors import SetupError
from dateline.extract.tagger.decode import Run
from dateline.extract.tagger.network import Network
from dateline.extract.tagger.tag import Reader, Tagged, Tagger, _whole, load
from dateline.extract.tagger.windows import words_of
from dateline.reading import Parse, Reading, Span


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load().tagger


def told(text: str, found: list[Tagged]) -> list[tuple[list[str], list[str], list[str]]]:
    return [tuple([s.of(text) for s in spans] for spans in one[:3]) for one in found]  # type: ignore[misc]


def test_source_cue_and_content(tagger: Tagger, parse: Callable[[str], Parse]) -> None:
    text = "The mayor of Arequipa said on Monday that eleven houses had collapsed."
    ((source, cue, content),) = told(text, tagger.tag(text, (), parse(text).tokens).tagged)
    assert source == ["The mayor of Arequipa"]
    assert cue == ["said"]
    assert "eleven houses had collapsed" in content[0]


def test_names_and_their_kinds(tagger: Tagger, parse: Callable[[str], Parse]) -> None:
    text = "Ana Quispe, who leads Norte Minero in Arequipa, blamed Chilean traders."
    found = tagger.tag(text, (), parse(text).tokens).mentioned
    assert [(one.span.of(text), one.kind) for one in found] == [
        ("Ana Quispe", "PER"), ("Norte Minero", "ORG"), ("Arequipa", "LOC"), ("Chilean", "MISC"),
    ]  # fmt: skip


def test_a_report_is_encoded_once(reading: Callable[[str], Reading]) -> None:
    one, other = reading("The mayor said no."), reading("The mayor said yes.")
    reader = Reader(load().tagger)
    first = reader.read(one)
    assert reader.read(msgspec.structs.replace(one, names=())) is first
    assert reader.read(other) is not first
    assert reader.read(other).tagged[0].content != first.tagged[0].content


def test_vectors_stand_for_the_words_of_a_span(tagger: Tagger) -> None:
    text = "Floods closed the port. ADVERTISEMENT Soldiers shot two men."
    hole = Span(text.index("ADV"), text.index(" Soldiers"))
    vectors = tagger.tag(text, [hole]).vectors
    assert vectors.of(Span(0, len(text))).shape == (10, 384)
    assert vectors.of(Span(1, 3)).shape == (1, 384)
    assert vectors.of(hole).shape == (0, 384)
    assert vectors.mean(Span(0, 23)) == pytest.approx(vectors.of(Span(0, 23)).mean(axis=0))
    assert not vectors.mean(hole).any()


def test_two_speakers_in_one_sentence_keep_their_words_apart(tagger: Tagger, parse: Callable[[str], Parse]) -> None:
    text = "The company said the dam was safe, but villagers said they had seen cracks for weeks."
    found = told(text, tagger.tag(text, (), parse(text).tokens).tagged)
    assert [source for source, _, _ in found] == [["The company"], ["villagers"]]
    assert "cracks" in found[1][2][0]
    assert "cracks" not in found[0][2][0]


def test_nothing_is_read_in_furniture_or_across_it(tagger: Tagger) -> None:
    text = "The union said the strike would go on. ADVERTISEMENT The minister said talks had failed."
    hole = Span(text.index("ADV"), text.index(" The minister"))
    for one in tagger.tag(text, [hole]).tagged:
        for span in (*one.source, *one.cue, *one.content):
            assert not span.overlaps(hole)
            assert span.end <= hole.start or span.start >= hole.end


def test_a_report_of_many_windows_is_read_to_its_end(tagger: Tagger) -> None:
    sentence = "Police in Lahore said the road was closed. "
    text = sentence * 120
    found = tagger.tag(text).tagged
    cues = sum(one.cue != () for one in found)
    assert cues >= 114
    assert found == sorted(found, key=lambda one: min((*one.source, *one.cue, *one.content)))


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "?!…—“”", "“" * 300, "a" * 5000, "é\u0301" * 50, "1. 2. 3. " * 200, "🔥" * 99]
)
def test_odd_texts_do_no_harm(tagger: Tagger, text: str) -> None:
    for one in tagger.tag(text).tagged:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)


def test_random_marks_and_words_give_spans_inside_the_text(tagger: Tagger) -> None:
    draw = random.Random(3)
    stock = ["said", "Police", "“", "”", '"', "'", "that", "water", ".", ",", "\n", "he", "denied", "—", "…", ":"]
    text = " ".join(draw.choice(stock) for _ in range(600))
    for one in tagger.tag(text).tagged:
        assert one.content or one.cue
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()


def test_the_same_text_gives_the_same_attributions(tagger: Tagger) -> None:
    text = "“We lost everything,” Amina Yusuf said. The governor denied that aid was late."
    first, second = tagger.tag(text), tagger.tag(text)
    assert first.tagged == second.tagged
    assert first.mentioned == second.mentioned
    assert (first.vectors.hidden == second.vectors.hidden).all()


def test_a_file_that_is_no_network_is_told_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "tagger.onnx"
    path.write_bytes(b"nothing")
    with pytest.raises(SetupError, match=r"tagger\.onnx holds no attribution tagger"):
        Network(path)


@pytest.mark.parametrize("run", [(1, 2), (3, 4), (1, 4)])
def test_half_a_compound_word_becomes_the_whole(run: tuple[int, int]) -> None:
    text = "a pro-army mob"
    assert _whole(text, words_of(text), Run(*run, 1.0)).of(text) == "pro-army"


def test_a_dash_between_words_is_no_compound() -> None:
    text = "he left - she stayed"
    assert _whole(text, words_of(text), Run(0, 2, 1.0)).of(text) == "he left"
