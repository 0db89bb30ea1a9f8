"""Where the words of a map go: greedy placement, most important first, no two on top of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec


class Rect(msgspec.Struct, frozen=True):
    """A rectangle on the paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Sheet:
    """The paper and what is taken on it."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.taken: list[Rect] = []

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        self.taken.append(rect)

    def cost(self, rect: Rect) -> int:
        """How many taken rectangles it would cover; a rectangle off the paper costs far more."""
        outside = rect.left < 2 or rect.top < 2 or rect.right > self.width - 2 or rect.bottom > self.height - 2
        return 1000 * outside + sum(rect.meets(other) for other in self.taken)

    def free(self, rect: Rect) -> bool:
        """Whether it lies on the paper and covers nothing."""
        return self.cost(rect) == 0

    def place(self, candidates: Sequence[Rect], must: bool = False) -> int | None:
        """Take the first free candidate and return its number; with `must`, the one that covers least."""
        best: tuple[int, int] | None = None
        for number, rect in enumerate(candidates):
            cost = self.cost(rect)
            if cost == 0:
                best = (0, number)
                break
            if best is None or cost < best[0]:
                best = (cost, number)
        if best is None or (best[0] > 0 and not must):
            return None
        self.take(candidates[best[1]])
        return best[1]


def around(x: float, y: float, gap: float, width: float, height: float) -> list[tuple[Rect, str, float, float]]:
    """Eight places for a label of that size round a point: (rectangle, text anchor, text x, top y), best first."""
    half = height / 2
    spots: Iterable[tuple[float, float, str]] = (
        (x + gap, y - half, "start"),
        (x - gap - width, y - half, "end"),
        (x + gap * 0.7, y - gap * 0.7 - height, "start"),
        (x + gap * 0.7, y + gap * 0.7, "start"),
        (x - gap * 0.7 - width, y - gap * 0.7 - height, "end"),
        (x - gap * 0.7 - width, y + gap * 0.7, "end"),
        (x - width / 2, y - gap - height, "middle"),
        (x - width / 2, y + gap, "middle"),
    )
    found = []
    for left, top, anchor in spots:
        at = {"start": left, "end": left + width, "middle": left + width / 2}[anchor]
        found.append((Rect(left, top, left + width, top + height), anchor, at, top))
    return found
