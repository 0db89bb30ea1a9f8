from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.ingest.markdown import MarkdownReader, render
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings


def test_the_text_is_what_a_reader_sees() -> None:
    source = (
        "# Flood in Lima\n\n**Ten** people [died](http://x.example/a), the *mayor* said.\nMore are `missing`.\n\n"
        '![A street](street.jpg)\n\n- one bridge\n- two roads\n\n> "We lost all," she said.\n\n'
        "| place | dead |\n|---|---|\n| Lima | 10 |\n\n<script>alert(1)</script>\n\nSnow &amp; wind\\* came.\n"
    )
    title, text = render(source)
    assert title == "Flood in Lima"
    assert text.split("\n\n") == [
        "Flood in Lima",
        "Ten people died, the mayor said. More are missing.",
        "one bridge",
        "two roads",
        '"We lost all," she said.',
        "place",
        "dead",
        "Lima",
        "10",
        "Snow & wind* came.",
    ]


def test_the_head_gives_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\ntitle: "Flood"\ndate: 2024-03-01\nsource: The Coast\nauthor: Ana Paz\n---\nTen died.\n')
    (document,) = MarkdownReader(IngestSettings()).read(path)
    assert isinstance(document, Document)
    assert (document.title, document.published, document.source) == ("Flood", "2024-03-01", "The Coast")
    assert (document.byline, document.text) == ("Ana Paz", "Ten died.")


def test_a_date_that_is_none_in_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: soon\n---\nTen died.\n")
    rejection, document = MarkdownReader(IngestSettings()).read(path)
    assert isinstance(rejection, Rejection)
    assert "'soon'" in rejection.reason
    assert isinstance(document, Document)
    assert document.published is None


def test_too_long_a_source_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a " * 100)
    with pytest.raises(RecordError, match="200 characters; 50 are allowed"):
        list(MarkdownReader(IngestSettings(max_characters=50)).read(path))


@pytest.mark.parametrize(
    "source", ["[" * 20_000, "*a " * 20_000, ">" * 20_000, "`a" * 20_000, "![[" * 10_000, "<a " * 20_000]
)
def test_hostile_markup_takes_no_long_time(source: str) -> None:
    started = time.process_time()
    render(source)
    assert time.process_time() - started < 3
