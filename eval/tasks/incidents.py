"""Whole accounts against the truth of an incident: is the account's figure for dead and wounded right?

The account answers with its finding of predicate `killed` (or `wounded`) that has the most claims; none counts as 0.
Beside it stand three things that a reader could do instead: take the first report's toll, the last one's, the majority.
All four are asked of the same incidents: whatever has no answer answers 0, and of equally many reports the first leads.

Every tenth incident is scored apart: it was never looked at for its errors.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.extract.quantities.toll import report_toll
from dateline.model import Account
from dateline.pipeline import Readers, account
from dateline.reading import Document, Reading
from dateline.settings import Settings

NAME = "incidents"
STATES = {"killed": "killed", "wounded": "injured"}

#: Of the 755 incidents with several reports, those scored apart; the weights of the account were chosen on the others.
EVERY = 10


def gate() -> dict[str, float]:
    """Nothing: the shipped sample's tolls are part of the task `account`."""
    return {}


def corpus(shared: Path, only: bool = False) -> dict[str, float]:
    """Exact figures in percent: on every tenth incident with several reports, and, unless `only` these, on the others
    and on all (seven CPU-minutes)."""
    path = shared / "corpora" / "incidents" / "gva-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    several = [r for r in rows if len(r["reports"]) > 1]
    told = [Scored(n % EVERY == 0, right) for n, right in _scored(several[::EVERY] if only else several, only)]
    found = _percent([t.right for t in told if t.tenth])
    if not only:
        found |= {f"the others, {k}": v for k, v in _percent([t.right for t in told if not t.tenth]).items()}
        found |= {f"all, {k}": v for k, v in _percent([t.right for t in told]).items()}
    return found


class Scored(NamedTuple):
    """One incident: whether it is of the tenth that is scored apart, and who was right on what."""

    tenth: bool
    right: dict[str, bool]


def score(incidents: list[dict[str, Any]]) -> dict[str, float]:
    """Exact figures in percent: the account's, the first report's, the last one's, and the majority's."""
    return _percent([right for _, right in _scored(incidents)])


def _percent(told: list[dict[str, bool]]) -> dict[str, float]:
    right = Counter(who for one in told for who, was in one.items() if was)
    return {who: 100 * right[who] / len(told) for who in sorted({who for one in told for who in one})}


def _scored(incidents: list[dict[str, Any]], tenths: bool = False) -> Iterator[tuple[int, dict[str, bool]]]:
    """The number of each incident and who was right on it; `tenths`: they are every tenth."""
    readers = Readers(Settings())
    for number, incident in enumerate(incidents):
        documents = [
            Document(id=f"{incident['incident']}-{n}", text=r["text"], published=r["published"], title=r.get("title"))
            for n, r in enumerate(incident["reports"])
            if r["text"].strip()
        ]
        readings = [r for r in readers.read(documents) if isinstance(r, Reading)]
        if readings:
            yield number * (EVERY if tenths else 1), _right(incident, readings)


def _right(incident: dict[str, Any], readings: list[Reading]) -> dict[str, bool]:
    made = account(readings, [], "eval")
    right: dict[str, bool] = {}
    for state, column in STATES.items():
        tolls = [_value(r, state) for r in sorted(readings, key=lambda r: r.document.published or "")]
        answers = {
            "account": answer(made, state),
            "first report": tolls[0],
            "last report": tolls[-1],
            "majority": Counter(tolls).most_common(1)[0][0],
        }
        right |= {f"{state}, {who}": figure == incident[column] for who, figure in answers.items()}
    return right


def answer(made: Account, state: str) -> float:
    """The figure of the account's finding for `state` that has the most claims, 0 where there is none."""
    found = [f for f in made.findings if f.question.predicate == state]
    if not found:
        return 0
    main = max(found, key=lambda f: (len(f.pro) + len(f.contra) + len(f.superseded), f.id))
    value = main.value["low"] if main.value["low"] is not None else main.value["high"]
    return float(value) if isinstance(value, int | float) else 0


def _value(reading: Reading, state: str) -> float:
    toll = report_toll(reading).get(state)
    return (toll.value or 0) if toll else 0


if __name__ == "__main__":  # the tenth alone: python -m eval.tasks.incidents ../shared tenth
    for metric, percent in corpus(Path(sys.argv[1]), sys.argv[2:] == ["tenth"]).items():
        print(f"{metric:30s} {percent:5.1f}")
