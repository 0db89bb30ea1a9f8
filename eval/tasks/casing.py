"""Words in capitals put into mixed case: mixed-case texts are put into capitals, and what is made of them is compared.

Words within sentences count, since each sentence begins with a capital anyway: the share written as they were (small
letters, a capital, all capitals), and the F1 of the words that had capitals. Our own gold are the short reports of
`incident_facts`. The corpora are news, histories of wars and sentences on Ukraine and Syria that the weights have not
seen. Lines without a full stop or mostly of capitalised words are left out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.extract.casing import case_of, recased, words_of
from eval.metrics import f1

NAME = "casing"
GOLD = Path(__file__).parent.parent / "gold" / "incident_facts.jsonl"
#: File -> how many of its texts.
UNSEEN = {"times/aquaint": 73, "times/wikiwars-dev": 8, "eventplace/event-location": 1500}


def gate() -> dict[str, float]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return score(json.loads(line)["text"] for line in lines)


def corpus(shared: Path) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, most in UNSEEN.items():
        path = shared / "corpora" / f"{name}.jsonl.gz"
        if path.exists():
            texts = [text for _, text in zip(range(most), usual(path), strict=False)]
            scores |= {f"{path.name.split('.')[0]} {key}": value for key, value in score(texts).items()}
    return scores


def usual(path: Path) -> Iterator[str]:
    """The texts of a file, of each the lines that are written as sentences are."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for text in [row["text"]] if "text" in row else [r["text"] for r in row["reports"]]:
                kept = [part for part in text.split("\n") if _usual(part)]
                if kept:
                    yield "\n\n".join(kept)


def _usual(line: str) -> bool:
    words = [w for w in line.split() if w[:1].isalpha()]
    small = sum(w[0].islower() for w in words)
    return len(words) >= 8 and 2 * small > len(words) and line.rstrip()[-1:] in ".!?\"”'’)"


def score(texts: Iterable[str]) -> dict[str, float]:
    """Share of words right, and F1 of words with capitals."""
    right = total = said = asked = both = 0
    for text in texts:
        if len(text.upper()) != len(text):
            continue
        made = recased(text.upper())
        for word in words_of(text):
            if not word.opens and not word.tail:
                true, case = case_of(text[word.start : word.end]), case_of(made[word.start : word.end])
                total, right = total + 1, right + (true == case)
                said, asked, both = (
                    said + (case != "small"),
                    asked + (true != "small"),
                    both + (case == true != "small"),
                )
    return {"words right %": 100 * right / max(1, total), "capitals F1": f1(both, said, asked)}
