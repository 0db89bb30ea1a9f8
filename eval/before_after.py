"""What the learned tagger changes in whole accounts: ``python -m eval.before_after [--shared DIR]``.

Builds stories twice, with attributions from the rules alone and from the tagger with the rules, and writes the counts
into docs/parts/attribution-tagger-accounts.md. The stories are other people's, so nothing of their text is shown.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from dateline.model import Account
from dateline.pipeline import build
from dateline.reading import Attribution, Reading
from dateline.settings import ExtractSettings, Settings
from eval.pages import put
from eval.run import machine

PAGE = Path(__file__).parent.parent / "docs" / "parts" / "attribution-tagger-accounts.md"
STORIES = ("kharkiv-2022", "wcl-6", "incident-525767")
_QUOTED = re.compile(r"“[^“”\n]{15,}”|\"[^\"\n]{15,}\"")


def counts(account: Account) -> dict[str, str]:
    """What a reader of the account would see differ, by row name."""
    found = [(r, a) for r in account.readings for a in r.attributions]
    claims = [c for c in account.claims if c.attribution]
    statuses = Counter(f.status for f in account.findings)
    quotes = list(_quotes(account))
    tied = sum(
        any(a.speaker and any(s.start <= middle < s.end for s in a.content) for a in near) for near, middle in quotes
    )
    return {
        "attributions": str(len(found)),
        "… direct, mixed, indirect": ", ".join(
            str(sum(a.mode == m for _, a in found)) for m in ("direct", "mixed", "indirect")
        ),
        "… with a named speaker": _share(sum(a.speaker is not None for _, a in found), len(found)),
        "… that deny, doubt or confirm": str(sum(a.stance in ("denies", "doubts", "confirms") for _, a in found)),
        "long quotations tied to a speaker": _share(tied, len(quotes)),
        "claims of named speakers": str(sum(c.speaker is not None for c in claims)),
        "speakers with a side": str(
            len(
                {account.speaker_of[c.id] for c in claims if c.id in account.speaker_of}
                & {e.id for e in account.entities if e.side}
            )
        ),
        "findings": str(len(account.findings)),
        "… corroborated": str(statuses["corroborated"]),
        "… one-sided": str(statuses["one-sided"]),
        "… contested": str(statuses["contested"]),
        "… revised or withdrawn": str(statuses["revised"] + statuses["withdrawn"]),
        "… unverified": str(statuses["unverified"]),
    }


def _quotes(account: Account) -> Iterator[tuple[tuple[Attribution, ...], int]]:
    """The attributions of the report and the middle of each long quotation outside page furniture."""
    for reading in account.readings:
        for match in _QUOTED.finditer(reading.text):
            middle = (match.start() + match.end()) // 2
            if not _furnished(reading, middle):
                yield reading.attributions, middle


def _furnished(reading: Reading, at: int) -> bool:
    return any(piece.span.start <= at < piece.span.end for piece in reading.furniture)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def made(folder: Path, by: Literal["tagger", "rules"]) -> Account:
    """The account of the story in `folder`, with attributions found by `by`."""
    return build([folder], Settings(extract=ExtractSettings(attributions=by)))


def main() -> int:
    """Build, compare, write."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    options = arguments.parse_args()
    lines = ["| story | what | rules alone | tagger and rules |", "|---|---|---|---|"]
    for story in STORIES:
        folder = options.shared / "stories" / story
        if not folder.is_dir():
            print(f"skipped: {folder} is not there", file=sys.stderr)
            continue
        before, after = counts(made(folder, "rules")), counts(made(folder, "tagger"))
        lines += [f"| {story} | {row} | {before[row]} | {after[row]} |" for row in before]
    if len(lines) == 2:
        return 2
    head = f"{datetime.now(UTC):%Y-%m-%d}; machine: {machine()}; command: `python -m eval.before_after`.\n\n"
    table = head + "\n".join(lines) + "\n"
    put(PAGE, table)
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
