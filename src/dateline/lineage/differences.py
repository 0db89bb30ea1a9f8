"""What a near copy changed: the words that differ inside an aligned passage ("10 wounded", "10 killed")."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.lineage.words import WORD, normal
from dateline.reading import Span


def differences(child_text: str, parent_text: str, passage: tuple[Span, Span]) -> list[tuple[Span, Span]]:
    """(child span, parent span) of every run of words that differs, in order of the text.

    Spelling variants ("centre", "center"), number words ("ten", "10"), case and punctuation are no difference. Where
    one side has nothing, its span is empty and stands where the other's words are missing. Offsets are the reports'.
    """
    one, other = (_words(text, span) for text, span in ((child_text, passage[0]), (parent_text, passage[1])))
    matcher = SequenceMatcher(None, [word for word, _ in one], [word for word, _ in other], autojunk=True)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found.append((_cover(one, a, b, passage[0]), _cover(other, c, d, passage[1])))
    return found


def _words(text: str, span: Span) -> list[tuple[str, Span]]:
    return [(normal(m.group()), Span(m.start(), m.end())) for m in WORD.finditer(text, span.start, span.end)]


def _cover(words: Sequence[tuple[str, Span]], first: int, stop: int, around: Span) -> Span:
    if first < stop:
        return Span(words[first][1].start, words[stop - 1][1].end)
    at = words[first - 1][1].end if first else around.start
    return Span(at, at)
