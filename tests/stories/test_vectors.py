import math

import numpy as np

from dateline.stories.frequencies import Frequencies
from dateline.stories.terms import stem, terms
from dateline.stories.vectors import KEPT, UNIT, counted, key, weigh

FLOOD = terms(None, "Flood waters of the Nam Sen swept away the bridge at Ban Thong.")


def test_vectors_are_of_unit_length_bounded_and_the_heaviest_first() -> None:
    found = weigh(counted({f"w{n}": 1.0 + n for n in range(KEPT * 2)}), 1, Frequencies())
    assert len(found.keys) == KEPT
    assert math.isclose(float((found.weights.astype(float) ** 2).sum()), UNIT**2, rel_tol=0.001)
    assert (np.diff(found.weights.astype(int)) <= 0).all()


def test_keys_tell_pairs_of_names() -> None:
    assert key("larry_gordon") % 2 == 1
    assert key("11_july") % 2 == key("river") % 2 == 0
    assert counted(FLOOD).keys.tolist() == sorted(map(key, FLOOD))


def test_what_many_reports_hold_weighs_less() -> None:
    frequencies = Frequencies()
    for _ in range(50):
        frequencies.count(1, np.array([key(stem("bridge"))], np.uint32))
    found = weigh(counted(FLOOD), 9, frequencies)
    weights = dict(zip(found.keys.tolist(), found.weights.tolist(), strict=True))
    assert weights[key(stem("bridge"))] < weights[key("thong")]


def test_an_empty_report() -> None:
    assert len(weigh(counted({}), None, Frequencies()).keys) == 0
