"""Where a happening was: the chooser over a sentence's places."""

from math import log

import numpy as np
import pytest

from dateline.extract.events import Events
from dateline.extract.events_place import chances, learned
from dateline.extract.events_place_meaning import SIZE
from dateline.extract.names import Names
from dateline.extract.places import Places
from dateline.reading import Document, Reading


@pytest.fixture(scope="module")
def where(parse):
    chain = (Names(), Places(), Events())

    def places_of(text: str) -> dict[str, str | None]:
        found = Reading(Document("r1", text), parse=parse(text))
        for extractor in chain:
            found = extractor.extract(found)
        spots = {m.id: m.span.of(text) for m in found.places}
        return {e.span.of(text): spots.get(e.place or "") for e in reversed(found.events)}

    return places_of


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("Gunmen killed nine farmers in an attack on a village in Benue on Sunday.", "killed", "Benue"),
        ("A bomb exploded near a mosque in Kano, the army in Abuja said.", "exploded", "Kano"),
        ("The mayor of Turin was arrested on Monday, his lawyer said.", "arrested", None),
        ("The United States suspended aid to Niger.", "suspended", None),
        ("Troops withdrew from Marawi after five months.", "withdrew", "Marawi"),
        ("Rebels captured Goma and Bukavu in January.", "captured", "Goma"),
    ],
)
def test_the_place_of_a_verb(where, text, verb, place):
    assert where(text)[verb] == place


def test_trees_agree_with_a_walk_by_hand():
    trees = learned().trees
    rows = [{"placed": 1.0, "away": 3.0, "in=in": 1.0, "literal": 1.0}, {"away": -20.0, "up": 3.0}]
    names = {column: name for name, column in trees.columns.items()}
    for row, chance in zip(rows, chances(rows), strict=True):
        total = 0.0
        for tree in range(len(trees.feature)):
            node = 0
            while node >= 0:
                value = row.get(names[int(trees.feature[tree, node])], 0.0)
                below = value <= trees.threshold[tree, node]
                node = int(trees.left[tree, node] if below else trees.right[tree, node])
            total += trees.value[tree, -node - 1]
        assert chance == pytest.approx(1 / (1 + 2.718281828459045**-total))


def test_no_candidates_no_chances():
    assert chances([]) == []


def test_with_vectors_the_log_odds_of_trees_and_networks_are_averaged():
    row = [{"placed": 1.0, "away": 3.0, "in=in": 1.0, "literal": 1.0}]
    vectors = np.ones((1, 3, SIZE), np.float32) / 20
    sense = learned().sense
    assert sense is not None
    [plain], [both] = chances(row), chances(row, vectors)
    [meant] = sense.odds(row, vectors).tolist()
    assert log(both / (1 - both)) == pytest.approx((log(plain / (1 - plain)) + meant) / 2, abs=1e-5)
    assert both != pytest.approx(plain, abs=1e-3)


def test_a_chooser_without_networks_takes_the_trees_alone():
    row = [{"placed": 1.0, "away": 3.0}]
    vectors = np.ones((1, 3, SIZE), np.float32)
    assert chances(row, vectors, learned()._replace(sense=None)) == chances(row)
