import pytest

from dateline.errors import SetupError
from dateline.plugins import order


class Step:
    version = "1"

    def __init__(self, name, reads, writes):
        self.name, self.reads, self.writes = name, frozenset(reads), frozenset(writes)

    def extract(self, reading):
        return reading


def names(steps):
    return [s.name for s in steps]


def test_each_finds_its_layers_written():
    steps = [Step("c", {"b"}, {"c"}), Step("b", {"a", "text"}, {"b"}), Step("a", {"text"}, {"a"})]
    assert names(order(steps, {"text"})) == ["a", "b", "c"]


def test_a_layer_that_nobody_writes_is_named():
    with pytest.raises(SetupError, match=r"c reads \['b'\]"):
        order([Step("c", {"b"}, {"c"})], {"text"})


def test_two_writers_of_one_layer_are_refused():
    with pytest.raises(SetupError, match="both x and y write the layer 'a'"):
        order([Step("x", set(), {"a"}), Step("y", set(), {"a"})], set())
