"""A reading as rows, and rows as a reading: pure, without a database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import count
from operator import attrgetter, eq
from typing import Any, NamedTuple

import msgspec

from dateline.errors import RecordError
from dateline.reading import Attribution, Caveat, Document, Event, Furniture, Mention, Parse, Reading, Span
from dateline.store.moments import latest
from dateline.store.pack import Layer, digest, pack
from dateline.store.schema import LAYERS
from dateline.text import fold, paragraphs
from dateline.values import Act, Name, Place, Quantity, Time, Value

#: Fields of a document that have a text column of their own.
FIELDS = ("source", "title", "published", "lang", "url", "byline", "credit", "dateline", "revises", "file")

#: Longer words are cut for the index: PostgreSQL allows 2,046 bytes a word, and nobody searches for such.
LONGEST_WORD = 64

_NUMBER = attrgetter("i")


class Item(NamedTuple):
    """What a record marks: its id, where, what kind of thing it is and what it says."""

    id: str
    start: int
    stop: int
    kind: str
    label: str


class LayerRow(NamedTuple):
    """One layer, ready to be written. `by` is None where nobody said who made it and no record does; then a layer
    without records is `blank`: not known to have been read at all, and not written."""

    by: str | None
    blank: bool
    digest: int
    payload: bytes
    items: list[Item]


class Sentence(NamedTuple):
    """A sentence and its folded words."""

    start: int
    stop: int
    words: list[str]


class Rows(NamedTuple):
    """All rows of one reading. `known` is None for an undated report."""

    id: str
    report: dict[str, Any]
    known: str | None
    layers: dict[str, LayerRow]
    sentences: list[Sentence]


def rows(reading: Reading, made_by: Mapping[str, str]) -> Rows:
    """The rows of a reading. Raises RecordError for one that no store can hold."""
    document = reading.document
    if not all(map(eq, map(_NUMBER, reading.parse.tokens), count())):
        raise RecordError(document.id, "store", "cannot be kept: the parser did not number the tokens in order")
    if storable(document.id) != document.id:
        raise RecordError(storable(document.id), "store", "cannot be kept: its id holds NUL or half a character")
    try:
        return Rows(
            document.id,
            report_row(document),
            latest(document.published) if document.published else None,
            {name: _layer(reading, name, made_by.get(name)) for name in LAYERS},
            list(sentences(reading)),
        )
    except (UnicodeEncodeError, OverflowError, msgspec.MsgspecError) as error:
        raise RecordError(document.id, "store", f"cannot be kept: {error}") from error


def storable(text: str) -> str:
    """The text with a replacement character for each that a database cannot hold: NUL and lone surrogates."""
    if "\x00" not in text and text.isascii():
        return text
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)


def report_row(document: Document) -> dict[str, Any]:
    """The columns of a document, without those that depend on when it was added."""
    plain = [document.id, document.text, *(getattr(document, field) or "" for field in FIELDS)]
    exact = msgspec.msgpack.encode(document) if any("\x00" in value for value in plain) else None
    values = {field: getattr(document, field) for field in ("id", "text", *FIELDS)}
    return {
        **{field: value if value is None or exact is None else storable(value) for field, value in values.items()},
        "normalised": document.normalised,
        "furniture": msgspec.msgpack.encode(document.furniture) if document.furniture else None,
        "exact": exact,
        "sha256": hashlib.sha256(document.text.encode()).hexdigest(),
        "digest": digest(msgspec.msgpack.encode(document)),
    }


_FURNITURE = msgspec.msgpack.Decoder(tuple[Furniture, ...])
_DOCUMENT = msgspec.msgpack.Decoder(Document)


def document_of(row: Mapping[Any, Any]) -> Document:
    """The document of a row of `report`. Raises ValueError where it is not the one that was written."""
    try:
        if row["exact"] is not None:
            found = _DOCUMENT.decode(row["exact"])
        else:
            furniture = _FURNITURE.decode(row["furniture"]) if row["furniture"] is not None else ()
            fields = {field: row[field] for field in ("id", "text", *FIELDS)}
            found = Document(**fields, normalised=bool(row["normalised"]), furniture=furniture)
    except (msgspec.MsgspecError, TypeError) as error:
        raise ValueError(str(error)) from error
    if digest(msgspec.msgpack.encode(found)) != row["digest"]:
        raise ValueError("its digest does not hold")
    return found


def _layer(reading: Reading, name: str, by: str | None) -> LayerRow:
    layer: Layer = getattr(reading, name)
    records = () if isinstance(layer, Parse) else layer
    named = sorted({record.by for record in records if not isinstance(record, Furniture)})
    makers = [*([by] if by else []), *(maker for maker in named if maker != by)]
    code, payload = pack(layer, reading.text)
    empty = not (layer.tokens if isinstance(layer, Parse) else records)
    return LayerRow(" ".join(makers) or None, empty and not makers, code, payload, list(items(records)))


def items(records: tuple[Any, ...]) -> Iterator[Item]:
    """One item a span, in the order of the records; an attribution has as many as it has spans."""
    found = list(_items(records))
    said = "".join([part for item in found for part in (item.id, item.label)])
    if said.isascii() and "\x00" not in said:
        return iter(found)
    return (item._replace(id=storable(item.id), label=storable(item.label)) for item in found)


def _items(records: tuple[Any, ...]) -> Iterator[Item]:
    for record in records:
        match record:
            case Furniture():
                yield Item("", record.span.start, record.span.end, record.kind, "")
            case Mention():
                kind, label = _named(record.value)
                yield Item(record.id, record.span.start, record.span.end, kind, label)
            case Attribution():
                for kind in ("source", "cue", "content"):
                    for span in getattr(record, kind):
                        yield Item(record.id, span.start, span.end, kind, record.stance)
            case Caveat():
                yield Item(record.id, record.span.start, record.span.end, record.kind, "")
            case Event():
                yield Item(record.id, record.span.start, record.span.end, "event", record.act.type)


def _named(value: Value) -> tuple[str, str]:
    """What kind of thing a value is, and how to call it."""
    match value:
        case Name():
            return value.kind, value.name
        case Time():
            return value.type, value.value
        case Place():
            return value.feature or "place", value.name
        case Quantity():
            number = value.value if value.value is not None else value.low if value.low is not None else value.high
            figure = "" if number is None else f"{number:.12g}"
            return value.predicate, " ".join(part for part in (figure, value.unit, value.of) if part)
        case Act():
            return "act", value.type


def sentences(reading: Reading) -> Iterator[Sentence]:
    """What can be found: the sentences of the parse, or the paragraphs of a report without one."""
    text, parse = reading.text, reading.parse
    spans: Iterator[Span] = map(parse.sentence_span, range(len(parse.sentences)))
    for span in spans if parse.sentences else paragraphs(text):
        words = folded(span.of(text))
        if words:
            yield Sentence(span.start, span.end, words)


def folded(text: str) -> list[str]:
    """The words of a text as they are compared: without case, accents and punctuation."""
    # Past the cache of `fold`: sentences do not recur, and would drive the names out of it.
    return [word[:LONGEST_WORD] for word in fold.__wrapped__(text).replace("_", " ").split()]
