"""The scorer of denials on readings built by hand."""

from __future__ import annotations

from typing import Any

from dateline.reading import Attribution, Caveat, Document, Reading, Span, Stance
from eval.tasks.denials import Matched, match, mistakes, scores, weighty

TEXT = "Ana said the bridge fell. Bo denied that the bridge fell. The claim could not be verified."


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def gold(**changed: Any) -> dict[str, Any]:
    def one(source: Span, cue: str, content: Span, stance: str) -> dict[str, Any]:
        cues = [[span(cue).start, span(cue).end]]
        spans = {"source": [[source.start, source.end]], "cue": cues, "content": [[content.start, content.end]]}
        return {**spans, "stance": stance, "certainty": "stated"}

    last = span("The claim could not be verified.")
    row = {
        "id": "r",
        "text": TEXT,
        "attributions": [
            one(span("Ana"), "said", span("the bridge fell"), "asserts"),
            one(span("Bo"), "denied", span("that the bridge fell"), "denies"),
        ],
        "caveats": [{"span": [last.start, last.end], "kind": "unverified", "about": [0]}],
    }
    return {**row, **changed}


def attribution(number: int, source: str, content: Span, stance: Stance) -> Attribution:
    return Attribution(
        f"a{number}", (span(source),), (span("said"),), (content,), "indirect", stance, "stated", 1.0, "hand"
    )


def reading(denial: Stance = "denies", about: tuple[str, ...] = ("a0",)) -> Reading:
    rows = (
        attribution(0, "Ana", span("the bridge fell"), "asserts"),
        attribution(1, "Bo", span("that the bridge fell"), denial),
    )
    caveat = Caveat("v", span("could not be verified"), "unverified", about, "hand")
    return Reading(Document(id="r", text=TEXT), attributions=rows, caveats=(caveat,))


def score(row: dict[str, Any], read: Reading) -> dict[str, float]:
    return scores([match(row, read)])


def test_all_right_is_a_hundred_wherever_there_is_something_to_find() -> None:
    found = score(gold(), reading())
    assert found.pop("certainty, not stated, F1") == 0  # nothing here is hedged
    assert set(found.values()) == {100.0}


def test_a_denial_read_as_an_assertion_costs_recall_and_stance() -> None:
    found = score(gold(), reading("asserts"))
    assert found["attribution"] == 100
    assert found["stance"] == 50
    assert found["denials, recall"] == 0


def test_a_denial_too_many_costs_precision() -> None:
    row = gold()
    read = reading()
    extra = attribution(2, "Bo", span("claim"), "denies")
    found = score(row, Reading(read.document, attributions=(*read.attributions, extra), caveats=read.caveats))
    assert found["denials, recall"] == 100
    assert found["denials, precision"] == 50


def test_an_optional_statement_is_neither_missed_nor_too_much() -> None:
    row = gold()
    row["attributions"][1]["optional"] = True
    full = reading()
    bare = Reading(full.document, attributions=full.attributions[:1], caveats=full.caveats)
    assert score(row, full)["attribution"] == score(row, bare)["attribution"] == 100


def test_a_wrong_tie_is_found_and_not_tied() -> None:
    found = score(gold(), reading(about=("a1",)))
    assert found["caveats"] == 100
    assert found["caveat tie"] == 0


def test_a_denial_that_covers_nothing_is_no_caveat() -> None:
    read = reading()
    idle = Caveat("w", span("denied"), "denied", (), "hand")
    with_idle = Reading(read.document, attributions=read.attributions, caveats=(*read.caveats, idle))
    assert idle not in weighty(with_idle)
    assert score(gold(), with_idle)["caveats, precision"] == 100


def test_mistakes_are_told_in_words() -> None:
    report: Matched = match(gold(), reading("asserts", about=()))
    told = list(mistakes([report]))
    assert any(line.startswith("stance asserts, not denies: Bo") for line in told)
    assert any(line.startswith("caveat tie: unverified") for line in told)
