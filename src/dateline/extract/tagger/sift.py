"""What tagged attributions hold that nobody said, and what they leave out of a quotation.

Each rule answers one kind of error that was read off real reports: a noun before the speaker ("a man police say …"
gives the source "a man police"), who is questioned taken for who questions, the beginning of the next sentence, a bare
mark or article as content, and a quotation of several paragraphs of which only some are taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.clauses import Scene
from dateline.extract.drafts import Draft
from dateline.reading import Span, Stance, Token

_ARTICLES = frozenset({"a", "an"})
#: "A few officials say" is one phrase, though its article is no plural's.
_AMOUNTS = frozenset(
    """few dozen number group couple handful majority minority hundred thousand million billion lot pair trio host range
    variety series score string team crowd third quarter half fifth bunch panel""".split()
)
_PREMODIFIERS = frozenset("DT JJ JJR JJS NN NNP VBN VBG HYPH CD".split())
_QUESTIONED = frozenset("question interview quiz interrogate".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())
_POINTING = frozenset("this that these those all both another".split())
_FEW = frozenset({"few", "nobody", "none"})


def sift(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that somebody says, mended in place; those of whom is questioned are left out."""
    kept = [draft for draft in drafts if not _is_questioned(scene, draft)]
    for draft in kept:
        _without_object(scene, draft)
        draft.content = [_within_sentence(scene, draft, span) for span in draft.content if _says_something(scene, span)]
    whole_speech(scene, kept)
    return kept


def pleads(scene: Scene, verb: Token) -> Stance | None:
    """The stance of a plea in court: "pleaded guilty" grants what is charged, "pleaded not guilty" denies it."""
    if verb.lemma.lower() not in ("plead", "plede"):
        return None
    after = [t.text.lower() for t in scene.tokens[verb.i + 1 : verb.i + 4] if t.sent == verb.sent]
    if "innocent" in after[:1] or after[:2] == ["not", "guilty"]:
        return "denies"
    return "confirms" if "guilty" in after[:1] else None


def says_few(scene: Scene, draft: Draft) -> bool:
    """Whether hardly anybody says it: "few in the town said that they were warned"."""
    words = [scene.tokens[i].text.lower() for i in draft.source[:2]]
    return bool(words) and (words[0] in _FEW or words in (["no", "one"], ["hardly", "anyone"], ["hardly", "anybody"]))


def _is_questioned(scene: Scene, draft: Draft) -> bool:
    """Whether the cue is what is done to somebody: "four people questioned about the fire"."""
    verb = draft.verb
    passive = verb.dep == "acl" or bool(scene.children(verb.i, "auxpass"))
    return verb.lemma.lower() in _QUESTIONED and verb.tag == "VBN" and passive


def _without_object(scene: Scene, draft: Draft) -> None:
    """Split a source that begins with what is spoken of: in "a move unions say is aimed at …" the unions speak.

    An article of one before a plural head shows it: the parser reads the two as one phrase.
    """
    source = draft.source
    if len(source) < 3 or source != list(range(source[0], source[-1] + 1)) or min(draft.cue, default=0) < source[-1]:
        return
    words = [scene.tokens[i] for i in source]
    if words[0].text.lower() not in _ARTICLES or words[-1].tag not in ("NNS", "NNPS"):
        return
    noun = next((k for k, t in enumerate(words[:-1]) if t.tag == "NN"), None)
    if noun is None or any(t.tag not in _PREMODIFIERS or t.lemma.lower() in _AMOUNTS for t in words[:-1]):
        return
    if any(t.tag in ("VBN", "VBG") for t in words[noun:]):
        return  # "a union representing nurses"
    draft.source = source[noun + 1 :]
    spoken_of = Span(words[0].start, words[noun].end)
    if not any(span.overlaps(spoken_of) for span in draft.content):
        draft.content = [spoken_of, *draft.content]


def _says_something(scene: Scene, span: Span) -> bool:
    """Whether a content is more than marks, an article or "and"."""
    words = [t for t in scene.parse.between(span) if t.text[:1].isalnum()]
    return any(t.tag not in ("CC", "DT") or t.text.lower() in _POINTING for t in words)


def _within_sentence(scene: Scene, draft: Draft, span: Span) -> Span:
    """A content without the first words of the next sentence, where these are no clause and nobody's quotation."""
    inside = scene.parse.between(span)
    if not inside or inside[0].sent == inside[-1].sent:
        return span
    last = inside[-1].sent
    first, stop = scene.parse.sentences[last]
    rest = [t for t in inside if t.sent == last]
    words = [t for t in scene.tokens[rest[-1].i + 1 : stop] if t.text[:1].isalnum()]
    if not words or any(t.tag in _FINITE or scene.quote_of[t.i] >= 0 for t in rest) or draft.verb.sent == last:
        return span
    return Span(span.start, scene.tokens[first - 1].end)


def whole_speech(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give a quotation that runs over several paragraphs wholly to whoever is given most of it, in place."""
    spoken = sorted(scene.tokens[i].start for draft in drafts for i in (*draft.cue, *draft.source))
    for run in _runs(scene):
        if any(run.start <= at < run.end for at in spoken):
            continue
        shares = [(sum(_shared(span, run) for span in draft.content), -number) for number, draft in enumerate(drafts)]
        most, number = max(shares, default=(0, 0))
        if most * 4 < run.end - run.start:
            continue
        owner = drafts[-number]
        for draft in drafts:
            draft.content = [span for span in draft.content if not run.covers(span)]
        owner.content = sorted([span for span in owner.content if not span.overlaps(run)] + [run])


def _runs(scene: Scene) -> list[Span]:
    """Quotations that go on over paragraphs until one closes; those of one paragraph are left to the tagger."""
    found: list[Span] = []
    start: int | None = None
    for number, quote in enumerate(scene.quotes):
        if quote.closed:
            if start is not None:
                found.append(Span(start, quote.span.end))
            start = None
            continue
        after = scene.quotes[number + 1].span.start if number + 1 < len(scene.quotes) else None
        joined = after is not None and not scene.text[quote.span.end : after].strip()
        opens_anew = after is not None and not scene.text[after].isalnum()
        if not joined or opens_anew:
            start = None
        elif start is None:
            start = quote.span.start
    return found


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))
