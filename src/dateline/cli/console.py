"""What every verb shares at the keyboard: exit codes, settings, progress, and what was set aside.

`EXIT_CODES` says what each exit code means, for every verb alike; docs/formats.md has them as a table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded late in each verb, so that --help is quick.
    from dateline.model import Rejection
    from dateline.readers import Progress
    from dateline.settings import Settings
    from dateline.store.open import SqlStore

DONE, FAULTS, FAILED, SOME_REJECTED = 0, 1, 2, 3
#: A fault of the program; stopped at the keyboard; the reader of the output went away. The last two are a shell's own.
BROKEN, STOPPED, UNREAD = 70, 130, 141

EXIT_CODES = {
    DONE: "all was done",
    FAULTS: "`verify` found faults",
    FAILED: "nothing could be done; the message says what to change",
    SOME_REJECTED: "done, but some records were set aside, each with its reason on standard error",
    BROKEN: "a fault of the program itself; -v shows where",
    STOPPED: "stopped at the keyboard",
    UNREAD: "whoever read the output went away",
}

PATHS = "a folder, or .txt, .html, .md, .jsonl files; a folder may hold a manifest.csv; - for JSONL on standard input"
LEDGER = "a ledger: a file that `dateline add` made, or postgresql://user@host/database"
#: How a file of SQLite begins, by which a ledger is told from a report (sqlite.org/fileformat.html, 1.3).
SQLITE = b"SQLite format 3\x00"
_DATABASES = ("postgresql://", "postgres://", "postgresql+")


def is_ledger(name: str) -> bool:
    """Whether a path or address names a ledger: by its address, or by what the file begins with."""
    if name.startswith(_DATABASES):
        return True
    try:
        with Path(name).open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def the_ledger(names: Sequence[str]) -> str | None:
    """The ledger among the names; None where they are reports. Raises SetupError where both are mixed."""
    from dateline.errors import SetupError

    ledgers = [name for name in names if is_ledger(name)]
    if ledgers and len(names) > 1:
        raise SetupError(f"{ledgers[0]} is a ledger; give it alone, or give reports without it")
    return ledgers[0] if ledgers else None


def opened(name: str, make: bool = False, to_read: bool = False) -> closing[SqlStore]:
    """A ledger's store. Raises SetupError where it is none, or is not there and shall not be made.

    With `to_read` a ledger that may not be written is read all the same.
    """
    from dateline.errors import SetupError
    from dateline.store.open import open_store

    path = Path(name)
    if not is_ledger(name):
        if path.is_dir() or (path.exists() and path.stat().st_size):
            raise SetupError(
                f"{name} is there already and is no ledger; name the ledger first, as a new file: "
                "`dateline add news.db REPORTS`"
            )
        if not make:
            raise SetupError(f"there is no ledger {name}; make it with `dateline add {name} PATH`")
    return closing(open_store(name, to_read=to_read))


def settings(options: argparse.Namespace) -> Settings:
    """The settings of --config, or of ./dateline.toml where it is there."""
    from dateline.settings import load

    default = Path("dateline.toml")
    return load(options.config or (default if default.is_file() else None))


def paths(names: Sequence[str]) -> list[Path]:
    """The names as paths."""
    return [Path(name) for name in names]


def stdin(names: Sequence[str]) -> IO[bytes] | None:
    """Standard input, where a name asks for it."""
    return sys.stdin.buffer if "-" in names else None


def now() -> str:
    """The moment, in UTC to the microsecond: two decisions in a row keep their order."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def progress(options: argparse.Namespace) -> Progress:
    """Shows progress on standard error, where a person looks at it."""
    from dateline.readers import silent

    if options.quiet or not sys.stderr.isatty():
        return silent

    def show(stage: str, done: int, total: int | None) -> None:
        count = f" {done}" if done else ""
        print(f"\r\033[K{stage}{count}{f' of {total}' if total else ''} …", end="", file=sys.stderr, flush=True)

    return show


def clear(options: argparse.Namespace) -> None:
    """Takes the progress line away."""
    if not options.quiet and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def outcome(set_aside: int) -> int:
    """The exit code of what was done."""
    return SOME_REJECTED if set_aside else DONE


def told(rejections: Iterable[Rejection]) -> int:
    """Says on standard error what was set aside; returns how many."""
    number = 0
    for rejection in rejections:
        number += 1
        print(f"set aside: {rejection.item}: {rejection.reason}", file=sys.stderr)
    return number
