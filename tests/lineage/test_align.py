import itertools

import pytest

from dateline.lineage.align import passages, spans
from dateline.lineage.words import words
from dateline.reading import Document, Reading

SENTENCE = (
    "Rescuers dug with bare hands in the village because landslides had blocked the only road for heavy machinery."
)
QUOTE = (
    "“The church fell on the square in front of my eyes, and for ten long minutes nobody could see anything at all,”"
)
BEFORE = "Nothing of this sort had been known in the valley since the great storms of an earlier age."
AFTER = "Markets closed lower on that day while gold climbed and the currency held its ground."


def shared(child: str, parent: str) -> list[tuple[str, str]]:
    one, other = (words(Reading(Document(id="r", text=text))) for text in (child, parent))
    return [(a.of(child), b.of(parent)) for a, b in (spans(p, one, other) for p in passages(one, other))]


def test_a_copied_sentence_amid_own_text() -> None:
    bare = SENTENCE.rstrip(".")
    assert shared(f"{BEFORE} {SENTENCE} {AFTER}", f"{AFTER.upper()[:20]} {SENTENCE}") == [(bare, bare)]


def test_light_edits_stay_in_one_passage() -> None:
    edited = SENTENCE.replace("bare", "their").replace("heavy", "large")
    assert len(shared(f"{BEFORE} {edited}", f"{SENTENCE} {AFTER}")) == 1


def test_a_shared_quotation_is_no_passage() -> None:
    assert shared(f"{BEFORE} {QUOTE} said a priest.", f"{QUOTE} he recalled. {AFTER}") == []


def test_a_quotation_amid_copied_sentences_stays_in() -> None:
    told = f"Father Quispe, who had risen early to ring the bell, stood there. {QUOTE} he said, and then {SENTENCE}"
    ((child, parent),) = shared(f"{BEFORE} {told}", told)
    assert QUOTE in child
    assert child == parent


@pytest.mark.parametrize(
    "phrase",
    [
        "the Oversight Chairman Ana Gowd, Judiciary Chairman Bob Latte and Intelligence Chairman Devin Nuñez",
        "a former chief of staff and legal counsel to the president",
    ],
)
def test_lists_of_names_and_set_phrases_are_none(phrase: str) -> None:
    assert shared(f"{BEFORE} He wrote to {phrase}.", f"A letter went to {phrase}. {AFTER}") == []


@pytest.mark.parametrize("text", ["", "...", "word " * 3000, '" " " "'])
def test_odd_input_ends(text: str) -> None:
    for child, parent in ((text, SENTENCE), (SENTENCE, text), (text, text)):
        for a, b in shared(child, parent):
            assert a
            assert b


def test_passages_do_not_overlap_in_the_child_so_that_one_change_is_told_once() -> None:
    """The parent tells a stretch twice in two tellings; the child has it once, with a figure changed."""
    first = (
        "Nine people drowned when the ferry to Lomu turned over in the strait, the harbour master told the court there."
    )
    second = (
        "the harbour master told the court there that the ferry had carried 140 people on a licence for eighty of them."
    )
    child = f"{first[:-1]} that the ferry had carried 160 people on a licence for eighty of them."
    parent = f"{first} {AFTER} As {second} {BEFORE}"
    one, other = (words(Reading(Document(id="r", text=text))) for text in (child, parent))
    found = sorted(p.child for p in passages(one, other))
    assert len(found) == 2
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
