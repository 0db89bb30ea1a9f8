"""Spans that end inside a phrase end with it: "views that pose an", "has repeatedly", "by the end of March and".

Each word is tagged by itself, so that a span may stop after an article, an auxiliary, a preposition or "and". People
end next to none so (of 3,324 contents in PolNeAR's training half 1 after an article and none after "and"; of 1,000
tagged ones 17 after such a word). The parse says where the phrase ends; if somebody speaks before that, the span loses
the words that lead there. What it gains is in docs/parts/attribution-tagger.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.clauses import Scene
from dateline.extract.drafts import Draft
from dateline.reading import Span, Token

#: Words that lead to their head, which stands after them.
_LEADS = frozenset("det predet amod compound nummod poss quantmod nmod aux auxpass neg".split())
_PREPOSITIONS = frozenset("prep agent dative".split())
_RELATIVE = frozenset("WDT WP WRB WP$".split())
#: No content grows by more words, and no source or cue, whose phrases are short.
LONGEST, LONGEST_RUN = 25, 3


def whole_phrases(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Mend, in place, where sources, cues and contents end. First the former two: contents stop at them."""
    taken = {i for draft in drafts for i in (*draft.cue, *draft.source)}
    for draft in drafts:
        draft.source = _bare(scene, _run(scene, draft.source, taken))
        cue = _run(scene, draft.cue, taken)
        gained = set(cue) - set(draft.cue)
        draft.cue = cue
        taken.update(draft.cue, draft.source)
        if gained:
            draft.content = [span for span in (_after(scene, span, gained) for span in draft.content) if span]
    for draft in drafts:
        draft.content = [_content(scene, span, taken, draft.content) for span in draft.content]
        draft.cue = _closed(scene, draft)


def _run(scene: Scene, run: list[int], taken: set[int]) -> list[int]:
    """A source or cue with the head that its last word leads to, or without a last "and"."""
    if not run or not _goes_on(scene, max(run)):
        return run
    last = scene.tokens[max(run)]
    head = scene.tokens[last.head]
    if last.tag == "CC":
        return run[:-1] or run
    leads = last.dep in _LEADS or (last.dep == "advmod" and head.pos in ("VERB", "AUX"))
    more = range(last.i + 1, head.i + 1)
    if not leads or last.tag in _RELATIVE or not 0 < len(more) <= LONGEST_RUN or taken.intersection(more):
        return run
    return [*run, *more]


def _closed(scene: Scene, draft: Draft) -> list[int]:
    """The cue without a last preposition whose object is neither content nor source: "said in" a June report. In
    PolNeAR's training half 2 of 488 such cues keep it, of those tagged 9 of 227 did."""
    last = scene.tokens[max(draft.cue)] if draft.cue else None
    if last is None or len(draft.cue) < 2 or last.tag not in ("IN", "TO"):
        return draft.cue
    after = [kid for kid in scene.children(last.i) if kid.i > last.i]
    if not after:
        return draft.cue
    object_ = Span(scene.tokens[after[0].left].start, scene.tokens[after[0].right].end)
    held = any(span.overlaps(object_) for span in (*draft.content, *scene.spans(draft.source)))
    return draft.cue if held else [i for i in draft.cue if i != last.i]


def _bare(scene: Scene, source: list[int]) -> list[int]:
    """A source without joints and prepositions at its edges ("And", "Clinton as")."""
    stop = len(source)
    while stop and scene.tokens[source[stop - 1]].tag in ("CC", "IN"):
        stop -= 1
    first = next((k for k in range(stop) if scene.tokens[source[k]].tag != "CC"), stop)
    return source[first:stop]


def _content(scene: Scene, span: Span, taken: set[int], others: Sequence[Span]) -> Span:
    """A content with the rest of the phrase that its last word opens, or without that word."""
    inside = scene.parse.between(span)
    if not inside or inside[-1].end > span.end or not _goes_on(scene, inside[-1].i):
        return span
    last = inside[-1].i
    end = _opens(scene, inside[-1])
    if end is None:
        return span
    rest = Span(scene.tokens[last + 1].start, scene.tokens[end].end) if last < end <= last + LONGEST else None
    blocked = taken.intersection(range(last + 1, end + 1)) or scene.tokens[last].tag == "CC"
    if rest and not blocked and not any(other.overlaps(rest) for other in others):
        return Span(span.start, rest.end)
    while last > inside[0].i and (not _word(scene.tokens[last]) or _opens(scene, scene.tokens[last]) is not None):
        last -= 1
    return Span(span.start, scene.tokens[last].end)


def _opens(scene: Scene, token: Token) -> int | None:
    """The last token of the phrase that a word opens, itself where it leads nowhere; None where it opens none."""
    head = scene.tokens[token.head]
    if token.tag == "CC":
        return next((other.right for other in scene.children(token.head, "conj") if other.i > token.i), token.i)
    if token.tag in _RELATIVE:
        return None
    if token.dep in _PREPOSITIONS:
        return token.right if any(kid.i > token.i for kid in scene.children(token.i)) else None
    to = token.dep in ("mark", "aux") and token.tag in ("IN", "TO")
    return head.right if (to or token.dep in _LEADS) and head.i > token.i and head.sent == token.sent else None


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether a word follows at once, in the same sentence, both inside quotation marks or both outside."""
    if i + 1 >= len(scene.tokens) or not _word(scene.tokens[i]) or not _word(scene.tokens[i + 1]):
        return False
    return scene.tokens[i].sent == scene.tokens[i + 1].sent and scene.quote_of[i] == scene.quote_of[i + 1]


def _word(token: Token) -> bool:
    return token.text[:1].isalnum()


def _after(scene: Scene, span: Span, gone: set[int]) -> Span | None:
    """A content without the words at its start that its cue has taken; None where nothing is left."""
    inside = scene.parse.between(span)
    kept = next((token for token in inside if token.i not in gone), None)
    if kept is None:
        return None
    return span if kept is inside[0] else Span(kept.start, span.end)
