""" "Both said …": a mention of the pair that was named before, so that what two people say has a speaker.

A pair is two names joined by "and" in this sentence or one of the few before it. Where another pair stands as near, or
three names are joined, nothing is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.reading import Mention, Parse, Span, Token, identify
from dateline.values import Name

#: Sentences that "both" looks back.
WINDOW = 3
#: Of the score of the less sure of two names, what is left for their pair.
TRUST = 0.9
_TWO = frozenset("two pair duo couple".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def pairs(document: str, parse: Parse, names: Sequence[Mention]) -> list[Mention]:
    """Mentions of named pairs by "both", "the two" or "the pair" as a subject; `names` in text order."""
    joined = _joined(parse, names)
    if not joined:
        return []
    found = []
    for number, (first, stop) in enumerate(parse.sentences):
        for token in parse.tokens[first:stop]:
            span = _both(parse, token)
            pair = _nearest(joined, number, token) if span is not None else None
            if span is None or pair is None:
                continue
            left, right = pair
            assert isinstance(left.value, Name)
            assert isinstance(right.value, Name)
            found.append(
                Mention(
                    id=identify("m", document, span.start, span.end),
                    span=span,
                    value=Name(f"{left.value.name} and {right.value.name}", "group"),
                    score=round(TRUST * min(left.score, right.score), 3),
                    by="names@1",
                )
            )
    return found


def _both(parse: Parse, token: Token) -> Span | None:
    """The words that mean a pair where `token` is their head and the subject of a verb."""
    word = token.text.casefold()
    children = [parse.tokens[c] for c in parse.children[token.i]]
    if word == "both" and token.dep in _SUBJECTS and not any(c.dep in ("prep", "conj") for c in children):
        return Span(token.start, token.end)
    opened = next((c for c in children if c.dep == "det" and c.text.casefold() in ("the", "these")), None)
    plain = all(c.dep in ("det", "nummod", "punct") for c in children)
    if word in _TWO and token.dep in _SUBJECTS and opened is not None and plain:
        return Span(opened.start, token.end)
    return None


def _joined(parse: Parse, names: Sequence[Mention]) -> list[tuple[int, Mention, Mention]]:
    """(sentence, left, right) of every two names joined by "and" alone, in text order."""
    found = []
    for left, right in pairwise(names):
        if not (_counts(left) and _counts(right)) or _kind(left) != _kind(right):
            continue
        head, other = parse.between(left.span)[-1], parse.between(right.span)[-1]
        between = parse.tokens[head.i + 1 : parse.between(right.span)[0].i]
        if head.sent != other.sent or len(between) > 12 or not any(t.text.casefold() == "and" for t in between):
            continue
        chain = [t for t in parse.sentence(head.sent) if t.dep == "conj" and _tops(parse, t) & {head.i, other.i}]
        if other.dep == "conj" and _tops(parse, other) & {head.i} and len(chain) == 1:
            found.append((head.sent, left, right))
    return found


def _tops(parse: Parse, token: Token) -> set[int]:
    """The tokens above a conjunct, up its chain of conjuncts."""
    found = {token.i}
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
        found.add(token.i)
    return found


def _counts(mention: Mention) -> bool:
    return isinstance(mention.value, Name) and mention.value.kind in ("person", "organisation", "place")


def _kind(mention: Mention) -> str:
    return mention.value.kind if isinstance(mention.value, Name) else ""


def _nearest(
    joined: Sequence[tuple[int, Mention, Mention]], sentence: int, token: Token
) -> tuple[Mention, Mention] | None:
    """The pair named last within the window; None where its sentence names two pairs."""
    near = [p for p in joined if sentence - WINDOW <= p[0] <= sentence and p[2].span.end <= token.start]
    if not near:
        return None
    last = [p for p in near if p[0] == near[-1][0]]
    return (last[0][1], last[0][2]) if len(last) == 1 else None
