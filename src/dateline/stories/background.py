"""How common a term is in news at large, so that five reports can be told apart as well as five thousand.

The table holds shares of texts for stems that are mostly written small; names come from the stream alone. It is made by
`tools/background_terms.py`; its card is `cards/background-terms.md`.
"""

from __future__ import annotations

from functools import lru_cache

from dateline.resources import data

#: The table weighs as much as this many reports of the stream. 300, 1,000 and 3,000 differ by less than a point.
WEIGHT = 1000.0


@lru_cache(maxsize=1)
def shares() -> dict[str, float]:
    """Share of news texts, 0 to 1, that hold a stem; raises SetupError when the table is not installed."""
    lines = data("stories/background.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {stem: int(permille) / 1000 for stem, permille in rows}
