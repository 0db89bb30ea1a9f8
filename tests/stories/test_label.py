from dateline.model import Document
from dateline.stories.label import LONGEST, label


def test_the_most_central_title() -> None:
    documents = [Document(id=str(n), text="x", title=t) for n, t in enumerate(["Edge", "Dam  breaks", None])]
    vectors = [{"a": 1.0}, {"a": 0.6, "b": 0.8}, {"b": 1.0}]
    assert label(documents, vectors) == "Dam breaks"


def test_names_where_no_report_has_a_title() -> None:
    document = Document(
        id="1", text="The Sen and Mekong rose near Ban Thong on Monday. Ukrainian crews left Ban Thong."
    )
    vector = {"ban_thong": 0.8, "monday": 0.5, "ukrainian": 0.9, "mekong": 0.3, "sen": 0.4}
    assert label([document], [vector]) == "Ban Thong, Mekong"


def test_a_short_line_in_any_case() -> None:
    assert label([Document(id="1", text="")], [{}]) == "(no words)"
    assert len(label([Document(id="1", text="x", title="word " * 100)], [{}])) <= LONGEST
