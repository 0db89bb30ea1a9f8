"""`dateline decisions`: what people decided, as JSON lines."""

from __future__ import annotations

import argparse
import sys

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "decisions",
        run,
        common,
        words=(
            "what people decided, as JSON lines",
            "Writes the whole log of LEDGER, oldest first, what was undone too. With --load it takes such lines in,\n"
            "which carries decisions from one ledger to another of the same reports.",
            "  dateline decisions news.db > decisions.jsonl\n  dateline decisions copy.db --load < decisions.jsonl",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("--load", action="store_true", help="read decisions from standard input and append them")


def run(options: argparse.Namespace) -> int:
    """Dump, or load."""
    from dateline.ledger import Ledger
    from dateline.report import wording
    from dateline.store.decisions import dump, load

    with console.opened(options.ledger, to_read=not options.load) as store:
        if not options.load:
            for line in dump(store.decisions()):
                sys.stdout.buffer.write(line)
            return console.DONE
        number = 0
        with store.together():
            for decision in load(sys.stdin.buffer):
                store.decide(decision)
                number += 1
        Ledger(store, console.progress(options)).update()
    print(f"{wording.plural(number, 'decision')} taken in")
    return console.DONE
