import pytest

from dateline.clocks import by_moment, decided_by, known_by, note, past, undated
from dateline.errors import SetupError
from dateline.model import Decision
from dateline.reading import Document, Reading


def report(published, identity="r1"):
    return Document(identity, "Words.", published=published)


@pytest.mark.parametrize(
    ("published", "as_of", "known"),
    [
        ("2031-03-02T11:20:00Z", "2031-03-02T11:20:00Z", True),
        ("2031-03-02T11:20:00Z", "2031-03-02T11:19:59Z", False),
        ("2031-03-02T11:20", "2031-03-02T11:20Z", True),
        ("2031-03-02T13:20:00+02:00", "2031-03-02T11:20:00Z", True),
        ("2031-03-02T11:20:00Z", "2031-03-02", True),
        ("2031-03-02T23:59:59Z", "2031-03-02", True),
        ("2031-03-03T00:00:00Z", "2031-03-02", False),
        ("2031-03-02", "2031-03-02", True),
        ("2031-03-02", "2031-03-02T23:00:00Z", False),
        ("2031-03-02", "2031-03-03T00:00:00Z", True),
        (None, "2031-03-02", False),
        ("in March", "2031-03-02", False),
    ],
)
def test_a_report_is_known_once_it_was_out_for_certain(published, as_of, known):
    assert known_by(report(published), by_moment(as_of)) is known


def test_what_is_no_time_is_refused_with_what_would_be_one():
    with pytest.raises(SetupError, match="2022-09-09"):
        by_moment("last week")


def test_decisions_have_their_moment_too():
    decision = Decision("d1", "reject", ("c1",), "ana", "2031-03-02T10:00:00.5Z", "x")
    assert decided_by(decision, by_moment("2031-03-02T10:00:01Z"))
    assert not decided_by(decision, by_moment("2031-03-02T10:00:00Z"))


def test_undated_reports_are_left_out_with_a_note():
    readings = [Reading(report(p, i)) for p, i in (("2031-03-01", "a"), (None, "b"), ("2031-03-09", "c"))]
    kept, notes = past(readings, "2031-03-05")
    assert [r.document.id for r in kept] == ["a"]
    assert notes == [note(report(None, "b"))]
    assert undated(report("soon"))
