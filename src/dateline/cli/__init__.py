"""The command line: short verbs, one module each. Logging and the way out of a failure live here and nowhere else."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline import __version__
from dateline.cli import add, build, copy, decide, decisions, diff, find, forget, gazetteer, read, verify, why
from dateline.cli.console import BROKEN, DONE, EXIT_CODES, FAILED, FAULTS, SOME_REJECTED, STOPPED, UNREAD

__all__ = ["BROKEN", "DONE", "EXIT_CODES", "FAILED", "FAULTS", "SOME_REJECTED", "STOPPED", "UNREAD", "main", "parser"]

#: In the order in which help lists them. Each module has `declare`, which adds its parser, and `run`.
VERBS = (build, read, add, find, why, diff, decide, decisions, forget, verify, copy, gazetteer)

_EXAMPLES = """examples:
  dateline build reports/ -o out          one account of a folder of reports; open out/index.html
  dateline read report.txt                what one report says, as JSON
  cat reports.jsonl | dateline read -     the same for records on standard input
  dateline add news.db reports/           keep reports in a ledger, and say what changed
  dateline build news.db -o out --as-of 2022-09-09T12:00Z
  dateline gazetteer add UA.txt           know more villages

`dateline VERB --help` shows more, with examples.
exit codes:
"""
_EPILOG = _EXAMPLES + "\n".join(f"  {code:<5}{meaning}" for code, meaning in EXIT_CODES.items())


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
    for verb in VERBS:
        verb.declare(verbs, common)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code, one of `EXIT_CODES`. Argument errors leave through SystemExit with 2."""
    options = parser().parse_args(arguments)
    # The matrices of reading are small: a second thread only waits, and takes a fifth more CPU time (2.49 to 2.09 s on
    # one story), far more where the other core is busy. Numpy looks here when it is first imported.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    logging.basicConfig(level=logging.DEBUG if options.verbose else logging.WARNING, format="%(name)s: %(message)s")
    if not options.verbose:
        # "discarding data: None" says nothing to whoever reads a page; why it is set aside is told in our words.
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from dateline.errors import SetupError

    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except SetupError as error:
        return _failed(str(error), FAILED)
    except BrokenPipeError:
        # The reader of our output has gone; what is left has no one to go to.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except KeyboardInterrupt:
        return _failed("stopped", STOPPED)
    except OSError as error:
        return _failed(f"{error.filename or 'the file system'}: {error.strerror or error}", FAILED)
    except Exception as error:
        logging.getLogger(__name__).debug("where it failed", exc_info=True)
        return _failed(f"a fault of the program ({type(error).__name__}: {error}); -v shows where", BROKEN)
    return code


def _failed(message: str, code: int) -> int:
    print(f"dateline: {message}", file=sys.stderr)
    return code
