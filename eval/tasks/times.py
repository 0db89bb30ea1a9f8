"""When: time expressions and their TIMEX3 values, by TempEval-3's counts: relaxed match, and that with equal value."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dateline.extract.times import Times
from dateline.reading import Document, Mention, Reading
from dateline.values import Time
from eval.metrics import f1

NAME = "times"
GOLD = Path(__file__).parent.parent / "gold" / "times.jsonl"
CORPORA = ("timebank", "aquaint", "wikiwars-dev")
#: News of two corpora counted as one, as TempEval-3 gives them out for training.
NEWS = ("timebank", "aquaint")

Expression = tuple[int, int, str | None]


def gate() -> dict[str, float]:
    """Our own sentences; of the news texts one half was only scored, never looked at while the rules were mended."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    scores: dict[str, float] = {}
    for name, wanted in (("", False), ("unseen half, ", True)):
        chosen = [row for row in rows if (row.get("split") == "test") == wanted]
        read = _readings([(row["text"], row["published"]) for row in chosen])
        gold = [list(_placed(row["text"], row["times"])) for row in chosen]
        scores |= {f"{name}{metric}": score for metric, score in counted(read, gold).items()}
        scores |= {f"{name}{metric}": score for metric, score in _told(read, chosen).items()}
    return scores


def corpus(shared: Path) -> dict[str, float]:
    scores: dict[str, float] = {}
    news: list[tuple[str, str | None, list[Expression]]] = []
    for name in CORPORA:
        path = shared / "corpora" / "times" / f"{name}.jsonl.gz"
        if not path.exists():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        documents = [
            (r["text"], r["published"], [(t["start"], t["end"], t["value"]) for t in r["times"]]) for r in rows
        ]
        started = time.process_time()
        scores |= {f"{name} {metric}": score for metric, score in _score(documents).items()}
        words = sum(len(text.split()) for text, _, _ in documents)
        scores[f"{name} words/s"] = words / (time.process_time() - started)
        news += documents if name in NEWS else []
    return scores | ({f"{' + '.join(NEWS)} {metric}": score for metric, score in _score(news).items()} if news else {})


def _placed(text: str, expected: list[list[str | None]]) -> Iterator[Expression]:
    """Gold expressions are written as words in order of appearance; each is looked for after the one before.

    Each is [words, value] or [words, value, type, "from/to" or "-"]; null is not judged.
    """
    at = 0
    for words, value, *_ in expected:
        start = text.index(words or "", at)
        at = start + len(words or "")
        yield start, at, value


def _told(read: Sequence[Reading], rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Of the expressions found, how many have the type and the interval that the gold gives."""
    right, judged = {"type": 0, "interval": 0}, {"type": 0, "interval": 0}
    for reading, row in zip(read, rows, strict=True):
        for (start, end, _), told in zip(_placed(row["text"], row["times"]), row["times"], strict=True):
            found = next((m.value for m in reading.times if m.span.start < end and start < m.span.end), None)
            if not isinstance(found, Time) or len(told) < 4:
                continue
            span = f"{found.start}/{found.end}" if found.start else "-"
            for name, ours, gold in (("type", found.type, told[2]), ("interval", span, told[3])):
                judged[name] += gold is not None
                right[name] += gold is not None and ours == gold
    return {f"{name} right %": 100 * right[name] / max(1, judged[name]) for name in right}


def _readings(texts: Sequence[tuple[str, str | None]]) -> list[Reading]:
    extractor = Times()
    return [extractor.extract(Reading(Document("gold", text, published=day))) for text, day in texts]


def _score(documents: list[tuple[str, str | None, list[Expression]]]) -> dict[str, float]:
    read = _readings([(text, day) for text, day, _ in documents])
    return counted(read, [gold for _, _, gold in documents])


def counted(read: Sequence[Reading], expected_by_text: Sequence[Sequence[Expression]]) -> dict[str, float]:
    """TempEval-3's F1 of overlapping expressions, and of those with the same value."""
    relaxed = valued = predicted = expected = 0
    for reading, gold in zip(read, expected_by_text, strict=True):
        predicted, expected = predicted + len(reading.times), expected + len(gold)
        used: set[str] = set()
        for start, end, value in sorted(gold):
            best = max(
                ((min(end, m.span.end) - max(start, m.span.start), -m.span.start, m) for m in _left(reading, used)),
                default=None,
                key=lambda found: found[:2],
            )
            if best is None or best[0] <= 0:
                continue
            used.add(best[2].id)
            relaxed += 1
            valued += value is None or (isinstance(best[2].value, Time) and best[2].value.value == value)
    return {"relaxed F1": f1(relaxed, predicted, expected), "value F1": f1(valued, predicted, expected)}


def _left(reading: Reading, used: set[str]) -> list[Mention]:
    return [m for m in reading.times if m.id not in used]
