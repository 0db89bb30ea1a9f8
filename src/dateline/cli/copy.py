"""`dateline copy`: one ledger into another."""

from __future__ import annotations

import argparse
import sys

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "copy",
        run,
        common,
        words=(
            "one ledger into another",
            "Copies reports, readings, decisions and rejections from LEDGER into TARGET, which is made where it is\n"
            "not there and keeps what it has: to move to PostgreSQL or back, or to save what can be read from a\n"
            "damaged ledger. One line for each record that cannot be read; exit code 3 where there is one.",
            "  dateline copy news.db postgresql://desk@db/news\n  dateline copy damaged.db saved.db",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("target", metavar="TARGET", help="a new file, or a ledger")


def run(options: argparse.Namespace) -> int:
    """Copy, then account for what was copied."""
    from dateline.ledger import Ledger
    from dateline.report import wording
    from dateline.store.copying import copy

    faults = 0
    with console.opened(options.ledger, to_read=True) as source, console.opened(options.target, make=True) as target:
        for fault in copy(source, target):
            faults += 1
            print(fault, file=sys.stderr)
        ledger = Ledger(target, console.progress(options))
        ledger.follow(source)
        ledger.update()
        reports = sum(1 for _ in target.documents())
    console.clear(options)
    lost = f"; {wording.plural(faults, 'record')} could not be read" if faults else ""
    print(f"{options.target}: {wording.plural(reports, 'report')}{lost}")
    return console.outcome(faults)
