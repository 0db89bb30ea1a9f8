"""`dateline diff`: what changed in the account between two moments, in sentences."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.cli import build, console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.model import Account, Rejection
    from dateline.reading import Document


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
    from dateline.cli.moments import why_none
    from dateline.clocks import by_moment
    from dateline.errors import SetupError
    from dateline.report import wording
    from dateline.report.changes import changes

    if by_moment(options.first) > by_moment(options.second):
        raise SetupError(f"--from {options.first} is later than --to {options.second}; give the earlier one first")
    old, new, documents, rejected = _accounts(options)
    console.clear(options)
    before, after = (_known(documents, moment) for moment in (options.first, options.second))
    if not after:
        raise SetupError(why_none(documents, options.second, ", ".join(options.paths)))
    set_aside = console.told(rejected)
    found = changes(old, new)
    if options.json:
        for item in found:
            print(json.dumps({"change": item.kind, "finding": item.finding, "sentence": item.sentence}))
        return console.outcome(set_aside)
    print(f"{wording.plural(before, 'report')} by {options.first}, {after:,} by {options.second}")
    kind = ""
    for item in found:
        if item.kind != kind:
            kind = item.kind
            print(f"\n{kind.capitalize()}")
        print(f"  {item.sentence} ({item.finding})")
    if not found:
        print(_nothing(before, after))
    return console.outcome(set_aside)


def _known(documents: Sequence[Document], moment: str) -> int:
    """How many reports were out by a moment."""
    from dateline.clocks import by_moment, known_by

    last = by_moment(moment)
    return sum(known_by(d, last) for d in documents)


def _nothing(before: int, after: int) -> str:
    if before == after:
        return "nothing changed: no report was published between the two"
    return f"nothing changed: what the {after - before:,} reports between the two say was in the account already"


def _accounts(options: argparse.Namespace) -> tuple[Account, Account, list[Document], list[Rejection]]:
    """As of --from, and as of --to; all reports that are there, dated or not; and what was set aside."""
    from dateline.clocks import note, undated
    from dateline.pipeline import account, gather

    ledger = console.the_ledger(options.paths)
    show = console.progress(options)
    if ledger is not None:
        from dateline.ledger import Ledger

        with console.opened(ledger, to_read=True) as store:
            old, new = Ledger(store, show).differing(options.first, options.second, options.later_decisions)
            documents = list(store.documents())
            return old, new, documents, [note(d) for d in documents if undated(d)]
    gathered = gather(console.paths(options.paths), console.settings(options), console.stdin(options.paths), show)
    readings, made_by = gathered.readings, gathered.made_by
    documents = [r.document for r in readings]
    first, second = (account(readings, (), made_by, show, (), t) for t in (options.first, options.second))
    return first, second, documents, [*gathered.rejections, *(note(d) for d in documents if undated(d))]
