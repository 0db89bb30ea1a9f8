from dateline.stories.archive import Archive
from dateline.stories.frequencies import Frequencies
from dateline.stories.label import LONGEST, heading, label
from dateline.stories.terms import terms
from dateline.stories.vectors import counted, weigh

TEXTS = (
    "The Sen and the Mekong rose near Ban Thong on Monday.",
    "Ukrainian crews left Ban Thong, where a dam broke and Ban Thong was flooded.",
    "A dam broke upstream.",
)


def labelled(texts: tuple[str, ...], titles: tuple[str | None, ...]) -> str:
    archive, frequencies = Archive(), Frequencies()
    headings = []
    for text, title in zip(texts, titles, strict=True):
        vector = weigh(counted(terms(title, text)), 1, frequencies)
        headings.append(heading(title, text, vector))
        archive.append(1, vector, True)
    return label(range(len(texts)), headings, archive)


def test_the_most_central_title() -> None:
    assert labelled(TEXTS, ("Weather", "Dam  breaks near Ban Thong", "Canal")) == "Dam breaks near Ban Thong"


def test_names_where_no_report_has_a_title() -> None:
    found = labelled(TEXTS, (None, None, None))
    assert found.startswith("Ban Thong")
    assert "Monday" not in found
    assert "Ukrainian" not in found


def test_a_short_line_in_any_case() -> None:
    assert labelled(("",), (None,)) == "(no words)"
    assert labelled(("no names at all here",), (None,)) == "no names at all here"
    assert len(labelled(("x",), ("word " * 100,))) <= LONGEST
