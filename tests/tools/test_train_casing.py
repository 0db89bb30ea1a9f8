"""Weights of casing: learned from mixed-case texts, written as they are read."""

from pathlib import Path

from dateline.extract.casing import read
from tools.train_casing import learn, score, write

TEXTS = [f"The ferry to Lima was full, and the crew left Lima at {n}." for n in range(9)]


def test_a_name_is_told_from_a_word_by_what_was_learned() -> None:
    weights = learn(TEXTS)
    assert score(["The crew of the ferry left Lima in the rain."], weights).endswith("with capitals F1 100.0")
    assert not weights.keys() & {"is 3", "is rain"}


def test_what_is_written_is_read_and_the_order_of_signs_does_not_matter(tmp_path: Path) -> None:
    weights = learn(TEXTS)
    for name, given in (("one.tsv", weights), ("two.tsv", dict(reversed(weights.items())))):
        write(given, tmp_path / name)
    assert read(tmp_path / "one.tsv") == {sign: tuple(row) for sign, row in weights.items()}
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
