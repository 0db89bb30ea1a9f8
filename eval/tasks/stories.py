"""Stories: are reports of one event together, and those of two events apart? BCubed F1 (Bagga and Baldwin 1998)."""

from __future__ import annotations

import gzip
import json
import math
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dateline.reading import Document, Reading
from dateline.stories import cluster
from dateline.stories.intake import day_of
from eval.metrics import b_cubed

NAME = "stories"
GOLD = Path(__file__).parent.parent / "gold"


class Row(msgspec.Struct, frozen=True):
    """One report and the story that it belongs to."""

    id: str
    text: str
    story: str
    published: str | None = None
    title: str | None = None
    source: str | None = None


def gate() -> dict[str, float]:
    """BCubed F1 of our own reports, dated and as one undated batch; share of events that, alone, stay one story."""
    rows = [*_short(), *_lineage()]
    undated = [msgspec.structs.replace(row, published=None) for row in rows]
    alone = [
        cluster([_reading(row) for row in rows if row.story == story]) for story in sorted({r.story for r in rows})
    ]
    return {
        "BCubed F1": _score(rows),
        "BCubed F1, undated": _score(undated),
        "events alone that stay one story": 100 * sum(len(found) == 1 for found in alone) / len(alone),
    }


def corpus(shared: Path) -> dict[str, float]:
    """BCubed F1 with one setting on the development corpora, and speed."""
    scores: dict[str, float] = {}
    for name, rows in _corpora(shared):
        began = time.process_time()
        scores[name] = _score(rows)
        scores[f"{name}, reports per CPU-second"] = len(rows) / max(1e-6, time.process_time() - began)
        scores[f"{name}, TF-IDF in a 3-day window"] = b_cubed([row.story for row in rows], one_pass(rows))
    return scores


#: The baseline's likeness from which on a report joins a cluster, the best of 0.1 to 0.3 over the four sets.
JOINS, WINDOW = 0.15, 3


def one_pass(rows: Sequence[Row]) -> list[int]:
    """The baseline: each report, in order of time, to the cluster of the last three days with the nearest centroid.

    Plain TF-IDF over lower-cased words, rarity counted in the stream so far; undated reports meet all.
    """
    order = sorted(range(len(rows)), key=lambda n: (rows[n].published or "9", rows[n].id))
    holders: Counter[str] = Counter()
    sums: list[Counter[str]] = []
    norms: list[float] = []
    last: list[int | None] = []
    found = [0] * len(rows)
    for seen, number in enumerate(order, start=1):
        day = day_of(_reading(rows[number]).document)
        words = Counter(re.findall(r"[^\W_]{2,}", f"{rows[number].title or ''} {rows[number].text}".lower()))
        holders.update(words.keys())
        weights = {w: (1 + math.log(n)) * math.log((seen + 1) / holders[w]) for w, n in words.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        vector = {w: weight / length for w, weight in weights.items()}
        near = [n for n in range(len(sums)) if day is None or last[n] is None or abs(day - (last[n] or 0)) <= WINDOW]
        likeness = {n: sum(w * sums[n][word] for word, w in vector.items()) / norms[n] for n in near}
        best = max(near, key=lambda n: (likeness[n], -n), default=-1)
        if best < 0 or likeness[best] < JOINS:
            best = len(sums)
            sums.append(Counter())
            norms.append(1.0)
            last.append(day)
        sums[best].update(vector)
        norms[best] = math.sqrt(sum(w * w for w in sums[best].values())) or 1.0
        last[best] = day
        found[number] = best
    return found


def _score(rows: Sequence[Row]) -> float:
    story = {report: found.id for found in cluster([_reading(row) for row in rows]) for report in found.reports}
    return b_cubed([row.story for row in rows], [story[row.id] for row in rows])


def _reading(row: Row) -> Reading:
    return Reading(Document(id=row.id, text=row.text, published=row.published, title=row.title, source=row.source))


def _short() -> Iterator[Row]:
    """Short reports of events that are easily confused."""
    for number, line in enumerate((GOLD / "stories" / "reports.tsv").read_text(encoding="utf-8").splitlines()):
        story, published, title, text = line.split("\t")
        yield Row(f"short-{number}", text, story, published, title or None)


def _lineage() -> Iterator[Row]:
    """The three tellings of every event of the lineage gold."""
    for path in sorted((GOLD / "lineage").glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("## ")[1:]:
            head, text = part.split("\n", 1)
            side, published, source = head.split(" ", 2)
            yield Row(f"{path.stem}-{side}", text.replace("Q: ", "").strip(), path.stem, published, None, source)


def _corpora(shared: Path) -> Iterator[tuple[str, list[Row]]]:
    folder = shared / "corpora"
    for name in ("basil-dev", "allsides-dev", "ecb"):
        path = folder / "stories" / f"{name}.jsonl.gz"
        if path.exists():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield name, [msgspec.json.decode(line, type=Row) for line in lines]
    path = folder / "incidents" / "gva-dev.jsonl.gz"
    if path.exists():
        rows = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for incident in map(json.loads, lines):
                for number, report in enumerate(incident["reports"]):
                    name = str(incident["incident"])
                    rows.append(Row(f"{name}-{number}", report["text"], name, report["published"], report["title"]))
        yield "gva-dev", rows
