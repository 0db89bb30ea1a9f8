from __future__ import annotations

import pytest

from dateline.resolve.cluster import resolve
from dateline.values import NameKind
from tests.resolve.test_cluster import by_name, report


@pytest.mark.parametrize(
    ("kind", "name", "role", "side"),
    [
        ("person", "Vitaly Ganchev", "Moscow-installed head of occupied parts of Kharkiv region", "Russia"),
        ("person", "Dmitry Peskov", "Kremlin spokesman", "Russia"),
        ("person", "Ahmed Saleh", "spokesman for Yemen's government", "Yemen"),
        ("person", "Ihor Terekhov", "Kharkiv mayor", "Kharkiv"),
        ("person", "Ana Quispe", "mayor of Arequipa", "Arequipa"),
        ("person", "Paul Berger", "Marsh County Sheriff", "Marsh County"),
        ("person", "Mary Poe", "Marsh County District Attorney", "Marsh County"),
        ("person", "Chris Lind", "Ohio Department of Corrections spokesman", "Ohio Department of Corrections"),
        ("person", "Eva Roe", "Deputy Interior Minister", None),
        ("person", "Tom Wolde", "police chief", None),
        ("person", "Rosa Lima", "former mayor of Arequipa", None),
        ("person", "Petro Olenko", "former Ukrainian president", None),
        ("person", "Kenji Mori", "Japanese seismologist", None),
        ("group", "Ukrainian commanders", None, "Ukraine"),
        ("group", "Ukrainians", None, "Ukraine"),
        ("group", "French", None, "France"),
        ("group", "Kurds", None, None),
        ("group", "Turkish survivors", None, None),
        ("organisation", "Britain's defence ministry", None, "United Kingdom"),
    ],
)
def test_a_side_comes_from_the_description(kind: NameKind, name: str, role: str | None, side: str | None) -> None:
    entities = by_name(report("a", (name, kind, role)))
    given = entities[name].side
    assert (given is None) == (side is None)
    if side is not None:
        assert next(e.name for e in entities.values() if e.id == given) == side
        assert "side:" in entities[name].why


def test_a_country_is_its_own_side() -> None:
    entity = by_name(report("a", ("France", "place", None)))["France"]
    assert entity.side == entity.id


def test_a_spokesman_takes_the_side_of_his_body() -> None:
    entities = by_name(
        report(
            "a",
            ("Ana Ruiz", "person", "spokeswoman for the Armed Forces of Chile"),
            ("Armed Forces of Chile", "organisation", None),
            ("Chile", "place", None),
        )
    )
    assert entities["Ana Ruiz"].side == entities["Chile"].id


def test_reports_that_disagree_give_no_side() -> None:
    _, entities = resolve(
        [
            report("a", ("Marko Ilic", "person", "Serbian envoy")),
            report("b", ("Marko Ilic", "person", "Croatian envoy")),
        ]
    )
    assert next(e for e in entities if e.name == "Marko Ilic").side is None
