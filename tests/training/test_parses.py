"""Corpora of columns and rows as texts to parse and train on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.attribution.parses import Parsed, attributions, columns, documents, labelled, read, write, written

COLUMNS = """-DOCSTART- -X- O O

Ana NNP I-NP I-PER
Paz NNP I-NP I-PER
left VBD I-VP O
Lima NNP I-NP I-LOC
, , O O
Peru NNP I-NP B-LOC
's POS B-NP O
capital NN I-NP O
. . O O

-DOCSTART- -X- O O

" " O O
UN NNP I-NP I-ORG
" " O O
aid NN I-NP O
"""


@pytest.fixture
def conll(tmp_path: Path) -> Path:
    path = tmp_path / "conll.gz"
    path.write_bytes(gzip.compress(COLUMNS.encode()))
    return path


def test_documents_end_where_the_next_begins(conll: Path) -> None:
    assert [[len(sentence) for sentence in document] for document in documents(conll)] == [[9], [4]]


def test_a_document_is_written_with_blanks_or_as_print(conll: Path) -> None:
    first, second = documents(conll)
    assert written(first, True)[0] == "Ana Paz left Lima , Peru 's capital .\n"
    assert written(first, False)[0] == "Ana Paz left Lima, Peru's capital.\n"
    assert written(second, False)[0] == '"UN" aid\n'


def test_entities_are_characters_and_neighbours_of_one_kind_stay_apart(conll: Path) -> None:
    for one in columns(conll):
        names = [(one.text[a:b], kind) for a, b, kind in one.spans]
        assert names in ([("Ana Paz", "PER"), ("Lima", "LOC"), ("Peru", "LOC")], [("UN", "ORG")])
    assert [(one.id[-1], one.way) for one in columns(conll)] == [("0", 0), ("0", 1), ("1", 0), ("1", 1)]


def test_two_labels_without_a_word_between_are_two_names() -> None:
    document = [[("Lima", "I-LOC"), ("Cusco", "B-LOC"), ("Norte", "I-LOC")]]
    text, spans = written(document, True)
    assert [text[a:b] for a, b, _ in spans] == ["Lima", "Cusco Norte"]


def rows_file(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_single_label_becomes_one_of_many(tmp_path: Path) -> None:
    rows = [{"id": str(k), "text": "Troops left.", "labels": [str(k)]} for k in (0, 2, 1)]
    found = list(labelled(rows_file(tmp_path / "acts-train.jsonl", rows), 10))  # type: ignore[arg-type]
    assert {one.task for one in found} == {"acts/one"}
    assert [one.labels for one in found] == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_of_many_texts_those_with_a_label_are_taken_first(tmp_path: Path) -> None:
    rows = [{"id": str(k), "text": "x", "labels": ["0", str(int(k % 5 == 0))]} for k in range(50)]
    found = list(labelled(rows_file(tmp_path / "sents-train.jsonl", rows), 12))  # type: ignore[arg-type]
    assert sum(one.labels[1] for one in found) == 10
    assert len(found) == 12


def test_what_is_written_is_read_again_with_its_parse(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "text": "Police denied it.",
        "attributions": [{"source": [[0, 6]], "cue": [[7, 13]], "content": [[14, 16]]}],
    }
    found = attributions(rows_file(tmp_path / "rows.jsonl", [row]))
    assert write(found, tmp_path / "out.msgpack") == 1
    (one,) = read(tmp_path / "out.msgpack")
    assert isinstance(one, Parsed)
    assert (one.task, one.text, one.roles[0]["cue"]) == ("attribution", "Police denied it.", [[7, 13]])
    assert [one.text[t.start : t.end] for t in one.tokens] == ["Police", "denied", "it", "."]
    assert [t.dep for t in one.tokens][:2] == ["nsubj", "ROOT"]
