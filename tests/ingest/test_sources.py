from __future__ import annotations

import io
import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.ingest.sources import read_paths
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings

TEN = "Ten people were wounded in the city on Friday, the mayor said, and a school was hit by a rocket. É"
SIX = "Six people were rescued from the river on Monday, the fire service said, but two are missing."


def read(
    paths: Path | Sequence[Path], stdin: bytes | None = None, settings: IngestSettings | None = None
) -> tuple[list[Document], list[Rejection]]:
    found = list(
        read_paths(
            [paths] if isinstance(paths, Path) else paths,
            settings or IngestSettings(),
            None if stdin is None else io.BytesIO(stdin),
        )
    )
    return [d for d in found if isinstance(d, Document)], [r for r in found if isinstance(r, Rejection)]


def lines(*records: dict[str, object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_folder_is_read_in_order_with_its_manifest(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEN)
    (tmp_path / "a.TXT").write_text(f"ROME (AP) - {SIX}")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "manifest.csv").write_text("file,published,source\nb.txt,2022-09-09,The Coast\n")
    documents, rejections = read(tmp_path)
    assert rejections == []
    assert [(d.file, d.published, d.source) for d in documents] == [
        ("a.TXT", None, None),
        ("b.txt", "2022-09-09", "The Coast"),
    ]
    assert (documents[0].credit, documents[0].dateline) == ("AP", "ROME (AP)")
    assert documents[1].text == TEN
    assert [d.lang for d in documents] == ["en", "en"]


def test_an_id_comes_from_outlet_and_text_not_from_the_place(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "a.txt").write_text(TEN)
    (tmp_path / "two" / "z.txt").write_text(TEN)
    (first,), _ = read(tmp_path / "one")
    (second,), _ = read(tmp_path / "two")
    assert first.id == second.id
    (single,), _ = read(tmp_path / "one" / "a.txt")
    assert single == first


def test_the_manifest_counts_for_a_file_given_alone_and_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEN)
    (tmp_path / "sub" / "b.txt").write_text(SIX)
    (tmp_path / "manifest.csv").write_text("file,source\na.txt,S\nsub/b.txt,T\n")
    documents, _ = read(tmp_path)
    assert [d.source for d in documents] == ["S", "T"]
    documents, rejections = read([tmp_path / "a.txt", tmp_path / "manifest.csv"])
    assert [d.source for d in documents] == ["S"]
    assert rejections == []


def test_text_is_verbatim_in_nfc(tmp_path: Path) -> None:
    text = f"  {TEN}\r\n\r\n\tEnd\u00a0.  "
    documents, _ = read([Path("-")], lines({"id": "a", "text": text}, {"id": "b", "text": SIX + " e\u0301"}))
    assert (documents[0].text, documents[0].normalised) == (text, False)
    assert (documents[1].text, documents[1].normalised) == (SIX + " é", True)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("bad.txt", b"", "empty"),
        ("bad.txt", b" \n ", "empty"),
        ("bad.txt", b"\x00\x01\x02", "binary"),
        ("bad.txt", b"\x89PNG\r\n", "PNG"),
        ("bad.txt", "Две ракеты".encode("cp1251"), "not UTF-8"),
        ("bad.docx", b"PK", "unknown extension '.docx'"),
        ("bad", b"text", "unknown extension ''"),
        ("bad.html", b"<script>alert(1)</script>", "no running text"),
        ("bad.txt", "Десять людей поранено внаслідок удару по місту".encode(), "Cyrillic"),
        ("bad.jsonl", b"{\n", "not valid JSON"),
        ("bad.txt", TEN.encode() * 60, "max_bytes"),
    ],
)
def test_a_bad_file_is_a_rejection_and_the_rest_is_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / "good.txt").write_text(TEN)
    (tmp_path / name).write_bytes(data)
    documents, rejections = read(tmp_path, settings=IngestSettings(max_bytes=5000))
    assert [d.file for d in documents] == ["good.txt"]
    assert len(rejections) == 1
    assert rejections[0].item.startswith(name)
    assert reason in rejections[0].reason


def test_twenty_megabytes_of_text_are_refused_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a b c d e " * 2_000_000)
    documents, (rejection,) = read(tmp_path)
    assert documents == []
    assert "20,000,000 characters; 2,000,000 are allowed" in rejection.reason


def test_a_path_that_is_not_there_and_links_that_lead_nowhere_or_round(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEN)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, rejections = read([tmp_path, tmp_path / "absent"])
    assert [Path(d.file or "").name for d in documents] == ["a.txt"]
    assert sorted(Path(r.item).name for r in rejections) == ["absent", "gone.txt", "pipe.txt", "self.txt"]


def test_the_same_text_again_is_a_duplicate_but_a_copy_from_another_outlet(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text(TEN)
    (tmp_path / "manifest.csv").write_text("file,source\na.txt,S\nb.txt,T\nc.txt,S\n")
    documents, (rejection,) = read(tmp_path)
    assert [d.file for d in documents] == ["a.txt", "b.txt", "d.txt"]
    assert len({d.id for d in documents}) == 3
    assert rejection.item == "c.txt"
    assert documents[0].id in rejection.reason
    assert "a.txt" in rejection.reason


def test_duplicate_records_and_ids() -> None:
    documents, rejections = read(
        [Path("-")],
        lines(
            {"id": "a", "text": TEN, "source": "S"},
            {"id": "b", "text": TEN, "source": "S"},
            {"id": "a", "text": SIX},
            {"id": "c", "text": SIX},
            {"id": "d", "text": SIX},
            {"id": "c", "text": SIX},
            {"text": SIX, "source": "T"},
            {"text": SIX, "source": "T"},
        ),
    )
    assert [d.id for d in documents][:3] == ["a", "c", "d"]
    assert len(documents) == 4
    assert [r.item for r in rejections] == [f"standard input:{n}" for n in (2, 3, 6, 8)]
    assert "duplicate of report 'a'" in rejections[0].reason
    assert "ids must differ" in rejections[1].reason


def test_records_keep_their_own_fields_before_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(
        lines({"text": TEN, "source": "Own"}, {"text": SIX}, {"text": "\x00"}, {"text": ""})
    )
    (tmp_path / "manifest.csv").write_text("file,source\nr.jsonl,Folder\n")
    documents, rejections = read(tmp_path)
    assert [(d.source, d.file) for d in documents] == [("Own", "r.jsonl"), ("Folder", "r.jsonl")]
    assert [(r.item, "NUL" in r.reason) for r in rejections] == [("r.jsonl:3", True), ("r.jsonl:4", False)]


def test_a_language_tag_stands_unless_the_text_is_plainly_english() -> None:
    documents, _ = read(
        [Path("-")],
        lines(
            {"text": TEN, "lang": "en-GB"},
            {"text": SIX, "lang": "uk"},
            {"text": "Ten dead.", "lang": "es"},
            {"text": "Two hurt."},
        ),
    )
    assert [d.lang for d in documents] == ["en-GB", "en", "es", None]


def test_standard_input_that_is_not_there() -> None:
    assert read([Path("-")])[1] == [Rejection("standard input", "ingest", "is not open; pipe JSON lines into it")]
