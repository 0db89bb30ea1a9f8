"""Bytes to text, or a reason why not: UTF-8, UTF-16 where its mark says so, windows-1252 where the bytes look like it.

A wrong guess would put wrong letters into evidence, so what is not clear is refused.
"""

from __future__ import annotations

import codecs
import re

from dateline.errors import RecordError

#: First bytes of files that people save under the wrong name.
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
ALLOWED = "save it as UTF-8"
#: Control characters that a text may hold: tab, newline, vertical tab, form feed, carriage return, and NEL.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[\xc0-\xff]")
#: Five bytes that windows-1252 leaves undefined, runs of high bytes that no Western word has.
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|[\xc0-\xff]{4}")
#: High bytes where windows-1252 has them in practice: a letter beside a letter, or the signs of a typesetter.
_LIKE_1252 = re.compile(
    rb"(?<=[A-Za-z\xc0-\xff])[\xc0-\xd6\xd8-\xf6\xf8-\xff\x8a\x8c\x8e\x9a\x9c\x9e]|"
    rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff\x8a\x8c\x8e\x9a\x9c\x9e](?=[A-Za-z])|[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb-\xbf]"
)
#: English press text has under 1 % of accented letters; at one in ten it is another language or encoding. Quotation
#: marks and dashes come on top, most of all in a short text.
MOST_LETTERS, MOST_HIGH = 0.1, 0.25
#: Text files with a few stray control bytes exist; beyond one in 200 a file is not text.
MOST_CONTROL = 0.005


def decode(data: bytes, item: str, declared: str | None = None) -> str:
    """The text of `data`; `declared` is an encoding that the file itself names (an HTML page's charset).

    Raises RecordError (stage "ingest") with `item` for what is binary or in an encoding that cannot be told.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise RecordError(item, "ingest", f"is {name}, not text; convert it to .txt, .html, .md or .jsonl")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _clean(_strict(data, "utf-16", item), item)
    if data.startswith(codecs.BOM_UTF8):
        return _clean(_strict(data[3:], "utf-8", item), item)
    if b"\x00" in data:
        raise RecordError(item, "ingest", f"holds NUL bytes, so it is binary or UTF-16 without a mark; {ALLOWED}")
    try:
        return _clean(data.decode("utf-8"), item)
    except UnicodeDecodeError as error:
        fault = error
    if declared is not None and (text := _try(data, declared)) is not None:
        return _clean(text, item)
    if _like_1252(data):
        return _clean(data.decode("cp1252"), item)
    where = f"byte 0x{data[fault.start]:02x} at offset {fault.start}"
    raise RecordError(item, "ingest", f"is not UTF-8 ({where}) and no other encoding is evident; {ALLOWED}")


def _strict(data: bytes, encoding: str, item: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RecordError(
            item, "ingest", f"says that it is {encoding.upper()} but is not, at byte {error.start}; {ALLOWED}"
        ) from error


def _try(data: bytes, encoding: str) -> str | None:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
        return data.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _like_1252(data: bytes) -> bool:
    high = len(_HIGH.findall(data))
    letters = len(_LETTER.findall(data))
    if high > MOST_HIGH * len(data) or letters > MOST_LETTERS * len(data):
        return False
    if _NOT_1252.search(data) or _CONTROL.search(data):
        return False
    return len(_LIKE_1252.findall(data)) >= 0.95 * high


def _clean(text: str, item: str) -> str:
    if "\x00" in text:
        raise RecordError(item, "ingest", f"holds NUL characters, so it is not text; {ALLOWED}")
    if len(_CONTROL_TEXT.findall(text)) > MOST_CONTROL * len(text):
        raise RecordError(item, "ingest", "is mostly control characters, so it is binary; give a text file")
    return text
