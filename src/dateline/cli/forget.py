"""`dateline forget`: drop what a component read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.store.open import SqlStore

#: Reports that are looked at for the names of components.
SEEN = 20


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
    from dateline.report import wording

    if "@" not in options.by:
        raise SetupError(f"--by {options.by} names no component; give its version too, such as {options.by}@1")
    with console.opened(options.ledger) as store:
        dropped = Ledger(store).forget(options.by)
        if not dropped:
            told = ", ".join(_components(store)) or "nobody: there is no report"
            raise SetupError(f"nothing in {options.ledger} was read by {options.by}; its first reports were by {told}")
    print(f"{wording.plural(dropped, 'row')} by {options.by} dropped")
    print(f"read them anew with: dateline add {options.ledger}")
    return console.DONE


def _components(store: SqlStore) -> list[str]:
    """The components of a ledger's first reports."""
    ids = [d.id for _, d in zip(range(SEEN), store.documents(), strict=False)]
    layers = (
        records
        for r in store.readings(ids)
        for records in (r.names, r.places, r.times, r.quantities, r.events, r.attributions, r.caveats)
    )
    return sorted({record.by for records in layers for record in records})
