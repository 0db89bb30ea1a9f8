"""What an HTML page says of itself: JSON-LD (schema.org) first, then OpenGraph and the usual meta names.

A value is taken as stated or not at all; a time that is no ISO time is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from dateline.ingest.moment import moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|LiveBlogPosting$|^WebPage$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
#: Meta names in order of trust.
_TITLE = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
)
_SOURCE = ("og:site_name", "dc.publisher", "application-name")
_BYLINE = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl")
#: No page needs more; a page built to exhaust a reader may have it.
MOST_NODES, MOST_SCRIPT, LONGEST = 5000, 1_000_000, 500


class PageFields(msgspec.Struct, frozen=True):
    """Fields of one page; None where it does not say."""

    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    lang: str | None = None


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page's head names."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def page_fields(tree: HtmlElement) -> PageFields:
    """All fields that the page states."""
    meta = _meta(tree)
    article = _article(tree)
    stated = [_text(article.get("datePublished")), *(meta.get(name) for name in _PUBLISHED), *_times(tree)]
    return PageFields(
        title=_text(article.get("headline")) or _first(meta, _TITLE),
        published=next((m for value in stated if value and (m := moment(value))), None),
        source=_name(article.get("publisher")) or _first(meta, _SOURCE),
        url=_canonical(tree) or _web(_text(article.get("url"))) or _web(meta.get("og:url")),
        byline=_name(article.get("author")) or _person(_first(meta, _BYLINE)),
        lang=(tree.get("lang") or "").strip()[:20] or None,
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = _text(node.get("content"))
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _times(tree: HtmlElement) -> Iterator[str]:
    for node in tree.iter("time"):
        mark = f"{node.get('itemprop') or ''} {node.get('class') or ''} {node.get('pubdate') or ''}".casefold()
        if "publish" in mark or "pubdate" in mark:
            yield node.get("datetime") or ""


def _canonical(tree: HtmlElement) -> str | None:
    for node in tree.iter("link"):
        if (node.get("rel") or "").casefold() == "canonical":
            return _web(node.get("href"))
    return None


def _web(url: str | None) -> str | None:
    return url.strip() if url and re.match(r"\s*https?://\S+\s*$", url) else None


def _article(tree: HtmlElement) -> dict[str, object]:
    """The first JSON-LD node that is an article; articles come before the page that holds them."""
    nodes = [node for node in _linked_data(tree) if _type(node)]
    nodes.sort(key=lambda node: _type(node).casefold() == "webpage")
    return nodes[0] if nodes else {}


def _type(node: dict[str, object]) -> str:
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and _ARTICLE.search(kind):
            return kind
    return ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for script in tree.iter("script"):
        content = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(content) > MOST_SCRIPT:
            continue
        try:
            waiting: list[object] = [json.loads(content.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting.extend(node[:MOST_NODES])
            elif isinstance(node, dict):
                yield node
                waiting.extend(v for k, v in node.items() if k in ("@graph", "mainEntity", "mainEntityOfPage"))


def _name(value: object) -> str | None:
    """A name, or names joined by ", ", from a JSON-LD person, organisation, string or list of those."""
    names = []
    for one in value[:20] if isinstance(value, list) else [value]:
        name = _text(one.get("name")) if isinstance(one, dict) else _person(_text(one))
        if name:
            names.append(name)
    return ", ".join(dict.fromkeys(names)) or None


def _person(value: str | None) -> str | None:
    """A byline without "By", and None where the field holds an address."""
    if not value or re.match(r"https?://", value):
        return None
    return re.sub(r"^[Bb][Yy]:?\s+", "", value) or None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _SPACE.sub(" ", value).strip()[:LONGEST] or None if isinstance(value, str) else None
