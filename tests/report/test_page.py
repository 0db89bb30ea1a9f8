from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from dateline.errors import SetupError
from dateline.model import Account, Entity, Finding, MainEvent, Question, Rejection
from dateline.reading import Document, Reading, Span
from dateline.report import bystory
from dateline.report import page as pages
from dateline.report.page import render, safe_link, write_page
from dateline.values import Place
from tests.report import dam

VOID = {"meta", "br", "img", "link", "hr", "input", "path", "rect", "circle"}


class Outline(HTMLParser):
    """Ids, links, headings and elements of a page, and whether its elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.broken: list[str] = []
        self.feed(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._see(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._see(tag, attrs)
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.broken.append(tag)

    def _see(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = dict(attrs)
        self.elements.append((tag, fields))
        if fields.get("id"):
            self.ids.append(str(fields["id"]))
        if tag == "a" and fields.get("href"):
            self.links.append(str(fields["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    return Outline(page)


def test_elements_close_in_order(outline: Outline) -> None:
    assert outline.broken == []
    assert outline.stack == []


def test_every_link_inside_the_page_leads_somewhere(outline: Outline) -> None:
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert len(inside) > 30
    assert inside - set(outline.ids) == set()
    assert {link for link in outline.links if not link.startswith("#")} == {"dossier.json"}


def test_ids_are_unique(outline: Outline) -> None:
    assert sorted(outline.ids) == sorted(set(outline.ids))


def test_a_citation_opens_the_exact_words(page: str) -> None:
    words = "Nine people died when the dam above Vallecito burst"
    span = dam.at("daily", words)
    begun = page.split(f'<mark class="cite" id="r-daily-{span.start}-{span.end}">')[1]
    inside, depth = "", 1
    for piece in re.split(r"(</?mark[^>]*>)", begun):
        depth += piece.startswith("<mark") - piece.startswith("</mark")
        if not depth:
            break
        inside += piece
    assert re.sub("<[^>]+>", "", inside) == words


def test_every_point_of_a_map_leads_to_its_statements(page: str) -> None:
    where = page.split('id="where"')[1].split("</section>")[0]
    rows = dict(re.findall(r'<tr id="(place-\d+)">(.*?)</tr>', where, re.S))
    points = re.findall(r'<a href="#([^"]+)" class="map-to"', where)
    assert set(points) == set(rows)
    for row in rows.values():
        assert 'href="#f-' in row
        assert re.search(r"± \d+ km|only", row)
        assert re.search(r"no other place in the gazetteer|one of|from the places that were added", row)
        assert re.search(r'Written .*href="#r-', row, re.S)


def test_headings_are_in_order_and_one_is_first(outline: Outline) -> None:
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    for before, after in zip(outline.headings, outline.headings[1:], strict=False):
        assert after <= before + 1


def test_landmarks_language_and_names(outline: Outline) -> None:
    tags = [tag for tag, _ in outline.elements]
    for landmark in ("header", "main", "footer", "nav"):
        assert tags.count(landmark) == 1
    assert dict(outline.elements[0][1]).get("lang") == "en"
    for tag, fields in outline.elements:
        if tag == "svg" and fields.get("aria-hidden") != "true":
            assert fields.get("role") in ("img", "group")
            assert fields.get("aria-labelledby")
        if tag == "blockquote":
            assert fields.get("dir") == "auto"
        if fields.get("tabindex") == "0":
            assert fields.get("aria-label")


def test_nothing_is_fetched_and_the_policy_says_so(page: str, outline: Outline) -> None:
    for tag, fields in outline.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "form", "base")
        assert "src" not in fields
        assert "style" not in fields
        assert not any(name.startswith("on") for name in fields)
    assert "default-src 'none'" in html.unescape(page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_policy_allows_exactly_this_style_and_script(page: str) -> None:
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)[0]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy


def test_statuses_are_glyph_and_word(page: str) -> None:
    assert '<span aria-hidden="true">◐</span> Contested' in page
    assert '<span aria-hidden="true">?</span> Not verified' in page
    assert '<span aria-hidden="true">↻</span> Revised' in page


def test_the_parts_are_there(page: str) -> None:
    for words in (
        "Vallecito: fourteen killed; about 2,500 people in the province of Alto Oria have no drinking water",
        "5 reports from 5 outlets",
        "The Post could not independently verify their account.",
        "no statement found",
        "copy, 60%",
        "broken.txt",
    ):
        assert words in page
    assert "onfirmed" not in re.sub(r"<q>.*?</q>|<mark.*?</mark>", "", page)


def test_the_same_account_gives_the_same_page(account: Account, page: str) -> None:
    assert render(dam.turned(account)) == page


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</style>'


def hostile() -> Account:
    base = dam.account()
    wire = base.readings[-1]
    text = wire.text.replace("Soldiers", HOSTILE)
    document = Document(
        "wire", text, source=HOSTILE, title=HOSTILE, published=HOSTILE, lang='en" onclick="x',
        url="javascript:alert(1)", byline=HOSTILE, credit=HOSTILE, file=HOSTILE,
    )  # fmt: skip
    readings = (*base.readings[:-1], msgspec.structs.replace(wire, document=document))
    place = Place(HOSTILE, -11.7, -75.5, 30.0, HOSTILE, "PE", "admin1")
    claims = tuple(
        msgspec.structs.replace(c, facts=tuple(msgspec.structs.replace(f, place=place) for f in c.facts))
        for c in base.claims
        if c.id != "c16"
    )
    entities = tuple(msgspec.structs.replace(e, name=HOSTILE, roles=(HOSTILE,)) for e in base.entities)
    findings = tuple(
        msgspec.structs.replace(f, why=HOSTILE, question=Question(HOSTILE, f.question.predicate, HOSTILE))
        for f in base.findings
    )
    return msgspec.structs.replace(
        base, readings=readings, claims=claims, entities=entities, findings=findings, made_by=HOSTILE,
        lineage=tuple(msgspec.structs.replace(d, why=HOSTILE) for d in base.lineage),
        origins=tuple(msgspec.structs.replace(o, why=HOSTILE, credit=HOSTILE) for o in base.origins),
        rejections=(Rejection(HOSTILE, HOSTILE, HOSTILE),),
    )  # fmt: skip


def test_text_of_a_report_never_reaches_the_page_unescaped() -> None:
    text = render(hostile())
    outline = Outline(text)
    assert text.count("<script") == 1
    assert "<img" not in text
    assert "javascript:" not in " ".join(outline.links)
    assert not any(name.startswith("on") for _, fields in outline.elements for name in fields)
    assert "49" not in re.findall(r"onerror=alert\(2\)&gt;(.{0,9})", text)
    assert outline.broken == []
    assert text.count("&lt;script&gt;alert(1)") > 10


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        (" https://example.org ", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str | None, safe: bool) -> None:
    assert (safe_link(url) is not None) == safe


def test_empty_accounts_have_a_page_too() -> None:
    for account in (
        Account(None, "x", ()),
        Account(None, "x", (Reading(Document("r", "")),)),
        Account("2031-01-01", "x", (Reading(Document("r", "…\n\n?!")),), rejections=(Rejection("a", "b", "c"),)),
    ):
        outline = Outline(render(account))
        assert outline.broken == []
        assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_a_finding_of_claims_that_are_not_there_is_left_out(account: Account) -> None:
    ghost = Finding("g", Question("ghost", "other"), {}, "contested", ("zz",), ("yy",), (), 1, (), False, None, "boo")
    text = render(msgspec.structs.replace(account, findings=(*account.findings, ghost)))
    assert "boo" not in text


def test_ids_that_are_no_plain_words_still_link() -> None:
    base = dam.account()
    rename = {"wire": "wire/ä b#1"}
    readings = tuple(
        msgspec.structs.replace(
            r, document=msgspec.structs.replace(r.document, id=rename.get(r.document.id, r.document.id))
        )
        for r in base.readings
    )
    claims = tuple(msgspec.structs.replace(c, report=rename.get(c.report, c.report)) for c in base.claims)
    outline = Outline(render(msgspec.structs.replace(base, readings=readings, claims=claims, lineage=())))
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert all(re.fullmatch(r"[\w-]+", i) for i in outline.ids)


def test_long_lists_end_with_a_note(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_FINDINGS", 3)
    monkeypatch.setattr(pages, "MOST_TEXT", 300)
    text = render(account)
    outline = Outline(text)
    assert "1 further finding," in text  # the seven main points are always shown
    assert "dossier.json" in text
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_several_stories_are_listed(account: Account) -> None:
    second = msgspec.structs.replace(account.stories[0], id="s2", label="<i>Rain", reports=("norte", "ghost"))
    text = render(msgspec.structs.replace(account, stories=(*account.stories, second)))
    assert '<section id="stories"' in text
    assert '<section id="stories"' not in render(account)


def test_stories_beyond_the_last_letter_are_listed_by_their_labels(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bystory, "MOST_STORIES", 1)
    second = msgspec.structs.replace(account.stories[0], id="s2", label="<i>Rain", reports=("norte", "ghost"))
    text = render(msgspec.structs.replace(account, stories=(*account.stories, second)))
    assert "&lt;i&gt;Rain" in text
    assert "--story s2" in text


def test_write_page_makes_the_folder(account: Account, tmp_path: Path) -> None:
    path = write_page(account, tmp_path / "a" / "b")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match="-o"):
        write_page(account, tmp_path / "file")


def test_a_lone_surrogate_does_not_stop_the_page(tmp_path: Path) -> None:
    odd = Account(None, "x", (Reading(Document("r", "a\ud800b", title="\udfff")),), entities=(
        Entity("e", "person", "n", (), (), ()),
    ))  # fmt: skip
    assert "a" in write_page(odd, tmp_path).read_text(encoding="utf-8")


def test_spans_at_the_edges_of_the_text(account: Account) -> None:
    claim = msgspec.structs.replace(account.claims[0], id="edge", content=(Span(0, len(dam.TEXTS["wire"])),))
    finding = msgspec.structs.replace(account.findings[0], id="fe", pro=("edge",))
    text = render(msgspec.structs.replace(account, claims=(*account.claims, claim), findings=(finding,)))
    assert f'id="r-wire-0-{len(dam.TEXTS["wire"])}"' in text


def test_a_place_that_the_headline_alone_tells_has_no_empty_link(account: Account) -> None:
    place = Place("Vallecito", -11.78, -75.49, 4.0, "invented:1", "PE", "city")
    events = (MainEvent("wire", place=place, place_sure=0.8),)
    made = render(msgspec.structs.replace(account, main_events=events))
    assert "Vallecito</span>, Peru, ± 4 km (told by the headline alone; " in made
    assert 'href=""' not in made
