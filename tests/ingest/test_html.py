from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.ingest.html import HtmlReader, read_page
from dateline.reading import Document
from dateline.settings import IngestSettings

PARAGRAPHS = "".join(
    f"<p>Paragraph {n}: rescue teams reached the {place} on Monday, the governor's office said in a statement.</p>"
    for n, place in enumerate(("harbour", "market", "old town", "northern villages", "airport"))
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quake hits coast | The Coast</title>
<meta property="og:title" content="Quake hits coast"><meta property="og:site_name" content="The Coast">
<meta property="article:published_time" content="2024-03-01T10:00:00+02:00"><meta name="author" content="By Ana Paz">
<link rel="canonical" href="https://coast.example/quake">
<script>document.write('HOSTILE')</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Quake hits coast</h1>{PARAGRAPHS}
<script>alert('HOSTILE')</script><img src=x onerror="alert('HOSTILE')"><p onclick="HOSTILE()">Aftershocks were felt in
the capital, where <b>two</b> people were <a href="javascript:HOSTILE">hurt</a>.</p></article>
<footer>© 2024 The Coast</footer></body></html>"""


def test_an_article_and_its_fields() -> None:
    found = read_page(PAGE, "a.html")
    assert (found.title, found.source, found.byline) == ("Quake hits coast", "The Coast", "Ana Paz")
    assert (found.published, found.url, found.lang) == ("2024-03-01T08:00:00Z", "https://coast.example/quake", "en")
    assert "Paragraph 4: rescue teams reached the airport on Monday" in found.text
    assert "where two people were hurt" in " ".join(found.text.split())
    assert "HOSTILE" not in found.text
    assert "color: red" not in found.text


def test_linked_data_comes_before_meta_names() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "headline": "Page"}, {"@type": '
        '["NewsArticle"], "headline": "Strong quake", "datePublished": "2024-02-29T23:00:00Z", "author": '
        '[{"name": "Jo Doe"}, {"name": "Ana Paz"}], "publisher": {"name": "Coast Daily"}}]}</script>'
    )
    found = read_page(PAGE.replace("<script>document", f"{data}<script>document"), "a.html")
    assert (found.title, found.source, found.byline) == ("Strong quake", "Coast Daily", "Jo Doe, Ana Paz")
    assert found.published == "2024-02-29T23:00:00Z"


@pytest.mark.parametrize(
    "data", ["{", "[" * 50_000, "null", '{"@type": 5}', '[{"@type": "NewsArticle", "author": {}}]', '"x"']
)
def test_broken_linked_data_is_passed_over(data: str) -> None:
    page = PAGE.replace("<script>document", f'<script type="application/ld+json">{data}</script><script>document')
    assert read_page(page, "a.html").source == "The Coast"


def test_a_page_without_a_date_has_none() -> None:
    found = read_page(f"<html><body><article>{PARAGRAPHS}</article></body></html>", "a.html")
    assert found.published is None
    assert found.byline is None


def test_a_page_in_a_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-2"').replace("harbour", "harbour of Gdańsk")
    path.write_bytes(page.replace("©", "").encode("iso-8859-2"))
    (found,) = HtmlReader(IngestSettings()).read(path)
    assert isinstance(found, Document)
    assert "harbour of Gdańsk" in found.text


@pytest.mark.parametrize(
    "page",
    ["", "   ", "<!-- -->", "<html></html>", "<script>alert('x')</script>", "<html><body><nav></nav></body></html>"],
)
def test_a_page_without_running_text_is_refused(page: str) -> None:
    with pytest.raises(RecordError, match="holds no"):
        read_page(page, "a.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000 + PARAGRAPHS,
        "<table><tr><td>" * 2_000 + PARAGRAPHS,
        "<" * 200_000,
        "<p " + "a=b " * 100_000 + ">x",
        "<html><body>" + "<div>a</div>" * 120_000,
        "\ud800<p>" + PARAGRAPHS,
        "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><p>&b;</p>",
    ],
    ids=["deep", "tables", "brackets", "attributes", "many", "surrogate", "entity"],
)
def test_hostile_pages_end_soon_in_a_draft_or_a_reason(page: str) -> None:
    started = time.process_time()
    with suppress(RecordError):
        assert "root:" not in read_page(page, "a.html").text
    assert time.process_time() - started < 5


def test_too_large_a_page_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    with pytest.raises(RecordError, match="max_html_bytes"):
        list(HtmlReader(IngestSettings(max_html_bytes=100)).read(path))
