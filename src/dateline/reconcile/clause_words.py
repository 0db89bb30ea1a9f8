"""What the words of a claim do in their clauses: which only name, which stand negated, which places they only go by.

Read off the parse of the report: "the gates never opened" negates "open", "refused transport" negates "transport", and
"attacks near Kherson" are not in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from dateline.reading import Parse, Reading, Span, Token
from dateline.reconcile.pair_words import ALIKE
from dateline.reconcile.stems import EMPTY, content_words, stem
from dateline.text import fold
from dateline.values import Name, Place

#: Verbs that turn what hangs on them round.
REFUSING = frozenset("deny refuse fail reject decline avoid stop prevent".split())
#: What hangs on such a verb.
TURNED = frozenset(("dobj", "xcomp", "ccomp", "pcomp", "nsubjpass"))
#: Prepositions of a place that something is by, not in.
BY_IT = frozenset("near around outside beyond towards toward from off past".split())


class ClauseWords(msgspec.Struct, frozen=True):
    """`names`: stems of words that name; `negated`: stems, by class, that stand negated and nowhere else; `beside`:
    keys of places that the words only go by."""

    names: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


class Clauses:
    """One reading, asked for the clause words of stretches of its text."""

    def __init__(self, reading: Reading) -> None:
        self._parse = reading.parse
        self._negated = _negated(reading.parse)
        self._named = sorted(
            ((m.span, m.value) for m in (*reading.names, *reading.places) if isinstance(m.value, Name | Place)),
            key=lambda n: n[0],
        )
        self._starts = [span.start for span, _ in self._named]
        self._text = reading.text

    def of(self, content: Sequence[Span]) -> ClauseWords:
        """The clause words of some spans."""
        tokens = [t for span in content for t in self._parse.between(span)]
        plain = {_class(t) for t in tokens if t.i not in self._negated}
        turned = {_class(t) for t in tokens if t.i in self._negated and t.text.casefold() not in EMPTY}
        named = [
            self._named[n]
            for c in content
            for n in range(bisect_left(self._starts, c.start), bisect_left(self._starts, c.end))
        ]
        names: set[str] = set()
        for span, value in named:
            names |= content_words(span.of(self._text))
            if isinstance(value, Name) and value.role:
                names |= content_words(value.role)
        return ClauseWords(frozenset(names), frozenset(turned - plain), self._beside(named))

    def _beside(self, named: Sequence[tuple[Span, Name | Place]]) -> frozenset[str]:
        by: set[str] = set()
        at: set[str] = set()
        for span, value in named:
            if isinstance(value, Place):
                (by if self._only_by(span) else at).add(place_key(value))
        return frozenset(by - at)

    def _only_by(self, span: Span) -> bool:
        for token in self._parse.between(span):
            head = self._parse.tokens[token.head]
            if head.end <= span.start:
                return head.lemma.casefold() in BY_IT
        return False


def place_key(place: Place) -> str:
    """The gazetteer's id, or the folded name of a place that it lacks."""
    return place.gazetteer or fold(place.name)


def _class(token: Token) -> str:
    plain = stem(token.text)
    return ALIKE.get(plain, plain)


def _negated(parse: Parse) -> frozenset[int]:
    """The numbers of tokens that a "not" or "no" hangs on, or that hang on a verb of refusing."""
    found: set[int] = set()
    for token in parse.tokens:
        if token.dep == "neg" or (token.dep in ("det", "preconj") and token.lemma.casefold() in ("no", "neither")):
            found.add(token.head)
        elif token.lemma.casefold() in REFUSING and token.pos == "VERB":
            found |= {c for c in parse.children[token.i] if parse.tokens[c].dep in TURNED}
    return frozenset(found)
