"""Common news terms: counted over different texts, whatever line ends stand in them."""

import gzip
import json
from pathlib import Path

from tools.background_terms import table, texts

LINES = ["Floods hit Lima\u2028and the coast.\x85", "Rain fell on Lima.", "Rain fell on Lima."]


def test_other_line_ends_part_no_record_and_a_text_counts_once(tmp_path: Path) -> None:
    raw = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in LINES)
    (tmp_path / "plain.jsonl").write_text(raw, encoding="utf-8")
    (tmp_path / "zipped.jsonl.gz").write_bytes(gzip.compress(raw.encode()))
    assert list(texts([tmp_path / "plain.jsonl"])) == LINES[:2]
    assert list(texts([tmp_path / "zipped.jsonl.gz"])) == LINES[:2]


def test_shares_of_a_thousand_texts_and_no_names() -> None:
    found = dict(table(["The coast floods, rain on Lima.", "The rain fell on Lima."]))
    assert found["rain"] == 1000
    assert found["coast"] == 500
    assert "lima" not in found
