"""The ways through: reports in, readings or an account out, and an account written as pages and data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from dateline.account import account
from dateline.errors import SetupError
from dateline.ingest.sources import read_paths
from dateline.model import Account, Rejection
from dateline.readers import Progress, Readers, encode_reading, silent
from dateline.reading import Reading
from dateline.report.export import write_dossier
from dateline.report.page import write_page
from dateline.settings import Settings

__all__ = ["Progress", "Readers", "account", "build", "encode_reading", "gather", "read", "silent", "write"]


def read(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Iterator[Reading | Rejection]:
    """Readings and rejections of all reports in `paths`, in order."""
    return _read(Readers(settings), paths, settings, stdin, progress)


def _read(
    readers: Readers, paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None, progress: Progress
) -> Iterator[Reading | Rejection]:
    for number, item in enumerate(readers.read(read_paths(paths, settings.ingest, stdin)), start=1):
        progress("reading", number, None)
        yield item


class Gathered(msgspec.Struct, frozen=True):
    """All that was read from some paths, and the program that read it."""

    readings: tuple[Reading, ...]
    rejections: tuple[Rejection, ...]
    made_by: str


def gather(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Gathered:
    """The readings of all reports in `paths`. Raises SetupError when not one report could be read."""
    # Sorted, so that of two duplicates the same one is kept whatever the order on the command line.
    readers = Readers(settings)
    items = list(_read(readers, sorted(paths), settings, stdin, progress))
    readings = tuple(item for item in items if isinstance(item, Reading))
    rejections = tuple(item for item in items if isinstance(item, Rejection))
    if not readings:
        reasons = "; ".join(f"{r.item}: {r.reason}" for r in rejections[:3]) or "nothing found there"
        raise SetupError(f"no report could be read from {', '.join(map(str, paths))} ({reasons})")
    return Gathered(readings, rejections, readers.made_by)


def build(
    paths: Sequence[Path],
    settings: Settings,
    stdin: IO[bytes] | None = None,
    progress: Progress = silent,
    as_of: str | None = None,
) -> Account:
    """The account of all reports in `paths`, or of those published by `as_of`.

    Raises SetupError when not one report could be read, and for an `as_of` that is no time.
    """
    read = gather(paths, settings, stdin, progress)
    return account(read.readings, read.rejections, read.made_by, progress, as_of=as_of, rule=settings.reconcile.rule)


def write(made: Account, folder: Path) -> list[Path]:
    """Write the pages and the dossier below `folder`; returns the files, the page first.

    Raises SetupError where the folder cannot be written.
    """
    return [write_page(made, folder), write_dossier(made, folder)]
