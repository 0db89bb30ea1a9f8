from __future__ import annotations

import io
import json

import pytest

from dateline.ingest.jsonl import read_lines
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings


def read(*lines: bytes | str | dict[str, object], limit: int = 50_000_000) -> list[Document | Rejection]:
    data = b"\n".join(
        line if isinstance(line, bytes) else (json.dumps(line) if isinstance(line, dict) else line).encode()
        for line in lines
    )
    return list(read_lines(io.BytesIO(data), "in.jsonl", IngestSettings(max_bytes=limit)))


def test_a_record_keeps_its_id_and_text_and_fields() -> None:
    (found,) = read({"id": "r7", "text": "  Ten died.\r\n", "published": "2022-09-09", "title": "T", "source": "S",
                     "url": "https://x.example/1", "lang": "en-GB", "extra": [1]})  # fmt: skip
    assert isinstance(found, Document)
    assert (found.id, found.text, found.published) == ("r7", "  Ten died.\r\n", "2022-09-09")
    assert (found.title, found.source, found.url, found.lang) == ("T", "S", "https://x.example/1", "en-GB")


def test_a_byte_order_mark_blank_lines_and_numeric_ids() -> None:
    found = read(b'\xef\xbb\xbf{"text": "A."}', "", "  ", {"id": 7, "text": "B."}, {"text": "C.", "title": None})
    assert [(d.id, d.text) for d in found if isinstance(d, Document)] == [("", "A."), ("7", "B."), ("", "C.")]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1]", "a list, not an object"),
        ("7", "a number, not an object"),
        ('"text"', "a string, not an object"),
        ("null", "null, not an object"),
        ("{}", '"text" is missing'),
        ('{"text": 5}', '"text" is a number'),
        ('{"text": null}', '"text" is missing'),
        ('{"text": ["a"]}', '"text" is a list'),
        ('{"text": "a \\ud800 b"}', "lone surrogates"),
        ('{"text": "a", "id": true}', '"id" is a truth value'),
        ('{"text": "a", "id": {}}', '"id" is an object'),
        (b'{"text": "a\xff"}', "not UTF-8"),
        ('{"text": "a\x00b"}', "not valid JSON"),
        ("[" * 100_000, "JSON|nested"),
        ('{"text": ' + "9" * 5000 + "}", "JSON"),
    ],
)
def test_a_bad_line_is_a_rejection_with_its_number_and_the_rest_goes_on(line: str | bytes, reason: str) -> None:
    found = read({"text": "Before."}, line, {"text": "After."})
    assert [type(one) for one in found] == [Document, Rejection, Document]
    rejection = found[1]
    assert isinstance(rejection, Rejection)
    assert rejection.item == "in.jsonl:2"
    assert any(part in rejection.reason for part in reason.split("|"))


@pytest.mark.parametrize("published", ["yesterday", "2022-02-31", 20220909, ["2022-09-09"]])
def test_a_date_that_is_none_costs_the_date_and_is_said(published: object) -> None:
    rejection, document = read({"id": "r1", "text": "Ten died.", "published": published})
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(rejection, Rejection)
    assert "no publication time" in rejection.reason


def test_a_field_of_the_wrong_type_is_left_out_and_said() -> None:
    rejection, document = read({"text": "Ten died.", "title": 5})
    assert isinstance(document, Document)
    assert document.title is None
    assert isinstance(rejection, Rejection)
    assert '"title" is a number' in rejection.reason


def test_a_line_beyond_the_limit_is_passed_over_without_being_held() -> None:
    found = read({"text": "A" * 500}, {"text": "B."}, limit=100)
    assert isinstance(found[0], Rejection)
    assert "100 bytes" in found[0].reason
    assert isinstance(found[1], Document)
