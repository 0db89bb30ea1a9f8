"""Files below the paths that a user names, in sorted order, each once round any loop of links."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.model import Rejection

STANDARD_INPUT = "-"


class Found(msgspec.Struct, frozen=True):
    """A file to read. `label` names it in reports and rejections: below the one folder given, by name, or as typed."""

    path: Path
    label: str


def walk(paths: Sequence[Path]) -> Iterator[Found | Rejection]:
    """Every plain file of `paths`, folders depth first by name; names that begin with a dot are passed over in folders.

    What is not there, cannot be read or is no file comes out as a Rejection in its place. A folder reached again
    through a link is left out in silence.
    """
    alone, beside = len(paths) == 1, len({path.parent for path in paths}) == 1
    for path in paths:
        # Paths that lie side by side need no more than their names to be told apart.
        typed = path.name if beside and path.name else path.as_posix()
        try:
            kind = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield Rejection(str(path), "ingest", _why(error))
            continue
        if stat.S_ISDIR(kind):
            yield from _folder(path, "" if alone else f"{typed.rstrip('/')}/")
        else:
            yield _file(path, typed, kind)


def _folder(root: Path, prefix: str) -> Iterator[Found | Rejection]:
    seen: set[tuple[int, int]] = set()
    waiting = [(root, prefix)]
    while waiting:
        path, label = waiting.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield _file(path, label, status.st_mode)
                continue
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted((n for n in os.listdir(path) if not n.startswith(".")), reverse=True)
        except OSError as error:
            yield Rejection(label or str(path), "ingest", _why(error))
            continue
        below = label if label.endswith("/") or not label else f"{label}/"
        waiting.extend((path / name, f"{below}{name}") for name in names)


def _file(path: Path, label: str, mode: int) -> Found | Rejection:
    if not stat.S_ISREG(mode):
        return Rejection(label, "ingest", "is no plain file (a pipe, socket or device); give text files or folders")
    return Found(path, label)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist, or is a link to nothing"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"
