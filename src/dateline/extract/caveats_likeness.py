"""How much two stretches of one report speak of the same thing: by the encoder's word vectors, or by shared words.

The vectors are those that the tagger's pass gives anyway: each content word of one stretch is held against its best
match in the other, both ways, and the cosines are averaged (BERTScore, Zhang et al. 2020), less the report's own mean,
which all its words share. "Stolen" and "copied", "blaze" and "sparks" meet so. Without vectors, lemmas must be alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.reading import Parse, Span, Token

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dateline.extract.events_meaning import Vectors

#: Lemmas that say too little to be compared by.
LIGHT = frozenset("be have do say tell make get take give go come know think would other such own people".split())
_CONTENT = frozenset("NOUN PROPN VERB ADJ NUM".split())
#: Words of a stretch that are compared; a longer one is known by its beginning.
LONGEST = 40


class Likeness:
    """One report, asked how alike stretches of it are: 0 for nothing in common, about 1 for the same words."""

    def __init__(self, parse: Parse, vectors: Vectors | None) -> None:
        self._parse = parse
        self._vectors = vectors
        self._rows: dict[tuple[Span, ...], npt.NDArray[np.float32]] = {}
        self._mean: npt.NDArray[np.float32] | None = None

    def of(self, a: Sequence[Span], b: Sequence[Span]) -> float:
        """How alike the content words of two stretches are."""
        if self._vectors is None:
            return self._shared(a, b)
        left, right = self._matrix(tuple(a)), self._matrix(tuple(b))
        if not len(left) or not len(right):
            return 0.0
        cosines = left @ right.T
        return max(0.0, float((cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2))

    def found_in(self, a: Sequence[Span], b: Sequence[Span]) -> float:
        """How much of a stretch, a thing in doubt, comes again in another, however long that one is."""
        if self._vectors is None:
            return self._shared(a, b)
        left, right = self._matrix(tuple(a)), self._matrix(tuple(b))
        if not len(left) or not len(right):
            return 0.0
        return max(0.0, float((left @ right.T).max(axis=1).mean()))

    def shared(self, a: Sequence[Span], b: Sequence[Span], names: bool = False) -> int:
        """How many content words two stretches share by lemma, or how many names."""
        left, right = ({t.lemma.lower() for t in self.words(x) if not names or t.pos == "PROPN"} for x in (a, b))
        return len(left & right)

    def words(self, spans: Sequence[Span]) -> list[Token]:
        """The words of a stretch that carry its content."""
        inside = (t for span in spans for t in self._parse.between(span))
        return [t for t in inside if t.pos in _CONTENT and t.lemma.lower() not in LIGHT][:LONGEST]

    def _shared(self, a: Sequence[Span], b: Sequence[Span]) -> float:
        left, right = ({t.lemma.lower() for t in self.words(x)} for x in (a, b))
        return len(left & right) / min(len(left), len(right)) if left and right else 0.0

    def _matrix(self, spans: tuple[Span, ...]) -> npt.NDArray[np.float32]:
        import numpy as np

        assert self._vectors is not None
        if self._mean is None:
            last = self._parse.tokens[-1].end if self._parse.tokens else 0
            whole = self._vectors.of(Span(0, last))
            self._mean = whole.mean(axis=0) if len(whole) else np.zeros(whole.shape[1], np.float32)
        if spans not in self._rows:
            found = [self._vectors.of(Span(t.start, t.end)) for t in self.words(spans)]
            rows = [f.mean(axis=0) - self._mean for f in found if len(f)]
            matrix = np.array(rows, np.float32) if rows else np.zeros((0, len(self._mean)), np.float32)
            lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
            self._rows[spans] = matrix / np.maximum(lengths, 1e-6)
        return self._rows[spans]
