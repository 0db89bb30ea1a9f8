"""The scheme is what docs/events.md says it is, and the lexicon speaks of its types only."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.extract import events_lexicon
from dateline.extract.events_scheme import SCHEME

DOCS = Path(__file__).parent.parent.parent / "docs" / "events.md"


def test_every_type_is_defined_once() -> None:
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| .+? \| (.+?) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows) == {name: plover or "none" for name, (_, plover) in SCHEME.items()}
    assert len(rows) == len(SCHEME) == 34


def test_lexicon_stays_in_the_scheme() -> None:
    tables = (events_lexicon.VERBS, events_lexicon.NOUNS, events_lexicon.PHRASES)
    assert {kind for table in tables for kind in table.values()} <= set(SCHEME)
    assert {kind for kind, _ in events_lexicon.CUES} <= set(SCHEME)
