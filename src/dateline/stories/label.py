"""A short name for a story: the title of its most central report, or else the names that its reports share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Document
from dateline.stories.terms import surfaces

LONGEST = 100
#: Reports that are looked at for a label; a story of thousands needs no more.
SAMPLE = 60
NAMES = 3
#: A name of two words says more than one word that is a little heavier.
WHOLE_NAME = 1.6
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_ORIGINS = ("ian", "ians", "ish", "ese", "eans", "ean")


def label(documents: Sequence[Document], vectors: Sequence[Mapping[str, float]]) -> str:
    """One line for the story of these reports, whose term vectors stand beside them in order."""
    documents, vectors = documents[:SAMPLE], vectors[:SAMPLE]
    total: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    central = [sum(weight * total[term] for term, weight in vector.items()) for vector in vectors]
    titled = [(-score, at) for at, score in enumerate(central) if (documents[at].title or "").strip()]
    if titled:
        return _short(" ".join((documents[min(titled)[1]].title or "").split()))
    return _names(documents, total) or _short(" ".join(documents[0].text.split())) or "(no words)"


def _names(documents: Sequence[Document], total: Mapping[str, float]) -> str:
    """The heaviest names as most often written: none begins like another, none is an adjective of origin."""
    written: dict[str, dict[str, int]] = {}
    for document in documents:
        for term, form in surfaces(document.title, document.text):
            forms = written.setdefault(term, {})
            forms[form] = forms.get(form, 0) + 1
    chosen: list[str] = []
    heavy = {t: total.get(t, 0.0) * (WHOLE_NAME if "_" in t else 1.0) for t in written}
    for term in sorted(written, key=lambda t: (-heavy[t], t)):
        starts = {part[:4] for part in term.split("_")}
        apart = not any(starts & {part[:4] for part in other.split("_")} for other in chosen)
        form = min(written[term])
        if heavy[term] > 0 and apart and _telling(form):
            chosen.append(term)
        if len(chosen) == NAMES:
            break
    return ", ".join(min(written[term], key=lambda f: (-written[term][f], f)) for term in chosen)


def _telling(form: str) -> bool:
    return len(form) > 3 and not form.endswith(_ORIGINS) and not set(form.casefold().split()) & _DAYS


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
