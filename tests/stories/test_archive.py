import numpy as np

from dateline.stories import archive as archives
from dateline.stories.archive import BLOCK, BLOCKS, WINDOW, Archive
from dateline.stories.frequencies import Frequencies
from dateline.stories.terms import terms
from dateline.stories.vectors import WHOLE, Vector, counted, weigh

FLOOD = "Flood waters of the Nam Sen swept away the bridge at Ban Thong."
AGAIN = "Villagers near Ban Thong blame a dam for the flood on the Nam Sen."
TRIAL = "Judges in Valdeoro jailed Joaquín Redondo over bribes for a tram."


def vector(text: str) -> Vector:
    return weigh(counted(terms(None, text)), 1, Frequencies())


def random_vector(rnd: np.random.Generator) -> Vector:
    keys = rnd.choice(300, 40, replace=False).astype(np.uint32)
    return Vector(keys, np.sort(rnd.integers(1000, 8000, 40))[::-1].astype(np.uint16))


def test_the_same_event_is_near_and_another_is_not() -> None:
    archive = Archive()
    archive.append(1, vector(FLOOD), True)
    archive.append(1, vector(TRIAL), True)
    numbers, alike = archive.near(2, vector(AGAIN))
    assert numbers.tolist() == [0]
    assert alike[0] > 0.3 * WHOLE


def test_likeness_is_the_same_from_both_sides() -> None:
    rnd = np.random.default_rng(1)
    archive = Archive()
    for _ in range(20):
        archive.append(1, random_vector(rnd), True)
    everyone = np.arange(20)
    table = np.stack([archive.likenesses(archive.vector(n), everyone) for n in range(20)])
    assert (table == table.T).all()
    assert archive.product([1, 2], [3, 4]) == table[1:3, 3:5].sum()


def test_blocks_find_what_a_plain_look_finds() -> None:
    rnd = np.random.default_rng(2)
    archive = Archive()
    for number in range(BLOCK * BLOCKS + BLOCK + 5):
        archive.append(number % 7, random_vector(rnd), number % 5 != 0)
    assert len(archive._blocks) == 2
    probe = random_vector(rnd)
    numbers, alike = archive.near(3, probe)
    plain = archive.likenesses(probe, np.arange(len(archive)))
    found = dict(zip(numbers.tolist(), alike.tolist(), strict=True))
    sure = [n for n in range(len(archive)) if n % 5 and plain[n] >= archives.GLIMPSE * WHOLE]
    assert sure
    assert found == {n: plain[n] for n in sure}
    holders = archive.holders(np.sort(probe.keys))
    assert holders[int(probe.keys[0])] == [
        n for n in range(len(archive)) if n % 5 and probe.keys[0] in archive.vector(n).keys
    ]


def test_the_window_ends_meetings_by_words_and_undated_reports_meet_all() -> None:
    archive = Archive()
    archive.append(1, vector(FLOOD), True)
    archive.append(None, vector(FLOOD), True)
    assert archive.near(1 + WINDOW + 1, vector(FLOOD))[0].tolist() == [1]
    assert archive.near(1 + WINDOW, vector(FLOOD))[0].tolist() == [0, 1]
    assert archive.near(None, vector(FLOOD))[0].tolist() == [0, 1]


def test_empty_vectors() -> None:
    archive = Archive()
    assert archive.near(1, vector(FLOOD))[0].tolist() == []
    for _ in range(BLOCK + 1):
        archive.append(1, vector(""), True)
    assert archive.near(1, vector(""))[0].tolist() == []
    assert archive.near(1, vector(FLOOD))[0].tolist() == []
    assert archive.likenesses(vector(""), np.array([0])).tolist() == [0]
