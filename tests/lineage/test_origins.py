from dateline.lineage import Origins, derive, origins
from dateline.lineage.origins import whole_credit
from dateline.model import Document, Reading, Span

WIRE = [
    "At least 14 people drowned when the Nam Sen river burst its banks in northern Laos on Sunday, officials said.",
    "The water rose three metres in under four hours after two days of rain, sweeping away a road bridge.",
    "The operator of the dam upstream said its gates had stayed closed and promised to publish its records.",
]
OWN = [
    "Whole rice fields had turned into a brown lake, and motorcycles lay tangled in the trees beside the road.",
    "Schools will stay shut in four districts, teachers who gathered at the market said on Monday evening.",
]
QUOTE = "“We heard a noise like a train, and then the whole lower street was gone,”"


def report(name: str, lines: list[str], day: int = 4, **fields: str) -> Reading:
    return Reading(Document(id=name, text="\n".join(lines), published=f"2031-08-{day:02}", **fields))


WHOLE = report("whole", WIRE)
COPY = report("copy", [*WIRE, "- Reuters"], 5)
PARTLY = report("partly", [*OWN, WIRE[1]], 6)
ALL = [WHOLE, COPY, PARTLY]


def found(readings: list[Reading]) -> Origins:
    return Origins(readings, derive(readings))


def test_wholly_taken_reports_share_an_origin_and_partly_taken_ones_do_not() -> None:
    assert sorted(origin.reports for origin in origins(ALL, derive(ALL))) == [("copy", "whole"), ("partly",)]


def test_the_credit_is_known_to_the_group() -> None:
    held = found(ALL)
    (group,) = (o for o in held.reports if len(o.reports) == 2)
    assert group.credit == "Reuters"
    assert "copy" in group.why


def test_a_taken_passage_counts_as_its_origin_and_own_text_as_its_own() -> None:
    held = found(ALL)
    taken = PARTLY.text.index("three metres")
    assert held.origin_of_span("partly", Span(taken, taken + 12)) == held.origin_of_report("whole")
    assert (
        held.origin_of_span("partly", Span(0, 40)) == held.origin_of_report("partly") != held.origin_of_report("whole")
    )


def test_copies_of_copies_lead_to_the_first() -> None:
    middle = report("middle", [*OWN, *WIRE[:2]], 5)
    last = report(
        "last", ["Nobody slept in the valley, and the dogs of the lower town barked until it was light.", WIRE[1]], 6
    )
    held = found([WHOLE, middle, last])
    start = last.text.index("The water rose")
    assert held.origin_of_span("last", Span(start, start + 30)) == held.origin_of_report("whole")


def test_one_statement_has_one_origin_whoever_carries_it() -> None:
    one, other = report("one", [OWN[0], f"{QUOTE} she said."]), report("two", [f"{QUOTE} a teacher told us.", OWN[1]])
    held = found([one, other])
    at = [Span(r.text.index("We heard"), r.text.index("gone")) for r in (one, other)]
    statement = held.statement_of_span("one", at[0])
    assert statement == held.statement_of_span("two", at[1]) == held.statements[0].id
    assert held.statement_of_span("one", Span(0, 20)) is None
    assert held.origin_of("two", [at[1]]) == statement
    assert held.origin_of("two", []) == held.origin_of_report("two")
    assert held.statements[0].kind == "statement"


def test_one_agencys_texts_share_an_origin_and_helpers_do_not_count() -> None:
    first, second = report("x", [WIRE[0], "- Reuters"]), report("y", [OWN[0], "- Reuters"])
    assert len(found([first, second]).reports) == 1
    assert whole_credit(report("z", [OWN[0], "With inputs from Reuters"])) is None


def test_a_text_that_spells_names_in_two_ways_says_so() -> None:
    spun = report("s", ["Zelensky left Balakliia. Then Zelenskyy spoke of Balaklia at length."])
    assert "likely rewritten" in found([spun]).reports[0].why
