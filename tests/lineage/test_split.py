from dateline.lineage.split import sentences

WRAPPED = (
    "The river burst its banks on Sunday night after two days of\n"
    "rain, officials said. Some three thousand people fled to the\n"
    "pagoda, Mr. Sayavong said, and most of them were still there\n"
    "in the morning when the boats of the army came up the\n"
    "valley.\n"
)


def test_sentences_end_at_marks_and_paragraphs_not_at_abbreviations() -> None:
    text = "Gen. Makle left. “Nobody came,” he said.\nA line without an end\nThe next."
    assert [s.of(text) for s in sentences(text)] == [
        "Gen. Makle left.",
        "“Nobody came,” he said.",
        "A line without an end",
        "The next.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    found = [s.of(WRAPPED) for s in sentences(WRAPPED)]
    assert len(found) == 2
    assert found[1].startswith("Some three thousand")


def test_nothing() -> None:
    assert list(sentences("")) == []
    assert [s.of("…") for s in sentences("…")] == ["…"]
