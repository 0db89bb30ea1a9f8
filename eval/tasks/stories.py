"""Stories: are reports of one event together, and those of two events apart? BCubed F1 (Bagga and Baldwin 1998)."""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from dateline.model import Story
from dateline.reading import Document, Reading
from dateline.stories import Stream, cluster
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
        stories = cluster([_reading(row) for row in rows])
        scores[name] = _f1(rows, stories)
        scores[f"{name}, reports per CPU-second"] = len(rows) / max(1e-6, time.process_time() - began)
        scores[f"{name}, TF-IDF in a 3-day window"] = b_cubed([row.story for row in rows], one_pass(rows))
        if name == "gva-dev":
            scores |= {f"{name}, {what}": score for what, score in followed(rows, stories).items()}
        if name in ("basil-dev", "gva-dev"):
            slice_of = sorted(rows, key=lambda row: (row.published or "9", row.id))[:SLICE]
            scores |= {f"{name}, {what}": score for what, score in disordered(slice_of).items()}
    return scores


#: Days after the first report of an incident from which on a report is a follow-up.
FOLLOW_UP = 7


def followed(rows: Sequence[Row], stories: Sequence[Story]) -> dict[str, float]:
    """Percent of the stories that follow another one that follow a story of their incident (the one that most of their
    reports tell), and of follow-up reports that are in the story of their incident's first report, or in one that
    follows it."""
    incident = {row.id: row.story for row in rows}
    day = {row.id: day_of(_reading(row).document) or 0 for row in rows}
    home = {report: story for story in stories for report in story.reports}
    by_id = {story.id: story for story in stories}
    tied = [s for s in stories if s.follows]
    most = {s.id: Counter(incident[r] for r in s.reports).most_common(1)[0][0] for s in tied}
    right = sum(any(incident[r] == most[s.id] for r in by_id[s.follows or ""].reports) for s in tied)
    first: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (day[row.id], row.id)):
        first.setdefault(row.story, row.id)
    late = [row.id for row in rows if day[row.id] - day[first[row.story]] >= FOLLOW_UP]
    inside = sum(home[r] is home[first[incident[r]]] for r in late)
    beside = sum(home[r].follows == home[first[incident[r]]].id for r in late)
    return {
        "follows, right": 100 * right / max(1, len(tied)),
        "follow-ups a week late, in the story": 100 * inside / max(1, len(late)),
        "follow-ups a week late, in the story or one that follows": 100 * (inside + beside) / max(1, len(late)),
    }


#: Reports whose order is shuffled, orders that are tried, and days that the late ones are late.
SLICE, ORDERS, LATE = 200, 2, 3


def disordered(rows: Sequence[Row]) -> dict[str, float]:
    """Percent of the pairs of reports in one story that another order of arrival, one by one, makes or breaks."""
    documents = [_reading(row).document for row in rows]
    undated = [msgspec.structs.replace(d, published=None) for d in documents]

    def late(rnd: random.Random, document: Document) -> tuple[float, ...]:
        return ((day_of(document) or 0) + rnd.randrange(LATE + 1), rnd.random())

    def anyhow(rnd: random.Random, _: Document) -> tuple[float, ...]:
        return (rnd.random(),)

    kinds = {"late by up to three days": (documents, late), "in any order": (documents, anyhow)}
    kinds["undated, in any order"] = (undated, anyhow)
    scores = {}
    for name, (given, key) in kinds.items():
        expected = _pairs(_streamed([given]))
        changed = 0.0
        for seed in range(ORDERS):
            rnd = random.Random(seed)
            found = _pairs(_streamed([d] for _, d in sorted(((key(rnd, d), d) for d in given), key=lambda p: p[0])))
            changed += 100 * len(found ^ expected) / max(1, len(found | expected)) / ORDERS
        scores[f"pairs that change, {name}"] = changed
    return scores


def _streamed(additions: Iterable[Sequence[Document]]) -> Sequence[Story]:
    stream = Stream()
    for documents in additions:
        stream.add(documents)
    return stream.stories()


def _pairs(stories: Iterable[Story]) -> set[tuple[str, str]]:
    return {pair for story in stories for pair in combinations(sorted(story.reports), 2)}


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
    return _f1(rows, cluster([_reading(row) for row in rows]))


def _f1(rows: Sequence[Row], stories: Sequence[Story]) -> float:
    story = {report: found.id for found in stories for report in found.reports}
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
