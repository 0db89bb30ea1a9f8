"""Statements that answer another one without denying it by a verb: "no such order was given", "put the toll at 12".

What somebody says right after somebody else, and negates of it a word that both have, stands against it; so does
another number for a thing that is counted. Both are read off the parse and reach two sentences back at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.extract.caveats_statements import Statements
from dateline.extract.clauses import Scene
from dateline.reading import Attribution, CaveatKind, Token

#: How many sentences may lie between a statement and its answer.
BACK = 2
#: Letters by which two words are of one stem: "inspected" and "inspection".
STEM = 6
_COUNTED = frozenset("toll number figure count total estimate crowd dead injured wounded missing".split())
_COUNTING = frozenset("put estimate give count speak place".split())
_TOLD = frozenset("nummod pobj dobj attr nsubj appos".split())
_NEGATED = frozenset("NOUN VERB ADJ".split())
_LIGHT = frozenset(
    "be have do say tell make get take give go come know think other such people time year day one thing".split()
)


class Answer(NamedTuple):
    """One answer: its kind, the word that stands for it, the statement that answers and the one that is answered."""

    kind: CaveatKind
    token: Token
    row: Attribution
    answered: Attribution


def answers(scene: Scene, statements: Statements, rows: list[Attribution]) -> Iterator[Answer]:
    """The answers of a report, in the order of its statements; denials by a verb are left to others."""
    for row in rows:
        cue = [t for s in row.cue for t in scene.parse.between(s)]
        if not cue or row.stance not in ("asserts", "confirms") or scene.quote_of[cue[0].i] >= 0:
            continue
        negated = _negated(scene, row)
        numbers = _numbers(scene, row) if _counts(scene, row, cue) else set()
        if not negated and not numbers:
            continue
        for other in statements.near(cue[0].sent, BACK):
            if other.id == row.id or statements.same(other, row) or not statements.claims(other):
                continue
            if statements.place(other) >= statements.place(row) or row.parent == other.id or other.parent == row.id:
                continue
            if negated & _stems(scene, other) and not negated & _negated(scene, other):
                yield Answer("denied", cue[0], row, other)
                break
            theirs = _numbers(scene, other)
            if numbers and len(theirs) == 1 and not numbers & theirs:
                yield Answer("disputed", cue[0], row, other)
                break


def _negated(scene: Scene, row: Attribution) -> set[str]:
    """The stems that a statement's main clause negates: "no such order", "had not failed"."""
    found = set()
    inside = [t for s in row.content for t in scene.parse.between(s)]
    for token in inside[:40]:
        bare = any(c.text.lower() in ("no", "neither") for c in scene.children(token.i, "det", "preconj"))
        if token.pos in _NEGATED and token.lemma.lower() not in _LIGHT and (bare or scene.negated(token.i)):
            found.add(_stem(token))
    return found


def _stems(scene: Scene, row: Attribution) -> set[str]:
    words = (t for s in row.content for t in scene.parse.between(s))
    return {_stem(t) for t in words if t.pos in _NEGATED and t.lemma.lower() not in _LIGHT}


def _stem(token: Token) -> str:
    return token.lemma.lower()[:STEM]


def _counts(scene: Scene, row: Attribution, cue: list[Token]) -> bool:
    """Whether a statement gives a number for something counted: "put the number of dead at 12"."""
    near = {t.lemma.lower() for s in row.content for t in scene.parse.between(s)} | {
        c.lemma.lower() for t in cue for c in scene.children(t.i, "dobj", "nsubjpass")
    }
    return bool({t.lemma.lower() for t in cue} & _COUNTING) and bool(near & _COUNTED)


def _numbers(scene: Scene, row: Attribution) -> set[str]:
    words = (t for s in row.content for t in scene.parse.between(s))
    return {t.text.lower().replace(",", "") for t in words if t.pos == "NUM" and t.dep in _TOLD}
