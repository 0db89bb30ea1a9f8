"""Markdown files: the canonical text is what a reader of the rendered page sees, one paragraph a line.

Markup left in would sit between words ("**ten** people", "[officials](http://…) said") and break names, figures and
quotations for every stage behind; the words, their order and their paragraphs stay. Pictures go, alternative text
too. A `key: value` block between `---` lines at the top gives title, date, source, url and author, and the first
top-level heading gives the title where that block does not. Parsed by markdown-it (CommonMark with tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline.errors import RecordError
from dateline.ingest.encoding import decode
from dateline.ingest.moment import ALLOWED, moment
from dateline.model import Rejection
from dateline.reading import Document
from dateline.settings import IngestSettings

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_FIELDS = {"title": "title", "source": "source", "outlet": "source", "url": "url", "author": "byline", "lang": "lang"}
_DATES = ("published", "date")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"<(script|style)\b[^>]{0,500}>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")


class MarkdownReader:
    """Reads `.md` and `.markdown`: one report a file."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def __init__(self, settings: IngestSettings) -> None:
        self.settings = settings

    def read(self, path: Path) -> Iterator[Document | Rejection]:
        """The one draft in `path`, after a Rejection of the date in its head where that is none.

        Raises RecordError for bytes that are no text, and for text beyond `max_characters`.
        """
        source = decode(path.read_bytes(), path.name)
        if len(source) > self.settings.max_characters:
            most = self.settings.max_characters
            raise RecordError(
                path.name, "ingest", f"has {len(source):,} characters; {most:,} are allowed (max_characters)"
            )
        front = _FRONT.match(source)
        fields: dict[str, str] = {}
        if front:
            pairs = {key.casefold(): value.strip("\"'") for key, value in _PAIR.findall(front[1])}
            fields = {field: pairs[key] for key, field in sorted(_FIELDS.items()) if pairs.get(key)}
            dates = [pairs[key] for key in _DATES if pairs.get(key)]
            if dates and (published := moment(dates[0])):
                fields["published"] = published
            elif dates:
                yield Rejection(path.name, "ingest", f"{dates[0]!r} is no publication time; {ALLOWED}. Read without")
        title, text = render(source[front.end() :] if front else source)
        if title and "title" not in fields:
            fields["title"] = title
        yield msgspec.structs.replace(Document(id="", text=text), **fields)


def render(source: str) -> tuple[str | None, str]:
    """The first top-level heading, and the visible text, blocks apart by an empty line and list items by a line end."""
    from markdown_it import MarkdownIt

    title = None
    lines: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    for number, token in enumerate(tokens):
        if token.type == "inline":
            line = _inline(token)
            opener = tokens[number - 1]
            if title is None and opener.type == "heading_open" and opener.tag == "h1":
                title = line.replace("\n", " ") or None
            lines.append(line)
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip("\n"))
        elif token.type == "html_block":
            lines.append(_SPACE.sub(" ", _TAG.sub(" ", _HIDDEN.sub(" ", token.content))).strip())
    return title, "\n\n".join(line for line in lines if line.strip())


def _inline(token: Token) -> str:
    words = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
    return "".join(words).strip()
