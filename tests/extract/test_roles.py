from __future__ import annotations

import pytest

from dateline.extract.roles import describes, is_demonym, is_title, nation


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("mayors", "person"),
        ("spokeswoman", "person"),
        ("commuters", "group"),
        ("ministries", "organisation"),
        ("policemen", "person"),
        ("river", None),
        ("ottoman", None),
    ],
)
def test_nouns_are_sorted_by_what_they_mean(word: str, kind: str | None) -> None:
    assert describes(word) == kind


def test_a_surname_that_looks_like_a_plural_is_no_title() -> None:
    assert is_title("Gen.")
    assert not is_title("Nunes")


def test_nations_by_name_adjective_capital_and_seat() -> None:
    assert nation("Côte d'Ivoire") == ("CI", "name")
    assert nation("Kenyan") == ("KE", "demonym")
    assert nation("Kyiv") == nation("Kiev") == ("UA", "capital")
    assert nation("Kremlin") == ("RU", "seat")
    assert nation("Springfield") is None
    assert is_demonym("Peruvians")
