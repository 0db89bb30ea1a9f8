"""Small metric functions that the scorers share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


def f1(right: float, predicted: float, gold: float) -> float:
    """F1 in percent from counts; 0 where nothing was predicted or nothing was there to find."""
    if not right:
        return 0.0
    precision, recall = right / predicted, right / gold
    return 200 * precision * recall / (precision + recall)


def overlap(predicted: Iterable[Hashable], gold: Iterable[Hashable]) -> float:
    """F1 in percent of two sets of comparable items."""
    p, g = set(predicted), set(gold)
    return f1(len(p & g), len(p), len(g))


def b_cubed(gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> float:
    """BCubed F1 in percent of two clusterings given as one label per item (Bagga and Baldwin 1998)."""
    together: dict[tuple[Hashable, Hashable], int] = {}
    gold_size: dict[Hashable, int] = {}
    predicted_size: dict[Hashable, int] = {}
    for g, p in zip(gold, predicted, strict=True):
        together[g, p] = together.get((g, p), 0) + 1
        gold_size[g] = gold_size.get(g, 0) + 1
        predicted_size[p] = predicted_size.get(p, 0) + 1
    if not gold:
        return 0.0
    precision = sum(n * n / predicted_size[p] for (_, p), n in together.items()) / len(gold)
    recall = sum(n * n / gold_size[g] for (g, _), n in together.items()) / len(gold)
    return 200 * precision * recall / (precision + recall)


def kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Cohen's kappa of two readers' labels of the same items (Cohen 1960); None where chance alone agrees on all."""
    total = len(first)
    if not total:
        return None
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / total
    labels = set(first) | set(second)
    chance = sum((list(first).count(x) / total) * (list(second).count(x) / total) for x in labels)
    return (agreed - chance) / (1 - chance) if chance < 1 else None
