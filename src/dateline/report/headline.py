"""The title of the page: the news of the first points in a few words, else a report's own title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.report import wording
from dateline.report.brief import Point
from dateline.report.lookup import Lookup
from dateline.report.statements import lower_first

#: A title must say who: no pronoun in it, and no sentence that opens with "there" or "this".
_NO_TITLE = re.compile(
    r"\b(?:he|she|they|we|i|you|his|her|their|my|our|your)\b|^(?:it|this|that|these|those|there)\b", re.IGNORECASE
)
_JOINT = re.compile(r",? (?:as|and|but|which|who|while|when|after|with|that) |, |; | – ")


def headline(lookup: Lookup, chosen: Sequence[Point], place: str | None = None) -> str:
    """A title that says the news: the short forms of the two first points that are short enough, else a report's title.

    `place` stands before it where the words do not name it. A contested point says so ("…, which is disputed").
    """
    parts: list[str] = []
    told: set[str] = set()
    for point in chosen[:_TITLE_FROM]:
        short = _headline_part(point)
        # Two disputed halves would make a title that says nothing.
        if short and len("; ".join([*parts, short])) <= 120 and not (point.status in told and point.status in _TITLED):
            parts.append(short)
            told.add(point.status)
        if len(parts) == 2:
            break
    if parts:
        title = "; ".join([parts[0], *(lower_first(p) for p in parts[1:])])
        return f"{place}: {lower_first(title)}" if place and place.casefold() not in title.casefold() else title
    headlines = [r.document.title for r in lookup.readings if r.document.title]
    if headlines:
        return headlines[0]
    spoken = [p.short for p in chosen]
    if spoken:
        plain = [w for w in spoken if not w.startswith("“") and "“" not in w]
        return _cut((plain or spoken)[0])
    label = next((s.label for s in lookup.account.stories), "")
    return label or f"{wording.plural(len(lookup.readings), 'report')}, no finding"


#: A title comes from the first points: one further down is not what the story is about.
_TITLE_FROM = 4

#: What a headline adds to a part of that status.
_TITLED = {"contested": ", which is disputed", "unverified": ", not verified"}


def _cut(words: str) -> str:
    """A long sentence cut for a title, at the last comma or joining word that fits, marked with an ellipsis."""
    if len(words) <= 110:
        return words
    ends = [m.start() for m in _JOINT.finditer(words) if 45 <= m.start() <= 108]
    return words[: ends[-1]] + " …" if ends else wording.shorten(words, 108)


def _headline_part(point: Point) -> str | None:
    short = point.short.strip(" .,;:")
    if len(short) > 90 or "…" in short or "“" in short or short.endswith("?") or _NO_TITLE.search(short):
        return None
    return short + _TITLED.get(point.status, "")
