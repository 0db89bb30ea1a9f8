"""The lines of a user's file, however packed, one at a time: what is wrong with one of them costs that line alone."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.errors import SetupError

#: GeoNames allows 10,000 characters of other names; a longer line is no list of places.
LONGEST = 1 << 20
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Line:
    """One line: its number from 1, and its text; None where it is not UTF-8, and `why` says so."""

    __slots__ = ("number", "text", "why")

    def __init__(self, number: int, raw: bytes) -> None:
        self.number = number
        self.text: str | None = None
        self.why = ""
        try:
            self.text = raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            self.why = f"is not UTF-8 (byte 0x{raw[error.start]:02x} at column {error.start + 1})"


@contextmanager
def opened(file: Path) -> Iterator[Iterator[Line]]:
    """The lines of a plain, gzipped or zipped text file. Raises SetupError for another encoding or endless lines."""
    with file.open("rb") as raw:
        magic = raw.read(4)
    if magic[:2] == b"\x1f\x8b":
        with gzip.open(file, "rb") as packed:
            yield _lines(file, packed)
    elif magic == b"PK\x03\x04":
        with zipfile.ZipFile(file) as archive:
            fits = (".txt", ".csv", ".tsv")
            names = [n for n in archive.namelist() if n.lower().endswith(fits) and "readme" not in n.lower()]
            if not names:
                raise SetupError(f"{file} holds no .txt or .csv file")
            with archive.open(names[0]) as member:
                yield _lines(file, member)
    else:
        with file.open("rb") as plain:
            yield _lines(file, plain)


def _lines(file: Path, stream: IO[bytes] | gzip.GzipFile) -> Iterator[Line]:
    number = 0
    while raw := stream.readline(LONGEST + 1):
        number += 1
        if number == 1:
            if raw[:2] in _MARKS:
                raise SetupError(f"{file} is {_MARKS[raw[:2]]}; save it as UTF-8")
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if len(raw) > LONGEST:
            raise SetupError(f"{file}, line {number}: longer than {LONGEST:,} bytes; one line is one place")
        yield Line(number, raw)
