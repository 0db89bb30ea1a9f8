"""Whether a figure that somebody denies is contested, and no other: invented reports, from claims to findings.

The half called `unseen` was written before the rules were run on it, and no rule was changed after.
"""

from __future__ import annotations

import json
from pathlib import Path

from dateline.account import account
from dateline.readers import Readers
from dateline.reading import Document, Reading
from dateline.settings import Settings

NAME = "denied_figures"
GOLD = Path(__file__).parent.parent / "gold" / "denied_figures.jsonl"


def contested(reports: list[str], readers: Readers) -> set[str]:
    """The predicates of figures that the account of these reports, a day apart, calls contested."""
    documents = [
        Document(f"r{n}", text, title="Report", source=f"Outlet {n}", published=f"2031-03-{n + 1:02d}T10:00:00Z")
        for n, text in enumerate(reports)
    ]
    readings = [r for r in readers.read(documents) if isinstance(r, Reading)]
    made = account(readings, [], readers.made_by)
    return {f.question.predicate for f in made.findings if f.status == "contested" and "low" in f.value}


def gate() -> dict[str, float]:
    """Precision and recall of contested figures on both halves."""
    readers = Readers(Settings())
    counts = {half: [0, 0, 0] for half in ("seen", "unseen")}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        given, wanted = contested(row["reports"], readers), set(row["contested"])
        for number, amount in enumerate((len(given & wanted), len(given), len(wanted))):
            counts[row["half"]][number] += amount
    return {
        f"{half}, {name}": round(100 * right / max(1, of), 1)
        for half, (right, found, there) in counts.items()
        for name, of in (("precision", found), ("recall", there))
    }


def corpus(_: Path) -> dict[str, float]:
    """No corpus has this."""
    return {}
