from __future__ import annotations

import msgspec

from dateline.model import Account
from dateline.reading import Document, Mention, Reading, Span
from dateline.report import brief
from dateline.report.lookup import Lookup
from dateline.report.places import located
from dateline.values import Name, Place
from tests.report.quake import quake


def test_places_of_facts_weightiest_first(lookup: Lookup) -> None:
    found, left_out = located(lookup, lookup.account.findings, brief.points(lookup), {"f2": "fourteen killed"})
    assert [p.place.name for p in found] == ["Vallecito", "Huarapampa", "Alto Oria"]
    assert [p.number for p in found] == [1, 2, 3]
    assert left_out == 0
    assert (found[0].reports, found[0].origins) == (5, 3)
    assert found[0].short == "fourteen killed"


def test_how_exactly_a_place_is_known(lookup: Lookup) -> None:
    found, _ = located(lookup, lookup.account.findings, (), {})
    precision = {p.place.name: p.precision for p in found}
    assert precision["Vallecito"] == "town, ± 4 km"
    assert precision["Alto Oria"] == "region only, ± 60 km"


def test_without_facts_the_places_of_the_texts_stand(account: Account) -> None:
    bare = Lookup(msgspec.structs.replace(account, findings=(), claims=()))
    found, _ = located(bare, (), (), {})
    assert "Vallecito" in {p.place.name for p in found}
    assert {p.place.name for p in found if p.precision == "not in the gazetteer"} == {"Santa Oria"}


def test_what_cannot_be_mapped_comes_last(account: Account) -> None:
    claims = tuple(
        msgspec.structs.replace(
            c,
            facts=tuple(
                msgspec.structs.replace(f, place=msgspec.structs.replace(f.place, lat=None, lon=None))
                if f.place and f.place.name == "Vallecito"
                else f
                for f in c.facts
            ),
        )
        for c in account.claims
    )
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    found, _ = located(lookup, account.findings, (), {})
    assert found[-1].place.name == "Vallecito"


def test_lands_of_members_of_parliament_are_no_places_of_the_story() -> None:
    text = "Ana Ruiz (R-Iowa) and Lea Borg, S&D - Malta, met in Lima."
    places = tuple(
        Mention(f"p{n}", Span(text.index(name), text.index(name) + len(name)), Place(name, 1.0, 1.0), 1.0, "t")
        for n, name in enumerate(("Iowa", "Malta", "Lima"))
    )
    lookup = Lookup(Account(None, "x", (Reading(Document("r", text), places=places),)))
    found, _ = located(lookup, (), (), {})
    assert [(p.place.name, p.passing) for p in found] == [("Lima", True)]


def test_places_named_in_passing_lead_to_the_statements_that_name_them(account: Account) -> None:
    claims = tuple(
        msgspec.structs.replace(c, facts=tuple(msgspec.structs.replace(f, place=None) for f in c.facts))
        for c in account.claims
    )
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    found, _ = located(lookup, account.findings, (), {})
    vallecito = next(p for p in found if p.place.name == "Vallecito")
    assert vallecito.passing
    assert {f.id for f in vallecito.findings} <= {f.id for f in account.findings}
    assert vallecito.findings


def test_a_person_with_the_name_of_a_town_is_no_place_of_the_story() -> None:
    text = "Vladimir Orlov met Ana Ruiz in Lima."
    places = tuple(
        Mention(f"p{n}", Span(text.index(name), text.index(name) + len(name)), Place(name, 1.0, 1.0), 1.0, "t")
        for n, name in enumerate(("Vladimir", "Lima"))
    )
    person = Mention("m1", Span(0, 14), Name("Vladimir Orlov", "person"), 1.0, "t")
    reading = Reading(Document("r", text), places=places, names=(person,))
    found, _ = located(Lookup(Account(None, "x", (reading,))), (), (), {})
    assert [p.place.name for p in found] == ["Lima"]


def test_coordinates_in_a_statement_are_a_place_of_the_story() -> None:
    lookup = Lookup(quake())
    found, _ = located(lookup, lookup.account.findings, (), {})
    spot = next(p for p in found if p.place.lat == -15.63)
    assert not spot.passing
    assert [str(f.value["statement"]) for f in spot.findings] == ["The epicentre lay at 15.63°S, 74.52°W"]


def test_a_river_names_no_spot(account: Account) -> None:
    claims = tuple(
        msgspec.structs.replace(
            c,
            facts=tuple(
                msgspec.structs.replace(f, place=msgspec.structs.replace(f.place, feature="water"))
                if f.place and f.place.name == "Vallecito"
                else f
                for f in c.facts
            ),
        )
        for c in account.claims
    )
    lookup = Lookup(msgspec.structs.replace(account, claims=claims))
    found, _ = located(lookup, account.findings, (), {})
    assert {p.place.name: p.area for p in found} == {"Vallecito": True, "Huarapampa": False, "Alto Oria": True}
