"""Shape, quotation and syntax of words, from texts parsed by hand or by the parser."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dateline.extract.tagger.features import (
    BELOW,
    DEPENDENT,
    ELSEWHERE,
    FIRST_QUOTED,
    FIRST_RELATION,
    FIRST_SHAPE,
    FIRST_TAG,
    GOVERNED,
    IN_CLAUSE,
    RELATIONS,
    ROWS,
    SAME_SENTENCE,
    SHAPES,
    TAGS,
    UNKNOWN,
    Features,
    features,
    relations,
    shape,
)
from dateline.extract.tagger.windows import segments, words_of
from dateline.reading import Parse, Token

TEXT = "Rosa Paz has said that the bridge fell. It rained."


def of(text: str, tokens: tuple[Token, ...] = ()) -> Features:
    words = words_of(text)
    return features(text, words, segments(text, words), tokens)


def word(text: str, name: str) -> int:
    return [text[a:b] for a, b in words_of(text)].index(name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("port", "lower"), ("Lima", "capital"), ("UN", "upper"), ("A", "initial"), ("iPhone", "mixed"),
        ("MiG", "mixed"), ("T72", "digit"), ("“", "mark"), ("_", "mark"), ("élan", "lower"), ("Ōita", "capital"),
    ],
)  # fmt: skip
def test_shapes(written: str, name: str) -> None:
    assert shape(written) == name


def test_the_first_word_of_a_segment_is_marked() -> None:
    codes = of("It rained. We left.").codes[:, 0] - FIRST_SHAPE - 1
    assert (codes % 2).tolist() == [1, 0, 0, 1, 0, 0]
    assert codes[0] // 2 == SHAPES.index("capital")


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_quotations_are_inside_their_marks_and_end_with_the_line(marks: str) -> None:
    text = f"He {marks[0]}fell{marks[1]} down. {marks[0]}Up\nagain"
    assert (of(text).codes[:, 1] - FIRST_QUOTED - 1).tolist() == [0, 2, 1, 2, 0, 0, 2, 1, 0]


def test_without_a_parse_a_word_is_linked_to_itself() -> None:
    found = of(TEXT)
    assert found.codes[:, 2:].tolist() == [list(UNKNOWN[2:])] * len(found.codes)
    assert (found.links == np.arange(len(found.links))[:, None]).all()
    assert set(relations(found, 3).tolist()) == {ELSEWHERE}


def test_a_word_knows_its_head_its_clause_and_what_governs_that(parse: Callable[[str], Parse]) -> None:
    found = of(TEXT, parse(TEXT).tokens)
    at = word(TEXT, "bridge")
    assert found.codes[at, 2] == FIRST_TAG + 1 + TAGS.index("NN")
    assert found.codes[at, 3] == FIRST_RELATION + 1 + RELATIONS.index("nsubj")
    assert found.links[at].tolist() == [word(TEXT, "fell"), word(TEXT, "fell"), word(TEXT, "said")]
    assert found.anchor[word(TEXT, "has")] == word(TEXT, "said")
    assert found.codes.max() < ROWS


def test_relations_to_a_cue_hang_on_its_verb(parse: Callable[[str], Parse]) -> None:
    found = relations(of(TEXT, parse(TEXT).tokens), word(TEXT, "has"))
    kinds = {name: found[word(TEXT, name)] for name in ("Paz", "Rosa", "bridge", "rained")}
    assert kinds == {"Paz": DEPENDENT, "Rosa": IN_CLAUSE, "bridge": GOVERNED, "rained": ELSEWHERE}
    beside = relations(of(TEXT, parse(TEXT).tokens), word(TEXT, "fell"))
    assert beside[word(TEXT, "Rosa")] == SAME_SENTENCE
    assert beside[word(TEXT, "the")] in (IN_CLAUSE, BELOW)


def test_a_cut_numbers_words_from_its_start_and_lets_go_of_those_outside(parse: Callable[[str], Parse]) -> None:
    whole = of(TEXT, parse(TEXT).tokens)
    part = whole.cut(4, 9)
    assert part.links[:, 0].tolist() == [3, 2, 3, 3, 4]
    assert part.links[3].tolist() == [3, 3, 3]
    assert part.below.min() >= 0
    assert part.below.max() < 5


def test_a_parse_that_lacks_words_leaves_them_unknown(parse: Callable[[str], Parse]) -> None:
    tokens = parse(TEXT).tokens[:9]
    found = of(TEXT, tokens)
    assert found.codes[-2, 2:].tolist() == list(UNKNOWN[2:])
    assert found.sentence[-1] == -1


def test_a_parse_cut_in_a_sentence_loses_only_heads(parse: Callable[[str], Parse]) -> None:
    tokens = parse(TEXT).tokens
    for first in range(len(tokens)):
        for stop in range(first + 1, len(tokens) + 1):
            found = of(TEXT, tokens[first:stop])
            assert found.links.min() >= 0
            assert found.links.max() < len(found.links)
    start = word(TEXT, "fell")
    assert of(TEXT, tokens[start:]).links[start].tolist() == [start, start, start]


def test_tokens_of_a_part_of_a_text_are_taken_by_their_places(parse: Callable[[str], Parse]) -> None:
    tokens = parse(TEXT).tokens
    start = TEXT.index("It")
    words = words_of(TEXT, start)
    found = features(TEXT, words, segments(TEXT, words), [t for t in tokens if t.start >= start])
    assert found.links[0].tolist() == [1, 1, 1]


def test_deep_chains_take_linear_time() -> None:
    count = 20_000
    text = "a " * count
    tokens = tuple(
        Token(i, 2 * i, 2 * i + 1, "a", "a", "NOUN", "NN", "pobj", max(0, i - 1), 0, i, count - 1) for i in range(count)
    )
    found = of(text, tokens)
    assert found.links[-1].tolist() == [count - 2, 0, 0]
