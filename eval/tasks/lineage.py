"""Lineage: are copies, edits, rewrites and shared quotations seen for what they are?

The gate runs the pairs of `eval/lineage_pairs.py`, all pairs of one kind as one collection, so that a derivation
between two events counts as false. The fresh pairs were written when the thresholds stood, and have changed none.
"""

from __future__ import annotations

import gzip
import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.lineage import derive, differences
from dateline.model import Derivation
from dateline.reading import Document, Reading
from eval.lineage_pairs import ADDED, FRESH, KINDS, OTHER, Pair, Text, pairs

NAME = "lineage"
TAKING = ("copy", "edit", "rewrite", "revision")


def gate() -> dict[str, float]:
    """Percent: precision and recall of taking, share of quotation pairs told apart, of right directions and changes."""
    fresh = {f"fresh pairs: {name}": value for name, value in tally(pairs(FRESH)).items()}
    return tally(pairs()) | fresh | {f"other kinds: {name}": value for name, value in tally(pairs(OTHER)).items()}


def tally(given: Iterable[Pair]) -> dict[str, float]:
    """The scores of these pairs."""
    score = Tally()
    made = list(given)
    for kind in KINDS:
        score.add([pair for pair in made if pair.kind == kind])
    return score.result()


class Tally:
    """Counts over kinds of pairs."""

    def __init__(self) -> None:
        self.right: dict[str, int] = {}
        self.total: dict[str, int] = {}
        self.false = 0
        self.directed = self.found = 0
        self.changed = self.changes = 0

    def add(self, made: Sequence[Pair]) -> None:
        """Run all pairs of one kind as one collection."""
        kind = made[0].kind
        texts = {
            f"{pair.event} {side}": text
            for pair in made
            for side, text in (("child", pair.child), ("parent", pair.parent))
        }
        readings = [_reading(name, text) for name, text in texts.items()]
        found = {frozenset((d.child, d.parent)): d for d in derive(readings)}
        for pair in made:
            key = frozenset((f"{pair.event} child", f"{pair.event} parent"))
            got = found.pop(key, None)
            self._count(kind, pair, got)
        self.false += sum(d.how in TAKING for d in found.values())

    def _count(self, kind: str, pair: Pair, got: Derivation | None) -> None:
        how = got.how if got else "none"
        gold = KINDS[kind]
        taking = how in TAKING
        right = {
            "taken": taking,
            "rewrite": taking,
            "quote": how == "quote",
            "none": not taking,
            "revision": got is not None and how == "revision" and _told(pair, got),
        }[gold]
        self.right[kind] = self.right.get(kind, 0) + right
        self.total[kind] = self.total.get(kind, 0) + 1
        self.false += taking and gold in ("quote", "none")
        if taking and got and gold in ("taken", "rewrite"):
            self.found += 1
            self.directed += got.parent.endswith("parent")
            if kind == "altered":
                self._changes(pair, got)

    def _changes(self, pair: Pair, got: Derivation) -> None:
        """Changed figures and verbs of a near copy: are they among the differences?"""
        one, other = _body(pair.child), _body(pair.parent)
        seen = {
            (a.of(one).casefold(), b.of(other).casefold())
            for passage in got.passages
            for a, b in differences(one, other, passage)
        }
        for changed, line in zip(pair.child.paragraphs, pair.parent.paragraphs, strict=True):
            for new, old in zip(changed.split(), line.split(), strict=True):
                for changed_part, part in zip(_parts(new), _parts(old), strict=True):
                    if changed_part != part:
                        self.changes += 1
                        self.changed += any(changed_part in a.split() and part in b.split() for a, b in seen)

    def result(self) -> dict[str, float]:
        """Metric -> percent."""

        def share(kinds: Iterable[str]) -> float:
            chosen = list(kinds)
            return 100 * sum(self.right[k] for k in chosen) / sum(self.total[k] for k in chosen)

        taken = [k for k, gold in KINDS.items() if gold == "taken"]
        rewritten = [k for k, gold in KINDS.items() if gold == "rewrite"]
        hits = sum(self.right[k] for k in (*taken, *rewritten))
        return {
            "precision": 100 * hits / max(1, hits + self.false),
            "copies and edits, recall": share(taken),
            "rewrites, recall": share(rewritten),
            **{f"rewrites, {k}": share([k]) for k in rewritten},
            "quotations told apart": share(["quotation"]),
            "versions and what they change": share(["version"]),
            "no taking": share(k for k, gold in KINDS.items() if gold == "none"),
            "direction": 100 * self.directed / max(1, self.found),
            "changes found": 100 * self.changed / max(1, self.changes),
        }


def _parts(word: str) -> list[str]:
    """ "4:12" is two figures, "45-year-old" three words; a decimal point stays."""
    return re.findall(r"\d+(?:[.,]\d+)*|[^\W\d]+", word.casefold())


def _body(text: Text) -> str:
    return "\n".join(text.paragraphs)


def _told(pair: Pair, got: Derivation) -> bool:
    """Whether the changes of a later version are those that were made, each told once: one figure, one new sentence."""
    new, old = _body(pair.child), _body(pair.parent)
    words = [(a.of(new), b.of(old)) for change in got.changes for a, b in change.words]
    added = [change.child.of(new) for change in got.changes if change.kind == "added" and change.child]
    figures = [word for word in re.findall(r"\d+", new) if word not in re.findall(r"\d+", old)]
    return added == [ADDED] and len(got.changes) == 2 and len(words) == 1 and all(f in words[0][0] for f in figures)


def _reading(name: str, text: Text) -> Reading:
    return Reading(Document(id=name, text=_body(text), source=text.source, published=text.published, url=text.url))


#: The baseline: Jaccard likeness of shingles from which on a pair is called taken, words in a shingle, hashes.
JACCARD, SHINGLE, PERMUTATIONS = 0.3, 3, 128


def minhash(given: Sequence[Pair]) -> dict[str, float]:
    """The baseline, MinHash over shingles: what it finds of each kind of pair; {} where datasketch is not installed."""
    if importlib.util.find_spec("datasketch") is None:
        print("lineage: no baseline, because datasketch is not installed (uv sync --group baselines)", file=sys.stderr)
        return {}
    datasketch = importlib.import_module("datasketch")

    def sketch(text: Text) -> Any:
        words = re.findall(r"\w+", _body(text).casefold())
        made = datasketch.MinHash(num_perm=PERMUTATIONS)
        made.update_batch([" ".join(words[n : n + SHINGLE]).encode() for n in range(len(words) - SHINGLE + 1)])
        return made

    called: dict[str, list[bool]] = {}
    for pair in given:
        alike = sketch(pair.child).jaccard(sketch(pair.parent)) >= JACCARD
        called.setdefault(KINDS[pair.kind], []).append(alike)
    found = {kind: 100 * sum(hits) / len(hits) for kind, hits in called.items()}
    right = sum(sum(called[kind]) for kind in ("taken", "rewrite"))
    return {
        "MinHash, precision": 100 * right / max(1, sum(map(sum, called.values()))),
        "MinHash, copies and edits, recall": found["taken"],
        "MinHash, rewrites, recall": found["rewrite"],
    }


def corpus(shared: Path) -> dict[str, float]:
    """Our pairs beside the baseline's; share of pairs of different outlets on one event that are called taken (few
    are), and speed, on real news."""
    fresh = list(pairs(FRESH))
    chosen = ("precision", "copies and edits, recall", "rewrites, recall", "quotations told apart")
    scores = {f"fresh pairs: {name}": value for name, value in tally(fresh).items() if name in chosen}
    scores |= {f"fresh pairs: {name}": value for name, value in minhash(fresh).items()}
    path = shared / "corpora" / "stories" / "basil-dev.jsonl.gz"
    if not path.exists():
        return scores
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    readings = [
        Reading(Document(id=r["id"], text=r["text"], source=r["source"], published=r["published"])) for r in rows
    ]
    began = time.process_time()
    found = derive(readings)
    seconds = time.process_time() - began
    story = {r["id"]: r["story"] for r in rows}
    same = sum(a["story"] == b["story"] for a, b in combinations(rows, 2))
    taking = [d for d in found if d.how in TAKING]
    return scores | {
        "same event, called taken": 100 * sum(story[d.child] == story[d.parent] for d in taking) / same,
        "different events, called taken (count)": float(sum(story[d.child] != story[d.parent] for d in taking)),
        "texts per CPU-second": len(rows) / max(seconds, 1e-6),
    }
