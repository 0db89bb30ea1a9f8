"""Masses of near copies: from a dozen on, one more goes where the others go and is not compared further.

So ten thousand copies of one release cost ten thousand short looks and weigh no more than a dozen texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2b

#: Likeness from which on two reports are near copies.
TWIN = 0.9
#: Near copies that a report must have for it to be a twin of the nearest. Below that every report counts for itself, so
#: that the order of arrival decides nothing.
MASS = 12
#: Reports with the same words but for figures are near copies too: so many different words, within so many days.
TWIN_WORDS, TWIN_DAYS = 30, 3
#: Days that are remembered.
OPEN_DAYS = 4 * TWIN_DAYS
#: Stands for a text with too few words.
NO_WORDING = 0

_FIGURE = re.compile(r"\d")


def wording(terms: Mapping[str, float]) -> int:
    """One number for all different words of a report, figures aside; NO_WORDING where there are few."""
    words = sorted(term for term in terms if _FIGURE.search(term) is None)
    if len(words) < TWIN_WORDS:
        return NO_WORDING
    return int.from_bytes(blake2b("\n".join(words).encode(), digest_size=7).digest(), "big")


class Wordings:
    """Who has which wording, for the latest days."""

    def __init__(self) -> None:
        self._days: dict[int | None, dict[int, list[int]]] = {}

    def twin(self, day: int | None, wording: int) -> int | None:
        """The first of MASS reports of these days with this wording; None where there are fewer."""
        if wording == NO_WORDING:
            return None
        if day is None:
            found = self._days.get(None, {}).get(wording, [])
        else:
            near = range(day - TWIN_DAYS, day + TWIN_DAYS + 1)
            found = [n for d in near if d in self._days for n in self._days[d].get(wording, ())]
        return found[0] if len(found) >= MASS else None

    def add(self, day: int | None, wording: int, number: int) -> None:
        """Remember a report that is nobody's twin."""
        if wording == NO_WORDING:
            return
        self._days.setdefault(day, {}).setdefault(wording, []).append(number)
        dated = [d for d in self._days if d is not None]
        if len(dated) > OPEN_DAYS:
            del self._days[min(dated)]
