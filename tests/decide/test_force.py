from dateline.decide.force import about_reports, in_force, known_reports, undone
from dateline.model import Decision
from dateline.reading import Span


def made(identity, kind="reject", about=("c1",), at="2031-01-01T00:00:00Z", report="r1"):
    anchors = () if kind == "undo" else ((report, Span(0, 4)),)
    return Decision(identity, kind, about, "ana", at, "because", anchors=anchors)


def ids(decisions):
    return [d.id for d in decisions]


def test_the_oldest_come_first_whatever_the_order():
    log = [made("d2", at="2031-01-02T00:00:00Z"), made("d1")]
    assert ids(in_force(log)) == ids(in_force(log[::-1])) == ["d1", "d2"]


def test_what_was_undone_is_gone_and_comes_back_when_the_undo_is_undone():
    log = [made("d1"), made("d2", "undo", ("d1",), "2031-01-02T00:00:00Z")]
    assert in_force(log) == ()
    log.append(made("d3", "undo", ("d2",), "2031-01-03T00:00:00Z"))
    assert ids(in_force(log)) == ["d1"]


def test_of_what_is_undone_the_undo_that_stands_is_told():
    log = [made("d1"), made("d2", "undo", ("d1",), "2031-01-02T00:00:00Z")]
    assert {i: u.id for i, u in undone(log).items()} == {"d1": "d2"}
    log.append(made("d3", "undo", ("d2",), "2031-01-03T00:00:00Z"))
    assert {i: u.id for i, u in undone(log).items()} == {"d2": "d3"}


def test_only_decisions_on_reports_at_hand_are_told():
    log = [made("d1"), made("d2", report="r2")]
    assert ids(known_reports(log, {"r1"})) == ["d1"]
    assert ids(about_reports(log, {"r2", "r3"})) == ["d2"]


def test_a_decision_on_two_reports_is_known_with_both_and_about_each():
    both = Decision("d1", "merge", ("r1/m", "r2/m"), "ana", "2031-01-01T00:00:00Z", "", anchors=(
        ("r1", Span(0, 1)), ("r2", Span(0, 1))))  # fmt: skip
    assert known_reports([both], {"r1"}) == ()
    assert about_reports([both], {"r1"}) == (both,)
