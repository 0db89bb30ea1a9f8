"""Whole accounts against the truth of an incident: is the account's figure for dead and wounded right?

The account answers with its finding of predicate `killed` (or `wounded`) that has the most claims; none counts as 0.
Beside it stand three things that a reader could do instead: take the first report's toll, the last one's, the majority.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.extract.quantities.toll import report_toll
from dateline.model import Account
from dateline.pipeline import Readers, account
from dateline.reading import Document, Reading
from dateline.settings import Settings

NAME = "incidents"
STATES = {"killed": "killed", "wounded": "injured"}

#: Incidents with several reports that are scored; the file holds 755 such. Every tenth keeps a run under two minutes.
EVERY = 10


def gate() -> dict[str, float]:
    """Nothing: the shipped sample's tolls are part of the task `account`."""
    return {}


def corpus(shared: Path, every: int = EVERY) -> dict[str, float]:
    """Exact figures in percent, on every tenth incident with several reports."""
    path = shared / "corpora" / "incidents" / "gva-dev.jsonl.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return score([r for r in rows if len(r["reports"]) > 1][::every])


def score(incidents: list[dict[str, Any]]) -> dict[str, float]:
    """Exact figures in percent: the account's, the first report's, the last one's, and the majority's."""
    readers = Readers(Settings())
    right: Counter[str] = Counter()
    for incident in incidents:
        documents = [
            Document(id=f"{incident['incident']}-{n}", text=r["text"], published=r["published"], title=r.get("title"))
            for n, r in enumerate(incident["reports"])
            if r["text"].strip()
        ]
        readings = [r for r in readers.read(documents) if isinstance(r, Reading)]
        if not readings:
            continue
        right["incidents"] += 1
        made = account(readings, [], "eval")
        for state, column in STATES.items():
            truth = incident[column]
            tolls = [_value(r, state) for r in sorted(readings, key=lambda r: r.document.published or "")]
            answers = {
                "account": answer(made, state),
                "first report": tolls[0],
                "last report": tolls[-1],
                "majority": Counter(tolls).most_common(1)[0][0],
            }
            for who, figure in answers.items():
                right[f"{state}, {who}"] += figure == truth
    return {k: 100 * n / right["incidents"] for k, n in sorted(right.items()) if k != "incidents"}


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


if __name__ == "__main__":  # all of them: python -m eval.tasks.incidents ../shared 1
    for metric, percent in corpus(Path(sys.argv[1]), int(sys.argv[2])).items():
        print(f"{metric:30s} {percent:5.1f}")
