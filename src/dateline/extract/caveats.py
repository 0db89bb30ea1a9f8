"""The report's own words on how far a statement holds, tied to what they cover.

Found by trigger words in their construction (:mod:`.caveats_triggers`), tied to statements by whose words they name, by
what they share with them and by nearness (:mod:`.caveats_ties`). Quotations and furniture hold no caveat.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from dateline.entries import entries, entry_at
from dateline.extract.attributions import scene_of
from dateline.extract.caveats_answers import answers
from dateline.extract.caveats_likeness import Likeness
from dateline.extract.caveats_ties import Ties
from dateline.extract.caveats_triggers import triggers
from dateline.extract.clauses import Scene
from dateline.reading import Caveat, CaveatKind, Reading, Span, Token, identify

_AGAINST = frozenset(("denied", "disputed"))

if TYPE_CHECKING:
    from dateline.extract.events_meaning import Vectors


class Caveats:
    """An Extractor: furniture, parse and attributions in; caveats out."""

    name = "caveats"
    version = "3"
    reads = frozenset({"furniture", "parse", "names", "attributions"})
    writes = frozenset({"caveats"})

    def __init__(self, vectors: Callable[[Reading], Vectors] | None = None) -> None:
        """`vectors` gives the word vectors of a reading, where a network has read it; without, words are compared."""
        self._vectors = vectors

    def extract(self, reading: Reading) -> Reading:
        """The reading with its caveats, in text order."""
        scene = scene_of(reading)
        whole = reading
        reading = msgspec.structs.replace(reading, attributions=tuple(a for a in reading.attributions if not a.unsaid))
        vectors = self._vectors(reading) if self._vectors is not None else None
        borders = entries(reading.text, reading.document.published)
        starts = [reading.parse.sentence_span(n).start for n in range(len(reading.parse.sentences))]
        ties = Ties(reading, scene, Likeness(reading.parse, vectors), lambda n: entry_at(borders, starts[n]))
        found: dict[tuple[int, CaveatKind], Caveat] = {}
        for trigger in triggers(scene, reading.attributions):
            span = _clause(scene, trigger.token)
            about, why = ties.of(trigger)
            covers = sorted({n for a in about for n in ties.statements.sentences_of[a.id]}) or ties.bare(trigger)
            spans = tuple(reading.parse.sentence_span(n) for n in covers)
            key = (trigger.token.sent, trigger.kind)
            if key not in found:
                found[key] = Caveat(
                    id=identify("v", reading.document.id, span.start, span.end, trigger.kind),
                    span=span,
                    kind=trigger.kind,
                    about=tuple(a.id for a in about),
                    by=f"{self.name}@{self.version}",
                    covers=spans,
                    why=why if about else "",
                )
        for answer in answers(scene, ties.statements, list(reading.attributions)):
            span = _clause(scene, answer.token)
            key = (answer.token.sent, answer.kind)
            if key not in found and not any(n == answer.token.sent and k in _AGAINST for n, k in found):
                found[key] = Caveat(
                    id=identify("v", reading.document.id, span.start, span.end, answer.kind),
                    span=span,
                    kind=answer.kind,
                    about=(answer.answered.id,),
                    by=f"{self.name}@{self.version}",
                    covers=tuple(
                        reading.parse.sentence_span(n) for n in ties.statements.sentences_of[answer.answered.id]
                    ),
                    why="answers the statement before",
                )
        return msgspec.structs.replace(whole, caveats=tuple(sorted(found.values(), key=lambda c: (c.span, c.kind))))


def _clause(scene: Scene, token: Token) -> Span:
    """The clause around the trigger: its own where another one leads the sentence, else the whole sentence."""
    first, stop = scene.parse.sentences[token.sent]
    top = token
    while top.head != top.i and top.dep not in ("ROOT", "conj", "advcl", "relcl", "ccomp", "parataxis"):
        top = scene.tokens[top.head]
    if top.dep in ("conj", "advcl", "relcl") and top.tag != "VB":
        left, right = top.left, top.right
    elif token.dep == "pcomp":
        left, right = scene.tokens[token.head].left, token.right
    else:
        left, right = first, stop - 1
    spans = scene.spans(range(left, right + 1))
    return Span(spans[0].start, spans[-1].end) if spans else Span(scene.tokens[first].start, scene.tokens[stop - 1].end)
