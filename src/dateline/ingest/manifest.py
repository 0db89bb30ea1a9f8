"""`manifest.csv` beside the reports: what the files themselves do not say (file, published, source, title, url, lang).

Only `file` must be there; other columns may be missing or empty, further ones are ignored. A row is never trusted
beyond its folder. A date that is none costs the report its date, not its place in the account, and is said.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from dateline.errors import RecordError
from dateline.ingest.encoding import decode
from dateline.ingest.moment import ALLOWED, moment
from dateline.model import Rejection

NAME = "manifest.csv"
COLUMNS = ("file", "published", "source", "title", "url", "lang")
MOST_BYTES = 20_000_000


class Row(msgspec.Struct, frozen=True):
    """What a manifest says of one file; None where it is silent."""

    published: str | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None

    def fields(self) -> dict[str, str]:
        """The fields that are given."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


def read_manifest(path: Path, item: str) -> tuple[dict[Path, Row], list[Rejection]]:
    """Rows by path of the file they speak of, and what is wrong with the manifest, by line."""
    rows: dict[Path, Row] = {}
    wrong: list[Rejection] = []
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RecordError(item, "manifest", f"has more than {MOST_BYTES:,} bytes")
        lines = _lines(decode(path.read_bytes(), item), item)
        for number, line in lines:
            _row(path.parent, line, f"{item}:{number}", rows, wrong)
    except OSError as error:
        wrong.append(Rejection(item, "manifest", f"cannot be read: {error.strerror}"))
    except RecordError as error:
        wrong.append(Rejection(error.item, "manifest", error.reason))
    except csv.Error as error:
        wrong.append(Rejection(item, "manifest", f"is not a CSV file: {error}"))
    return rows, wrong


def _lines(text: str, item: str) -> list[tuple[int, dict[str, str]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda sign: (head.count(sign), sign == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column.strip().casefold() for column in next(reader, [])]
    if "file" not in columns:
        raise RecordError(
            item, "manifest", f'has no column "file"; its first line must name columns of {list(COLUMNS)}'
        )
    return [
        (reader.line_num, {c: cell.strip() for c, cell in zip(columns, cells, strict=False)})
        for cells in reader
        if any(cell.strip() for cell in cells)
    ]


def _row(folder: Path, line: dict[str, str], item: str, rows: dict[Path, Row], wrong: list[Rejection]) -> None:
    """Check one line and put it in `rows`, or say in `wrong` what is the matter."""
    name = line.get("file", "")
    target = _inside(folder, name)
    if target is None:
        wrong.append(Rejection(item, "manifest", f"{name!r} is no file below the manifest's folder"))
    elif not target.exists():
        wrong.append(Rejection(item, "manifest", f"names {name!r}, which is not there"))
    elif target in rows:
        wrong.append(Rejection(item, "manifest", f"names {name!r} again; its first line counts"))
    else:
        given = {c: line[c] for c in COLUMNS[1:] if line.get(c)}
        stated = given.pop("published", None)
        published = moment(stated) if stated else None
        if stated and not published:
            reason = f"{stated!r} is no publication time of {name!r}; {ALLOWED}. The report is read without"
            wrong.append(Rejection(item, "manifest", reason))
        rows[target] = Row(published=published, **given)


def _inside(folder: Path, name: str) -> Path | None:
    """The path that `name` stands for, or None where it leaves `folder` or is no name."""
    parts = Path(name.replace("\\", "/")).parts if name and "\x00" not in name else ()
    return folder.joinpath(*parts) if parts and ".." not in parts and not Path(*parts).is_absolute() else None
