"""Average-linkage grouping of reports whose likeness fades with the days between two groups.

Agglomeration (Sokal and Michener 1958): the two groups with the highest mean likeness are joined until none is high
enough. A mean over all pairs keeps one shared topic from chaining a war into a single story, while the fading is
reckoned from the gap between the groups, so that a story with daily follow-ups lives on.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

#: First and last day, as ordinals.
Period = tuple[int, int]

#: Two groups are one story from this mean likeness on. One setting for every kind of collection.
ENOUGH = 0.195
#: Days without a report after which likeness counts half.
HALF = 10.0


def fading(gap: int) -> float:
    """What likeness is worth after a silence of `gap` days."""
    return 1.0 / (1.0 + gap / HALF)


def groups(
    periods: Sequence[Period | None], alike: Sequence[Mapping[int, float]], leaders: Sequence[int]
) -> list[list[int]]:
    """The numbers of like reports, each group and the list of groups in order; twins go with their leaders.

    `periods` are the first and last days of reports, `alike` their likenesses to others, both by number.
    """
    numbers = [number for number, leader in enumerate(leaders) if number == leader]
    twins: dict[int, list[int]] = {}
    for number, leader in enumerate(leaders):
        twins.setdefault(leader, []).append(number)
    found = (group for part in _components(numbers, periods, alike) for group in _agglomerate(part, periods, alike))
    return sorted(sorted(twin for number in group for twin in twins[number]) for group in found)


def _gap(a: Period | None, b: Period | None) -> int:
    """Days between two periods, 0 where they touch or one is unknown."""
    if a is None or b is None:
        return 0
    return max(0, a[0] - b[1], b[0] - a[1])


def _components(
    numbers: Sequence[int], periods: Sequence[Period | None], alike: Sequence[Mapping[int, float]]
) -> Iterable[list[int]]:
    """Connected parts over pairs that could join on their own: no story can reach beyond one."""
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for number in numbers:
        for other, likeness in alike[number].items():
            if other < number and likeness * fading(_gap(periods[number], periods[other])) >= ENOUGH:
                parent[root(number)] = root(other)
    parts: dict[int, list[int]] = {}
    for number in numbers:
        parts.setdefault(root(number), []).append(number)
    return parts.values()


def _agglomerate(
    part: Sequence[int], periods: Sequence[Period | None], alike: Sequence[Mapping[int, float]]
) -> list[list[int]]:
    inside = set(part)
    members = {number: [number] for number in part}
    period = {number: periods[number] for number in part}
    total = {number: {o: s for o, s in alike[number].items() if o in inside} for number in part}

    def likeness(a: int, b: int) -> float:
        return total[a][b] / (len(members[a]) * len(members[b])) * fading(_gap(period[a], period[b]))

    queue = [(-score, a, b) for a in part for b in total[a] if a < b and (score := likeness(a, b)) >= ENOUGH]
    heapq.heapify(queue)
    while queue:
        score, a, b = heapq.heappop(queue)
        if a not in members or b not in members or -likeness(a, b) != score:
            continue  # an entry from before one of the two grew
        _join(a, b, members, period, total)
        for other in total[a]:
            if (score := likeness(a, other)) >= ENOUGH:
                heapq.heappush(queue, (-score, min(a, other), max(a, other)))
    return [sorted(group) for group in members.values()]


def _join(
    a: int,
    b: int,
    members: dict[int, list[int]],
    period: dict[int, Period | None],
    total: dict[int, dict[int, float]],
) -> None:
    """Put group `b` into group `a`."""
    members[a] += members.pop(b)
    old_a, old_b = period[a], period.pop(b)
    if old_a is None or old_b is None:
        period[a] = old_a or old_b
    else:
        period[a] = (min(old_a[0], old_b[0]), max(old_a[1], old_b[1]))
    del total[a][b]
    for other, score in total.pop(b).items():
        if other == a:
            continue
        del total[other][b]
        total[a][other] = total[other][a] = total[a].get(other, 0.0) + score
