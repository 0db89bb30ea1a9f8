"""Scores of an encoder of one part alone: the same sentences, the same counts, whichever encoder reads them."""

from __future__ import annotations

import gzip
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dateline.extract.tagger.tag import Mentioned
from dateline.reading import Span
from training import own_encoder
from training.attribution.parses import Parsed
from training.own_encoder import PARTS, Course, lenient, linear, sentences, train

COLUMNS = """-DOCSTART- -X- O O

Ana NNP I-NP I-PER
Paz NNP I-NP I-PER
left VBD I-VP O
. . O O

Lima NNP I-NP I-LOC
waited VBD I-VP O

-DOCSTART- -X- O O

UN NNP I-NP I-ORG
"""


def model(*names: tuple[int, int, str]) -> SimpleNamespace:
    """A tagger that finds these names in every text."""
    found = [Mentioned(Span(start, end), kind, 0.9, ()) for start, end, kind in names]
    return SimpleNamespace(tag=lambda text, holes, tokens: SimpleNamespace(mentioned=found))


def test_sentences_are_texts_of_their_own_with_their_names(tmp_path: Path) -> None:
    (tmp_path / "some.gz").write_bytes(gzip.compress(COLUMNS.encode()))
    found = list(sentences(tmp_path / "some.gz"))
    assert [one.text for one in found] == ["Ana Paz left .", "Lima waited", "UN"]
    assert [one.spans for one in found] == [[(0, 7, "PER")], [(0, 4, "LOC")], [(0, 2, "ORG")]]


def test_lenient_names_need_a_common_character_and_the_kind() -> None:
    marked = [{"begin": 4, "end": 9, "type": "Person"}, {"begin": 20, "end": 25, "type": "Location"}]
    text = Parsed("re3d", "", "x" * 30, [])
    assert lenient(model((0, 5, "PER"), (20, 25, "ORG")), [text], [marked]) == pytest.approx(50)
    assert lenient(model((8, 30, "PER"), (0, 21, "LOC"), (0, 9, "MISC")), [text], [marked]) == pytest.approx(100)
    assert lenient(model((9, 20, "PER")), [text], [marked]) == 0


def test_names_of_other_kinds_are_asked_of_nobody() -> None:
    marked = [{"begin": 0, "end": 5, "type": "Weapon"}, {"begin": 6, "end": 9, "type": "Money"}]
    text = Parsed("re3d", "", "x" * 30, [])
    assert lenient(
        model((0, 5, "ORG"), (10, 12, "LOC")), [text], [[*marked, {"begin": 10, "end": 12, "type": "Location"}]]
    ) == (pytest.approx(200 * 0.5 / 1.5))


@pytest.mark.parametrize("one", [True, False])
def test_a_regression_on_vectors_tells_classes_apart(one: bool) -> None:
    pytest.importorskip("scipy", reason="dependency group training")
    draw = np.random.default_rng(3)
    kinds = np.arange(60) % 3
    centres = draw.normal(size=(3, 8)) * 3
    rows = (centres[kinds] + draw.normal(size=(60, 8)) * 0.1).astype(np.float32)
    gold = np.eye(3, dtype=np.float32)[kinds]
    odds = linear(rows, gold, centres.astype(np.float32), one=one)
    assert odds.argmax(axis=1).tolist() == [0, 1, 2]


def test_what_is_exported_is_not_trained_again(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "tagger.onnx").write_bytes(b"")
    absent = tmp_path / "no-such-python"
    assert train(PARTS["cameo"], tmp_path, tmp_path, absent, Course(4)) == tmp_path / "export"


def test_the_second_stage_goes_on_from_the_first_and_may_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(own_encoder, "_run", lambda *command: asked.append(command))
    monkeypatch.setattr(own_encoder, "_encoder", lambda torch: "model")
    train(PARTS["satp"], tmp_path, tmp_path, Path("torch"), Course(4, second=0.3, seed=7))
    parse, first, second, export = asked
    assert parse[2:4] == ("training.attribution.parses", str(tmp_path / "texts.msgpack"))
    assert first[-2:] == ("--seed", "7")
    assert second[second.index("--begin") + 1] == str(tmp_path / "first" / "tagger.pt")
    assert second[-2:] == ("--seed", "8")
    assert export[3:5] == (str(tmp_path / "first" / "tagger.pt"), str(tmp_path / "second" / "tagger.pt"))
    asked.clear()
    train(PARTS["satp"], tmp_path, tmp_path, Path("torch"), Course(4, second=0))
    assert len(asked) == 3
