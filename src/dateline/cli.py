"""The command line: short verbs over the pipeline. Logging, progress and exit codes live here and nowhere else.

Exit codes: 0, all was read; 2, nothing could be done, and the message says what to change; 3, done, but some records
were set aside, each with its reason on standard error.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dateline import __version__

if TYPE_CHECKING:
    # Loaded late in each command, so that --help is quick.
    from dateline.pipeline import Progress
    from dateline.settings import Settings

DONE, FAILED, SOME_REJECTED = 0, 2, 3

_EPILOG = """examples:
  dateline build reports/ -o out          one account of a folder of reports; open out/index.html
  dateline read report.txt                what one report says, as JSON
  cat reports.jsonl | dateline read -     the same for records on standard input
  dateline gazetteer add UA.txt           know more villages

exit codes: 0 all read; 2 nothing could be done; 3 done, but some records were set aside"""


def parser() -> argparse.ArgumentParser:
    """The whole command line; its help is quoted in the documentation."""
    top = argparse.ArgumentParser(
        prog="dateline",
        description="Reads the many reports of an unfolding event and gives back one account that can be checked.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"dateline {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, metavar="FILE", help="settings (default: ./dateline.toml if there)")
    common.add_argument("-v", "--verbose", action="store_true", help="say what is being done, and trace failures")
    common.add_argument("-q", "--quiet", action="store_true", help="no progress")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    paths = "a folder, or .txt, .html, .md, .jsonl files; a folder may hold a manifest.csv"
    build = verbs.add_parser(
        "build",
        parents=[common],
        help="one account of many reports, as pages and data",
        description="Reads all reports and writes OUT/index.html (the brief and every report) and OUT/dossier.json.",
    )
    build.add_argument("paths", nargs="+", metavar="PATH", help=f"{paths}; - for JSONL on standard input")
    build.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="folder to write, made if missing")
    read = verbs.add_parser(
        "read",
        parents=[common],
        help="what each report says, one JSON line a report",
        description="Writes one reading per report as JSON lines on standard output, in the order of the input.",
    )
    read.add_argument("paths", nargs="*", metavar="PATH", help=f"{paths}; - or nothing for JSONL on standard input")
    gazetteer = verbs.add_parser("gazetteer", help="the places that Dateline knows", description="Add places.")
    actions = gazetteer.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser(
        "add",
        parents=[common],
        help="add a GeoNames country dump or a CSV",
        description="Compiles FILE (GeoNames dump format, .txt or .txt.gz, or CSV) into your own gazetteer.",
    )
    add.add_argument("file", type=Path, metavar="FILE")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Argument errors leave through SystemExit, as argparse does."""
    options = parser().parse_args(arguments)
    logging.basicConfig(level=logging.DEBUG if options.verbose else logging.WARNING, format="%(name)s: %(message)s")
    from dateline.errors import SetupError

    try:
        return {"build": _build, "read": _read, "gazetteer": _gazetteer}[options.verb](options)
    except SetupError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone; what is left has no one to go to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("dateline: stopped", file=sys.stderr)
        return 130


def _build(options: argparse.Namespace) -> int:
    from dateline.pipeline import build, write

    settings = _settings(options)
    account = build(_paths(options.paths), settings, _stdin(options.paths), _progress(options))
    files = write(account, options.out)
    _clear(options)
    for rejection in account.rejections:
        print(f"set aside: {rejection.item}: {rejection.reason}", file=sys.stderr)
    reports, findings = len(account.readings), len(account.findings)
    print(f"{reports} reports, {len(account.claims)} claims, {findings} findings, {len(account.rejections)} set aside")
    print(f"open {files[0]}")
    return SOME_REJECTED if account.rejections else DONE


def _read(options: argparse.Namespace) -> int:
    from dateline.model import Rejection
    from dateline.pipeline import encode_reading, read

    paths = options.paths or ["-"]
    out = sys.stdout.buffer
    done, rejected = 0, 0
    for item in read(_paths(paths), _settings(options), _stdin(paths), _progress(options)):
        if isinstance(item, Rejection):
            rejected += 1
            _clear(options)
            print(f"set aside: {item.item}: {item.reason}", file=sys.stderr)
            continue
        out.write(encode_reading(item) + b"\n")
        out.flush()
        done += 1
    _clear(options)
    if rejected:
        print(f"{done} reports read, {rejected} set aside", file=sys.stderr)
    if not done:
        print(f"dateline: no report could be read from {', '.join(paths)}", file=sys.stderr)
        return FAILED
    return SOME_REJECTED if rejected else DONE


def _gazetteer(options: argparse.Namespace) -> int:
    from dateline.gazetteer.adding import add
    from dateline.resources import added_gazetteers

    added = add(options.file, added_gazetteers())
    print(f"{added.places:,} places from {options.file} are now known (in {added_gazetteers() / added.label})")
    if added.skipped:
        print(
            f"{added.skipped:,} lines named no place in Latin letters with a position and were left out",
            file=sys.stderr,
        )
    return DONE


def _settings(options: argparse.Namespace) -> Settings:
    from dateline.settings import load

    default = Path("dateline.toml")
    return load(options.config or (default if default.is_file() else None))


def _paths(names: Sequence[str]) -> list[Path]:
    return [Path(name) for name in names]


def _stdin(names: Sequence[str]) -> IO[bytes] | None:
    return sys.stdin.buffer if "-" in names else None


def _progress(options: argparse.Namespace) -> Progress:
    from dateline.pipeline import silent

    if options.quiet or not sys.stderr.isatty():
        return silent

    def show(stage: str, done: int, total: int | None) -> None:
        count = f" {done}" if done else ""
        print(f"\r\033[K{stage}{count}{f' of {total}' if total else ''} …", end="", file=sys.stderr, flush=True)

    return show


def _clear(options: argparse.Namespace) -> None:
    if not options.quiet and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
