from dateline.lineage import Origins, derive, origins
from dateline.lineage.origins import whole_credit
from dateline.reading import Document, Reading, Span

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


def test_own_reporting_in_an_agency_text_is_an_origin_of_its_own() -> None:
    seen = "“The water came at midnight, without a siren,” the shopkeeper Noy Keola told this newspaper on Monday."
    more = [
        "Governor Khamla Vongxay ordered the army to send boats and promised every village rice by Friday.",
        "Aid groups said that clean water would run out by Wednesday unless the road to the district was opened again.",
    ]
    wire = report("whole", [*WIRE, *more])
    child = report("child", [*WIRE, *more, seen], 5, source="Mekong Courier")
    held = found([wire, child])
    assert len(held.reports) == 1
    (mine,) = held.reporting
    assert (mine.kind, mine.reports) == ("reporting", ("child",))
    assert "told this newspaper" in mine.why
    place = child.text.index("midnight")
    assert held.origin_of_span("child", Span(place, place + 20)) == mine.id
    assert held.origin_of_span("child", Span(0, 60)) == held.origin_of_report("whole") != mine.id


def test_own_reporting_in_a_text_of_its_own_is_no_second_origin() -> None:
    held = found([report("a", [*OWN, "A nurse told this newspaper that the ward was full."])])
    assert held.reporting == ()
    assert held.origin_of_span("a", Span(0, 30)) == held.origin_of_report("a")


def test_two_texts_of_one_agency_are_one_party_and_kept_apart() -> None:
    held = found([report("one", [*WIRE, "- Reuters"]), report("two", [*OWN, "- Reuters"], 5), report("three", WIRE, 6)])
    (party,) = held.reports
    assert party.texts == (("one", "three"), ("two",))
    assert "one reporting party" in party.why


def test_the_chain_names_what_each_copy_follows() -> None:
    (origin,) = found([WHOLE, COPY]).reports
    assert origin.chain == (("copy", "whole"),)
    assert all(o.why for o in (*found(ALL).reports, *found(ALL).statements))
