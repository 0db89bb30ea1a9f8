"""Stories that go on after a long silence: an arrest, a trial, an anniversary names the same people again.

Words alone must fade with time, or every flood would join the last one. Names need not: two groups that share names
which hardly any other report holds, and that are still much alike, are one story however long the gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: Names that two groups must share, each in at most so many reports, most of them in these two groups.
NAMES, MOST_REPORTS, EXCLUSIVE = 2, 30, 0.8
#: Mean likeness of the two groups, time aside. At 0.25 the development sets of politics lose two points of BCubed F1,
#: because the same politicians make news every month; incidents gain 1.6 at any value from 0.2 to 0.3.
ENOUGH = 0.3


def joined(
    groups: Sequence[Sequence[int]], vectors: Sequence[Mapping[str, float]], frequency: Mapping[str, int]
) -> list[list[int]]:
    """The groups of report numbers with follow-ups put to their stories, sorted; `frequency` counts reports by term."""
    parent = list(range(len(groups)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    sums: dict[int, dict[str, float]] = {}
    for (one, other), names in sorted(_meetings(groups, vectors, frequency).items()):
        if names >= NAMES and _likeness(one, other, groups, vectors, sums) >= ENOUGH:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    found: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        found.setdefault(root(at), []).extend(group)
    return sorted(sorted(group) for group in found.values())


def _meetings(
    groups: Sequence[Sequence[int]], vectors: Sequence[Mapping[str, float]], frequency: Mapping[str, int]
) -> dict[tuple[int, int], int]:
    """How many names of their own two groups share."""
    holders: dict[str, dict[int, int]] = {}
    for at, group in enumerate(groups):
        for number in group:
            for term in vectors[number]:
                if "_" in term and 2 <= frequency[term] <= MOST_REPORTS and not any(c.isdigit() for c in term):
                    held = holders.setdefault(term, {})
                    held[at] = held.get(at, 0) + 1
    shared: dict[tuple[int, int], int] = {}
    for term, held in holders.items():
        largest = sorted(held, key=lambda g: (-held[g], g))[:MOST_REPORTS]
        for place, one in enumerate(largest):
            for other in largest[place + 1 :]:
                if held[one] + held[other] < EXCLUSIVE * frequency[term]:
                    break
                pair = (min(one, other), max(one, other))
                shared[pair] = shared.get(pair, 0) + 1
    return shared


def _likeness(
    one: int,
    other: int,
    groups: Sequence[Sequence[int]],
    vectors: Sequence[Mapping[str, float]],
    sums: dict[int, dict[str, float]],
) -> float:
    """Mean likeness of all pairs of reports across two groups, as the product of their summed vectors."""
    for at in (one, other):
        if at not in sums:
            total: dict[str, float] = {}
            for number in groups[at]:
                for term, weight in vectors[number].items():
                    total[term] = total.get(term, 0.0) + weight
            sums[at] = total
    product = sum(weight * sums[other].get(term, 0.0) for term, weight in sums[one].items())
    return product / (len(groups[one]) * len(groups[other]))
