"""The card names the weights that ship."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from dateline.extract.tagger.fitted import encoder
from dateline.resources import data

CARD = Path(__file__).parents[3] / "cards" / "attribution.md"


def test_the_card_names_the_files_that_ship() -> None:
    told = set(re.findall(r"\b[0-9a-f]{64}\b", CARD.read_text("utf-8")))
    vocabulary = hashlib.sha256(data("attribution/vocabulary.txt").read_bytes()).hexdigest()
    assert told == {encoder(), vocabulary}
