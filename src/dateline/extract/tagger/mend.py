"""Where one statement ends and the next begins, among neighbouring attributions of one speaker or of two.

The tagger reads words and links, and three shapes escape it: "said X and denied Y" read as one statement with a second
inside, "confirmed X but rejected Y" read as one statement with a gap, and a content that runs on into the next speaker.
The parse tells them apart, or where it is wrong too, the words between.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.extract.clauses import Scene, cue_tokens
from dateline.extract.cues import VERBS, lemma_of
from dateline.extract.drafts import Draft
from dateline.extract.tagger.edges import whole_phrases
from dateline.reading import Span, Token

#: Attributions this far apart in text order are not compared: it keeps long reports linear.
NEAR = 6
_JOINTS = frozenset("and but or then also while yet later".split())
#: VBN is what the parser often makes of a past tense far from its subject.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def mend(scene: Scene, found: Sequence[Draft]) -> list[Draft]:
    """The drafts in text order of their cues, with contents cut apart; drafts left without content are kept."""
    for draft in found:
        own = scene.spans(draft.source)
        draft.content = [span for span in draft.content if not any(s.covers(span) for s in own)]
    drafts = sorted((part for draft in found for part in _apart(scene, draft)), key=lambda d: d.verb.i)
    spoken = {i for draft in drafts for i in (*draft.cue, *draft.source)}
    for draft in drafts:
        draft.content = [_with_relative(scene, span, spoken) for span in draft.content]
    for at, draft in enumerate(drafts):
        for other in drafts[max(0, at - NEAR) : at + NEAR + 1]:
            if other is draft:
                continue
            if _coordinate(scene, draft, other):
                draft.content = _before(scene, draft.content, min(other.cue))
            elif _runs_into(scene, draft, other):
                draft.content = _before(scene, draft.content, min(other.source))
    whole_phrases(scene, drafts)
    return drafts


def yield_to_rules(scene: Scene, found: dict[int, Draft], ruled: Sequence[Draft], sure: float) -> list[Draft]:
    """Sure rules whose words the tagger gave to somebody else or to nobody; `found` loses those words, in place.

    "…, the prosecutor said. 400 homes fell, according to the province": what the second sentence says of itself is not
    the prosecutor's. "Eleven are now known to have died, the ministry said": the cue that has no source is content.
    """
    of_sentence: dict[int, list[int]] = {}
    for key, draft in found.items():
        for number in {t.sent for span in draft.content for t in scene.parse.between(span)[:1]} | {draft.verb.sent}:
            of_sentence.setdefault(number, []).append(key)
    won = []
    for rule in ruled:
        if rule.score < sure or not rule.source or not rule.content:
            continue
        near = [k for k in of_sentence.get(rule.verb.sent, []) if k in found and not set(found[k].cue) & set(rule.cue)]
        lost = [k for k in near if _nobodys(found[k], rule) or _astray(scene, found[k], rule)]
        for key in lost:
            draft = found[key]
            draft.content = [s for s in draft.content if not any(s.overlaps(other) for other in rule.content)]
            if _nobodys(draft, rule) or not draft.content:
                del found[key]
        if lost:
            won.append(rule)
    return won


def _nobodys(draft: Draft, rule: Draft) -> bool:
    """Whether a draft without a source has its cue within what a rule gives to somebody."""
    verb = Span(draft.verb.start, draft.verb.end)
    return not draft.source and any(span.covers(verb) for span in rule.content)


def _astray(scene: Scene, draft: Draft, rule: Draft) -> bool:
    """Whether a draft of another sentence holds nearly all that a rule gives to its own source."""
    if draft.verb.sent == rule.verb.sent or set(draft.source) & set(rule.source):
        return False
    quoted = any(scene.quote_of[t.i] >= 0 for span in rule.content for t in scene.parse.between(span))
    length = sum(s.end - s.start for s in rule.content)
    shared = sum(
        max(0, min(s.end, o.end) - max(s.start, o.start)) for s in rule.content for o in draft.content if s.overlaps(o)
    )
    return not quoted and shared >= 0.8 * length


def _apart(scene: Scene, draft: Draft) -> list[Draft]:
    """The draft, or two where a second cue of the same speaker stands in the gap between two of its contents."""
    for number in range(1, len(draft.content)):
        gap = Span(draft.content[number - 1].end, draft.content[number].start)
        inside = [t for t in scene.parse.between(gap) if t.start >= gap.start and t.end <= gap.end]
        verb = _second_cue(scene, draft, inside)
        if verb is None:
            continue
        lemma = lemma_of(verb.lemma)
        cue = VERBS[lemma]
        rest = draft.content[number:]
        draft.content = draft.content[:number]
        second = Draft(verb, lemma, cue.kind, cue.stance, cue_tokens(scene, verb, frozenset()), draft.source, rest)
        second.score = draft.score
        return [draft, *_apart(scene, second)]
    return [draft]


def _second_cue(scene: Scene, draft: Draft, gap: Sequence[Token]) -> Token | None:
    """A finite verb of saying after "and" or "but", with nothing else in the gap but adverbs and marks."""
    words = [t for t in gap if t.text[:1].isalnum()]
    verbs = [t for t in words if t.tag in _FINITE and lemma_of(t.lemma) in VERBS and t.i not in draft.cue]
    if len(verbs) != 1 or scene.negated(verbs[0].i):
        return None
    others = [t for t in words if t is not verbs[0]]
    joined = any(t.text.lower() in _JOINTS for t in others)
    plain = all(t.text.lower() in _JOINTS or t.pos in ("ADV", "AUX") for t in others)
    return verbs[0] if joined and plain else None


def _coordinate(scene: Scene, outer: Draft, inner: Draft) -> bool:
    """Whether `inner` stands in the content of `outer`, has the same source outside it, and goes on after a joint."""
    verb = Span(inner.verb.start, inner.verb.end)
    if not inner.source or not outer.source or not any(span.covers(verb) for span in outer.content):
        return False
    if max(outer.source) > min(inner.cue) or not set(inner.source) & set(outer.source):
        return False
    before = scene.tokens[: min(inner.cue)][-3:]
    return any(t.text.lower() in _JOINTS for t in before) and not scene.children(inner.verb.i, "nsubj")


def _runs_into(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Whether the content of `draft` ends between the source of `other` and the cue that follows that source."""
    if not other.source or not draft.content or min(other.cue) < min(other.source):
        return False
    source, cue = scene.tokens[min(other.source)].start, scene.tokens[min(other.cue)].start
    last = draft.content[-1]
    return last.start < source < last.end <= cue and max(draft.cue, default=0) < min(other.source)


def _with_relative(scene: Scene, span: Span, spoken: set[int]) -> Span:
    """A content with the relative clause that goes on with its last noun: "the town of Goma, which rebels took"."""
    inside = scene.parse.between(span)
    after = inside[-1].i + 1 if inside else 0
    if not inside or after + 1 >= len(scene.tokens) or scene.tokens[after].text != ",":
        return span
    if scene.tokens[after + 1].text.lower() not in ("which", "whose"):
        return span
    for i in range(inside[0].i, after):
        for verb in scene.children(i, "relcl"):
            clause = range(after, verb.right + 1)
            if verb.left == after + 1 and scene.quote_of[verb.i] == scene.quote_of[i] and not spoken & set(clause):
                return Span(span.start, scene.tokens[verb.right].end)
    return span


def _before(scene: Scene, content: Sequence[Span], token: int) -> list[Span]:
    """The content up to a token, without the joints and marks that lead to it."""
    while token > 0 and (
        scene.tokens[token - 1].text.lower() in _JOINTS or not scene.tokens[token - 1].text[:1].isalnum()
    ):
        if scene.quote_of[token - 1] >= 0:
            break
        token -= 1
    edge = scene.tokens[token].start
    kept = [msgspec.structs.replace(span, end=min(span.end, edge)) for span in content if span.start < edge]
    return [Span(s.start, s.start + len(s.of(scene.text).rstrip(" ,;:–—-"))) for s in kept]
