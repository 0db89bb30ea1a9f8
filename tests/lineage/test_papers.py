from __future__ import annotations

from collections.abc import Callable

from dateline.lineage.papers import cited_papers
from dateline.reading import Attribution, Reading, Span


def cites(reading: Callable[..., Reading], name: str, source: str) -> Reading:
    import msgspec

    text = f"According to {source}, the guard left the gate open."
    row = Attribution(
        id=f"a-{name}", source=(Span(13, 13 + len(source)),), cue=(Span(0, 12),),
        content=(Span(15 + len(source), len(text) - 1),), mode="indirect", stance="asserts", certainty="stated",
        score=0.9, by="test@1",
    )  # fmt: skip
    return msgspec.structs.replace(reading(text, id=name), attributions=(row,))


def test_a_paper_that_two_reports_cite_is_one(reading: Callable[..., Reading]) -> None:
    given = [
        cites(reading, "r1", "the affidavit of probable cause"),
        cites(reading, "r2", "a police affidavit"),
        cites(reading, "r3", "an autopsy"),
        cites(reading, "r4", "court records"),
        cites(reading, "r5", "court records"),
    ]
    assert cited_papers(given) == {"a-r1": "affidavit", "a-r2": "affidavit"}


def test_one_report_alone_cites_its_own_paper(reading: Callable[..., Reading]) -> None:
    assert cited_papers([cites(reading, "r1", "the affidavit")]) == {}
