"""Speech that is set as dialogue: interviews with labelled turns, and lines that a dash opens.

"Q: … A: …" and "Ruiz: …" give each turn to its label, also inside quotation marks; the questions are the outlet's own
and no statement. "— No, — said the driver. — It went on." is the dash of Spanish, French and Russian print, with the
cue between two dashes. Quotations that a name signs are in :mod:`.turns_signed`.
Nothing here needs a parse, so it holds where the parse of such lines is noise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from dateline.extract.turns_signed import signed
from dateline.reading import Span
from dateline.text import paragraphs, trim

#: A label at the start of a line: at most five words, the first in capitals, then a colon or (Q and A) a full stop.
_LABEL = re.compile(
    r"[\"“]?(?P<label>(?:[QA](?=[:.])|[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){0,4}))(?P<mark>[:.])[ \t]+(?=\S)"
)
_ASKING = frozenset(
    "q question interviewer journalist reporter host presenter moderator anchor correspondent editor".split()
)
_ANSWERING = frozenset("a answer".split())
#: A transcript has so many labelled lines, a label that comes back, and most paragraphs labelled or going on.
FEWEST, SHARE = 3, 0.4
_DASHES = r"—–―\-"
_OPENING = re.compile(rf"[{_DASHES}][ \t]*(?=[^\s{_DASHES}\d])")
_INNER = re.compile(rf"[,.!?…]?[ \t]+[{_DASHES}]{{1,2}}[ \t]+")
_WORD = re.compile(r"[^\W\d_]+")
#: Words that a source between dashes may have beside the cue.
LONGEST_SOURCE = 8


class Turn(NamedTuple):
    """Words of one speaker: `source` and `cue` where they stand (the label is the source), `content` what was said.

    `asks`: a question of the interviewer, which is nobody's statement. `generic`: the label names nobody ("A").
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    asks: bool = False
    generic: bool = False


def turns(text: str, cues: Collection[str], outlet: str | None = None) -> list[Turn]:
    """The turns of a text in order; none where it is no dialogue. `cues` are lower-case forms of verbs of saying.

    Linear in the text.
    """
    blocks = list(paragraphs(text))
    signatures = [Turn(source, None, (content,)) for source, content in signed(text, cues)]
    spoken = [*_labelled(text, blocks, outlet), *_dashed(text, blocks, cues)]
    taken = {span for turn in spoken for span in turn.content}
    return sorted([*spoken, *(t for t in signatures if taken.isdisjoint(t.content))], key=lambda t: t.content[0])


def _labelled(text: str, blocks: Sequence[Span], outlet: str | None) -> list[Turn]:
    labels = [_LABEL.match(text, block.start, block.end) for block in blocks]
    labels = [m if m and (m["mark"] == ":" or m["label"] in "QA") else None for m in labels]
    names = Counter(_key(m["label"]) for m in labels if m)
    first = next((n for n, m in enumerate(labels) if m), 0)
    many = sum(names.values())
    again = {key for key, count in names.items() if count > 1}
    if many < FEWEST or not again or many < SHARE * (len(blocks) - first):
        return []
    own = _ASKING | (set((outlet or "").casefold().split()) - {"the"})
    found: list[Turn] = []
    current: tuple[Span, str, list[Span]] | None = None
    for block, match in zip(blocks, labels, strict=True):
        if match and _key(match["label"]) in again | _ASKING | _ANSWERING:
            if current:
                found.append(_turn(*current, own))
            label = Span(match.start("label"), match.end("label"))
            current = (label, _key(match["label"]), [trim(text, Span(match.end(), block.end))])
        elif current:
            current[2].append(block)
    if current:
        found.append(_turn(*current, own))
    return [turn for turn in found if turn.content]


def _key(label: str) -> str:
    """The last word of a label: "Maria Lopez" is "Lopez" from the second time on."""
    return label.casefold().split()[-1]


def _turn(label: Span, key: str, content: list[Span], own: Collection[str]) -> Turn:
    kept = tuple(span for span in content if span.start < span.end)
    return Turn(label, None, kept, key in own, key in _ANSWERING)


def _dashed(text: str, blocks: Sequence[Span], cues: Collection[str]) -> list[Turn]:
    """Lines that a dash opens and in which a second one brings the cue: "— No, — said the driver. — It went on."."""
    found = []
    for block in blocks:
        opening = _OPENING.match(text, block.start, block.end)
        if opening is None:
            continue
        parts = _parts(text, opening.end(), block.end)
        for number, part in enumerate(parts[1:3], start=1):
            said = _said(text, part, cues)
            if said is not None:
                cue, source, rest = said
                content = [*parts[:number], *([rest] if rest else []), *parts[number + 1 :]]
                found.append(Turn(source, cue, tuple(content)))
                break
    return found


def _parts(text: str, start: int, end: int) -> list[Span]:
    edges = [start]
    for match in _INNER.finditer(text, start, end):
        kept = match.start() + (1 if match[0][0] in ",.!?…" else 0)
        edges += [kept, match.end()]
    edges.append(end)
    spans = [trim(text, Span(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [span for span in spans if span.start < span.end]


def _said(text: str, part: Span, cues: Collection[str]) -> tuple[Span, Span, Span | None] | None:
    """Cue, source and what follows in a part like "said the driver" or "the driver said. And then"."""
    stop = next((m.end() for m in re.finditer(r"[.!?](?=\s|$)", part.of(text))), part.end - part.start)
    clause = trim(text, Span(part.start, part.start + stop))
    words = [Span(clause.start + m.start(), clause.start + m.end()) for m in _WORD.finditer(clause.of(text))]
    if not 2 <= len(words) <= LONGEST_SOURCE + 1:
        return None
    cue = next((w for w in (words[0], words[-1]) if w.of(text).lower() in cues), None)
    if cue is None:
        return None
    source = Span(words[1].start, words[-1].end) if cue is words[0] else Span(words[0].start, words[-2].end)
    rest = trim(text, Span(part.start + stop, part.end))
    return cue, source, rest if rest.start < rest.end else None
