"""What speaks for or against a candidate, as named features of a linear model (`places_model`).

Features are closed word classes, parser labels and gazetteer facts, never words of the texts trained on.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from dateline.extract.places_candidates import Candidate, before_facility, capital
from dateline.extract.places_lexicon import (
    GIVEN,
    GOVERNMENT_VERB,
    GROUP_NOUN,
    LOCATIVE,
    ORGANISATION,
    OTHER_PREPOSITION,
    PLACE_NOUN,
    SPOT_NOUN,
    SPOT_OF,
    TAKING,
    TITLES,
)
from dateline.extract.places_named import Named
from dateline.gazetteer.entry import Entry
from dateline.reading import Parse, Token
from dateline.resources import data
from dateline.text import fold

#: Head start of a kind of feature over a city of the same population, in powers of ten.
BONUS = {"country": 3.0, "region": 3.0, "water": 3.0, "admin1": 0.7, "other": 2.5, "admin2": -1.0, "district": -2.0}


def prior(entry: Entry) -> float:
    """How likely a place is meant before any context: its population and, for what has none, its fame."""
    return math.log10(entry.population + 1) + BONUS.get(entry.feature, 0.0) + min(entry.fame, 60) / 40


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that English texts also write in lower case; made by `tools/train_places.py` (cards/places.md)."""
    return frozenset(data("common_words.txt").read_text("utf-8").split())


class Context:
    """What the features of a report's candidates share."""

    def __init__(self, parse: Parse, found: Sequence[Candidate], named: Named) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.named = named
        self.edges = {first for first, _ in parse.sentences}
        self.ends = {stop for _, stop in parse.sentences}
        self.by_start: dict[int, list[Candidate]] = {}
        self.by_end: dict[int, list[Candidate]] = {}
        for c in found:
            self.by_start.setdefault(c.first, []).append(c)
            self.by_end.setdefault(c.stop, []).append(c)
        self.forms = Counter(fold(c.form) for c in found)
        self.labels: dict[str, Counter[str]] = {}
        self.surnames: set[str] = set()
        self.entity: dict[int, tuple[int, int]] = {}
        self._entities()
        for c in found:
            self.labels.setdefault(fold(c.form), Counter())[self.label(c)] += 1

    def _entities(self) -> None:
        start = 0
        for i, token in enumerate(self.tokens):
            if not token.ent:
                continue
            if token.ent_start or i == 0 or self.tokens[i - 1].ent != token.ent:
                start = i
            for k in range(start, i + 1):
                self.entity[k] = (start, i + 1)
        for first, stop in set(self.entity.values()):
            if self.tokens[first].ent == "PERSON" and stop - first > 1:
                self.surnames.update(fold(t.text) for t in self.tokens[first:stop])

    def label(self, c: Candidate) -> str:
        """The parser's view: "GPE" for exactly this span, "in-ORG" inside one, "over" across several, or "none"."""
        spans = {self.entity[i] for i in range(c.first, c.stop) if i in self.entity}
        if not spans:
            return "none"
        if len(spans) > 1:
            return "over"
        (first, stop), label = (
            next(iter(spans)),
            self.tokens[min(i for i in range(c.first, c.stop) if i in self.entity)].ent,
        )
        if (first, stop) == (c.first, c.stop) or self._trimmed(first, stop) == (c.first, c.stop):
            return label
        if first <= c.first and c.stop <= stop:
            return f"in-{label}" if label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT") else "in-other"
        return "over"

    def _trimmed(self, first: int, stop: int) -> tuple[int, int]:
        if self.tokens[first].text.lower() == "the":
            first += 1
        if self.tokens[stop - 1].text in ("'s", "’s", "'"):
            stop -= 1
        return first, stop


def features(c: Candidate, context: Context) -> list[str]:
    """Names of the features that hold of a candidate."""
    tokens = context.tokens
    label = context.label(c)
    chief = max(c.senses, key=lambda s: (prior(s.entry), s.how == "main", s.entry.id), default=None)
    how = chief.how if chief else "unknown"
    abbreviated = how == "abbr"
    if abbreviated:
        how = "main"
    best = chief.entry if chief else None
    kind = best.feature if best else "none"
    found = [
        "bias",
        f"label={label}",
        f"how={how}",
        f"kind={kind}",
        f"label+kind={label}+{kind}",
        f"how+label={how}+{label}",
    ]
    if best:
        found.append(f"prior={min(9, int(prior(best)))}")
        found.append(f"prior+label={min(9, int(prior(best)))}+{label}")
        found.append(f"senses={min(5, int(math.log2(len(c.senses))))}")
    size = min(4, c.stop - c.first)
    found += [f"size={size}", f"shape={c.shape}+{how}", f"size+how={size}+{how}"]
    last = tokens[c.stop - 1]
    found += [f"tag={last.tag}", f"pos={tokens[c.first].pos}+{kind}"]
    before, after = _before(c, context), _after(c, context)
    found += [f"before={before}", f"after={after}", f"before+label={before}+{label}", f"after+label={after}+{label}"]
    found += [f"sides={before}+{after}", f"after+how={after}+{how}", f"before+how={before}+{how}"]
    if fold(last.text) in GIVEN and size == 1:
        found += [f"given+{after}", f"given+{before}", f"given+{label}"]
    found += _of_report(c, context, label)
    name = context.named.kind(c.span)
    prior_class = f"prior={min(9, int(prior(best)))}" if best else ""
    found += [
        f"named={name}",
        *(
            f"named={name}+{other}"
            for other in (
                f"label={label}",
                f"how={how}",
                f"kind={kind}",
                f"before={before}",
                f"after={after}",
                prior_class,
            )
            if other
        ),
    ]
    if size == 1 and not abbreviated:
        found += _of_word(tokens[c.first], c, context, how)
    return found


def _of_word(token: Token, c: Candidate, context: Context, how: str) -> list[str]:
    folded = fold(token.text)
    found = []
    if folded in common_words():
        found.append("common")
        found.append(f"common+{context.label(c)}")
        found.append(f"common+{'start' if c.first in context.edges else 'inside'}")
    if len(folded) <= 3:
        found.append("short")
    if token.text.isupper():
        found.append(f"upper+{how}")
    return found


def _of_report(c: Candidate, context: Context, label: str) -> list[str]:
    """Evidence from the rest of the report: the same form elsewhere, its labels, people of that name."""
    form = fold(c.form)
    labels = context.labels[form]
    others = sum(labels.values()) - 1
    found = [f"repeats={min(3, others)}"]
    if others:
        for name in ("GPE", "LOC", "PERSON", "ORG", "in-PERSON", "in-ORG", "NORP"):
            share = (labels[name] - (name == label)) / others
            if share >= 0.5:
                found.append(f"elsewhere={name}")
    if any(fold(t.text) in context.surnames for t in context.tokens[c.first : c.stop]):
        found.append("surname")
        found.append(f"surname+{label}")
    larger = [d for d in context.by_start[c.first] if d.stop > c.stop and d.senses]
    if larger or any(d.first < c.first and d.senses for d in context.by_end[c.stop]):
        found.append("within-larger")
    if any(d.stop < c.stop and d.senses for d in context.by_start[c.first]):
        found.append(f"holds-smaller+{c.shape}")
    return found


def _before(c: Candidate, context: Context) -> str:
    """The class of what stands before."""
    if c.first in context.edges:
        return "edge"
    token = context.tokens[c.first - 1]
    word = fold(token.text)
    if token.text in (",", "(", "/", "-", "–", "—", "--") or not word:
        return _joined(c, context, token)
    if word in ("the", "a", "an"):
        earlier = context.tokens[c.first - 2] if c.first - 1 not in context.edges and c.first > 1 else None
        return f"{word}-locative" if earlier is not None and fold(earlier.text) in LOCATIVE else word
    if word.rstrip(".") in TITLES:
        return "title" if capital(token) else "title-low"
    if word in LOCATIVE:
        return "locative"
    if word == "of":
        spot = c.first - 1 not in context.edges and context.tokens[c.first - 2].lemma.lower() in PLACE_NOUN
        return "of-spot" if spot else "of"
    if word in OTHER_PREPOSITION:
        return "preposition"
    if token.lemma.lower() in TAKING:
        return "taking"
    if word in ("northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern",
                "southwestern", "nearby", "mainland", "downtown", "neighbouring", "neighboring"):  # fmt: skip
        return "direction" if token.text.islower() else "direction-capital"
    if word == "s":
        return "possessive"
    if capital(token):
        return "capital-person" if token.ent == "PERSON" else "capital"
    return token.pos.lower()


def _joined(c: Candidate, context: Context, token: Token) -> str:
    """After a comma, bracket or hyphen: whether a place stands on its other side, and one that this one contains."""
    mark = {"(": "bracket", ",": "comma"}.get(token.text, "mark")
    left = [d for d in context.by_end.get(c.first - 1, ()) if d.senses]
    if mark != "mark" and any(contains(o.entry, s.entry) for d in left for s in d.senses[:20] for o in c.senses[:20]):
        return f"{mark}-inside"
    if left:
        return f"{mark}-place"
    previous = context.tokens[c.first - 2] if c.first >= 2 else None
    return f"{mark}-capital" if previous is not None and capital(previous) else mark


def _after(c: Candidate, context: Context) -> str:
    """The class of what stands behind."""
    if c.stop in context.ends:
        return "end"
    token = context.tokens[c.stop]
    word = fold(token.text)
    if token.text == ",":
        right = [d for d in context.by_start.get(c.stop + 1, ()) if d.senses]
        if any(contains(s.entry, o.entry) for d in right for s in d.senses[:20] for o in c.senses[:20]):
            return "comma-container"
        if _explained(c.stop + 1, context):
            return "comma-spot"
        return "comma-place" if right else "comma"
    if token.text in ("'s", "’s", "'", "’"):
        return "possessive"
    if token.text in ("-", "–"):
        return "hyphen"
    if token.text in ("(", "—", "--"):
        return "dash" if token.text != "(" else "bracket"
    if not word:
        return "punct"
    if capital(token):
        if word in ORGANISATION:
            return "organisation"
        if word in SPOT_OF:
            return "spot"
        return "capital-person" if token.ent == "PERSON" else f"capital-{token.pos.lower()}"
    if word in PLACE_NOUN:
        return "spot-noun" if word in SPOT_NOUN else "place-noun"
    if before_facility(context.parse, c.stop):
        return "facility"
    if word in GROUP_NOUN:
        return "group-noun"
    if token.lemma in GOVERNMENT_VERB and token.pos in ("VERB", "AUX"):
        return "says"
    return token.pos.lower()


def _explained(i: int, context: Context) -> bool:
    """Whether what follows a comma says what was named: "a small town in", "about 9 km from", "south of"."""
    for token in context.tokens[i : i + 5]:
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
        if token.text in SPOT_NOUN or token.text in ("km", "kilometers", "kilometres", "miles", "south", "north",
                                                     "east", "west", "northeast", "northwest", "southeast",
                                                     "southwest", "capital", "near", "city"):  # fmt: skip
            return True
    return False


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether the gazetteer puts `inner` into the country or division `outer`."""
    if outer.id == inner.id:
        return False
    if outer.feature == "country":
        return outer.country == inner.country and inner.feature != "country"
    return outer.id in (inner.admin1, inner.admin2)
