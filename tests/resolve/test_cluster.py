from __future__ import annotations

from dateline.model import Entity
from dateline.reading import Document, Mention, Reading, Span
from dateline.resolve.cluster import resolve
from dateline.values import Name, NameKind

Item = tuple[str, NameKind, str | None]


def report(key: str, *items: Item) -> Reading:
    """A report whose text is its names, one a line."""
    mentions, text = [], ""
    for number, (name, kind, role) in enumerate(items):
        span = Span(len(text), len(text) + len(name))
        text += name + "\n"
        mentions.append(Mention(f"m{number}", span, Name(name, kind, role), 1.0, "test"))
    return Reading(Document(id=key, text=text), names=tuple(mentions))


def together(*reports: Reading) -> list[set[str]]:
    """What is one entity, as sets of "report/mention"."""
    _, entities = resolve(reports)
    return [{"/".join(ref) for ref in entity.mentions} for entity in entities if len(entity.mentions) > 1]


def by_name(*reports: Reading) -> dict[str, Entity]:
    return {entity.name: entity for entity in resolve(reports)[1]}


def test_spellings_of_one_name_are_one_person() -> None:
    a = report("a", ("Volodymyr Zelensky", "person", "Ukrainian president"))
    b = report("b", ("Volodymyr Zelenskyy", "person", "President"))
    assert together(a, b) == [{"a/m0", "b/m0"}]


def test_a_slip_needs_the_same_role() -> None:
    a = report("a", ("Vitaly Ganchev", "person", "head of the administration in Kharkiv region"))
    b = report("b", ("Vitaly Gadchev", "person", "head of the administration for the Kharkiv region"))
    c = report("b", ("Vitaly Gadchev", "person", "football coach"))
    assert together(a, b) == [{"a/m0", "b/m0"}]
    assert together(a, c) == []
    assert any(j.verdict == "unsure" for j in resolve([a, c])[0])


def test_people_of_one_surname_stay_two() -> None:
    a = report("a", ("Rodrigo Duterte", "person", "president"))
    b = report("b", ("Sara Duterte", "person", "president"))
    judgements, _ = resolve([a, b])
    assert together(a, b) == []
    assert [j.verdict for j in judgements] == ["different"]


def test_a_bare_surname_needs_a_role_or_company() -> None:
    full = report("a", ("Vladimir Putin", "person", "President"), ("Lyman", "place", None), ("Sumy", "place", None))
    titled = report("b", ("Putin", "person", "President"))
    alone = report("c", ("Putin", "person", None))
    company = report("d", ("Putin", "person", None), ("Lyman", "place", None), ("Sumy", "place", None))
    assert {"a/m0", "b/m0"} in together(full, titled)
    assert together(full, alone) == []
    assert {"a/m0", "d/m0"} in together(full, company)


def test_a_bare_surname_with_two_bearers_is_left_alone() -> None:
    a = report("a", ("Donald Trump", "person", None), ("Iowa City", "place", None), ("Ames", "place", None))
    b = report("b", ("Ivanka Trump", "person", None), ("Iowa City", "place", None), ("Ames", "place", None))
    c = report("c", ("Trump", "person", None), ("Iowa City", "place", None), ("Ames", "place", None))
    assert not any("c/m0" in cluster for cluster in together(a, b, c))


def test_ministries_of_two_countries_stay_two_and_an_ownerless_one_joins_neither() -> None:
    a = report("a", ("Ukraine's ministry of defence", "organisation", None))
    b = report("b", ("Russian ministry of defence", "organisation", None))
    c = report("c", ("Russian defence ministry", "organisation", None))
    d = report("d", ("Ministry of Defence", "organisation", None))
    assert together(a, b, c, d) == [{"b/m0", "c/m0"}]
    assert together(b, d) == [{"b/m0", "d/m0"}]


def test_countries_gather_names_and_acting_capitals() -> None:
    a = report("a", ("United States", "place", None), ("Moscow", "place", "government"))
    b = report("b", ("US", "place", None), ("Russia", "place", None), ("Moscow", "place", None))
    clusters = together(a, b)
    assert {"a/m0", "b/m0"} in clusters
    assert {"a/m1", "b/m1"} in clusters
    assert not any("b/m2" in cluster for cluster in clusters)


def test_the_order_of_reports_changes_nothing() -> None:
    reports = [
        report("a", ("Antony Blinken", "person", "US secretary of state"), ("Izyum", "place", None)),
        report("b", ("Anthony Blinken", "person", "US Secretary of State"), ("Izium", "place", None)),
        report("c", ("Blinken", "person", "US secretary of state"), ("Balakliya", "place", None)),
        report("d", ("Balaklia", "place", None), ("Balakliia", "place", None), ("Balaklava", "place", None)),
    ]
    forward, backward = resolve(reports), resolve(reports[::-1])
    assert forward == backward
    assert {len(e.mentions) for e in forward[1] if e.name.startswith(("Antony", "Anthony"))} == {3}


def test_the_name_is_the_most_frequent_full_form() -> None:
    a = report("a", ("Valerii Zaluzhnyi", "person", "commander"))
    b = report("b", ("Valeriy Zaluzhny", "person", "commander"))
    c = report("c", ("Valeriy Zaluzhny", "person", "commander"))
    entity = by_name(a, b, c)["Valeriy Zaluzhny"]
    assert entity.aliases == ("Valerii Zaluzhnyi", "Valeriy Zaluzhny")


def test_namesake_towns_far_apart_are_two_entities_with_two_ids() -> None:
    from dateline.values import Place

    def town(key: str, lat: float, lon: float) -> Reading:
        base = report(key, ("Springfield", "place", None))
        spot = Mention("p", Span(0, 11), Place("Springfield", lat, lon), 1.0, "test")
        return Reading(base.document, names=base.names, places=(spot,))

    _, entities = resolve([town("a", 39.8, -89.6), town("b", 37.2, -93.3), town("c", 39.8, -89.6)])
    assert sorted(len(e.mentions) for e in entities) == [1, 2]
    assert len({e.id for e in entities}) == 2


def test_no_reports_no_entities() -> None:
    assert resolve([]) == ((), ())


def test_names_alike_by_sound_need_the_same_role() -> None:
    a = report("a", ("Almaz Temirkulov", "person", "governor of Osh Region"))
    b = report("b", ("Almas Temirkulow", "person", "regional governor"))
    c = report("c", ("Almas Temirkulow", "person", "football coach"))
    d = report("d", ("Asel Temirkulow", "person", "regional governor"))
    assert together(a, b) == [{"a/m0", "b/m0"}]
    assert together(a, c) == []
    assert together(a, d) == []


def test_an_office_in_capitals_is_nobody_elses_surname() -> None:
    a = report("a", ("Bailiff", "person", None), ("Lima", "place", None), ("Ana Paz", "person", None))
    b = report("b", ("Bailiff", "person", None), ("Lima", "place", None), ("Ana Paz", "person", None))
    assert {"a/m0", "b/m0"} not in together(a, b)
