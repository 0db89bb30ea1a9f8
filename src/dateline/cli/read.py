"""`dateline read`: what each report says, one JSON line a report."""

from __future__ import annotations

import argparse
import sys

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "read",
        run,
        common,
        words=(
            "what each report says, one JSON line a report",
            "Writes one reading per report as JSON lines on standard output, in the order of the input.",
            "  dateline read report.txt\n  cat reports.jsonl | dateline read - > readings.jsonl",
        ),
    )
    made.add_argument("paths", nargs="*", metavar="PATH", help=f"{console.PATHS}; nothing is -")


def run(options: argparse.Namespace) -> int:
    """Read and write."""
    from dateline.model import Rejection
    from dateline.pipeline import encode_reading, read
    from dateline.report import wording

    names = options.paths or ["-"]
    out = sys.stdout.buffer
    done, rejected = 0, 0
    show = console.progress(options)
    for item in read(console.paths(names), console.settings(options), console.stdin(names), show):
        if isinstance(item, Rejection):
            console.clear(options)
            rejected += console.told([item])
            continue
        out.write(encode_reading(item) + b"\n")
        out.flush()
        done += 1
    console.clear(options)
    if rejected:
        print(f"{wording.plural(done, 'report')} read, {rejected} set aside", file=sys.stderr)
    if not done:
        print(f"dateline: no report could be read from {', '.join(names)}", file=sys.stderr)
        return console.FAILED
    return console.outcome(rejected)
