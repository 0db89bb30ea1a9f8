"""How far two readers agree on speaker, side, stance, certainty, background and caveats of the same claims.

`python -m eval.agreement` compares `reader1.jsonl` and `reader2.jsonl` in `eval/gold/speech`; two other files may be
named. `python -m eval.agreement keys FILLED` turns a sheet that somebody filled in words into such a file. Names are
kept as keys, so that the files hold no words of texts that are not ours.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.metrics import kappa
from eval.tasks.speech import plain

GOLD = Path(__file__).parent / "gold" / "speech"
FIELDS = ("speaker", "side", "stance", "certainty", "background", "caveat")
#: Fields whose answer is a list of keys: any in common will do, as one party may go by several names.
NAMED = ("speaker", "side")
NOBODY = "none"
#: How a sheet may write yes and no.
WORDS = {"true": True, "false": False}

Row = dict[str, Any]


class Agreement(NamedTuple):
    """On one field: items that both readers answered, percent alike, Cohen's kappa where it is defined."""

    field: str
    items: int
    percent: float
    kappa: float | None


def key(words: str) -> str:
    """A name as ten hex digits that tell it from others and do not give it away; case and article do not count."""
    return hashlib.sha256(plain(words).encode()).hexdigest()[:10]


def keyed(filled: Row) -> Row:
    """A filled row with keys for names; several names of one party stand with " / " between them. Raises ValueError
    where an answer is missing."""
    missing = [field for field in FIELDS if field not in filled or filled[field] == ""]
    if missing:
        raise ValueError(f"{filled.get('item')}: no answer for {', '.join(missing)}")
    row: Row = {"item": filled["item"]}
    for field in FIELDS:
        answer = filled[field]
        if field in NAMED:
            row[field] = [key(name) for name in answer.split(" / ")] if answer and answer != NOBODY else []
        elif field == "caveat":
            row[field] = (
                sorted(answer) if isinstance(answer, list) else [answer] if answer not in (None, NOBODY) else []
            )
        else:
            row[field] = WORDS.get(str(answer).lower(), answer)
    return row


def agreements(first: Sequence[Row], second: Sequence[Row]) -> Iterator[Agreement]:
    """The agreement on each field, over the items that both files hold. Raises ValueError where they share none."""
    other = {row["item"]: row for row in second}
    pairs = [(row, other[row["item"]]) for row in first if row["item"] in other]
    if not pairs:
        raise ValueError("the two files have no item in common")
    for field in FIELDS:
        labels = [_labels(field, a[field], b[field]) for a, b in pairs]
        left, right = [a for a, _ in labels], [b for _, b in labels]
        alike = sum(a == b for a, b in labels)
        yield Agreement(field, len(pairs), 100 * alike / len(pairs), kappa(left, right))


def _labels(field: str, a: Any, b: Any) -> tuple[str, str]:
    """Two answers as labels; names that have a key in common get one label."""
    if field not in NAMED:
        return json.dumps(a), json.dumps(b)
    common = sorted(set(a) & set(b))
    if common:
        return common[0], common[0]
    return (a[0] if a else NOBODY), (b[0] if b else NOBODY)


def read(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main(words: Sequence[str] | None = None) -> int:
    """Compare two files, or turn a filled sheet into keys."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("files", nargs="*", help="two readers' files, or: keys FILLED")
    files = arguments.parse_args(words).files or [str(GOLD / "reader1.jsonl"), str(GOLD / "reader2.jsonl")]
    if files[0] == "keys":
        for row in read(Path(files[1])):
            print(json.dumps(keyed(row)))
        return 0
    print(f"{'field':12s} items  alike %  kappa")
    for one in agreements(read(Path(files[0])), read(Path(files[1]))):
        print(f"{one.field:12s} {one.items:5d}  {one.percent:7.1f}  {'-' if one.kappa is None else f'{one.kappa:.2f}'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
