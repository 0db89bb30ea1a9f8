import itertools

import msgspec

from dateline.model import Fact
from dateline.reading import Span
from dateline.reconcile.findings import reconcile
from dateline.values import Place, Time
from tests.reconcile.build import claim, entity, figure, toll

MINISTRY, DOCTOR, COMPANY = entity("the ministry"), entity("a doctor"), entity("the company")
MORNING, NOON, EVENING, NEXT = (
    "2031-04-15T08:00:00Z",
    "2031-04-15T12:00:00Z",
    "2031-04-15T19:00:00Z",
    "2031-04-16T09:00:00Z",
)


def killed(result):
    return [f for f in result.findings if f.question.predicate == "killed"]


def only(findings):
    assert len(findings) == 1, findings
    return findings[0]


def test_a_later_figure_of_the_same_voice_revises_the_earlier():
    finding = only(
        killed(reconcile([toll(1, 4, speaker=MINISTRY), toll(2, 11, speaker=MINISTRY, published=EVENING)], {}))
    )
    assert finding.status == "revised"
    assert finding.value["low"] == finding.value["high"] == 11
    assert finding.superseded == ("c1",)
    assert "from 4 to 11" in finding.why


def test_figures_of_two_voices_at_one_time_are_contested():
    finding = only(killed(reconcile([toll(1, 14, speaker=MINISTRY), toll(2, 18, speaker=DOCTOR)], {})))
    assert finding.status == "contested"
    assert {*finding.pro, *finding.contra} == {"c1", "c2"}
    assert "the ministry" in finding.why
    assert "a doctor" in finding.why


def test_an_open_bound_does_not_conflict_with_a_number_that_it_allows():
    finding = only(killed(reconcile([toll(1, 10, None, speaker=MINISTRY), toll(2, 12, speaker=DOCTOR)], {})))
    assert finding.status == "corroborated"
    assert (finding.value["low"], finding.value["high"]) == (12, 12)
    assert finding.origins == 2


def test_one_statement_in_two_reports_is_one_origin():
    finding = only(killed(reconcile([toll(1, 14, speaker=MINISTRY), toll(2, 14, speaker=MINISTRY)], {})))
    assert (finding.status, finding.origins) == ("single-origin", 1)


def test_two_voices_of_one_side_are_one_sided():
    first, second = entity("a governor", side="e-gov"), entity("a minister", side="e-gov")
    finding = only(killed(reconcile([toll(1, 14, speaker=first), toll(2, 14, speaker=second)], {})))
    assert finding.status == "one-sided"
    assert finding.sides == ("e-gov",)


def test_what_the_outlet_could_not_verify_is_unverified():
    finding = only(reconcile([claim(1, "More than sixty people are missing", unverified=True)], {}).findings)
    assert finding.status == "unverified"


def test_a_part_is_no_revision_of_the_whole():
    whole = Fact(
        quantity=figure(6000, unit="square kilometer", predicate="recaptured", of="territory"), span=Span(0, 1)
    )
    part = Fact(
        quantity=figure(500, unit="square kilometer", predicate="recaptured", of="territory"),
        span=Span(0, 1),
        scope=("south",),
    )
    result = reconcile([claim(1, facts=(whole,)), claim(2, facts=(part,), published=NEXT)], {})
    assert [f.status for f in result.findings] == ["single-origin", "single-origin"]


def test_a_far_lower_bound_is_no_second_source():
    def pledged(number, low, **fields):
        amount = figure(low, None, "pledged", "dollar", "aid pledged")
        return claim(number, facts=(Fact(quantity=amount, span=Span(0, 1)),), **fields)

    billions = pledged(2, 2e9, speaker=DOCTOR)
    finding = only(reconcile([pledged(1, 11e9, speaker=MINISTRY), billions], {}).findings)
    assert (finding.status, finding.origins) == ("single-origin", 1)
    near = pledged(2, 10e9, speaker=DOCTOR)
    assert only(reconcile([pledged(1, 11e9, speaker=MINISTRY), near], {}).findings).status == "corroborated"


def test_place_and_time_are_those_of_a_claim_that_stands():
    def taken(number, area, **fields):
        fact = Fact(
            quantity=figure(area, unit="square kilometer", predicate="recaptured", of="territory"), span=Span(0, 1),
            place=fields.pop("place", None), time=fields.pop("time", None),
        )  # fmt: skip
        return claim(number, speaker=MINISTRY, facts=(fact,), **fields)

    week = Time("DATE", "2031-W16", "2031-04-14", "2031-04-21")
    old = taken(1, 700, place=Place("Osh", 40.5, 72.8, 10), time=week)
    finding = only(reconcile([old, taken(2, 6000, published=NEXT)], {}).findings)
    assert finding.status == "revised"
    assert (finding.question.place, finding.question.start, finding.question.end) == (None, None, None)
    days = [Time("DATE", f"2031-04-1{n}", f"2031-04-1{n}", f"2031-04-1{n + 1}") for n in (4, 5, 5)]
    evidence = [
        claim(n, facts=(Fact(quantity=figure(4), span=Span(0, 1), time=day),)) for n, day in enumerate(days, start=1)
    ]
    asked = only(killed(reconcile(evidence, {}))).question
    assert (asked.start, asked.end) == ("2031-04-15", "2031-04-16")


def test_a_list_is_part_of_the_total():
    fact = [Fact(quantity=figure(n), span=Span(n, n + 1)) for n in (1, 4)]
    listed = claim(1, report="r1", speaker=MINISTRY, facts=tuple(fact))
    finding = only(killed(reconcile([toll(2, 5, report="r1"), listed], {})))
    assert (finding.status, finding.value["low"]) == ("single-origin", 5)


def test_a_claim_that_tells_the_standing_figure_too_is_for_it():
    two = Fact(quantity=figure(2), span=Span(0, 1), total=True)
    both = claim(1, facts=(two, Fact(quantity=figure(6), span=Span(2, 3))), speaker=MINISTRY)
    finding = only(killed(reconcile([both, toll(2, 6, speaker=MINISTRY)], {})))
    assert (finding.status, finding.value["low"], finding.superseded) == ("single-origin", 6, ())
    assert finding.pro == ("c2", "c1")
    assert "moved" not in finding.why


def test_tolls_of_places_far_apart_are_two_questions():
    lima, osh = Place("Lima", -12.0, -77.0, 10), Place("Osh", 40.5, 72.8, 10)
    result = reconcile([toll(1, 4, place=lima), toll(2, 9, place=osh)], {})
    assert sorted(f.question.place for f in killed(result)) == ["Lima", "Osh"]


def test_the_same_number_for_dead_and_wounded_is_shown():
    words = "rockets hit a school and private homes in the city centre"
    dead = toll(1, 10, None, text=f"At least 10 civilians killed, {words}", of="civilians killed")
    hurt = toll(2, 10, None, "wounded", "people wounded", text=f"{words}, wounding at least ten people")
    result = reconcile([dead, hurt], {})
    assert {f.status for f in result.findings} == {"contested"}
    assert all("slip" in f.why for f in result.findings)


def test_a_report_that_has_its_own_number_for_the_wounded_made_no_slip():
    words = "rockets hit a school and private homes in the city centre"
    dead = toll(1, 10, text=f"10 civilians killed, {words}", of="civilians killed", report="r1")
    own = toll(3, 4, "same", "wounded", "people wounded", text="four were wounded", report="r1")
    hurt = toll(2, 10, "same", "wounded", "people wounded", text=f"{words}, wounding ten people")
    result = reconcile([dead, own, hurt], {})
    assert not any("slip" in f.why for f in result.findings)


def test_a_figure_taken_back_is_superseded():
    result = reconcile(
        [
            toll(1, 18, speaker=DOCTOR, published=NOON),
            toll(2, 14, speaker=MINISTRY, published=EVENING),
            claim(3, "The hospital withdrew its figure of 18", published=NEXT),
        ],
        {},
    )
    finding = only(killed(result))
    assert "c1" in finding.superseded
    assert finding.contra == ()
    assert "withdrawn" in finding.why


def test_a_denial_stands_against_what_it_denies():
    result = reconcile(
        [
            claim(1, "the operator had opened the spillway gates six hours too late", speaker=DOCTOR),
            claim(2, "the gates were opened late", speaker=COMPANY, stance="denies"),
        ],
        {},
    )
    finding = only([f for f in result.findings if "c1" in f.pro])
    assert finding.status == "contested"
    assert finding.contra == ("c2",)


def test_every_claim_is_in_a_finding_and_order_does_not_matter():
    evidence = [
        toll(1, 4, speaker=MINISTRY),
        toll(2, 11, speaker=MINISTRY, published=EVENING),
        toll(3, 18, speaker=DOCTOR, published=NEXT),
        claim(4, "Schools were opened for families from the valley"),
        claim(5, "Schools were opened for families from the valley", published=NOON),
    ]
    first = reconcile(evidence, {})
    for order in itertools.permutations(evidence):
        assert reconcile(list(order), {}) == first
    held = {c for f in first.findings for c in (*f.pro, *f.contra, *f.superseded)}
    assert held == {e.claim.id for e in evidence}


def test_a_duplicate_changes_no_value():
    evidence = [toll(1, 4, speaker=MINISTRY), toll(2, 11, speaker=MINISTRY, published=EVENING)]
    again = toll(3, 11, speaker=MINISTRY, published=NEXT)
    before, after = only(killed(reconcile(evidence, {}))), only(killed(reconcile([*evidence, again], {})))
    assert (before.status, before.value, before.origins) == (after.status, after.value, after.origins)


def test_the_series_marks_repeats():
    result = reconcile([toll(1, 4, speaker=MINISTRY), toll(2, 4, speaker=MINISTRY), toll(3, 11, published=NEXT)], {})
    (series,) = result.series
    assert [(p.low, p.repeat) for p in series.points] == [(4, False), (4, True), (11, False)]


def entry(number, low, at, **more):
    """A toll in an entry of one live page."""
    made = toll(number, low, report="live", published=at, **more)
    return msgspec.structs.replace(made, claim=msgspec.structs.replace(made.claim, at=at))


def test_a_later_entry_of_a_live_page_revises_an_earlier_one_of_the_same_voice():
    page = [entry(1, 31, EVENING, speaker=MINISTRY, total=False), entry(2, 12, MORNING, speaker=MINISTRY)]
    for order in (page, page[::-1]):
        finding = only(killed(reconcile(order, {})))
        assert (finding.status, finding.value["low"], finding.superseded) == ("revised", 31, ("c2",))


def test_an_entry_of_a_live_page_does_not_contradict_itself():
    page = [entry(1, 31, EVENING, speaker=MINISTRY), entry(2, 12, EVENING, speaker=MINISTRY, total=False)]
    assert {f.status for f in killed(reconcile(page, {}))} == {"single-origin"}


def test_a_toll_that_counts_the_attacker_does_not_contradict_one_that_leaves_him_out():
    first = toll(1, 2, speaker=MINISTRY)
    other = toll(2, 3, speaker=DOCTOR, published=MORNING)
    whole = msgspec.structs.replace(other, text="three people are dead, including the gunman")
    finding = only(killed(reconcile([first, whole], {})))
    assert (finding.pro, finding.contra, finding.origins) == (("c1", "c2"), (), 1)
    plain = msgspec.structs.replace(other, text="three people are dead, including a nurse")
    assert [f.status for f in killed(reconcile([first, plain], {})) if f.contra] == ["contested"]


def test_what_tells_the_standing_toll_beside_another_is_not_against_it():
    other = toll(2, 3, speaker=DOCTOR, published=MORNING)
    both = msgspec.structs.replace(
        other,
        claim=msgspec.structs.replace(
            other.claim, facts=(*other.claim.facts, Fact(quantity=figure(2), span=Span(90, 96)))
        ),
    )
    first = [toll(1, 2, speaker=MINISTRY), toll(3, 2, speaker=COMPANY)]
    main = next(f for f in killed(reconcile([*first, both], {})) if f.value["low"] == 2)
    assert "c2" in main.pro
    assert not main.contra


def test_what_somebody_hopes_bears_out_nobody_who_says_it():
    said, hoped = (
        claim(1, "the northern bridge is open to lorries", speaker=MINISTRY),
        claim(2, "the northern bridge is open to lorries", speaker=DOCTOR),
    )
    assert len(reconcile([said, hoped], {}).findings) == 1
    hoped = msgspec.structs.replace(hoped, claim=msgspec.structs.replace(hoped.claim, manner="held"))
    assert len(reconcile([said, hoped], {}).findings) == 2
