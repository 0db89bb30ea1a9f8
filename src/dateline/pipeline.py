"""The ways through: reports in, readings or an account out, and an account written as pages and data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from dateline.account import account
from dateline.errors import SetupError
from dateline.ingest.sources import read_paths
from dateline.model import Account, Reading, Rejection
from dateline.readers import Progress, Readers, encode_reading, silent
from dateline.report.export import write_dossier
from dateline.report.page import write_page
from dateline.settings import Settings

__all__ = ["Progress", "Readers", "account", "build", "encode_reading", "read", "silent", "write"]


def read(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Iterator[Reading | Rejection]:
    """Readings and rejections of all reports in `paths`, in order."""
    readers = Readers(settings)
    for number, item in enumerate(readers.read(read_paths(paths, settings.ingest, stdin)), start=1):
        progress("reading", number, None)
        yield item


def build(
    paths: Sequence[Path], settings: Settings, stdin: IO[bytes] | None = None, progress: Progress = silent
) -> Account:
    """The account of all reports in `paths`. Raises SetupError when not one report could be read."""
    # Sorted, so that of two duplicates the same one is kept whatever the order on the command line.
    items = list(read(sorted(paths), settings, stdin, progress))
    readings = [item for item in items if isinstance(item, Reading)]
    rejections = [item for item in items if isinstance(item, Rejection)]
    if not readings:
        reasons = "; ".join(f"{r.item}: {r.reason}" for r in rejections[:3]) or "nothing found there"
        raise SetupError(f"no report could be read from {', '.join(map(str, paths))} ({reasons})")
    return account(readings, rejections, Readers(settings).made_by, progress)


def write(made: Account, folder: Path) -> list[Path]:
    """Write the pages and the dossier below `folder`; returns the files, the page first.

    Raises SetupError where the folder cannot be written.
    """
    return [write_page(made, folder), write_dossier(made, folder)]
