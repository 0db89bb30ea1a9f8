from dateline.lineage.differences import differences
from dateline.reading import Span

PARENT = "Officials said at least ten people were wounded in the centre of Kharkiv on Friday."
CHILD = "Officials said at least 10 people were killed in the center of Kharkiv on late Friday."


def test_what_changed_and_nothing_else() -> None:
    found = differences(CHILD, PARENT, (Span(0, len(CHILD)), Span(0, len(PARENT))))
    assert [(a.of(CHILD), b.of(PARENT)) for a, b in found] == [("killed", "wounded"), ("late", "")]


def test_spans_are_offsets_of_the_whole_texts() -> None:
    shift = "Lead. "
    passage = (Span(len(shift), len(shift + CHILD)), Span(0, len(PARENT)))
    found = differences(shift + CHILD, PARENT, passage)
    assert found[0][0].of(shift + CHILD) == "killed"
    assert found[1][1].start == found[1][1].end <= len(PARENT)


def test_empty_passages() -> None:
    assert differences("", "", (Span(0, 0), Span(0, 0))) == []
