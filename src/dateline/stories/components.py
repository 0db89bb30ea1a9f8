"""Which reports hang together at all, directly or through others: union-find with the members of each set in a ring."""

from __future__ import annotations

from array import array


class Components:
    """Disjoint sets of report numbers; 8 bytes a report."""

    def __init__(self) -> None:
        self._parent = array("I")
        self._next = array("I")

    def append(self) -> None:
        """The next number, alone."""
        self._parent.append(len(self._parent))
        self._next.append(len(self._next))

    def root(self, number: int) -> int:
        """The number that stands for the set."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def unite(self, one: int, other: int) -> None:
        """Make one set of two."""
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            self._next[first], self._next[second] = self._next[second], self._next[first]

    def members(self, number: int, most: int | None = None) -> list[int]:
        """The set of a number, sorted; where `most` is given, at most so many of it."""
        found = [number]
        at = self._next[number]
        while at != number and (most is None or len(found) < most):
            found.append(at)
            at = self._next[at]
        return sorted(found)
