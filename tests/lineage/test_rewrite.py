import pytest

from dateline.lineage.rewrite import Sentence, candidates, rarity, rewrite, sentences, skeleton, stem
from dateline.lineage.words import words
from dateline.reading import Document, Reading

PARENT = """An earthquake of magnitude 6.8 shook the highlands of southern Peru on Tuesday, killing 31 in Chuquibamba.
The tremor struck at 4:12 at a depth of 18 kilometres and was felt in Arequipa, where patients left the hospital.
Rescuers dug in the village of Yanaquihua because landslides had blocked the road for machinery.
President Lucía Arana cancelled a trip to Chile and flew to the region with 200 soldiers.
Geologists at the institute counted 46 aftershocks, the strongest of magnitude 5.1.
A copper mine stopped work and reported no injuries among its 900 workers."""
CHILD = """A magnitude 6.8 quake rocked the southern Peruvian highlands on Tuesday, leaving 31 dead near Chukibamba.
The jolt hit at 4:12, 18 kilometres deep, even in Arequipa, in which the sick left the hospital.
In Yanakihua village rescue workers burrowed since landslides had shut the route to machinery.
The president, Lucia Arana, called off a Chile visit and travelled to the region with 200 troops.
The institute's geologists registered 46 aftershocks, the biggest with magnitude 5.1.
Nearby a mine for copper suspended work, and none of the 900 workers was hurt."""
APART = """People in Chuquibamba slept in the street and burned doors for warmth on Tuesday.
By afternoon the smell of gas hung over the market, and lines for bread reached around two corners.
Seismologists put the shock at 6.8 and warned that walls might come down.
The president was met with shouts in Arequipa, and soldiers cleared the square.
Volunteers brought blankets in a convoy of taxis from Chile.
The toll stood at 31."""


def read(text: str) -> list[Sentence]:
    reading = Reading(Document(id="r", text=text))
    return sentences(reading, words(reading))


def test_a_rewrite_is_told_from_another_report_of_the_event() -> None:
    parent, child, apart = read(PARENT), read(CHILD), read(APART)
    weights = rarity([parent, child, apart])
    found = rewrite(child, parent, weights)
    assert found is not None
    assert len(found.pairs) >= 5
    assert "President Lucía Arana" in [parent.of(PARENT)[:21] for _, parent in found.pairs]
    assert rewrite(apart, parent, weights) is None
    assert list(candidates([parent, child, apart])) == [(0, 1)]


def test_order_matters() -> None:
    parent = read(PARENT)
    turned = read("\n".join(reversed(CHILD.split("\n"))))
    assert rewrite(turned, parent, rarity([parent, turned])) is None


def test_quoted_words_are_no_evidence() -> None:
    found = read("He said: “We will never forget the village of Yanaquihua again.” Rain fell.")
    assert not any("@nkh" in key or "vilag" in key for sentence in found for key in sentence.keys)


@pytest.mark.parametrize(("one", "other"), [("zelensky", "zelenskyy"), ("balakliia", "balaklia")])
def test_skeletons_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_skeletons_of_other_names_do_not() -> None:
    assert skeleton("ganchev") != skeleton("gubin")


def test_stems() -> None:
    assert stem("governments") == stem("government")
    assert stem("attacked") == stem("attacks") == "attack"
    assert stem("united") != stem("unions")


@pytest.mark.parametrize("text", ["", "!!!", "Mr. A.", "word " * 2000])
def test_odd_input(text: str) -> None:
    found = read(text)
    assert rewrite(found, found, rarity([found])) is None
