"""For whom do speakers speak, in whole stories of our own: coups, mines, elections, strikes.

`eval/gold/sides.jsonl` holds stories with their speakers: the report, the words of one mention, and every name
that the party may be called by (none: nobody is given, or only the speaker). The half "mended" was looked at while
rules were made; "fresh" was written afterwards and is the honest figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dateline.model import Entity
from dateline.readers import Readers
from dateline.reading import Document, Reading
from dateline.resolve.cluster import resolve
from dateline.settings import Settings
from eval.tasks.speech import plain

NAME = "sides"
GOLD = Path(__file__).parents[1] / "gold" / "sides.jsonl"

Row = dict[str, Any]


class Asked(NamedTuple):
    """One speaker of the gold, its entity, and the entity of its side, where they were found."""

    words: str
    names: list[str]
    speaker: Entity | None
    side: Entity | None

    @property
    def right(self) -> bool:
        """Whether the side is one of the gold's names; nobody and oneself are no side."""
        if not self.names:
            return self.side is None or self.side is self.speaker
        wanted = {plain(name) for name in self.names}
        return self.side is not None and bool(wanted & {plain(n) for n in (self.side.name, *self.side.aliases)})


def gate() -> dict[str, float]:
    """Percent right, of speakers with a side and of those without, by half."""
    readers = Readers(Settings())
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    scores: dict[str, float] = {}
    for half in sorted({row["half"] for row in rows}):
        asked = [one for row in rows if row["half"] == half for one in answers(readers, row)]
        given, none = [a for a in asked if a.names], [a for a in asked if not a.names]
        scores[f"{half}, where one is given"] = 100 * sum(a.right for a in given) / len(given)
        scores[f"{half}, where none is"] = 100 * sum(a.right for a in none) / max(1, len(none))
    return scores


def corpus(shared: Path) -> dict[str, float]:  # noqa: ARG001
    """Nothing: the shared stories are scored by the task `speech`."""
    return {}


def answers(readers: Readers, row: Row) -> Iterator[Asked]:
    """The speakers of one story with what was made of them."""
    documents = [Document(id=f"r{n}", text=text, lang="en") for n, text in enumerate(row["reports"])]
    readings = [r for r in readers.read(documents) if isinstance(r, Reading)]
    _, entities = resolve(readings)
    by_id = {e.id: e for e in entities}
    for report, words, names in row["speakers"]:
        speaker = _entity(readings[report], entities, words)
        side = by_id.get(speaker.side) if speaker is not None and speaker.side is not None else None
        yield Asked(words, names, speaker, side)


def _entity(reading: Reading, entities: Sequence[Entity], words: str) -> Entity | None:
    """The entity of the mention that holds the last word of `words` where they stand first."""
    last = reading.text.index(words) + len(words) - 1
    ids = {m.id for m in reading.names if m.span.start <= last < m.span.end}
    return next((e for e in entities if any(r == reading.document.id and m in ids for r, m in e.mentions)), None)
