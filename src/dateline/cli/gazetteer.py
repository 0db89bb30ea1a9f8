"""`dateline gazetteer add`: know more places."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.cli import console
from dateline.cli.declaring import Verbs


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    gazetteer = verbs.add_parser("gazetteer", help="the places that Dateline knows", description="Add places.")
    actions = gazetteer.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser(
        "add",
        parents=[common],
        help="add a GeoNames country dump or a CSV",
        description="Compiles FILE (GeoNames dump format, .txt or .txt.gz, or CSV) into your own gazetteer.",
        epilog="examples:\n  dateline gazetteer add UA.txt",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add.add_argument("file", type=Path, metavar="FILE")
    add.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compile and say what is known now."""
    from dateline.gazetteer.adding import add
    from dateline.resources import added_gazetteers

    added = add(options.file, added_gazetteers())
    print(f"{added.places:,} places from {options.file} are now known (in {added_gazetteers() / added.label})")
    if added.skipped:
        lines = "line was" if added.skipped == 1 else "lines were"
        print(f"{added.skipped:,} {lines} left out:", file=sys.stderr)
        for problem in added.problems:
            print(f"  {problem}", file=sys.stderr)
    return console.DONE
