"""All reports as packed vectors, and which of them are near a new one: an inverted index in sorted arrays.

A report costs about 600 bytes for its vector and 450 for the index. Reports are numbered in the order of arrival.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from dateline.stories.linkage import ENOUGH, HALF
from dateline.stories.vectors import WHOLE, Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint32]
    Numbers = NDArray[np.int64]

#: Terms by which two reports find each other: the heaviest of both; the rest only refine the likeness.
PROBES = 60
#: Likeness over those terms alone from which on the rest is looked at.
GLIMPSE = 0.07
#: Days after which two reports no longer meet by words: a likeness of 1 has faded below what is enough.
WINDOW = int(HALF / ENOUGH - HALF) + 1
#: Reports in the smallest block of the index, and how many blocks of one size make one of the next.
BLOCK, BLOCKS, LARGEST_BLOCK = 128, 8, 8192
#: Stands for the day of an undated report.
UNDATED = -1


class Block(msgspec.Struct, frozen=True):
    """Reports `first` to `stop` by term: those of `keys[i]` stand from `starts[i]` to `starts[i + 1]`.

    `days` are the earliest and the latest day; None where an undated report is among them.
    """

    first: int
    stop: int
    days: tuple[int, int] | None
    keys: Keys
    starts: Keys
    numbers: Keys
    weights: NDArray[np.uint16]


class Archive:
    """Vectors and days of all reports, and the index of those that are `indexed` (twins are not)."""

    def __init__(self) -> None:
        self.days = array("i")
        self.indexed = bytearray()
        self._starts = array("Q", [0])
        self._keys = array("I")
        self._weights = array("H")
        self._blocks: list[Block] = []
        self._blocked = 0

    def __len__(self) -> int:
        return len(self.days)

    def append(self, day: int | None, vector: Vector, indexed: bool) -> int:
        """Take in a report; returns its number."""
        self.days.append(UNDATED if day is None else day)
        self.indexed.append(indexed)
        self._keys.frombytes(vector.keys.tobytes())
        self._weights.frombytes(vector.weights.tobytes())
        self._starts.append(len(self._keys))
        if len(self) - self._blocked >= BLOCK:
            self._close()
        return len(self) - 1

    def day(self, number: int) -> int | None:
        """The day of a report."""
        return None if self.days[number] == UNDATED else self.days[number]

    def vector(self, number: int) -> Vector:
        """The vector of a report."""
        import numpy as np

        start, stop = self._starts[number], self._starts[number + 1]
        return Vector(
            np.frombuffer(self._keys[start:stop], np.uint32), np.frombuffer(self._weights[start:stop], np.uint16)
        )

    def probes(self, number: int) -> Keys:
        """The heaviest terms of a report, by which it is found."""
        import numpy as np

        start = self._starts[number]
        return np.frombuffer(self._keys[start : min(start + PROBES, self._starts[number + 1])], np.uint32)

    def near(self, day: int | None, vector: Vector) -> tuple[Numbers, Numbers]:
        """Numbers and whole likenesses of the indexed reports that are alike enough to meet, time aside."""
        import numpy as np

        order = np.argsort(vector.keys[:PROBES])
        keys, weights = vector.keys[:PROBES][order], vector.weights[:PROBES][order].astype(np.int64)
        which, numbers, others = self._hits(keys, day)
        glimpses = np.bincount(numbers, weights[which] * others, len(self))
        likely = np.flatnonzero(glimpses >= GLIMPSE * WHOLE)
        if day is not None:
            days = np.array([self.days[n] for n in likely.tolist()], np.int64)
            likely = likely[(days == UNDATED) | (np.abs(days - day) <= WINDOW)]
        return likely, self.likenesses(vector, likely)

    def holders(self, keys: Keys) -> dict[int, list[int]]:
        """For each of these sorted keys the indexed reports that are found by it, in order; any day counts."""
        which, numbers, _ = self._hits(keys, None)
        found: dict[int, list[int]] = {}
        for key, number in zip(keys[which].tolist(), numbers.tolist(), strict=True):
            found.setdefault(key, []).append(number)
        return {key: sorted(held) for key, held in found.items()}

    def found_by(self, keys: Keys) -> Numbers:
        """The indexed reports that are found by one of these sorted keys, in order; any day counts."""
        import numpy as np

        return np.unique(self._hits(keys, None)[1])

    def likenesses(self, vector: Vector, numbers: Numbers) -> Numbers:
        """Whole likeness (cosine) of the vector to each of these reports."""
        import numpy as np

        order = np.argsort(vector.keys)
        keys, weights = vector.keys[order], vector.weights[order].astype(np.int64)
        if not len(numbers) or not len(keys):
            return np.zeros(len(numbers), np.int64)
        terms, whole, owner = self._gather(numbers)
        at = np.minimum(np.searchsorted(keys, terms), len(keys) - 1)
        shared = np.flatnonzero(keys[at] == terms)
        products = weights[at[shared]] * whole[shared].astype(np.int64)
        return np.bincount(owner[shared], products, len(numbers)).astype(np.int64)

    def sums(self, numbers: Sequence[int]) -> tuple[Keys, Numbers]:
        """Sorted terms and summed weights of these reports."""
        import numpy as np

        terms, whole, _ = self._gather(np.array(numbers, np.int64))
        keys, place = np.unique(terms, return_inverse=True)
        return keys, np.bincount(place, whole, len(keys)).astype(np.int64)

    def product(self, some: Sequence[int], others: Sequence[int]) -> int:
        """The whole likenesses of all pairs of reports across two sets, added up."""
        import numpy as np

        (keys, weights), (their_keys, their_weights) = self.sums(some), self.sums(others)
        _, mine, theirs = np.intersect1d(keys, their_keys, assume_unique=True, return_indices=True)
        return int((weights[mine] * their_weights[theirs]).sum())

    def _hits(self, keys: Keys, day: int | None) -> tuple[Numbers, Numbers, Numbers]:
        """(place in the sorted `keys`, number of the report that is found by it, its whole weight there)."""
        import numpy as np

        hits = [_in_block(block, keys) for block in self._blocks if _meets(block, day)]
        terms, weights, numbers = self._flat(self._blocked, len(self))
        if len(keys) and len(terms):
            at = np.minimum(np.searchsorted(keys, terms), len(keys) - 1)
            shared = np.flatnonzero(keys[at] == terms)
            hits.append((at[shared], numbers[shared], weights[shared].astype(np.int64)))
        empty = np.zeros(0, np.int64)
        return tuple(np.concatenate([empty, *(hit[part] for hit in hits)]) for part in range(3))  # type: ignore[return-value]

    def _gather(self, numbers: Numbers) -> tuple[Keys, NDArray[np.uint16], Numbers]:
        """Terms and weights of these reports in a row, and for each the place of its report among them."""
        import numpy as np

        places = numbers.tolist()
        starts = np.array([self._starts[n] for n in places], np.int64)
        sizes = np.array([self._starts[n + 1] for n in places], np.int64) - starts
        owner = np.repeat(np.arange(len(places)), sizes)
        at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts, sizes)
        return np.frombuffer(self._keys, np.uint32)[at], np.frombuffer(self._weights, np.uint16)[at], owner

    def _flat(self, first: int, stop: int) -> tuple[Keys, NDArray[np.uint16], Numbers]:
        """(term, weight, number) of all probes of the indexed reports from `first` up to `stop`."""
        import numpy as np

        starts = np.frombuffer(self._starts, np.uint64)[first : stop + 1].astype(np.int64)
        sizes = np.minimum(np.diff(starts), PROBES)
        sizes = sizes * np.frombuffer(self.indexed, np.uint8)[first:stop]
        numbers = np.repeat(np.arange(first, stop), sizes)
        at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts[:-1], sizes)
        return np.frombuffer(self._keys, np.uint32)[at], np.frombuffer(self._weights, np.uint16)[at], numbers

    def _close(self) -> None:
        """Make a block of the latest reports, and one of many where there are enough of a size."""
        first, size = self._blocked, BLOCK
        blocks = self._blocks
        while size < LARGEST_BLOCK:
            last = blocks[1 - BLOCKS :]
            if len(last) < BLOCKS - 1 or any(b.stop - b.first != size for b in last):
                break
            first, size = last[0].first, size * BLOCKS
            del blocks[1 - BLOCKS :]
        blocks.append(self._block(first, len(self)))
        self._blocked = len(self)

    def _block(self, first: int, stop: int) -> Block:
        import numpy as np

        terms, weights, numbers = self._flat(first, stop)
        order = np.argsort(terms, kind="stable")
        keys, starts = np.unique(terms[order], return_index=True)
        days = self.days[first:stop]
        return Block(
            first,
            stop,
            None if UNDATED in days else (min(days), max(days)),
            keys,
            np.append(starts, len(order)).astype(np.uint32),
            numbers[order].astype(np.uint32),
            weights[order],
        )


def _meets(block: Block, day: int | None) -> bool:
    return day is None or block.days is None or (block.days[0] - WINDOW <= day <= block.days[1] + WINDOW)


def _in_block(block: Block, keys: Keys) -> tuple[Numbers, Numbers, Numbers]:
    """As `Archive._hits`, for one block."""
    import numpy as np

    at = np.searchsorted(block.keys, keys)
    at[at == len(block.keys)] = 0
    which = np.flatnonzero(block.keys[at] == keys) if len(block.keys) else np.zeros(0, np.int64)
    starts = block.starts[at[which]].astype(np.int64)
    sizes = block.starts[at[which] + 1].astype(np.int64) - starts
    places = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(starts, sizes)
    return np.repeat(which, sizes), block.numbers[places].astype(np.int64), block.weights[places].astype(np.int64)
