"""The linear model that decides which candidates are toponyms: a weight for each feature, learned offline."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dateline.extract.places_candidates import Candidate
from dateline.extract.places_features import Context, features
from dateline.extract.places_ground import Ground
from dateline.extract.places_named import Named
from dateline.reading import Parse
from dateline.resources import data
from dateline.text import fold


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """The shipped weights (cards/places.md)."""
    loaded: dict[str, float] = json.loads(data("places_model.json").read_text("utf-8"))
    return loaded


def probability(names: Iterable[str], model: Mapping[str, float]) -> float:
    """The logistic of the weights' sum."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(model.get(name, 0.0) for name in names)))))


def second_look(found: Sequence[Candidate], first: Sequence[float], named: Named) -> list[list[str]]:
    """Features from a first pass: how sure the same form is elsewhere in the report, what overlaps a candidate, and
    whether it lies where the surest places do."""
    ground = Ground(found, first)
    by_form: dict[str, list[tuple[float, int]]] = {}
    for i, c in enumerate(found):
        by_form.setdefault(fold(c.form), []).append((first[i], i))
    for listed in by_form.values():
        listed.sort(reverse=True)
    rival = _rivals(found, first)
    beside: dict[tuple[int, str], float] = {}
    for i, c in enumerate(found):
        for key in ((c.stop - 1, "left"), (c.first, "right")):
            beside[key] = max(beside.get(key, 0.0), first[i])
    extra = []
    for i, c in enumerate(found):
        others = [p for p, k in by_form[fold(c.form)][:2] if k != i]
        names = [f"own={_bin(first[i])}"]
        if others:
            names += [f"best-elsewhere={_bin(others[0])}", f"own+elsewhere={_bin(first[i])}+{_bin(others[0])}"]
        names.append(f"rival={_bin(rival[i])}+{_bin(first[i])}")
        left, right = beside.get((c.first - 2, "left"), 0.0), beside.get((c.stop + 1, "right"), 0.0)
        names.append(f"listed={_bin(max(left, right))}+{_bin(first[i])}")
        lies = ground.of(c)
        how = "main" if any(s.how == "main" for s in c.senses) else "other"
        names += [f"ground={lies}+{known}" for known in (_bin(first[i]), named.kind(c.span), how)]
        extra.append(names)
    return extra


def _rivals(found: Sequence[Candidate], first: Sequence[float]) -> list[float]:
    """The highest probability among the candidates that overlap each one."""
    best = [0.0] * len(found)
    for i, c in enumerate(found):
        k = i + 1
        while k < len(found) and found[k].first < c.stop:
            best[i] = max(best[i], first[k])
            best[k] = max(best[k], first[i])
            k += 1
    return best


def _bin(p: float) -> str:
    return "-" if p == 0 else str(min(5, int(p * 6)))


def judge(parse: Parse, found: Sequence[Candidate], named: Named, model: Mapping[str, float]) -> list[float]:
    """The probability of each candidate to be a toponym, by two passes."""
    context = Context(parse, found, named)
    once = [features(c, context) for c in found]
    first = [probability(names, model) for names in once]
    extra = second_look(found, first, named)
    return [probability(["2:" + n for n in (*a, *b)], model) for a, b in zip(once, extra, strict=True)]


def choose(found: Sequence[Candidate], chances: Sequence[float], threshold: float) -> list[tuple[Candidate, float]]:
    """Candidates above the threshold that do not overlap, the surest first taken, by position."""
    ranked = sorted(range(len(found)), key=lambda i: (-chances[i], found[i].first - found[i].stop, found[i].first))
    taken: set[int] = set()
    chosen = []
    for i in ranked:
        if chances[i] < threshold:
            break
        tokens = range(found[i].first, found[i].stop)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append((found[i], chances[i]))
    return sorted(chosen, key=lambda pair: pair[0].first)
