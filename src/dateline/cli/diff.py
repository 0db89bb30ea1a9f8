"""`dateline diff`: what changed in the account between two moments, in sentences."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from dateline.cli import build, console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.model import Account


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "diff",
        run,
        common,
        words=(
            "what changed in the account between two moments",
            "Tells in sentences what the account as of --to says otherwise than the one as of --from: added, revised,\n"
            "withdrawn, newly contested, corroborated. Only what was published by then counts on either side.",
            "  dateline diff reports/ --from 2022-09-09 --to 2022-09-10\n"
            "  dateline diff news.db --from 2022-09-09T06:00Z --to 2022-09-09T18:00Z --json",
        ),
    )
    made.add_argument("paths", nargs="+", metavar="PATH|LEDGER", help=f"{console.PATHS}; or {console.LEDGER}")
    made.add_argument("--from", dest="first", required=True, metavar="T", help=build.WHEN)
    made.add_argument("--to", dest="second", required=True, metavar="T", help="a later moment")
    made.add_argument("--json", action="store_true", help="one JSON line a change")
    build.later_decisions(made)


def run(options: argparse.Namespace) -> int:
    """Make both accounts and tell the difference."""
    from dateline.clocks import by_moment
    from dateline.errors import SetupError
    from dateline.report.changes import changes

    if by_moment(options.first) > by_moment(options.second):
        raise SetupError(f"--from {options.first} is later than --to {options.second}; give the earlier one first")
    old, new = _accounts(options)
    console.clear(options)
    found = changes(old, new)
    if options.json:
        for item in found:
            print(json.dumps({"change": item.kind, "finding": item.finding, "sentence": item.sentence}))
        return console.DONE
    print(f"{len(old.readings)} reports by {options.first}, {len(new.readings)} by {options.second}")
    kind = ""
    for item in found:
        if item.kind != kind:
            kind = item.kind
            print(f"\n{kind.capitalize()}")
        print(f"  {item.sentence} ({item.finding})")
    if not found:
        print("nothing changed")
    return console.DONE


def _accounts(options: argparse.Namespace) -> tuple[Account, Account]:
    """As of --from, and as of --to."""
    from dateline.pipeline import account, gather

    ledger = console.the_ledger(options.paths)
    show = console.progress(options)
    if ledger is not None:
        from dateline.ledger import Ledger

        with console.opened(ledger) as store:
            return Ledger(store, show).differing(options.first, options.second, options.later_decisions)
    gathered = gather(console.paths(options.paths), console.settings(options), console.stdin(options.paths), show)
    console.told(gathered.rejections)
    readings, made_by = gathered.readings, gathered.made_by
    first, second = (account(readings, (), made_by, show, (), t) for t in (options.first, options.second))
    return first, second
