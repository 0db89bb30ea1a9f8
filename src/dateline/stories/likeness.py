"""Likenesses of all pairs among some reports, remembered from one addition to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.stories.archive import Archive

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

#: Tables that are remembered, of at least so many reports: a component of hundreds grows by one report at a time.
REMEMBERED, SMALL = 12, 12


class Likenesses:
    """Tables of whole likenesses; computes only the rows that no remembered table holds."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._tables: list[tuple[Numbers, Numbers]] = []

    def among(self, numbers: Sequence[int]) -> Numbers:
        """The likeness of every two of these reports, in their order, as parts of WHOLE."""
        import numpy as np

        wanted = np.array(numbers, np.int64)
        order = np.argsort(wanted)
        ranked = wanted[order]
        table = self._table(ranked) if len(ranked) > SMALL else self._rows(ranked, ranked)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        found: Numbers = table[np.ix_(place, place)]
        return found

    def _table(self, ranked: Numbers) -> Numbers:
        """The table of these reports, which stand in order; made from the remembered one that shares most with it."""
        import numpy as np

        known = [np.isin(ranked, numbers, assume_unique=True) for numbers, _ in self._tables]
        best = max(range(len(known)), key=lambda at: int(known[at].sum()), default=-1)
        table = np.zeros((len(ranked), len(ranked)), np.int64)
        held = known[best] if best >= 0 else np.zeros(len(ranked), bool)
        if held.any():
            numbers, before = self._tables[best]
            at = np.searchsorted(numbers, ranked[held])
            table[np.ix_(held, held)] = before[np.ix_(at, at)]
        new = np.flatnonzero(~held)
        table[new] = self._rows(ranked[new], ranked)
        table[:, new] = table[new].T
        if len(new) or not len(known):
            if held.any() and int(held.sum()) == len(self._tables[best][0]):
                del self._tables[best]  # it has grown into the new one
            self._tables = [*self._tables[1 - REMEMBERED :], (ranked, table)]
        return table

    def _rows(self, some: Numbers, others: Numbers) -> Numbers:
        import numpy as np

        made = [self._archive.likenesses(self._archive.vector(number), others) for number in some.tolist()]
        return np.stack(made) if made else np.zeros((0, len(others)), np.int64)
