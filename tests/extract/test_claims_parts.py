"""Numbers to which their sentence adds others are parts in the claims; the sum is the report's own total."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.claims import claims
from dateline.extract.quantities import Quantities
from dateline.reading import Reading


def test_both_parts_are_told_as_parts_and_the_sum_as_the_total(reading: Callable[..., Reading]) -> None:
    text = "A gunman opened fire at a market in Recife on Sunday, killing four women and a man."
    found = claims(Quantities().extract(reading(text)))
    facts = [(f.quantity.value, f.scope, f.total) for c in found for f in c.facts if f.quantity is not None]
    assert (4.0, ("part",), False) in facts
    assert (1.0, ("part",), False) in facts
    assert (5.0, (), True) in facts


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Two people were critically wounded in Accra on Friday.", [("worst",)]),
        ("Four miners were in serious condition after the blast.", [("worst",)]),
        ("Nine people were wounded, police said, and the street was seriously damaged.", [()]),
    ],
)
def test_the_worst_hurt_are_counted_apart_from_all_the_hurt(
    reading: Callable[..., Reading], text: str, scopes: list[tuple[str, ...]]
) -> None:
    found = claims(Quantities().extract(reading(text)))
    facts = [f for c in found for f in c.facts if f.quantity is not None and f.quantity.predicate == "wounded"]
    assert [f.scope for f in facts] == scopes
