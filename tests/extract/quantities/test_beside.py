"""People whom a sentence adds to a number: the number is a part, the sum the toll."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.claims_tolls import tolls_told
from dateline.extract.quantities import Quantities
from dateline.extract.quantities.beside import added
from dateline.extract.quantities.cues import Cues
from dateline.extract.quantities.toll import report_toll
from dateline.reading import Reading

Make = Callable[..., Reading]


def read(make: Make, text: str) -> tuple[dict[str, float | None], list[str], list[str]]:
    """The report's tolls, the numbers that are parts, and the spans that carry a sum."""
    found = Quantities().extract(make(text))
    tolls = {state: value.value for state, value in report_toll(found).items() if value is not None}
    told = tolls_told(found, Cues(found))
    parts = [m.span.of(text) for m in found.quantities if m.id in told.parts]
    return tolls, parts, [t.span.of(text) for t in told.told]


@pytest.mark.parametrize(
    ("text", "part", "killed"),
    [
        ("Three siblings, Amal, Basim and Chada; their cousin, Dina; and friend Edgar, died on Monday.", "siblings", 5),
        ("Three of Okafor's children, aged 4 to 9, were killed, along with her niece.", "children", 4),
        ("Two of Ito's sons were killed, along with his niece, Mei Ito, 37, and a close friend, Ken.", "sons", 4),
        ("Two of the farmer's sons died in the landslide, together with his wife and a neighbour.", "sons", 4),
        ("Four workers died in the collapse near Pune, as well as a passer-by.", "workers", 5),
        ("Six soldiers were killed in Gao on Monday, along with their driver and an interpreter.", "soldiers", 8),
        ("Two sisters and their mother died in the fire in Leeds.", "sisters", 3),
        ("The gunman opened fire, killing four women and a man.", "women", 5),
        ("Four students; their teacher, Mr Bello; and a driver were killed when the bridge fell.", "students", 6),
        ("Nine passengers were killed near La Paz, including a child, along with the bus's driver.", "passengers", 10),
    ],
)
def test_a_number_is_a_part_of_the_dead_whom_its_sentence_tells(
    reading: Make, text: str, part: str, killed: int
) -> None:
    tolls, parts, sums = read(reading, text)
    assert tolls == {"killed": killed}
    assert any(words.endswith(part) for words in parts)
    assert len(sums) == 1
    assert sums[0].startswith(next(words for words in parts if words.endswith(part)))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three people were killed when a man, along with his brother, opened fire.", 3),
        ("Three people were killed in Salta, along with two dogs.", 3),
        ("Two men died at the scene; a woman was injured.", 2),
        ("Two girls were killed and their mother fled.", 2),
        ("Five hikers were shot dead in Kashmir, as well as a guide who survived.", 5),
        ("Police said three people were killed: a man; his wife; and a neighbour.", 3),
    ],
)
def test_others_in_the_sentence_are_not_added(reading: Make, text: str, killed: int) -> None:
    tolls, parts, _ = read(reading, text)
    assert tolls["killed"] == killed
    assert parts == []


def test_who_has_a_number_is_not_counted_twice(reading: Make) -> None:
    assert read(reading, "Two women and one man were shot dead in Durban on Friday.")[0] == {"killed": 3}


def test_each_is_added_once(reading: Make) -> None:
    text = "Three siblings, Jon and Ana Reyes and Pia Lim; their cousin, Tom Reyes, 37; and friend Rosa Diaz, 26, died."
    found = Quantities().extract(reading(text))
    assert [s.of(text) for s in added(found, found.quantities[0].span, "killed")] == ["their cousin", "friend"]
    assert read(reading, "The blast left five people and an unborn baby dead.")[2] == ["five people and an unborn baby"]


def test_the_hurt_are_added_up_too(reading: Make) -> None:
    assert read(reading, "Three tourists and their guide were wounded in Petra.")[0] == {"wounded": 4}


def test_the_last_of_a_list_of_names_is_no_figure(reading: Make) -> None:
    text = "Those killed were siblings Ana, 12, and Bruno Reyes, 9; and a family friend, Elena Soto."
    assert Quantities().extract(reading(text)).quantities == ()
