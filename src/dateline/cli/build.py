"""`dateline build`: one account of many reports, as pages and data."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.model import Account

RULES = ("latest", "lowest", "highest", "most-repeated")
WHEN = "a moment: 2022-09-09T12:00Z, or a day, which counts to its end in UTC"


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "build",
        run,
        common,
        words=(
            "one account of many reports, as pages and data",
            "Writes OUT/index.html (the brief and every report) and OUT/dossier.json, of reports or of a ledger.\n"
            "With --as-of nothing published later has a part in it; reports without a time are left out.",
            "  dateline build reports/ -o out\n"
            "  dateline build reports/ -o out --as-of 2022-09-09T12:00Z\n"
            "  dateline build news.db -o out --story s3f29c01d2ab4\n"
            "  dateline build news.db -o out --rule lowest",
        ),
    )
    made.add_argument("paths", nargs="+", metavar="PATH|LEDGER", help=f"{console.PATHS}; or {console.LEDGER}")
    made.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="folder to write, made if missing")
    made.add_argument("--as-of", metavar="T", help=f"only what was published by {WHEN}")
    made.add_argument("--story", metavar="ID", help="of a ledger, one story: its id, or the id of one of its reports")
    made.add_argument(
        "--rule", choices=RULES, help="which figure stands where voices differ (default: [reconcile] rule, or latest)"
    )
    later_decisions(made)


def later_decisions(made: argparse.ArgumentParser) -> None:
    """The option on decisions made after the moment."""
    made.add_argument(
        "--later-decisions", action="store_true", help="a past account with what people decided after it, too"
    )


def run(options: argparse.Namespace) -> int:
    """Build, write, and say where."""
    from dateline.pipeline import write
    from dateline.report.counts import in_words
    from dateline.report.lookup import Lookup

    account, rejected = made(options, options.story)
    files = write(account, options.out)
    console.clear(options)
    print(f"{in_words(Lookup(account))}; {rejected} set aside")
    print(f"open {files[0]}")
    return console.outcome(rejected)


def made(options: argparse.Namespace, story: str | None = None) -> tuple[Account, int]:
    """The account that the options ask for, and how many records were set aside, which is told.

    Raises SetupError where no report was published by the moment that is asked for.
    """
    from dateline.cli.moments import require_reports
    from dateline.errors import SetupError
    from dateline.pipeline import account, gather

    ledger = console.the_ledger(options.paths)
    show = console.progress(options)
    as_of = getattr(options, "as_of", None)
    settings = console.settings(options)
    rule = options.rule or settings.reconcile.rule
    if ledger is not None:
        from dateline.ledger import Ledger

        with console.opened(ledger, to_read=True) as store:
            found = Ledger(store, show).account(
                as_of, story, rule=rule, later_decisions=getattr(options, "later_decisions", False)
            )
            console.clear(options)
            require_reports(found, store.documents(), as_of, ledger)
        return found, console.told(found.rejections)
    if story is not None:
        raise SetupError("--story is for ledgers; reports in a folder are one account")
    names = options.paths
    gathered = gather(console.paths(names), settings, console.stdin(names), show)
    found = account(gathered.readings, gathered.rejections, gathered.made_by, show, (), as_of, rule)
    console.clear(options)
    require_reports(found, (r.document for r in gathered.readings), as_of, ", ".join(names))
    notes = [] if as_of is None else list(found.rejections)
    return found, console.told([*gathered.rejections, *notes])
