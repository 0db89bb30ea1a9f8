"""`dateline find`: where words stand in a ledger's reports."""

from __future__ import annotations

import argparse

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "find",
        run,
        common,
        words=(
            "where words stand in a ledger's reports",
            "Lists the sentences of LEDGER that hold all the WORDS, with report, outlet, time and offsets. Case,\n"
            "accents and punctuation do not count; a word that ends in * stands for all that begin so.",
            "  dateline find news.db power station\n  dateline find news.db 'evacuat*' Kupiansk --most 50",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("words", nargs="+", metavar="WORD")
    made.add_argument("--most", type=int, default=20, metavar="N", help="sentences to list (default: 20)")


def run(options: argparse.Namespace) -> int:
    """Search and list."""
    number = 0
    with console.opened(options.ledger, to_read=True) as store:
        for report, start, end in store.find(" ".join(options.words), options.most):
            document = next(iter(store.readings([report], layers=()))).document
            number += 1
            words = " ".join(document.text[start:end].split())
            outlet, time = document.source or "no outlet", document.published or "no time"
            print(f"{report} [{start}:{end}] {outlet}, {time}\n  {words}")
    console.clear(options)
    if not number:
        print(f"no sentence holds all of: {' '.join(options.words)}")
    return console.DONE
