"""Quotations to their cues: before, after or around the cue, over sentences and paragraphs, and free-standing ones.

A quotation belongs, in this order, to the cue that governs it in the parse, to a cue that follows it at once, to a cue
that leads up to it, or to whoever was quoted just before. What stays without a cue is left alone: marks around a word
("scare quotes") are no statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.entries import entries, entry_at
from dateline.extract.clauses import Scene
from dateline.extract.drafts import Draft
from dateline.reading import Span

#: How many words may stand between the end of a quotation and the verb that follows it ("…," said / the …, said).
REACH = 30
#: A quotation of fewer words without a verb is a fragment, not an utterance.
FRAGMENT = 4
#: How many words, furniture included, may stand between a quotation and one that continues it in the next paragraph.
FARTHEST = 60
_ENDS = frozenset(".!?")
_ENDINGS = (",", ".", "!", "?", "…", ";", "--", "—")


def link(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Add to each draft the quotations that it announces; `drafts` are in text order and are changed in place."""
    by_verb = {draft.verb.i: draft for draft in drafts}
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.takes_quotes and scene.quote_of[draft.verb.i] < 0:
            sentences.setdefault(draft.verb.sent, []).append(draft)
    running: tuple[Draft, int] | None = None
    for number, (first, stop) in enumerate(scene.quote_tokens):
        if stop == 0 or scene.tokens[first].sent in scene.furniture:
            continue
        if not utterance(scene, number):
            continue
        found = (
            _governing(scene, first, stop, by_verb)
            or _following(scene, stop, sentences)
            or _leading(scene, first, sentences)
        )
        joined = running is not None and _in_one_entry(scene, running[1] - 1, first)
        if found is None and running is not None and joined and _free_standing(scene, first, running[1]):
            found = running[0]
        if found is not None:
            found.quotes.append(number)
            running = (found, stop)
    for draft in drafts:
        _join(scene, draft)


def _in_one_entry(scene: Scene, first: int, second: int) -> bool:
    """Whether two tokens stand in one entry of a live page (any report else is one)."""
    found = entries(scene.text)
    return entry_at(found, scene.tokens[first].start) == entry_at(found, scene.tokens[second].start)


def utterance(scene: Scene, number: int) -> bool:
    """Whether a quotation can be a statement of its own and no marked word."""
    first, stop = scene.quote_tokens[number]
    inner = scene.quotes[number].inner.of(scene.text).rstrip()
    words = [t for t in scene.tokens[first:stop] if t.text[0].isalnum()]
    if not words:
        return False
    if inner.endswith(_ENDINGS) and (inner[-1] != "." or words[0].text[0].isupper() or len(words) >= FRAGMENT):
        return True
    return len(words) >= FRAGMENT and any(t.pos in ("VERB", "AUX") for t in words)


def _governing(scene: Scene, first: int, stop: int, by_verb: dict[int, Draft]) -> Draft | None:
    """The cue on which a word of the quotation hangs, or that hangs on one (", he said,")."""
    for token in scene.tokens[first:stop]:
        if token.head < first or token.head >= stop:
            above = by_verb.get(token.head)
            if (
                above
                and above.takes_quotes
                and scene.quote_of[token.head] < 0
                and token.dep in ("ccomp", "parataxis", "dobj")
            ):
                return above
    sentence = scene.parse.sentences[scene.tokens[stop - 1].sent]
    for i in range(stop, min(sentence[1], stop + REACH)):
        draft = by_verb.get(i)
        inside = first <= scene.tokens[i].head < stop
        if (
            draft
            and draft.takes_quotes
            and inside
            and scene.quote_of[i] < 0
            and scene.tokens[i].dep in ("parataxis", "ccomp")
        ):
            return draft
    return None


def _following(scene: Scene, stop: int, sentences: dict[int, list[Draft]]) -> Draft | None:
    if stop >= len(scene.tokens):
        return None
    last, after = scene.tokens[stop - 1], scene.tokens[stop]
    if "\n" in scene.text[last.end : after.start]:
        return None
    if scene.tokens[max(0, stop - 2)].text in _ENDS and after.text[0].isupper() and last.text != after.text:
        closed_by_stop = scene.tokens[max(0, stop - 2)].text == "."
        if closed_by_stop and after.sent != last.sent:
            return None
    for draft in sentences.get(after.sent, ()):
        first = min([*draft.source, draft.verb.i])
        if draft.verb.i < stop or draft.verb.i - stop > REACH or scene.tokens[draft.verb.i].dep == "relcl":
            continue
        between = scene.tokens[stop:first]
        if len(between) <= 6 and not any(t.text in ":" or t.pos == "VERB" or scene.quote_of[t.i] >= 0 for t in between):
            return draft
    return None


def _leading(scene: Scene, first: int, sentences: dict[int, list[Draft]]) -> Draft | None:
    opening = scene.tokens[first].sent
    start = scene.parse.sentences[opening][0]
    before = [d for d in sentences.get(opening, ()) if d.verb.i < first]
    if before:
        draft = before[-1]
        gap = scene.tokens[draft.verb.i + 1 : first]
        if not any(t.text in (";",) for t in gap) and _leads_up(scene, draft, first):
            return draft
    if start == first and opening > 0:
        last = scene.tokens[first - 1]
        earlier = sentences.get(opening - 1, ())
        if last.text == ":" and earlier:
            return earlier[-1]
    return None


def _leads_up(scene: Scene, draft: Draft, first: int) -> bool:
    """Whether only the cue's own words, a colon or a comma stand between the cue and the quotation."""
    before = scene.tokens[first - 1]
    if before.text in (":", ",", "that", "-", "–", "—") or before.i == draft.verb.i:
        return True
    inside = any(s.start <= before.start < s.end for s in draft.content)
    return inside or before.i in draft.cue


def _free_standing(scene: Scene, first: int, after: int) -> bool:
    """Whether a quotation opens a sentence in the paragraph of the one before it, or the very next paragraph."""
    token = scene.tokens[first]
    before = scene.text[max(0, token.start - 8) : token.start].rstrip(" \t\u00a0")
    if before and before[-1] not in ".!?:\n\r\"”'’»…":
        return False
    between = scene.text[scene.tokens[after - 1].end : token.start]
    if "\n" not in between:
        return len(between) < 400
    if first - after > FARTHEST or "\n" not in scene.text[scene.tokens[first - 1].end : token.start]:
        return False
    line_end = scene.tokens[after - 1].end + between.index("\n")
    return all(t.start < line_end or t.sent in scene.furniture for t in scene.tokens[after:first])


def _join(scene: Scene, draft: Draft) -> None:
    """Content and quotations as one list of spans: quotations that overlap the clause widen it, others stand beside."""
    spans = list(draft.content)
    if draft.quotes and spans:
        begins = [scene.quotes[number].span.start for number in draft.quotes]
        verb = draft.verb.start
        apart = not any(s.overlaps(scene.quotes[n].span) for s in spans for n in draft.quotes)
        if apart and max(s.end for s in spans) <= verb < min(begins):
            spans = []  # "When asked, a source did so: “…”": what leads up to a quotation is no content
    for number in draft.quotes:
        spans.append(scene.quotes[number].span)
    for number in sorted(_touched(scene, draft.content) - set(draft.quotes)):
        quote = scene.quotes[number].span
        if scene.quote_of[draft.verb.i] != number and not _foreign(scene, draft, quote):
            spans.append(quote)
    draft.content = _without(merge(scene.text, spans), _own(scene, draft))


def _touched(scene: Scene, spans: Sequence[Span]) -> set[int]:
    found: set[int] = set()
    for span in spans:
        found.update(scene.quote_of[t.i] for t in scene.parse.between(span))
    return found - {-1}


def _foreign(scene: Scene, draft: Draft, quote: Span) -> bool:
    """Whether the quotation holds the draft's own source or cue."""
    return any(quote.start <= scene.tokens[i].start < quote.end for i in (*draft.source, *draft.cue))


def _own(scene: Scene, draft: Draft) -> list[Span]:
    return [Span(scene.tokens[i].start, scene.tokens[i].end) for i in sorted({*draft.source, *draft.cue})]


def merge(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sorted spans, joined where they overlap or only white space and punctuation stand between them."""
    found: list[Span] = []
    for span in sorted(spans):
        gap = text[found[-1].end : span.start] if found else "x"
        if found and (span.start <= found[-1].end or not any(c.isalnum() or c == "\n" for c in gap)):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    """The spans cut around source and cue words that lie inside them."""
    found: list[Span] = []
    for span in spans:
        start = span.start
        for hole in holes:
            if hole.start < span.end and hole.end > start and hole.start >= start:
                if hole.start > start:
                    found.append(Span(start, hole.start))
                start = hole.end
        if start < span.end:
            found.append(Span(start, span.end))
    return found
