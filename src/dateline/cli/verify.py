"""`dateline verify`: whether a ledger is whole."""

from __future__ import annotations

import argparse

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "verify",
        run,
        common,
        words=(
            "whether a ledger is whole",
            "Checks that every span slices to its text, every id resolves, every hash holds, and that what is kept of\n"
            "the account is what the reports give. One line a fault with what to do; exit code 1 where there is one.",
            "  dateline verify news.db\n  dateline verify news.db --mend",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("--mend", action="store_true", help="first make anew what is derived from reports and decisions")


def run(options: argparse.Namespace) -> int:
    """Check and list."""
    from dateline.ledger import Ledger
    from dateline.report import wording

    faults = 0
    with console.opened(options.ledger, to_read=not options.mend) as store:
        if options.mend:
            Ledger(store).mend()
        for fault in store.verify():
            faults += 1
            print(fault)
        if not faults:
            for fault in Ledger(store, console.progress(options)).verify():
                faults += 1
                print(fault)
        lacking = store.missing()
    console.clear(options)
    for layer, reports in lacking.items():
        told = wording.plural(reports, "report")
        print(f"{told} without {layer}, forgotten or never read: `dateline add {options.ledger}` reads anew")
    print(f"{options.ledger}: {wording.plural(faults, 'fault') if faults else 'whole'}")
    return console.FAULTS if faults else console.DONE
