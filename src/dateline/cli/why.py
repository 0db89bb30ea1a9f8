"""`dateline why`: why a finding says what it says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dateline.cli import build, console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.model import Account


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "why",
        run,
        common,
        words=(
            "why a finding says what it says",
            "Tells of one finding: the question, the value, the status and the rule behind it; each claim for,\n"
            "against and superseded, with outlet, time, speaker, words and offsets; why they are together, where they\n"
            "come from, and what outlets and people said about them. FINDING is an id, or its beginning, as the page,\n"
            "dossier.json and `dateline why` without a FINDING give it.",
            "  dateline why examples/dam/reports\n"
            "  dateline why examples/dam/reports f3a0\n"
            "  dateline why news.db f3a01c9d2b77\n"
            "  dateline why news.db f3a01c9d2b77 --without-words       offsets alone",
        ),
    )
    made.add_argument("paths", nargs="+", metavar="PATH|LEDGER FINDING", help=f"{console.PATHS}; or {console.LEDGER}")
    made.add_argument("--as-of", metavar="T", help=f"as known at {build.WHEN}")
    made.add_argument("--without-words", action="store_true", help="offsets in place of the reports' words")
    made.set_defaults(rule=None, story=None)


def run(options: argparse.Namespace) -> int:
    """Find the finding and tell."""
    from dateline.report.why import listed, why

    names, wanted = _split(options.paths)
    options.paths = names
    account, rejected = _account(options, wanted)
    lines = listed(account) if wanted is None else why(account, wanted, words=not options.without_words)
    for line in lines:
        print(line)
    return console.outcome(rejected)


def _split(names: list[str]) -> tuple[list[str], str | None]:
    """Paths and the finding: the last name where it is no path and looks like an id."""
    from pathlib import Path

    last = names[-1]
    if len(names) > 1 and not Path(last).exists() and last != "-":
        return names[:-1], last
    return names, None


def _account(options: argparse.Namespace, wanted: str | None) -> tuple[Account, int]:
    """The account that holds the finding, of a ledger its stories' alone; and how many records were set aside."""
    ledger = console.the_ledger(options.paths)
    if ledger is not None and wanted is not None and options.as_of is None:
        from dateline.ledger import Ledger

        with console.opened(ledger, to_read=True) as store:
            kept = Ledger(store, console.progress(options))
            stories = kept.story_of(wanted)
            if stories:
                account = kept.account_of(stories)
                console.clear(options)
                return account, console.told(store.rejections())
    return build.made(options)
