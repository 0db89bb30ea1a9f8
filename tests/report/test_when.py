from __future__ import annotations

import msgspec
import pytest

from dateline.model import Account, Fact, MainEvent
from dateline.reading import Document, Reading, Span
from dateline.report.citations import Citations
from dateline.report.lookup import Lookup
from dateline.report.when import When, linked, scene, when
from dateline.report.wording import Moment
from dateline.values import Place, Time
from tests.report import dam

DAY = Time("DATE", "2031-03-04", "2031-03-04", "2031-03-05")
HOUR = Time("TIME", "2031-03-04T05:10", "2031-03-04T05:10", "2031-03-04T05:11")
OTHER = Time("TIME", "2031-03-02T01:00", "2031-03-02T01:00", "2031-03-02T01:01")
SLIP = Time("DATE", "XXXX-02-31")
LOST = Time("DATE", "XXXX-WXX-2")


def told(account: Account, finding: str, facts: dict[str, Fact]) -> When | None:
    claims = tuple(msgspec.structs.replace(c, facts=(facts[c.id],)) if c.id in facts else c for c in account.claims)
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    return when(lookup, lookup.finding[finding])


def test_the_words_that_tell_it_stand_by_it(lookup: Lookup) -> None:
    found = when(lookup, lookup.finding["f1"])
    assert found is not None
    assert (found.words, found.report, found.inferred) == ("early on Tuesday", "wire", False)
    assert found.span is not None
    assert found.span.of(lookup.reading["wire"].text) == "early on Tuesday"


def test_a_day_that_no_words_tell_is_inferred_and_says_from_what(lookup: Lookup) -> None:
    found = when(lookup, lookup.finding["f6"])
    assert found is not None
    assert (found.inferred, found.moment.words, found.moment.precision) == (True, "4 Mar 2031", "inferred")
    assert found.why == "no day is named in report 3, which is of 4 Mar 2031"
    assert (found.span, found.words) == (None, "")


def test_what_one_report_tells_hides_what_is_inferred_of_another(account: Account) -> None:
    guess = Fact(inferred=DAY, inferred_from="no day is named")
    found = told(account, "f1", {"c01": guess, "c05": Fact(time=OTHER), "c14": guess})
    assert found is not None
    assert (found.inferred, found.start) == (False, OTHER.start)


def test_the_narrowest_time_that_most_reports_allow_stands(account: Account) -> None:
    found = told(account, "f1", {"c01": Fact(time=OTHER), "c05": Fact(time=DAY), "c14": Fact(time=HOUR)})
    assert found is not None
    assert found.start == HOUR.start


def test_without_any_time_nothing_is_said(account: Account) -> None:
    assert told(account, "f1", {"c01": Fact(), "c05": Fact(), "c14": Fact()}) is None


@pytest.mark.parametrize(
    ("time", "words"),
    [(SLIP, "an impossible date, February has 28 or 29 days"), (LOST, "a Tuesday, date not known")],
)
def test_a_time_without_a_date_is_told_as_one(account: Account, time: Time, words: str) -> None:
    found = told(account, "f1", {"c01": Fact(time=time), "c05": Fact(), "c14": Fact()})
    assert found is not None
    assert (str(found.moment), found.start) == (words, None)


def test_an_impossible_date_is_told_beside_the_inferred_day(account: Account) -> None:
    guess = Fact(inferred=DAY, inferred_from="no day is named", time=SLIP)
    found = told(account, "f1", {"c01": guess, "c05": Fact(), "c14": Fact()})
    assert found is not None
    assert found.inferred
    assert "impossible date" in found.note


def test_only_a_toll_says_when_it_happened(lookup: Lookup) -> None:
    figures = {f.id: w.figure for f in lookup.account.findings if (w := when(lookup, f)) is not None}
    assert figures["f2"]
    assert figures["f6"]
    assert not figures["f1"]


def test_a_link_leads_to_the_words(account: Account) -> None:
    cite = Citations(Lookup(account))
    found = linked(cite, when(cite.lookup, cite.lookup.finding["f1"]))
    assert found is not None
    assert found.span in cite.spans["wire"]
    assert found.href == "#" + cite.lookup.anchor("wire", found.span)
    assert linked(cite, None) is None


def test_the_main_event_of_a_report_has_its_weekday_its_words_and_its_sureness(account: Account) -> None:
    cite = Citations(Lookup(account))
    events = {e.report: scene(cite, e) for e in account.main_events}
    wire, daily, norte = events["wire"], events["daily"], events["norte"]
    assert wire is not None
    assert wire.when is not None
    assert (wire.when.moment.words, wire.when.words, wire.place_words) == (
        "Tuesday 4 March 2031", "early on Tuesday", "Vallecito")  # fmt: skip
    assert (wire.likely, wire.where) == (True, "Peru, ± 4 km")
    assert daily is not None
    assert daily.when is not None
    assert (daily.when.inferred, daily.when.href) == (True, "")
    assert norte is not None
    assert not norte.likely
    assert scene(cite, MainEvent("observer")) is None


@pytest.mark.parametrize(
    ("words", "dep", "feature", "told"),
    [
        ("Quilca", "compound", "city", True),
        ("Quilca", "nsubj", "city", False),
        ("Quilca", "poss", "city", True),
        ("Quilca", "amod", "country", False),
    ],
)
def test_a_government_and_a_people_are_no_spot(words: str, dep: str, feature: str, told: bool) -> None:
    text = "Quilca bridge fell."
    parse = dam.parse_of(text)
    tokens = (msgspec.structs.replace(parse.tokens[0], dep=dep), *parse.tokens[1:])
    reading = Reading(Document("r", text), parse=msgspec.structs.replace(parse, tokens=tokens))
    place = Place(words, -16.7, -72.4, 2.0, "geonames:1", "PE", feature, literal=False)
    event = MainEvent("r", place=place, place_span=Span(0, 6), place_sure=0.9)
    cite = Citations(Lookup(Account(None, "x", (reading,), main_events=(event,))))
    assert (scene(cite, event) is not None) == told


def test_another_day_that_most_reports_tell_of_stands_beside_it(account: Account) -> None:
    facts = {c: Fact(time=OTHER, quantity=dam.FOURTEEN) for c in ("c11", "c02", "c06", "c15")}
    found = told(account, "f2", facts)
    assert found is not None
    assert (found.start, found.note) == (
        OTHER.start, "2 of 2 reports of this story that date their event tell of 4 Mar 2031")  # fmt: skip
    same = when(Lookup(account), account.findings[1])
    assert same is not None
    assert same.note == ""


def test_what_stands_elsewhere_is_likely_until_words_beside_a_figure_allow_it() -> None:
    shown = When(Moment("x"), "r", figure=True, lent=True)
    assert shown.label == "Likely happened"
    assert msgspec.structs.replace(shown, backed=True).label == "Happened"
    assert msgspec.structs.replace(shown, figure=False, telling=True).label == "Told on"
    assert msgspec.structs.replace(shown, note="2 of 3 reports tell of another").label == "Time told with it"
