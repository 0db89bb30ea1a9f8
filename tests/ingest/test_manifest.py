from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ingest.manifest import Row, read_manifest


def manifest(folder: Path, text: str | bytes) -> tuple[dict[str, Row], list[str]]:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Ten died.")
    path = folder / "manifest.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    rows, wrong = read_manifest(path, "manifest.csv")
    assert all(rejection.stage == "manifest" for rejection in wrong)
    return {p.name: row for p, row in rows.items()}, [f"{r.item}: {r.reason}" for r in wrong]


def test_all_columns_and_a_byte_order_mark(tmp_path: Path) -> None:
    rows, wrong = manifest(
        tmp_path,
        b"\xef\xbb\xbffile,published,source,title,url\r\n"
        b'a.txt,2022-09-09,The Coast,"Ten, or more",https://x.example/a\r\nb.txt,,,,\r\n',
    )
    assert rows == {"a.txt": Row("2022-09-09", "The Coast", "Ten, or more", "https://x.example/a"), "b.txt": Row()}
    assert wrong == []


def test_few_columns_other_columns_and_semicolons(tmp_path: Path) -> None:
    rows, wrong = manifest(tmp_path, "Note;File;Source\nx;a.txt;The Coast\n\ny;b.txt\n")
    assert rows == {"a.txt": Row(source="The Coast"), "b.txt": Row()}
    assert wrong == []


def test_a_missing_file_a_file_twice_and_a_file_elsewhere(tmp_path: Path) -> None:
    text = "file,source\na.txt,S\nc.txt,S\na.txt,T\n../b.txt,S\n/etc/passwd,S\n,S\n"
    rows, wrong = manifest(tmp_path, text)
    assert rows == {"a.txt": Row(source="S")}
    assert wrong[0] == "manifest.csv:3: names 'c.txt', which is not there"
    assert [line.split(":")[1] for line in wrong] == ["3", "4", "5", "6", "7"]


def test_a_date_that_is_none_costs_the_date_only(tmp_path: Path) -> None:
    rows, wrong = manifest(tmp_path, "file,published,source\na.txt,yesterday,S\nb.txt,2022-02-31,S\n")
    assert rows == {"a.txt": Row(source="S"), "b.txt": Row(source="S")}
    assert ["'yesterday'" in wrong[0], "'2022-02-31'" in wrong[1]] == [True, True]


@pytest.mark.parametrize(
    "text", [b"", b"name,source\na.txt,S\n", b"\x00\x01", b"%PDF", b'file\n"a.txt', b"\xff\xfe\x00"]
)
def test_a_broken_manifest_is_said_and_gives_what_it_can(tmp_path: Path, text: bytes) -> None:
    rows, wrong = manifest(tmp_path, text)
    assert wrong or rows
