from __future__ import annotations

import msgspec

from dateline.model import Account
from dateline.reading import Span
from dateline.report import brief
from dateline.report.lookup import Lookup
from dateline.report.statements import (
    control_sentence,
    control_short,
    figure_fact,
    figure_sentence,
    figure_short,
    figure_words,
)
from tests.report import dam


def test_no_sentence_without_a_span(account: Account) -> None:
    points = brief.main_points(account)
    assert points
    texts = {r.document.id: r.text for r in account.readings}
    for point in points:
        assert point.evidence
        for evidence in point.evidence:
            assert evidence.span.of(texts[evidence.report]).strip()


def test_every_figure_and_name_in_a_point_stands_in_its_evidence(account: Account) -> None:
    lookup = Lookup(account)
    point = brief.point_of(lookup, lookup.finding["f2"])
    assert point is not None
    quoted = " ".join(e.span.of(lookup.reading[e.report].text) for e in point.evidence)
    assert "fourteen" in quoted
    assert "Nine" in quoted
    assert point.text.startswith(
        "The number of people killed in the failure of the Vallecito dam has risen to fourteen"
    )
    assert "Against it: nine killed, according to mayor Tomás Ibarra." in point.text


def test_the_toll_comes_first_and_nothing_twice(account: Account) -> None:
    points = brief.main_points(account)
    assert points[0].finding == "f2"
    assert len({p.evidence[0].claim for p in points}) == len(points)


def test_order_of_the_input_does_not_matter(account: Account) -> None:
    turned = msgspec.structs.replace(account, findings=account.findings[::-1], claims=account.claims[::-1])
    assert brief.main_points(turned) == brief.main_points(account)


def test_status_goes_with_the_point(account: Account) -> None:
    status = {p.finding: p.status for p in brief.main_points(account)}
    assert status["f3"] == "contested"
    assert status["f1"] == "corroborated"


def test_an_empty_account_has_no_points() -> None:
    assert brief.main_points(Account(None, "x", ())) == ()


def test_figures_keep_the_reports_words(lookup: Lookup) -> None:
    claims = {c.id: c for c in dam.claims()}
    toll, homes = lookup.finding["f2"], lookup.finding["f6"]
    for finding, claim, words in (
        (toll, "c02", "At least six people"),
        (toll, "c11", "fourteen people"),
        (homes, "c09", "Between 200 and 300 people"),
    ):
        fact = figure_fact(finding, claims[claim])
        assert fact is not None
        assert figure_words(lookup, claims[claim], fact) == words
    fact = figure_fact(toll, claims["c02"])
    assert fact is not None
    expected = "At least six people were killed, according to regional governor Marta Quispe."
    assert figure_sentence(lookup, claims["c02"], fact) == expected


def test_control_is_told_as_what_speakers_say(lookup: Lookup) -> None:
    base = lookup.finding["f8"]
    value: dict[str, object] = {"place": "Vallecito", "side": "n4", "side_name": "the army", "state": "holds"}
    question = msgspec.structs.replace(base.question, predicate="control")
    held = msgspec.structs.replace(base, question=question, value=value)
    claims = lookup.claims(("c16", "c02"))
    sentence = control_sentence(lookup, held, claims)
    assert sentence == "Vallecito is held by the army, going by regional governor Marta Quispe and Andes Wire."
    assert control_short(held) == "Vallecito held by the army"
    nobody = msgspec.structs.replace(held, value={**value, "side_name": None, "state": "contested"})
    assert control_short(nobody) == "Fighting for Vallecito reported"
    fought = control_sentence(lookup, nobody, claims)
    assert fought == "Fighting for Vallecito is reported by regional governor Marta Quispe and Andes Wire."


def test_an_admission_is_visible_in_the_sentence(lookup: Lookup) -> None:
    base = lookup.finding["f8"]
    value: dict[str, object] = {"place": "Vallecito", "side": "x", "side_name": "the army", "state": "holds"}
    question = msgspec.structs.replace(base.question, predicate="control")
    held = msgspec.structs.replace(base, question=question, value=value, admission=True)
    both = control_sentence(lookup, held, lookup.claims(("c01", "c02")))
    assert both.startswith("Vallecito is held by the army, going by ")
    assert both.endswith("; regional governor Marta Quispe, who speaks for Regional government, says so too.")
    alone = control_sentence(lookup, held, lookup.claims(("c02",)))
    assert alone.endswith("who speaks for Regional government, says so against their own side.")


def test_fighting_alone_is_no_main_point(account: Account) -> None:
    value: dict[str, object] = {"place": "Vallecito", "side": None, "side_name": None, "state": "contested"}

    def fought(contra: tuple[str, ...]) -> set[str]:
        findings = tuple(
            msgspec.structs.replace(
                f, question=msgspec.structs.replace(f.question, predicate="control"), value=value, contra=contra
            )
            if f.id == "f8"
            else f
            for f in account.findings
        )
        return {p.finding for p in brief.main_points(msgspec.structs.replace(account, findings=findings))}

    assert "f8" not in fought(())
    assert "f8" in fought(("c10",))


def test_an_unnamed_outlet_is_introduced_once(account: Account) -> None:
    bare = tuple(
        msgspec.structs.replace(r, document=msgspec.structs.replace(r.document, source=None)) for r in account.readings
    )
    lookup = Lookup(msgspec.structs.replace(account, readings=bare))
    first, *_ = brief.points(lookup)
    label = lookup.label(lookup.readings[0].document.id)
    twice = [msgspec.structs.replace(first, text=f"Nine, according to {label}; Report 1 of the {label}.")] * 2
    told = brief.introduced(lookup, twice)
    assert told[0].text.startswith(f"Nine, according to {label} (an unnamed outlet, 4 Mar 2031); Report 1 of the ")
    assert sum(p.text.count("unnamed outlet") for p in told) == 1
    assert brief.introduced(Lookup(account), twice) == tuple(twice)


def test_one_plain_sentence_in_a_reports_own_voice(account: Account) -> None:
    lookup = Lookup(account)
    points = brief.points(lookup)
    own = [
        c.report
        for p in points
        if p.status == "single-origin"
        for c in lookup.claims(lookup.finding[p.finding].pro)
        if lookup.speaker(c).own_voice
    ]
    assert len(points) < brief.FEWEST or len(own) == len(set(own))


def test_an_admission_says_whose(account: Account) -> None:
    finding = next(f for f in account.findings if f.id == "f2")
    lookup = Lookup(account)
    point = brief.point_of(lookup, msgspec.structs.replace(finding, admission=True, value={}, contra=(), superseded=()))
    assert point is not None
    assert point.admission
    assert "An admission: Marta Quispe speaks for Regional government." in point.text


def test_both_sides_of_a_dispute_are_one_point(account: Account) -> None:
    first = next(f for f in account.findings if f.id == "f2")
    mirrored = msgspec.structs.replace(
        first, id="f2b", value={**first.value, "low": 9.0, "high": 9.0}, pro=first.contra, contra=first.pro
    )
    both = msgspec.structs.replace(account, findings=(*account.findings, mirrored))
    ids = {p.finding for p in brief.main_points(both)}
    assert "f2" in ids
    assert "f2b" not in ids


def test_a_number_that_the_words_do_not_hold_is_never_printed(lookup: Lookup) -> None:
    claim, toll = lookup.claim["c11"], lookup.finding["f2"]
    fact = figure_fact(toll, claim)
    assert fact is not None
    assert figure_sentence(lookup, claim, fact) is not None
    text = lookup.reading[claim.report].text
    name = text.index("Marta Quispe")
    reckoned = msgspec.structs.replace(fact, span=Span(name, name + len("Marta Quispe")))
    assert figure_sentence(lookup, claim, reckoned) is None
    assert figure_short(lookup, claim, reckoned) is None


def test_a_statement_on_the_dead_of_a_point_is_no_point_of_its_own(account: Account) -> None:
    chosen = brief._Chosen(Lookup(account))
    chosen.consider(chosen.lookup.finding["f2"], 1.0, 1)
    told = next(c for c in account.claims if c.id == chosen.points[0].evidence[0].claim)
    assert chosen._tells_figure(told.id)
    assert not any(chosen._tells_figure(c.id) for c in account.claims if not c.facts)
