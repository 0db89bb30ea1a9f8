from __future__ import annotations

from dateline.extract.parser import LONGEST, NO_WORD, blocks


def test_blocks_are_paragraphs_and_no_longer_than_the_parser_bears() -> None:
    text = "One.\n\nTwo.\n" + "word " * (LONGEST // 4)
    found = blocks(text, [])
    assert [span.of(text) for span in found[:2]] == ["One.", "Two."]
    assert "".join(span.of(text) for span in found[2:]) == text[11:].strip()
    assert max(span.end - span.start for span in found) <= LONGEST


def test_what_is_too_long_for_a_word_is_cut() -> None:
    text = "Hi " + "x" * (2 * NO_WORD + 5) + " there."
    assert [span.of(text) for span in blocks(text, [])] == [
        "Hi " + "x" * NO_WORD,
        "x" * NO_WORD,
        "x" * 5 + " there.",
    ]
    address = "See https://example.org/" + "a" * (NO_WORD - 100) + " there."
    assert [span.of(address) for span in blocks(address, [])] == [address]
