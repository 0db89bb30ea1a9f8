"""A short name for a story: the title of its most central report, or else the names that its reports share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.stories.archive import Archive
from dateline.stories.terms import stem, surfaces
from dateline.stories.vectors import Vector, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 100
#: Reports that are looked at for a label; a story of thousands needs no more.
SAMPLE = 60
NAMES = 3
#: Names that are kept of a report without a title, the heaviest.
KEPT_NAMES = 6
#: A name of two words says more than one word that is a little heavier.
WHOLE_NAME = 1.6
#: Sets a heading of names apart from a title.
_NAMED = "\t"
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_ORIGINS = ("ian", "ians", "ish", "ese", "eans", "ean")


def heading(title: str | None, text: str, vector: Vector) -> str:
    """What is kept of a report to name its story by: its title, its heaviest names, or its first words."""
    if title and title.strip():
        return _short(" ".join(title.split()))
    weights = dict(zip(vector.keys.tolist(), vector.weights.tolist(), strict=True))
    forms: dict[str, dict[str, int]] = {}
    for term, form in surfaces(None, text):
        held = forms.setdefault(term, {})
        held[form] = held.get(form, 0) + 1
    chosen = sorted((-_worth(term, weights), term) for term in forms if _worth(term, weights) > 0)[:KEPT_NAMES]
    names = [min(forms[term], key=lambda form, term=term: (-forms[term][form], form)) for _, term in chosen]  # type: ignore[misc]
    return _NAMED + _NAMED.join(names) if names else _short(" ".join(text[: 4 * LONGEST].split()))


def label(numbers: Sequence[int], headings: Sequence[str], archive: Archive) -> str:
    """One line for the story of these reports; `headings` are those of all reports, by number."""
    numbers = numbers[:SAMPLE]
    keys, sums = archive.sums(numbers)
    titled = [
        (-_centrality(archive.vector(n), keys, sums), place)
        for place, n in enumerate(numbers)
        if headings[n] and not headings[n].startswith(_NAMED)
    ]
    named = [headings[n][1:].split(_NAMED) for n in numbers if headings[n].startswith(_NAMED)]
    if titled and len(named) <= len(titled):
        return headings[numbers[min(titled)[1]]]
    total = dict(zip(keys.tolist(), sums.tolist(), strict=True))
    return _names(named, total) or next((headings[n] for n in numbers if headings[n].strip()), "(no words)").strip()


def _centrality(vector: Vector, keys: NDArray[np.uint32], sums: NDArray[np.int64]) -> int:
    import numpy as np

    return int((sums[np.searchsorted(keys, vector.keys)] * vector.weights).sum()) if len(keys) else 0


def _names(named: Sequence[Sequence[str]], total: Mapping[int, int]) -> str:
    """The heaviest names as most often written: none begins like another, none is an adjective of origin."""
    written: dict[str, dict[str, int]] = {}
    for names in named:
        for form in names:
            forms = written.setdefault("_".join(stem(word.casefold()) for word in form.split()), {})
            forms[form] = forms.get(form, 0) + 1
    chosen: list[str] = []
    for term in sorted(written, key=lambda t: (-_worth(t, total), t)):
        starts = {part[:4] for part in term.split("_")}
        apart = not any(starts & {part[:4] for part in other.split("_")} for other in chosen)
        if _worth(term, total) > 0 and apart and _telling(min(written[term])):
            chosen.append(term)
        if len(chosen) == NAMES:
            break
    return ", ".join(min(written[term], key=lambda f: (-written[term][f], f)) for term in chosen)


def _worth(term: str, weights: Mapping[int, int]) -> float:
    return weights.get(key(term), 0) * (WHOLE_NAME if "_" in term else 1.0)


def _telling(form: str) -> bool:
    return len(form) > 3 and not form.endswith(_ORIGINS) and not set(form.casefold().split()) & _DAYS


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
