"""Numbers to which their sentence adds others are parts in the claims; the sum is the report's own total."""

from __future__ import annotations

from collections.abc import Callable

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
