"""How a statement is told on the page: does the sentence keep what its cue means (said, learned, feared, forbade), does
it name who, and whose claim is it?

`eval/gold/told.jsonl` holds reports of one sentence, half of them ("dev") looked at while rules were made, half
("test") not. `key` are words of the content, `told` a pattern for the word that must tell it, `who` the words for the
person or thing, and `whose` the claim's voice: "outlet" (the report itself asserts what somebody knew or saw), "holder"
(who says, believes or shows it), "heard" (nobody is named who says so, and it is not asserted), "by:NAME".
`python -m eval.tasks.told` lists the mistakes on the half that may be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.account import account
from dateline.model import Account, Claim, Finding, Rejection
from dateline.readers import Readers
from dateline.reading import Document, Reading, Span
from dateline.report import brief
from dateline.report.headline import headline
from dateline.report.lookup import Lookup
from dateline.settings import Settings

NAME = "told"
GOLD = Path(__file__).parents[1] / "gold" / "told.jsonl"

#: What a row's told word is where the page's fixed verbs tell it well.
PLAIN = ("said", "den")

Row = dict[str, str]


class Told(NamedTuple):
    """One row, the sentences in which the page tells it, its headline, and whose claim it is."""

    row: Row
    sentences: tuple[str, ...]
    headline: str
    voices: tuple[str, ...]
    sure: bool

    @property
    def kept(self) -> bool:
        """Whether every sentence that holds the key tells it by the cue's meaning and no other. "Said" is kept by
        "said" and "according to" alone."""
        word = r"said|according to" if self.row["told"] == "said" else self.row["told"]
        wrong = re.compile(r"\bsaid\b|according to", re.IGNORECASE)
        about = [*self.sentences, *([self.headline] if self._holds(self.headline) else [])]
        right = [re.search(word, s, re.IGNORECASE) is not None for s in about[: len(self.sentences)]]
        plain = self.row["told"] == "said"
        stray = any(wrong.search(s) for s in about) and not plain
        return bool(right) and all(right) and not stray

    def _holds(self, sentence: str) -> bool:
        return self.row["key"].casefold() in sentence.casefold()

    @property
    def named(self) -> bool:
        """Whether every sentence names who."""
        who = self.row["who"].casefold()
        return bool(self.sentences) and all(who in s.casefold() for s in self.sentences)

    @property
    def owned(self) -> bool:
        """Whether the claims with the key are all of the voice that the row gives."""
        whose = self.row["whose"]
        if not self.voices:
            return False
        if whose in ("outlet", "heard"):
            return all(v == "" for v in self.voices) and self.sure == (whose == "outlet")
        name = (whose.removeprefix("by:") if whose.startswith("by:") else self.row["who"]).casefold()
        return all(v and (v.casefold() in name or name in v.casefold()) for v in self.voices)


def gate() -> dict[str, float]:
    """Percent of rows, by half: the cue's meaning kept, who is named, whose claim it is."""
    return scores(answers(read(GOLD)))


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Nothing: no corpus says how a page should word what it read."""
    return {}


def read(path: Path) -> list[Row]:
    """The rows of a file of gold."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def scores(found: Sequence[Told]) -> dict[str, float]:
    """The shares, and for what people plainly said the share that "said" or "according to" tells."""
    made: dict[str, float] = {}
    for half in sorted({t.row["half"] for t in found}):
        rows = [t for t in found if t.row["half"] == half]
        plain = [t for t in rows if t.row["told"] in PLAIN]
        other = [t for t in rows if t.row["told"] not in PLAIN]
        made[f"{half}, meaning kept"] = _share([t.kept for t in other])
        made[f"{half}, plain words told plainly"] = _share([t.kept and _plain(t) for t in plain])
        made[f"{half}, who is named"] = _share([t.named for t in rows])
        made[f"{half}, whose claim"] = _share([t.owned for t in rows])
    return made


def _plain(told: Told) -> bool:
    """Whether no sentence falls back on quoting the report's own."""
    return not any("reported: “" in s for s in told.sentences)


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0


def answers(rows: Sequence[Row]) -> list[Told]:
    """Every row read as a report by itself and told."""
    readers = Readers(Settings())
    documents = [Document(row["id"], row["text"], source="The Daily Bell", published="2031-05-02") for row in rows]
    return [_answer(row, reading) for row, reading in zip(rows, readers.read(documents), strict=True)]


def _answer(row: Row, reading: Reading | Rejection) -> Told:
    if isinstance(reading, Rejection):
        return Told(row, (), "", (), False)
    made = account([reading], (), "eval")
    lookup = Lookup(made)
    start = row["text"].index(row["key"])
    key = Span(start, start + len(row["key"]))
    claims = {c.id: c for c in made.claims if any(s.overlaps(key) for s in c.content)}
    sentences = tuple(point.text for f in _about(made, claims) if (point := brief.point_of(lookup, f)) is not None)
    voices = tuple("" if lookup.speaker(c).own_voice else lookup.speaker(c).full for c in claims.values())
    sure = all(c.certainty == "stated" for c in claims.values())
    return Told(row, sentences, headline(lookup, brief.points(lookup)), voices, sure)


def _about(made: Account, claims: Mapping[str, Claim]) -> Iterator[Finding]:
    return (f for f in made.findings if any(c in claims for c in f.pro))


def mistakes(found: Sequence[Told]) -> Iterator[str]:
    """What is wrong with each row of the half that may be read."""
    for told in found:
        wrong = [w for w in ("kept", "named", "owned") if not getattr(told, w)]
        if wrong and told.row["half"] == "dev":
            yield f"{told.row['id']} {', '.join(wrong)}: {told.row['text']}"
            yield f"    {told.sentences} voices {told.voices}, headline {told.headline}"


if __name__ == "__main__":
    every = answers(read(GOLD))
    print(*mistakes(every), *(f"{name}: {score:.1f}" for name, score in scores(every).items()), sep="\n")
