"""`dateline forget`: drop what a component read."""

from __future__ import annotations

import argparse

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "forget",
        run,
        common,
        words=(
            "drop what a component read",
            "Drops every layer of every reading that the component made, and what was derived from it. Reports and\n"
            "decisions stay; `dateline add LEDGER` reads the layers anew.",
            "  dateline forget news.db --by places@1\n  dateline add news.db",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("--by", required=True, metavar="COMPONENT@VERSION", help="as `by` has it in a reading")


def run(options: argparse.Namespace) -> int:
    """Drop and say how much."""
    from dateline.errors import SetupError
    from dateline.ledger import Ledger

    if "@" not in options.by:
        raise SetupError(f"--by {options.by} names no component; give its version too, such as {options.by}@1")
    with console.opened(options.ledger) as store:
        dropped = Ledger(store).forget(options.by)
    print(f"{dropped:,} rows by {options.by} dropped")
    if dropped:
        print(f"read them anew with: dateline add {options.ledger}")
    return console.DONE
