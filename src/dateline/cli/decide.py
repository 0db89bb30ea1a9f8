"""`dateline decide`: append what a person decided."""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

from dateline.cli import console
from dateline.cli.declaring import Verbs, declared

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.model import Account

KINDS = ("merge", "split", "accept", "reject", "correct", "undo")
FIELDS = ("span", "place", "figure", "speaker", "status")
#: Claims decided on that are shown again, and characters of each.
MOST, SHOWN = 3, 160


def declare(verbs: Verbs, common: argparse.ArgumentParser) -> None:
    """Add the verb's parser."""
    made = declared(
        verbs,
        "decide",
        run,
        common,
        words=(
            "append what a person decided",
            "Appends a decision to LEDGER: who, when and why. It is applied when the account is read, outranks the\n"
            "rules, survives a re-run, and is taken back with undo. Ids are those of `dateline why` and dossier.json,\n"
            "or their beginnings. What would change nothing, or is no statement, is refused with the reason.",
            "  dateline decide news.db merge e41f09 e77c2a --who ana --why 'one mayor, two spellings'\n"
            "  dateline decide news.db split r12/m4 --who ana --why 'the other Petrov'\n"
            "  dateline decide news.db reject c0b1d2 --who ana --why 'the outlet retracted it by phone'\n"
            "  dateline decide news.db correct c0b1d2 figure --to 'at least 12' --who ana --why 'misread'\n"
            "  dateline decide news.db correct f3a01c status --to unverified --who ana --why 'source unknown'\n"
            "  dateline decide news.db undo d5e6f7 --who ana --why 'it was right after all'",
        ),
    )
    made.add_argument("ledger", metavar="LEDGER", help=console.LEDGER)
    made.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    made.add_argument(
        "about", nargs="+", metavar="ID", help=f"what it is about; correct: ID and one of {', '.join(FIELDS)}"
    )
    made.add_argument("--to", metavar="VALUE", help="of correct: the new value; none for unknown")
    made.add_argument("--at", metavar="LAT,LON", help="of correct … place: where it is")
    made.add_argument("--fact", type=int, metavar="N", help="of correct … figure: which of the claim's figures")
    made.add_argument("--who", default=None, help="who decides (default: the name you are logged in with)")
    made.add_argument("--why", required=True, help="the reason, for others to read")


def run(options: argparse.Namespace) -> int:
    """Make the decision, append it, and say what it changed."""
    from dateline.decide.making import Asked, decision
    from dateline.errors import SetupError
    from dateline.ledger import Ledger
    from dateline.report import wording

    about, field = list(options.about), None
    if options.kind == "correct":
        if about[-1] not in FIELDS:
            raise SetupError(f"correct what of {about[0]}? end with one of {', '.join(FIELDS)}, and give --to VALUE")
        field = about.pop()
    with console.opened(options.ledger) as store:
        ledger = Ledger(store, console.progress(options))
        who = options.who if options.who is not None else getpass.getuser()
        asked = Asked(
            options.kind,
            tuple(about),
            who,
            console.now(),
            options.why,
            field,
            options.to,
            _position(options.at),
            options.fact,
        )
        made = decision(asked, _account(ledger, asked), store.decisions())
        ledger.decide(made)
        changes = ledger.update()
        console.clear(options)
        print(f"decided: {made.id}")
        on = list(zip(made.anchors, made.words, strict=True))
        for (report, span), words in on[:MOST]:
            print(f"  on “{wording.shorten(words, SHOWN)}” (report {report}, characters {span.start}-{span.end})")
        if len(on) > MOST:
            print(f"  … and {wording.plural(len(on) - MOST, 'more claim')}")
        for change in changes:
            for told in ledger.told(change):
                print(f"  {told.kind}: {told.sentence}")
    return console.DONE


def _account(ledger: Ledger, asked: object) -> Account:
    """The account of the stories that hold what the decision is about."""
    from dateline.decide.making import Asked
    from dateline.errors import SetupError

    assert isinstance(asked, Asked)
    if asked.kind == "undo":
        return ledger.account_of(())
    stories: list[str] = []
    for identity in asked.about:
        held = ledger.story_of(identity)
        if not held:
            raise SetupError(
                f"nothing has the id {identity!r}; give ids as `dateline why` and dossier.json show them, or begin them"
            )
        stories += held
    return ledger.account_of(dict.fromkeys(stories))


def _position(text: str | None) -> tuple[float, float] | None:
    from dateline.errors import SetupError

    if text is None:
        return None
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SetupError(f"--at {text} is no position; give degrees such as 49.21,37.27") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise SetupError(f"--at {text} is nowhere; latitude goes to 90, longitude to 180")
    return lat, lon
