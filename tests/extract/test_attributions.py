from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from dateline.extract.attributions import Attributions, furniture_sentences, nest
from dateline.reading import Attribution, Furniture, Reading, Span

Make = Callable[..., Reading]


def read(reading: Make, text: str) -> Reading:
    return Attributions().extract(reading(text))


def rows(done: Reading) -> list[tuple[str, str, list[str]]]:
    text = done.text
    return [
        (" ".join(s.of(text) for s in a.source), " ".join(s.of(text) for s in a.cue), [s.of(text) for s in a.content])
        for a in done.attributions
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The mayor said the bridge was gone.", ("The mayor", "said", ["the bridge was gone"])),
        ("The bridge is gone, the mayor said.", ("the mayor", "said", ["The bridge is gone"])),
        ("“It is gone,” said Ana Ruiz, the mayor.", ("Ana Ruiz, the mayor", "said", ["“It is gone,”"])),
        ("According to police, two men fled.", ("police", "According to", ["two men fled"])),
        ("The bridge, the mayor said, was gone.", ("the mayor", "said", ["The bridge", "was gone"])),
        ("The army denied firing on the crowd.", ("The army", "denied", ["firing on the crowd"])),
        ("Her claim that it rained was false.", ("Her", "claim", ["that it rained"])),
    ],
)
def test_source_cue_and_content(reading: Make, text: str, row: tuple[str, str, list[str]]) -> None:
    assert rows(read(reading, text)) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "The army did not deny the report.",
        "The governor declined to comment.",
        "The “golden mile” of hotels was empty.",
        "A judge denied bail to the man.",
        "I think it rained.",
        "Critics would say otherwise.",
    ],
)
def test_nobody_says_anything(reading: Make, text: str) -> None:
    assert rows(read(reading, text)) == []


def test_modes(reading: Make) -> None:
    done = read(reading, "“We won,” Ana Ruiz said. Tom Lee said they had won. Max Orr said they had “really won”.")
    assert [a.mode for a in done.attributions] == ["direct", "indirect", "mixed"]


def test_a_quotation_over_sentences_and_paragraphs_is_one_statement(reading: Make) -> None:
    text = "“We ran,” Ana Ruiz said. “We ran far.\n“Then we slept.”\nIt rained."
    assert rows(read(reading, text)) == [("Ana Ruiz", "said", ["“We ran,”", "“We ran far.", "“Then we slept.”"])]


def test_nesting(reading: Make) -> None:
    outer, inner = read(reading, "Police said the driver told officers that he was asleep.").attributions
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_spans_slice_back_and_lie_in_the_text(reading: Make) -> None:
    text = "“Gone,” he said; “all of it” — so Ana Ruiz told Radio Uno, adding that 'nobody' stayed. ‘Why?’ she asked"
    done = read(reading, text)
    assert done.attributions
    for row in done.attributions:
        for span in (*row.source, *row.cue, *row.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


def test_furniture_is_left_out(reading: Make) -> None:
    text = "The mayor said it rained.\n“It rained,” the mayor said."
    bare = reading(text)
    end = len(text)
    marked = msgspec.structs.replace(bare, furniture=(Furniture(Span(26, end), "pullquote"),))
    assert furniture_sentences(marked) == {1}
    assert len(Attributions().extract(bare).attributions) == 2
    assert len(Attributions().extract(marked).attributions) == 1


def test_ids_are_stable(reading: Make) -> None:
    text = "The mayor said it rained. “It rained,” the mayor said."
    first, second = read(reading, text).attributions, read(reading, text).attributions
    assert [a.id for a in first] == [a.id for a in second]
    assert len({a.id for a in first}) == 2


def test_no_row_is_its_own_ancestor() -> None:
    def row(name: str, cue: int, start: int, end: int) -> Attribution:
        return Attribution(
            name, (), (Span(cue, cue + 1),), (Span(start, end),), "indirect", "asserts", "stated", 1.0, "t@1"
        )

    tangled = nest([row("a", 12, 0, 11), row("b", 5, 10, 20)])
    parents = {r.id: r.parent for r in tangled}
    assert not (parents["a"] == "b" and parents["b"] == "a")


@pytest.mark.parametrize(
    "text",
    [
        "The engineer asked not to be named.",
        "An official requested anonymity.",
        "She asked not to be identified because she feared for her job.",
    ],
)
def test_asking_for_cover_is_no_statement(reading: Callable[..., Reading], text: str) -> None:
    assert Attributions().extract(reading(text)).attributions == ()
